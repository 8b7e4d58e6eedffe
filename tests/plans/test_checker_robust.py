"""Whatever a reader puts into a tree, the checker answers and does not change it."""

from __future__ import annotations

import copy
import json
import time
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from patibat.papers.reading import Origin
from patibat.plans.checker import Context, check_plan, goal_coverage, vision_coverage
from patibat.plans.comparing import compare
from patibat.plans.matching import match_keys
from patibat.plans.tree import (
    KINDS,
    ActivityItem,
    AgencyMention,
    BudgetItem,
    IndicatorItem,
    Line,
    PlanItem,
    PlanTree,
    ProjectItem,
    SwotEntry,
    TargetValue,
    TotalLine,
)
from tests.plans.trees import agencies, good_plan, seed_text, source_document

_WORDS = (
    "แผนพัฒนาการศึกษา", "จังหวัด", "ชลบุรี", "สมุทรปราการ", "สำนักงาน", "ศึกษาธิการ", "(พ.ศ. 2562 - ", "2565)", "ร้อยละ",
    "250", "%", "ประเด็นยุทธศาสตร์ที่ ", "9", "ตารางที่ 3.", " ", "\n", "{", "}", "{item}", "๑๒,๓๔๕๖", "31 กันยายน 2565",
    "อำเภอ", "และ", "e-Learning", "ลดลง",
)  # fmt: skip
_TEXT = st.lists(st.sampled_from(_WORDS), max_size=8).map("".join) | st.text(max_size=20)
_KEY = st.sampled_from(("", "a", "b", "c"))
_AMOUNT = st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-(10**12), max_value=10**12)
_YEAR = st.sampled_from((0, 1, 2019, 2562, 2563, 2570, 9999))
_ORIGIN = st.builds(Origin, line=st.integers(0, 5), paragraph=st.integers(0, 2), cell=st.sampled_from(("", "B3")))
_AGENCY = st.builds(AgencyMention, text=_TEXT, codes=st.lists(_KEY, max_size=2).map(tuple), is_valid=st.booleans())
_AGENCIES = st.lists(_AGENCY, max_size=2)
_DATE = st.sampled_from(("", "2019-01-01", "0001-01-01", "2019-02-30", "วันนี้"))
_TARGET = st.builds(TargetValue, value=st.none() | _AMOUNT, upper=st.none() | _AMOUNT, increase_by=st.none() | _AMOUNT)
_NODE = st.builds(
    PlanItem, key=_KEY, kind=st.sampled_from((*KINDS, "odd")), number=_TEXT, title=_TEXT, parent=_KEY, lead=_AGENCIES,
    support=_AGENCIES, origin=_ORIGIN, text=_TEXT,
)  # fmt: skip
_INDICATOR = st.builds(
    IndicatorItem, key=_KEY, name=_TEXT, unit=_TEXT, baseline=st.none() | _AMOUNT, baseline_year=_YEAR, node=_KEY,
    targets=st.dictionaries(_YEAR, _TARGET, max_size=3), number=_TEXT, lead=_AGENCIES, source=_TEXT, origin=_ORIGIN,
)  # fmt: skip
_BUDGET = st.builds(
    BudgetItem, amount=_AMOUNT, year=_YEAR, source=st.sampled_from(("", "สพฐ.")), source_kind=st.integers(0, 4),
    quarter=st.integers(0, 4),
)  # fmt: skip
_ACTIVITY = st.builds(ActivityItem, name=_TEXT, starts_on=_DATE, ends_on=_DATE, budget=st.none() | _AMOUNT)
_PROJECT = st.builds(
    ProjectItem, key=_KEY, name=_TEXT, agencies=_AGENCIES, years=st.lists(_YEAR, max_size=2).map(tuple), node=_KEY,
    budget=st.none() | _AMOUNT, budgets=st.lists(_BUDGET, max_size=4), activities=st.lists(_ACTIVITY, max_size=2),
    number=_TEXT, starts_on=_DATE, ends_on=_DATE, origin=_ORIGIN,
)  # fmt: skip
_TOTAL = st.builds(TotalLine, amount=_AMOUNT, scope=_KEY, year=_YEAR, source=_TEXT, quarter=st.integers(0, 4))
_TREE = st.builds(
    PlanTree, title=_TEXT, from_year=_YEAR, to_year=_YEAR, vision=_TEXT, nodes=st.lists(_NODE, max_size=5),
    indicators=st.lists(_INDICATOR, max_size=3), projects=st.lists(_PROJECT, max_size=3),
    totals=st.lists(_TOTAL, max_size=2), swot=st.lists(st.builds(SwotEntry, kind=_TEXT, text=_TEXT), max_size=1),
    lines=st.lists(st.builds(Line, text=_TEXT, origin=_ORIGIN, node=_KEY, number=_TEXT), max_size=4),
    province=st.sampled_from(("", "11", "99")),
)  # fmt: skip


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(tree=_TREE, context=st.sampled_from((Context(), agencies(), Context(province="x", province_name="จังหวัดใหม่"))))
def test_any_tree_is_answered_and_left_as_it_was(tree: PlanTree, context: Context) -> None:
    before = copy.deepcopy(tree)
    found = check_plan(tree, context)
    vision_coverage(tree)
    goal_coverage(tree)
    assert tree == before
    assert json.dumps([one.as_dict(language) for one in found for language in ("th", "en")])
    assert len({one.fingerprint for one in found}) == len(found)
    assert check_plan(tree, context) == found


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(before=_TREE, after=_TREE)
def test_any_two_trees_can_be_compared(before: PlanTree, after: PlanTree) -> None:
    assert json.dumps([one.as_dict("en") for one in compare(before, after)])
    match_keys(before, after)


@pytest.mark.parametrize("at", range(19))
def test_another_province_put_at_any_place_of_the_source_is_found(at: int) -> None:
    """Each mention of the province in turn becomes another's, as when a plan is copied and one place forgotten."""
    name, other = "สมุทรปราการ", "ชลบุรี"
    text = seed_text("seed-repaired-lines.txt")
    parts = text.split(name)
    changed = name.join(parts[: at + 1]) + other + name.join(parts[at + 1 :])
    line = name.join(parts[: at + 1]).count("\n") + 1
    known = {one.fingerprint for one in check_plan(source_document(text))}
    found = [one for one in check_plan(source_document(changed)) if one.fingerprint not in known]
    assert found[0].rule.startswith("other-province") and found[0].severity in ("error", "warning")
    assert found[0].where.origin.line in (line - 1, line), "a name may begin on the line before"


def test_wrong_sum_is_found_to_the_satang() -> None:
    tree = good_plan()
    tree.totals[0].amount += Decimal("0.01")
    assert [(one.rule, one.severity) for one in check_plan(tree)] == [("totals-disagree", "note")]


@pytest.mark.parametrize(
    "text",
    [
        "สำนักงานศึกษาธิการจังหวัดชลบุรี " * 3000,
        "สำนักงาน" * 12_000,
        "จังหวัดสมทุรปราการ" * 5000,
        "แผนพัฒนาการศึกษาจังหวัดสมุทรปราการ (พ.ศ. 2562 - 2565) " * 1500,
        "แบ่งเป็น ร้อยละ 1 " * 1500,
        "1,2" * 30_000,
        "ก" * 100_000,
    ],
)
def test_one_endless_line_is_answered_in_time(text: str) -> None:
    tree = source_document("")
    tree.lines = [Line(text, Origin(line=1))]
    start = time.perf_counter()
    check_plan(tree, agencies())
    assert time.perf_counter() - start < 12
