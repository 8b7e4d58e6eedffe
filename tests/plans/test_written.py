"""What was read is kept and comes back as it was."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from patibat.papers.reading import read_paper
from patibat.plans.tree import BudgetItem, PlanItem, PlanTree, ProjectItem
from patibat.plans.written import agencies_of, paper_pack, paper_unpack, tree_as_dict, tree_pack, tree_unpack
from tests.plans.any_tree import trees
from tests.plans.trees import big_plan


@settings(max_examples=40, deadline=None)
@given(trees())
def test_a_tree_comes_back_equal(tree: PlanTree) -> None:
    again = tree_unpack(tree_pack(tree))
    assert again == tree
    assert tree_pack(again) == tree_pack(tree)


def test_money_keeps_its_satang_and_zero_is_not_nothing() -> None:
    tree = PlanTree(projects=[ProjectItem("p", "โครงการ", budget=Decimal("0.00")), ProjectItem("q", "โครงการ")])
    tree.projects[1].budgets = [BudgetItem(Decimal("1234567890.25"))]
    again = tree_unpack(tree_pack(tree))
    assert (again.projects[0].budget, again.projects[1].budget) == (Decimal(0), None)
    assert str(again.projects[1].budgets[0].amount) == "1234567890.25"
    shown = tree_as_dict(again)["projects"]
    assert (shown[0]["budget"], shown[1]["budget"], shown[1]["budgets"][0]["amount"]) == (0, None, 1234567890.25)


def test_a_big_plan_comes_back() -> None:
    tree = big_plan()
    assert tree_unpack(tree_pack(tree)) == tree


@settings(max_examples=40, deadline=None)
@given(trees())
def test_what_scripts_get_is_json_and_loses_no_thing(tree: PlanTree) -> None:
    shown = json.loads(json.dumps(tree_as_dict(tree), allow_nan=False))
    apart = {one["key"] for name in ("missions", "values", "nodes", "goals") for one in shown[name]}
    visions = {one.key for one in tree.nodes if one.kind == "vision"}
    assert apart | visions == {one.key for one in tree.nodes}
    assert [one["key"] for one in shown["projects"]] == [one.key for one in tree.projects]
    assert sum(one["times"] for one in agencies_of(tree)) == len(list(tree.mentions()))


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=80).filter(str.strip))
@settings(max_examples=40, deadline=None)
def test_a_document_comes_back_equal(text: str) -> None:
    paper = read_paper(f"แผนพัฒนา\n{text}".encode(), "แผน.txt")
    assert paper_unpack(paper_pack(paper)) == paper


def test_a_tree_kept_before_a_field_was_added_is_still_read() -> None:
    old = json.loads(tree_pack(PlanTree("แผน", nodes=[PlanItem("a", "goal", "", "ดี")])))
    del old["province"], old["nodes"][0]["text"]
    assert tree_unpack(json.dumps(old).encode()) == replace(PlanTree("แผน", nodes=[PlanItem("a", "goal", "", "ดี")]))
