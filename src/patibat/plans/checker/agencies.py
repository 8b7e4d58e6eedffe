"""Agencies that the plan calls by name, against the directory."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from patibat.plans.checker.context import Context
from patibat.plans.checker.findings import Place
from patibat.plans.checker.naming import place_of
from patibat.plans.tree import UNKNOWN, AgencyMention, IndicatorItem, PlanItem, PlanTree
from patibat.thai import search_key

# Whole groups, not one agency.
_GROUP: Final = re.compile(
    r"ทุก|ที่เกี่ยวข้อง|ต่าง|ภาคเอกชน|ภาคประชาสังคม|ภาคีเครือข่าย|^หน่วยงาน|^สถานศึกษา|^สถานประกอบการ|^องค์กร|^โรงเรียน$"
    r"|^ชุมชน|ในสังกัด|ในพื้นที่|ในจังหวัด|^อปท|^ภาค|^-+$|แห่ง$"
)


def placed_mentions(tree: PlanTree) -> Iterator[tuple[Place, AgencyMention]]:
    """Every mention with the key of what it stands at, and its own place in the file where that is known."""
    led: list[PlanItem | IndicatorItem] = [*tree.nodes, *tree.indicators]
    for item in led:
        for one in (*item.lead, *item.support):
            yield _place(place_of(item), one), one
    for project in tree.projects:
        for one in (*project.agencies, *(activity.agency for activity in project.activities if activity.agency)):
            yield _place(place_of(project), one), one


def _place(place: Place, one: AgencyMention) -> Place:
    return Place(place.key, one.origin if one.origin.as_dict() else place.origin)


def unknown_mentions(tree: PlanTree, context: Context) -> list[tuple[Place, AgencyMention, int]]:
    """Names that no agency of the directory bears, each once at its first place, with how often; groups left out."""
    if not context.agencies:
        return []
    owners = context.name_owners()
    first: dict[str, tuple[Place, AgencyMention]] = {}
    counts: dict[str, int] = {}
    for place, one in placed_mentions(tree):
        key = search_key(one.text)
        if one.state != UNKNOWN or not key or key in owners or _GROUP.search(key):
            continue
        first.setdefault(key, (place, one))
        counts[key] = counts.get(key, 0) + 1
    return [(place, one, counts[key]) for key, (place, one) in first.items()]
