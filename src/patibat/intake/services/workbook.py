"""Making the workbook that goes out."""

from __future__ import annotations

from patibat.accounts.models import User
from patibat.intake.services.known import heading_make, known_of
from patibat.intake.workbooks.outgoing import quarterly_write
from patibat.monitoring.models import Round
from patibat.monitoring.problems import AGENCY_NOT_IN_ROUND
from patibat.network.models import Agency
from patibat.network.permissions import check


def workbook_make(*, by: User | None, into: Round, agency: Agency) -> bytes:
    """The workbook of an agency, and of those below it, for a round, with what is stored.

    `by` None: whoever has the machine and its files in hand, at the command line.
    Raises `network.not-allowed`, `monitoring.agency-not-in-round`.
    """
    if by is not None:
        check(by, "workbook.make", agency)
    known = known_of(by=None, into=into, agency=agency)
    if known.scope == known.refused.keys():
        raise AGENCY_NOT_IN_ROUND.at(agency=agency.name, round=str(into))
    return quarterly_write(known, heading_make(into, agency))
