"""Text tables in the encodings of Thai offices: read equal, mended, or refused line by line (faults, B5)."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from patibat.papers.workbooks import Column, Limits, find_table, read_csv, write_csv
from patibat.problems import Problem

GENERATOR = Path(__file__).resolve().parents[3] / "../shared/bench/gen/hostile.py"
TEXT = "รหัส,ชื่อโครงการ,งบประมาณ\r\n007,โครงการพัฒนาคุณภาพผู้เรียน,๑๒๓๔๕\r\n008,อื่น ๆ,0\r\n"
CELLS = [
    ["รหัส", "ชื่อโครงการ", "งบประมาณ"],
    ["007", "โครงการพัฒนาคุณภาพผู้เรียน", "๑๒๓๔๕"],
    ["008", "อื่น ๆ", "0"],
]


def refused(content: bytes, limits: Limits | None = None) -> Problem:
    with pytest.raises(Problem) as caught:
        read_csv(content, "งาน.csv", limits or Limits())
    assert "{" not in caught.value.message() + caught.value.why() + caught.value.fix()
    return caught.value


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp874", "tis-620", "utf-16", "utf-16-le", "utf-16-be"])
def test_every_usual_encoding_reads_equal(encoding: str) -> None:
    read = read_csv(TEXT.encode(encoding), "งาน.csv")
    assert read.sheet.rows == CELLS
    assert (read.sheet.name, read.problems, read.repairs) == ("งาน", (), ())


def test_a_table_is_found_as_in_a_workbook() -> None:
    table = find_table(read_csv(TEXT.encode("cp874")).sheet, [Column("code", "รหัส"), Column("money", "งบประมาณ")])
    assert [(row.cells["code"].value, row.ref("money")) for row in table.rows()] == [("007", "C2"), ("008", "C3")]


@pytest.mark.parametrize("delimiter", [";", "\t", "|"])
def test_other_delimiters(delimiter: str) -> None:
    read = read_csv(TEXT.replace(",", delimiter).encode())
    assert (read.sheet.rows, read.delimiter) == (CELLS, delimiter)


def test_a_cut_line_and_a_line_of_another_encoding_are_named() -> None:
    cut = read_csv(TEXT.encode()[:-7])
    assert [problem.where.line for problem in cut.problems] == []
    cut = read_csv(TEXT.replace(",0\r\n", "").encode()[:-1])
    assert [problem.where.line for problem in cut.problems] == [3]
    mixed = read_csv(TEXT.encode() + "009,โครงการ,1\r\n".encode("cp874") + b"010,x,2\r\n", "งาน.csv")
    assert [(problem.code, problem.where.line) for problem in mixed.problems] == [("papers.csv-line-broken", 4)]
    assert mixed.sheet.rows[3:] == [[None] * 3, ["010", "x", "2"]], "other lines keep their places"


def test_a_wrong_encoding_is_turned_back_and_listed_or_refused() -> None:
    mended = read_csv(TEXT.encode().decode("latin-1").encode())
    assert mended.sheet.rows == CELLS
    assert {repair.kind for repair in mended.repairs} == {"mojibake"}
    assert refused(TEXT.encode().decode("cp1252", "replace").encode()).code == "thai.mojibake"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "papers.empty-file"),
        (b"\r\n  \r\n", "papers.empty-file"),
        (b"a,b\r\n1,2\x00\r\n", "papers.csv-not-text"),
        (bytes(range(128, 256)) + b"\n\xff\xfe\xff\n", "papers.csv-not-text"),
        (b"a,b\r\n1," + b"9" * 2_000_000, "papers.csv-grammar"),
        (b'a,b\r\n1,"2,3\r\n' * 3, "papers.csv-grammar"),
        (b"a,b\n" * (6 * 1024 * 1024), "papers.too-large"),
        (b"," * 6_000_000, "papers.far-cell"),
        (b"," * 5_000 + b"\n" * 5_000, "papers.far-cell"),
        (b"1\n" * 200_001, "papers.far-cell"),
    ],
)
def test_what_is_not_read_says_why(content: bytes, code: str) -> None:
    assert refused(content).code == code


_CELLS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1, max_size=12).filter(
    lambda text: "\ufffd" not in text and not text.startswith("'") and "\u00e0" not in text
)


@given(st.lists(st.lists(_CELLS, min_size=2, max_size=2), min_size=1, max_size=6))
def test_what_is_written_is_read(rows: list[list[str]]) -> None:
    assert read_csv(write_csv(["รหัส", "ชื่อ"], rows)).sheet.rows == [["รหัส", "ชื่อ"], *rows]


def test_the_shared_hostile_files(tmp_path: Path) -> None:
    if not GENERATOR.exists():
        pytest.skip(f"no generator of hostile files at {GENERATOR}")
    subprocess.run([sys.executable, str(GENERATOR), str(tmp_path), "--n", "600", "--seed", "11"], check=True)
    count = 0
    for line in (tmp_path / "manifest.jsonl").read_text().splitlines():
        one = json.loads(line)
        path = tmp_path / one["file"]
        # Which heads may stand twice is the business of who looks for the table.
        if path.suffix != ".csv" or path.name == "dup_header.csv":
            continue
        count += 1
        try:
            read = read_csv(path)
        except Problem:
            assert one["expect"] != "accept", path.name
            continue
        assert one["expect"] != "reject", path.name
        assert not (one["family"] == "encoding" and one["expect"] == "accept" and read.problems), path.name
    assert count > 100
