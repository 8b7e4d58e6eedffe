"""What is asked of a project: sections and fields, declared once for the workbook, the form on the page and the books.

The fields are those of the project form of provincial offices (`../shared/domain.md`, project form fields): the
twelve months begin in October, money stands by the four kinds of source (clause B1), by quarter and by category.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from patibat.thai.months import TH_LONG, TH_SHORT


class FieldKind(StrEnum):
    """What a field holds. Every value is kept as text in one form: see `entries`."""

    TEXT = "text"
    CODE = "code"
    """A key of this system: given, never typed."""
    CHOICE = "choice"
    LIST = "list"
    """One of what the plan, the directory or the entry itself has: the list is known when a workbook is made."""
    MONEY = "money"
    NUMBER = "number"
    DATE = "date"
    TICK = "tick"


@dataclass(frozen=True, slots=True)
class Field:
    """A field: `key` in the model, `title` on paper, what a person is told, the width of its column in characters."""

    key: str
    title: str
    kind: FieldKind = FieldKind.TEXT
    help: str = ""
    aliases: tuple[str, ...] = ()
    choices: Mapping[str, str] = field(default_factory=dict)
    is_required: bool = False
    is_derived: bool = False
    """A sum for checking: shown, compared with its parts, never kept."""
    is_personal: bool = False
    """Names and telephone numbers: never on a public page, in a public file, or in a text for a group."""
    width: float = 24


@dataclass(frozen=True, slots=True)
class Section:
    """A sheet of the workbook, a step of the form, a table of a book.

    `identity` are the fields by which a row that came without a key is known to be one that is there already: the very
    same file sent twice must not make things twice.
    """

    key: str
    title: str
    fields: tuple[Field, ...]
    identity: tuple[str, ...]
    letter: str
    """With which keys of its rows begin, behind the code of the project."""

    def field(self, key: str) -> Field:
        """Raises KeyError for a field that it does not have."""
        return next(one for one in self.fields if one.key == key)

    @property
    def own_fields(self) -> tuple[Field, ...]:
        """Without the keys and the word that takes a row away."""
        return tuple(one for one in self.fields if one.key not in _OF_THE_ROW and not one.is_derived)


DROP: Final = "drop"
_OF_THE_ROW: Final = ("key", "project", "project_name", DROP)
DROPPED: Final = "drop"
MONTHS: Final = (10, 11, 12, 1, 2, 3, 4, 5, 6, 7, 8, 9)
"""Of the fiscal year, in its order."""
MONTH_KEYS: Final = tuple(f"m{month:02d}" for month in MONTHS)
QUARTER_KEYS: Final = ("q1", "q2", "q3", "q4")
_QUARTERS: Final = ("ต.ค.–ธ.ค.", "ม.ค.–มี.ค.", "เม.ย.–มิ.ย.", "ก.ค.–ก.ย.")

NATURES: Final = {"new": "โครงการใหม่", "continuing": "โครงการต่อเนื่อง"}
CATEGORIES: Final = {
    "personnel": "งบบุคลากร",
    "operating": "งบดำเนินงาน",
    "investment": "งบลงทุน",
    "subsidy": "งบเงินอุดหนุน",
    "other": "งบรายจ่ายอื่น",
}
SOURCE_KINDS: Final = {
    "1": "ส่วนราชการต้นสังกัด",
    "2": "แผนพัฒนาจังหวัด",
    "3": "อบจ. อปท. ชุมชน เอกชน",
    "4": "หน่วยงานอื่น",
}
LEVELS: Final = {str(number): word for number, word in enumerate(("น้อยมาก", "น้อย", "ปานกลาง", "สูง", "สูงมาก"), 1)}
ROLES: Final = {
    "proposer": "ผู้เสนอโครงการ",
    "responsible": "ผู้รับผิดชอบโครงการ",
    "contact": "ผู้ประสานงาน",
    "endorser": "ผู้เห็นชอบ",
    "approver": "ผู้อนุมัติ",
}
MEASURES: Final = {"output": "ผลผลิต", "outcome": "ผลลัพธ์"}
DROP_WORDS: Final = {DROPPED: "ลบแถวนี้"}

_KEY_HELP: Final = "ระบบใช้จับคู่ ไม่ต้องแก้ แถวที่เพิ่มใหม่เว้นว่าง ระบบให้รหัสเอง"
_PROJECT_HELP: Final = "รหัสหรือชื่อโครงการตามแผ่น “โครงการ” โครงการใหม่ใช้ชื่อ"
_BAHT_HELP: Final = "บาท ไม่มีเงินในไตรมาสนี้เว้นว่างหรือใส่ 0"
_DROP: Final = Field(
    DROP,
    "ลบแถว",
    FieldKind.CHOICE,
    "เลือก “ลบแถวนี้” เมื่อไม่ทำแล้ว การลบแถวออกจากแฟ้มเฉย ๆ ไม่ลบข้อมูล",
    (),
    DROP_WORDS,
    width=12,
)


def _key(title: str) -> Field:
    return Field("key", title, FieldKind.CODE, _KEY_HELP, width=18)


_OF_PROJECT: Final = (
    Field("project", "รหัสโครงการ", FieldKind.LIST, _PROJECT_HELP, ("โครงการ (รหัส)", "โครงการ"), width=18),
    Field("project_name", "ชื่อโครงการ", FieldKind.TEXT, _PROJECT_HELP, width=36),
)

PROJECTS: Final = Section(
    "projects",
    "โครงการ",
    (
        _key("รหัสโครงการ"),
        Field(
            "name", "ชื่อโครงการ", help="ชื่อเต็มตามที่เสนอ", aliases=("โครงการ", "ชื่อโครงการ/กิจกรรม"), is_required=True,
            width=44,
        ),
        Field(
            "node", "สนองข้อในแผน", FieldKind.LIST, "เลือกกลยุทธ์หรือแนวทางของแผนที่โครงการนี้ทำให้เกิดผล",
            ("กลยุทธ์", "สนองกลยุทธ์", "ความสอดคล้องกับแผน"), is_required=True, width=40,
        ),
        Field("nature", "ลักษณะโครงการ", FieldKind.CHOICE, "เลือกจากรายการ", (), NATURES, width=16),
        Field("rationale", "หลักการและเหตุผล", width=40),
        Field("objective", "วัตถุประสงค์", width=40),
        Field("target_quantity", "เป้าหมายเชิงปริมาณ", aliases=("เป้าหมาย",), width=30),
        Field("target_quality", "เป้าหมายเชิงคุณภาพ", width=30),
        Field("target_group", "กลุ่มเป้าหมาย", width=26),
        Field("place", "พื้นที่ดำเนินการ", help="อำเภอ ตำบล หรือสถานศึกษา", aliases=("สถานที่ดำเนินการ",), width=26),
        Field("starts_on", "วันเริ่ม", FieldKind.DATE, "เช่น 1 ต.ค. 2569 (ปี พ.ศ.)", ("เริ่ม", "วันที่เริ่มต้น"), width=15),
        Field("ends_on", "วันสิ้นสุด", FieldKind.DATE, "เช่น 30 ก.ย. 2570 (ปี พ.ศ.)", ("สิ้นสุด", "วันที่สิ้นสุด"), width=15),
        Field("method", "วิธีวัดผลและเครื่องมือ", aliases=("วิธีวัด/เครื่องมือ",), width=28),
        Field("expected", "ผลที่คาดว่าจะได้รับ", width=36),
        Field(
            "responsible", "ตำแหน่งหรือกลุ่มงานผู้รับผิดชอบ", help="ตำแหน่งหรือกลุ่มงาน ไม่ต้องใส่ชื่อบุคคล",
            aliases=("ผู้รับผิดชอบ", "กลุ่ม/ผู้รับผิดชอบ"), width=30,
        ),
        _DROP,
    ),
    ("name",),
    "p",
)  # fmt: skip
ACTIVITIES: Final = Section(
    "activities",
    "กิจกรรม",
    (
        _key("รหัสกิจกรรม"),
        *_OF_PROJECT,
        Field("number", "ลำดับ", FieldKind.NUMBER, "ลำดับของกิจกรรมในโครงการ", ("ที่", "ลำดับที่"), width=8),
        Field("name", "กิจกรรมหลัก", aliases=("ชื่อกิจกรรม", "กิจกรรม"), is_required=True, width=44),
        Field("target", "เป้าหมายกิจกรรม", aliases=("เป้าหมาย",), width=26),
        Field("responsible", "ผู้รับผิดชอบกิจกรรม", help="ตำแหน่งหรือกลุ่มงาน", aliases=("ผู้รับผิดชอบ",), width=26),
        *(
            Field(
                key, TH_SHORT[month - 1], FieldKind.TICK, f"ใส่ / ในเดือน{TH_LONG[month - 1]}ถ้ามีงาน",
                (TH_LONG[month - 1],), width=6.5,
            )
            for key, month in zip(MONTH_KEYS, MONTHS, strict=True)
        ),
        _DROP,
    ),
    ("project", "name"),
    "a",
)  # fmt: skip
COSTS: Final = Section(
    "costs",
    "งบประมาณ",
    (
        _key("รหัสรายการ"),
        *_OF_PROJECT,
        Field("activity", "กิจกรรมที่", FieldKind.LIST, "ลำดับหรือรหัสของกิจกรรมที่ใช้เงินนี้ ไม่แยกกิจกรรมเว้นว่าง", width=14),
        Field("name", "รายการ", help="เช่น ค่าอาหารกลางวัน", aliases=("รายการค่าใช้จ่าย",), width=34),
        Field(
            "formula", "วิธีคิด", help="เช่น 100 คน × 120 บาท × 1 มื้อ", aliases=("วิธีคำนวณ", "รายละเอียดการคำนวณ"), width=32
        ),
        Field(
            "category", "หมวดรายจ่าย", FieldKind.CHOICE, "เลือกจากรายการ", ("งบรายจ่าย",), CATEGORIES, True, width=17
        ),
        Field(
            "source_kind", "ประเภทแหล่งงบประมาณ", FieldKind.CHOICE, "เลือก 1 ใน 4 ประเภท", ("ประเภทแหล่งเงิน",),
            SOURCE_KINDS, True, width=24,
        ),
        Field("source", "ชื่อแหล่งงบประมาณ", help="เช่น งบ สพฐ. งบ อบจ.", aliases=("แหล่งงบประมาณ", "แหล่งเงิน"), width=26),
        *(
            Field(key, f"ไตรมาส {number}", FieldKind.MONEY, _BAHT_HELP, (f"ไตรมาส {number} ({span})", span), width=15)
            for number, (key, span) in enumerate(zip(QUARTER_KEYS, _QUARTERS, strict=True), 1)
        ),
        Field(
            "total", "รวมทั้งปี", FieldKind.MONEY, "ผลรวมของสี่ไตรมาส ใช้ตรวจทาน", ("รวม", "งบประมาณ (บาท)", "งบประมาณรวม"),
            is_derived=True, width=16,
        ),
        _DROP,
    ),
    ("project", "activity", "name", "category", "source_kind", "source"),
    "b",
)  # fmt: skip
INDICATORS: Final = Section(
    "indicators",
    "ตัวชี้วัด",
    (
        _key("รหัสรายการ"),
        *_OF_PROJECT,
        Field(
            "indicator", "ตัวชี้วัดของแผนที่ส่งผลถึง", FieldKind.LIST, "เลือกจากรายการ ถ้าเป็นตัวชี้วัดของโครงการเองเว้นว่าง", width=40
        ),
        Field("measure", "ระดับ", FieldKind.CHOICE, "ผลผลิตหรือผลลัพธ์", (), MEASURES, width=12),
        Field("name", "ตัวชี้วัดของโครงการ", aliases=("ตัวชี้วัด",), width=40),
        Field("unit", "หน่วยนับ", width=12),
        Field("baseline", "ค่าฐาน", FieldKind.NUMBER, width=12),
        Field("target", "ค่าเป้าหมาย", FieldKind.NUMBER, aliases=("เป้าหมาย",), width=13),
        _DROP,
    ),
    ("project", "indicator", "name"),
    "i",
)
ALIGNMENT: Final = Section(
    "alignment",
    "ความสอดคล้อง",
    (
        _key("รหัสรายการ"),
        *_OF_PROJECT,
        Field(
            "node",
            "สอดคล้องกับ",
            FieldKind.LIST,
            "ข้อของยุทธศาสตร์ชาติ แผนแม่บท หรือนโยบาย เลือกจากรายการ",
            is_required=True,
            width=60,
        ),
        Field("reason", "สอดคล้องอย่างไร", width=40),
        _DROP,
    ),
    ("project", "node"),
    "l",
)
RISKS: Final = Section(
    "risks",
    "ความเสี่ยง",
    (
        _key("รหัสรายการ"),
        *_OF_PROJECT,
        Field("name", "ความเสี่ยง", is_required=True, width=44),
        Field("chance", "โอกาสเกิด", FieldKind.CHOICE, "เลือกจากรายการ", (), LEVELS, width=13),
        Field("impact", "ผลกระทบ", FieldKind.CHOICE, "เลือกจากรายการ", (), LEVELS, width=13),
        Field("response", "แนวทางรับมือ", aliases=("การจัดการความเสี่ยง",), width=44),
        _DROP,
    ),
    ("project", "name"),
    "r",
)
PEOPLE: Final = Section(
    "people",
    "ผู้เกี่ยวข้อง",
    (
        _key("รหัสรายการ"),
        *_OF_PROJECT,
        Field("role", "หน้าที่", FieldKind.CHOICE, "เลือกจากรายการ", (), ROLES, True, width=22),
        Field("position", "ตำแหน่ง", is_required=True, width=34),
        Field("name", "ชื่อ–สกุล", help="ใช้ในแบบฟอร์มที่ต้องลงนามเท่านั้น ไม่เปิดเผย", is_personal=True, width=28),
        Field("contact", "โทรศัพท์หรืออีเมล", help="ใช้ติดต่อภายในเท่านั้น ไม่เปิดเผย", is_personal=True, width=22),
        _DROP,
    ),
    ("project", "role", "position", "name"),
    "h",
)
SECTIONS: Final = (PROJECTS, ACTIVITIES, COSTS, INDICATORS, ALIGNMENT, RISKS, PEOPLE)
_BY_KEY: Final = {section.key: section for section in SECTIONS}


def section_of(key: str) -> Section:
    """Raises KeyError for a section that there is not."""
    return _BY_KEY[key]
