"""An agency's part in the plan on one sheet of A4, for who leads it (clause A3): the page's own reading, printed."""

from __future__ import annotations

from django.utils.translation import gettext as _

from patibat.kit.clock import today
from patibat.kit.wording import named
from patibat.measures import Figure, unit_words
from patibat.network.models import Agency
from patibat.papers.documents import (
    Block,
    Bullets,
    Column,
    Content,
    Document,
    DocumentMeta,
    Heading,
    KeyValues,
    Paragraph,
    StatusMark,
    Table,
    Tile,
    Tiles,
)
from patibat.plans.models import Plan, PlanNode
from patibat.plans.selectors import ADOPTED, ADOPTERS
from patibat.records.choices import Visibility
from patibat.reports.selectors import ExecutiveSheet, Ours, ProjectLine, Some, executive_sheet
from patibat.reports.spans import language, mark, shortened, span, status_mark
from patibat.thai import format_date

SHORTEST, LINE = 44, 95
"""Letters of a name that stands in a narrow column, and in a line of its own: whatever names are, it stays one page."""


def executive(agency: Agency, plan: Plan, *, year: int | None, quarter: int | None, visible_to: Visibility) -> Document:
    """The sheet of an agency in a plan; what has to be decided stands only in that of staff."""
    lang = language()
    sheet = executive_sheet(agency, plan, visible_to=visible_to, year=year, quarter=quarter, language=lang)
    return Document(
        shortened(named(agency), LINE),
        tuple(_blocks(sheet)),
        subtitle=shortened(named(plan), LINE),
        language=lang,
        compact=True,
        meta=DocumentMeta(
            author_agency=shortened(named(agency), LINE),
            period=sheet.period_label(lang),
            as_of=format_date(today(), "long", language=lang),
            sample=plan.is_sample,
            code="executive",
            footer=_("ตัวเลขที่รับรองแล้ว รวมที่ยังไม่เปิดเผย") if sheet.is_staff else _("ตัวเลขที่เปิดเผยแล้ว"),
        ),
    )


def more(some: Some[object]) -> str:
    """“and 4 more”, or nothing."""
    return _("และอีก %(number)s รายการ") % {"number": some.left} if some.left else ""


def adoption_words(sheet: ExecutiveSheet) -> str:
    """How the agency stands to the plan, in one line."""
    adopting = sheet.adopting
    if adopting is None:
        return _("แผนยังไม่ประกาศใช้")
    if adopting.adoption is not None:
        one = adopting.adoption
        return _("รับแล้ว ตามหนังสือ %(number)s ลงวันที่ %(day)s ลงนามโดย %(signatory)s %(position)s") % {
            "number": one.document_number,
            "day": format_date(one.adopted_on, language=language()),
            "signatory": one.signatory,
            "position": one.position,
        }
    if adopting.is_asked:
        return _("ยังไม่ได้บันทึกการรับแผนไปใช้")
    if sheet.is_owner:
        return _("เป็นหน่วยงานเจ้าของแผน")
    return _("แผนไม่ได้ระบุหน่วยงานนี้")


def _blocks(sheet: ExecutiveSheet) -> list[Block]:
    blocks: list[Block] = [_tiles(sheet), _standing(sheet)]
    if sheet.is_staff:
        lines: list[Content] = [shortened(one.words(language()), LINE) for one in sheet.decisions.shown]
        blocks += [Heading(_("ที่ต้องตัดสินใจ")), _list(lines, sheet.decisions, _("ไม่มีเรื่องที่รอตัดสินใจ"))]
    blocks += [Heading(_("ที่เสี่ยง")), _list(_risks(sheet), sheet.risks, _("ไม่มีตัวชี้วัด รายงาน หรือโครงการที่เสี่ยงในงวดนี้"))]
    blocks += [Heading(_("ตัวชี้วัด")), *_indicators(sheet), Heading(_("โครงการ")), *_projects(sheet)]
    blocks += [Heading(_("ข้อในแผนที่รับผิดชอบ")), *_nodes(sheet)]
    return blocks


def _tiles(sheet: ExecutiveSheet) -> Tiles:
    found = [_tile(one) for one in sheet.money.figures()]
    heads = (_("เรื่อง"), _("ค่า"), _("หน่วยนับ"), _("สถานะ"), _("ความครบถ้วน"))
    return Tiles(tuple(found), heads, across=len(found), name=_("ตัวเลขสำคัญ"))


def _tile(figure: Figure) -> Tile:
    unit = unit_words(figure.unit, language()) if figure.value.is_reported else ""
    return Tile(figure.title(language()), span(figure), unit, note=figure.coverage_label(language()))


def _standing(sheet: ExecutiveSheet) -> KeyValues:
    tally: list[str | StatusMark] = []
    for status, number in sheet.tally:
        tally += [StatusMark(mark(status), status.word(language())), f" {number}   "]
    pairs: list[tuple[str, Content]] = [(_("การรับแผนไปใช้"), shortened(adoption_words(sheet), 2 * LINE))]
    if sheet.is_owner and sheet.adopting is not None:
        counts = sheet.adopting.counts
        words: Content = (span(counts[ADOPTED]), " / ", span(counts[ADOPTERS]), " ", _("หน่วยงาน"))
        pairs = [(_("หน่วยงานที่รับแผนไปใช้แล้ว"), words)]
    return KeyValues((*pairs, (_("ตัวชี้วัดทั้งหมด"), tuple(tally) or _("ไม่มี"))))


def _list(lines: list[Content], some: Some[object], empty: str) -> Block:
    if not lines:
        return Paragraph(empty, indent=False)
    left = more(some)
    return Bullets((*lines, left) if left else tuple(lines))


def _risks(sheet: ExecutiveSheet) -> list[Content]:
    return [
        (
            StatusMark(mark(one.status), one.status.word(language())),
            f" {shortened(one.words, LINE - 25)} ",
            *((span(one.figure), f" / {one.figure.shown_target(language())}") if one.figure else ()),
        )
        for one in sheet.risks.shown
    ]


def _indicators(sheet: ExecutiveSheet) -> list[Block]:
    if not sheet.indicators.shown:
        return [Paragraph(_("แผนนี้ยังไม่มีตัวชี้วัดที่หน่วยงานนี้รายงานหรือเป็นเจ้าภาพ"), indent=False)]
    columns = (
        Column(_("ตัวชี้วัด"), width=4.6),
        Column(_("ในฐานะ"), width=0.9),
        Column(_("เป้าหมาย"), "right", 1),
        Column(_("ผล"), "right", 1.1),
        Column(_("สถานะ"), width=1.3),
        Column(_("ความครบถ้วน"), width=1.9),
    )
    rows = tuple(_indicator_row(one) for one in sheet.indicators.shown)
    return [Table(columns, rows, notes=_notes(sheet.indicators), name=_("ตัวชี้วัด"))]


def _indicator_row(one: Ours) -> tuple[Content, ...]:
    figure = one.progress.figure
    return (
        shortened(figure.title(language())),
        _("เจ้าภาพ") if one.is_led else _("ผู้รายงาน"),
        figure.shown_target(language()) if one.is_judged else "–",
        span(figure),
        status_mark(figure) if one.is_judged else "–",
        figure.coverage_label(language()),
    )


def _notes(some: Some[object]) -> tuple[str, ...]:
    return (more(some),) if some.left else ()


def _projects(sheet: ExecutiveSheet) -> list[Block]:
    if not sheet.projects.shown:
        return [Paragraph(_("ไม่มีโครงการในปีนี้"), indent=False)]
    columns = (
        Column(_("โครงการ"), width=3.8),
        Column(_("แผน"), "right", 1.3, _("บาท")),
        Column(_("เบิกจ่าย"), "right", 1.4, _("บาท")),
        Column(_("ร้อยละ"), "right", 1.5),
        Column(_("สถานะงาน"), width=1.5),
    )
    rows = tuple(_project_row(one) for one in sheet.projects.shown)
    return [Table(columns, rows, notes=_notes(sheet.projects), name=_("โครงการ"))]


def _project_row(line: ProjectLine) -> tuple[Content, ...]:
    work = line.progress.get_work_display() if line.progress else _("ยังไม่มีรายงาน")
    money = line.money
    return (shortened(line.project.name, SHORTEST), span(money.planned), span(money.disbursed), span(money.rate), work)


def _nodes(sheet: ExecutiveSheet) -> list[Block]:
    pairs = [
        (_("เจ้าภาพหลัก"), _names(sheet.led)),
        (_("หน่วยงานสนับสนุน"), _names(sheet.supported)),
    ]
    known = [(name, text) for name, text in pairs if text]
    if not known:
        return [Paragraph(_("แผนไม่ได้ระบุให้หน่วยงานนี้เป็นเจ้าภาพหรือหน่วยงานสนับสนุน"), indent=False)]
    return [KeyValues(tuple(known))]


def _names(some: Some[PlanNode]) -> str:
    texts = [shortened(node_words(node), SHORTEST) for node in some.shown]
    return " · ".join([*texts, more(some)] if some.left else texts)


def node_words(node: PlanNode) -> str:
    """Kind, number and title of a node."""
    return f"{node.get_kind_display()} {node.number} {node.title}".replace("  ", " ")
