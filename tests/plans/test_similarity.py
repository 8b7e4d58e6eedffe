"""Suggestions of links, measured on labelled texts: what was tuned on, and what was not."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from patibat.plans.shipped import shipped_plans
from patibat.plans.similarity import Candidate, Suggester, Suggestion, has_phrase, pieces, word_table

Labelled = list[tuple[str, frozenset[str]]]
MEASURED = ("national-strategy-2561", "master-plan", "nesd-13")
RIGHT, SILENT = 0.80, 0.80


@cache
def labelled(half: str) -> Labelled:
    content = tomllib.loads((Path(__file__).parent / "links_labelled.toml").read_text(encoding="utf-8"))
    return [(text, frozenset(right.split())) for text, right in content[half]]


@cache
def suggester() -> Suggester:
    """The six strategies, the 23 issues and the 13 milestones as they come with the product."""
    found: list[Candidate] = []
    for plan in (one for one in shipped_plans() if one.code in MEASURED):
        nodes = plan.versions[-1].nodes
        below = {node.key: " ".join(one.title for one in nodes if one.parent == node.key) for node in nodes}
        found += [Candidate(node.key, node.title, below[node.key]) for node in nodes if not node.parent]
    return Suggester(found)


def share(rows: Labelled, holds: Callable[[list[Suggestion], frozenset[str]], bool]) -> float:
    return sum(holds(suggester().suggest(text), right) for text, right in rows) / len(rows)


@pytest.mark.parametrize("half", ["tuning", "held_out"])
def test_the_right_point_is_among_three_and_no_link_is_said(
    half: str, record_property: Callable[[str, object], None]
) -> None:
    linked = [row for row in labelled(half) if row[1]]
    unlinked = [row for row in labelled(half) if not row[1]]
    three = share(linked, lambda found, right: any(one.ident in right for one in found))
    first = share(linked, lambda found, right: bool(found) and found[0].ident in right)
    wrongly = share(linked, lambda found, right: not found)
    silent = share(unlinked, lambda found, right: not found)
    record_property(
        "shown",
        f"links · {half}: {len(linked)} texts with a link: right among three {three:.1%}, first {first:.1%}, "
        f"“no link” said wrongly {wrongly:.1%}; {len(unlinked)} without: “no link” said {silent:.1%}",
    )
    assert three >= RIGHT and silent >= SILENT


def test_the_held_out_half_is_large_and_shares_nothing_with_tuning() -> None:
    held, tuned = labelled("held_out"), labelled("tuning")
    assert len(held) >= 150 and sum(not right for _, right in held) >= 25
    assert not {text for text, _ in held} & {text for text, _ in tuned}
    known = {f"z{n}" for n in range(1, 7)} | {f"y{n}" for n in range(1, 24)} | {f"m{n}" for n in range(1, 14)}
    assert all(right <= known for _, right in held + tuned)


def test_a_suggestion_says_why() -> None:
    best = suggester().suggest("อบรมผู้ดูแลเด็กในศูนย์พัฒนาเด็กเล็ก")[0]
    assert best.ident in ("y11", "z3") and 0 < best.score <= 1
    assert "ศูนย์พัฒนาเด็ก" in best.words


def test_nothing_is_suggested_for_nothing() -> None:
    assert suggester().suggest("") == [] and Suggester([]).suggest("ครู") == []


def test_words_that_stand_in_others_by_chance_are_not_read() -> None:
    # “ทำนา” stands in “ทำนามบัตร”, and “วัด” in “จังหวัด”.
    assert suggester().suggest("จัดทำนามบัตรผู้บริหาร") == []
    assert "วัด" not in word_table().read("ต่างจังหวัด")


def test_a_word_does_not_end_inside_a_cluster() -> None:
    assert has_phrase("นม", "ดื่มนมทุกวัน") and not has_phrase("นม", "ผู้เรียนมีคุณภาพ")
    assert has_phrase("กร", "กรณี") and not has_phrase("กร", "เกรด") and not has_phrase("รณ", "เรณู")


def test_latin_words_are_whole_words() -> None:
    assert any(one.ident == "y21" for one in suggester().suggest("ประเมิน ITA ของหน่วยงาน"))
    assert not any("ita" in one.words for one in suggester().suggest("digital"))


def test_pieces_of_a_text_leave_empty_words_out() -> None:
    assert pieces("โครงการ ส่งเสริม") == []
    assert "เกษต" in pieces("การเกษตร")
