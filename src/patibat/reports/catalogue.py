"""Which reports there are, what each needs, and how it is built. One report is one entry here and one builder."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal
from urllib.parse import quote

from django.conf import settings
from django.utils import translation

from patibat.monitoring.selectors import current_round
from patibat.network.models import Agency
from patibat.papers.documents import Document
from patibat.plans.models import Indicator, Plan
from patibat.plans.selectors import plan_in_force, plans
from patibat.problems import Text
from patibat.records.choices import Visibility
from patibat.reports.brochure import brochure
from patibat.reports.executive import executive
from patibat.reports.indicator_sheet import indicator_sheet
from patibat.reports.plan_document import plan_document
from patibat.reports.problems import ARGUMENT_MISSING, FORMAT_UNKNOWN, NOTHING_TO_REPORT, REPORT_UNKNOWN
from patibat.reports.quarterly_progress import quarterly_progress

Format = Literal["pdf", "docx", "xlsx", "csv", "json"]
FORMATS: tuple[Format, ...] = ("pdf", "docx", "xlsx", "csv", "json")


@dataclass(frozen=True, slots=True)
class Request:
    """What a report is asked for; codes as the outside writes them."""

    plan: str = ""
    year: int | None = None
    quarter: int | None = None
    agency: str = ""
    indicator: str = ""
    visible_to: Visibility = Visibility.PUBLIC
    base: str = ""
    """`https://host` at which the reader found us, for links on paper where the office has not set its own."""


@dataclass(frozen=True, slots=True)
class Report:
    """A kind of report. One that is `inward` shows figures that are not yet public only to who may see its agency's."""

    name: str
    title: Text
    needs: tuple[str, ...]
    build: Callable[[Request], Document]
    inward: bool = False

    @property
    def of_plan(self) -> bool:
        """Is the plan all that it has to be told?"""
        return not {"quarter", "indicator"} & set(self.needs)


def report_named(name: str) -> Report:
    """The report of this name. Raises `reports.unknown` with the names there are."""
    if name not in REPORTS:
        raise REPORT_UNKNOWN.at(name=name, names=", ".join(REPORTS))
    return REPORTS[name]


def report_document(name: str, request: Request, *, language: str = "th") -> Document:
    """The report as a document of plain values, in a language."""
    with translation.override(language):
        return report_named(name).build(request)


def checked_format(format: str) -> Format:
    """One of the five formats. Raises `reports.format`."""
    for known in FORMATS:
        if format == known:
            return known
    raise FORMAT_UNKNOWN.at(format=format, formats=", ".join(FORMATS))


def plan_of(request: Request) -> Plan:
    """The plan asked for, or the one in force. Raises `reports.nothing`."""
    if not request.plan:
        found = plan_in_force(visible_to=request.visible_to)
    else:
        found = plans(visible_to=request.visible_to).filter(code=request.plan).first()
    if found is None:
        raise NOTHING_TO_REPORT.at(what="แผน", code=request.plan)
    return found


def agency_of(request: Request, plan: Plan) -> Agency:
    """The agency asked for, or the plan's own. Raises `reports.nothing`."""
    if not request.agency:
        return plan.agency
    found = Agency.objects.filter(code=request.agency).first()
    if found is None:
        raise NOTHING_TO_REPORT.at(what="หน่วยงาน", code=request.agency)
    return found


def example(report: Report) -> dict[str, object]:
    """Arguments that print the report from what is loaded; empty when nothing is."""
    plan = plan_in_force(visible_to=Visibility.PUBLIC)
    latest = current_round(plan) if plan else None
    if plan is None or latest is None:
        return {}
    known: dict[str, object] = {"plan": plan.code, "year": latest.year, "quarter": latest.quarter or 4}
    first = plan.indicators.first()
    if "indicator" in report.needs and first is not None:
        known["indicator"] = first.code
    return {name: value for name, value in known.items() if name == "plan" or name in report.needs}


def _quarterly(request: Request) -> Document:
    plan = plan_of(request)
    if request.year is None or request.quarter is None:
        raise ARGUMENT_MISSING.at(argument="--year, --quarter")
    return quarterly_progress(
        plan, request.year, request.quarter, agency=agency_of(request, plan), visible_to=request.visible_to
    )


def _sheet(request: Request) -> Document:
    found = Indicator.objects.filter(code=request.indicator).select_related("plan", "plan__agency", "lead").first()
    visible = found is not None and plans(visible_to=request.visible_to).filter(pk=found.plan_id).exists()
    if found is None or not visible:
        raise NOTHING_TO_REPORT.at(what="ตัวชี้วัด", code=request.indicator)
    agency = agency_of(request, found.plan)
    return indicator_sheet(
        found, year=request.year, quarter=request.quarter, agency=agency, visible_to=request.visible_to
    )


def _executive(request: Request) -> Document:
    plan = plan_of(request)
    return executive(
        agency_of(request, plan), plan, year=request.year, quarter=request.quarter, visible_to=request.visible_to
    )


def plan_address(plan: Plan, request: Request) -> str:
    """The whole address of the plan's public page; empty when nobody knows where this installation is reached."""
    base: str = settings.PATIBAT_URL or request.base
    return f"{base}/plans/{quote(plan.code)}/" if base else ""


def _plan(request: Request) -> Document:
    plan = plan_of(request)
    return plan_document(plan, visible_to=request.visible_to, address=plan_address(plan, request))


def _brochure(request: Request) -> Document:
    plan = plan_of(request)
    return brochure(plan, address=plan_address(plan, request))


REPORTS: dict[str, Report] = {
    report.name: report
    for report in (
        Report(
            "quarterly-progress",
            Text("รายงานความก้าวหน้ารายไตรมาส", "Quarterly progress report"),
            ("year", "quarter"),
            _quarterly,
        ),
        Report("indicator-sheet", Text("ตัวชี้วัดหนึ่งหน้า", "Indicator on one page"), ("indicator", "year"), _sheet),
        Report(
            "executive",
            Text("แผนในส่วนของหน่วยงาน หนึ่งหน้า", "An agency's part in the plan, on one page"),
            ("year",),
            _executive,
            inward=True,
        ),
        Report("plan", Text("แผนทั้งฉบับ", "The whole plan"), (), _plan),
        Report("brochure", Text("แผ่นพับหนึ่งหน้าสำหรับประชาชน", "The plan on one page, for citizens"), (), _brochure),
    )
}
