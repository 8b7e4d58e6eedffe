"""Documents of plans: received and kept, read into a tree, corrected by a person, adopted as a version."""

from __future__ import annotations

import secrets
import zlib
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from patibat.accounts.models import User
from patibat.intake.choices import UploadKind, UploadState
from patibat.intake.models import PlanReading, Upload
from patibat.intake.plan_documents import Reading, read_plan
from patibat.intake.problems import CORRECTED_MEANWHILE, NOT_A_PLAN, NOT_READY, OTHER_PROVINCE, TOO_LARGE
from patibat.intake.selectors_plans import (
    LOST,
    PROVINCE,
    Base,
    base_of,
    earlier_reading,
    plan_named,
    plan_reading_tree,
    province_asked,
    reading_answers,
    reading_findings,
    reading_standings,
    stamp_of,
    version_before,
)
from patibat.intake.services.receive import MEGABYTE, PENDING, problem_row, upload_check
from patibat.network.models import Agency
from patibat.network.permissions import check
from patibat.plans.answering import Answer
from patibat.plans.editing import Edit, carried, checked, sure_again
from patibat.plans.matching import match_keys
from patibat.plans.models import Plan, PlanVersion
from patibat.plans.problems import ANSWER_GONE, FINDING_GONE
from patibat.plans.selectors import agency_directory, version_shown
from patibat.plans.services import Adoption, answers_keep, version_adopt
from patibat.plans.services.findings import reason_words
from patibat.plans.tree import PlanTree
from patibat.plans.written import paper_pack, tree_pack
from patibat.problems import Problem, Where
from patibat.projects.selectors import plan_tree_with_projects, version_tree
from patibat.projects.services import project_codes, projects_load
from patibat.records.jobs import job_start
from patibat.records.models import Job
from patibat.records.progress import Progress
from patibat.records.selectors import attachment_content
from patibat.records.services import Change, attachment_keep, audit_record, thing

BINARY = "application/octet-stream"
READABLE = (UploadState.RECEIVED, UploadState.READ, UploadState.REFUSED)
_LEAST_PARTS = 3
_MOST_REPAIRS = 2_000


@transaction.atomic
def plan_receive(*, by: User, content: bytes, name: str, agency: Agency, plan: Plan | None = None) -> Upload:
    """Keep a plan's document as it came. The very same file that still waits comes back as the upload it already is.

    `plan`: it is a new version of this plan. Raises `network.not-allowed`, `intake.too-large`, `records.file-name`.
    """
    check(by, "plan.load", agency)
    if len(content) > settings.PATIBAT_UPLOAD_BYTES:
        size, limit = f"{len(content) / MEGABYTE:,.1f}", settings.PATIBAT_UPLOAD_BYTES // MEGABYTE
        raise TOO_LARGE.at(Where(file=name), name=name, megabytes=size, limit=limit)
    attachment = attachment_keep(by=by, content=content, name=name, content_type=BINARY, model="intake.Upload", key="")
    waiting = Upload.objects.filter(
        kind=UploadKind.PLAN, attachment__sha256=attachment.sha256, by=by, agency=agency, state__in=PENDING
    )
    earlier = waiting.select_related("attachment").first()
    if earlier is not None:
        attachment.delete()
        return earlier
    upload = Upload.objects.create(kind=UploadKind.PLAN, attachment=attachment, agency=agency, by=by)
    attachment.key = str(upload.pk)
    attachment.save(update_fields=["key"])
    PlanReading.objects.create(upload=upload, plan=plan, tree=b"", paper=b"")
    after = {"name": attachment.name, "sha256": attachment.sha256, "size": attachment.size, "kind": upload.kind}
    audit_record(by=by, action="plan.load", changes=[Change(*thing(upload), None, after)])
    return upload


def plan_read_start(*, by: User, upload: Upload) -> Job | None:
    """Read the document in the background; None where nothing is left to read. Raises `network.not-allowed`."""
    upload_check(by, "plan.load", upload)
    if upload.state not in READABLE:
        return None
    Upload.objects.filter(pk=upload.pk).update(state=UploadState.RECEIVED, problems=[])
    title = _("อ่าน %(name)s") % {"name": upload.attachment.name}
    job = job_start(kind="plan.read", title=title, by=by, func=plan_read_work, thing=thing(upload), upload=upload.pk)
    Upload.objects.filter(pk=upload.pk).update(job=job)
    upload.refresh_from_db()
    return job


def plan_read_work(*, progress: Progress, by: User | None, upload: int) -> dict[str, Any]:
    """The background work of reading one plan."""
    kept = Upload.objects.select_related("attachment", "agency", "plan_reading", "plan_reading__plan").get(pk=upload)
    plan_read(upload=kept)
    return {"url": reverse("plan-review", args=[upload]), "label": _("ตรวจทานแผนที่อ่านได้")}


def plan_read(*, upload: Upload) -> Upload:
    """Read the document and keep what it says: state read, or refused with its problem.

    Corrections of an earlier reading, of this document or of the one that it corrects, are made again where the
    document does not say otherwise; those that no longer fit are kept with the notes.
    """
    if upload.state not in READABLE:
        return upload
    kept = upload.plan_reading
    try:
        reading = plan_document_read(attachment_content(upload.attachment), upload.attachment.name)
    except Problem as problem:
        return _standing(upload, UploadState.REFUSED, [problem])
    with transaction.atomic():
        notes = [{"kind": one.kind, "count": one.count} for one in reading.notes]
        tree, lost = _again(kept, reading.tree)
        kept.tree = zlib.compress(tree_pack(tree), 1)
        kept.paper = zlib.compress(paper_pack(reading.paper), 1)
        kept.repairs = [
            {"origin": origin.as_dict(), **repair_row(repair)} for origin, repair in reading.repairs[:_MOST_REPAIRS]
        ]
        kept.notes = [*notes, *({"kind": LOST, "count": 1, "edit": edit} for edit in lost)]
        kept.save()
        return _standing(upload, UploadState.READ, [])


def _again(kept: PlanReading, tree: PlanTree) -> tuple[PlanTree, list[Edit]]:
    """A tree with the keys of what was read before, the corrections that still hold put into `kept`; those lost."""
    if kept.plan is None:
        kept.plan = plan_named(kept, tree)
    version = version_before(kept)
    base = _base(kept, tree, version)
    if base is None:
        return (match_keys(plan_tree_with_projects(version), tree) if version is not None else tree), []
    tree = match_keys(base.raw, tree)
    again = carried(base.raw, base.edits, tree)
    sure_again(base.corrected, base.raw, tree)
    kept.edits = again.edits
    return tree, again.lost


def _base(kept: PlanReading, tree: PlanTree, version: PlanVersion | None) -> Base | None:
    if kept.tree:
        return base_of(kept, None)
    kept.earlier = earlier_reading(kept, tree)
    if kept.earlier is None:
        return None
    kept.answers = kept.earlier.answers if version is None else []
    return base_of(kept.earlier, version)


def repair_row(repair: Any) -> dict[str, Any]:
    """A repair as it is kept."""
    return {key: getattr(repair, key) for key in ("line", "column", "before", "after", "kind", "level")}


def plan_document_read(content: bytes, name: str) -> Reading:
    """The plan in a document. Raises the problem of a document that cannot be read, and `intake.not-a-plan`."""
    reading = read_plan(content, name, agency_directory())
    tree = reading.tree
    parts = len(tree.nodes) + len(tree.indicators) + len(tree.projects)
    if parts < _LEAST_PARTS:
        raise NOT_A_PLAN.at(Where(file=name), name=name, lines=len(tree.lines))
    return reading


def _standing(upload: Upload, state: UploadState, problems: Sequence[Problem]) -> Upload:
    upload.state, upload.problems = state, [problem_row(one) for one in problems]
    upload.save(update_fields=["state", "problems"])
    return upload


@transaction.atomic
def plan_edit(*, by: User, upload: Upload, edit: Edit, seen: str = "") -> PlanReading:
    """One correction more. `seen` is the `stamp_of` the thing as the person saw it.

    Raises `plans.edit-not-possible`, `intake.corrected-meanwhile`, `intake.not-ready`, `network.not-allowed`.
    """
    kept = _open(by, upload)
    tree, _lost = plan_reading_tree(kept)
    if seen and seen != stamp_of(tree, str(edit.get("key", ""))):
        raise CORRECTED_MEANWHILE.at()
    if edit["deed"] in ("split", "place"):
        edit = edit | {"new": f"n{secrets.token_hex(3)}"}
    kept.edits = [*kept.edits, checked(tree, edit)]
    kept.save(update_fields=["edits"])
    return kept


@transaction.atomic
def plan_undo(*, by: User, upload: Upload, seen: int | None = None) -> PlanReading:
    """The last correction is taken back; `seen` is how many there were when one looked. Raises as `plan_edit`."""
    kept = _open(by, upload)
    if seen is not None and seen != len(kept.edits):
        raise CORRECTED_MEANWHILE.at()
    kept.edits = kept.edits[:-1]
    kept.save(update_fields=["edits"])
    return kept


def _open(by: User, upload: Upload) -> PlanReading:
    upload_check(by, "plan.load", upload)
    kept = PlanReading.objects.select_for_update().get(upload=upload)
    state = Upload.objects.values_list("state", flat=True).get(pk=upload.pk)
    if state != UploadState.READ:
        raise NOT_READY.at(state=str(UploadState(state).label))
    return kept


@transaction.atomic
def finding_answer(*, by: User, upload: Upload, fingerprint: str, reason: str) -> PlanReading:
    """“Intended, because …”: a finding that stays as it is, with the reason. Raises as `plan_edit`, and
    `plans.finding-gone`, `plans.finding-reason`."""
    kept = _open(by, upload)
    check(by, "finding.answer", upload.agency)
    answer = _answer(by, kept, fingerprint, reason_words(reason))
    kept.answers = [one for one in kept.answers if one["fingerprint"] != fingerprint] + [answer.as_row()]
    kept.save(update_fields=["answers"])
    return kept


def _answer(by: User, kept: PlanReading, fingerprint: str, reason: str) -> Answer:
    """To a finding, or to the question whose province's plan it is. Raises `plans.finding-gone`."""
    if fingerprint == PROVINCE:
        return Answer(fingerprint, reason, by=by.full_name, by_id=by.pk, at=timezone.now())
    tree, _lost = plan_reading_tree(kept)
    found = reading_standings(kept, tree, reading_findings(tree))
    standing = next((one for one in found if one.finding.fingerprint == fingerprint), None)
    if standing is None:
        raise FINDING_GONE.at()
    return standing.answered(by, reason)


@transaction.atomic
def finding_withdraw(*, by: User, upload: Upload, fingerprint: str) -> PlanReading:
    """Take back what was answered on this review page. Raises as `plan_edit`, and `plans.answer-gone`."""
    kept = _open(by, upload)
    check(by, "finding.withdraw", upload.agency)
    left = [one for one in kept.answers if one["fingerprint"] != fingerprint]
    if len(left) == len(kept.answers):
        raise ANSWER_GONE.at()
    kept.answers = left
    kept.save(update_fields=["answers"])
    return kept


@transaction.atomic
def plan_adopt(*, by: User, upload: Upload, how: Adoption) -> PlanVersion:
    """The corrected tree becomes the version in force, with its projects and its answers; the file is its document.

    Raises `intake.not-ready`, `intake.other-province`, and as `plans.services.version_adopt`.
    """
    kept = _open(by, upload)
    tree, _lost = plan_reading_tree(kept)
    asked = province_asked(kept, tree)
    if asked is not None:
        raise OTHER_PROVINCE.at(plan=asked.plan, own=asked.own)
    review = f"{reverse('plan-review', args=[upload.pk])}#findings"
    how = replace(how, answers=reading_answers(kept), review=review, replaced=_replaced(how))
    adopted = version_adopt(by=by, tree=tree, how=how)
    version = adopted.version
    note = _("จากเอกสารแผน %(name)s") % {"name": upload.attachment.name}
    projects_load(by=by, plan=version.plan, items=tree.projects, note=note)
    keys = {key: (code,) for key, code in adopted.keys.items()} | project_codes(version.plan, tree.projects)
    answers_keep(plan=version.plan, found=adopted.found, keys=keys)
    kept.version = version
    kept.save(update_fields=["version"])
    Upload.objects.filter(pk=upload.pk).update(state=UploadState.APPLIED, applied_by=by, applied_at=timezone.now())
    return version


def _replaced(how: Adoption) -> PlanTree | None:
    """The version that is replaced, with its projects."""
    version = version_shown(how.plan) if how.plan else None
    return version_tree(version) if version else None
