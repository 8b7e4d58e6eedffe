"""Publication is a decision of its own: by an order, from a day on; or withheld, with the legal reason."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from functools import partial

from django.db import transaction

from patibat.accounts.models import User
from patibat.kit.clock import today
from patibat.monitoring.events import result_published
from patibat.monitoring.models import ProjectProgress, Publication, Result, Round
from patibat.monitoring.problems import CHANGED_MEANWHILE, NOTHING_APPROVED, REASON_MISSING
from patibat.monitoring.services.rows import locked_rows
from patibat.network.choices import Capacity
from patibat.network.permissions import check
from patibat.problems import Where
from patibat.records.choices import ReviewStatus
from patibat.records.services import Change, audit_record
from patibat.resources.models import Disbursement
from patibat.resources.services import disbursement_move


@transaction.atomic
def result_publish(
    *,
    by: User | None,
    of: Round,
    publish_on: datetime.date,
    order_number: str,
    order_date: datetime.date,
    signatory: str,
    capacity: Capacity = Capacity.SUBSTANTIVE,
) -> Publication:
    """Decide that everything approved in a round becomes public from a day on; public at once when the day has come.

    Raises `network.not-allowed`; `monitoring.reason-missing` without the number of the order or its signatory;
    `monitoring.nothing-approved`.
    """
    if by is not None:
        check(by, "result.publish", of.plan.agency)
    for field, text in (("order_number", order_number), ("signatory", signatory)):
        if not text.strip():
            raise REASON_MISSING.at(Where(field=field))
    approved = {"round": of, "status": ReviewStatus.APPROVED}
    models = (Result, ProjectProgress)
    if not any(model._default_manager.filter(**approved).exists() for model in models):
        raise NOTHING_APPROVED.at()
    order = Publication.objects.create(
        round=of,
        publish_on=publish_on,
        order_number=order_number.strip(),
        order_date=order_date,
        signatory=signatory.strip(),
        capacity=capacity,
        made_by=by,
    )
    for model in models:
        rows = list(model._default_manager.select_for_update().filter(**approved))
        ids = [row.pk for row in rows]
        model._default_manager.filter(pk__in=ids).update(status=ReviewStatus.SCHEDULED, publication=order)
        audit_record(
            by=by,
            action="result.publish",
            changes=[
                Change(row._meta.label, str(row.pk), {"status": row.status}, {"order": order.order_number})
                for row in rows
            ],
        )
    if publish_on <= today():
        publication_release(on=today())
    return order


@transaction.atomic
def publication_release(*, on: datetime.date) -> int:
    """Make public whatever was scheduled for this day or earlier; called by `tick`. Gives the number of rows."""
    due = {"status": ReviewStatus.SCHEDULED, "publication__publish_on__lte": on}
    results = list(Result.objects.filter(**due).select_related("round"))
    progress = list(ProjectProgress.objects.filter(**due).select_related("round", "project"))
    if not results and not progress:
        return 0
    for model, rows in ((Result, results), (ProjectProgress, progress)):
        ids = [row.pk for row in rows]
        model._default_manager.filter(pk__in=ids).update(status=ReviewStatus.PUBLISHED)
    wanted = {(row.project_id, row.round.year, row.round.quarter or 4) for row in progress}
    money = [
        row
        for row in Disbursement.objects.filter(
            status=ReviewStatus.APPROVED, project_id__in={project_id for project_id, _, _ in wanted}
        )
        if (row.project_id, row.year, row.quarter) in wanted
    ]
    disbursement_move(by=None, disbursements=money, status=ReviewStatus.PUBLISHED)
    audit_record(
        by=None,
        action="publication.release",
        changes=[
            Change(row._meta.label, str(row.pk), {"status": "scheduled"}, {"status": "published"})
            for row in [*results, *progress]
        ],
    )
    agencies: dict[Round, set[int]] = {}
    for result in results:
        agencies.setdefault(result.round, set()).add(result.agency_id)
    for row in progress:
        agencies.setdefault(row.round, set()).add(row.project.agency_id)
    for one, agency_ids in agencies.items():
        transaction.on_commit(partial(_send_published, one, agency_ids))
    return len(results) + len(progress)


def _send_published(of: Round, agency_ids: set[int]) -> None:
    result_published.send(Round, round=of, agency_ids=agency_ids)


@transaction.atomic
def result_withhold(*, by: User | None, results: Sequence[Result], reason: str) -> int:
    """Keep approved results from the public, with the legal reason that stands in place of the number.

    Raises `monitoring.reason-missing`, `monitoring.changed-meanwhile`, `network.not-allowed`.
    """
    if not reason.strip():
        raise REASON_MISSING.at(Where(field="reason"))
    for agency in {row.agency_id: row.agency for row in results}.values():
        if by is not None:
            check(by, "result.withhold", agency)
    allowed = (ReviewStatus.APPROVED, ReviewStatus.SCHEDULED, ReviewStatus.PUBLISHED)
    rows = locked_rows(results, Result)
    for row in rows:
        if row.status not in allowed:
            raise CHANGED_MEANWHILE.at(status=row.get_status_display())
    Result.objects.filter(pk__in=[row.pk for row in rows]).update(
        status=ReviewStatus.WITHHELD, withheld_reason=reason.strip()
    )
    audit_record(
        by=by,
        action="result.withhold",
        changes=[
            Change(row._meta.label, str(row.pk), {"status": row.status}, {"status": "withheld"}, note=reason.strip())
            for row in rows
        ],
    )
    return len(rows)
