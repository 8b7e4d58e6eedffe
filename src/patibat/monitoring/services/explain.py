"""An agency's words beside a figure; they never change the figure."""

from __future__ import annotations

from django.db import transaction

from patibat.accounts.models import User
from patibat.monitoring.models import Explanation, Result
from patibat.monitoring.problems import NOT_YET_APPROVED, REASON_MISSING
from patibat.network.permissions import check
from patibat.problems import Where
from patibat.records.choices import APPROVED_STATUSES
from patibat.records.services import Change, audit_record
from patibat.thai import clean_text

LONGEST = 4000


@transaction.atomic
def explanation_add(*, by: User | None, result: Result, text: str, disputed: bool = False) -> Explanation:
    """Attach an explanation (คำชี้แจง) to a result. Raises `network.not-allowed`, `monitoring.reason-missing`,
    `monitoring.not-yet-approved`."""
    if by is not None:
        check(by, "explanation.add", result.agency)
    if result.status not in APPROVED_STATUSES:
        raise NOT_YET_APPROVED.at()
    words = clean_text(text, LONGEST).strip()
    if not words:
        raise REASON_MISSING.at(Where(field="text"))
    explanation = Explanation.objects.create(result=result, text=words, disputed=disputed, by=by)
    audit_record(
        by=by,
        action="explanation.add",
        changes=[Change("monitoring.Result", str(result.pk), None, {"explanation": words, "disputed": disputed})],
    )
    return explanation
