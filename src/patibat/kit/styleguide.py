"""Real examples for the style guide: every component as a page of the office would show it."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any

from django import forms as django_forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from patibat.kit import forms
from patibat.kit.problems import NUMBER_ABSENT, TOO_LARGE
from patibat.kit.tables import Cell, Column, Table
from patibat.kit.wording import number
from patibat.measures import Coverage, Figure, FigureId, Status, Value
from patibat.papers.charts import BarChart, BulletChart, BulletRow, LineChart, Point, Series
from patibat.papers.marks import Mark
from patibat.problems import Problem, Where
from patibat.thai import FiscalYear, Quarter

YEAR = FiscalYear(2570)
QUARTER = Quarter(FiscalYear(2570), 1)
_BANGKOK = datetime.timezone(datetime.timedelta(hours=7))
STARTED = datetime.datetime(2026, 11, 23, 9, 5, tzinfo=_BANGKOK)

_PROJECTS: tuple[tuple[str, str, Decimal, Status], ...] = (
    ("พัฒนาทักษะการอ่านของนักเรียนชั้นประถมศึกษาปีที่ 1", "สพป. เขต 1", Decimal("1250000.00"), Status.ON_THE_WAY),
    ("ส่งเสริมทวิภาคีอาชีวศึกษากับสถานประกอบการ", "อาชีวศึกษาจังหวัด", Decimal("3482500.50"), Status.REACHED),
    ("ติดตามเด็กตกหล่นและออกกลางคันกลับเข้าสู่ระบบ", "ศูนย์ส่งเสริมการเรียนรู้", Decimal("0.00"), Status.WATCH),
    ("อบรมครูปฐมวัยเรื่องพัฒนาการสมวัย", "เทศบาลเมือง", Decimal("418000.00"), Status.LATE),
)
_ROUNDS = ("78.40", "80.15", None, "83.20")


class ResultForm(forms.Form):
    """ส่งผลงานไตรมาส."""

    result = forms.NumberField(label=_("ผลงานสะสม"), unit="คน", places=0, least=0, help_text=_("นับเป็นคน ศูนย์ก็เป็นตัวเลข"))
    day = forms.DateField(label=_("วันที่เก็บข้อมูล"))
    way = django_forms.ChoiceField(
        label=_("วิธีได้มาของข้อมูล"),
        choices=[("count", _("นับจากทะเบียน")), ("survey", _("สำรวจ")), ("estimate", _("ประมาณการ"))],
        widget=django_forms.RadioSelect,
    )
    agency = django_forms.ChoiceField(label=_("หน่วยงาน"), choices=[("", _("เลือกหน่วยงาน")), ("1101", "สพป. เขต 1")])
    story = forms.LongTextField(label=_("ปัญหาอุปสรรค"), required=False, help_text=_("เขียนสั้น ๆ พร้อมข้อเสนอแนะ"))
    evidence = forms.FileField(label=_("ร่องรอยหลักฐาน"), required=False, accept=(".pdf", ".jpg", ".xlsx"))
    sure = django_forms.BooleanField(label=_("ตรวจสอบแล้วว่าตัวเลขตรงกับหลักฐาน"))


class FilterForm(forms.Form):
    """ตัวกรองรายการโครงการ."""

    q = forms.TextField(label=_("ชื่อโครงการ"), required=False)
    year = django_forms.ChoiceField(label=_("ปีงบประมาณ"), required=False, choices=[("2570", "2570"), ("2569", "2569")])


def examples(request: HttpRequest) -> dict[str, Any]:
    """The context of `kit/styleguide.html`."""
    return {
        "breadcrumbs": [(_("ห้องทำงาน"), "/staff/"), (_("ชิ้นส่วนหน้าเว็บ"), "")],
        "data_date": STARTED,
        "statuses": list(Status),
        "figures": _figures(),
        "coverage_example": Coverage(reported=17, late=3, not_yet_due=2),
        "money": Decimal("1250000.50"),
        "year": YEAR,
        "quarter": QUARTER,
        "started": STARTED,
        "form": ResultForm(),
        "refused_form": _refused_form(),
        "filter_form": FilterForm(request.GET or None),
        "table": _table(request),
        "problem": TOO_LARGE.at(Where(file="ผลงานไตรมาส 1.xlsx"), megabytes=50),
        "problems": _problems(),
        "charts": _charts(),
    }


def _refused_form() -> ResultForm:
    typed = {
        "refused-result": "สิบสอง",
        "refused-day": "30 ก.พ. 2569",
        "refused-story": "ฝนตกหนัก เลื่อนอบรมไปเดือนหน้า",
    }
    return ResultForm(typed, prefix="refused")


def _figures() -> list[tuple[Any, Figure]]:
    def figure(code: str, name: Any, value: Value, unit: Any, places: int, coverage: Coverage | None = None) -> Figure:
        return Figure(
            FigureId.parse(f"indicator~{code}~1101~FY2570Q1~-~1"), str(name), value, str(unit), places, coverage
        )

    partial = Coverage(reported=17, late=3, not_yet_due=2)
    shown = (
        figure("K1", _("เด็กปฐมวัยมีพัฒนาการสมวัย"), Value.reported(Decimal("86.25")), _("ร้อยละ"), 2, partial),
        figure("K2", _("นักเรียนออกกลางคัน"), Value.reported(0), _("คน"), 0, Coverage(reported=22)),
        figure("K3", _("ผู้เรียนอาชีวศึกษาทวิภาคี"), Value.not_yet_due(), _("คน"), 0),
        figure("K4", _("นักเรียนที่มีความต้องการพิเศษ"), Value.withheld(str(_("จำนวนน้อยกว่า 10 คน"))), _("คน"), 0),
    )
    return [(one.name, one) for one in shown]


def _table(request: HttpRequest) -> Table[tuple[str, str, Decimal, Status]]:
    return Table(
        _PROJECTS,
        request,
        caption=_("โครงการ"),
        per_page=3,
        columns=(
            Column(_("โครงการ"), lambda row: Cell(row[0], url="/projects/P1/"), sort="name", key=lambda row: row[0]),
            Column(_("หน่วยงาน"), lambda row: Cell(row[1])),
            Column(
                _("งบประมาณ (บาท)"),
                lambda row: Cell(number(row[2], 2)),
                sort="budget",
                key=lambda row: row[2],
                numeric=True,
            ),
            Column(_("สถานะ"), lambda row: Cell(status=row[3])),
        ),
    )


def _problems() -> list[Problem]:
    return [
        NUMBER_ABSENT.at(Where(sheet="ผลงาน", cell="D7"), text="-"),
        NUMBER_ABSENT.at(Where(sheet="ผลงาน", cell="D12"), text="ไม่มี"),
    ]


def _charts() -> list[BarChart | LineChart | BulletChart]:
    source, as_of = "แบบรายงานผลรายไตรมาส", "23 พ.ย. 2569"
    points = tuple(
        Point(f"ไตรมาส {count}", Decimal(value), partial=count == 4)
        if value
        else Point(f"ไตรมาส {count}", None, "not_reported")
        for count, value in enumerate(_ROUNDS, 1)
    )
    rows = (
        BulletRow(
            "พัฒนาการสมวัย",
            Decimal("86.25"),
            Decimal(90),
            status=Mark.ON_THE_WAY,
            figure_id="indicator~K1~1101~FY2570Q1~-~1",
        ),
        BulletRow("อ่านออกเขียนได้", Decimal("61.00"), Decimal(85), status=Mark.BEHIND),
        BulletRow("ได้ฝึกงานจริง", Decimal("0"), Decimal(40), status=Mark.WATCH),
    )
    return [
        BulletChart("ตัวชี้วัดเทียบเป้าหมาย (ร้อยละ)", rows, "ร้อยละ", 2, source=source, as_of=as_of),
        LineChart("เด็กปฐมวัยมีพัฒนาการสมวัย (ร้อยละ)", (Series("ผล", points, "ร้อยละ", 2),), source=source, as_of=as_of),
    ]
