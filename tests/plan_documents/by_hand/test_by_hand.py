"""What the trees written by hand say stands in the documents, so that a slip of the pen is no miss of the reader."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Final

import openpyxl
import pypdfium2
import pytest
from docx import Document as word_document
from docx.oxml.ns import qn

from patibat.plans.tree import KINDS, PlanTree, TargetValue
from patibat.thai import decode
from tests.plan_documents.by_hand import DOCUMENTS
from tests.plan_documents.by_hand.document import Document
from tests.plan_documents.layout import Unavailable
from tests.plan_documents.scoring import key, score

_TWICE: Final = re.compile(r"([ก-ฮ][\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]{2})\1")
"""PDFium gives a letter with two marks above it twice where Typst wrote it …"""
_MARKS: Final = re.compile(r"[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]")
"""… and marks in another order where LibreOffice did, so that letters alone are compared in a PDF."""


def _word(content: bytes) -> str:
    body = word_document(BytesIO(content)).element.body
    return "\n".join("".join(run.text or "" for run in line.iter(qn("w:t"))) for line in body.iter(qn("w:p")))


def _excel(content: bytes) -> str:
    book = openpyxl.load_workbook(BytesIO(content), data_only=True)
    cells = (cell for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row)
    return "\n".join(f"{cell:f}".rstrip("0").rstrip(".") if isinstance(cell, float) else str(cell) for cell in cells)


def _pdf(content: bytes) -> str:
    with pypdfium2.PdfDocument(content) as opened:
        return _TWICE.sub(r"\1", "\n".join(page.get_textpage().get_text_range() for page in opened))


def _text(document: Document, content: bytes) -> str:
    if content.startswith(b"%PDF"):
        return _pdf(content)
    if zipfile.is_zipfile(BytesIO(content)):
        return _word(content) if document.file_name.endswith("docx") else _excel(content)
    return decode(content).text


def _target(one: TargetValue) -> str:
    return one.text or f"{one.increase_by if one.value is None else one.value}"


def _said(tree: PlanTree) -> Iterator[str]:
    yield from (tree.title, tree.vision, str(tree.from_year), str(tree.to_year))
    yield from (one.title for one in tree.nodes)
    yield from (one.text for one in tree.swot)
    yield from (one.text for one in tree.mentions())
    for indicator in tree.indicators:
        yield from (indicator.name, indicator.unit, indicator.baseline_text)
        yield "" if indicator.baseline is None else str(indicator.baseline)
        yield from map(_target, indicator.targets.values())
    for project in tree.projects:
        yield from (project.name, "" if project.budget is None else str(project.budget))
        yield from (str(one.amount) for one in project.budgets)
        yield from (one.name for one in project.activities)
    yield from (str(one.amount) for one in tree.totals)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)
def test_says_what_its_tree_says(document: Document) -> None:
    try:
        text = key(_text(document, document.build()))
    except Unavailable as error:
        pytest.skip(str(error))
    missing = [one for one in _said(document.tree) if key(one) not in text]
    if document.file_name.endswith("pdf"):
        missing = [one for one in missing if _MARKS.sub("", key(one)) not in _MARKS.sub("", text)]
    assert missing == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)
def test_tree_is_whole(document: Document) -> None:
    tree = document.tree
    keys = [
        *(one.key for one in tree.nodes),
        *(one.key for one in tree.indicators),
        *(one.key for one in tree.projects),
    ]
    assert len(keys) == len(set(keys))
    assert {one.kind for one in tree.nodes} <= set(KINDS)
    at = {"", *(one.key for one in tree.nodes)}
    assert {one.parent for one in tree.nodes} <= at
    assert {*(one.node for one in tree.indicators), *(one.node for one in tree.projects)} <= at
    assert {code for one in tree.mentions() for code in one.codes} <= {one.code for one in document.agencies}
    assert all(tally.precision == tally.recall == 1 for tally in score(tree, tree).tallies.values())
    assert document.province == tree.province
