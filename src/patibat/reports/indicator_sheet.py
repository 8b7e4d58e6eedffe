"""One indicator on one page: what it means, how far it is, its years with breaks, who gave what (clauses C1, C6)."""

from __future__ import annotations

from decimal import Decimal

from django.utils.translation import gettext as _

from patibat.kit.clock import today
from patibat.measures import Figure, Input, compute, unit_words
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
        found[0].figure.title(language()) if found else indicator.code,
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


def chart_of(history: list[IndicatorProgress], *, compact: bool = False) -> LineChart | None:
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
        _("ผลรายปี") if compact else history[-1].figure.title(language()),
        compact=compact,
        series=(Series(_("ผล"), tuple(points), unit=unit_words(newest.unit, language()), places=newest.places),),
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
    blocks: list[Block] = [_result(one), _definition(one, indicator)]
    blocks += [Note(words, title=_("คำชี้แจง")) for words in one.explanations]
    chart = chart_of(history, compact=True)
    if chart is not None:
        blocks += [ChartBlock(chart, with_table=False), _years(history)]
    blocks.append(_inputs(one, max(MOST_INPUTS - _lines_taken(one, history, indicator), FEWEST_INPUTS)))
    return blocks


def _lines_taken(one: IndicatorProgress, history: list[IndicatorProgress], indicator: Indicator) -> int:
    """How many lines of inputs give way to what this sheet says beyond the usual."""
    changed = len({each.definition.number for each in history}) > 1
    reason = one.definition.change_reason
    return (
        2 * len(one.explanations)
        + 2 * len(_references(one, indicator))
        + len(indicator.bands.all()) // 2
        + (3 if changed else 0)
        + (1 + len(reason) // 60 if reason else 0)
    )


def _result(one: IndicatorProgress) -> Table:
    figure = one.figure
    columns = (
        Column(_("ผล"), "right", 1, unit_words(figure.unit, language())),
        Column(_("เป้าหมาย"), "right", 1, unit_words(figure.unit, language())),
        Column(_("สถานะ"), width=1.4),
        Column(_("ความครบถ้วน"), width=1.6),
    )
    row: tuple[Content, ...] = (
        span(figure, bold=True),
        figure.shown_target(language()),
        status_mark(figure),
        figure.coverage_label(language()) or "–",
    )
    return Table(columns, (row,), name=_("ผล"))


def _definition(one: IndicatorProgress, indicator: Indicator) -> KeyValues:
    definition = one.definition
    pairs: list[tuple[str, Content]] = [
        (_("รหัสและทิศทาง"), f"{indicator.code} · {definition.get_direction_display()}"),
        (_("วิธีคำนวณ"), one.figure.formula.text(language()) if one.figure.formula else "–"),
        (_("แหล่งข้อมูล"), _joined(definition.numerator_source, definition.denominator_source)),
        (_("ข้อมูล ณ วันที่"), definition.data_date or "–"),
        (_("หน่วยงานเจ้าภาพ"), indicator.lead.name if indicator.lead else "–"),
    ]
    bands = list(indicator.bands.all())
    if bands:
        pairs.append((_("เกณฑ์"), "; ".join(band.text for band in bands) + f" ({bands[0].source})"))
    pairs += _references(one, indicator)
    if definition.change_reason:
        pairs.append((_("เหตุที่เปลี่ยนนิยาม"), definition.change_reason))
    return KeyValues(tuple(pairs))


def _joined(*texts: str) -> str:
    return "; ".join(dict.fromkeys(text for text in texts if text)) or "–"


def _years(history: list[IndicatorProgress]) -> Table:
    """The years across, so that a plan of five years takes four lines."""
    columns = (Column(_("ปี"), width=1), *(Column(_year_label(one.figure.id.period), "right") for one in history))
    rows: tuple[tuple[Content, ...], ...] = (
        (_("เป้าหมาย"), *(one.figure.shown_target(language()) for one in history)),
        (_("ผล"), *(span(one.figure) for one in history)),
    )
    if len({one.definition.number for one in history}) > 1:
        rows = (*rows, (_("นิยามที่"), *(str(one.definition.number) for one in history)))
    return Table(columns, rows, name=_("รายปี"))


MOST_INPUTS, FEWEST_INPUTS, MOST_REFERENCES = 7, 2, 1
"""Lines on the sheet: it is one page. The figure's own page has every input with its cell."""


def _inputs(one: IndicatorProgress, most: int) -> Table:
    """What each agency gave in the whole period; its quarters are on the figure's page."""
    ratio = one.definition.rule == "ratio"
    parts = (Column(_("ตัวตั้ง"), "right", 0.9), Column(_("ตัวหาร"), "right", 0.9)) if ratio else ()
    columns = (Column(_("หน่วยงาน"), width=4.4), *parts, Column(_("ค่า"), "right", 1), Column(_("มาจาก"), width=1.9))
    groups: dict[str, list[Input]] = {}
    for given in one.figure.lineage:
        groups.setdefault(given.group or given.key, []).append(given)
    rows = tuple(_agency_row(one.figure, given, ratio=ratio) for given in list(groups.values())[:most])
    left = len(groups) - len(rows)
    more = _("อีก %(number)s หน่วยงาน ดูที่หน้า “อธิบายตัวเลขนี้” ของตัวเลข %(id)s")
    notes = (more % {"number": left, "id": one.figure.id},) if left > 0 else ()
    return Table(columns, rows, caption=_("ตัวเลขนี้มาจากไหน"), notes=notes, name=_("ที่มา"))


def _agency_row(figure: Figure, given: list[Input], *, ratio: bool) -> tuple[Content, ...]:
    """One agency's value over its periods, by the figure's own formula."""
    formula = figure.formula
    if formula is None or formula.accumulation is None:
        value, top, bottom = given[0].value, given[0].numerator, given[0].denominator
    else:
        whole = compute(tuple(given), formula)
        value, top, bottom = whole.value, whole.numerator, whole.denominator
    shown = value.shown(figure.places, language())
    cell = FigureSpan("", shown, value.number, value.state.value, None, figure.places)
    newest = max(given, key=lambda item: (item.value.is_reported, item.order))
    parts = (_number(top), _number(bottom)) if ratio else ()
    return (given[0].label, *parts, cell, origin_text(newest))


def _number(number: Decimal | None) -> str:
    return "" if number is None else f"{number.normalize() + 0:,f}"


def origin_text(given: Input) -> str:
    """Where an input was first written, in words: file, sheet and cell; or why there is none."""
    origin = given.origin
    if origin is None:
        return given.value.reason or given.value.state.word(language())
    place = " ".join(part for part in (origin.file, origin.sheet, origin.cell) if part)
    return place or origin.note or _("หน้าเว็บ")


def _references(one: IndicatorProgress, indicator: Indicator) -> list[tuple[str, Content]]:
    """The newest value of each published figure beside ours: context, never part of it, and gives way to what an
    agency has to say about its own figure."""
    if one.explanations:
        return []
    newest = {each.label: each for each in national_references(indicator)}
    return [
        (_("ค่าอ้างอิง"), f"{each.label} {each.year}: {each.value.normalize() + 0:,f} {each.unit} ({each.source})")
        for each in list(newest.values())[:MOST_REFERENCES]
    ]
