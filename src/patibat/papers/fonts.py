"""Letters on paper: which files, how large, how wide.

TH SarabunPSK is drawn small in its em, so that 16 pt of it look like 11 pt of other fonts. Laksaman (fonts-thai-tlwg)
is TH Sarabun New scaled up by 150.42 % (its change log, 2014-05-01). Mean height of 16 Thai consonants: Laksaman
0.6047 em, so TH Sarabun 0.4020 em; Sarabun 0.5891 em. 16 pt × 0.4020 / 0.5891 = 10.92 pt (by the Latin x-height:
10.87 pt). Laksaman's line is 1.957 em, so a single-spaced line of TH Sarabun 16 pt is 16 × 1.957 / 1.5042 = 20.8 pt.
`tests/papers/documents/test_fonts.py` measures again where Laksaman is installed.

>>> round(text_width("กขค", 10), 2)
17.73
>>> wrapped("งบประมาณ รายจ่าย", 10, 60)
['งบประมาณ', 'รายจ่าย']
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Final

TH_SARABUN_PT: Final = 16.0
"""The size that official letters prescribe, in points of TH Sarabun."""
LAKSAMAN_ENLARGED: Final = 1.5042
SARABUN_BODY_PT: Final = 10.9
"""Sarabun at this size is as high as TH Sarabun at 16 pt."""
LINE_PITCH_PT: Final = 20.8
"""From one baseline to the next."""
FAMILY: Final = "Sarabun"
OFFICIAL_FAMILIES: Final = ("TH SarabunIT๙", "TH SarabunPSK", "TH Sarabun New")
"""The office's own files, preferred in this order when the office has put them into a folder of ours."""

_ASCII: Final = (
    "243 237 354 686 529 903 668 192 318 318 448 607 252 340 252 415 550 550 550 550 550 550 550 550 550 550 252 "
    "252 607 607 607 454 795 596 589 585 623 552 550 636 678 292 440 605 548 798 682 661 573 661 581 529 558 657 "
    "602 831 605 573 567 308 382 308 585 323 400 514 542 473 542 518 331 541 558 245 247 487 291 839 549 557 545 "
    "545 350 416 377 552 479 668 460 462 451 320 242 320 607"
)
_THAI: Final = (
    "576 594 606 603 607 638 454 556 570 606 616 807 830 612 612 539 708 831 831 592 607 581 657 542 637 645 655 "
    "622 622 720 720 616 614 572 484 581 580 612 512 602 677 580 636 720 587 565 546 534 0 485 485 0 0 0 0 0 0 0 "
    "600 600 600 600 589 310 579 379 378 390 293 621 0 0 0 0 0 0 0 0 621 660 676 685 694 678 678 675 744 674 692 "
    "767 1020"
)
ADVANCES: Final[dict[str, int]] = {
    chr(start + at): int(width) for start, row in ((32, _ASCII), (0xE01, _THAI)) for at, width in enumerate(row.split())
}
"""Advance widths of Sarabun Regular in thousandths of an em; a test compares them with the font."""
_BOLDER: Final = 1.03
_LEADING_VOWELS: Final = "เแโใไ"
_UNKNOWN: Final = 600


def font_dir() -> Path:
    """The folder of the Sarabun files that come with the product."""
    import fontpkg_sarabun

    return Path(fontpkg_sarabun.__path__[0]) / "files"


@lru_cache(maxsize=8)
def official_family(dirs: tuple[Path, ...]) -> str:
    """The official family that one of the folders holds, by the names inside its files; empty when there is none."""
    files = [file for folder in dirs if folder.is_dir() for file in sorted(folder.iterdir())]
    found = {_family(file) for file in files if file.suffix.lower() in (".ttf", ".otf")}
    return next((family for family in OFFICIAL_FAMILIES if family in found), "")


def _family(file: Path) -> str:
    from fontTools.ttLib import TTFont, TTLibError

    try:
        with file.open("rb") as stream, TTFont(stream, lazy=True) as font:
            return str(font["name"].getBestFamilyName() or "")
    except (TTLibError, OSError, KeyError):
        return ""


def text_width(text: str, size: float, bold: bool = False) -> float:
    """Width of a line in the unit of `size`."""
    width = sum(ADVANCES.get(character, _UNKNOWN) for character in text) * size / 1000
    return width * _BOLDER if bold else width


def wrapped(text: str, size: float, width: float, bold: bool = False) -> list[str]:
    """Lines no wider than `width`: broken at spaces, else before a leading vowel, else between clusters.

    Thai words are not known here: charts are laid out so that this is seldom needed. At least one line.
    """
    lines: list[str] = []
    rest = text.strip()
    while rest and text_width(rest, size, bold) > width:
        cut = _cut(rest, _fitting(rest, size, width, bold))
        lines.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    return [*lines, rest] if rest or not lines else lines


def _fitting(text: str, size: float, width: float, bold: bool) -> int:
    used = 0.0
    for at, character in enumerate(text):
        used += text_width(character, size, bold)
        if used > width:
            return max(at, 1)
    return len(text)


def _cut(text: str, most: int) -> int:
    space = text.rfind(" ", 1, most + 1)
    if space > most * 0.4:
        return space
    vowel = max(text.rfind(sign, 1, most) for sign in _LEADING_VOWELS)
    if vowel > most * 0.5:
        return vowel
    cut = most
    while cut > 1 and not _starts_cluster(text, cut):
        cut -= 1
    return cut if cut > 1 else most


def _starts_cluster(text: str, at: int) -> bool:
    if at >= len(text):
        return True
    combining = ADVANCES.get(text[at]) == 0 or text[at] in "ะาำๅฯๆ"
    return not combining and text[at - 1] not in _LEADING_VOWELS
