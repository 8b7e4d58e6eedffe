"""Reading uploads: who may see which, and what was read from them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from patibat.accounts.models import User
from patibat.intake.choices import UploadKind, UploadState
from patibat.intake.models import Upload
from patibat.intake.packing import KeptEntry, entry_unpack, unpack
from patibat.intake.workbooks.action_plan import ReadRow
from patibat.intake.workbooks.known import Mark, Reading, ReadProject, ReadResult
from patibat.kit.clock import today
from patibat.monitoring.models import Assignment, Round
from patibat.network.models import Agency
from patibat.network.permissions import VERBS, agencies_for, scopes
from patibat.papers.workbooks import CellVerdict, write_answer
from patibat.papers.workbooks import Mark as AnswerMark
from patibat.plans.choices import PlanStatus
from patibat.plans.models import IndicatorDefinition
from patibat.projects.models import Project
from patibat.records.selectors import attachment_content

PROBLEM, NOTE = "problem", "note"
# Problems first, then what would be written, then the rest.
_ORDER = {Mark.WRONG: 0, Mark.CONFLICT: 0, Mark.CHANGED: 1, Mark.NEW: 2, Mark.UNCHANGED: 3, Mark.EMPTY: 4}


def uploads(*, visible_to: User) -> QuerySet[Upload]:
    """Files that a user may see, the latest first: those of agencies in reach, and those sent in person."""
    reach = agencies_for(visible_to, "upload.view")
    found = Upload.objects.filter(Q(agency_id__in=reach) | Q(agency__isnull=True, by=visible_to))
    related = ("agency", "round", "round__plan", "plan", "attachment", "job", "by", "applied_by")
    return found.defer("reading").select_related(*related)


def upload_earlier(upload: Upload, *, visible_to: User) -> Upload | None:
    """The last time the very same file was sent, before this one."""
    same = uploads(visible_to=visible_to).filter(attachment__sha256=upload.attachment.sha256, pk__lt=upload.pk)
    return same.order_by("-pk").first()


def upload_reading(upload: Upload) -> Reading:
    """The rows that were read; none before that."""
    packed = Upload.objects.values_list("reading", flat=True).get(pk=upload.pk)
    return unpack(packed) if packed and upload.kind == UploadKind.QUARTERLY_RESULT else Reading()


def upload_entry(upload: Upload) -> KeptEntry | None:
    """What was read from the workbook of an action plan; None of another kind, and before it was read."""
    if upload.kind != UploadKind.ACTION_PLAN:
        return None
    packed = Upload.objects.values_list("reading", flat=True).get(pk=upload.pk)
    return entry_unpack(packed) if packed else None


def shown_rows(reading: Reading) -> list[ReadResult | ReadProject]:
    """All rows in the order of the preview: what is wrong, what changes, what is new, the rest."""
    rows: list[ReadResult | ReadProject] = [*reading.results, *reading.projects]
    return sorted(rows, key=lambda row: _ORDER[row.mark])


def entry_shown_rows(kept: KeptEntry) -> list[ReadRow]:
    """The rows of an action plan's workbook that differ from what is stored, in the order of the preview.

    A workbook holds everything that we know of the agency; what came back as it went out is counted, not listed.
    """
    return sorted((row for row in kept.rows if row.mark is not Mark.UNCHANGED), key=lambda row: _ORDER[row.mark])


@dataclass(frozen=True, slots=True)
class Names:
    """What codes are called, for one page of rows."""

    agencies: dict[str, str]
    things: dict[str, str]


def names_of(rows: Sequence[ReadResult | ReadProject], into: Round | None) -> Names:
    """The names of the agencies, indicators and projects of these rows. Three queries."""
    agencies = dict(Agency.objects.filter(code__in={row.agency for row in rows}).values_list("code", "name"))
    codes = {row.code for row in rows}
    things = dict(Project.objects.filter(code__in=codes).values_list("code", "name"))
    definitions = IndicatorDefinition.objects.filter(indicator__code__in=codes).order_by("from_year")
    if into is not None:
        definitions = definitions.filter(from_year__lte=into.year)
    return Names(agencies, things | dict(definitions.values_list("indicator__code", "name")))


def kept_problems(upload: Upload, level: str = PROBLEM, *, but: str = "") -> list[dict[str, Any]]:
    """Problems, or notes, of an upload as they are kept: in Thai, and in English under `en`; `but` those of a code."""
    return [one for one in upload.problems if one.get("level", PROBLEM) == level and one["code"] != but]


def upload_answer(upload: Upload) -> bytes:
    """The workbook as it came, every cell marked accepted, unchanged or to be mended. Raises problems of the store."""
    entry = upload_entry(upload)
    problems = kept_problems(upload)
    verdicts = entry_verdicts(entry.rows, problems) if entry else answer_verdicts(upload_reading(upload), problems)
    lead = (
        f"ผลการตรวจ {upload.attachment.name}",
        f"{upload.agency or ''} {period_label(upload)}",
        f"สถานะ: {upload.get_state_display()}",
    )
    return write_answer(attachment_content(upload.attachment), verdicts, lead, upload.attachment.name)


def answer_verdicts(reading: Reading, problems: Sequence[dict[str, Any]]) -> list[CellVerdict]:
    """What became of every cell that says something."""
    verdicts = [
        CellVerdict(one.get("sheet", ""), one.get("cell", ""), AnswerMark.REFUSED, one["message"], one["fix"])
        for one in problems
    ]
    for sheet, rows in ((reading.results_sheet, reading.results), (reading.projects_sheet, reading.projects)):
        verdicts += [
            CellVerdict(sheet, ref, _ANSWERED[Mark(mark)])
            for row in rows
            if row.mark in _ANSWERED
            for _key, ref, mark, _now, _before in row.cells
            if mark in _ANSWERED
        ]
    return verdicts


def entry_verdicts(rows: Sequence[ReadRow], problems: Sequence[dict[str, Any]]) -> list[CellVerdict]:
    """What became of every cell of an action plan's workbook."""
    verdicts = [
        CellVerdict(one.get("sheet", ""), one["cell"], AnswerMark.REFUSED, one["message"], one["fix"])
        for one in problems
        if one.get("cell")
    ]
    verdicts += [
        CellVerdict(row.sheet, ref, _ANSWERED[Mark(mark)])
        for row in rows
        if row.place and row.mark is not Mark.WRONG
        for _key, ref, mark, _now, _before in row.cells
        if mark in _ANSWERED
    ]
    return verdicts


def period_label(upload: Upload) -> str:
    """For which round or year a file is, in words; empty where it is not known yet."""
    if upload.round is not None:
        return f"รอบ {round_label(upload.round)}"
    return f"ปีงบประมาณ {upload.year}" if upload.year else ""


_ANSWERED = {
    Mark.NEW: AnswerMark.ACCEPTED,
    Mark.CHANGED: AnswerMark.ACCEPTED,
    Mark.UNCHANGED: AnswerMark.UNCHANGED,
}


def round_label(of: Round | None) -> str:
    """`ไตรมาส 1/2570`; empty for none."""
    return of.period.label("th", "short") if of is not None else ""


def rounds_open() -> QuerySet[Round]:
    """Rounds that take results today, the latest first; an extension keeps a round open."""
    day = today()
    extended = Assignment.objects.filter(extended_to__gte=day).values("round_id")
    taking = Round.objects.filter(Q(closes_on__gte=day) | Q(pk__in=extended), opens_on__lte=day)
    return taking.exclude(plan__status=PlanStatus.DRAFT).select_related("plan")


def round_find(year: int, quarter: int | None, plan: str = "") -> Round | None:
    """The round of a period: of the plan named, else of the plan in force, else of the latest."""
    found = Round.objects.filter(year=year, quarter=quarter).select_related("plan", "plan__agency")
    if plan:
        return found.filter(plan__code=plan).first()
    ranked = sorted(found, key=lambda one: (one.plan.status != PlanStatus.IN_FORCE, -one.plan.from_year))
    return next(iter(ranked), None)


def own_agencies(user: User, verb: str = "upload.receive") -> list[Agency]:
    """The agencies for which a user holds a position that may do the verb, without those below them."""
    held = {scope.agency_id for scope in scopes(user) if scope.role in VERBS[verb]}
    return list(Agency.objects.filter(pk__in=held))


def is_waiting(upload: Upload) -> bool:
    """Is the file still being read, or about to be?"""
    return upload.state == UploadState.RECEIVED and not upload.problems
