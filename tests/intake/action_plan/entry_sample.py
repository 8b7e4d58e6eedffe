"""An entry of four projects with something in every section, and its workbook."""

from __future__ import annotations

from functools import cache
from typing import Final

from patibat.intake.workbooks.action_plan import (
    EntryHeading,
    EntryKnown,
    EntryReading,
    entry_read,
    entry_tables,
    entry_write,
)
from patibat.papers.workbooks import read_workbook
from patibat.projects.entry import Entry, EntryHead, Row

YEAR: Final = 2570
AGENCY: Final = "สำนักงานเขตพื้นที่การศึกษาตัวอย่าง"
LISTS: Final = {
    ("projects", "node"): {"s11": "1.1 พัฒนาการอ่าน", "s12": "1.2 ส่งเสริมอาชีพ", "s21": "2.1 ดูแลความปลอดภัย"},
    ("indicators", "indicator"): {"K1": "K1 ร้อยละของนักเรียนที่อ่านออก", "K2": "K2 จำนวนสถานศึกษาปลอดภัย"},
    ("alignment", "node"): {"ns:3": "ยุทธศาสตร์ชาติ: 3 ด้านทรัพยากรมนุษย์", "ns:4": "ยุทธศาสตร์ชาติ: 4 ด้านความเสมอภาค"},
}
NAMES: Final = ("ค่ายรักการอ่าน", "ห้องเรียนอาชีพ", "โรงเรียนปลอดภัย", "พัฒนาครูแกนนำ")


def entry_made() -> Entry:
    """The entry as it is stored."""
    entry = Entry(EntryHead("spx", "plan", YEAR))
    for number, name in enumerate(NAMES, 1):
        key = f"spx-{YEAR}-p{number:02d}"
        add = _Adder(entry, key)
        add("projects", key, {
            "name": name, "node": ("s11", "s12", "s21")[number % 3], "nature": "new",
            "objective": f"เพื่อ{name}\nอย่างต่อเนื่อง",
            "target_quantity": f"นักเรียน {number * 40} คน", "place": "อำเภอเมือง", "starts_on": "2026-11-01",
            "ends_on": "2027-08-31", "responsible": "กลุ่มนิเทศ",
        })  # fmt: skip
        for at in (1, 2):
            add(
                "activities",
                f"{key}-a{at:02d}",
                {"number": str(at), "name": f"กิจกรรม {at} ของ{name}", "m11": "1", "m01": "1"},
            )
        add("costs", f"{key}-b01", {
            "activity": f"{key}-a01", "name": "ค่าอาหาร", "formula": "100 คน × 120 บาท × 1 มื้อ", "category": "operating",
            "source_kind": "1", "source": "งบ สพฐ.", "q1": "12000", "q2": "0",
        })  # fmt: skip
        add("costs", f"{key}-b02", {
            "name": "ค่าวัสดุ", "category": "operating", "source_kind": "3", "source": "งบ อบจ.", "q3": "1500.25",
        })  # fmt: skip
        add("indicators", f"{key}-i01", {"indicator": "K1"})
        add(
            "indicators",
            f"{key}-i02",
            {"measure": "output", "name": "ผู้เข้าร่วม", "unit": "คน", "baseline": "0", "target": "40"},
        )
        add("alignment", f"{key}-l01", {"node": "ns:3", "reason": "พัฒนาคน"})
        add("risks", f"{key}-r01", {"name": "ฝนตกหนัก", "chance": "3", "impact": "2", "response": "เลื่อนวัน"})
        add("people", f"{key}-h01", {"role": "responsible", "position": "ศึกษานิเทศก์", "name": "นางสาวตัวอย่าง ใจดี"})
    return entry


class _Adder:
    def __init__(self, entry: Entry, project: str) -> None:
        self.entry, self.project = entry, project

    def __call__(self, section: str, key: str, values: dict[str, str]) -> None:
        self.entry.section(section)[key] = Row(self.project, values)


def known_of(stored: Entry, sent: Entry | None) -> EntryKnown:
    """What the reader knows."""
    return EntryKnown(AGENCY, stored, sent, LISTS)


@cache
def workbook() -> bytes:
    """The workbook that went out."""
    entry = entry_made()
    return entry_write(known_of(entry, entry), EntryHeading(AGENCY, "แผนตัวอย่าง", "", "token"))


def read(content: bytes, stored: Entry | None = None, sent: Entry | None = None) -> EntryReading:
    """What a workbook says beside what is stored."""
    base = entry_made()
    book = read_workbook(content, "แฟ้ม.xlsx")
    return entry_read(entry_tables(book), known_of(stored or base, sent or base))
