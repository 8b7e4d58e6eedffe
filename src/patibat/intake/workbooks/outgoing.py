"""The workbook of quarterly results that goes out: filled in as far as it is known, keys locked, help in every head."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from patibat.intake.workbooks.known import (
    NOT_APPLICABLE,
    NOT_APPLICABLE_WORD,
    WORK_WORDS,
    Known,
    KnownIndicator,
    KnownProject,
    StoredProgress,
    StoredResult,
)
from patibat.intake.workbooks.layout import (
    KIND,
    PAID_KEYS,
    PROJECT_TITLES,
    PROJECTS_SHEET,
    RESULT_TITLES,
    RESULTS_SHEET,
    value_keys,
)
from patibat.papers.workbooks import ColumnSpec, SheetSpec, write_workbook
from patibat.papers.workbooks.writing import OutValue
from patibat.thai import format_date

NOT_NEEDED = "–"
EXACT_DIGITS = 15
_NUMBER_HELP = "พิมพ์ตัวเลข เช่น 1,234.5 ศูนย์คือ 0 ถ้ายังไม่มีข้อมูลเว้นว่างไว้ ช่องที่มี – ไม่ต้องกรอก"
_NUMERATOR, _DENOMINATOR, _VALUE = (
    f"{_NUMBER_HELP}\nใช้กับตัวชี้วัดที่เป็นอัตราส่วน ระบบคำนวณร้อยละให้เอง",
    f"{_NUMBER_HELP}\nอัตราส่วนใส่ตัวหาร ค่าเฉลี่ยใส่จำนวนที่ใช้ถ่วงน้ำหนัก เช่น จำนวนผู้เข้าสอบ",
    f"{_NUMBER_HELP}\nใส่ผลตามหน่วยนับของแถว",
)
_RESULT_SPECS = (
    ColumnSpec("agency", RESULT_TITLES["agency"], "รหัสที่ระบบใช้จับคู่ ไม่ต้องแก้", 14, "code", locked=True),
    ColumnSpec("agency_name", RESULT_TITLES["agency_name"], "", 34, "text", locked=True),
    ColumnSpec("code", RESULT_TITLES["code"], "รหัสที่ระบบใช้จับคู่ ไม่ต้องแก้", 14, "code", locked=True),
    ColumnSpec("name", RESULT_TITLES["name"], "", 46, "text", locked=True),
    ColumnSpec("unit", RESULT_TITLES["unit"], "", 11, "text", locked=True),
    ColumnSpec("target", RESULT_TITLES["target"], "ค่าเป้าหมายของปีตามแผน", 12, "code", locked=True),
    ColumnSpec("numerator", RESULT_TITLES["numerator"], _NUMERATOR, 13, "number"),
    ColumnSpec("denominator", RESULT_TITLES["denominator"], _DENOMINATOR, 13, "number"),
    ColumnSpec("value", RESULT_TITLES["value"], _VALUE, 13, "number"),
    ColumnSpec("na", RESULT_TITLES["na"], "เลือกเมื่อหน่วยงานไม่มีกลุ่มเป้าหมายของตัวชี้วัดนี้", 14, "choice", (NOT_APPLICABLE_WORD,)),
    ColumnSpec("date", RESULT_TITLES["date"], "วันของข้อมูล เช่น 31 ธ.ค. 2569 (ปี พ.ศ.)", 17, "date"),
    ColumnSpec("note", RESULT_TITLES["note"], "ที่มาหรือคำอธิบาย (ถ้ามี)", 36, "text"),
)
_PAID_HELP = "บาทที่เบิกจ่ายเฉพาะในไตรมาสนี้ ไม่ใช่ยอดสะสม ไม่มีการเบิกจ่ายใส่ 0 ไม่เกี่ยวข้องเว้นว่าง"
_PROJECT_SPECS = (
    ColumnSpec("code", PROJECT_TITLES["code"], "รหัสที่ระบบใช้จับคู่ ไม่ต้องแก้", 14, "code", locked=True),
    ColumnSpec("name", PROJECT_TITLES["name"], "", 46, "text", locked=True),
    ColumnSpec("work", PROJECT_TITLES["work"], "เลือกจากรายการ", 20, "choice", tuple(WORK_WORDS.values())),
    ColumnSpec("percent", PROJECT_TITLES["percent"], "ร้อยละของงานทั้งโครงการ 0 ถึง 100", 14, "percent"),
    *(ColumnSpec(key, PROJECT_TITLES[key], _PAID_HELP, 18, "money") for key in PAID_KEYS),
    ColumnSpec("done", PROJECT_TITLES["done"], "ทำอะไรไปแล้ว ได้ผลอย่างไร", 40, "text"),
    ColumnSpec("problems", PROJECT_TITLES["problems"], "", 34, "text"),
    ColumnSpec("remedy", PROJECT_TITLES["remedy"], "", 34, "text"),
)


@dataclass(frozen=True, slots=True)
class Heading:
    """Whose workbook it is and for which round, in words and in codes."""

    agency: str
    agency_code: str
    plan: str
    plan_code: str
    year: int
    quarter: int | None
    period: str
    due: str

    def meta(self) -> dict[str, str]:
        """What the hidden sheet keeps, so that the file is known when it comes back."""
        return {
            "kind": KIND,
            "layout": "1",
            "agency": self.agency_code,
            "plan": self.plan_code,
            "year": str(self.year),
            "quarter": str(self.quarter or ""),
        }


def heading_of(meta: Mapping[str, str]) -> tuple[str, str, str, int, int | None] | None:
    """(kind, agency, plan, year, quarter) of a file that came back; None when its hidden sheet is gone or broken."""
    year, quarter = meta.get("year", "").removesuffix(".0"), meta.get("quarter", "").removesuffix(".0")
    if not (meta.get("kind") and meta.get("agency") and year.isdigit()):
        return None
    return (
        meta["kind"],
        meta["agency"].removesuffix(".0"),
        meta.get("plan", ""),
        int(year),
        int(quarter) if quarter.isdigit() else None,
    )


def quarterly_write(known: Known, heading: Heading) -> bytes:
    """The workbook for the agencies, indicators and projects that are known, in their order, with what is stored."""
    results = [
        _result_row(known, agency, indicator)
        for agency in known.agencies
        if agency in known.scope
        for indicator in known.indicators.values()
        if (agency, indicator.code) in known.expected
    ]
    projects = [_project_row(known, one) for one in known.projects.values() if one.agency in known.scope]
    lead = (
        f"ผลการดำเนินงาน {heading.period} ของ{heading.agency}",
        f"{heading.plan} กำหนดส่ง {heading.due}",
        "กรอกเฉพาะช่องสีขาว บันทึก แล้วส่งไฟล์นี้กลับที่หน้า “ส่งผลงาน” ระบบรู้จักหน่วยงานและรอบจากไฟล์เอง",
    )
    sheets = [SheetSpec(RESULTS_SHEET, _RESULT_SPECS, results, lead)]
    if projects:
        sheets.append(SheetSpec(PROJECTS_SHEET, _PROJECT_SPECS, projects, lead))
    return write_workbook(sheets, heading.meta())


def _result_row(known: Known, agency: str, indicator: KnownIndicator) -> list[OutValue]:
    stored = known.results.get((agency, indicator.code)) or StoredResult()
    keys = value_keys(indicator.rule)
    numbers = [
        number_out(getattr(stored, key)) if key in keys else NOT_NEEDED for key in ("numerator", "denominator", "value")
    ]
    return [
        agency,
        known.agencies[agency],
        indicator.code,
        indicator.name,
        indicator.unit,
        indicator.target,
        *numbers,
        NOT_APPLICABLE_WORD if stored.state == NOT_APPLICABLE else None,
        format_date(stored.data_date) if stored.data_date else None,
        stored.note or None,
    ]


def _project_row(known: Known, project: KnownProject) -> list[OutValue]:
    stored = known.progress.get(project.code) or StoredProgress("")
    paid = [number_out(known.paid.get((project.code, kind), (None, 0))[0]) for kind in PAID_KEYS.values()]
    return [
        project.code,
        project.name,
        WORK_WORDS.get(stored.work),
        number_out(stored.percent),
        *paid,
        stored.done or None,
        stored.problems or None,
        stored.remedy or None,
    ]


def number_out(number: Decimal | None) -> OutValue:
    """A number for a cell; one with more digits than a spreadsheet keeps goes out as text, so that it comes back whole.

    >>> number_out(Decimal("80.500000")), number_out(Decimal("12345678901234.123456")), number_out(None)
    (Decimal('80.5'), '12345678901234.123456', None)
    """
    if number is None:
        return None
    plain = number.normalize() + Decimal(0)
    return plain if len(plain.as_tuple().digits) <= EXACT_DIGITS else f"{plain:f}"
