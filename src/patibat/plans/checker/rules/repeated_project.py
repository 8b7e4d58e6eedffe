"""A project that stands twice in the plan, in the same words or nearly so."""

from __future__ import annotations

from collections.abc import Iterator

from patibat.plans.checker.alike import alike_pairs
from patibat.plans.checker.context import Context
from patibat.plans.checker.findings import Hit, Severity
from patibat.plans.checker.naming import called, place_of
from patibat.plans.checker.rule import Example, Rule
from patibat.plans.checker.samples import agency, plan, project
from patibat.plans.tree import PlanTree, ProjectItem
from patibat.problems import Text
from patibat.thai import search_key

_SAME = Text("{item} ซ้ำกับ{other} ของหน่วยงานเดียวกัน", "{item} repeats {other} of the same agency")
_ALIKE = Text("{item} คล้ายกับ{other}", "{item} is much like {other}")


def find(tree: PlanTree, context: Context) -> Iterator[Hit]:
    """The same name, agency and years is a warning; another agency or nearly the same name a note; other years are
    no repeat."""
    for earlier, later, ratio in alike_pairs([one.name for one in tree.projects]):
        one, other = tree.projects[later], tree.projects[earlier]
        if one.years and other.years and not set(one.years) & set(other.years):
            continue
        is_same = ratio == 1.0 and _agency(one) == _agency(other)
        severity: Severity | None = None if is_same else "note"
        details = {"item": called(one), "other": called(other)}
        yield Hit(place_of(one), one.name, _SAME if is_same else _ALIKE, details, severity)


def _agency(one: ProjectItem) -> str:
    return (one.agencies[0].code or search_key(one.agencies[0].text)) if one.agencies else ""


_OTHER = project(2, "โครงการพัฒนาครูด้านดิจิทัล")
_OTHER.agencies = [agency("เทศบาลนคร", "B2")]
_NEXT = project(2, "โครงการพัฒนาครูด้านดิจิทัล")
_NEXT.years = (2563,)
_FIRST = project(1, "โครงการพัฒนาครูด้านดิจิทัล")
_FIRST.years = (2562,)
RULE = Rule(
    id="repeated-project",
    severity="warning",
    question=Text("มีโครงการที่ซ้ำกันหรือไม่", "Does any project stand twice?"),
    explanation=Text(
        "โครงการที่ซ้ำกันทำให้นับเงินและผลงานซ้ำ ถ้าหลายหน่วยงานทำร่วมกันควรเป็นโครงการเดียวที่มีผู้ร่วม",
        "A repeated project counts money and results twice; a joint one should stand once, with its partners.",
    ),
    remedy=Text("รวมเป็นโครงการเดียว หรือเขียนชื่อให้ต่างกันตามสาระ", "Merge them, or let the names say how they differ."),
    find=find,
    passes=(
        Example(plan(project(1, "โครงการพัฒนาครู รุ่นที่ 1"), project(2, "โครงการพัฒนาครู รุ่นที่ 2"))),
        Example(plan(_FIRST, _NEXT)),
    ),
    fails=(
        Example(plan(project(1, "โครงการพัฒนาครูด้านดิจิทัล"), project(2, "พัฒนาครูด้านดิจิทัล")), severity="warning"),
        Example(plan(project(1, "โครงการพัฒนาครูด้านดิจิทัล"), _OTHER), severity="note"),
        Example(plan(project(1, "โครงการพัฒนาครูด้านดิจิทัล"), project(2, "โครงการพัฒนาครูด้านดิจิตัล")), severity="note"),
    ),
)
