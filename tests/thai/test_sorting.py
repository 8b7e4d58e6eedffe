"""Alphabetical order, against runs of words whose order in Thai dictionaries is known."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from patibat.thai import normalize, sort_key

RUNS = {
    "consonants": list("กขฃคฅฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรฤลฦวศษสหฬอฮ"),
    "vowels after one consonant": ["กะ", "กัก", "กา", "กำ", "กิ", "กี", "กึ", "กื", "กุ", "กู", "เก", "แก", "โก", "ใก", "ไก"],
    "tones last": ["กา", "ก่า", "ก้า", "ก๊า", "ก๋า", "กาก", "ก่าก", "กาง"],
    "maitaikhu": ["เกง", "เก็ง", "เก่ง", "เก้ง", "เก๋ง"],
    "thanthakhat": ["การ", "การณ", "การณ์", "การย์", "การะ"],
    "leading vowels": ["กลม", "กลอน", "เกล็ด", "เกลือ", "แกลบ", "ไกล", "ขน", "เขต", "แขก", "ไข่"],
    "double consonants": ["ปลา", "ปลูก", "เปล", "แปลก", "โปรด", "พระ", "เพราะ", "แพร", "ไพร"],
    "rue and lue": ["รุ้ง", "เรือ", "ฤกษ์", "ฤดู", "ลม", "เลย", "ฦๅ", "วัน"],
    "provinces": ["กระบี่", "กาญจนบุรี", "กาฬสินธุ์", "กำแพงเพชร", "ขอนแก่น", "จันทบุรี", "ฉะเชิงเทรา", "ชลบุรี", "เชียงใหม่", "ตรัง"],
    "provinces of ส": ["สกลนคร", "สงขลา", "สตูล", "สมุทรปราการ", "สมุทรสาคร", "สระแก้ว", "สิงห์บุรี", "สุโขทัย"],
    "provinces of พ": ["พระนครศรีอยุธยา", "พะเยา", "พังงา", "พัทลุง", "พิจิตร", "พิษณุโลก", "เพชรบุรี", "เพชรบูรณ์", "แพร่"],
    "digits by value": ["เขต 1", "เขต ๒", "เขต 3", "เขต ๑๐", "เขต 11", "เขต 100"],
    "sections": ["1", "1.1", "1.2", "1.10", "2", "10"],
    "kinds of letters": [" ก", "(ก)", "1", "๒", "a", "B", "c", "ก", "語"],
    "a word before the longer one": ["การ", "การ ศึกษา", "การบ้าน", "การศึกษา"],
}  # fmt: skip


@pytest.mark.parametrize("name", RUNS)
def test_known_orders(name: str) -> None:
    run = RUNS[name]
    shuffled = run.copy()
    random.Random(1).shuffle(shuffled)
    assert sorted(shuffled, key=sort_key) == run
    assert len({sort_key(word) for word in run}) == len(run)


def test_equal_words_have_equal_keys() -> None:
    assert sort_key("เขต ๑๐") == sort_key("เขต 10")
    assert sort_key("ท่ี") == sort_key("ที่")
    assert sort_key("กํา") == sort_key("กำ")
    assert sort_key("a") < sort_key("A") < sort_key("b")
    assert sort_key("e") < sort_key("é") < sort_key("f")


@given(st.text(st.characters(min_codepoint=0x20, max_codepoint=0x0E5B)), st.text(max_size=10))
def test_any_text_has_a_key_that_prefixes_respect(text: str, more: str) -> None:
    assert sort_key(text) == sort_key(normalize(text))
    # Only text that cannot change its neighbour: a new word after a space.
    assert sort_key(text.strip()) <= sort_key(f"{text.strip()} {more}")


@given(st.text(st.characters()))
def test_keys_never_fail(text: str) -> None:
    assert isinstance(sort_key(text), bytes)
