"""A province's load in a temporary data folder: one plan, 30 agencies, 1,000 projects, 60 indicators, results."""

from __future__ import annotations

import datetime
import os
import random
import tempfile
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from patibat.network.models import Agency
    from patibat.plans.models import Plan, PlanNode

AS_OF = datetime.date(2027, 1, 20)
YEAR = 2570
PLAN = "BENCH"


def prepare_environment() -> Path:
    """A data folder of its own, before Django reads its settings."""
    folder = Path(tempfile.mkdtemp(prefix="patibat-bench-"))
    os.environ |= {
        "PATIBAT_DATA": str(folder),
        "PATIBAT_AS_OF": AS_OF.isoformat(),
        "PATIBAT_SECRET_KEY": "benchmarks-only-" + "0" * 40,
        "DJANGO_SETTINGS_MODULE": "patibat.config.settings",
        "PATIBAT_LOG": "ERROR",
    }
    os.environ.pop("DATABASE_URL", None)
    from patibat.config.ready import django_ready

    django_ready()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    return folder


def build(projects: int = 1000, agencies: int = 30, indicators: int = 60) -> None:
    """Fill the database; the same numbers every time."""
    from patibat.network.choices import AgencyKind
    from patibat.network.models import Agency, Office
    from patibat.plans.choices import NodeKind, PlanKind, PlanStatus, VersionStatus
    from patibat.plans.models import Plan, PlanNode, PlanVersion

    dice = random.Random(2562)
    office = Agency.objects.create(code="office", name="สำนักงานศึกษาธิการจังหวัด", kind=AgencyKind.PEO)
    Office.objects.create(province_code="11", agency=office)
    Agency.objects.bulk_create(
        Agency(code=f"a{n:02d}", name=f"หน่วยงานที่ {n}", kind=AgencyKind.OTHER, parent=office, order=n)
        for n in range(agencies)
    )
    plan = Plan.objects.create(
        code=PLAN,
        kind=PlanKind.EDUCATION_DEVELOPMENT,
        title="แผนพัฒนาการศึกษาจังหวัด (พ.ศ. 2566-2570)",
        agency=office,
        from_year=2566,
        to_year=2570,
        status=PlanStatus.IN_FORCE,
    )
    version = PlanVersion.objects.create(plan=plan, number=1, status=VersionStatus.ADOPTED)
    issues = [
        PlanNode.objects.create(
            version=version, key=f"i{n}", kind=NodeKind.ISSUE, number=str(n), title=f"ประเด็นยุทธศาสตร์ที่ {n}", order=n
        )
        for n in range(1, 6)
    ]
    reporters = list(Agency.objects.exclude(pk=office.pk))
    _indicators(plan, issues, reporters, indicators)
    _projects(plan, reporters, projects, dice)
    _results(plan, dice)


def _indicators(plan: Plan, issues: list[PlanNode], reporters: list[Agency], count: int) -> None:
    from patibat.plans.models import Indicator, IndicatorDefinition, IndicatorReporter, IndicatorTarget

    for n in range(count):
        indicator = Indicator.objects.create(plan=plan, code=f"K{n:02d}", order=n)
        ratio = n % 2 == 0
        IndicatorDefinition.objects.create(
            indicator=indicator,
            from_year=2566,
            name=f"ตัวชี้วัดที่ {n} ของการพัฒนาคุณภาพผู้เรียน",
            unit="ร้อยละ" if ratio else "คน",
            rule="ratio" if ratio else "sum",
            places=2 if ratio else 0,
        )
        IndicatorTarget.objects.create(indicator=indicator, year=YEAR, value=Decimal(80 if ratio else 5000))
        IndicatorReporter.objects.bulk_create(
            IndicatorReporter(indicator=indicator, agency=one, from_year=2566) for one in reporters
        )
        issues[n % len(issues)].indicators.add(indicator)


def _projects(plan: Plan, reporters: list[Agency], count: int, dice: random.Random) -> None:
    from patibat.projects.models import BudgetLine, Project

    made = Project.objects.bulk_create(
        Project(
            code=f"P{n:05d}",
            name=f"โครงการพัฒนาคุณภาพการศึกษาและทักษะอาชีพของผู้เรียน {n}",
            plan=plan,
            node_key=f"i{n % 5 + 1}",
            agency=dice.choice(reporters),
            year=YEAR,
            status="in_force",
        )
        for n in range(count)
    )
    BudgetLine.objects.bulk_create(
        (
            BudgetLine(
                project=one,
                agency=one.agency,
                year=YEAR,
                quarter=quarter,
                source_kind=dice.randint(1, 4),
                amount=Decimal(dice.randint(1_000_000, 90_000_000)) / 100,
            )
            for one in made
            for quarter in (1, 2, 3, 4)
        ),
        batch_size=500,
    )


def _results(plan: Plan, dice: random.Random) -> None:
    """Half of the agencies have reported and are published."""
    from patibat.monitoring.models import ProjectProgress, Result
    from patibat.monitoring.services import (
        ProgressRow,
        ResultRow,
        SourceOf,
        result_approve,
        result_publish,
        result_submit,
        round_open,
    )
    from patibat.network.models import Agency
    from patibat.plans.models import Indicator
    from patibat.projects.models import Project
    from patibat.records.choices import OriginKind

    opened = round_open(
        by=None,
        plan=plan,
        year=YEAR,
        quarter=1,
        opens_on=datetime.date(2026, 10, 1),
        due_on=datetime.date(2027, 1, 15),
        closes_on=datetime.date(2027, 2, 15),
    )
    form = SourceOf(OriginKind.FORM)
    agencies = list(Agency.objects.filter(parent__isnull=False))[::2]
    rows = [
        ResultRow(agency, one, form, numerator=Decimal(dice.randint(10, 90)), denominator=Decimal(100))
        if definition.rule == "ratio"
        else ResultRow(agency, one, form, value=Decimal(dice.randint(0, 400)))
        for one in Indicator.objects.prefetch_related("definitions")
        for definition in one.definitions.all()
        for agency in agencies
    ]
    progress = [
        ProgressRow(one, form, "under_way", Decimal(25), disbursed={1: (Decimal(dice.randint(0, 9_000_000)) / 100, "")})
        for one in Project.objects.select_related("agency").filter(agency__in=agencies)
    ]
    result_submit(by=None, into=opened, rows=rows, progress=progress)
    result_approve(
        by=None,
        results=list(Result.objects.select_related("agency", "round")),
        progress=list(ProjectProgress.objects.select_related("project__agency", "round")),
    )
    result_publish(by=None, of=opened, publish_on=AS_OF, order_number="1", order_date=AS_OF, signatory="ศึกษาธิการจังหวัด")
