"""The plan on one sheet for citizens: what it promises, how far it is, where there is more. Published figures only."""

from __future__ import annotations

from django.utils.translation import gettext as _

from patibat.kit.clock import today
from patibat.kit.wording import named
from patibat.measures import Figure, unit_words
from patibat.monitoring.selectors import IndicatorProgress, Shown, indicator_progress, period_shown
from patibat.network.selectors import site_contact
from patibat.papers.documents import (
    QR,
    Block,
    Content,
    Document,
    DocumentMeta,
    Heading,
    KeyValues,
    Paragraph,
    Statement,
    StatusMark,
    Tile,
    Tiles,
)
from patibat.plans.choices import NodeKind
from patibat.plans.models import Plan
from patibat.plans.selectors import TreeNode, tree, version_shown
from patibat.records.choices import Visibility
from patibat.reports.spans import language, mark, shortened, span
from patibat.resources.selectors import MoneyPosition, MoneyScope, money_position
from patibat.thai import format_date

MOST_FIGURES, ACROSS, MOST_ISSUES, LABEL, LINE, VISION = 6, 4, 7, 56, 92, 200
"""What one sheet holds: indicators beside the two figures of money, issues, and letters of a name."""


def brochure(plan: Plan, *, address: str = "") -> Document:
    """The leaflet, as far as figures are published; `address` is that of the plan's public page."""
    version, lang, shown = version_shown(plan), language(), period_shown(plan)
    roots = tree(version) if version else []
    items = [item for root in roots for item in root.walk()]
    issues = [item for item in items if item.node.kind == NodeKind.ISSUE]
    progress = indicator_progress(plan, shown.year, visible_to=Visibility.PUBLIC)
    money = money_position(MoneyScope(plan.agency, plan), shown.year.be, shown.quarter, visible_to=Visibility.PUBLIC)
    visions = [item.node.title for item in items if item.node.kind == NodeKind.VISION]
    blocks: list[Block] = [Statement(shortened(text, VISION), _("วิสัยทัศน์")) for text in visions[:1]]
    blocks += [*_issues(issues), Heading(_("ถึงไหนแล้ว")), *_standing(shown, money, chosen(issues, progress))]
    blocks += [Heading(_("ดูต่อและถามได้ที่ไหน")), *_where(plan, address)]
    return Document(
        shortened(named(plan), LINE),
        tuple(blocks),
        language=lang,
        kind="brochure",
        compact=True,
        meta=DocumentMeta(
            author_agency=named(plan.agency),
            as_of=format_date(today(), "long", language=lang),
            sample=plan.is_sample,
            code="brochure",
            url=address,
            footer=named(plan.agency),
        ),
    )


def chosen(issues: list[TreeNode], progress: list[IndicatorProgress]) -> list[IndicatorProgress]:
    """One indicator of every issue before a second of any, those with a number first; as many as there is room for.

    The choice looks at whether there is a number, never at whether it is a good one.
    """
    by_id = {one.indicator.pk: one for one in progress}
    queues: list[list[IndicatorProgress]] = []
    for item in issues:
        keys = dict.fromkeys(one.pk for part in item.walk() for one in part.node.indicators.all())
        own = [by_id[key] for key in keys if key in by_id]
        queues.append(sorted(own, key=lambda one: not one.figure.value.is_reported))
    queues.append(list(progress))
    found: dict[int, IndicatorProgress] = {}
    for depth in range(max(map(len, queues), default=0)):
        for queue in queues:
            if depth < len(queue) and len(found) < MOST_FIGURES:
                found.setdefault(queue[depth].indicator.pk, queue[depth])
    return list(found.values())


def _issues(issues: list[TreeNode]) -> list[Block]:
    if not issues:
        return []
    lines: list[tuple[str, Content]] = [
        (item.node.number or str(at), shortened(item.node.title, LINE))
        for at, item in enumerate(issues[:MOST_ISSUES], 1)
    ]
    left = len(issues) - len(lines)
    if left:
        lines.append(("…", _("และอีก %(number)s เรื่อง") % {"number": left}))
    return [Heading(_("เรื่องที่ทำ")), KeyValues(tuple(lines))]


def _standing(shown: Shown, money: MoneyPosition, indicators: list[IndicatorProgress]) -> list[Block]:
    tiles = [_tile(money.planned), _tile(money.rate)]
    tiles += [_judged(one.figure) for one in indicators]
    heads = (_("เรื่อง"), _("ค่า"), _("หน่วยนับ"), _("ถึงไหน"), _("เป้าหมายและความครบถ้วน"))
    period = _("%(period)s เฉพาะตัวเลขที่เปิดเผยแล้ว") % {"period": shown.label(language())}
    return [Paragraph(period, indent=False), Tiles(tuple(tiles), heads, across=ACROSS, name=_("ตัวเลขสำคัญ"))]


def _tile(figure: Figure) -> Tile:
    unit = unit_words(figure.unit, language()) if figure.value.is_reported else ""
    return Tile(shortened(figure.title(language()), LABEL), span(figure), unit, note=figure.coverage_label(language()))


def _judged(figure: Figure) -> Tile:
    """An indicator's number with its target, how far it is, and who is in it."""
    plain = _tile(figure)
    target = _("เป้าหมาย %(target)s") % {"target": figure.shown_target(language())}
    status = StatusMark(mark(figure.status), figure.status.word(language())) if figure.status else None
    note = " · ".join(part for part in (target if figure.target is not None else "", plain.note) if part)
    return Tile(plain.label, plain.figure, plain.unit, status, note)


def _where(plan: Plan, address: str) -> list[Block]:
    contact = site_contact()
    ask = _("ติดต่อ %(contact)s") % {"contact": contact} if contact else named(plan.agency)
    if not address:
        return [Paragraph(ask, indent=False)]
    words = _("สแกนเพื่อดูแผนทั้งฉบับ ตัวชี้วัดทุกตัว โครงการ และที่มาของทุกตัวเลข หรือเปิด %(address)s")
    return [QR(address, f"{words % {'address': address}}\n{ask}")]
