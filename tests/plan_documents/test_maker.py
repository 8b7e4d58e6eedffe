"""The maker is honest: what a tree says stands in its document, and scoring tells right from wrong."""

from __future__ import annotations

import copy
from decimal import Decimal

import pytest

from patibat.plans.tree import PlanItem
from tests.plan_documents.content import Shape, make
from tests.plan_documents.layout import Layout, Unavailable
from tests.plan_documents.rendered import text_of
from tests.plan_documents.scoring import key, score
from tests.plan_documents.sets import READ

_SEEDS = (1, 8, 15)
_FULL = Shape(mission_leads=True, values=True, below="guideline", strategy_leads=True, money="years", activities=True)


@pytest.mark.parametrize("layout", READ, ids=lambda one: one.name)
def test_document_states_its_tree(layout: Layout) -> None:
    for seed in _SEEDS:
        try:
            content, name, known = layout.document(seed)
        except Unavailable as reason:
            pytest.skip(str(reason))
        text = text_of(content, name)
        tree = known.tree
        said = [tree.vision, *(one.title for one in tree.nodes), *(one.text for one in tree.swot)]
        said += [*(one.name for one in tree.indicators), *(one.name for one in tree.projects)]
        said += [one.text for one in tree.mentions()]
        # A cell over two pages of a PDF has the foot and head of a page in its middle.
        missing = [one for one in said if not _stands(key(one), text, broken=layout.kind == "pdf")]
        assert not missing, f"{layout.name}, seed {seed}"


def _stands(said: str, text: str, broken: bool) -> bool:
    if not broken:
        return said in text
    pieces = [said[at : at + 5] for at in range(0, max(1, len(said) - 4), 5)]
    return sum(one in text for one in pieces) >= 0.6 * len(pieces)


def test_layouts_are_many_and_each_has_its_name() -> None:
    names = [one.name for one in READ]
    assert len(names) == len(set(names))
    least = {"word": 7, "excel": 4, "pdf": 5, "text": 4}
    counts = {kind: sum(one.kind == kind for one in READ) for kind in least}
    assert all(counts[kind] >= number for kind, number in least.items()), counts


def test_equal_seeds_make_equal_plans_and_others_differ() -> None:
    assert make(3, _FULL, "21").tree == make(3, _FULL, "21").tree
    assert make(3, _FULL, "21").tree != make(4, _FULL, "21").tree


@pytest.mark.parametrize("seed", range(20))
def test_siblings_have_different_titles(seed: int) -> None:
    tree = make(seed, _FULL, "73").tree
    named = [(one.kind, one.parent, key(one.title)) for one in tree.nodes]
    assert len(named) == len(set(named))
    assert len({one.name for one in tree.projects}) == len(tree.projects)


def test_a_tree_agrees_with_itself_and_not_with_another() -> None:
    known = make(5, _FULL, "12").tree
    same = score(known, known)
    assert all(one.precision == one.recall == 1 for one in same.tallies.values())
    other = score(make(6, _FULL, "12").tree, known)
    assert other["nodes"].recall < 0.5
    assert other["projects"].recall < 0.5


def test_each_slip_of_a_reader_costs() -> None:
    known = make(5, _FULL, "12").tree
    found = copy.deepcopy(known)
    found.nodes.append(PlanItem("x", "goal", "9", "เป้าหมายของแผนอื่น"))
    found.of_kind("strategy")[0].parent = found.of_kind("issue")[-1].key
    found.of_kind("mission")[0].lead.clear()
    found.indicators[0].unit = "แห่งหนึ่ง"
    first = min(found.indicators[1].targets)
    found.indicators[1].targets[first].value = Decimal("0.5")
    found.projects[0].budgets.pop()
    found.projects[0].budget = Decimal(1)
    found.swot.pop()
    told = score(found, known)
    assert told["nodes"].invented[0].startswith("strategy")
    # The strategy took what stands below it along, for a parent is compared by its title alone.
    assert len(told["nodes"].invented) == 2
    assert len(told["indicators"].missed) == 2
    assert len(told["projects"].missed) == len(told["swot"].missed) == len(told["leads"].missed) == 1
    assert "missed" in told.told()


def test_chapters_are_no_measure_and_hide_no_parent() -> None:
    known = make(5, _FULL, "12").tree
    found = copy.deepcopy(known)
    found.nodes.insert(0, PlanItem("part", "part", "3", "ส่วนที่ 3"))
    for node in found.nodes[1:]:
        node.parent = node.parent or "part"
    assert score(found, known)["nodes"].recall == 1


def test_texts_are_compared_without_spaces_and_in_arabic_digits() -> None:
    assert key("ร้อยละ ๘๐ – ๘๕") == key("ร้อยละ80-85")
    assert key("นํ้า") == key("น้ำ")
    assert key("เป้าหมาย") != key("เป้าประสงค์")
