"""Adopting a plan: a tree becomes the version in force, with keys that stay, in one transaction."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction
from django.db.models import Max

from patibat.accounts.models import User
from patibat.kit.clock import today
from patibat.network.models import Agency
from patibat.network.permissions import check
from patibat.plans.answering import Answer, Standing, answers_given, standings, unanswered
from patibat.plans.checker import check_plan
from patibat.plans.choices import (
    IncreaseUnit,
    PlanKind,
    PlanStatus,
    Share,
    VersionStatus,
)
from patibat.plans.models import (
    Indicator,
    IndicatorDefinition,
    IndicatorTarget,
    NodeAgency,
    Plan,
    PlanNode,
    PlanVersion,
    SwotItem,
)
from patibat.plans.problems import PLAN_CODE_TAKEN, PLAN_YEARS_MISSING
from patibat.plans.selectors import checker_context
from patibat.plans.services.finding import plans_feed
from patibat.plans.services.findings import adoption_check
from patibat.plans.stored import plan_tree
from patibat.plans.tree import AgencyMention, IndicatorItem, PlanItem, PlanTree, TargetValue
from patibat.plans.written import tree_pack
from patibat.records.models import Attachment
from patibat.records.services import Change, attachment_keep, audit_record, thing
from patibat.thai import FiscalYear

_DOWN = ("ลด", "ออกกลางคัน", "ตกหล่น", "ซ้ำชั้น", "ทุจริต", "อุบัติเหตุ", "ร้องเรียน")
_LONGEST = 500


@dataclass(frozen=True, slots=True)
class Adoption:
    """What a person says when adopting: the plan's code, whose it is, by which decision, and what changed.

    `plan` is given when it is a new version of that plan.
    """

    agency: Agency
    code: str
    kind: str = PlanKind.EDUCATION_DEVELOPMENT
    plan: Plan | None = None
    adopted_on: datetime.date | None = None
    note: str = ""
    document: Attachment | None = None
    is_sample: bool = False
    answers: tuple[Answer, ...] = ()
    """What was answered while the tree was reviewed; answers to the plan's earlier versions are known here."""
    warnings_seen: bool = False
    review: str = ""
    """The address where findings can be answered, for who is refused."""
    replaced: PlanTree | None = None
    """The version in force until now as the rooms above know it, with its projects; kept as it was."""


@dataclass(frozen=True, slots=True)
class Adopted:
    """The version in force, what stood in it, and for each indicator's key in the tree the one that it has now."""

    version: PlanVersion
    found: list[Standing]
    keys: dict[str, str]


@transaction.atomic
def version_adopt(*, by: User | None, tree: PlanTree, how: Adoption) -> Adopted:
    """The tree becomes the version of the plan that holds from now; the one before is superseded and kept.

    `by` is None only where the program itself loads its sample. Raises `network.not-allowed`, `plans.years-missing`,
    `plans.code-taken`, `plans.not-ready`, `plans.warnings-unseen`.
    """
    if by is not None:
        check(by, "plan.adopt", how.agency)
    if not tree.from_year or not tree.to_year:
        raise PLAN_YEARS_MISSING.at()
    found = standings(check_plan(tree, checker_context()), tree, [*answers_given(how.plan), *how.answers])
    adoption_check(found, warnings_seen=how.warnings_seen, review=how.review)
    if how.plan is not None:
        _replaced_keep(by, how.plan, how.replaced)
    plan = _plan(tree, how)
    number = (plan.versions.aggregate(Max("number"))["number__max"] or 0) + 1
    plan.versions.filter(status=VersionStatus.ADOPTED).update(status=VersionStatus.SUPERSEDED)
    version = PlanVersion.objects.create(
        plan=plan,
        number=number,
        status=VersionStatus.ADOPTED,
        adopted_on=how.adopted_on,
        note=how.note,
        document=how.document,
    )
    agencies = {one.code: one for one in Agency.objects.filter(code__in={one.code for one in tree.mentions()} - {""})}
    nodes = _nodes_write(version, tree.nodes)
    _shares_write(nodes, tree.nodes, agencies)
    SwotItem.objects.bulk_create(
        SwotItem(version=version, kind=one.kind, text=one.text, order=order) for order, one in enumerate(tree.swot, 1)
    )
    keys = _indicators_write(plan, version, tree, nodes, agencies)
    after = {"plan": plan.code, "version": number, "nodes": len(nodes), "indicators": len(tree.indicators)}
    after |= {"answered": sum(one.answer is not None for one in found), "warnings": len(unanswered(found, "warning"))}
    if by is not None:
        audit_record(by=by, action="plan.adopt", changes=[Change(*thing(version), None, after)])
    plans_feed([plan])
    return Adopted(version, found, keys)


def _replaced_keep(by: User | None, plan: Plan, tree: PlanTree | None) -> None:
    """Targets, baselines and projects are kept once for a plan: what the version in force says of them is put away
    before the next one changes it."""
    version = plan.versions.filter(status=VersionStatus.ADOPTED).select_related("plan").first()
    if version is None:
        return
    model, key = thing(version)
    content = tree_pack(tree or plan_tree(version))
    name = f"{plan.code}-{version.number}.json"
    attachment_keep(by=by, content=content, name=name, content_type="application/json", model=model, key=key)


def _plan(tree: PlanTree, how: Adoption) -> Plan:
    status = PlanStatus.IN_FORCE if tree.to_year >= FiscalYear.of(today()).be else PlanStatus.CLOSED
    if how.plan is not None:
        plan = Plan.objects.select_for_update().get(pk=how.plan.pk)
        plan.title, plan.from_year, plan.to_year = tree.title[:_LONGEST], tree.from_year, tree.to_year
        plan.status = status
        plan.save(update_fields=["title", "from_year", "to_year", "status"])
        return plan
    if Plan.objects.filter(code=how.code).exists():
        raise PLAN_CODE_TAKEN.at(code=how.code)
    return Plan.objects.create(
        code=how.code,
        kind=how.kind,
        title=tree.title[:_LONGEST],
        agency=how.agency,
        from_year=tree.from_year,
        to_year=tree.to_year,
        status=status,
        is_sample=how.is_sample,
    )


def _nodes_write(version: PlanVersion, items: Sequence[PlanItem]) -> dict[str, PlanNode]:
    """Every node, parents before children; the order of the plan is kept in `order`."""
    orders = {item.key: order for order, item in enumerate(items, 1)}
    made: dict[str, PlanNode] = {}
    waiting = list(items)
    while waiting:
        ready = [item for item in waiting if not item.parent or item.parent in made or item.parent not in orders]
        if not ready:
            # A circle of parents cannot come from the reader; were there one, its members become roots.
            ready = waiting
        rows = [
            PlanNode(
                version=version,
                parent=made.get(item.parent),
                key=item.key[:50],
                kind=item.kind,
                number=item.number[:20],
                title=item.title,
                text=item.text,
                order=orders[item.key],
                origin=item.origin.as_dict(),
            )
            for item in ready
        ]
        for item, row in zip(ready, PlanNode.objects.bulk_create(rows), strict=True):
            made[item.key] = row
        done = {item.key for item in ready}
        waiting = [item for item in waiting if item.key not in done]
    return made


def _shares_write(nodes: dict[str, PlanNode], items: Iterable[PlanItem], agencies: dict[str, Agency]) -> None:
    rows: dict[tuple[str, str], NodeAgency] = {}
    for item in items:
        for share, mentions in ((Share.LEAD, item.lead), (Share.SUPPORT, item.support)):
            for mention in mentions:
                if mention.code in agencies:
                    row = NodeAgency(node=nodes[item.key], agency=agencies[mention.code], share=share)
                    rows.setdefault((item.key, mention.code), row)
    NodeAgency.objects.bulk_create(rows.values())


def _indicators_write(
    plan: Plan, version: PlanVersion, tree: PlanTree, nodes: dict[str, PlanNode], agencies: dict[str, Agency]
) -> dict[str, str]:
    """The key of each indicator in the tree → its code."""
    codes: dict[str, str] = {}
    known = {one.code: one for one in plan.indicators.prefetch_related("definitions")}
    for order, item in enumerate(tree.indicators, 1):
        indicator = known.get(item.key) or Indicator(plan=plan, code=_code(plan, item, order))
        indicator.order = order
        indicator.lead = _lead(item.lead, agencies) or indicator.lead
        if item.baseline is not None:
            indicator.baseline, indicator.baseline_year = item.baseline, item.baseline_year or indicator.baseline_year
        indicator.level = item.level or indicator.level
        indicator.save()
        _definition_write(indicator, item, version, is_new=item.key not in known)
        _targets_write(indicator, item)
        if item.node in nodes:
            nodes[item.node].indicators.add(indicator)
        codes[item.key] = indicator.code
    return codes


def _code(plan: Plan, item: IndicatorItem, order: int) -> str:
    """A code of its own: what came with the reading when it is free and says more than a number, else one made here."""
    code = f"{plan.code}-k{order:02d}"[:50]
    while Indicator.objects.filter(code=code).exists():
        order += 100
        code = f"{plan.code}-k{order:02d}"[:50]
    return code


def _lead(mentions: Sequence[AgencyMention], agencies: dict[str, Agency]) -> Agency | None:
    return next((agencies[one.code] for one in mentions if one.code in agencies), None)


def _definition_write(indicator: Indicator, item: IndicatorItem, version: PlanVersion, *, is_new: bool) -> None:
    """A new name or unit is a new definition from the year of its adoption: a visible break, nothing recomputed."""
    latest = None if is_new else indicator.definitions.order_by("-number").first()
    unit = item.unit[:50] or "ไม่ระบุ"
    if latest is not None and (latest.name, latest.unit) == (item.name[:_LONGEST], unit):
        return
    year = version.plan.from_year if latest is None else max(latest.from_year + 1, FiscalYear.of(today()).be)
    IndicatorDefinition.objects.create(
        indicator=indicator,
        number=1 if latest is None else latest.number + 1,
        from_year=year,
        name=item.name[:_LONGEST],
        unit=unit,
        direction="down" if is_falling(item) else "up",
        rule=_rule(unit),
        numerator_source=item.source[:255],
        change_reason="" if latest is None else f"ฉบับที่ {version.number} ของแผน",
    )


def is_falling(item: IndicatorItem) -> bool:
    """Is less better? By the targets where they fall or rise, else by the words of the name."""
    values = [target.value for _, target in sorted(item.targets.items()) if target.value is not None]
    if len(values) > 1 and values[0] != values[-1]:
        return values[-1] < values[0]
    changes = [target.increase_by for target in item.targets.values() if target.increase_by]
    return changes[0] < 0 if changes else any(word in item.name for word in _DOWN)


def _rule(unit: str) -> str:
    if unit == "ร้อยละ":
        return "ratio"
    return "latest" if unit in ("ระดับ", "คะแนน", "อันดับ", "ไม่ระบุ") else "sum"


def _targets_write(indicator: Indicator, item: IndicatorItem) -> None:
    plan = indicator.plan
    stated = {year: target for year, target in item.targets.items() if year}
    if 0 in item.targets:
        # One target for the whole plan is that of its last year; a yearly increase is that of every year.
        whole = item.targets[0]
        years = range(plan.from_year, plan.to_year + 1) if whole.increase_by is not None else (plan.to_year,)
        stated = {year: whole for year in years} | stated
    for year, target in stated.items():
        fields = _target_fields(target)
        if fields:
            IndicatorTarget.objects.update_or_create(indicator=indicator, year=year, defaults=fields)


def _target_fields(target: TargetValue) -> dict[str, Decimal | str | None]:
    if target.increase_by is not None:
        unit = IncreaseUnit.PERCENT if target.unit == "ร้อยละ" else IncreaseUnit.ABSOLUTE
        unit = IncreaseUnit.PERCENT_POINTS if target.unit == "จุดร้อยละ" else unit
        return {"increase_by": target.increase_by, "increase_unit": unit, "value": None, "upper": None}
    if target.value is None:
        return {}
    return {"value": target.value, "upper": target.upper, "increase_by": None, "increase_unit": ""}
