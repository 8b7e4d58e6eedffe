"""Evidence beside a result: a file, hostile until its content says what it is."""

from __future__ import annotations

from django.db import transaction

from patibat.accounts.models import User
from patibat.monitoring.models import Evidence, Result
from patibat.monitoring.problems import EVIDENCE_KIND, EVIDENCE_SIZE, REASON_MISSING
from patibat.network.permissions import check
from patibat.papers.kinds import ENDINGS, media_type
from patibat.problems import Where
from patibat.records.services import Change, attachment_keep, audit_record
from patibat.thai import clean_text

__all__ = ["ENDINGS", "MEGABYTES", "evidence_add", "evidence_type"]

MEGABYTES = 10
LONGEST = 500


@transaction.atomic
def evidence_add(*, by: User | None, result: Result, content: bytes, name: str, description: str) -> Evidence:
    """Keep a file as evidence of a result. It is never opened here, only served as a download.

    Raises `network.not-allowed`, `monitoring.reason-missing` without a description, `monitoring.evidence-size`,
    `monitoring.evidence-kind`.
    """
    if by is not None:
        check(by, "result.submit", result.agency)
    words = clean_text(description, LONGEST).strip()
    if not words:
        raise REASON_MISSING.at(Where(field="description"))
    content_type = evidence_type(content, name)
    evidence = Evidence.objects.create(result=result, description=words)
    evidence.attachment = attachment_keep(
        by=by, content=content, name=name, content_type=content_type, model="monitoring.Evidence", key=str(evidence.pk)
    )
    evidence.save(update_fields=["attachment"])
    audit_record(
        by=by,
        action="evidence.add",
        changes=[
            Change(
                "monitoring.Result",
                str(result.pk),
                None,
                {"evidence": words, "sha256": evidence.attachment.sha256, "name": evidence.attachment.name},
            )
        ],
    )
    return evidence


def evidence_type(content: bytes, name: str) -> str:
    """The media type by content, which must agree with the ending of the name.

    Raises `monitoring.evidence-size`, `monitoring.evidence-kind`.
    """
    where = Where(field="file")
    if not 0 < len(content) <= MEGABYTES * 1_048_576:
        raise EVIDENCE_SIZE.at(where, name=name[:100], megabytes=MEGABYTES)
    found = media_type(content, name)
    if not found:
        raise EVIDENCE_KIND.at(where, name=name[:100])
    return found
