"""The three plans: their trees, SWOT, indicators with definitions, targets, bands and references."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from patibat.plans.choices import NodeKind, PlanKind, PlanStatus, Share, VersionStatus, YearKind
from patibat.plans.models import (
    Indicator,
    IndicatorBand,
    IndicatorDefinition,
    IndicatorReporter,
    IndicatorTarget,
    NodeAgency,
    Plan,
    PlanNode,
    PlanVersion,
    ReferenceValue,
    SwotItem,
)
from patibat.plans.services import Adoption, version_adopt
from patibat.plans.tree import AgencyMention, PlanItem, PlanTree, SwotEntry
from patibat.sample.documents import plan_document
from patibat.sample.network import Cast
from patibat.sample.reading import Table, decimal, read

PLANS = {"edp-2562": "indicators_2562", "edp-2566": "indicators_2566", "edp-2571": ""}
RUNNING, CLOSED, DRAFT = "edp-2566", "edp-2562", "edp-2571"
TARGET_SOURCE = "ค่าเป้าหมายตัวอย่าง"
BAND_SOURCE = "เกณฑ์ตัวอย่าง"
BEFORE, DOUBTED = "ค่าที่เผยแพร่ก่อนช่วงแผน", "ค่าที่เผยแพร่ก่อนช่วงแผน (สำนักงานโต้แย้ง)"
_NOT_FIELDS = ("scale",)


@dataclass(slots=True)
class Shelf:
    """What was made, by code, with the content of each indicator, for the rest of the sample."""

    plans: dict[str, Plan] = field(default_factory=dict)
    indicators: dict[str, Indicator] = field(default_factory=dict)
    content: dict[str, Table] = field(default_factory=dict)
    trees: dict[str, PlanTree] = field(default_factory=dict)
    """What was read of the plans that have a document, by code."""


def plans_make(cast: Cast) -> Shelf:
    """Everything of every plan."""
    shelf = Shelf()
    for code, indicators_file in PLANS.items():
        content = read(code.replace("edp-", "plan_"))
        more = read(indicators_file) if indicators_file else content
        tree = plan_document(code)
        if tree is not None:
            plan = shelf.plans[code] = _adopted(cast, content, tree)
            shelf.trees[code] = tree
            made = _named(plan, tree, more["indicator"])
        else:
            plan = shelf.plans[code] = _plan_make(cast, content)
            nodes = _tree_make(plan, _stated(cast, content), content, cast)
            made = _indicators_make(cast, plan, nodes, more["indicator"])
        _indicators_describe(cast, shelf, made)
        _references_make(shelf, more.get("reference", []))
        _earlier_references_make(shelf, plan)
    # Read again with their definitions, which every report asks for.
    found = Indicator.objects.select_related("plan").prefetch_related("definitions")
    shelf.indicators = {one.code: one for one in found}
    return shelf


def _plan_make(cast: Cast, content: Table) -> Plan:
    return Plan.objects.create(
        code=content["code"],
        kind=PlanKind.EDUCATION_DEVELOPMENT,
        title=content["title"],
        title_en=content["title_en"],
        agency=cast.office,
        from_year=content["from_year"],
        to_year=content["to_year"],
        status=PlanStatus(content["status"]),
        is_sample=True,
    )


def _adopted(cast: Cast, content: Table, tree: PlanTree) -> Plan:
    """A plan whose document was read, adopted as an office adopts it; its title says that it is a sample."""
    tree.title = f"{tree.title} (ตัวอย่าง)"
    how = Adoption(
        cast.office,
        content["code"],
        adopted_on=content["adopted_on"],
        note=content["note"],
        is_sample=True,
        warnings_seen=True,
    )
    plan = version_adopt(by=None, tree=tree, how=how).version.plan
    plan.title_en, plan.status = content["title_en"], PlanStatus(content["status"])
    plan.save(update_fields=["title_en", "status"])
    return plan


def _named(plan: Plan, tree: PlanTree, rows: list[Table]) -> list[tuple[Indicator, Table]]:
    """The indicators that the document made, each with what no plan prints of it: code, level, formula, reporters."""
    made = {one.definitions.all()[0].name: one for one in plan.indicators.prefetch_related("definitions")}
    units = {item.name: item.unit for item in tree.indicators}
    pairs = []
    for row in rows:
        name = row["definition"][0]["name"]
        indicator = made.pop(name)
        indicator.code, indicator.level = row["code"], row.get("level", "outcome")
        indicator.shared = row.get("shared", False)
        for one in row["definition"]:
            one.setdefault("unit", units[name])
        pairs.append((indicator, row))
    if made:
        raise ValueError(f"the sample says nothing of {sorted(made)}")
    Indicator.objects.bulk_update([one for one, _ in pairs], ["code", "level", "shared"])
    IndicatorDefinition.objects.filter(indicator__plan=plan).delete()
    IndicatorTarget.objects.filter(indicator__plan=plan).update(source=TARGET_SOURCE)
    return pairs


def _tree_make(plan: Plan, tree: PlanTree, content: Table, cast: Cast) -> dict[str, PlanNode]:
    adopted = content["status"] != PlanStatus.DRAFT
    version = PlanVersion.objects.create(
        plan=plan,
        number=1,
        status=VersionStatus.ADOPTED if adopted else VersionStatus.DRAFT,
        adopted_on=content.get("adopted_on"),
        note=content["note"],
    )
    nodes: dict[str, PlanNode] = {}
    for order, item in enumerate(tree.nodes, 1):
        nodes[item.key] = PlanNode.objects.create(
            version=version,
            parent=nodes.get(item.parent),
            key=item.key,
            kind=NodeKind(item.kind),
            number=item.number,
            title=item.title,
            text=item.text,
            order=order,
            origin=item.origin.as_dict(),
        )
    NodeAgency.objects.bulk_create(
        NodeAgency(node=nodes[item.key], agency=cast.agencies[mention.code], share=share)
        for item in tree.nodes
        for share, mentions in ((Share.LEAD, item.lead), (Share.SUPPORT, item.support))
        for mention in mentions
        if mention.code
    )
    SwotItem.objects.bulk_create(
        SwotItem(version=version, kind=one.kind, text=one.text, order=order) for order, one in enumerate(tree.swot, 1)
    )
    return nodes


def _stated(cast: Cast, content: Table) -> PlanTree:
    """A plan that has no document here: a draft, or one that is long over."""
    tree = PlanTree(content["title"], content["from_year"], content["to_year"])
    for row in content["node"]:
        item = PlanItem(row["key"], row["kind"], row.get("number", ""), row["title"], row.get("parent", ""))
        item.lead = [AgencyMention(cast.agencies[code].name, (code,)) for code in row.get("lead", [])]
        item.support = [AgencyMention(cast.agencies[code].name, (code,)) for code in row.get("support", [])]
        tree.nodes.append(item)
    tree.swot = [SwotEntry(group["kind"], text) for group in content["swot"] for text in group["texts"]]
    return tree


def _indicators_make(
    cast: Cast, plan: Plan, nodes: dict[str, PlanNode], rows: list[Table]
) -> list[tuple[Indicator, Table]]:
    made = [
        Indicator(
            plan=plan,
            code=row["code"],
            level=row.get("level", "outcome"),
            lead=cast.agencies[row["lead"]],
            shared=row.get("shared", False),
            baseline_year=row.get("baseline_year"),
            baseline=decimal(row.get("baseline")),
            order=order,
        )
        for order, row in enumerate(rows, 1)
    ]
    Indicator.objects.bulk_create(made)
    pairs = list(zip(made, rows, strict=True))
    for indicator, row in pairs:
        for key in row["nodes"]:
            nodes[key].indicators.add(indicator)
    IndicatorTarget.objects.bulk_create(one for pair in pairs for one in _targets(*pair))
    return pairs


def _indicators_describe(cast: Cast, shelf: Shelf, pairs: list[tuple[Indicator, Table]]) -> None:
    """Definitions, bands and who reports."""
    shelf.indicators |= {one.code: one for one, _ in pairs}
    shelf.content |= {row["code"]: row for _, row in pairs}
    IndicatorDefinition.objects.bulk_create(one for pair in pairs for one in _definitions(*pair))
    IndicatorBand.objects.bulk_create(
        IndicatorBand(indicator=indicator, text=text, source=row.get("band_source", BAND_SOURCE))
        for indicator, row in pairs
        for text in row.get("bands", [])
    )
    IndicatorReporter.objects.bulk_create(one for pair in pairs for one in _reporters(cast, *pair))


def _definitions(indicator: Indicator, row: Table) -> Iterable[IndicatorDefinition]:
    for number, one in enumerate(row["definition"], 1):
        fields = {name: value for name, value in one.items() if name not in _NOT_FIELDS}
        yield IndicatorDefinition(indicator=indicator, number=number, **fields)


def _targets(indicator: Indicator, row: Table) -> Iterable[IndicatorTarget]:
    source = row.get("target_source", TARGET_SOURCE)
    for year, stated in row.get("targets", {}).items():
        if isinstance(stated, dict):
            by, unit = decimal(stated["by"]), stated["unit"]
            yield IndicatorTarget(
                indicator=indicator, year=int(year), increase_by=by, increase_unit=unit, source=source
            )
        else:
            yield IndicatorTarget(indicator=indicator, year=int(year), value=decimal(stated), source=source)


def _reporters(cast: Cast, indicator: Indicator, row: Table) -> Iterable[IndicatorReporter]:
    """Agencies that report; of a published series the office alone, in the years in which there is a figure."""
    for code in row.get("reported", {}):
        yield IndicatorReporter(indicator=indicator, agency=cast.agencies[code], from_year=indicator.plan.from_year)
    for one in row.get("published", []):
        year = one["year"]
        yield IndicatorReporter(indicator=indicator, agency=cast.office, from_year=year, to_year=year)


def _references_make(shelf: Shelf, groups: list[Table]) -> None:
    ReferenceValue.objects.bulk_create(
        ReferenceValue(
            indicator=shelf.indicators[group["indicator"]],
            label=label,
            year=year,
            year_kind=YearKind(group["year_kind"]),
            value=Decimal(str(value)),
            unit=group["unit"],
            source=group["source"],
        )
        for group in groups
        for label, year, value in group["values"]
    )


def _earlier_references_make(shelf: Shelf, plan: Plan) -> None:
    """Figures published of years before the plan stand beside it as context, for its own years begin later."""
    ReferenceValue.objects.bulk_create(
        ReferenceValue(
            indicator=indicator,
            label=DOUBTED if "disputed" in one else BEFORE,
            year=one["year"],
            value=Decimal(str(one["value"])),
            unit=shelf.content[indicator.code]["definition"][0]["unit"],
            source=one["source"],
            url=one["url"],
        )
        for indicator in shelf.indicators.values()
        if indicator.plan_id == plan.pk
        for one in shelf.content[indicator.code].get("published", [])
        if one["year"] < plan.from_year
    )
