"""Storing and searching Thai text, and what may not be stored."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from patibat.problems import Problem
from patibat.thai import clean_text, contains_thai, normalize, search_key

thai = st.text(st.characters(min_codepoint=0x0E01, max_codepoint=0x0E5B) | st.sampled_from(" a1\u00a0\u200b\n"))


@pytest.mark.parametrize(
    ("damaged", "right"),
    [
        ("เพ่ือ", "เพื่อ"),
        ("ท่ี", "ที่"),
        ("อยู่", "อยู่"),
        ("อยู่", "อยู่"),
        ("จัดทําแผน", "จัดทำแผน"),
        ("นํ้า", "น้ำ"),
        ("น้ํา", "น้ำ"),
        ("นำ้", "น้ำ"),
        ("สาํนัก", "สำนัก"),
        ("เเผน", "แผน"),
        ("ก\u200bข\ufeffค", "กขค"),
        ("ก\u00a0ข\u3000ค", "ก ข ค"),
        ("พันธุ์", "พันธุ์"),
        ("cafe\u0301", "caf\u00e9"),
    ],
)
def test_one_form_for_what_looks_the_same(damaged: str, right: str) -> None:
    assert normalize(damaged) == right


@given(thai | st.text())
def test_normalizing_twice_changes_nothing_more(text: str) -> None:
    assert normalize(normalize(text)) == normalize(text)
    assert search_key(search_key(text)) == search_key(text)


def test_search_keys_meet() -> None:
    assert search_key("แผน ๒๕๖๖\n O-NET") == search_key("เเผน\u00a02566 o-net")
    assert search_key("ทําแผน") in search_key("การจัดทำแผนพัฒนา")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("ก\x00ข", "thai.text-forbidden-character"),
        ("ก\x1bข", "thai.text-forbidden-character"),
        ("ก\x85ข", "thai.text-forbidden-character"),
        ("ก\u202eข", "thai.text-forbidden-character"),
        ("ก\u2066ข", "thai.text-forbidden-character"),
        ("ก\u200fข", "thai.text-forbidden-character"),
        ("ก\ud800ข", "thai.text-forbidden-character"),
        ("ก\udfffข", "thai.text-forbidden-character"),
        ("ก\uffffข", "thai.text-forbidden-character"),
        ("ก" + "่" * 500, "thai.text-marks-piled"),
        ("a" + "\u0301" * 500, "thai.text-marks-piled"),
        ("ก" * 101, "thai.text-too-long"),
        ("ก" * 100_000, "thai.text-too-long"),
    ],
)
def test_what_may_not_be_stored(text: str, problem: str) -> None:
    with pytest.raises(Problem) as caught:
        clean_text(text, 100)
    assert caught.value.code == problem
    caught.value.message("th").encode()


def test_what_may_be_stored() -> None:
    assert clean_text("ก" * 100, 100) == "ก" * 100
    assert clean_text("\tสำนักงาน\r\nท่ี ๑\r", 100) == "สำนักงาน\nที่ ๑"
    assert clean_text("", 0) == ""
    assert clean_text("เพื่อสิทธิ์ในที่ซึ่งกตัญญุตา", 100) == "เพื่อสิทธิ์ในที่ซึ่งกตัญญุตา"


@given(st.text(st.characters()))
def test_what_is_stored_can_be_written_and_stored_again(text: str) -> None:
    try:
        clean = clean_text(text, 60)
    except Problem as problem:
        assert problem.code.startswith("thai.text-")
    else:
        clean.encode("utf-8")
        assert clean_text(clean, 60) == clean


def test_thai_is_seen() -> None:
    assert contains_thai("abc ก")
    assert contains_thai("๑")
    assert not contains_thai("abc 1 ฿ é")
