"""Reading long plans takes a small multiple of what only opening and touching them takes (benchmarks/documents.py)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from benchmarks.documents import BAR, PAGES, TABLES, pdf_plan, touch_pdf, touch_word, word_plan
from benchmarks.yard import seconds

from patibat.papers.reading import read_paper

TRIES = 5
CLEAR = 0.8
Show = Callable[[str, object], None]


def ratio(content: bytes, yardstick: Callable[[bytes], int]) -> float:
    """The smallest of several tries, each in turns with its yardstick: other work on the machine only adds."""
    ours, yard = [], []
    for _ in range(TRIES):
        ours.append(seconds(partial(read_paper, content)))
        yard.append(seconds(partial(yardstick, content)))
        if ours[-1] <= CLEAR * BAR * yard[-1]:
            break
    return min(ours) / min(yard)


def test_a_word_plan_of_two_hundred_pages(record_property: Show) -> None:
    content = word_plan()
    paper = read_paper(content)
    assert (len(list(paper.tables())), sum(one.level > 0 for one in paper.paragraphs())) == (TABLES, 4 * PAGES)
    found = ratio(content, touch_word)
    record_property(
        "shown", f"a Word plan of {PAGES} pages read: {found:.1f}× python-docx touching its text (bar {BAR})"
    )
    assert found <= BAR


def test_a_pdf_plan_of_two_hundred_pages(record_property: Show) -> None:
    content = pdf_plan()
    paper = read_paper(content)
    assert (len(list(paper.tables())), len(paper.pages) >= PAGES) == (TABLES, True)
    found = ratio(content, touch_pdf)
    record_property("shown", f"a PDF plan of {PAGES} pages read: {found:.1f}× PDFium telling its letters (bar {BAR})")
    assert found <= BAR
