"""Answers to what the checker found in a plan, and what stands against adopting it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from django.db import transaction
from django.utils import timezone

from patibat.accounts.models import User
from patibat.kit.wording import page_language
from patibat.network.permissions import check
from patibat.plans.answering import Answer, Standing, unanswered
from patibat.plans.checker import Finding
from patibat.plans.checker.findings import Place
from patibat.plans.models import FindingAnswer, Plan
from patibat.plans.problems import ANSWER_GONE, FINDING_REASON, PLAN_NOT_READY, PLAN_WARNINGS_UNSEEN
from patibat.problems import Where
from patibat.records.services import Change, Values, audit_record
from patibat.thai import clean_text

LONGEST_REASON = 1000
MOST_NAMED = 10


@transaction.atomic
def finding_answer(*, by: User, plan: Plan, standing: Standing, reason: str) -> FindingAnswer:
    """“Intended, because …” to a finding of a plan that is kept; a void answer to the same thing goes, into the audit.

    Raises `network.not-allowed`, `plans.finding-reason`.
    """
    check(by, "finding.answer", plan.agency)
    answer = standing.answered(by, reason_words(reason))
    old = standing.answer or standing.void
    before = _words(old) if old else None
    if standing.void is not None:
        plan.answers.filter(fingerprint=standing.void.fingerprint).delete()
    row = _write(plan, answer)
    _audit(by, "finding.answer", plan, answer, before, _words(answer))
    return row


@transaction.atomic
def finding_withdraw(*, by: User, plan: Plan, fingerprint: str) -> None:
    """Take an answer back: the finding stands open again. Raises `network.not-allowed`, `plans.answer-gone`."""
    check(by, "finding.withdraw", plan.agency)
    row = plan.answers.select_related("by").filter(fingerprint=fingerprint).first()
    if row is None:
        raise ANSWER_GONE.at()
    answer = Answer(row.fingerprint, row.reason, row.rule, row.key)
    _audit(by, "finding.withdraw", plan, answer, _words(answer), None)
    row.delete()


def adoption_check(found: Sequence[Standing], *, warnings_seen: bool, review: str = "") -> None:
    """May a plan with these findings be adopted? `review`: the address where they can be answered.

    Raises `plans.not-ready` with every error that nobody answered, `plans.warnings-unseen` while somebody has not said
    that the warnings were seen. A note stops nothing.
    """
    errors = unanswered(found, "error")
    if errors:
        raise PLAN_NOT_READY.at(Where(record=review), count=len(errors), findings=_named(errors), page=review)
    warnings = unanswered(found, "warning")
    if warnings and not warnings_seen:
        place = Where(record=review, field="warnings_seen")
        raise PLAN_WARNINGS_UNSEEN.at(place, count=len(warnings), page=review)


def answers_keep(*, plan: Plan, found: Sequence[Standing], keys: Mapping[str, Sequence[str]]) -> None:
    """The answers that a document's review gave follow into the plan, under the keys that its things have there."""
    for one in found:
        if one.answer is None:
            continue
        # A node keeps its key, as long as one can be kept.
        for key in keys.get(one.finding.where.key, (one.finding.where.key[:50],)):
            kept = replace(one.finding, where=Place(key, one.finding.where.origin))
            answer = replace(
                one.answer,
                fingerprint=kept.fingerprint,
                rule=kept.rule,
                key=key,
                about=one.answer.about or one.about,
            )
            _write(plan, answer)


def reason_words(reason: str) -> str:
    """The reason without stray signs. Raises `plans.finding-reason` where nothing is left."""
    words = clean_text(reason, LONGEST_REASON).strip()
    if not words:
        raise FINDING_REASON.at(Where(field="reason"))
    return words


def _write(plan: Plan, answer: Answer) -> FindingAnswer:
    row, _made = FindingAnswer.objects.update_or_create(
        plan=plan,
        fingerprint=answer.fingerprint,
        defaults={
            "rule": answer.rule,
            "key": answer.key,
            "about": answer.about,
            "reason": answer.reason,
            "by_id": answer.by_id,
            "at": answer.at or timezone.now(),
        },
    )
    return row


def _named(findings: Sequence[Finding]) -> str:
    """The findings in the page's language, as many as one can read."""
    language = page_language()
    words = [one.message(language) for one in findings[:MOST_NAMED]]
    return " · ".join(words) + (" …" if len(findings) > MOST_NAMED else "")


def _words(answer: Answer) -> Values:
    return {"rule": answer.rule, "key": answer.key, "reason": answer.reason}


def _audit(by: User, action: str, plan: Plan, answer: Answer, before: Values | None, after: Values | None) -> None:
    audit_record(by=by, action=action, changes=[Change("plans.FindingAnswer", plan.code, before, after)])
