"""Writing money: disbursements come in with the quarter's report and follow its review."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from patibat.accounts.models import User
from patibat.measures import baht
from patibat.network.models import Agency
from patibat.projects.models import Project
from patibat.records.choices import OriginKind, ReviewStatus
from patibat.records.models import Attachment
from patibat.records.services import Change, audit_record
from patibat.resources.models import Disbursement
from patibat.resources.problems import AMOUNT_NEGATIVE, AMOUNT_TOO_LARGE

LARGEST = Decimal(10) ** 14


@dataclass(frozen=True, slots=True)
class DisbursementRow:
    """Baht that an agency says it paid for a project in a quarter from one kind of source."""

    project: Project
    agency: Agency
    year: int
    quarter: int
    source_kind: int
    amount: Decimal
    origin_kind: OriginKind
    origin_file: Attachment | None = None
    origin_sheet: str = ""
    origin_cell: str = ""
    origin_note: str = ""

    @property
    def key(self) -> tuple[int, int, int, int, int]:
        return (self.project.pk, self.agency.pk, self.year, self.quarter, self.source_kind)


@transaction.atomic
def disbursement_submit(*, by: User | None, rows: Sequence[DisbursementRow]) -> int:
    """Keep what was disbursed; a changed amount is a new version, an equal one changes nothing. Gives the number kept.

    The caller has checked that `by` may report for these agencies. Raises `resources.amount-negative`,
    `resources.amount-too-large`, `measures.amount` for parts of a satang.
    """
    current = _current(rows)
    kept: list[Disbursement] = []
    superseded: list[int] = []
    changes: list[tuple[Decimal | None, Disbursement]] = []
    for row in rows:
        amount = baht(row.amount)
        if amount < 0:
            raise AMOUNT_NEGATIVE.at(project=row.project.code, amount=amount)
        if amount >= LARGEST:
            raise AMOUNT_TOO_LARGE.at(project=row.project.code, amount=amount)
        before = current.get(row.key)
        if before is not None and before.amount == amount and before.status != ReviewStatus.RETURNED:
            continue
        if before is not None:
            superseded.append(before.pk)
        new = _new(row, amount, before.version + 1 if before else 1, by)
        kept.append(new)
        changes.append((before.amount if before else None, new))
    Disbursement.objects.filter(pk__in=superseded).update(is_current=False)
    Disbursement.objects.bulk_create(kept, batch_size=500)
    audit_record(
        by=by,
        action="disbursement.submit",
        changes=[
            Change(
                "resources.Disbursement",
                str(new.pk),
                {"amount": str(before)} if before is not None else None,
                {"amount": str(new.amount), "project": new.project.code, "quarter": new.quarter, "year": new.year},
            )
            for before, new in changes
        ],
    )
    return len(kept)


def disbursement_move(
    *, by: User | None, disbursements: Iterable[Disbursement], status: ReviewStatus, approved_by: User | None = None
) -> int:
    """Move current disbursements along the life of the report they came with (approve, return, publish, withhold)."""
    rows = list(disbursements)
    fields: dict[str, object] = {"status": status}
    if approved_by is not None:
        fields |= {"approved_by": approved_by, "approved_at": timezone.now()}
    Disbursement.objects.filter(pk__in=[row.pk for row in rows]).update(**fields)
    return audit_record(
        by=by,
        action=f"disbursement.{status.value}",
        changes=[
            Change("resources.Disbursement", str(row.pk), {"status": row.status}, {"status": status.value})
            for row in rows
        ],
    )


def _current(rows: Sequence[DisbursementRow]) -> dict[tuple[int, int, int, int, int], Disbursement]:
    found = Disbursement.objects.filter(
        is_current=True,
        project_id__in={row.project.pk for row in rows},
        year__in={row.year for row in rows},
        quarter__in={row.quarter for row in rows},
    )
    return {(one.project_id, one.agency_id, one.year, one.quarter, one.source_kind): one for one in found}


def _new(row: DisbursementRow, amount: Decimal, version: int, by: User | None) -> Disbursement:
    return Disbursement(
        project=row.project,
        agency=row.agency,
        year=row.year,
        quarter=row.quarter,
        source_kind=row.source_kind,
        amount=amount,
        version=version,
        origin_kind=row.origin_kind,
        origin_file=row.origin_file,
        origin_sheet=row.origin_sheet,
        origin_cell=row.origin_cell,
        origin_note=row.origin_note,
        submitted_by=by,
    )
