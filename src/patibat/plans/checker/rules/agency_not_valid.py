"""An agency that did not exist, under this name, in the years of the plan."""

from __future__ import annotations

from collections.abc import Iterator

from patibat.plans.checker.agencies import placed_mentions
from patibat.plans.checker.context import Context, KnownAgency, KnownName
from patibat.plans.checker.findings import Hit
from patibat.plans.checker.rule import Example, Rule
from patibat.plans.checker.samples import agency, plan, project
from patibat.plans.tree import AgencyMention, PlanTree
from patibat.problems import Text
from patibat.thai import search_key

_INVALID = Text("“{agency}” ไม่ได้ใช้ชื่อนี้ในปีของแผน", "“{agency}” did not bear this name in the years of the plan")
_KNOWN_AS = Text("“{agency}” ไม่ได้ใช้ชื่อนี้ในปีของแผน ชื่อในปีนั้นคือ “{name}”", "“{agency}” was called “{name}” in those years")


def find(tree: PlanTree, context: Context) -> Iterator[Hit]:
    """As the reader of the document says, or as the directory's years say. Each name once."""
    owners = context.name_owners()
    seen: set[str] = set()
    for place, one in placed_mentions(tree):
        key = search_key(one.text)
        known = [agency for agency in owners.get(key, ()) if not one.codes or agency.code in one.codes]
        is_outside = bool(known and tree.from_year) and not any(_bears(agency, one, tree) for agency in known)
        if key in seen or not (is_outside or not one.is_valid):
            continue
        seen.add(key)
        name = _name_in(known, tree.from_year)
        yield Hit(place, one.text, _KNOWN_AS if name else _INVALID, {"agency": one.text, "name": name})


def _bears(agency: KnownAgency, one: AgencyMention, tree: PlanTree) -> bool:
    last = max(tree.to_year, tree.from_year)
    return any(agency.has_name_in(one.text, year) for year in range(tree.from_year, min(last, tree.from_year + 30) + 1))


def _name_in(known: list[KnownAgency], year: int) -> str:
    names = [name.name for agency in known for name in agency.names if agency.has_name_in(name.name, year)]
    return names[0] if names else ""


_OLD = KnownName("สำนักงาน กศน. จังหวัดสมุทรปราการ", to_year=2561)
_NEW = KnownName("สำนักงานส่งเสริมการเรียนรู้ประจำจังหวัดสมุทรปราการ", from_year=2562)
_CONTEXT = Context(agencies=(KnownAgency("A1", (_OLD, _NEW)),))


def _by(name: KnownName, is_valid: bool = True) -> PlanTree:
    one = project(1, "โครงการพัฒนาครู")
    one.agencies = [agency(name.name)]
    one.agencies[0].is_valid = is_valid
    return plan(one)


RULE = Rule(
    id="agency-not-valid",
    severity="warning",
    question=Text("หน่วยงานมีอยู่ในชื่อนั้นในปีของแผนหรือไม่", "Did the agency bear its name in the years of the plan?"),
    explanation=Text(
        "หน่วยงานที่ยุบหรือเปลี่ยนชื่อแล้วมักติดมาจากแผนฉบับก่อน",
        "Agencies that were dissolved or renamed are mostly left over from the plan before.",
    ),
    remedy=Text("ใช้ชื่อในปีของแผน หรือแก้ปีในทำเนียบ", "Use the name of those years, or mend the directory."),
    find=find,
    passes=(Example(_by(_NEW), _CONTEXT), Example(_by(_OLD))),
    fails=(Example(_by(_OLD), _CONTEXT), Example(_by(_NEW, is_valid=False))),
)
