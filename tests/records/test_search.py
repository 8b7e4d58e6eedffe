"""The search: every substring is found, no character is an operator, staff entries stay with staff."""

from __future__ import annotations

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from patibat.records.choices import Visibility
from patibat.records.models import SearchEntry
from patibat.records.selectors import search
from patibat.records.services import Findable, search_feed, search_forget
from patibat.thai import search_key

pytestmark = pytest.mark.django_db

TITLES = [
    "โครงการพัฒนาคุณภาพการศึกษาปฐมวัย",
    "ส่งเสริมการอ่านออกเขียนได้ ป.1",
    "เครือข่ายความร่วมมือจัดการศึกษา (MOU)",
    'ร้อยละของผู้เรียน "กลุ่มเสี่ยง" ที่ได้รับการดูแล 100%',
    "แผนพัฒนาการศึกษาจังหวัด พ.ศ. ๒๕๖๖–๒๕๗๐",
    "น้ำดื่มสะอาดในโรงเรียน C++ a_b",
]


@pytest.fixture
def fed() -> None:
    search_feed(
        room="test", entries=[Findable("thing", str(at), title, "", f"/{at}/") for at, title in enumerate(TITLES)]
    )


def found(text: str, visible_to: Visibility = Visibility.PUBLIC) -> set[str]:
    return {entry.title for entry in search(text, visible_to=visible_to)}


def test_every_substring_of_every_title_is_found(fed: None) -> None:
    asked = 0
    for title in TITLES:
        key = search_key(title)
        for length in (1, 2, 3, 4, 7, len(key)):
            for at in range(0, len(key) - length + 1, 2):
                piece = key[at : at + length]
                if piece.split() != [piece]:
                    continue
                asked += 1
                assert title in found(piece), piece
    assert asked > 300


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("2566", 4),
        ("๒๕๗๐", 4),
        ("mou", 2),
        ("MOU", 2),
        ("ป.1", 1),
        ("ป", 0),
        ("กลุ่ม เสี่ยง", 3),
        ("เสี่ยง ร้อยละ", 3),
        ("นํ้าดื่ม", 5),
        ("ศึกษ", 0),
        ('"กลุ่ม', 3),
        ("100%", 3),
        ("0%", 3),
        ("%", 3),
        ("c++", 5),
        ("_b", 5),
        ("a_", 5),
    ],
)
def test_what_officers_type_is_found(fed: None, text: str, at: int) -> None:
    assert TITLES[at] in found(text)


@pytest.mark.parametrize("text", ["%%%", "_", "ไม่มีคำนี้แน่", "การ* xyz", "a%b", "title:เครือ", "การ NOT ศึกษา", "NEAR(การ)"])
def test_signs_of_query_languages_are_only_text(fed: None, text: str) -> None:
    assert found(text) == {
        title for title in TITLES if all(word in search_key(title) for word in search_key(text).split())
    }


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=40) | st.text(alphabet="\"'*()-:^%_\\+ ก\x00\ud800{}[]AND", max_size=30))
def test_no_input_breaks_the_search(fed: None, text: str) -> None:
    for entry in search(text):
        key = search_key(entry.title)
        printable = "".join(letter if letter.isprintable() else " " for letter in text[:200])
        assert all(word in key for word in search_key(printable).split()[:8])


@pytest.mark.parametrize("text", ["", "   ", "\x00", "\n\t"])
def test_nothing_asked_finds_nothing(fed: None, text: str) -> None:
    assert search(text) == []


def test_a_very_long_question_is_cut(fed: None) -> None:
    assert search("ก" * 1_000_000) == []


def test_staff_entries_are_found_by_staff_only(fed: None) -> None:
    search_feed(room="test", entries=[Findable("thing", "secret", "ร่างแผนลับ", "", "/s/", Visibility.STAFF)])
    assert found("ร่างแผน") == set()
    assert found("ลั") == set()
    assert found("ร่างแผน", visible_to=Visibility.STAFF) == {"ร่างแผนลับ"}
    assert TITLES[0] in found("ปฐมวัย", visible_to=Visibility.STAFF)


def test_what_is_renewed_or_forgotten_is_no_longer_found(fed: None) -> None:
    search_feed(room="test", entries=[Findable("thing", "0", "ชื่อใหม่ทั้งหมด", "", "/0/")])
    assert found("ปฐมวัย") == set()
    assert found("ชื่อใหม่") == {"ชื่อใหม่ทั้งหมด"}
    assert SearchEntry.objects.filter(room="test").count() == len(TITLES)
    search_forget(room="test", kind="thing", keys=["0"])
    assert found("ชื่อใหม่") == set()


def test_the_text_in_the_title_comes_first_and_the_limit_holds(fed: None) -> None:
    search_feed(room="a", entries=[Findable("thing", "x", "อื่น ๆ", "กล่าวถึงปฐมวัย", "/x/")])
    assert [entry.title for entry in search("ปฐมวัย")] == [TITLES[0], "อื่น ๆ"]
    assert len(search("ก", limit=2)) == 2


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="how SQLite answers")
def test_three_characters_are_answered_by_the_index(fed: None) -> None:
    query = SearchEntry.objects.filter(text__holds="ศึกษา").query
    sql, params = query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute("EXPLAIN QUERY PLAN " + sql, params)
        plan = " ".join(str(row) for row in cursor.fetchall())
    assert "records_search VIRTUAL TABLE INDEX" in plan and "SCAN records_searchentry" not in plan
