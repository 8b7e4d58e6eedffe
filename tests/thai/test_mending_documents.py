"""Damage as real programs make it: PDF written by Typst, text files in old encodings, several kinds in one text."""

from __future__ import annotations

import codecs
import itertools
import random
import re
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
import typst

from patibat.papers.fonts import font_dir
from patibat.thai import accept, mend, undo
from patibat.thai.decoding import decode
from tests.thai import damage

Shown = Callable[[str, object], None]
ENCODINGS = {
    "CP874": lambda text: text.encode("cp874"),
    "TIS-620": lambda text: text.encode("tis-620"),
    "UTF-8": lambda text: text.encode(),
    "UTF-8 with BOM": lambda text: codecs.BOM_UTF8 + text.encode(),
    "UTF-16 LE": lambda text: text.encode("utf-16-le"),
    "UTF-16 BE": lambda text: text.encode("utf-16-be"),
    "UTF-16 LE with BOM": lambda text: codecs.BOM_UTF16_LE + text.encode("utf-16-le"),
    "UTF-16 BE with BOM": lambda text: codecs.BOM_UTF16_BE + text.encode("utf-16-be"),
}


@pytest.mark.parametrize("name", ENCODINGS)
def test_files_in_every_encoding_are_read(name: str) -> None:
    for text in (damage.CLEAN, damage.CLEAN.replace("\n", "\r\n"), damage.CLEAN.split("\n")[0]):
        read = decode(ENCODINGS[name](text))
        assert read.refused is None
        assert read.text == text
        assert mend(read.text).certain == ()


def test_what_typst_wrote_twice_is_mended_for_certain(tmp_path: Path, record_property: Shown) -> None:
    """One line of text as one line of PDF, so that nothing but the doubled clusters is lost."""
    lines = [line for line in damage.CLEAN.split("\n") if line]
    source = tmp_path / "page.typ"
    head = '#set page(width: 200cm)\n#set text(lang: "th", font: "Sarabun")\n'
    source.write_text(head + "\n\n".join(lines), encoding="utf-8")
    paper = typst.compile(str(source), font_paths=[str(font_dir())], ignore_system_fonts=True)
    pages = pypdfium2.PdfDocument(paper)
    read = "\n".join(page.get_textpage().get_text_range() for page in pages).replace("\r\n", "\n").split("\n")
    assert len(read) == len(lines)
    # The reader of PDF loses spaces; the letters are compared.
    damaged = sum(_letters(was) != _letters(right) for was, right in zip(read, lines, strict=True))
    left = [was for was, right in zip(read, lines, strict=True) if _letters(mend(was).text) != _letters(right)]
    assert damaged >= 8
    assert left == []
    record_property("shown", f"PDF by Typst: {damaged} of {len(lines)} lines damaged, all mended for certain")


def _letters(text: str) -> str:
    return "".join(text.split())


# Each encoding can hold only what the code page has.
_ENCODED = {name for name in damage.REVERSIBLE if " as " in name}
PAIRS = [
    (one, other)
    for one, other in itertools.permutations(damage.REVERSIBLE, 2)
    if one not in _ENCODED and (other not in _ENCODED or other.startswith("UTF-8"))
]


def test_two_kinds_of_damage_in_one_text_are_both_mended(record_property: Shown) -> None:
    worst = (1.0, "")
    for one, other in PAIRS:
        damaged = damage.REVERSIBLE[other](damage.REVERSIBLE[one](damage.CLEAN, random.Random(1)), random.Random(2))
        mended = mend(damaged)
        assert mended.refused is None, (one, other)
        assert undo(mended.text, mended.certain) == damaged, (one, other)
        rows = list(zip(mended.text.split("\n"), damage.CLEAN.split("\n"), strict=True))
        worst = min(worst, (sum(now == right for now, right in rows) / len(rows), f"{one}, then {other}"))
    assert worst[0] >= 0.99, worst
    record_property("shown", f"two kinds of damage: {len(PAIRS)} pairs, worst {worst[0]:.0%} of lines ({worst[1]})")


def test_letters_set_apart_are_suggested_whole(record_property: Shown) -> None:
    phrases = re.findall("[\u0e01-\u0e3a\u0e40-\u0e4e]{12,}", damage.CLEAN)
    clusters = re.compile("[เ-ไ]?[ก-ฮ][\u0e31\u0e34-\u0e3a\u0e47-\u0e4d]*[\u0e30\u0e32\u0e33]?|.")
    right = 0
    for phrase in phrases:
        mended = mend(" ".join(clusters.findall(phrase)))
        right += accept(mended, mended.suggestions) == phrase
    assert right >= len(phrases) * 0.9
    record_property("shown", f"letters set apart: {right} of {len(phrases)} phrases read whole again")
