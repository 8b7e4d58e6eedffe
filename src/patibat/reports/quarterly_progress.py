"""The quarterly progress report: results, money, projects, problems, who has not reported (clauses C1, C4)."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from patibat.kit.clock import today
from patibat.kit.queries import sharing
from patibat.measures import Figure, Range, unit_words
from patibat.monitoring.models import ProjectProgress, Round
from patibat.monitoring.selectors import (
    AssignmentRow,
    IndicatorProgress,
    Standing,
    assignment_rows,
    indicator_progress,
    progress_shown,
    round_counts,
)
from patibat.network.models import Agency
from patibat.network.permissions import agency_ids_under
from patibat.papers.charts import BulletChart, BulletRow
from patibat.papers.documents import (
    Block,
    ChartBlock,
    Column,
    Content,
    Document,
    DocumentMeta,
    Group,
    Heading,
    KeyValues,
    Note,
    PageBreak,
    Paragraph,
    Row,
    Signatory,
    Signatures,
    Table,
)
from patibat.plans.choices import NodeKind
from patibat.plans.models import Plan
from patibat.plans.selectors import tree, version_shown
from patibat.projects.models import Project
from patibat.records.choices import Visibility
from patibat.reports.spans import coverage_of, language, mark, span, status_mark
from patibat.resources.selectors import COUNTED, MoneyPosition, MoneyScope, money_position, project_money
from patibat.thai import FiscalYear, Quarter, format_date


@dataclass(frozen=True, slots=True)
class _Content:
    """Everything the report says, read once; each number from its one selector."""

    plan: Plan
    agency: Agency
    period: Quarter
    visible_to: Visibility
    indicators: list[IndicatorProgress]
    money: MoneyPosition
    projects: list[Project]
    project_money: dict[int, MoneyPosition]
    progress: dict[int, ProjectProgress]
    counts: dict[str, Figure]
    assignments: list[AssignmentRow]


def quarterly_progress(plan: Plan, year: int, quarter: int, *, agency: Agency, visible_to: Visibility) -> Document:
    """The report of a plan's quarter for an agency and all below it, as this reader may see it."""
    content = _read(plan, Quarter(FiscalYear(year), quarter), agency, visible_to)
    lang = language()
    blocks: list[Block] = [
        Heading(_("สรุป")),
        *_summary(content),
        Heading(_("ผลตามตัวชี้วัด")),
        *_indicators(content),
        Heading(_("งบประมาณตามแหล่ง 4 ประเภท")),
        _sources(content),
        PageBreak("landscape"),
        Heading(_("ผลรายโครงการ")),
        _projects(content),
        PageBreak("portrait"),
        Heading(_("ปัญหาอุปสรรคและข้อเสนอแนะ")),
        _problems(content),
        Heading(_("การส่งรายงานของหน่วยงาน")),
        _standing(content),
        Signatures((Signatory(_("ผู้รายงาน")), Signatory(_("ผู้รับรองรายงาน")))),
    ]
    return Document(
        _("รายงานความก้าวหน้ารายไตรมาส"),
        tuple(blocks),
        subtitle=plan.title,
        language=lang,
        meta=DocumentMeta(
            author_agency=agency.name,
            period=content.period.label(lang),
            as_of=format_date(today(), "long", language=lang),
            sample=plan.is_sample,
            code="quarterly-progress",
        ),
    )


def _read(plan: Plan, period: Quarter, agency: Agency, visible_to: Visibility) -> _Content:
    year, quarter = period.year.be, period.number
    under = agency_ids_under(agency)
    chosen = Project.objects.filter(plan=plan, year=year, status__in=COUNTED, agency_id__in=under)
    projects = sharing(chosen.order_by("code"), "agency")
    of = Round.objects.filter(plan=plan, year=year, quarter=quarter).select_related("plan", "plan__agency").first()
    scope = MoneyScope(agency, plan)
    standing = assignment_rows(of, under) if of else []
    return _Content(
        plan,
        agency,
        period,
        visible_to,
        indicator_progress(plan, period, visible_to=visible_to, scope=agency),
        money_position(scope, year, quarter, visible_to=visible_to, with_sources=True),
        projects,
        project_money(projects, year, quarter, visible_to=visible_to),
        progress_shown(of, visible_to=visible_to) if of else {},
        round_counts(of, scope=agency, rows=standing) if of else {},
        standing,
    )


def _summary(content: _Content) -> list[Block]:
    money = content.money
    pairs: list[tuple[str, Content]] = [
        (_("งวดรายงาน"), content.period.label(language())),
        (_("หน่วยงาน"), content.agency.name),
    ]
    pairs += [
        (figure.title(language()), (span(figure), f" {unit_words(figure.unit, language())}"))
        for figure in content.counts.values()
    ]
    pairs += [
        (_("งบประมาณตามแผน สะสมถึงไตรมาสนี้"), (span(money.planned), " ", _("บาท"))),
        (_("เบิกจ่าย สะสมถึงไตรมาสนี้"), (span(money.disbursed), " ", _("บาท"))),
        (_("ร้อยละการเบิกจ่าย"), span(money.rate)),
    ]
    blocks: list[Block] = [KeyValues(tuple(pairs))]
    if not content.indicators:
        blocks.append(Paragraph(_("แผนนี้ยังไม่มีตัวชี้วัด")))
    return blocks


def _indicators(content: _Content) -> list[Block]:
    if not content.indicators:
        return []
    by_id = {one.indicator.pk: one for one in content.indicators}
    rows: list[Row] = []
    placed: set[int] = set()
    version = version_shown(content.plan)
    for root in tree(version) if version else []:
        if root.node.kind != NodeKind.ISSUE:
            continue
        own = [one.pk for item in root.walk() for one in item.node.indicators.all()]
        chosen = [by_id[pk] for pk in dict.fromkeys(own) if pk in by_id and pk not in placed]
        if chosen:
            rows.append(Group(f"{root.node.number} {root.node.title}".strip()))
            rows += [_indicator_row(one) for one in chosen]
            placed |= {one.indicator.pk for one in chosen}
    rest = [one for one in content.indicators if one.indicator.pk not in placed]
    if rest and placed:
        rows.append(Group(_("ตัวชี้วัดอื่นของแผน")))
    rows += [_indicator_row(one) for one in rest]
    columns = (
        Column(_("รหัส"), width=1.1),
        Column(_("ตัวชี้วัด"), width=3.4),
        Column(_("หน่วยนับ"), width=0.9),
        Column(_("เป้าหมายปี"), "right", 1.1),
        Column(_("ผล"), "right", 1.2),
        Column(_("สถานะ"), width=1.5),
        Column(_("ความครบถ้วน"), width=1.6),
    )
    blocks: list[Block] = [Table(columns, tuple(rows), name=_("ตัวชี้วัด"))]
    chart = _chart(content)
    if chart is not None:
        blocks.append(ChartBlock(chart, with_table=False))
    notes = [(one.figure.title(language()), words) for one in content.indicators for words in one.explanations]
    blocks += [Note(words, title=_("คำชี้แจง: %(name)s") % {"name": name}) for name, words in notes]
    return blocks


def _indicator_row(one: IndicatorProgress) -> tuple[Content, ...]:
    figure = one.figure
    return (
        one.indicator.code,
        figure.title(language()),
        unit_words(figure.unit, language()),
        figure.shown_target(language()),
        span(figure),
        status_mark(figure),
        figure.coverage_label(language()),
    )


def _chart(content: _Content) -> BulletChart | None:
    """Percentages against their targets; other units do not share a scale."""
    rows = tuple(
        BulletRow(
            f"{one.indicator.code} {one.figure.title(language())}",
            one.figure.value.number,
            target=None if isinstance(one.figure.target, Range) else one.figure.target,
            status=mark(one.figure.status),
            state=one.figure.value.state.value,
            figure_id=str(one.figure.id),
            shown=one.figure.shown(language()),
            target_shown=one.figure.shown_target(language()),
            coverage=coverage_of(one.figure),
        )
        for one in content.indicators
        if one.definition.unit == "ร้อยละ"
    )
    if not rows:
        return None
    return BulletChart(
        _("ตัวชี้วัดที่เป็นร้อยละ เทียบเป้าหมาย"),
        rows=rows,
        unit=_("ร้อยละ"),
        places=2,
        description=_("แท่งคือผล ขีดคือเป้าหมายของปี"),
        as_of=format_date(today(), language=language()),
        language=language(),
    )


def _sources(content: _Content) -> Table:
    columns = (
        Column(_("แหล่งงบประมาณ"), width=3),
        Column(_("แผนสะสม"), "right", 1.6, _("บาท")),
        Column(_("เบิกจ่ายสะสม"), "right", 1.6, _("บาท")),
        Column(_("ความครบถ้วน"), width=1.6),
    )
    rows = tuple(
        (f"{kind.value}. {kind.label}", span(planned), span(paid), paid.coverage_label(language()))
        for kind, planned, paid in content.money.sources
    )
    money = content.money
    total = (_("รวม"), span(money.planned), span(money.disbursed), money.disbursed.coverage_label(language()))
    return Table(columns, rows, total=total, name=_("แหล่งงบประมาณ"))


def _projects(content: _Content) -> Table:
    columns = (
        Column(_("รหัส"), width=1.3),
        Column(_("โครงการ"), width=3.4),
        Column(_("หน่วยงาน"), width=2.2),
        Column(_("แผนสะสม"), "right", 1.4, _("บาท")),
        Column(_("เบิกจ่ายสะสม"), "right", 1.4, _("บาท")),
        Column(_("ร้อยละ"), "right", 0.9),
        Column(_("สถานะงาน"), width=1.5),
        Column(_("ความก้าวหน้า"), "right", 1.1, _("ร้อยละ")),
    )
    rows = tuple(_project_row(one, content) for one in content.projects)
    return Table(columns, rows, name=_("โครงการ"))


def _project_row(project: Project, content: _Content) -> tuple[Content, ...]:
    money = content.project_money[project.pk]
    progress = content.progress.get(project.pk)
    percent = "" if progress is None or progress.percent is None else f"{progress.percent:.0f}"
    name = f"{project.name} ({_('ตัวอย่าง')})" if project.is_sample else project.name
    return (
        project.code,
        name,
        project.agency.abbreviation or project.agency.name,
        span(money.planned),
        span(money.disbursed),
        span(money.rate),
        progress.get_work_display() if progress else _("ยังไม่มีรายงาน"),
        percent,
    )


def _problems(content: _Content) -> Block:
    rows = tuple(
        (project.code, found.problems or "–", found.remedy or "–")
        for project in content.projects
        if (found := content.progress.get(project.pk)) and (found.problems or found.remedy)
    )
    if not rows:
        return Paragraph(_("ไม่มีหน่วยงานใดรายงานปัญหาอุปสรรคในงวดนี้"))
    columns = (Column(_("รหัสโครงการ"), width=1), Column(_("ปัญหาอุปสรรค"), width=3), Column(_("ข้อเสนอแนะ"), width=3))
    return Table(columns, rows, name=_("ปัญหา"))


def _standing(content: _Content) -> Block:
    if not content.assignments:
        return Paragraph(_("ยังไม่ได้เปิดรอบรายงานของงวดนี้"))
    columns = (
        Column(_("หน่วยงาน"), width=3),
        Column(_("สถานะ"), width=1.6),
        Column(_("กำหนดส่ง"), width=1.3),
        Column(_("หมายเหตุ"), width=2.4),
    )
    rows = tuple(
        (row.agency.name, _standing_text(row.standing), format_date(row.due_on, language=language()), _extension(row))
        for row in content.assignments
    )
    return Table(columns, rows, name=_("การส่งรายงาน"))


def _standing_text(standing: Standing) -> str:
    return standing.text.of(language())


def _extension(row: AssignmentRow) -> str:
    if not row.assignment.extended_to:
        return ""
    return _("ขยายเวลาตามหนังสือ %(letter)s: %(reason)s") % {
        "letter": row.assignment.extension_letter,
        "reason": row.assignment.extension_reason,
    }
