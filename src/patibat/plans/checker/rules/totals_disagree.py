"""A total that the document states, and that its projects do not add up to."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from patibat.measures.rounding import exact_sum
from patibat.plans.checker.budgets import BAHT, amount_in, shown
from patibat.plans.checker.context import Context
from patibat.plans.checker.coverage import keys_below
from patibat.plans.checker.findings import Hit, Place, Severity
from patibat.plans.checker.naming import called
from patibat.plans.checker.rule import Example, Rule
from patibat.plans.checker.samples import node, part, plan, project
from patibat.plans.tree import PlanItem, PlanTree, ProjectItem, TotalLine
from patibat.problems import Text

_DIFFER = Text(
    "ยอดรวม{scope}เขียนว่า {total} บาท แต่โครงการ {count} โครงการรวมได้ {sum} บาท ต่างกัน {difference} บาท",
    "the total{scope} is written as {total} baht, but its projects ({count}) add up to {sum}: {difference} baht apart",
)


def find(tree: PlanTree, context: Context) -> Iterator[Hit]:
    """By scope, year, source and quarter. Where projects do not say their amount the difference is a warning."""
    for total in tree.totals:
        inside = _projects(tree, total)
        amounts = [amount_in(one, total.year, total.source, total.quarter) for one in inside]
        known = [amount for amount in amounts if amount is not None]
        if not known:
            continue
        found = exact_sum(known)
        if found == total.amount:
            continue
        scope = _scope(tree.node(total.scope) if total.scope else None, total)
        details = {
            "scope": scope,
            "total": shown(total.amount),
            "count": len(known),
            "sum": shown(found),
            "difference": shown(abs(found - total.amount)),
        }
        severity = _severity(total, found, len(known), is_whole=len(known) == len(amounts))
        subject = f"{scope.en} {total.amount:f} {found:f}"
        yield Hit(Place(total.scope, total.origin), subject, _DIFFER, details, severity)


def _projects(tree: PlanTree, total: TotalLine) -> list[ProjectItem]:
    if not total.scope:
        return tree.projects
    keys = keys_below(tree, total.scope)
    return [one for one in tree.projects if one.node in keys]


def _severity(total: TotalLine, found: Decimal, count: int, is_whole: bool) -> Severity | None:
    slack = BAHT * count if total.quarter else Decimal("0.99")
    if abs(found - total.amount) <= slack:
        return "note"
    return None if is_whole or found > total.amount else "warning"


def _scope(item: PlanItem | None, total: TotalLine) -> Text:
    named = called(item) if item else Text("ทั้งแผน", "the plan")
    thai, english = f"ของ{named.th}", f" of {named.en}"
    if total.year:
        thai, english = f"{thai} ปี {total.year}", f"{english}, {total.year}"
    if total.quarter:
        thai, english = f"{thai} ไตรมาส {total.quarter}", f"{english}, quarter {total.quarter}"
    if total.source:
        thai, english = f"{thai} แหล่ง “{total.source}”", f"{english}, source “{total.source}”"
    return Text(f"{thai} ", english)


def _with_total(amount: str, scope: str = "", year: int = 0, quarter: int = 0) -> PlanTree:
    quarters = [part("12.5", 2562, quarter=number) for number in (1, 2, 3, 4)]
    tree = plan(
        node("issue", 1),
        project(1, "ค่าย", "100", part("50", 2562), part("50", 2563), *quarters, of="issue-1"),
        project(2, "อบรม", "20.50", part("20.50", 2563), of="issue-1"),
    )
    tree.totals = [TotalLine(Decimal(amount), scope, year, quarter=quarter)]
    return tree


RULE = Rule(
    id="totals-disagree",
    severity="error",
    question=Text("ยอดรวมในเอกสารตรงกับผลบวกของโครงการหรือไม่", "Do the stated totals agree with the projects?"),
    explanation=Text(
        "ยอดรวมที่ไม่ตรงกับรายการทำให้ไม่รู้ว่ายอดใดถูก และมักเกิดจากการแก้รายการโดยไม่แก้ยอดรวม",
        "When totals and items differ nobody knows which is right; mostly an item was changed and the total was not.",
    ),
    remedy=Text("ตรวจรายการและยอดรวม แล้วแก้ให้ตรงกัน", "Look at items and total, and make them agree."),
    find=find,
    passes=(Example(_with_total("120.50")), Example(_with_total("70.50", "issue-1", 2563))),
    fails=(
        Example(_with_total("121.50"), severity="error"),
        Example(_with_total("70", "issue-1", 2563), severity="note"),
        Example(_with_total("12", year=2562, quarter=1), severity="note"),
    ),
)
