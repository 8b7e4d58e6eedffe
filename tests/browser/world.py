"""The sample province on one day, with what its story has none of: a second factor, work in the background, files of
every state, a one-time link. `World` names the things that pages are about, found by what they are, not by their codes.
"""

from __future__ import annotations

import io
import re
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openpyxl
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.test import Client
from django.utils import timezone

from patibat import sample
from patibat.accounts.models import User
from patibat.accounts.services import user_add
from patibat.intake.choices import UploadState
from patibat.intake.models import Upload
from patibat.intake.problems import CHOICE_NEEDED
from patibat.intake.services import action_plan_workbook_make, upload_read, upload_receive, workbook_make
from patibat.intake.services.plans import plan_read, plan_receive
from patibat.intake.services.receive import problem_row
from patibat.monitoring.models import Assignment, Evidence, Result, Round
from patibat.network.models import Agency, Holding
from patibat.plans.choices import NodeKind, PlanStatus
from patibat.plans.models import Indicator, Plan, PlanLink, PlanNode
from patibat.projects.models import Project
from patibat.projects.services import action_plan_save
from patibat.projects.stored import entry_stored
from patibat.records.choices import JobState
from patibat.records.models import Job
from patibat.records.progress import ProgressFile, Seen
from patibat.records.services import attachment_keep
from tests.cast import BACKEND
from tests.intake.action_plan.mutations import edited, typed
from tests.revised import adopted_twice

SECOND = "second-factor"
"""The account with an app for codes; its password is that of the sample."""
ROOT = "superuser"
HOST = "127.0.0.1"
EVIDENCE = b"%PDF-1.7\n%%EOF\n"


@dataclass(frozen=True)
class World:
    """Everything that an address can be about."""

    round: Round
    plan: Plan
    issue: PlanNode
    indicator: Indicator
    project: Project
    area: Agency
    returned: Agency
    approved: Result
    evidence: Evidence
    assignment: Assignment
    officer: User
    invited: User
    token: str
    figures: dict[str, str]
    jobs: dict[str, Job]
    uploads: dict[str, Upload]
    workbook: bytes
    reading: Upload
    link: PlanLink
    revised: Plan


def world_make(password: str) -> World:
    """Add to the sample what its story lacks, and find the rest."""
    officer = User.objects.get(username="officer")
    area = _holding(officer).position.agency
    into = Round.objects.order_by("year", "quarter").last()
    assert into is not None
    invited, token = user_add(by=None, username="somying", full_name="สมหญิง รอตั้งรหัส (ตัวอย่าง)")
    _accounts(password)
    workbook = workbook_make(by=officer, into=into, agency=area)
    plan = Plan.objects.get(status=PlanStatus.IN_FORCE, owner="")
    approved = Result.objects.filter(round=into, status="approved", agency=area, is_current=True).earliest("pk")
    other = Result.objects.filter(round=into, status="returned", is_current=True).earliest("pk").agency
    indicator = approved.indicator
    return World(
        round=into,
        plan=plan,
        issue=PlanNode.objects.filter(version__plan=plan, kind=NodeKind.ISSUE).earliest("order"),
        indicator=indicator,
        project=Project.objects.filter(plan=plan, agency=area, year=into.year).earliest("pk"),
        area=area,
        returned=other,
        approved=approved,
        evidence=_evidence(approved, officer),
        assignment=Assignment.objects.get(round=into, agency=area),
        officer=officer,
        invited=invited,
        token=token,
        figures=_figures(plan, indicator),
        jobs=_jobs(officer),
        uploads=_uploads(officer, workbook) | {"conflicts": _conflicts(officer, area, plan, into.year)},
        workbook=workbook,
        reading=_reading(area),
        link=_link(plan),
        revised=adopted_twice(User.objects.get(username="analyst"), plan.agency, area, other),
    )


def _reading(agency: Agency) -> Upload:
    """A plan's document that waits for its review, with slips to find."""
    by = User.objects.get(username="analyst")
    office = agency.parent or agency
    content = (Path(sample.__file__).parent / "data" / "plan_2566.docx").read_bytes()
    return plan_read(upload=plan_receive(by=by, content=content, name="แผนพัฒนาการศึกษา.docx", agency=office))


def _link(plan: Plan) -> PlanLink:
    node = PlanNode.objects.filter(version__plan=plan, kind=NodeKind.ISSUE).earliest("order")
    return PlanLink.objects.create(plan=plan, key=node.key, to_plan=Plan.objects.get(code="master-plan"), to_key="y12")


def cookie_of(user: User) -> str:
    """A session of somebody who has just given the password."""
    client = Client(SERVER_NAME=HOST)
    client.force_login(user, backend=BACKEND)
    session = client.session
    session["account_authentication_methods"] = [{"method": "password", "at": time.time(), "reauthenticated": True}]
    session["account_authentication_methods_user"] = str(user.pk)
    session.save()
    return client.cookies["sessionid"].value


def _holding(user: User) -> Holding:
    return Holding.objects.select_related("position__agency").get(user=user)


def _accounts(password: str) -> None:
    second = User.objects.create_user(SECOND, password, full_name="สมปอง สองชั้น (ตัวอย่าง)")
    TOTP.activate(second, generate_totp_secret())
    RecoveryCodes.activate(second)
    root = User.objects.create_user(ROOT, password, full_name="ผู้ติดตั้ง ระบบ (ตัวอย่าง)")
    User.objects.filter(pk=root.pk).update(is_superuser=True)


def _evidence(result: Result, by: User) -> Evidence:
    file = attachment_keep(by=by, content=EVIDENCE, name="หลักฐาน.pdf", content_type="application/pdf", model="", key="")
    return Evidence.objects.create(result=result, attachment=file, description="บันทึกการประชุมผู้บริหารสถานศึกษา")


def _figures(plan: Plan, indicator: Indicator) -> dict[str, str]:
    """A figure of each kind that the plan leads to, and the one of the running year, of which nothing is public."""
    client = Client(SERVER_NAME=HOST)

    def led_to(address: str) -> list[str]:
        return re.findall(r"/figures/([^/\"]+?)/", client.get(address).content.decode())

    kinds = {found.split("~")[0]: found for found in reversed(led_to(f"/plans/{plan.code}/"))}
    return kinds | {"not-yet": led_to(f"/indicators/{indicator.code}/")[-1]}


def _jobs(by: User) -> dict[str, Job]:
    now = timezone.now()
    said: dict[JobState, dict[str, Any]] = {
        JobState.RUNNING: {"started_at": now, "seen_at": now},
        JobState.DONE: {"done": 400, "total": 400, "started_at": now, "ended_at": now},
        JobState.STOPPED: {"done": 7, "total": 400, "started_at": now, "ended_at": now, "stop_asked": True},
    }
    made = {
        str(state): Job.objects.create(kind="x", title="อ่าน ผลไตรมาส 1 (ตัวอย่าง).xlsx", state=state, by=by, **rest)
        for state, rest in said.items()
    }
    _heard_of(made["running"])
    return made


def _heard_of(job: Job) -> None:
    """Somebody is at work on it."""
    ProgressFile(job.pk).write(Seen(120, 400))


def _uploads(officer: User, workbook: bytes) -> dict[str, Upload]:
    """One of every state; `read` is the one of the story that has something wrong in it."""
    states = {str(one.state): one for one in Upload.objects.order_by("pk")}
    refused = upload_receive(by=officer, content=b"not a workbook", name="รายงาน.xlsx")
    asks = upload_receive(by=officer, content=_headless(), name="ตารางของฉันเอง.xlsx")
    Upload.objects.filter(pk=asks.pk).update(problems=[problem_row(CHOICE_NEEDED.at())])
    clean = upload_read(by=officer, upload=upload_receive(by=officer, content=workbook, name="แฟ้มเปล่า.xlsx"))
    waits = Job.objects.create(kind="x", title="อ่านแฟ้ม", state=JobState.RUNNING, by=officer, seen_at=timezone.now())
    _heard_of(waits)
    reading = upload_receive(by=officer, content=_headless("ข"), name="กำลังอ่าน.xlsx")
    Upload.objects.filter(pk=reading.pk).update(job=waits)
    assert {UploadState.READ, UploadState.APPLIED} <= states.keys() and refused.state == UploadState.REFUSED
    return states | {"refused": refused, "asks": asks, "clean": clean, "reading": reading}


def _conflicts(officer: User, area: Agency, plan: Plan, year: int) -> Upload:
    """An action plan of which the agency changed what the office changed meanwhile, with one slip."""
    content = action_plan_workbook_make(by=officer, agency=area, year=year)
    entry, number = entry_stored(area, plan, year)
    first, second, *_ = entry.section("projects")
    entry.section("projects")[first].values["objective"] = "ครูทุกคนใช้สื่อดิจิทัลในการสอนได้"
    action_plan_save(by=officer, agency=area, plan=plan, entry=entry, seen=number)
    back = edited(
        content,
        typed("projects", first, "objective", "ครูใช้สื่อดิจิทัลได้ร้อยละ 90"),
        typed("projects", second, "ends_on", "31 ก.พ. 2569"),
    )
    return upload_read(by=officer, upload=upload_receive(by=officer, content=back, name="แผนปฏิบัติการ.xlsx"))


def _headless(text: str = "ก") -> bytes:
    """A workbook that does not say whose it is."""
    book, out = openpyxl.Workbook(), io.BytesIO()
    book.worksheets[0]["A1"] = text
    book.save(out)
    return out.getvalue()
