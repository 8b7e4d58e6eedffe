"""What a person who leaves carries, so that nothing is left lying: a page, and a paper with two signatures.

Rooms above add their own sections: `PATIBAT_HANDOVER_SECTIONS` is a list of dotted names of callables
`(user: User) -> list[Section]`, composed by config.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from patibat.accounts.models import OneTimeLink, User
from patibat.kit.clock import today
from patibat.kit.wording import page_language, thai_date, thai_time
from patibat.network.models import Holding
from patibat.network.selectors import holders_on, holdings_live, site_is_sample, site_name
from patibat.papers.documents import (
    Column,
    Document,
    DocumentMeta,
    FillLines,
    Heading,
    KeyValues,
    Paragraph,
    Signatory,
    Signatures,
    Table,
)


@dataclass(frozen=True, slots=True)
class Section:
    """One table of the handover: `columns` name its cells, every row has as many. `empty` says why there is none."""

    title: str
    rows: tuple[tuple[str, ...], ...]
    columns: tuple[str, ...]
    empty: str = ""


def handover_sections(user: User) -> list[Section]:
    """Everything the person carries: the network's own sections, then those of the rooms above."""
    sections = [_positions(user), _colleagues(user), _links(user)]
    for path in getattr(settings, "PATIBAT_HANDOVER_SECTIONS", ()):
        more: Callable[[User], list[Section]] = import_string(path)
        sections += more(user)
    return sections


def handover_document(user: User) -> Document:
    """The paper of a handover, in the language of the page."""
    sections = handover_sections(user)
    facts = ((_("ผู้ส่งมอบ"), user.full_name), (_("ชื่อผู้ใช้"), user.username), (_("ณ วันที่"), thai_date(today(), "long")))
    tables = [block for section in sections for block in _blocks(section)]
    people = (_("ผู้ส่งมอบ"), _("ผู้รับมอบ"), _("ผู้บังคับบัญชา"))
    return Document(
        title=_("บันทึกส่งมอบงาน"),
        language=page_language(),
        blocks=(
            KeyValues(facts),
            *tables,
            FillLines(3, label=_("เรื่องอื่นที่ส่งมอบ")),
            Signatures(
                tuple(Signatory(role, name=user.full_name if at == 0 else "") for at, role in enumerate(people))
            ),
        ),
        kind="form",
        meta=DocumentMeta(author_agency=site_name(), code="handover", sample=site_is_sample()),
    )


def _blocks(section: Section) -> tuple[Heading | Table | Paragraph, ...]:
    heading = Heading(section.title, 2)
    if not section.rows:
        return (heading, Paragraph(section.empty or _("ไม่มี"), indent=False))
    return (heading, Table(tuple(Column(name) for name in section.columns), section.rows, name=section.title))


def _positions(user: User) -> Section:
    columns = (_("ตำแหน่ง"), _("หน่วยงาน"), _("ฐานะ"), _("ช่วงวัน"), _("คำสั่ง"))
    rows = tuple(
        (
            holding.position.title,
            holding.position.agency.name,
            str(holding.get_capacity_display()),
            days(holding.valid_from, holding.valid_to),
            holding.order_number or "–",
        )
        for holding in holdings_live(user)
    )
    return Section(_("ตำแหน่งที่ครองอยู่"), rows, columns, _("ไม่ได้ครองตำแหน่งใด"))


def _colleagues(user: User) -> Section:
    """Who else can do the work on the same agencies; where nobody can, the row says so."""
    agencies = {holding.position.agency for holding in holdings_live(user)}
    held: dict[int, list[Holding]] = {agency.pk: [] for agency in agencies}
    for holding in holders_on(today()).filter(position__agency__in=agencies).exclude(user=user):
        held[holding.position.agency_id].append(holding)
    rows = tuple(
        (
            agency.name,
            ", ".join(f"{other.user} ({other.position.title})" for other in held[agency.pk]) or _("ไม่มีผู้อื่น ต้องตั้งผู้รับงาน"),
        )
        for agency in sorted(agencies, key=lambda agency: (agency.order, agency.code))
    )
    return Section(_("หน่วยงานที่ดูแล และผู้ที่ยังดูแลต่อได้"), rows, (_("หน่วยงาน"), _("ผู้อื่นที่ครองตำแหน่งวันนี้")), _("ไม่ได้ดูแลหน่วยงานใด"))


def _links(user: User) -> Section:
    """One-time links the person has made for others and that still work."""
    alive = OneTimeLink.objects.filter(made_by=user, used_at=None, expires_at__gt=timezone.now()).select_related("user")
    rows = tuple((str(link.user), str(link.get_purpose_display()), thai_time(link.expires_at)) for link in alive)
    columns = (_("ผู้รับลิงก์"), _("วัตถุประสงค์"), _("ใช้ได้ถึง"))
    return Section(_("ลิงก์ตั้งรหัสผ่านที่ออกไว้และยังไม่ได้ใช้"), rows, columns, _("ไม่มีลิงก์ค้าง"))


def days(since: datetime.date, until: datetime.date | None) -> str:
    """`1 ต.ค. 2569 – 31 ต.ค. 2569`; an open end is said."""
    return f"{thai_date(since)} – {thai_date(until) if until else _('ไม่กำหนดวันสิ้นสุด')}"
