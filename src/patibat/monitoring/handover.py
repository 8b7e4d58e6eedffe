"""What a person who leaves has open in the rounds (see `network.handover`)."""

from __future__ import annotations

from django.utils.translation import gettext as _

from patibat.accounts.models import User
from patibat.kit.wording import page_language, period_label, thai_date
from patibat.monitoring.selectors import Standing, rounds_alive, standings
from patibat.network.handover import Section
from patibat.network.permissions import agencies_for

_OPEN = (Standing.RETURNED, Standing.LATE, Standing.NOT_YET_DUE, Standing.SUBMITTED)


def handover_sections(user: User) -> list[Section]:
    """The agencies of the user's that still owe a round something, or await a decision in it."""
    language = page_language()
    rounds = {one.pk: one for one in rounds_alive()}
    rows = [
        (
            period_label(rounds[pk].period),
            row.agency.name,
            row.standing.text.of(language),
            str(row.missing),
            thai_date(row.due_on),
        )
        for pk, found in standings(rounds.values(), agencies_for(user, "result.submit")).items()
        for row in found
        if row.standing in _OPEN
    ]
    columns = (_("รอบ"), _("หน่วยงาน"), _("สถานะ"), _("ยังขาด (รายการ)"), _("กำหนดส่ง"))
    return [Section(_("รอบรายงานที่ยังค้าง"), tuple(rows), columns, _("ไม่มีรอบรายงานที่ค้างอยู่"))]
