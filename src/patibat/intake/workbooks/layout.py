"""The layout of the workbook of quarterly results: sheets, columns, and their other names."""

from __future__ import annotations

from patibat.intake.workbooks.known import SOURCE_WORDS
from patibat.papers.workbooks import Column

KIND = "quarterly_result"
RESULTS_SHEET, PROJECTS_SHEET = "ผลตัวชี้วัด", "ผลโครงการ"

RESULT_COLUMNS = (
    Column("agency", "รหัสหน่วยงาน", ("หน่วยงาน (รหัส)", "agency code"), required=False),
    Column("agency_name", "หน่วยงาน", ("ชื่อหน่วยงาน", "agency"), required=False),
    Column("code", "รหัสตัวชี้วัด", ("ตัวชี้วัด (รหัส)", "indicator code")),
    Column("name", "ตัวชี้วัด", ("ชื่อตัวชี้วัด", "indicator"), required=False),
    Column("unit", "หน่วยนับ", ("หน่วย", "unit"), required=False),
    Column("target", "เป้าหมายปี", ("ค่าเป้าหมาย", "เป้าหมาย", "target"), required=False),
    Column("numerator", "ตัวตั้ง", ("ตัวเศษ", "numerator"), required=False),
    Column("denominator", "ตัวหาร", ("ตัวส่วน", "น้ำหนัก", "denominator"), required=False),
    Column("value", "ผล", ("ผลงาน", "ผลการดำเนินงาน", "ค่าที่ได้", "value", "result"), required=False),
    Column("na", "ไม่เกี่ยวข้อง", ("ไม่เข้าข่าย", "not applicable"), required=False),
    Column("date", "ข้อมูล ณ วันที่", ("ณ วันที่", "วันที่ของข้อมูล", "data date"), required=False),
    Column("note", "หมายเหตุ", ("คำอธิบาย", "note"), required=False),
)
PAID_KEYS = {f"paid{kind}": kind for kind in SOURCE_WORDS}
PROJECT_COLUMNS = (
    Column("code", "รหัสโครงการ", ("โครงการ (รหัส)", "project code")),
    Column("name", "โครงการ", ("ชื่อโครงการ", "project"), required=False),
    Column("work", "สถานะงาน", ("สถานะ", "status")),
    Column("percent", "ความก้าวหน้า (ร้อยละ)", ("ความก้าวหน้า", "ร้อยละความก้าวหน้า", "progress"), required=False),
    *(
        Column(key, f"เบิกจ่ายไตรมาสนี้ {SOURCE_WORDS[kind]} (บาท)", (f"เบิกจ่าย {SOURCE_WORDS[kind]}",), required=False)
        for key, kind in PAID_KEYS.items()
    ),
    Column("done", "ผลการดำเนินงาน", ("ผลที่ได้", "สรุปผล"), required=False),
    Column("problems", "ปัญหาอุปสรรค", ("ปัญหา", "ปัญหา/อุปสรรค"), required=False),
    Column("remedy", "ข้อเสนอแนะ", ("แนวทางแก้ไข", "ข้อเสนอแนะ/แนวทางแก้ไข"), required=False),
)
RESULT_TITLES = {column.key: column.title for column in RESULT_COLUMNS}
PROJECT_TITLES = {column.key: column.title for column in PROJECT_COLUMNS}


def value_keys(rule: str) -> tuple[str, ...]:
    """Which cells an indicator of this roll-up rule is filled in by."""
    if rule == "ratio":
        return ("numerator", "denominator")
    return ("value", "denominator") if rule == "weighted_mean" else ("value",)
