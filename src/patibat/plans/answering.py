"""Which findings of a plan were answered with “intended, because …”, and which answers its new words have voided.

An answer holds for the same finding on the same thing in every later version. It is void when the words that it was
about have changed: those in the fingerprint (then the finding is another one), or the thing's own text.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.dateparse import parse_datetime

from patibat.accounts.models import User
from patibat.plans.checker import Finding
from patibat.plans.editing import things
from patibat.plans.models import FindingAnswer, Plan
from patibat.plans.tree import PlanItem, PlanTree
from patibat.thai import search_key


@dataclass(frozen=True, slots=True)
class Answer:
    """“Intended, because …”, as it was given: on the review page of a document, or to the plan that is kept."""

    fingerprint: str
    reason: str
    rule: str = ""
    key: str = ""
    about: str = ""
    by: str = ""
    by_id: int | None = None
    at: datetime.datetime | None = None

    def as_row(self) -> dict[str, Any]:
        """For JSON, as a reading keeps it."""
        row = {name: getattr(self, name) for name in ("fingerprint", "reason", "rule", "key", "about", "by")}
        return {**row, "user": self.by_id, "at": self.at.isoformat() if self.at else ""}

    @classmethod
    def of_row(cls, row: dict[str, Any]) -> Answer:
        """From what a reading keeps."""
        words = {name: str(row.get(name, "")) for name in ("fingerprint", "reason", "rule", "key", "about", "by")}
        return cls(**words, by_id=row.get("user"), at=parse_datetime(row.get("at") or ""))


@dataclass(frozen=True, slots=True)
class Standing:
    """A finding with the answer that holds, or with an earlier one that changed words have voided.

    `about` is what an answer given now would be about.
    """

    finding: Finding
    about: str = ""
    answer: Answer | None = None
    void: Answer | None = None

    def answered(self, by: User, reason: str) -> Answer:
        """The answer that this person gives now."""
        one = self.finding
        return Answer(
            one.fingerprint, reason, one.rule, one.where.key[:50], self.about, by.full_name, by.pk, timezone.now()
        )


def standings(findings: Sequence[Finding], tree: PlanTree, answers: Iterable[Answer]) -> list[Standing]:
    """Each finding with its answer, in the findings' order; of two answers to one finding the later in the list."""
    by_print = {one.fingerprint: one for one in answers}
    current = {one.fingerprint for one in findings}
    lost = {(one.rule, one.key): one for one in by_print.values() if one.key and one.fingerprint not in current}
    texts = {one.key: one.title if isinstance(one, PlanItem) else one.name for one in things(tree)}
    found = []
    for finding in findings:
        # A finding that names its thing is about the thing's words; one of a slip has the slip in its fingerprint.
        about = texts.get(finding.where.key, "") if "item" in finding.details else ""
        given = by_print.get(finding.fingerprint)
        if given is not None and _holds(given, about):
            found.append(Standing(finding, about, given))
        else:
            found.append(Standing(finding, about, void=given or lost.get((finding.rule, finding.where.key))))
    return found


def _holds(given: Answer, about: str) -> bool:
    # What was answered before the text was kept with it holds for any.
    return not given.about or _bare(given.about) == _bare(about)


def _bare(text: str) -> str:
    """A text by which it is compared: a space more or less is no other text in Thai."""
    return "".join(search_key(text).split())


def unanswered(found: Iterable[Standing], severity: str) -> list[Finding]:
    """The findings of a severity that nobody has answered."""
    return [one.finding for one in found if one.answer is None and one.finding.severity == severity]


def answers_given(plan: Plan | None) -> list[Answer]:
    """The answers kept with a plan; none where there is no plan yet."""
    if plan is None:
        return []
    rows = FindingAnswer.objects.filter(plan=plan).select_related("by").order_by("at", "pk")
    return [
        Answer(
            row.fingerprint,
            row.reason,
            row.rule,
            row.key,
            row.about,
            row.by.full_name if row.by else "",
            row.by_id,
            row.at,
        )
        for row in rows
    ]
