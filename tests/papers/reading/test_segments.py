"""Letters that a program drew out of order stand where they are seen."""

from __future__ import annotations

from patibat.papers.reading.pdf.segments import Line, Segment

EM = 10.0
WIDTH = 5.0


def _segment(text: str, left: float) -> Segment:
    return Segment(list(text), [left + WIDTH * at for at in range(len(text))], left + WIDTH * len(text), 100.0, EM)


def _with_gap(before: str, after: str, gap: float) -> Segment:
    """One segment that leaves room between two parts."""
    first, second = _segment(before, 0), _segment(after, WIDTH * len(before) + gap)
    return Segment(first.letters + second.letters, first.lefts + second.lefts, second.right, 100.0, EM)


def test_a_quotation_mark_drawn_later_stands_in_its_gap() -> None:
    host = _with_gap("ว่า ", "มธยม", 6.0)
    assert Line([_segment("“", 20.5), host]).text == "ว่า “มธยม"


def test_a_word_of_another_font_stands_between() -> None:
    host = _with_gap("การ", "ตอ", 16.0)
    assert Line([host, _segment("NET", 15.5)]).text == "การNETตอ"


def test_what_is_drawn_over_letters_stays_apart() -> None:
    host = _segment("กขคงจฉช", 0)
    assert Line([host, _segment("ค", 10.2)]).text == "กขคงจฉชค"
