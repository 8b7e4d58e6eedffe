"""Headers, footers and numbers of pages: what stands in the margin of several pages at the same height.

Digits may differ only as the pages do: `ยุทธศาสตร์ที่ ๑` at the top of one page and `ยุทธศาสตร์ที่ ๒` three pages on are
headings, `หน้า ๑` and `หน้า ๔` are numbers of pages.
"""

from __future__ import annotations

import re
from collections import defaultdict

from patibat.papers.reading.pdf.layout import PageContent
from patibat.papers.reading.pdf.segments import Line

_MARGIN = 0.1
_SAME_HEIGHT = 4.0
_FEWEST, _FEWEST_NUMBERS, _FEWEST_CHANGING = 3, 2, 5
_DIGITS = re.compile(r"\d+")
_ONLY_NUMBER = re.compile(r"[\s\-–—|/.()\[\]]*(?:หน้า|หน้าที่|page)?[\s\-–—|/.()\[\]]*", re.IGNORECASE)
_LETTER_NUMBER = re.compile(r"[\s\-–(]*([ก-ฮ]|[ivxlc]{1,6}|[IVXLC]{1,6})[\s\-–)]*")

Found = tuple[PageContent, Line]


def leave_out_margins(pages: list[PageContent]) -> list[int]:
    """Take them out of the pages; the pages that had some."""
    groups: dict[tuple[str, bool], list[Found]] = defaultdict(list)
    for page in pages:
        for line in page.lines:
            if line.bottom < _MARGIN * page.height or line.top > (1 - _MARGIN) * page.height:
                groups[_key(line.text), line.top > page.height / 2].append((page, line))
    changed: list[int] = []
    for (key, _), found in groups.items():
        for same in _same_height(found):
            if _is_repeated(key, same):
                changed += [page.number for page, _ in same]
                for page, line in same:
                    page.left_out.append(line)
    for page in pages:
        gone = {id(line) for line in page.left_out}
        page.blocks = [one for one in page.blocks if id(one) not in gone]
    return changed


def _key(text: str) -> str:
    if _LETTER_NUMBER.fullmatch(text):
        return "#"
    return _DIGITS.sub("#", " ".join(text.split()))


def _same_height(found: list[Found]) -> list[list[Found]]:
    groups: list[list[Found]] = []
    for one in sorted(found, key=lambda one: one[1].baseline):
        if groups and one[1].baseline - groups[-1][0][1].baseline <= _SAME_HEIGHT:
            groups[-1].append(one)
        else:
            groups.append([one])
    return groups


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
    rows = [(page.number, [int(one) for one in _DIGITS.findall(line.text)[:20]]) for page, line in found]
    number, first = rows[0]
    for at, value in enumerate(first):
        stays = all(numbers[at] == value for _, numbers in rows)
        grows = all(numbers[at] - value == page - number for page, numbers in rows)
        if not (stays or grows):
            return False
    return True
