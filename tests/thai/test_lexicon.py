"""Words of Thai text."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from patibat.thai import is_word, words
from patibat.thai.lexicon import STRETCH, known_share, reads_well, segment


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("โรงเรียนบ้านหนองบัว", ["โรงเรียน", "บ้าน", "หนองบัว"]),
        ("ร้อยละ 60.5 ของผู้เรียน", ["ร้อยละ", "60", "5", "ของ", "ผู้เรียน"]),
        ("แผน ICT ๒๕๖๖", ["แผน", "ICT", "๒๕๖๖"]),
        ("เหตุการณ์เป็นปัจจุบัน", ["เหตุการณ์", "เป็น", "ปัจจุบัน"]),
        ("", []),
    ],
)
def test_words(text: str, right: list[str]) -> None:
    assert words(text) == right


def test_what_is_no_word_stays_in_one_piece() -> None:
    assert words("โรงเรียนฆฑฒธคฌ") == ["โรงเรียน", "ฆฑฒธคฌ"]
    assert is_word("สมุทรปราการ") and not is_word("สมทุรปราการ") and not is_word("")


@given(st.text(st.characters(min_codepoint=0x0E01, max_codepoint=0x0E4E), max_size=60))
def test_a_segmentation_is_the_whole_text(text: str) -> None:
    for stretch in STRETCH.findall(text):
        found = segment(stretch)
        assert "".join(part.text for part in found.parts) == stretch
        assert not reads_well(stretch) or found.unknown == 0
    assert 0 <= known_share(text) <= 1


def test_the_dictionary_is_light(record_property: Callable[[str, object], None]) -> None:
    program = (
        "import time, tracemalloc; from patibat.thai import lexicon; b = time.perf_counter(); lexicon.dictionary(); "
        "seconds = time.perf_counter() - b; lexicon._read.cache_clear(); lexicon.dictionary.cache_clear(); "
        "tracemalloc.start(); lexicon.dictionary(); print(seconds, tracemalloc.get_traced_memory()[0] / 1e6)"
    )
    tries = [
        subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True) for _ in range(3)
    ]
    seconds, megabytes = min(tuple(map(float, found.stdout.split())) for found in tries)
    record_property("shown", f"dictionary: read in {seconds * 1000:.0f} ms, holds {megabytes:.1f} MB")
    assert seconds < 1 and megabytes < 30
