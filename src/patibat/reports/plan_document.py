"""The whole plan as a document (clause A3, out again): what it promises, who carries it, by which targets, with what
money. In a workbook each table is a sheet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from patibat.kit.clock import today
from patibat.kit.queries import sharing
from patibat.kit.wording import named
from patibat.measures import unit_words
from patibat.papers.documents import (
    QR,
    Block,
    Column,
    Content,
    Document,
    DocumentMeta,
    FigureSpan,
    Group,
    Heading,
    KeyValues,
    Note,
    Outline,
    OutlineItem,
    PageBreak,
    Paragraph,
    Row,
    Statement,
    Table,
)
from patibat.plans.choices import NodeKind, Share, SwotKind
from patibat.plans.models import Indicator, Plan, PlanNode, PlanVersion
from patibat.plans.selectors import (
    TreeNode,
    definition_of,
    goal_of,
    indicators,
    swot,
    target_shown,
    tree,
    version_shown,
)
from patibat.projects.choices import SourceKind
from patibat.projects.models import Project
from patibat.records.choices import Visibility
from patibat.reports.spans import language, span
from patibat.resources.selectors import COUNTED, MoneyScope, money_position, project_money
from patibat.thai import FiscalYear, format_date

FRONT = (NodeKind.MISSION, NodeKind.VALUE, NodeKind.GOAL)
"""What stands before the issues, each under its own heading."""
NUMBERED = (NodeKind.STRATEGY, NodeKind.PART, NodeKind.SECTION)
"""Kinds that are named with their number ("กลยุทธ์ที่ 1.1"); others stand under a head of their kind."""


@dataclass(frozen=True, slots=True)
class _Content:
    plan: Plan
    version: PlanVersion | None
    roots: list[TreeNode]
    indicators: dict[int, Indicator]
    visible_to: Visibility
    address: str

    def of_kind(self, *kinds: str) -> list[TreeNode]:
        return [item for root in self.roots for item in root.walk() if item.node.kind in kinds]


def plan_document(plan: Plan, *, visible_to: Visibility, address: str = "") -> Document:
    """The plan as it stands; `address` is that of its public page, for the QR on the cover."""
    version, lang = version_shown(plan), language()
    content = _Content(
        plan,
        version,
        tree(version) if version else [],
        {one.pk: one for one in indicators(plan)},
        visible_to,
        address,
    )
    blocks: list[Block] = [*_cover(content), PageBreak()]
    for kind in FRONT:
        blocks += _front(content, kind)
    blocks += [*_swot(content), *_issues(content), *_others(content), *_budget(content)]
    blocks += [PageBreak("landscape"), Heading(_("โครงการและงบประมาณ")), *_projects(content)]
    said = all(str(year) in named(plan) for year in (plan.from_year, plan.to_year))
    years = _("พ.ศ. %(first)s–%(last)s") % {"first": plan.from_year, "last": plan.to_year}
    return Document(
        named(plan),
        tuple(blocks),
        subtitle="" if said else years,
        language=lang,
        meta=DocumentMeta(
            author_agency=named(plan.agency),
            as_of=format_date(today(), "long", language=lang),
            sample=plan.is_sample,
            code="plan",
            url=address,
        ),
    )


def _cover(content: _Content) -> list[Block]:
    plan, version = content.plan, content.version
    visions = [Statement(item.node.title, _("วิสัยทัศน์")) for item in content.of_kind(NodeKind.VISION)]
    pairs: list[tuple[str, Content]] = [
        (_("หน่วยงานเจ้าของแผน"), named(plan.agency)),
        (_("ชนิดของแผน"), plan.get_kind_display()),
        (_("สถานะ"), plan.get_status_display()),
    ]
    if version is not None:
        pairs.append((_("ฉบับที่"), f"{version.number} ({version.get_status_display()})"))
        if version.adopted_on:
            pairs.append((_("ประกาศใช้เมื่อ"), format_date(version.adopted_on, "long", language=language())))
    if plan.source:
        pairs.append((_("ที่มาของข้อความ"), plan.source))
    issues = [(item.node.number or "–", item.node.title) for item in content.of_kind(NodeKind.ISSUE)]
    blocks: list[Block] = [*visions, KeyValues(tuple(pairs))]
    if issues:
        columns = (Column(_("ที่"), width=0), Column(_("ประเด็นยุทธศาสตร์"), width=6))
        blocks.append(Table(columns, tuple(issues), name=_("ประเด็นยุทธศาสตร์")))
    if content.address:
        blocks.append(QR(content.address, _("ผลล่าสุดของทุกตัวชี้วัด ดูที่ %(address)s") % {"address": content.address}))
    return blocks


def _front(content: _Content, kind: NodeKind) -> list[Block]:
    found = content.of_kind(kind)
    name = str(kind.label)
    return [Heading(name), _clauses([(item.node, 1) for item in found], name)] if found else []


def _clauses(nodes: Sequence[tuple[PlanNode, int]], name: str, *, with_kind: bool = False) -> Outline:
    """Nodes, each with its level, and who leads and supports them. `with_kind` says of each what it is."""
    items: list[OutlineItem] = []
    kinds: dict[int, str] = {}
    for node, level in nodes:
        numbered = f"{node.get_kind_display()}ที่ {node.number}" if node.kind in NUMBERED else ""
        head = ""
        if with_kind and not numbered and kinds.get(level) != node.kind:
            head = str(node.get_kind_display())
        kinds = {deep: kind for deep, kind in kinds.items() if deep < level} | {level: node.kind}
        label = numbered if with_kind and node.number and numbered else _listed(node.number)
        below = (node.text, *_carried(node))
        items.append(OutlineItem(label, node.title, tuple(line for line in below if line), level, head, bool(numbered)))
    return Outline(tuple(items), _nodes([node for node, _level in nodes], name, with_kind=with_kind))


def _listed(number: str) -> str:
    """A clause's number as lists have it: “3 เรื่องที่ …” would say three of something."""
    return f"{number}." if number.isdigit() else number or "–"


def _carried(node: PlanNode) -> Iterator[str]:
    for share, words in ((Share.LEAD, _("เจ้าภาพหลัก")), (Share.SUPPORT, _("หน่วยงานสนับสนุน"))):
        if (agencies := _carriers(node, share)) != "–":
            yield f"{words}: {agencies}"


def _nodes(nodes: Iterable[PlanNode], name: str, *, with_kind: bool = False) -> Table:
    """Nodes with who leads and who supports them, as files of data have them."""
    kind = (Column(_("ชนิด"), width=1.5),) if with_kind else ()
    columns = (
        *kind,
        Column(_("ข้อ"), width=0.7),
        Column(_("ข้อความ"), width=4.2),
        Column(_("เจ้าภาพหลัก"), width=1.8),
        Column(_("หน่วยงานสนับสนุน"), width=2.9),
    )
    rows = tuple(
        (
            *((node.get_kind_display(),) if with_kind else ()),
            node.number or "–",
            "\n".join(part for part in (node.title, node.text) if part),
            _carriers(node, Share.LEAD),
            _carriers(node, Share.SUPPORT),
        )
        for node in nodes
    )
    return Table(columns, rows, name=name)


def _carriers(node: PlanNode, share: Share) -> str:
    found = [one.agency for one in node.agencies.all() if one.share == share]
    return ", ".join(one.abbreviation or named(one) for one in found) or "–"


def _swot(content: _Content) -> list[Block]:
    found = swot(content.version) if content.version else {}
    rows: list[Row] = []
    items: list[OutlineItem] = []
    for kind in SwotKind:
        if kind.value in found:
            rows.append(Group(str(kind.label)))
            rows += [(item.text,) for item in found[kind.value]]
            items += [
                OutlineItem(f"{at}.", item.text, head="" if at > 1 else str(kind.label))
                for at, item in enumerate(found[kind.value], 1)
            ]
    name = _("จุดแข็ง จุดอ่อน โอกาส อุปสรรค")
    table = Table((Column(_("ข้อความ")),), tuple(rows), name="SWOT")
    return [Heading(name), Outline(tuple(items), table)] if rows else []


def _issues(content: _Content) -> list[Block]:
    blocks: list[Block] = []
    for at, item in enumerate(content.of_kind(NodeKind.ISSUE), 1):
        node, number = item.node, item.node.number or str(at)
        blocks.append(Heading(_("ประเด็นยุทธศาสตร์ที่ %(number)s") % {"number": number} + f" {node.title}"))
        if node.text:
            blocks.append(Paragraph(node.text))
        if node.agencies.all():
            lead, support = _carriers(node, Share.LEAD), _carriers(node, Share.SUPPORT)
            blocks.append(KeyValues(((_("เจ้าภาพหลัก"), lead), (_("หน่วยงานสนับสนุน"), support))))
        below = _levels(item)[1:]
        if below:
            name = _("ประเด็น %(number)s") % {"number": number}
            blocks.append(_clauses([(part, level - 1) for part, level in below], name, with_kind=True))
        own = _indicators_of(item, content)
        if own:
            name = _("ตัวชี้วัด %(number)s") % {"number": number}
            blocks += [Heading(_("ตัวชี้วัดและค่าเป้าหมาย"), 2), _targets(own, content.plan, name)]
    return blocks


def _levels(item: TreeNode, level: int = 1) -> list[tuple[PlanNode, int]]:
    below = [pair for child in item.children for pair in _levels(child, level + 1)]
    return [(item.node, level), *below]


def _indicators_of(item: TreeNode, content: _Content) -> list[Indicator]:
    keys = dict.fromkeys(one.pk for part in item.walk() for one in part.node.indicators.all())
    return [content.indicators[key] for key in keys if key in content.indicators]


def _others(content: _Content) -> list[Block]:
    """What hangs on no issue, so that nothing of the plan is left out: other nodes, other indicators."""
    issues = content.of_kind(NodeKind.ISSUE)
    placed = {part.node.pk for item in issues for part in item.walk()}
    placed |= {item.node.pk for item in content.of_kind(NodeKind.VISION, *FRONT)}
    nodes = [pair for root in content.roots for pair in _levels(root) if pair[0].pk not in placed]
    judged = {one.pk for item in issues for one in _indicators_of(item, content)}
    rest = [one for pk, one in content.indicators.items() if pk not in judged]
    blocks: list[Block] = []
    if nodes:
        name = _("ข้อความอื่นของแผน")
        blocks += [Heading(name), _clauses(nodes, name, with_kind=True)]
    if rest:
        name = _("ตัวชี้วัดอื่นของแผน")
        blocks += [Heading(name), _targets(rest, content.plan, name)]
    return blocks


def _targets(chosen: Sequence[Indicator], plan: Plan, name: str) -> Table:
    """Indicators with what they promise for each year."""
    years = range(plan.from_year, plan.to_year + 1)
    columns = (
        Column(_("รหัส"), width=1.2),
        Column(_("ตัวชี้วัด"), width=3.2),
        Column(_("หน่วยนับ"), width=1),
        Column(_("ฐาน"), "right", 1),
        *(Column(str(year), "right", 0.95) for year in years),
        Column(_("เจ้าภาพ"), width=1.4),
    )
    return Table(columns, tuple(_target_row(one, years) for one in chosen), name=name)


def _target_row(indicator: Indicator, years: range) -> tuple[Content, ...]:
    definition = definition_of(indicator, years[-1])
    lead = indicator.lead
    base = "–" if indicator.baseline is None else f"{indicator.baseline.normalize() + 0:,f}"
    if indicator.baseline is not None and indicator.baseline_year:
        base = f"{base} ({indicator.baseline_year})"
    return (
        indicator.code,
        named(definition) if definition else "–",
        unit_words(definition.unit, language()) if definition else "–",
        base,
        *(_target(indicator, year) for year in years),
        (lead.abbreviation or named(lead)) if lead else "–",
    )


def _target(indicator: Indicator, year: int) -> Content:
    """A target as text; where it is one number, a workbook can reckon with it."""
    shown, goal, definition = (
        target_shown(indicator, year, language()), goal_of(indicator, year), definition_of(indicator, year),
    )  # fmt: skip
    if isinstance(goal, Decimal) and definition is not None:
        return FigureSpan("", shown, goal, places=definition.places)
    return shown or "–"


def _budget(content: _Content) -> list[Block]:
    """Planned baht of each year by kind of source."""
    plan = content.plan
    columns = (
        Column(_("ปีงบประมาณ"), width=1),
        *(Column(str(kind.label), "right", 1.3, _("บาท")) for kind in SourceKind),
        Column(_("รวม"), "right", 1.4, _("บาท")),
    )
    rows: list[tuple[Content, ...]] = []
    for year in range(plan.from_year, plan.to_year + 1):
        money = money_position(MoneyScope(plan.agency, plan), year, visible_to=content.visible_to, with_sources=True)
        by_kind = {kind: planned for kind, planned, _paid in money.sources}
        cells: list[Content] = [span(by_kind[kind]) if kind in by_kind else "–" for kind in SourceKind]
        rows.append((str(year), *cells, span(money.planned)))
    name = _("งบประมาณตามแผนรายปี")
    return [Heading(name), Table(columns, tuple(rows), name=name)]


def _projects(content: _Content) -> list[Block]:
    chosen = Project.objects.filter(plan=content.plan, status__in=COUNTED).order_by("year", "code")
    projects = sharing(chosen, "agency")
    if not projects:
        return [Note(_("ยังไม่มีโครงการในแผนนี้"))]
    numbers = {item.node.key: item.node.number for root in content.roots for item in root.walk()}
    columns = (
        Column(_("รหัส"), width=1.9),
        Column(_("โครงการ"), width=5),
        Column(_("หน่วยงาน"), width=2.4),
        Column(_("สนองข้อ"), width=0.9),
        Column(_("งบประมาณ"), "right", 1.6, _("บาท")),
    )
    rows: list[Row] = []
    for year in sorted({one.year for one in projects}):
        own = [one for one in projects if one.year == year]
        money = project_money(own, year, visible_to=content.visible_to)
        rows.append(Group(FiscalYear(year).label(language())))
        rows += [
            (
                one.code,
                f"{one.name} ({_('ตัวอย่าง')})" if one.is_sample else one.name,
                one.agency.abbreviation or named(one.agency),
                numbers.get(one.node_key) or "–",
                span(money[one.pk].planned),
            )
            for one in own
        ]
    return [Table(columns, tuple(rows), name=_("โครงการ"))]
