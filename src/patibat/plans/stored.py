"""A plan as the database holds it → a `PlanTree`: what the checker and the comparison of versions look at."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from patibat.network.models import Agency, Office
from patibat.papers.reading import Origin
from patibat.plans.choices import NodeKind, Share
from patibat.plans.models import Indicator, IndicatorTarget, Plan, PlanNode, PlanVersion
from patibat.plans.tree import (
    AgencyMention,
    IndicatorItem,
    Line,
    PlanItem,
    PlanTree,
    SwotEntry,
    TargetValue,
)
from patibat.plans.written import tree_unpack
from patibat.records.models import Attachment
from patibat.records.selectors import attachment_content

_UNITS = {"percent": "ร้อยละ", "percent_points": "จุดร้อยละ"}


def plan_tree(version: PlanVersion) -> PlanTree:
    """The tree of a version with its indicators; projects are added by the room that keeps them."""
    plan = version.plan
    tree = PlanTree(plan.title, plan.from_year, plan.to_year, plan.kind)
    tree.province = Office.objects.values_list("province_code", flat=True).first() or ""
    rows = list(version.nodes.select_related("parent").prefetch_related("agencies__agency", "indicators"))
    tree.nodes = [_item(row) for row in rows]
    vision = next((one for one in tree.nodes if one.kind == NodeKind.VISION), None)
    if vision is not None:
        tree.vision, tree.vision_origin = vision.title, vision.origin
    tree.swot = [SwotEntry(one.kind, one.text) for one in version.swot.all()]
    tree.indicators = _indicators(plan, rows)
    tree.lines = [Line(one.title, one.origin, one.key, one.number) for one in tree.nodes]
    tree.lines += [Line(one.name, one.origin, one.node) for one in tree.indicators]
    return tree


def kept_tree(version: PlanVersion) -> PlanTree | None:
    """A replaced version as it stood when the next one was adopted, with targets and projects of that day; None where
    it was replaced before such things were kept."""
    kept = Attachment.objects.filter(
        model=version._meta.label, key=str(version.pk), content_type="application/json"
    ).first()
    return tree_unpack(attachment_content(kept)) if kept else None


def agency_mention(agency: Agency) -> AgencyMention:
    """An agency of the directory as the tree names it."""
    return AgencyMention(agency.name, (agency.code,))


def _item(row: PlanNode) -> PlanItem:
    def share(kind: Share) -> list[AgencyMention]:
        return [agency_mention(one.agency) for one in row.agencies.all() if one.share == kind]

    return PlanItem(
        row.key,
        row.kind,
        row.number,
        row.title,
        row.parent.key if row.parent else "",
        share(Share.LEAD),
        share(Share.SUPPORT),
        Origin(**row.origin),
        text=row.text,
    )


def _indicators(plan: Plan, rows: Iterable[PlanNode]) -> list[IndicatorItem]:
    node_of: dict[int, PlanNode] = {}
    for row in rows:
        for indicator in row.indicators.all():
            # The deepest node that has it: a goal or a strategy rather than its issue.
            node_of[indicator.pk] = row
    found = plan.indicators.select_related("lead").prefetch_related("definitions", "targets")
    return [_indicator(one, node_of.get(one.pk)) for one in found]


def _indicator(one: Indicator, node: PlanNode | None) -> IndicatorItem:
    definition = max(one.definitions.all(), key=lambda each: each.from_year, default=None)
    item = IndicatorItem(
        one.code,
        definition.name if definition else one.code,
        definition.unit if definition else "",
        _plain(one.baseline),
        one.baseline_year or 0,
        node=node.key if node else "",
        lead=[agency_mention(one.lead)] if one.lead else [],
        source=definition.numerator_source if definition else "",
        level=one.level,
    )
    item.targets = {target.year: _target(target) for target in one.targets.all()}
    return item


def _target(target: IndicatorTarget) -> TargetValue:
    unit = _UNITS.get(target.increase_unit, "")
    return TargetValue(_plain(target.value), _plain(target.upper), _plain(target.increase_by), unit)


def _plain(value: Decimal | None) -> Decimal | None:
    return None if value is None else value.normalize() + Decimal(0)
