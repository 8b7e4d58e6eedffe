"""Places and their codes, against a list kept by others."""

from __future__ import annotations

import csv
import subprocess
import sys
from pathlib import Path

import pytest

from patibat.problems import Problem
from patibat.thai import Place, districts, find_place, place, province, provinces, subdistricts

LIST = Path(__file__).resolve().parents[2] / "../shared/data/samut_prakan_subdistricts_geothai.csv"


def test_the_whole_country() -> None:
    assert len(provinces()) == 77
    codes = [found.code for found in provinces()]
    assert codes == sorted(codes)
    everything = [sub for p in provinces() for d in districts(p.code) for sub in subdistricts(d.code)]
    assert len(everything) > 7_000
    assert all(len(sub.code) == 6 and sub.code.startswith(sub.parent) for sub in everything)
    assert all(place(place(sub.parent).parent).kind == "province" for sub in everything)


def test_samut_prakan() -> None:
    assert province("11") == Place("11", "province", "สมุทรปราการ", "Samut Prakan", "")
    assert [d.code for d in districts("11")] == ["1101", "1102", "1103", "1104", "1105", "1106"]
    assert sum(len(subdistricts(d.code)) for d in districts("11")) == 50
    assert place("๑๑๐๑๐๑").name_th == "ปากน้ำ"


@pytest.mark.skipif(not LIST.is_file(), reason="the list of subdistricts is not beside this checkout")
def test_samut_prakan_against_the_list() -> None:
    with LIST.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    listed = {(row["subdistrict_code"], row["name_th"], row["name_en"], row["district_code"]) for row in rows}
    ours = {(s.code, s.name_th, s.name_en, s.parent) for d in districts("11") for s in subdistricts(d.code)}
    assert ours == listed
    named = {(row["district_code"], row["district_th"]) for row in rows}
    assert named == {(d.code, d.name_th) for d in districts("11")}


@pytest.mark.parametrize(
    ("name", "within", "codes"),
    [
        ("สมุทรปราการ", None, ["11"]),
        ("จังหวัดสมุทรปราการ", None, ["11"]),
        ("จ.สมุทรปราการ", None, ["11"]),
        ("samut prakan", None, ["11"]),
        ("SAMUT-PRAKAN", None, ["11"]),
        ("บางพลี", "11", ["1103"]),
        ("อ. บางพลี", "11", ["1103"]),
        ("ต.บางพลี", "11", []),
        ("ปากนํ้า", "1101", ["110101"]),
        ("ตำบลปากน้ำ", "11", ["110101"]),
        ("อำเภอเมือง", "11", ["1101"]),
        ("เมือง", "11", ["1101"]),
        ("เมืองสมุทรปราการ", None, ["1101"]),
        ("บางโปรง", "1105", []),
        ("muang", "11", ["1101"]),
        ("อ.เมือง", "14", ["1401"]),
        ("แอตแลนติส", None, []),
        ("", None, []),
    ],
)
def test_places_are_found_by_name(name: str, within: str | None, codes: list[str]) -> None:
    assert [found.code for found in find_place(name, within)] == codes


def test_one_name_of_many_places() -> None:
    found = find_place("บางบ่อ", "11")
    assert [(other.kind, other.code[:4]) for other in found] == [("district", "1102"), ("subdistrict", "1102")]
    assert [other.kind for other in find_place("อำเภอบางบ่อ", "11")] == ["district"]
    assert len(find_place("ในเมือง")) > 10


@pytest.mark.parametrize("code", ["", "1", "99", "1199", "119999", "สิบเอ็ด", "11 01"])
def test_unknown_codes(code: str) -> None:
    for ask in (place, province, districts, subdistricts):
        with pytest.raises(Problem) as caught:
            ask(code)
        assert caught.value.code == "thai.place-unknown"
        assert caught.value.kind.status == 404


def test_a_code_of_another_level_is_refused() -> None:
    with pytest.raises(Problem):
        province("1101")
    with pytest.raises(Problem):
        subdistricts("11")
    with pytest.raises(Problem):
        find_place("บางพลี", within="99")


def test_names_are_read_only_when_asked_for() -> None:
    code = "import sys, patibat.thai; print('geothai' in sys.modules, 'django' in sys.modules)"
    source = str(Path(__file__).resolve().parents[2] / "src")
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env={"PYTHONPATH": source}
    )
    assert done.stdout.split() == ["False", "False"]
