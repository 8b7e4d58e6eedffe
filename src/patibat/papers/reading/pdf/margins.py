"""Headers, footers and numbers of pages: what stands in the margin of several pages at the same height.

Digits may differ only as the pages do: `ยุทธศาสตร์ที่ ๑` at the top of one page and `ยุทธศาสตร์ที่ ๒` three pages on are
headings, `หน้า ๑` and `หน้า ๔` are numbers of pages.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from patibat.papers.reading.pdf.layout import PageContent
from patibat.papers.reading.pdf.segments import Line

_MARGIN = 0.1
_SAME_HEIGHT = 4.0
_FEWEST, _FEWEST_NUMBERS, _FEWEST_CHANGING = 3, 2, 5
_BESIDE = " -–—|/.()[]"
_LONGEST = 9
_DIGITS = re.compile(r"\d+")
_ONLY_NUMBER = re.compile(r"[\s\-–—|/.()\[\]]*(?:หน้า|หน้าที่|page)?[\s\-–—|/.()\[\]]*", re.IGNORECASE)
_LETTER_NUMBER = re.compile(r"[\s\-–(]*([ก-ฮ]|[ivxlc]{1,6}|[IVXLC]{1,6})[\s\-–)]*")

Found = tuple[PageContent, Line]


def leave_out_margins(pages: list[PageContent]) -> list[int]:
    """Take them out of the pages; the pages that had some."""
    groups: dict[tuple[str, bool], list[Found]] = defaultdict(list)
    numbered: dict[tuple[int, bool], list[Found]] = defaultdict(list)
    for page, line in _in_margins(pages):
        is_below = line.top > page.height / 2
        groups[_key(line.text), is_below].append((page, line))
        for number in _numbers_apart(line.text):
            numbered[number - page.number, is_below].append((page, line))
    for (key, _), found in groups.items():
        for same in _same_height(found):
            if _is_repeated(key, same):
                _leave_out(same)
    for found in numbered.values():
        if len({page.number for page, _ in found}) >= _FEWEST:
            _leave_out(found)
    changed: list[int] = []
    for page in pages:
        gone = {id(line) for line in page.left_out}
        changed += [page.number] * len(gone)
        page.blocks = [one for one in page.blocks if id(one) not in gone]
    return changed


def _in_margins(pages: list[PageContent]) -> Iterator[Found]:
    for page in pages:
        for line in page.lines:
            if line.bottom < _MARGIN * page.height or line.top > (1 - _MARGIN) * page.height:
                yield page, line


def _leave_out(found: list[Found]) -> None:
    for page, line in found:
        page.left_out.append(line)


def _numbers_apart(text: str) -> list[int]:
    """The numbers that stand for themselves at either end of a line, a wide gap away from its text."""
    parts = [part.strip(_BESIDE) for part in text.split("\t")]
    return (
        [int(part) for part in {parts[0], parts[-1]} if part.isdecimal() and len(part) <= _LONGEST]
        if len(parts) > 1
        else []
    )


def _key(text: str) -> str:
    if _LETTER_NUMBER.fullmatch(text):
        return "#"
    return _DIGITS.sub("#", " ".join(text.split()))


def _same_height(found: list[Found]) -> list[list[Found]]:
    groups: list[list[Found]] = []
    for one in sorted(found, key=_from_edge):
        if groups and _from_edge(one) - _from_edge(groups[-1][0]) <= _SAME_HEIGHT:
            groups[-1].append(one)
        else:
            groups.append([one])
    return groups


def _from_edge(one: Found) -> float:
    """How far a line stands from the edge of its page: pages that lie have their margins there too."""
    page, line = one
    return min(line.baseline, page.height - line.baseline)


def _is_repeated(key: str, found: list[Found]) -> bool:
    pages = len({page.number for page, _ in found})
    if "#" not in key:
        return pages >= _FEWEST
    if _ONLY_NUMBER.fullmatch(key.replace("#", "")):
        return pages >= _FEWEST_NUMBERS
    if len({line.text for _, line in found}) == 1:
        return pages >= _FEWEST
    return pages >= _FEWEST_CHANGING and _counts_pages(found)


def _counts_pages(found: list[Found]) -> bool:
    """Whether each number in it stays, or goes up as the pages do."""
    rows = [(page.number, [int(one[:_LONGEST]) for one in _DIGITS.findall(line.text)[:20]]) for page, line in found]
    number, first = rows[0]
    for at, value in enumerate(first):
        stays = all(numbers[at] == value for _, numbers in rows)
        grows = all(numbers[at] - value == page - number for page, numbers in rows)
        if not (stays or grows):
            return False
    return True
