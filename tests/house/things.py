"""Every route of the product with an address that leads to something: the same things for two agencies."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from patibat.accounts.models import User
from patibat.config.rooms import routes
from patibat.intake.choices import UploadKind, UploadState
from patibat.intake.models import PlanReading, Upload
from patibat.intake.services.plans import plan_read, plan_receive
from patibat.monitoring.models import Assignment, Evidence, Result
from patibat.network.models import Agency, Holding, Position
from patibat.papers.documents import Document, Paragraph
from patibat.papers.documents.pdf import to_pdf
from patibat.plans.choices import PlanKind, PlanStatus, VersionStatus
from patibat.plans.jobs import upper_plans_load
from patibat.plans.models import Plan, PlanAdoption, PlanLink, PlanNode, PlanVersion
from patibat.records.models import Attachment, Job
from patibat.records.services import attachment_keep
from tests.builders import Small
from tests.monitoring.reports import put

API = "api-v1:"  # public as a whole
QUESTIONS = {"report-make": "?year=2570&quarter=1"}


def patterns(found: list[URLPattern | URLResolver], namespace: str = "") -> Iterator[tuple[str, tuple[str, ...]]]:
    """(name with its namespace, names of the arguments) of every route there is."""
    for one in found:
        if isinstance(one, URLResolver):
            yield from patterns(one.url_patterns, f"{one.namespace}:" if one.namespace else namespace)
        else:
            yield f"{namespace}{one.name}", tuple(one.pattern.converters)


EVERY = sorted(set(patterns(get_resolver().url_patterns)))


@dataclass(frozen=True)
class Things:
    """What the routes are about: the same things of area-1 (whose officer is `officer`) and of area-2."""

    small: Small
    users: dict[str, User]
    file: Attachment

    def address(self, name: str, keys: tuple[str, ...], agency: Agency) -> str:
        """The address of a route about an agency's things."""
        return reverse(name, kwargs=self.arguments(name, keys, agency)) + QUESTIONS.get(name, "")

    def arguments(self, name: str, keys: tuple[str, ...], agency: Agency) -> dict[str, Any]:
        known: dict[str, Any] = {
            "code": "en" if name == "kit-language" else self._code(name, agency),
            "key": "m1" if name.startswith("upper-") else "i1",
            "figure_id": f"indicator~K1~{agency.code}~FY2570Q1~-~1",
            "token": "no-such-token",
            "name": "quarterly-progress",
            "format": "json",
            "page_number": 1,
            "plan": f"Z-{agency.code}",
            "number": self._number(name, agency) if "number" in keys else 0,
        }
        return {key: known[key] for key in keys}

    def _code(self, name: str, agency: Agency) -> str:
        kinds = {"portal-plan": "P1", "portal-issue": "P1", "portal-project": "PJ1", "portal-indicator": "K1"}
        kinds |= {f"{API}{kind}": code for kind, code in (("plan", "P1"), ("project", "PJ1"), ("indicator", "K1"))}
        # Links are decided on an agency's own plan; what an upper plan says is the office's.
        kinds |= {"link-": f"Z-{agency.code}", "version-": f"Z-{agency.code}", "upper-": "nesd-13"}
        return next((code for kind, code in kinds.items() if name.startswith(kind)), agency.code)

    def _number(self, name: str, agency: Agency) -> int:
        result = Result.objects.filter(agency=agency).order_by("pk").first()
        assert result is not None
        found: dict[str, Callable[[], int]] = {
            "user": lambda: self.users["citizen"].pk,
            "handover": lambda: self.users["officer"].pk,
            "position": lambda: Position.objects.filter(agency=agency).earliest("pk").pk,
            "holding": lambda: (
                (Holding.objects.earliest("pk") if name == "holding-end" else Position.objects.earliest("pk")).pk
            ),
            "round": lambda: self.small.round.pk,
            "assignment": lambda: Assignment.objects.get(round=self.small.round, agency=agency).pk,
            "evidence": lambda: (
                result.pk if name == "evidence-add" else Evidence.objects.filter(result=result).earliest("pk").pk
            ),
            "upload": lambda: Upload.objects.filter(agency=agency, kind=UploadKind.QUARTERLY_RESULT).earliest("pk").pk,
            "job": lambda: Job.objects.filter(key=agency.code).earliest("pk").pk,
            "explanation": lambda: result.pk,
            "plan": lambda: PlanReading.objects.get(upload__agency=agency).upload_id,
            "link": lambda: PlanLink.objects.get(plan__code=f"Z-{agency.code}").pk,
        }
        of_round = {"result-publish", "result-review", "result-approve", "result-return", "result-submit"}
        if name in of_round:
            return self.small.round.pk
        return found.get(name.split("-")[0], lambda: result.pk)()


def things_make(small: Small, users: dict[str, User]) -> Things:
    """A result sent in, its evidence, an upload and a job, for each of the two agencies."""
    file = attachment_keep(by=None, content=b"PK", name="ผล.xlsx", content_type="x", model="x", key="1")
    upper_plans_load(by=None)
    for agency, by in ((small.tree.area1, users["officer"]), (small.tree.area2, users["officer2"])):
        result = put(small.round, agency, small.total, "10", status="submitted")
        Result.objects.filter(pk=result.pk).update(origin_file=file, submitted_by=by)
        things_add(small, agency, by, file, result)
        plan_add(agency)
        plan_document_add(agency, by)
    Holding.objects.filter(user=users["citizen"]).delete()
    return Things(small, users, file)


def plan_add(agency: Agency) -> None:
    """A plan of an agency with one issue, linked to the master plan."""
    plan = Plan.objects.create(
        code=f"Z-{agency.code}",
        kind=PlanKind.OFFICE_ANNUAL,
        title="แผนปฏิบัติราชการ",
        agency=agency,
        from_year=2566,
        to_year=2570,
        status=PlanStatus.IN_FORCE,
    )
    version = PlanVersion.objects.create(plan=plan, number=1, status=VersionStatus.ADOPTED)
    PlanNode.objects.create(version=version, key="i1", kind="issue", title="ยกระดับคุณภาพผู้เรียน")
    PlanAdoption.objects.create(
        version=version,
        agency=agency,
        adopted_on=datetime.date(2026, 10, 5),
        document_number="ศธ 1/2570",
        signatory="ผู้อำนวยการ",
        position="ผู้อำนวยการ",
        attachment=attachment_keep(by=None, content=b"PK", name="หนังสือ.pdf", content_type="x", model="x", key="1"),
    )
    PlanLink.objects.create(plan=plan, key="i1", to_plan=Plan.objects.get(code="master-plan"), to_key="y12")


def plan_document_add(agency: Agency, by: User) -> None:
    """A plan's document of an agency, read and waiting for its review: a PDF of one page."""
    lines = [Paragraph(text) for text in ("แผนพัฒนา พ.ศ. 2571-2575", "พันธกิจ", "1. ดูแลเด็ก", "2. สอนเด็ก", "3. รักเด็ก")]
    content = to_pdf(Document("แผนพัฒนา พ.ศ. 2571-2575", tuple(lines)))
    upload = plan_receive(by=by, content=content, name=f"แผน-{agency.code}.pdf", agency=agency)
    assert plan_read(upload=upload).state == UploadState.READ, upload.problems


def things_add(small: Small, agency: Agency, by: User, file: Attachment, result: Result) -> None:
    """What hangs on one agency's result."""
    Evidence.objects.create(result=result, attachment=file, description="หลักฐาน")
    Upload.objects.create(
        kind=UploadKind.QUARTERLY_RESULT,
        attachment=file,
        agency=agency,
        round=small.round,
        state=UploadState.REFUSED,
        by=by,
    )
    Job.objects.create(kind="upload.read", title="อ่านแฟ้ม", model="x", key=agency.code, by=by)


def rule_of(name: str) -> str:
    """The verb of a route's rule, or public, signed-in, superuser."""
    return "public" if name.startswith(API) else routes()[name]
