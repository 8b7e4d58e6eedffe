"""Which lines are one paragraph: those of a PDF, of text broken at a width, of Word made of such text.

Where a program broke lines at a width, a line ended its paragraph if the next one's first word would still have fitted.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import pairwise
from typing import Final

from patibat.intake.plan_documents.headings import heading_of, is_contents_line
from patibat.intake.plan_documents.markers import marker_of
from patibat.papers.reading import Paragraph
from patibat.thai import to_arabic_digits

_MARKS: Final = re.compile("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]")
_SENTENCE_END: Final = re.compile(r"(?:ดังนี้|ได้แก่|ประกอบด้วย|[:：])\s*$")
_LISTING: Final = re.compile(r"(?:,|(?:เจ้าภาพ|สนับสนุน|รับผิดชอบ|หน่วยงาน)[ก-๙]*\s*[:：])\s*$")
_THAI_EDGE: Final = re.compile("[ก-ฮะ-ฺเ-\u0e4e]")
_LETTER: Final = 6.0
_WRAP_MOST: Final = 170
_FULL: Final = 0.82
_NEARLY: Final = 0.6


def glued(first: str, second: str, *, is_narrow: bool = False) -> str:
    """Two lines of one paragraph: Thai goes on without a space, as it was written; other scripts need one.

    `is_narrow`: in a narrow column numbers are broken too.
    """
    left, right = first.rstrip(), second.lstrip()
    if not left or not right:
        return left or right
    if _THAI_EDGE.match(left[-1]) and _THAI_EDGE.match(right[0]) and not right.startswith("พ.ศ"):
        return left + right
    if is_narrow and left[-1].isdigit() and right[0] in "0123456789๐๑๒๓๔๕๖๗๘๙,.":
        return left + right
    if is_narrow and left[-1] in ".," and left[-2:-1].isdigit() and right[0].isdigit():
        return left + right
    is_open = left[-1] in "(“/" or (left[-1] in "-–" and left[-2:-1] != " ")
    return left + right if is_open else f"{left} {right}"


_SLACK: Final = 8
_MOST_CLOSE: Final = 0.75
_FEWEST_CUT: Final = 4
_FEWEST_BROKEN: Final = 3
_SIZE_SLACK: Final = 1.5
_MOST_WRAPPED: Final = 0.5
_ROLE: Final = re.compile(r"(?:หน่วยงาน|ผู้)?(?:ที่)?(?:เจ้าภาพ|รับผิดชอบ|สนับสนุน)(?:หลัก|ร่วม|รอง)?(?:\s|[:：])")
Measure = Callable[[Paragraph], int]
Broken = tuple[int, Measure]
"""The width at which a program broke lines, and how it measured them; 0 where it did not."""
_THAI_WORD: Final = 9
"""Letters of Thai that a program keeps together at most times when it breaks a line."""


def page_lines(lines: Sequence[Paragraph]) -> dict[int, str]:
    """The heads of pages that a copied text holds: line number → the words without the number of the page.

    A line ends with a number far to the right, and comes again with higher ones.
    """
    found: dict[str, list[tuple[int, int]]] = {}
    for line in lines:
        match = _PAGE_LINE.fullmatch(to_arabic_digits(line.text))
        if match is not None and line.box is None:
            found.setdefault(match["words"], []).append((_place(line), int(match["page"])))
    return {
        place: words
        for words, places in found.items()
        if len(places) > 1 and all(one[1] < other[1] for one, other in pairwise(places))
        for place, _ in places
    }


_PAGE_LINE: Final = re.compile(r"\s*(?P<words>\S.{3,160}?)(?:\s{3,}|\t\s*)(?:หน้า(?:ที่)?\s*)?(?P<page>[0-9]{1,4})\s*")


def grouped(
    lines: Sequence[Paragraph], broken: Broken, pages: Collection[int] = ()
) -> Iterator[list[tuple[Paragraph, bool]]]:
    """The lines of each paragraph; `True` where one was cut in the middle of a word before it.

    `pages`: the numbers of lines left out because they are heads of pages; the empty lines around them say nothing.
    """
    full, hard = _full_width(lines), _hard_width(lines)
    if full and lines[0].box is None and not broken[0] and not _is_wrapped(lines, full):
        full = 0
    group: list[tuple[Paragraph, bool]] = []
    for line in lines:
        if not line.text.strip():
            continue
        before = group[-1][0] if group else None
        # Lines that are empty are no blocks: the count of lines tells of them.
        is_after_blank = before is not None and line.box is None and _place(line) - _place(before) > 1
        is_after_blank = is_after_blank and not any(_place(group[-1][0]) < page < _place(line) for page in pages)
        is_cut = before is not None and _letters(before) >= hard > 0
        if before is not None and (is_cut or _goes_on(before, line, full, broken, is_after_blank)):
            group.append((line, is_cut))
            continue
        if group:
            yield group
        group = [(line, False)]
    if group:
        yield group


def _place(line: Paragraph) -> int:
    return line.origin.line or line.origin.paragraph


def is_broken(lines: Sequence[Paragraph]) -> bool:
    """Are the paragraphs of a Word document lines that a program broke at a width?"""
    plain = [line for line in lines if line.text.strip()]
    if len(plain) < _FEWEST_LINES:
        return False
    full = _full_width(plain)
    go_on = sum(_width(line) >= full * _FULL and not begins(after.text) for line, after in pairwise(plain))
    return bool(_hard_width(plain) or broken_width(plain)[0] or (full and go_on > len(plain) * _MOST_GO_ON))


_MOST_GO_ON: Final = 0.35
_FEWEST_LINES: Final = 30


def broken_width(lines: Sequence[Paragraph]) -> Broken:
    """The width at which a program broke lines, and how it measured them; 0 where it did not."""
    return max((_broken_by(lines, measure) for measure in (_letters, _shown)), key=lambda one: one[2])[:2]


def _broken_by(lines: Sequence[Paragraph], measure: Measure) -> tuple[int, Measure, int]:
    """The width by one measure, and how many lines reach close to it and go on."""
    plain = [line for line in lines if line.text.strip() and line.box is None and not is_contents_line(line.text)]
    most = max(map(measure, plain), default=0)
    if not 30 <= most <= _WRAP_MOST:
        return 0, measure, 0
    next_lines = [(line, later) for line, later in pairwise(plain) if _place(later) - _place(line) == 1]
    go_on = [most - measure(line) for line, later in next_lines if not begins(later.text) and not _is_heading(line)]
    close, near = (sum(short <= slack for short in go_on) for slack in (_SLACK, _SLACK * 3))
    is_so = close >= max(_FEWEST_BROKEN, near * _MOST_CLOSE)
    return (most, measure, close) if is_so else (0, measure, 0)


def _first_word(text: str) -> str:
    """What must fit on a line: up to the next space; of Thai, which has few spaces, about a word."""
    word = text.split(" ", 1)[0]
    return word[:_THAI_WORD] if _THAI_EDGE.match(word[:1] or " ") else word


def _shown(line: Paragraph) -> int:
    """The letters of a line with its indent, marks above and below left out."""
    return round(_width(line))


def _hard_width(lines: Sequence[Paragraph]) -> int:
    """The number of letters after which a program cut lines, in the middle of words and numbers; 0 where it did not."""
    plain = [line for line in lines if line.text.strip() and line.box is None]
    lengths = list(map(_letters, plain))
    most = max(lengths, default=0)
    near = sum(most - _SLACK < one < most for one in lengths)
    after = [(line, later) for line, later in pairwise(plain) if _letters(line) == most]
    exact = sum(_place(later) - _place(line) == 1 and not begins(later.text) for line, later in after)
    # A program that keeps words whole leaves many lines a little short; items of a list may be equally long by chance.
    is_cut = exact >= max(_FEWEST_CUT, len(lengths) * 0.08) and near <= exact * 0.5 and exact >= len(after) * 0.6
    return most if most <= _WRAP_MOST and is_cut else 0


def _letters(line: Paragraph) -> int:
    """The letters of a line with its indent."""
    return round(line.indent / _LETTER) + len(line.text)


def _width(line: Paragraph) -> float:
    """How far a line goes to the right: points of a PDF, letters of a text (marks take no room)."""
    return line.box.right if line.box else line.indent / _LETTER + len(_MARKS.sub("", line.text.rstrip()))


def _full_width(lines: Sequence[Paragraph]) -> float:
    """How far full lines go; 0 where lines are not wrapped at all."""
    widths = sorted(_width(line) for line in lines if line.text.strip())
    if len(widths) < 4:
        return max(widths, default=0) if widths and lines[0].box else 0
    most = widths[min(len(widths) - 1, int(len(widths) * 0.97))]
    full = sum(width >= most * _FULL for width in widths)
    if lines[0].box is None and (most > _WRAP_MOST or most < 30 or full < len(widths) * 0.2):
        return 0
    return most


def _goes_on(before: Paragraph, line: Paragraph, full: float, broken: Broken, is_after_blank: bool) -> bool:
    if full and not is_after_blank and _width(before) >= full * _NEARLY and _CUT.search(f"{before.text}\n{line.text}"):
        return True
    if not (full or broken[0]) or _stand_apart(before, line, broken):
        return False
    if line.is_centered and before.is_centered and line.is_bold and before.is_bold:
        return True
    if _LISTING.search(before.text) and not is_after_blank:
        return True
    if broken[0]:
        return not is_after_blank and not _would_fit(before, line, broken)
    if _width(before) < full * _FULL:
        # A word that did not fit leaves a line a little short; a return to the margin says that it goes on.
        return _width(before) >= full * _NEARLY and line.indent < before.indent and not is_after_blank
    if _SENTENCE_END.search(before.text) and (is_after_blank or line.indent > before.indent):
        return False
    return not is_after_blank or line.indent <= before.indent


_CUT: Final = re.compile(r"(?:ค่าเป้าหมาย\s*[:：]\s*\n\s*\S|ค่า\s*\n\s*เป้าหมาย|[0-9๐-๙]\s*\n\s*[-–]\s*[0-9๐-๙])")
"""What no item begins with: the target that a line ending in “ค่าเป้าหมาย:” announced, the end of a range."""


def _stand_apart(before: Paragraph, line: Paragraph, broken: Broken) -> bool:
    """Does a line begin anew, by its words or by how it is set?"""
    if is_contents_line(before.text) or _is_heading(before) or _is_heading(line):
        return True
    if begins(line.text) and not _hangs(before, line, broken):
        return True
    if not broken[0] and line.box is None and _ROLE.match(line.text):
        return True
    return before.is_bold != line.is_bold or abs(before.size - line.size) > _SIZE_SLACK


def _would_fit(before: Paragraph, line: Paragraph, broken: Broken) -> bool:
    """Would the first word of a line still have fitted on the line before it?"""
    width, measure = broken
    return measure(before) + len(_first_word(line.text.lstrip())) < width


def _hangs(before: Paragraph, line: Paragraph, broken: Broken) -> bool:
    """Does a line that looks like an item only go on at the margin with a number or dash of the one before?"""
    marker = marker_of(line.text)
    if not broken[0] or marker is None or marker.kind or line.indent >= before.indent:
        return False
    return not _would_fit(before, line, broken)


def _is_wrapped(lines: Sequence[Paragraph], full: float) -> bool:
    """Do most of the full lines of a text go on in the next one? Else they are only long."""
    after = [later for line, later in pairwise(lines) if _width(line) >= full * _FULL]
    go_on = sum(not begins(later.text) and not _ROLE.match(later.text) for later in after)
    return go_on > len(after) * _MOST_WRAPPED


_PICTURE: Final = re.compile("[\U0001f300-\U0001faff\u2600-\u27bf\u2b00-\u2bff]")
_CODE: Final = re.compile(r"[SWOT][0-9]{1,2}[\s.:)]")
"""Items of a SWOT that are numbered by its letters."""


def begins(text: str) -> bool:
    """Does a line begin an item of its own?"""
    if _PICTURE.match(text) or _CODE.match(text):
        return True
    return marker_of(text) is not None or heading_of(text) is not None


def _is_heading(line: Paragraph) -> bool:
    heading = heading_of(line.text)
    return line.level > 0 or (heading is not None and not heading.rest)
