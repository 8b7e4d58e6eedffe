"""Pages of the room intake: files that were sent in, the preview of one, and the workbook that goes out."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import HttpResponseClientRefresh

from patibat.accounts.models import User
from patibat.intake.choices import UploadState
from patibat.intake.forms import ActionPlanChoiceForm, ChoiceForm, UploadForm
from patibat.intake.models import Upload
from patibat.intake.preview import RowShown, conflicts_shown, entry_rows_shown, problems_shown, rows_shown
from patibat.intake.problems import CHOICE_NEEDED, CONFLICT
from patibat.intake.selectors import (
    NOTE,
    PROBLEM,
    entry_shown_rows,
    is_waiting,
    own_agencies,
    round_label,
    rounds_open,
    shown_rows,
    upload_answer,
    upload_earlier,
    upload_entry,
    upload_reading,
    uploads,
)
from patibat.intake.services import (
    action_plan_workbook_make,
    upload_apply,
    upload_choose,
    upload_decide,
    upload_discard,
    upload_read_start,
    upload_receive,
    workbook_make,
)
from patibat.intake.services.receive import XLSX
from patibat.kit.tables import Cell, Column, Table
from patibat.kit.wording import thai_time
from patibat.monitoring.models import Round
from patibat.network.models import Agency
from patibat.network.pages import page, signed_in
from patibat.network.permissions import can
from patibat.records.selectors import attachment_response, job_position
from patibat.records.services import job_lost_mark

ROWS_PER_PAGE = 50
PROBLEMS_PER_PAGE = 25


@page("upload.view")
@require_safe
def upload_list(request: HttpRequest) -> HttpResponse:
    """Files that were sent in, the latest first."""
    columns: tuple[Column[Upload], ...] = (
        Column(_("ไฟล์"), lambda one: Cell(one.attachment.name, url=reverse("upload-view", args=[one.pk]))),
        Column(_("หน่วยงาน"), lambda one: Cell(one.agency.name if one.agency else "–"), sort="agency__name"),
        Column(_("รอบ"), lambda one: Cell(round_label(one.round) or "–")),
        Column(_("สถานะ"), lambda one: Cell(one.get_state_display()), sort="state"),
        Column(_("รับเมื่อ"), lambda one: Cell(thai_time(one.received_at)), sort="received_at"),
        Column(_("ผู้ส่ง"), lambda one: Cell(one.by.full_name if one.by else "–")),
    )
    table = Table(
        uploads(visible_to=signed_in(request)),
        request,
        columns=columns,
        caption=_("ไฟล์ที่ส่งเข้ามา"),
        empty_title=_("ยังไม่มีไฟล์ที่ส่งเข้ามา"),
        empty_reason=_("ดาวน์โหลดแฟ้มของหน่วยงาน กรอก แล้วส่งกลับที่นี่"),
    )
    return render(request, "intake/upload_list.html", {"table": table, "breadcrumbs": _crumbs(last=_("ไฟล์ที่ส่งเข้ามา"))})


@page("upload.receive")
@require_http_methods(["GET", "HEAD", "POST"])
def upload_receive_page(request: HttpRequest) -> HttpResponse:
    """One file; whose it is and for which round is read from it."""
    user = signed_in(request)
    form = UploadForm(request.POST or None, request.FILES or None) if request.method == "POST" else UploadForm()
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        upload = upload_receive(by=user, content=file.read(), name=file.name)
        if upload.job_id is not None:
            messages.info(request, _("ไฟล์นี้ส่งไว้แล้วและยังไม่ได้บันทึก นี่คือไฟล์เดิม อ่านให้ใหม่แล้ว"))
        if upload.state != UploadState.REFUSED:
            upload_read_start(by=user, upload=upload)
        return redirect("upload-view", number=upload.pk)
    context = {"form": form, "may_make": can(user, "workbook.make"), "breadcrumbs": _crumbs(_("ส่งผลงาน"))}
    return render(request, "intake/upload_receive.html", context)


@page("upload.view")
@require_safe
def upload_view(request: HttpRequest, number: int) -> HttpResponse:
    """What a file says beside what is stored; how far its reading is, while it is read."""
    upload = _upload(request, number)
    if upload.job and job_lost_mark(upload.job):
        upload.job.refresh_from_db()
    waiting = is_waiting(upload) and upload.job is not None and not job_position(upload.job).over
    context = _standing(upload) | {"waiting": waiting, "poll": reverse("upload-view", args=[number])}
    if getattr(request, "htmx", False):
        return render(request, "intake/_reading.html", context) if waiting else HttpResponseClientRefresh()
    context |= {"breadcrumbs": _crumbs(upload.attachment.name)} | _preview(request, upload)
    return render(request, "intake/upload_view.html", context)


def _standing(upload: Upload) -> dict[str, Any]:
    return {
        "upload": upload,
        "position": job_position(upload.job) if upload.job else None,
        "job_failed": upload.job.problem if upload.job and upload.state == UploadState.RECEIVED else None,
    }


def _preview(request: HttpRequest, upload: Upload) -> dict[str, Any]:
    """Counts, problems, rows, and what the reader of the page may do."""
    user = signed_in(request)
    page, rows = _rows(request, upload)
    entry = upload_entry(upload) if upload.state == UploadState.READ else None
    # What is to be chosen is asked in a form of its own.
    told = problems_shown(upload, PROBLEM, but=CONFLICT.code if entry else "")
    problems = Paginator(told, PROBLEMS_PER_PAGE).get_page(request.GET.get("problems"))
    settled = upload.state in (UploadState.APPLIED, UploadState.DISCARDED)
    return {
        "problems": problems,
        "notes": problems_shown(upload, NOTE)[:PROBLEMS_PER_PAGE],
        "conflicts": conflicts_shown(entry) if entry else [],
        "page": page,
        "rows": rows,
        "earlier": upload_earlier(upload, visible_to=user),
        "choice": _choice(user, upload),
        "may_apply": upload.state == UploadState.READ and upload.accepted and can(user, "upload.apply", upload.agency),
        "may_discard": not settled and can(user, "upload.discard", upload.agency),
        "may_answer": upload.state in (UploadState.READ, UploadState.APPLIED),
        "may_read": not settled and can(user, "upload.receive", upload.agency),
    }


def _rows(request: HttpRequest, upload: Upload) -> tuple[Any, list[RowShown]]:
    """A page of the rows of the file, of whichever kind it is."""
    entry, number = upload_entry(upload), request.GET.get("page")
    if entry is not None:
        of_entry = Paginator(entry_shown_rows(entry), ROWS_PER_PAGE).get_page(number)
        return of_entry, entry_rows_shown(entry, list(of_entry.object_list))
    reading = upload_reading(upload)
    page = Paginator(shown_rows(reading), ROWS_PER_PAGE).get_page(number)
    return page, rows_shown(reading, list(page.object_list), upload)


def _choice(user: User, upload: Upload) -> ChoiceForm | None:
    asked = any(one.get("code") == CHOICE_NEEDED.code for one in upload.problems)
    return ChoiceForm(user=user, verb="upload.receive") if asked else None


@page("upload.receive")
@require_POST
def upload_read_page(request: HttpRequest, number: int) -> HttpResponse:
    """Read the file again, beside what is stored now."""
    upload_read_start(by=signed_in(request), upload=_upload(request, number))
    return redirect("upload-view", number=number)


@page("upload.receive")
@require_POST
def upload_choose_page(request: HttpRequest, number: int) -> HttpResponse:
    """Whose file it is, where it does not say."""
    user, upload = signed_in(request), _upload(request, number)
    form = ChoiceForm(request.POST, user=user, verb="upload.receive")
    if not form.is_valid():
        context = _standing(upload) | _preview(request, upload) | {"choice": form, "waiting": False}
        return render(request, "intake/upload_view.html", context | {"breadcrumbs": _crumbs(upload.attachment.name)})
    chosen = upload_choose(by=user, upload=upload, **form.cleaned_data)
    upload_read_start(by=user, upload=chosen)
    return redirect("upload-view", number=number)


@page("upload.apply")
@require_POST
def upload_apply_page(request: HttpRequest, number: int) -> HttpResponse:
    """Write what the preview shows."""
    only_good = request.POST.get("only_good") == "1"
    applied = upload_apply(by=signed_in(request), upload=_upload(request, number), only_good=only_good)
    said = ngettext("บันทึกแล้ว %(count)s รายการ", "บันทึกแล้ว %(count)s รายการ", applied.kept) % {"count": applied.kept}
    if applied.left_out:
        said += " " + _("เหลือ %(count)s แถวที่ต้องแก้ แก้ในแฟ้มตอบกลับแล้วส่งอีกครั้ง") % {"count": applied.left_out}
    messages.success(request, said)
    return redirect("upload-view", number=number)


@page("upload.apply")
@require_POST
def upload_decide_page(request: HttpRequest, number: int) -> HttpResponse:
    """Keep what was chosen about cells that both sides changed, and read the file again beside it."""
    user, upload = signed_in(request), _upload(request, number)
    entry = upload_entry(upload)
    asked = zip(conflicts_shown(entry), entry.conflicts, strict=True) if entry else ()
    said = {one: request.POST.get(shown.name) for shown, one in asked}
    chosen = {one: choice == "file" for one, choice in said.items() if choice in ("file", "stored")}
    if chosen:
        upload_read_start(by=user, upload=upload_decide(by=user, upload=upload, chosen=chosen))
    else:
        messages.warning(request, _("ยังไม่ได้เลือกค่าใด"))
    return redirect("upload-view", number=number)


@page("upload.discard")
@require_POST
def upload_discard_page(request: HttpRequest, number: int) -> HttpResponse:
    """Leave the file unused."""
    upload_discard(by=signed_in(request), upload=_upload(request, number))
    messages.success(request, _("ไม่ใช้ไฟล์นี้แล้ว ไฟล์ยังเก็บไว้ ถ้าเปลี่ยนใจให้ส่งไฟล์เดิมอีกครั้ง"))
    return redirect("upload-list")


@page("upload.view")
@require_safe
def upload_file(request: HttpRequest, number: int) -> HttpResponse:
    """The file as it was received."""
    return attachment_response(_upload(request, number).attachment)


@page("upload.view")
@require_safe
def upload_answer_page(request: HttpRequest, number: int) -> HttpResponse:
    """The workbook with every cell answered."""
    upload = _upload(request, number)
    return _xlsx(upload_answer(upload), f"ตอบกลับ {upload.attachment.name}")


@page("workbook.make")
@require_safe
def workbook_make_page(request: HttpRequest) -> HttpResponse:
    """The workbook of an agency for a round; asked for only what cannot be known."""
    user = signed_in(request)
    given = request.GET.dict()
    own, taking = own_agencies(user, "workbook.make"), list(rounds_open()[:2])
    if "agency" not in given and len(own) == 1:
        given["agency"] = own[0].code
    if "round" not in given and len(taking) == 1:
        given["round"] = str(taking[0].pk)
    form = ChoiceForm(given, user=user, verb="workbook.make", every_round=True)
    if form.is_valid():
        agency, into = form.cleaned_data["agency"], form.cleaned_data["round"]
        return _xlsx(workbook_make(by=user, into=into, agency=agency), workbook_name(agency, into))
    asked = form if request.GET else ChoiceForm(user=user, verb="workbook.make", every_round=True)
    return render(request, "intake/workbook_make.html", {"form": asked, "breadcrumbs": _crumbs(_("ดาวน์โหลดแฟ้ม"))})


@page("workbook.make")
@require_safe
def action_plan_workbook_page(request: HttpRequest) -> HttpResponse:
    """The workbook of an agency's action plan for a year."""
    user = signed_in(request)
    form = ActionPlanChoiceForm(request.GET, user=user) if request.GET else ActionPlanChoiceForm(user=user)
    if request.GET and form.is_valid():
        agency, year = form.cleaned_data["agency"], form.cleaned_data["year"]
        content = action_plan_workbook_make(by=user, agency=agency, year=year)
        return _xlsx(content, f"แผนปฏิบัติการ {agency.code} {year}.xlsx")
    context = {"form": form, "breadcrumbs": _crumbs(_("แฟ้มแผนปฏิบัติการ"))}
    return render(request, "intake/action_plan_workbook.html", context)


def workbook_name(agency: Agency, into: Round) -> str:
    """The name of a workbook that goes out."""
    return f"ผลงาน {agency.code} {into.year}{f' ไตรมาส {into.quarter}' if into.quarter else ''}.xlsx"


def _upload(request: HttpRequest, number: int) -> Upload:
    return get_object_or_404(uploads(visible_to=signed_in(request)), pk=number)


def _xlsx(content: bytes, name: str) -> HttpResponse:
    headers = {
        "Content-Disposition": content_disposition_header(True, name) or "attachment",
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(content, content_type=XLSX, headers=headers)


def _crumbs(last: str) -> list[tuple[str, str]]:
    crumbs = [(_("งานของสำนักงาน"), "/staff/")]
    if last != _("ไฟล์ที่ส่งเข้ามา"):
        crumbs.append((_("ไฟล์ที่ส่งเข้ามา"), reverse("upload-list")))
    return [*crumbs, (last, "")]
