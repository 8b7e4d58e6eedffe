"""A project whose parts do not add up to its budget."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from patibat.measures.rounding import exact_sum
from patibat.plans.checker.budgets import BAHT, Shape, shapes, shown, sum_of
from patibat.plans.checker.context import Context
from patibat.plans.checker.findings import Hit, Severity
from patibat.plans.checker.naming import called, place_of
from patibat.plans.checker.rule import Example, Rule
from patibat.plans.checker.samples import part, plan, project
from patibat.plans.tree import ActivityItem, BudgetItem, PlanTree, ProjectItem
from patibat.problems import Text

_PARTS = {
    "year": Text("งบรายปี", "the years"),
    "source": Text("งบรายแหล่ง", "the sources"),
    "quarter": Text("งบรายไตรมาส", "the quarters"),
    "activity": Text("งบรายกิจกรรม", "the activities"),
}
_DIFFER = Text(
    "{item}: {parts}รวมได้ {sum} บาท แต่ยอด{whole}คือ {total} บาท ต่างกัน {difference} บาท",
    "{item}: {parts} add up to {sum} baht, but the total{whole} is {total} baht: {difference} baht apart",
)
_NEGATIVE = Text("{item} มีงบประมาณติดลบ {sum} บาท", "{item} has a negative budget of {sum} baht")
_WHOLE = Text("ทั้งโครงการ", " of the project")


def find(tree: PlanTree, context: Context) -> Iterator[Hit]:
    """Every breakdown against the total; quarters against their year; activities are a warning. Rounded quarters may
    differ by one baht each."""
    for one in tree.projects:
        yield from _negative(one)
        yield from _breakdowns(one)
        yield from _quarters(one)
        yield from _activities(one)


def _negative(one: ProjectItem) -> Iterator[Hit]:
    amounts = [amount for amount in (one.budget, *(item.amount for item in one.budgets)) if amount is not None]
    if amounts and min(amounts) < 0:
        yield Hit(
            place_of(one), f"negative {min(amounts):f}", _NEGATIVE, {"item": called(one), "sum": shown(min(amounts))}
        )


def _breakdowns(one: ProjectItem) -> Iterator[Hit]:
    if one.budget is None or sum_of(one.budgets) == one.budget:
        return
    for shape, parts in shapes(one.budgets).items():
        if shape.by_quarter and _years_known(one):
            continue
        yield from _compare(one, _kind(shape), parts, one.budget, _WHOLE)


def _years_known(one: ProjectItem) -> set[int]:
    return {item.year for item in one.budgets if item.year and not item.quarter}


def _quarters(one: ProjectItem) -> Iterator[Hit]:
    for year in sorted(_years_known(one)):
        parts = [item for item in one.budgets if item.year == year and item.quarter]
        plain = shapes([item for item in one.budgets if item.year == year and not item.quarter])
        whole = sum_of(plain[min(plain, key=sum)])
        if parts:
            yield from _compare(one, "quarter", parts, whole, Text(f"ปี {year}", f" of {year}"))


def _activities(one: ProjectItem) -> Iterator[Hit]:
    amounts = [activity.budget for activity in one.activities]
    known = [amount for amount in amounts if amount is not None]
    if one.budget is None or not known or len(known) < len(amounts):
        return
    total = exact_sum(known)
    if total != one.budget:
        yield _hit(one, "activity", total, one.budget, _WHOLE, "note" if abs(total - one.budget) <= BAHT else "warning")


def _kind(shape: Shape) -> str:
    return "quarter" if shape.by_quarter else "year" if shape.by_year else "source"


def _compare(one: ProjectItem, kind: str, parts: list[BudgetItem], whole: Decimal, name: Text) -> Iterator[Hit]:
    total = sum_of(parts)
    if total == whole:
        return
    slack = BAHT * len(parts) if kind == "quarter" else Decimal("0.99")
    yield _hit(one, kind, total, whole, name, "note" if abs(total - whole) <= slack else None)


def _hit(one: ProjectItem, kind: str, total: Decimal, whole: Decimal, name: Text, severity: Severity | None) -> Hit:
    details = {
        "item": called(one),
        "parts": _PARTS[kind],
        "sum": shown(total),
        "whole": name,
        "total": shown(whole),
        "difference": shown(abs(total - whole)),
    }
    # The amounts too: an answer to this difference is none to another.
    return Hit(place_of(one), f"{kind} {name.en} {total:f} {whole:f}", _DIFFER, details, severity)


_DONE = project(1, "โครงการพัฒนาครู", "1000", part("600", 2562), part("400", 2563))
_DONE.activities = [ActivityItem("อบรม", budget=Decimal(900)), ActivityItem("สรุป", budget=Decimal(100))]
_LESS = project(1, "โครงการพัฒนาครู", "1000")
_LESS.activities = [ActivityItem("อบรม", budget=Decimal(900))]
RULE = Rule(
    id="project-budget-parts",
    severity="error",
    question=Text("งบประมาณย่อยรวมแล้วเท่ากับยอดของโครงการหรือไม่", "Do the parts add up to the project's budget?"),
    explanation=Text(
        "ยอดรวมกับยอดย่อยที่ไม่ตรงกันทำให้คำของบประมาณถูกตีกลับ ไตรมาสที่ปัดเศษต่างกันได้ไตรมาสละ 1 บาท",
        "A total that differs from its parts sends the request back. Rounded quarters may differ by 1 baht each.",
    ),
    remedy=Text("ตรวจยอดย่อยหรือยอดรวม แล้วแก้ให้ตรงกัน", "Look at parts and total, and make them agree."),
    find=find,
    passes=(
        Example(plan(_DONE)),
        Example(plan(project(1, "ค่าย", "10", part("10", 2562), *(part("2.5", 2562, quarter=q) for q in (1, 2, 3, 4))))),
        Example(plan(project(1, "ค่าย", "10", part("4", 2562), part("6", 2563), part("10", source="สพฐ.")))),
    ),
    fails=(
        Example(plan(project(1, "ค่าย", "1000", part("600", 2562), part("300", 2563))), severity="error"),
        Example(plan(project(1, "ค่าย", "10", *(part("2", 2562, quarter=q) for q in (1, 2, 3, 4)))), severity="note"),
        Example(plan(_LESS), severity="warning"),
        Example(plan(project(1, "ค่าย", "-5")), severity="error"),
    ),
)
