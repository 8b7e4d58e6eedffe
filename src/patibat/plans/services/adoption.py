"""An agency takes a plan as its own frame: recorded with the document that says so, corrected, or taken back."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.db import transaction

from patibat.accounts.models import User
from patibat.kit.clock import today
from patibat.network.models import Agency
from patibat.network.permissions import check
from patibat.papers.kinds import media_type
from patibat.plans.choices import VersionStatus
from patibat.plans.models import PlanAdoption, PlanVersion
from patibat.plans.problems import (
    ADOPTION_DAY,
    ADOPTION_FILE,
    ADOPTION_INCOMPLETE,
    ADOPTION_NOTHING,
    ADOPTION_REASON,
)
from patibat.problems import Where
from patibat.records.services import Change, Values, attachment_keep, audit_record
from patibat.thai import clean_text, format_date

MEGABYTES = 10
_LONGEST = {"document_number": 100, "signatory": 200, "position": 200}


@dataclass(frozen=True, slots=True)
class AdoptionDetails:
    """The document by which an agency takes up a plan; the file is its name and its content."""

    adopted_on: datetime.date
    document_number: str
    signatory: str
    position: str
    file: tuple[str, bytes] | None = None


@transaction.atomic
def adoption_record(*, by: User, version: PlanVersion, agency: Agency, details: AdoptionDetails) -> PlanAdoption:
    """Record that an agency takes this version as its frame; recorded again it is a correction, and both are kept.

    Without a new file the one that is there stays. Raises `network.not-allowed`, `plans.adoption-nothing`,
    `plans.adoption-incomplete`, `plans.adoption-day`, `plans.adoption-file`.
    """
    check(by, "adoption.record", agency)
    if version.status != VersionStatus.ADOPTED:
        raise ADOPTION_NOTHING.at(plan=version.plan.code)
    words = _words(details)
    _check_day(version, details.adopted_on)
    known = PlanAdoption.objects.filter(version=version, agency=agency).select_related("attachment").first()
    before = _values(known) if known else None
    adoption = known or PlanAdoption(version=version, agency=agency)
    adoption.adopted_on, adoption.recorded_by = details.adopted_on, by
    for name, text in words.items():
        setattr(adoption, name, text)
    adoption.save()
    if details.file is not None:
        _keep_file(by, adoption, *details.file)
    _audit(by, "adoption.record", adoption, before, _values(adoption))
    return adoption


@transaction.atomic
def adoption_withdraw(*, by: User, adoption: PlanAdoption, reason: str) -> None:
    """Take back what was recorded; its file and its words stay in the audit.

    Raises `network.not-allowed`, `plans.adoption-reason`.
    """
    check(by, "adoption.withdraw", adoption.agency)
    words = clean_text(reason, 2000).strip()
    if not words:
        raise ADOPTION_REASON.at(Where(field="reason"))
    _audit(by, "adoption.withdraw", adoption, _values(adoption), None, words)
    adoption.delete()


def _words(details: AdoptionDetails) -> dict[str, str]:
    words: dict[str, str] = {}
    for name, longest in _LONGEST.items():
        words[name] = clean_text(getattr(details, name), longest).strip()
        if not words[name]:
            raise ADOPTION_INCOMPLETE.at(Where(field=name))
    return words


def _check_day(version: PlanVersion, day: datetime.date) -> None:
    since = version.adopted_on
    if day > today() or (since is not None and day < since):
        where = Where(field="adopted_on")
        raise ADOPTION_DAY.at(where, day=format_date(day), adopted=format_date(since) if since else "–")


def _keep_file(by: User, adoption: PlanAdoption, name: str, content: bytes) -> None:
    content_type = media_type(content, name)
    if not content_type or len(content) > MEGABYTES * 1_048_576:
        raise ADOPTION_FILE.at(Where(field="file"), name=name[:100], megabytes=MEGABYTES)
    adoption.attachment = attachment_keep(
        by=by,
        content=content,
        name=name,
        content_type=content_type,
        model="plans.PlanAdoption",
        key=str(adoption.pk),
    )
    adoption.save(update_fields=["attachment"])


def _values(adoption: PlanAdoption) -> Values:
    file = adoption.attachment
    return {
        "plan": adoption.version.plan.code,
        "version": adoption.version.number,
        "agency": adoption.agency.code,
        "adopted_on": adoption.adopted_on.isoformat(),
        "document_number": adoption.document_number,
        "signatory": adoption.signatory,
        "position": adoption.position,
        "file": {"name": file.name, "sha256": file.sha256} if file else None,
    }


def _audit(
    by: User, action: str, adoption: PlanAdoption, before: Values | None, after: Values | None, note: str = ""
) -> None:
    change = Change("plans.PlanAdoption", str(adoption.pk), before, after, note=note)
    audit_record(by=by, action=action, changes=[change])
