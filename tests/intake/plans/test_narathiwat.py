"""A real province's yearly plan, put into the usual tables of a Word file: every project comes back, none is invented.

The data are facts of Narathiwat's plan of 2569, kept beside the project and not in it.
"""

from __future__ import annotations

import csv
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from patibat.intake.plan_documents import Directory, Known, read_plan
from patibat.plans.checker.budgets import amount_of
from patibat.plans.tree import PlanTree
from patibat.thai import to_arabic_digits
from tests.papers.reading import raw

FILE = Path(__file__).resolve().parents[4] / "shared/data/narathiwat_action_plan_2569_projects.csv"
BAHT, PROJECTS, AGENCIES = Decimal(41_826_072), 43, 16
UNKNOWN = "(ไม่ทราบ: agency_id 5)"
THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
Row = dict[str, str]
Fill = Callable[[int, Row], list[str]]


def _rows() -> list[Row]:
    if not FILE.is_file():
        pytest.skip(f"{FILE} is not here")
    with FILE.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _baht(row: Row) -> str:
    return f"{int(row['budget_baht']):,}"


def _activities(row: Row) -> list[str]:
    return [part.strip() for part in row["main_activities"].split(",")]


def _usual(number: int, row: Row) -> list[str]:
    named = "\n".join([row["title"], *(f"- {one}" for one in _activities(row))])
    return [str(number), named, row["target_quantitative"], _baht(row), "งบปกติ", row["agency"]]


def _own_column(number: int, row: Row) -> list[str]:
    done = "\n".join(f"{at}. {one}" for at, one in enumerate(_activities(row), 1))
    return [str(number), row["title"], done, row["target_quantitative"], _baht(row), row["agency"]]


USUAL = ["ที่", "โครงการ/กิจกรรมหลัก", "เป้าหมาย", "งบประมาณ (บาท)", "แหล่งงบประมาณ", "หน่วยงานรับผิดชอบ"]
MONEY = "งบประมาณ (บาท)"
LAYOUTS: dict[str, tuple[list[str], Fill]] = {
    "usual": (USUAL, _usual),
    "thai digits": (USUAL, lambda number, row: [text.translate(THAI) for text in _usual(number, row)]),
    "activities apart": (["ที่", "โครงการ", "กิจกรรมหลัก", "เป้าหมาย", "งบประมาณ", "ผู้รับผิดชอบ"], _own_column),
    "agency before money": (
        ["ลำดับ", "ชื่อโครงการ", "หน่วยงานรับผิดชอบ", "งบประมาณ (บาท)", "เป้าหมายเชิงปริมาณ"],
        lambda number, row: [str(number), row["title"], row["agency"], _baht(row), row["target_quantitative"]],
    ),
    "agency first": (
        ["ที่", "หน่วยงาน", "โครงการ", "งบประมาณ (บาท)", "หมายเหตุ"],
        lambda number, row: [str(number), row["agency"], row["title"], _baht(row), ""],
    ),
    "by year": (
        ["ที่", "โครงการ", "งบประมาณ ปี 2568 (บาท)", "งบประมาณ ปี 2569 (บาท)", "หน่วยงานรับผิดชอบ"],
        lambda number, row: [str(number), row["title"], "-", _baht(row), row["agency"]],
    ),
    "by source": (
        ["ที่", "โครงการ", *(f"{MONEY}|{one}" for one in ("งบแผ่นดิน", "งบจังหวัด", "งบ อปท.", "อื่น ๆ")), "หน่วยงานที่รับผิดชอบ"],
        lambda number, row: [str(number), row["title"], _baht(row), "-", "-", "-", row["agency"]],
    ),
    "million baht": (
        ["ที่", "โครงการ", "งบประมาณ (ล้านบาท)", "หน่วยงานรับผิดชอบ"],
        lambda number, row: [str(number), row["title"], str(Decimal(row["budget_baht"]) / 10**6), row["agency"]],
    ),
}


def _head(heads: list[str]) -> list[str]:
    """The rows of a table's head: “a|b” are columns b of a group a, so that the head has two rows."""
    groups = [head.split("|")[0] for head in heads]
    if groups == heads:
        return [raw.row(*(raw.cell(head) for head in heads))]
    first: list[str] = []
    second: list[str] = []
    for head, group in zip(heads, groups, strict=True):
        is_group, width = "|" in head, groups.count(group)
        if is_group and len(second) == groups.index(group):
            first.append(raw.cell(group, f'<w:gridSpan w:val="{width}"/>'))
        elif not is_group:
            first.append(raw.cell(group, '<w:vMerge w:val="restart"/>'))
        second.append(raw.cell(head.split("|")[1]) if is_group else raw.cell("", "<w:vMerge/>"))
    return [raw.row(*first), raw.row(*second)]


def _cell(text: str) -> str:
    return raw.cell("".join(raw.para(escape(line)) for line in text.split("\n")))


def _word(rows: list[Row], heads: list[str], fill: Fill) -> bytes:
    """A table for each strategic issue."""
    body = [raw.para("แผนปฏิบัติการด้านการศึกษาจังหวัดนราธิวาส ประจำปีงบประมาณ พ.ศ. 2569")]
    for issue in sorted({row["issue_no"] for row in rows}):
        mine = [row for row in rows if row["issue_no"] == issue]
        body.append(raw.para(f"ประเด็นยุทธศาสตร์ที่ {issue} {mine[0]['strategic_issue']}"))
        lines = [raw.row(*map(_cell, fill(number, row))) for number, row in enumerate(mine, 1)]
        body.append(raw.table(*_head(heads), *lines))
    return raw.docx("".join(body))


def _read(rows: list[Row], layout: str) -> PlanTree:
    names = {(row["agency_id"], row["agency"]) for row in rows if row["agency"] != UNKNOWN}
    known = [Known(f"n{number}", (name,)) for number, name in sorted(names)]
    return read_plan(_word(rows, *LAYOUTS[layout]), "แผน.docx", Directory(known)).tree


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_project_comes_back_with_its_money_and_its_agency(layout: str) -> None:
    rows = _rows()
    tree = _read(rows, layout)
    amounts = {to_arabic_digits(one.name): amount_of(one) for one in tree.projects}
    assert amounts == {row["title"]: Decimal(row["budget_baht"]) for row in rows}
    assert (len(tree.projects), sum(amount or 0 for amount in amounts.values())) == (PROJECTS, BAHT)
    zero = [row["title"] for row in rows if row["budget_baht"] == "0"]
    assert [name for name, amount in amounts.items() if amount == 0] == zero and len(zero) == 1
    mentions = [one.agencies[0] for one in tree.projects]
    assert len({one.code for one in mentions if one.code}) == AGENCIES
    assert [to_arabic_digits(one.text) for one in mentions if not one.code] == [UNKNOWN]
    assert all(len(one.agencies) == 1 for one in tree.projects)
    expected = {row["title"]: f"n{row['agency_id']}" if row["agency"] != UNKNOWN else "" for row in rows}
    assert {to_arabic_digits(one.name): one.agencies[0].code for one in tree.projects} == expected


@pytest.mark.parametrize("layout", ["usual", "activities apart", "thai digits"])
def test_activities_belong_to_their_projects_and_are_no_projects(layout: str) -> None:
    rows = _rows()
    tree = _read(rows, layout)
    found = {to_arabic_digits(one.name): len(one.activities) for one in tree.projects}
    assert found == {row["title"]: len(_activities(row)) for row in rows}


def test_the_place_and_the_issues_are_known() -> None:
    rows = _rows()
    tree = _read(rows, "usual")
    assert (tree.province, tree.from_year, tree.to_year, len(tree.of_kind("issue"))) == ("96", 2569, 2569, 5)
    by_issue = {one.key: one.number for one in tree.of_kind("issue")}
    assert {one.name: by_issue.get(one.node) for one in tree.projects} == {
        row["title"]: row["issue_no"] for row in rows
    }
