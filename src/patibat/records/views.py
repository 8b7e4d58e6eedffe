"""Pages of the room records: the audit, and background work."""

from __future__ import annotations

from typing import cast

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from patibat.accounts.models import User
from patibat.kit.tables import Cell, Column, Table
from patibat.kit.wording import thai_time
from patibat.records.forms import AuditFilter
from patibat.records.models import AuditEntry, Job
from patibat.records.problems import AUDIT_FORBIDDEN
from patibat.records.readable import readable
from patibat.records.selectors import audit_entries, job_position, jobs_visible_to
from patibat.records.services import job_lost_mark, job_stop

PER_PAGE = 30


@login_required
@require_safe
def audit_view(request: HttpRequest) -> HttpResponse:
    """Who did what to which thing, newest first, by thing, person and action."""
    if not _user(request).has_perm("audit.view"):
        raise AUDIT_FORBIDDEN.at()
    form = AuditFilter(request.GET)
    wanted = form.cleaned_data if form.is_valid() else {}
    page = Paginator(audit_entries(**wanted), PER_PAGE).get_page(request.GET.get("page"))
    entries = [readable(entry) for entry in cast("list[AuditEntry]", page.object_list)]
    crumbs = [(_("งานของสำนักงาน"), "/staff/"), (_("ร่องรอย"), "")]
    return render(
        request, "records/audit_view.html", {"form": form, "page": page, "entries": entries, "breadcrumbs": crumbs}
    )


@login_required
@require_safe
def job_list(request: HttpRequest) -> HttpResponse:
    """Background work: one's own; all of it for the office's own roles."""
    columns: tuple[Column[Job], ...] = (
        Column(_("งาน"), lambda job: Cell(job.title, url=f"{job.pk}/")),
        Column(_("สถานะ"), lambda job: Cell(job.get_state_display())),
        Column(_("สั่งเมื่อ"), lambda job: Cell(thai_time(job.made_at)), sort="made_at"),
        Column(_("โดย"), lambda job: Cell(str(job.by or "–"))),
    )
    table = Table(jobs_visible_to(_user(request)), request, columns=columns, caption=_("งานเบื้องหลัง"))
    crumbs = [(_("งานของสำนักงาน"), "/staff/"), (_("งานเบื้องหลัง"), "")]
    return render(request, "records/job_list.html", {"table": table, "breadcrumbs": crumbs})


@login_required
@require_safe
def job_view(request: HttpRequest, number: int) -> HttpResponse:
    """How far one piece of work is; asked again by itself while it runs."""
    job = get_object_or_404(jobs_visible_to(_user(request)), pk=number)
    if job_lost_mark(job):
        job.refresh_from_db()
    context = {"job": job, "position": job_position(job), "problem": _problem_words(request, job)}
    if getattr(request, "htmx", False):
        return render(request, "records/_job.html", context)
    crumbs = [(_("งานของสำนักงาน"), "/staff/"), (_("งานเบื้องหลัง"), ".."), (job.title, "")]
    return render(request, "records/job_view.html", context | {"breadcrumbs": crumbs})


@login_required
@require_POST
def job_stop_ask(request: HttpRequest, number: int) -> HttpResponse:
    """Ask a piece of work to stop."""
    job = get_object_or_404(jobs_visible_to(_user(request)), pk=number)
    job_stop(by=_user(request), job=job)
    return redirect("job-view", number=job.pk)


def _user(request: HttpRequest) -> User:
    return cast(User, request.user)


def _problem_words(request: HttpRequest, job: Job) -> object:
    kept = job.problem or {}
    return kept.get("en", kept) if getattr(request, "LANGUAGE_CODE", "th").startswith("en") else kept
