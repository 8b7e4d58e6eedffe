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
from patibat.intake.problems import NOT_A_PLAN, NOT_READY, TOO_LARGE
from patibat.intake.selectors_plans import findings_open, plan_reading_tree, reading_findings
from patibat.intake.services.receive import MEGABYTE, PENDING, problem_row, upload_check
from patibat.network.models import Agency
from patibat.network.permissions import check
from patibat.plans.editing import Edit, checked
from patibat.plans.matching import match_keys
from patibat.plans.models import FindingAnswer, Plan, PlanVersion
from patibat.plans.problems import PLAN_NOT_READY
from patibat.plans.selectors import agency_directory, version_shown
from patibat.plans.services import Adoption, version_adopt
from patibat.plans.tree import PlanTree
from patibat.plans.written import paper_pack, tree_pack
from patibat.problems import Problem, Where
from patibat.projects.selectors import plan_tree_with_projects, version_tree
from patibat.projects.services import projects_load
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
    """Read the document and keep what it says: state read, or refused with its problem. Corrections begin anew."""
    if upload.state not in READABLE:
        return upload
    kept = upload.plan_reading
    try:
        reading = plan_document_read(attachment_content(upload.attachment), upload.attachment.name, kept.plan)
    except Problem as problem:
        return _standing(upload, UploadState.REFUSED, [problem])
    with transaction.atomic():
        kept.tree = zlib.compress(tree_pack(reading.tree), 1)
        kept.paper = zlib.compress(paper_pack(reading.paper), 1)
        kept.repairs = [
            {"origin": origin.as_dict(), **repair_row(repair)} for origin, repair in reading.repairs[:_MOST_REPAIRS]
        ]
        kept.notes = [{"kind": one.kind, "count": one.count} for one in reading.notes]
        kept.edits, kept.answers = [], []
        kept.save()
        return _standing(upload, UploadState.READ, [])


def repair_row(repair: Any) -> dict[str, Any]:
    """A repair as it is kept."""
    return {key: getattr(repair, key) for key in ("line", "column", "before", "after", "kind", "level")}


def plan_document_read(content: bytes, name: str, plan: Plan | None = None) -> Reading:
    """The plan in a document, with the keys of the plan's version where it is a new one of a known plan.

    Raises the problem of a document that cannot be read, and `intake.not-a-plan`.
    """
    reading = read_plan(content, name, agency_directory())
    tree = reading.tree
    parts = len(tree.nodes) + len(tree.indicators) + len(tree.projects)
    if parts < _LEAST_PARTS:
        raise NOT_A_PLAN.at(Where(file=name), name=name, lines=len(tree.lines))
    version = version_shown(plan) if plan is not None else None
    if version is not None:
        reading.tree = match_keys(plan_tree_with_projects(version), tree)
    return reading


def _standing(upload: Upload, state: UploadState, problems: Sequence[Problem]) -> Upload:
    upload.state, upload.problems = state, [problem_row(one) for one in problems]
    upload.save(update_fields=["state", "problems"])
    return upload


@transaction.atomic
def plan_edit(*, by: User, upload: Upload, edit: Edit) -> PlanReading:
    """One correction more. Raises `plans.edit-not-possible`, `intake.not-ready`, `network.not-allowed`."""
    kept = _open(by, upload)
    tree, _lost = plan_reading_tree(kept)
    if edit["deed"] in ("split", "place"):
        edit = edit | {"new": f"n{secrets.token_hex(3)}"}
    kept.edits = [*kept.edits, checked(tree, edit)]
    kept.save(update_fields=["edits"])
    return kept


@transaction.atomic
def plan_undo(*, by: User, upload: Upload) -> PlanReading:
    """The last correction is taken back. Raises as `plan_edit`."""
    kept = _open(by, upload)
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
    """“Intended, because …”: a finding that stays as it is, with the reason. Raises as `plan_edit`."""
    kept = _open(by, upload)
    check(by, "finding.answer", upload.agency)
    row = {"fingerprint": fingerprint, "reason": reason, "by": by.full_name, "user": by.pk}
    kept.answers = [one for one in kept.answers if one["fingerprint"] != fingerprint] + [row]
    kept.save(update_fields=["answers"])
    return kept


@transaction.atomic
def plan_adopt(*, by: User, upload: Upload, how: Adoption) -> PlanVersion:
    """The corrected tree becomes the version in force, with its projects; the file is its document.

    Raises `intake.not-ready`, `plans.not-ready` while errors stand open, and as `plans.services.version_adopt`.
    """
    kept = _open(by, upload)
    tree, _lost = plan_reading_tree(kept)
    findings = reading_findings(tree)
    standing = findings_open(kept, findings)
    if standing:
        raise PLAN_NOT_READY.at(count=len(standing), example=standing[0].message())
    version = version_adopt(by=by, tree=tree, how=replace(how, replaced=_replaced(how)))
    note = _("จากเอกสารแผน %(name)s") % {"name": upload.attachment.name}
    projects_load(by=by, plan=version.plan, items=tree.projects, note=note)
    rules = {one.fingerprint: one.rule for one in findings}
    for row in kept.answers:
        FindingAnswer.objects.update_or_create(
            plan=version.plan,
            fingerprint=row["fingerprint"],
            defaults={"rule": rules.get(row["fingerprint"], ""), "reason": row["reason"], "by_id": row["user"]},
        )
    kept.version = version
    kept.save(update_fields=["version"])
    Upload.objects.filter(pk=upload.pk).update(state=UploadState.APPLIED, applied_by=by, applied_at=timezone.now())
    return version


def _replaced(how: Adoption) -> PlanTree | None:
    """The version that is replaced, with its projects."""
    version = version_shown(how.plan) if how.plan else None
    return version_tree(version) if version else None
