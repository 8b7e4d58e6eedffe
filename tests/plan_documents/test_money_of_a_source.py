"""A project's baht from a named source: parts by year, or the total alone, but never both."""

from __future__ import annotations

from decimal import Decimal
from io import BytesIO

import pytest
from docx import Document

from patibat.intake.plan_documents import read_plan
from patibat.plans.directory import Directory, Known

_HEADS = ("ที่", "โครงการ", "แหล่งงบประมาณ", "งบประมาณ ปี 2569", "งบประมาณ ปี 2570", "งบประมาณ รวม")
_SOURCE = "งบพัฒนาจังหวัด"


def _file(amounts: tuple[str, str, str]) -> bytes:
    word = Document()
    word.add_heading("แผนพัฒนาการศึกษาจังหวัด พ.ศ. 2566-2570", 1)
    table = word.add_table(2, len(_HEADS))
    for row, texts in zip(table.rows, (_HEADS, ("1", "อบรมครู", _SOURCE, *amounts)), strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    out = BytesIO()
    word.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("amounts", "parts"),
    [(("100", "200", "300"), [(2569, 100), (2570, 200)]), (("", "", "300"), [(0, 300)])],
    ids=["years and total", "total alone"],
)
def test_a_total_beside_its_parts_is_not_a_part(amounts: tuple[str, str, str], parts: list[tuple[int, int]]) -> None:
    tree = read_plan(_file(amounts), "plan.docx", Directory([Known("peo", ("ศธจ.",))], "", "")).tree
    (project,) = tree.projects
    assert project.budget == 300
    assert [(one.year, one.amount, one.source, one.source_kind) for one in project.budgets] == [
        (year, Decimal(amount), _SOURCE, 2) for year, amount in parts
    ]
