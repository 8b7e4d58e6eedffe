"""Two hundred and more things that happen to a workbook on its way, each with its expected fate.

The fate is written down apart from the reader: which values of the entry are different afterwards, which rows are new
or gone, and which cells are refused with which problem. Everything else must stay, letter for letter.
"""

from __future__ import annotations

import datetime
import io
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from patibat.projects.entry import SECTIONS, Section, section_of
from tests.intake.action_plan.entry_sample import YEAR

HEAD: Final = 4
FIRST: Final = {"projects": HEAD + 2, "activities": HEAD + 2, "costs": HEAD + 2}
"""The first row of data: below the head, and below the example where a sheet has one."""
P1, P2 = f"spx-{YEAR}-p01", f"spx-{YEAR}-p02"
Do = Callable[[Workbook], None]


@dataclass(frozen=True, slots=True)
class Mutation:
    """What is done, and what must come of it. `set`: (section, key, field) → value; `refused`: (sheet, cell, code)."""

    name: str
    do: Do
    set: dict[tuple[str, str, str], str] = field(default_factory=dict)
    added: dict[str, dict[str, str]] = field(default_factory=dict)
    """Section → the values of the one row that is new in it."""
    dropped: tuple[tuple[str, str], ...] = ()
    refused: frozenset[tuple[str, str, str]] = frozenset()
    unchanged: bool = False
    """Not even a note may say that something was taken otherwise."""


def sheet_of(book: Workbook, section: str) -> Worksheet:
    """The sheet of a section."""
    sheet = book[section_of(section).title]
    assert isinstance(sheet, Worksheet)
    return sheet


def first_row(section: str) -> int:
    """The first row of data."""
    return FIRST.get(section, HEAD + 1)


def column(section: str, key: str) -> int:
    """The column of a field, as the workbook goes out."""
    return next(at for at, one in enumerate(section_of(section).fields, 1) if one.key == key)


def place(section: str, key: str, offset: int = 0) -> str:
    """The name of a cell of a row of data."""
    return f"{_letters(column(section, key))}{first_row(section) + offset}"


def _letters(number: int) -> str:
    text = ""
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(65 + rest) + text
    return text


def edited(content: bytes, *edits: Do) -> bytes:
    """The workbook as it comes back."""
    book = load_workbook(io.BytesIO(content))
    for edit in edits:
        edit(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def typed(section: str, key: str, field: str, value: object) -> Do:
    """A value into the row of a key."""

    def do(book: Workbook) -> None:
        sheet = sheet_of(book, section)
        row = next(cell.row for cell in sheet["A"] if cell.value == key)
        at: Any = sheet.cell(row or 0, column(section, field))
        at.value = value

    return do


def write(sheet: Worksheet, row: int, column: int, value: Any) -> None:
    """A value into a cell, whatever its type: people type anything."""
    sheet.cell(row, column).value = value


def put(section: str, key: str, value: object, offset: int = 0) -> Do:
    """Write a value into a cell of a row of data."""

    def do(book: Workbook) -> None:
        write(sheet_of(book, section), first_row(section) + offset, column(section, key), value)

    return do


def refusal(section: str, key: str, code: str, offset: int = 0) -> frozenset[tuple[str, str, str]]:
    """The cell that is refused."""
    return frozenset({(section_of(section).title, place(section, key, offset), code)})


KEYS: Final = {
    "projects": P1,
    "activities": f"{P1}-a01",
    "costs": f"{P1}-b01",
    "indicators": f"{P1}-i01",
    "alignment": f"{P1}-l01",
    "risks": f"{P1}-r01",
    "people": f"{P1}-h01",
}


def mutations() -> list[Mutation]:
    """All of them."""
    return [*_whole_sheets(), *_same_values(), *_changes(), *_refusals(), *_rows(), *_keys()]


# What happens to sheets as a whole changes nothing.


def _data(sheet: Worksheet) -> list[list[Any]]:
    return [[cell.value for cell in row] for row in sheet.iter_rows(min_row=HEAD + 1)]


def _rewrite(sheet: Worksheet, rows: list[list[Any]]) -> None:
    for at, row in enumerate(rows, HEAD + 1):
        for number, value in enumerate(row, 1):
            write(sheet, at, number, value)


def _sorted_by(section: Section, order: str) -> Do:
    def do(book: Workbook) -> None:
        sheet = book[section.title]
        assert isinstance(sheet, Worksheet)
        rows = _data(sheet)
        if order == "reversed":
            rows.reverse()
        elif order == "shuffled":
            random.Random(section.key).shuffle(rows)
        else:
            rows.sort(key=lambda row: [str(value or "") for value in reversed(row)])
        _rewrite(sheet, rows)

    return do


def _with_blank_rows(section: Section) -> Do:
    def do(book: Workbook) -> None:
        book[section.title].insert_rows(HEAD + 2, amount=3)

    return do


def _without_lead(section: Section) -> Do:
    def do(book: Workbook) -> None:
        book[section.title].delete_rows(1, HEAD - 1)

    return do


def _columns_moved(section: Section, how: str) -> Do:
    def do(book: Workbook) -> None:
        sheet = book[section.title]
        assert isinstance(sheet, Worksheet)
        for row in sheet.iter_rows(min_row=HEAD):
            values = [cell.value for cell in row]
            moved = values[::-1] if how == "reversed" else [values[-2], *values[:-2], values[-1]]
            for at, value in enumerate(moved, 1):
                write(sheet, row[0].row or 0, at, value)

    return do


def _column_deleted(section: Section) -> Do:
    return lambda book: book[section.title].delete_cols(len(section.fields) - 1)


def _column_added(section: Section) -> Do:
    def do(book: Workbook) -> None:
        sheet = book[section.title]
        assert isinstance(sheet, Worksheet)
        sheet.insert_cols(2)
        sheet.cell(HEAD, 2).value = "ข้อสังเกตของหน่วยงาน"
        sheet.cell(HEAD + 2, 2).value = "ดูด้วย"

    return do


def _hidden(section: Section, what: str) -> Do:
    def do(book: Workbook) -> None:
        sheet = book[section.title]
        assert isinstance(sheet, Worksheet)
        if what == "columns":
            for letter in ("A", "B", "E"):
                sheet.column_dimensions[letter].hidden = True
        elif what == "rows":
            for number in (HEAD + 2, HEAD + 3):
                sheet.row_dimensions[number].hidden = True
        else:
            sheet.sheet_state = "hidden"

    return do


def _renamed(section: Section, name: str) -> Do:
    def do(book: Workbook) -> None:
        book[section.title].title = name

    return do


def _removed(section: Section) -> Do:
    return lambda book: book.remove(book[section.title])


def _total_row(section: Section) -> Do:
    def do(book: Workbook) -> None:
        sheet = book[section.title]
        assert isinstance(sheet, Worksheet)
        sheet.cell(sheet.max_row + 1, 2).value = "รวมทั้งสิ้น"
        sheet.cell(sheet.max_row, len(section.fields) - 1).value = 54001

    return do


def _note_below(section: Section) -> Do:
    def do(book: Workbook) -> None:
        sheet = book[section.title]
        assert isinstance(sheet, Worksheet)
        sheet.cell(sheet.max_row + 3, len(section.fields) + 2).value = "หมายเหตุ: ส่งภายในวันศุกร์"

    return do


def _whole_sheets() -> Iterator[Mutation]:
    yield Mutation("untouched, saved by another program", lambda book: None, unchanged=True)
    yield Mutation("sheets in another order", _reversed)
    yield Mutation("a sheet of the agency's own", lambda book: _own_sheet(book))
    for section in SECTIONS:
        key = section.key
        for order in ("reversed", "shuffled", "sorted"):
            yield Mutation(f"{key}: rows {order}", _sorted_by(section, order), unchanged=True)
        yield Mutation(f"{key}: blank rows", _with_blank_rows(section), unchanged=True)
        yield Mutation(f"{key}: title lines deleted", _without_lead(section), unchanged=True)
        yield Mutation(f"{key}: columns reversed", _columns_moved(section, "reversed"), unchanged=True)
        yield Mutation(f"{key}: a column moved to the front", _columns_moved(section, "front"), unchanged=True)
        yield Mutation(f"{key}: the last column deleted", _column_deleted(section), unchanged=True)
        yield Mutation(f"{key}: a column of the agency's own", _column_added(section), unchanged=True)
        yield Mutation(f"{key}: columns hidden", _hidden(section, "columns"), unchanged=True)
        yield Mutation(f"{key}: rows hidden", _hidden(section, "rows"), unchanged=True)
        yield Mutation(f"{key}: the sheet hidden", _hidden(section, "sheet"), unchanged=True)
        yield Mutation(f"{key}: the sheet renamed", _renamed(section, f"สำเนา {section.title}"), unchanged=True)
        yield Mutation(f"{key}: the sheet deleted", _removed(section))
        yield Mutation(f"{key}: a row of sums", _total_row(section), unchanged=True)
        yield Mutation(f"{key}: a note beside the table", _note_below(section), unchanged=True)


def _reversed(book: Workbook) -> None:
    for sheet in list(book.worksheets):
        book.move_sheet(sheet, -2 * book.index(sheet))


def _own_sheet(book: Workbook) -> None:
    sheet = book.create_sheet("บันทึกภายใน", 0)
    sheet["A1"] = "ประชุมวันจันทร์"


# The same value written otherwise is the same value.


SAME: Final[tuple[tuple[str, str, str, tuple[object, ...]], ...]] = (
    (
        "costs", "q1", "money",
        ("12000", "12,000", "12,000.00", "๑๒,๐๐๐", "๑๒๐๐๐", " 12000 ", "12,000 บาท", "฿12,000", "12000.-", 12000.0),
    ),
    ("costs", "q2", "a zero", ("0", "๐", "0.00", 0.0, "-", "–")),
    ("costs", "q4", "nothing", ("-", "–", "  ", "ไม่มีข้อมูล")),
    (
        "projects", "starts_on", "a day",
        (
            "1 พ.ย. 2569", "1 พฤศจิกายน 2569", "๑ พ.ย. ๒๕๖๙", "1/11/2569", "01/11/2569", datetime.datetime(2026, 11, 1),
            "1 พ.ย. 69", "2026-11-01",
        ),
    ),
    ("activities", "m11", "a month", ("✓", "x", "X", 1, "1", True, "●", "√")),
    ("activities", "m05", "a month without work", ("-", "", 0, "ไม่มี")),
    ("costs", "category", "category", ("งบดำเนินงาน ", "งบ ดำเนินงาน", "operating")),
    ("costs", "source_kind", "kind of source", ("1", 1, "ส่วนราชการ ต้นสังกัด")),
    ("projects", "node", "the point served", ("s12", "1.2  ส่งเสริมอาชีพ", "๑.๒ ส่งเสริมอาชีพ")),
    ("costs", "activity", "the activity", (1, "1.0", "กิจกรรมที่ 1", "๑", KEYS["activities"])),
    ("projects", "objective", "line ends of another system", ("เพื่อค่ายรักการอ่าน\r\nอย่างต่อเนื่อง",)),
    ("costs", "total", "the sum", ("๑๒,๐๐๐", None)),
    ("costs", "project_name", "the name of the project", (None,)),
    ("costs", "project", "the code of the project", (None,)),
    ("projects", "key", "a key", (f" {P1} ",)),
)  # fmt: skip


def _same_values() -> Iterator[Mutation]:
    for section, key, words, values in SAME:
        for value in values:
            yield Mutation(f"{section}: {words} as {value!r}", put(section, key, value))


# A value that only the sender changed is taken.


def _changed(section: str, key: str, came: object, kept: str, name: str = "") -> Mutation:
    title = name or f"{section}: {key} becomes {came!r}"
    return Mutation(title, put(section, key, came), set={(section, KEYS[section], key): kept})


def _changes() -> Iterator[Mutation]:
    yield _changed("projects", "name", "ค่ายรักการอ่าน รุ่นที่ 2", "ค่ายรักการอ่าน รุ่นที่ 2")
    yield _changed("projects", "node", "1.1 พัฒนาการอ่าน", "s11")
    yield _changed("projects", "nature", "โครงการต่อเนื่อง", "continuing")
    for key in (
        "rationale",
        "objective",
        "target_quality",
        "target_group",
        "place",
        "method",
        "expected",
        "responsible",
    ):
        yield _changed("projects", key, "ข้อความใหม่", "ข้อความใหม่")
    yield _changed("projects", "target_quantity", "นักเรียน ๒๕๖๓ คน", "นักเรียน ๒๕๖๓ คน")
    yield _changed("projects", "place", None, "", "projects: a text emptied")
    yield _changed("projects", "place", "-", "", "projects: a text made a dash")
    yield _changed("projects", "starts_on", "15 พ.ย. 2569", "2026-11-15")
    yield _changed("projects", "ends_on", datetime.date(2027, 9, 30), "2027-09-30")
    yield _changed("projects", "ends_on", None, "")
    yield _changed("projects", "objective", "เพื่อนํา", "เพื่อนำ", "projects: damaged Thai is mended")
    yield _changed("projects", "objective", "'=SUM(A1)", "=SUM(A1)", "projects: what looks like a formula stays text")
    yield _changed("activities", "name", "ค่ายสองวัน", "ค่ายสองวัน")
    yield _changed("activities", "number", "๗", "7")
    yield _changed("activities", "m11", None, "")
    yield _changed("activities", "m05", "/", "1")
    yield _changed("activities", "target", "80 คน", "80 คน")
    yield _changed("costs", "activity", None, "")
    yield _changed("costs", "activity", 2, f"{P1}-a02")
    yield _changed("costs", "name", "ค่าที่พัก", "ค่าที่พัก")
    yield _changed("costs", "category", "งบลงทุน", "investment")
    yield _changed("costs", "source_kind", "หน่วยงานอื่น", "4")
    yield _changed("costs", "source", "งบ สป.", "งบ สป.")
    for came, kept in ((500.5, "500.5"), ("๑,๐๐๐", "1000"), ("0.25", "0.25"), (0, "0")):
        yield Mutation(
            f"costs: q3 becomes {came!r}", _both(put("costs", "q3", came, 1), put("costs", "total", None, 1)),
            set={("costs", f"{P1}-b02", "q3"): kept},
        )  # fmt: skip
    yield Mutation(
        "costs: q3 emptied", _both(put("costs", "q3", None, 1), put("costs", "total", None, 1)),
        set={("costs", f"{P1}-b02", "q3"): ""},
    )  # fmt: skip
    yield Mutation(
        "costs: money and arithmetic together",
        _both(put("costs", "q1", 24000), put("costs", "formula", "200 คน × 120 บาท"), put("costs", "total", 24000)),
        set={("costs", KEYS["costs"], "q1"): "24000", ("costs", KEYS["costs"], "formula"): "200 คน × 120 บาท"},
    )
    yield _changed("indicators", "indicator", "K2 จำนวนสถานศึกษาปลอดภัย", "K2")
    yield _changed("indicators", "target", "๑๐๐.๕", "100.5")
    yield _changed("alignment", "reason", "ลดความเหลื่อมล้ำ", "ลดความเหลื่อมล้ำ")
    yield _changed("risks", "chance", "สูงมาก", "5")
    yield _changed("people", "position", "ผู้อำนวยการกลุ่ม", "ผู้อำนวยการกลุ่ม")


def _both(*some: Do) -> Do:
    def do(book: Workbook) -> None:
        for one in some:
            one(book)

    return do


# What cannot be is refused at its cell; its row stays as it was, and the others are taken.


def _refused(section: str, key: str, came: object, code: str, name: str = "") -> Mutation:
    title = name or f"{section}: {key} as {came!r} is refused"
    return Mutation(title, put(section, key, came), refused=refusal(section, key, code))


def _refusals() -> Iterator[Mutation]:
    for came in (-5, "-5", "(100)", "1.234"):
        yield _refused("costs", "q4", came, "intake.budget-wrong")
    for came, code in (
        ("ประมาณหมื่นบาท", "thai.not-a-number"), ("191,1023", "thai.thousands-groups"),
        ("#REF!", "thai.spreadsheet-error"),
        ("ไม่มี", "thai.none-is-unclear"), ("12 34", "thai.two-numbers"), ("1 ล้านบาท", "thai.scaled-unit"),
    ):  # fmt: skip
        yield _refused("costs", "q4", came, code)
    yield _refused("costs", "q4", "5 คน", "intake.unit-other")
    yield _refused("costs", "q4", "=1+1", "intake.formula-empty", "costs: a formula without a result")
    yield _refused("costs", "category", "งบกลาง", "intake.choice-unknown")
    yield _refused("costs", "category", None, "intake.required-empty")
    yield _refused("costs", "source_kind", "เงินบริจาค", "intake.choice-unknown")
    yield _refused("costs", "source_kind", 5, "intake.choice-unknown")
    yield _refused("costs", "total", 99999, "intake.quarters-differ")
    yield _refused("costs", "formula", "100 คน × 150 บาท × 1 มื้อ", "intake.formula-differs")
    yield _refused("costs", "activity", 9, "intake.not-in-list")
    yield _refused("costs", "project", P2, "intake.owner-changed", "costs: a row moved to another project")
    yield _refused("costs", "project", "spy-2570-p01", "intake.owner-unknown", "costs: a project of another agency")
    yield _refused("projects", "name", None, "intake.required-empty")
    yield _refused("projects", "node", "9.9 ไม่มีในแผน", "intake.not-in-list")
    yield _refused("projects", "nature", "โครงการด่วน", "intake.choice-unknown")
    outside: tuple[object, ...] = ("1 ต.ค. 2570", "30 ก.ย. 2569", "1 พ.ย. 2563", datetime.date(2027, 10, 1))
    for day in outside:
        yield _refused("projects", "starts_on", day, "intake.date-outside")
    yield _refused("projects", "ends_on", "15 ต.ค. 2569", "intake.dates-reversed")
    yield _refused("projects", "starts_on", "31 ก.พ. 2570", "thai.no-such-day")
    yield _refused("activities", "m11", "อบรม", "intake.tick-unknown")
    yield _refused("activities", "name", None, "intake.required-empty")
    yield _refused("risks", "chance", "บ่อย", "intake.choice-unknown")
    yield _refused("people", "role", "กรรมการ", "intake.choice-unknown")
    yield _refused("alignment", "node", "ยุทธศาสตร์ชาติ: 9", "intake.not-in-list")


# Rows that are added, deleted, dropped.

NEW_ROWS: Final[dict[str, tuple[dict[str, object], dict[str, str]]]] = {
    "projects": ({"name": "โครงการเพิ่มใหม่", "node": "s21"}, {"name": "โครงการเพิ่มใหม่", "node": "s21"}),
    "activities": ({"project": P1, "name": "ประเมินผล", "m09": "/"}, {"name": "ประเมินผล", "m09": "1"}),
    "costs": (
        {
            "project_name": "ค่ายรักการอ่าน",
            "name": "ค่าพาหนะ",
            "category": "งบดำเนินงาน",
            "source_kind": "หน่วยงานอื่น",
            "q4": "๓,๐๐๐",
        },
        {"name": "ค่าพาหนะ", "category": "operating", "source_kind": "4", "q4": "3000"},
    ),
    "indicators": ({"project": P1, "indicator": "K2"}, {"indicator": "K2"}),
    "alignment": ({"project": P1, "node": "ns:4"}, {"node": "ns:4"}),
    "risks": ({"project": P1, "name": "งบล่าช้า"}, {"name": "งบล่าช้า"}),
    "people": (
        {"project": P1, "role": "ผู้ประสานงาน", "position": "นักวิชาการ"},
        {"role": "contact", "position": "นักวิชาการ"},
    ),
}


def append(section: str, values: dict[str, object]) -> Do:
    """A row added below the others."""

    def do(book: Workbook) -> None:
        sheet = sheet_of(book, section)
        row = sheet.max_row + 1
        for key, value in values.items():
            write(sheet, row, column(section, key), value)

    return do


def _rows() -> Iterator[Mutation]:
    for section in SECTIONS:
        key, first = section.key, first_row(section.key)
        given, kept = NEW_ROWS[key]
        yield Mutation(f"{key}: a row added", append(key, given), added={key: kept})
        yield Mutation(f"{key}: a row deleted stays stored", _deleted(key, first))
        yield Mutation(f"{key}: a row dropped", put(key, "drop", "ลบแถวนี้"), dropped=((key, KEYS[key]),))
        yield Mutation(
            f"{key}: a key of another agency",
            put(key, "key", "spy-2570-p01-x"),
            refused=refusal(key, "key", "intake.key-foreign"),
        )
        yield Mutation(f"{key}: a key lost on the way", put(key, "key", None))
        yield Mutation(f"{key}: a row copied with its key", _copied(key), refused=_copy_refusal(key))
        yield Mutation(f"{key}: merged cells", _merged(key), refused=_merge_refusal(key))
        yield Mutation(f"{key}: an empty row merged", _merged_below(key), unchanged=True)
    yield Mutation(
        "projects: a new one without a name",
        append("projects", {"node": "s11"}),
        refused=_appended("projects", "name", "intake.required-empty"),
    )
    yield Mutation(
        "projects: two new ones of one name",
        _both(append("projects", {"name": "ซ้ำกัน", "node": "s11"}), append("projects", {"name": "ซ้ำกัน", "node": "s12"})),
        added={"projects": {"name": "ซ้ำกัน", "node": "s11"}},
        refused=_appended("projects", "name", "intake.row-twice", 2),
    )
    yield Mutation(
        "projects: a new one of an old name",
        append("projects", {"name": "ห้องเรียนอาชีพ", "node": "s11"}),
        refused=_appended("projects", "name", "intake.row-twice"),
    )
    yield Mutation(
        "costs: a row of no project",
        append("costs", {"name": "ค่าอะไร", "category": "งบดำเนินงาน", "source_kind": 1}),
        refused=_appended("costs", "project", "intake.owner-unknown"),
    )
    yield Mutation(
        "costs: only a sum, no quarters",
        append("costs", {"project": P1, "name": "ค่าเช่า", "category": "งบดำเนินงาน", "source_kind": 1, "total": 500}),
        refused=_appended("costs", "total", "intake.quarters-differ"),
    )


def _appended(section: str, key: str, code: str, count: int = 1) -> frozenset[tuple[str, str, str]]:
    size = {"projects": 4, "activities": 8, "costs": 8}[section]
    return refusal(section, key, code, size + count - 1)


def _deleted(section: str, row: int) -> Do:
    return lambda book: sheet_of(book, section).delete_rows(row)


def _copied(section: str) -> Do:
    """The first row copied below the others, with another text in it."""

    def do(book: Workbook) -> None:
        sheet = sheet_of(book, section)
        values = [cell.value for cell in sheet[first_row(section)]]
        last = sheet.max_row + 1
        for number, value in enumerate(values, 1):
            write(sheet, last, number, value)
        key = {"indicators": "unit", "alignment": "reason"}.get(section, "name")
        sheet.cell(last, column(section, key)).value = "คัดลอกแล้วแก้"

    return do


def _copy_refusal(section: str) -> frozenset[tuple[str, str, str]]:
    size = {"projects": 4, "activities": 8, "costs": 8, "indicators": 8}.get(section, 4)
    both = (refusal(section, "key", "intake.key-twice", offset) for offset in (0, size))
    return frozenset().union(*both)


def _merged(section: str) -> Do:
    """Two cells of one column made one, as people do with what is the same in both."""
    key = MERGED[section]

    def do(book: Workbook) -> None:
        at = f"{place(section, key)}:{place(section, key, 1)}"
        sheet_of(book, section).merge_cells(at)

    return do


MERGED: Final = {
    "projects": "responsible",
    "activities": "name",
    "costs": "source",
    "indicators": "unit",
    "alignment": "reason",
    "risks": "response",
    "people": "position",
}


def _merge_refusal(section: str) -> frozenset[tuple[str, str, str]]:
    # The value of the second row is lost where that of the first was empty; else nobody knows whose the one value is.
    return refusal(section, MERGED[section], "intake.cells-merged", int(section == "indicators"))


def _merged_below(section: str) -> Do:
    def do(book: Workbook) -> None:
        sheet = sheet_of(book, section)
        last = sheet.max_row + 2
        sheet.merge_cells(start_row=last, end_row=last + 1, start_column=1, end_column=6)

    return do


def _keys() -> Iterator[Mutation]:
    for section in SECTIONS:
        yield Mutation(f"{section.key}: all keys lost", _keys_lost(section.key))
    yield Mutation("every sheet: all keys lost", _both(*(_keys_lost(section.key) for section in SECTIONS)))


def _keys_lost(section: str) -> Do:
    def do(book: Workbook) -> None:
        sheet = sheet_of(book, section)
        for row in range(first_row(section), sheet.max_row + 1):
            sheet.cell(row, column(section, "key")).value = None

    return do
