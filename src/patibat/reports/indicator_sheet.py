"""One indicator on one page: what it means, how far it is, its years with breaks, who gave what (clauses C1, C6)."""

from __future__ import annotations

from django.utils.translation import gettext as _

from patibat.kit.clock import today
from patibat.measures import Input
from patibat.monitoring.selectors import IndicatorProgress, indicator_history, indicator_progress, national_references
from patibat.network.models import Agency
from patibat.papers.charts import LineChart, Point, Series
from patibat.papers.documents import (
    Block,
    ChartBlock,
    Column,
    Content,
    Document,
    DocumentMeta,
    FigureSpan,
    Heading,
    KeyValues,
    Note,
    Paragraph,
    Table,
)
from patibat.plans.models import Indicator
from patibat.plans.selectors import indicators
from patibat.records.choices import Visibility
from patibat.reports.spans import language, span, status_mark
from patibat.thai import FiscalYear, Period, Quarter, format_date, parse_period


def indicator_sheet(
    indicator: Indicator, *, year: int | None, quarter: int | None, agency: Agency, visible_to: Visibility
) -> Document:
    """The sheet of an indicator for a year (the plan's last that has begun, by default) or one quarter of it."""
    period = _period(indicator, year, quarter)
    full = indicators(indicator.plan).get(pk=indicator.pk)
    found = indicator_progress(full.plan, period, visible_to=visible_to, scope=agency, only=[full])
    history = indicator_history(full, visible_to=visible_to, scope=agency)
    blocks: list[Block] = [Paragraph(_("ยังไม่มีนิยามของตัวชี้วัดนี้"))]
    if found:
        blocks = _blocks(found[0], history, full)
    lang = language()
    return Document(
        found[0].definition.name if found else indicator.code,
        tuple(blocks),
        subtitle=full.plan.title,
        language=lang,
        meta=DocumentMeta(
            author_agency=agency.name,
            period=period.label(lang),
            as_of=format_date(today(), "long", language=lang),
            sample=full.plan.is_sample,
            code="indicator-sheet",
        ),
    )


def chart_of(history: list[IndicatorProgress]) -> LineChart | None:
    """The line over the plan's years, broken where the definition changed, with gaps where nothing is known."""
    if not history:
        return None
    newest = history[-1].definition
    points: list[Point] = []
    before: int | None = None
    for one in history:
        figure = one.figure
        points.append(
            Point(
                _year_label(figure.id.period),
                figure.value.number,
                state=figure.value.state.value,
                partial=figure.coverage is not None and not figure.coverage.is_complete,
                figure_id=str(figure.id),
                break_before=before is not None and before != one.definition.number,
                shown=figure.shown(language()),
            )
        )
        before = one.definition.number
    return LineChart(
        newest.name,
        series=(Series(_("ผล"), tuple(points), unit=newest.unit, places=newest.places),),
        description=_("ผลรายปีของตัวชี้วัด เส้นขาดเมื่อไม่มีข้อมูล และมีรอยตัดเมื่อเปลี่ยนนิยาม"),
        source=newest.numerator_source,
        as_of=format_date(today(), language=language()),
        language=language(),
    )


def _period(indicator: Indicator, year: int | None, quarter: int | None) -> Period:
    chosen = FiscalYear(year) if year else min(FiscalYear.of(today()), FiscalYear(indicator.plan.to_year))
    return Quarter(chosen, quarter) if quarter else chosen


def _year_label(period: str) -> str:
    return str(parse_period(period)) if period.startswith("AY") else period.removeprefix("FY")


def _blocks(one: IndicatorProgress, history: list[IndicatorProgress], indicator: Indicator) -> list[Block]:
    blocks: list[Block] = [_result(one), Heading(_("นิยาม"), 2), _definition(one, indicator)]
    blocks += [Note(words, title=_("คำชี้แจง")) for words in one.explanations]
    chart = chart_of(history)
    if chart is not None:
        blocks += [Heading(_("รายปี"), 2), ChartBlock(chart, with_table=False), _years(history)]
    blocks += [Heading(_("ตัวเลขนี้มาจากไหน"), 2), _inputs(one)]
    references = national_references(indicator)
    if references:
        blocks += [Heading(_("ค่าอ้างอิง"), 2), _references(indicator)]
    return blocks


def _result(one: IndicatorProgress) -> KeyValues:
    figure = one.figure
    pairs: list[tuple[str, Content]] = [
        (_("ผล"), (span(figure, bold=True), f" {figure.unit}")),
        (_("เป้าหมาย"), f"{figure.shown_target(language())} {figure.unit}"),
        (_("สถานะ"), status_mark(figure)),
        (_("ความครบถ้วน"), figure.coverage_label(language()) or "–"),
    ]
    return KeyValues(tuple(pairs))


def _definition(one: IndicatorProgress, indicator: Indicator) -> KeyValues:
    definition = one.definition
    pairs: list[tuple[str, Content]] = [
        (_("รหัส"), indicator.code),
        (_("วิธีคำนวณ"), one.figure.formula.text(language()) if one.figure.formula else "–"),
        (_("ทิศทาง"), definition.get_direction_display()),
        (_("แหล่งข้อมูล"), _joined(definition.numerator_source, definition.denominator_source)),
        (_("ข้อมูล ณ วันที่"), definition.data_date or "–"),
        (_("หน่วยงานเจ้าภาพ"), indicator.lead.name if indicator.lead else "–"),
    ]
    pairs += [(_("เกณฑ์"), f"{band.text} ({band.source})") for band in indicator.bands.all()]
    if definition.change_reason:
        pairs.append((_("เหตุที่เปลี่ยนนิยาม"), definition.change_reason))
    return KeyValues(tuple(pairs))


def _joined(*texts: str) -> str:
    return "; ".join(dict.fromkeys(text for text in texts if text)) or "–"


def _years(history: list[IndicatorProgress]) -> Table:
    columns = (
        Column(_("ปี"), width=1.2),
        Column(_("เป้าหมาย"), "right", 1.2),
        Column(_("ผล"), "right", 1.2),
        Column(_("สถานะ"), width=1.6),
        Column(_("ความครบถ้วน"), width=1.8),
        Column(_("นิยามที่"), "right", 0.8),
    )
    rows = tuple(
        (
            _year_label(one.figure.id.period),
            one.figure.shown_target(language()),
            span(one.figure),
            status_mark(one.figure),
            one.figure.coverage_label(language()),
            str(one.definition.number),
        )
        for one in history
    )
    return Table(columns, rows, caption=_("ผลรายปี"), name=_("รายปี"))


def _inputs(one: IndicatorProgress) -> Table:
    places = one.figure.places
    columns = (
        Column(_("หน่วยงาน"), width=2.6),
        Column(_("งวด"), width=1),
        Column(_("ตัวตั้ง"), "right", 1),
        Column(_("ตัวหาร"), "right", 1),
        Column(_("ค่า"), "right", 1.1),
        Column(_("มาจาก"), width=2.4),
    )
    rows = tuple(
        (
            given.label,
            given.period,
            _number(given, "numerator"),
            _number(given, "denominator"),
            _value(given, places),
            origin_text(given),
        )
        for given in one.figure.lineage
    )
    return Table(columns, rows, caption=_("สิ่งที่นำมารวม"), name=_("ที่มา"))


def _value(given: Input, places: int) -> FigureSpan:
    value = given.value
    return FigureSpan("", value.shown(places, language()), value.number, value.state.value, None, places)


def _number(given: Input, name: str) -> str:
    number = given.numerator if name == "numerator" else given.denominator
    return "" if number is None else f"{number.normalize() + 0:,f}"


def origin_text(given: Input) -> str:
    """Where an input was first written, in words: file, sheet and cell; or why there is none."""
    origin = given.origin
    if origin is None:
        return given.value.reason or given.value.state.word(language())
    place = " ".join(part for part in (origin.file, origin.sheet, origin.cell) if part)
    return place or origin.note or _("หน้าเว็บ")


def _references(indicator: Indicator) -> Table:
    columns = (
        Column(_("คืออะไร"), width=3),
        Column(_("ปี"), "right", 0.8),
        Column(_("ค่า"), "right", 1.2),
        Column(_("หน่วยนับ"), width=0.9),
        Column(_("ที่มา"), width=2.6),
    )
    rows = tuple(
        (one.label, str(one.year), f"{one.value.normalize() + 0:,f}", one.unit, one.source)
        for one in national_references(indicator)
    )
    note = (_("ค่าอ้างอิงเป็นบริบทเท่านั้น ไม่ได้นำมารวมกับผลของจังหวัด"),)
    return Table(columns, rows, caption=_("ค่าอ้างอิง"), notes=note, name=_("อ้างอิง"))
