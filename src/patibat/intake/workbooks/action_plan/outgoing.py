"""The workbook that goes out to an agency: its projects as they are known, drop-downs from the plan, an example row."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from patibat.intake.workbooks.action_plan.known import EXAMPLE_KEY, KIND, TICK_WORD, EntryKnown
from patibat.papers.workbooks import ColumnSpec, SheetSpec, write_workbook
from patibat.papers.workbooks.writing import Kind, OutValue
from patibat.projects.entry import SECTIONS, Field, FieldKind, Row, Section
from patibat.thai import format_date

CHANGES_SHEET = "สิ่งที่เปลี่ยน"
_KINDS: Mapping[FieldKind, Kind] = {
    FieldKind.CODE: "code",
    FieldKind.CHOICE: "choice",
    FieldKind.LIST: "choice",
    FieldKind.MONEY: "money",
    FieldKind.NUMBER: "number",
    FieldKind.DATE: "date",
    FieldKind.TICK: "choice",
}
_EXAMPLES: Mapping[str, Mapping[str, OutValue]] = {
    "projects": {
        "name": "โครงการส่งเสริมนิสัยรักการอ่าน",
        "nature": "new",
        "objective": "เพื่อให้ผู้เรียนรักการอ่าน",
        "target_quantity": "นักเรียน 120 คน",
        "starts_on": "1 พ.ย.",
        "ends_on": "31 ก.ค.",
        "responsible": "กลุ่มส่งเสริมการจัดการศึกษา",
    },
    "activities": {
        "project_name": "โครงการส่งเสริมนิสัยรักการอ่าน",
        "number": Decimal(1),
        "name": "ค่ายรักการอ่าน",
        "m11": TICK_WORD,
        "m12": TICK_WORD,
    },
    "costs": {
        "project_name": "โครงการส่งเสริมนิสัยรักการอ่าน",
        "activity": "1",
        "name": "ค่าอาหารกลางวัน",
        "formula": "100 คน × 120 บาท × 1 มื้อ",
        "category": "operating",
        "source_kind": "1",
        "source": "งบ สพฐ.",
        "q1": Decimal(12000),
        "total": Decimal(12000),
    },
}


@dataclass(frozen=True, slots=True)
class EntryHeading:
    """Whose workbook it is, in words and in codes. `token` names what went out, for the merge when it comes back."""

    agency: str
    plan: str
    due: str
    token: str


def entry_write(known: EntryKnown, heading: EntryHeading, changes: Sequence[Sequence[OutValue]] = ()) -> bytes:
    """The workbook with what is stored. `changes` are the rows of what changed since the last workbook went out."""
    year = known.year
    lead = (
        f"แผนปฏิบัติการประจำปีงบประมาณ {year} ของ{heading.agency}",
        f"{heading.plan}{f' กำหนดส่ง {heading.due}' if heading.due else ''}",
        "แก้ช่องสีขาว เพิ่มแถวต่อท้ายได้ แล้วส่งไฟล์นี้กลับ แถว “ตัวอย่าง” ระบบไม่อ่าน",
    )
    sheets = [_sheet(section, known, lead) for section in SECTIONS]
    if changes:
        sheets.append(SheetSpec(CHANGES_SHEET, _CHANGE_COLUMNS, changes, (f"สิ่งที่เปลี่ยนจากแฟ้มครั้งก่อน ปี {year}",)))
    meta = {
        "kind": KIND,
        "layout": "1",
        "agency": known.stored.head.agency,
        "plan": known.stored.head.plan,
        "year": str(year),
        "sent": heading.token,
    }
    return write_workbook(sheets, meta)


_CHANGE_COLUMNS = (
    ColumnSpec("sheet", "แผ่น", width=14, locked=True),
    ColumnSpec("key", "รหัส", width=18, kind="code", locked=True),
    ColumnSpec("name", "รายการ", width=40, locked=True),
    ColumnSpec("field", "ช่อง", width=22, locked=True),
    ColumnSpec("before", "เดิม", width=30, locked=True),
    ColumnSpec("after", "ใหม่", width=30, locked=True),
)


def _sheet(section: Section, known: EntryKnown, lead: tuple[str, ...]) -> SheetSpec:
    names = {key: row.get("name") for key, row in known.stored.section("projects").items()}
    columns = tuple(_column(section, one, known) for one in section.fields)
    rows = [_example(section, known.year)] if section.key in _EXAMPLES else []
    for key, row in known.stored.section(section.key).items():
        rows.append([cell_out(section, one, key, row, names, known) for one in section.fields])
    return SheetSpec(section.title, columns, rows, lead)


def _column(section: Section, one: Field, known: EntryKnown) -> ColumnSpec:
    choices = tuple(one.choices.values())
    if one.kind is FieldKind.TICK:
        choices = (TICK_WORD,)
    elif one.kind is FieldKind.LIST:
        choices = tuple(known.lists.get((section.key, one.key), {}).values())
    locked = one.key == "key"
    return ColumnSpec(
        one.key, one.title, one.help, one.width, _KINDS.get(one.kind, "text"), choices, locked, one.is_required
    )


def cell_out(section: Section, one: Field, key: str, row: Row, names: Mapping[str, str], known: EntryKnown) -> OutValue:
    """What stands in a cell: words for codes, Thai days, exact numbers."""
    match one.key:
        case "key":
            return key
        case "project":
            return row.project
        case "project_name":
            return names.get(row.project)
        case "total":
            return row.total
        case "drop":
            return None
    value = row.get(one.key)
    if not value:
        return None
    return shown_value(section, one, value, known)


def shown_value(section: Section, one: Field, value: str, known: EntryKnown) -> OutValue:
    """A kept value as a person reads it."""
    match one.kind:
        case FieldKind.CHOICE:
            return one.choices.get(value, value)
        case FieldKind.LIST:
            if (section.key, one.key) == ("costs", "activity"):
                return activity_label(known, value)
            return known.lists.get((section.key, one.key), {}).get(value, value)
        case FieldKind.MONEY | FieldKind.NUMBER:
            return Decimal(value)
        case FieldKind.DATE:
            return format_date(datetime.date.fromisoformat(value))
        case FieldKind.TICK:
            return TICK_WORD
    return value


def activity_label(known: EntryKnown, key: str) -> str:
    """An activity as a row of money names it: by its number where it has one."""
    row = known.stored.section("activities").get(key)
    return (row.get("number") if row else "") or key


def _example(section: Section, year: int) -> list[OutValue]:
    example = _EXAMPLES[section.key]
    found: list[OutValue] = []
    for one in section.fields:
        value = EXAMPLE_KEY if one.key == "key" else example.get(one.key)
        if one.choices and isinstance(value, str):
            value = one.choices.get(value, value)
        if one.kind is FieldKind.DATE and isinstance(value, str):
            value = f"{value} {year - 1 if 'พ.ย.' in value else year}"
        found.append(value)
    return found
