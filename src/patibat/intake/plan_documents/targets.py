"""What plans say of measuring: targets, baselines and units, as numbers where they are numbers.

>>> target_of("ร้อยละ 80 ขึ้นไป"), target_of("เพิ่มขึ้นร้อยละ 3").increase_by, target_of("-")
(TargetValue(value=Decimal('80'), upper=None, increase_by=None, unit='ร้อยละ', text='ร้อยละ 80 ขึ้นไป'), Decimal('3'), None)
>>> target_of("80 - 85").upper, target_of("อย่างน้อย ๑ เรื่อง").value, target_of("ผ่านเกณฑ์").value
(Decimal('85'), Decimal('1'), None)
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from patibat.plans.tree import TargetValue
from patibat.problems import Problem
from patibat.thai import parse_number, to_arabic_digits

UNITS: Final = (
    "ร้อยละ", "คน", "ราย", "รูป", "แห่ง", "โรงเรียน", "โรง", "สถานศึกษา",
    "หน่วยงาน", "โครงการ", "กิจกรรม", "ครั้ง", "ห้องเรียน", "ห้อง",
    "เครื่อง", "ชุด", "เล่ม", "เรื่อง", "ฉบับ", "หลักสูตร", "รุ่น", "วัน",
    "ชั่วโมง", "เดือน", "ปี", "หลัง", "คัน", "ทุน", "รางวัล", "กลุ่ม",
    "เครือข่าย", "ชุมชน", "หมู่บ้าน", "ตำบล", "อำเภอ", "จังหวัด", "คะแนน",
    "ระดับ", "บาท", "ระบบ", "ชิ้น", "ผลงาน", "นวัตกรรม", "ช่องทาง", "ฐาน",
    "ฐานข้อมูล", "ที่นั่ง", "ศูนย์", "แหล่ง", "ตัวชี้วัด", "แผน", "เท่า",
    "คู่", "ครู", "ทีม", "สาขา", "สาขาวิชา", "ครัวเรือน", "ลำดับ",
    "อัตรา", "ข้อ", "อปท.", "เว็บไซต์", "รายการ", "หน่วย", "จุด", "จุดร้อยละ", "สัญญา",
    "บันทึกข้อตกลง", "องค์กร", "ห้องสมุด", "ภาคี", "สถานประกอบการ",
    "ค่าย", "ไร่", "แปลง", "นาที", "สัปดาห์", "ภาคเรียน", "ตัน",
    "เปอร์เซ็นต์", "%",
)  # fmt: skip
_UNIT: Final = "|".join(sorted(map(re.escape, UNITS), key=len, reverse=True))
_PERCENT: Final = ("%", "เปอร์เซ็นต์", "ร้อยละ")
_NUMBER: Final = r"[0-9][0-9,]*(?:\.[0-9]+)?"
_RANGE: Final = re.compile(
    rf"(?P<before>ร้อยละ\s*)?(?P<low>{_NUMBER})\s*(?P<mid>%|ร้อยละ)?\s*(?:-|–|—|ถึง)\s*(?:ร้อยละ\s*)?(?P<high>{_NUMBER})"
)
_CHANGE: Final = re.compile(
    rf"(?P<way>เพิ่มขึ้น|เพิ่ม|สูงขึ้น|ลดลง|ลด)(?:จาก(?:ปี(?:ที่ผ่านมา|ก่อน|ฐาน|เดิม)|เดิม|ฐาน|ข้อมูลฐาน))?(?:อย่างน้อย|ไม่น้อยกว่า|ปีละ|เฉลี่ย|\s)*"
    rf"(?P<percent>ร้อยละ)?\s*(?P<number>{_NUMBER})\s*(?P<unit>%|จุด(?:ร้อยละ|เปอร์เซ็นต์|ทศนิยม)?|{_UNIT})?"
)
_PLAIN: Final = re.compile(rf"(?P<before>ร้อยละ|ระดับ|อันดับที่?|คะแนน)?\s*(?P<number>{_NUMBER})\s*(?P<unit>{_UNIT})?")
_NIL: Final = re.compile(r"[-–—.\s]*")
_RATIO: Final = re.compile(rf"(?P<left>{_NUMBER})\s*[:：]\s*(?P<right>{_NUMBER})")
_UNIT_SAID: Final = re.compile(
    rf"\((?:หน่วย(?:นับ|วัด)?\s*[:：]?\s*)?(?P<unit>{_UNIT})\)|หน่วย(?:นับ|วัด)\s*[:：]\s*(?P<other>{_UNIT})"
)
_UNIT_LAST: Final = re.compile(rf"\s*\(\s*(?:หน่วย(?:นับ|วัด)?\s*[:：]?\s*)?(?P<unit>{_UNIT})\s*\)\s*$")
_INCREASE_IN_NAME: Final = re.compile(
    rf"\s*(?:\(?)(?:เพิ่มขึ้น|ลดลง)(?:จาก(?:ปีที่ผ่านมา|ปีก่อน|เดิม|ฐาน))?(?:อย่างน้อย|ไม่น้อยกว่า|ปีละ|\s)*ร้อยละ\s*(?P<number>{_NUMBER})(?:\s*ต่อปี)?\)?\s*$"
)


_TARGET_LAST: Final = re.compile(
    rf"(?<!คะแนน)(?<!เกณฑ์)(?<!เฉลี่ย)(?<!ระดับ)(?<!ตั้งแต่)\s+\(?(?P<target>(?:(?:ไม่(?:น้อย|ต่ำ|เกิน)(?:กว่า)?|อย่างน้อย|มากกว่า|น้อยกว่า|[≥≤><]=?)\s*"
    rf"(?:ร้อยละ\s*)?{_NUMBER}\s*(?:{_UNIT})?|ร้อยละ\s*{_NUMBER})(?:\s*(?:ขึ้นไป|ต่อปี))?|(?<=\()\s*{_NUMBER}\s*(?:{_UNIT})\s*(?=\)))\)?\s*$"
)
"""A phrase of its own at the end of a name; behind “คะแนน” or “เกณฑ์” it is part of what is counted."""


_TARGET_BEHIND: Final = re.compile(
    rf"(?<![0-9\s])\s*[:：=]\s*(?P<target>(?:(?:ร้อยละ|ระดับ|จำนวน|อย่างน้อย|ไม่(?:น้อย|ต่ำ)กว่า|ไม่เกิน|[≥≤><]=?)\s*)+{_NUMBER}\s*(?:{_UNIT})?"
    rf"(?:\s*(?:ขึ้นไป|ต่อปี))?|{_NUMBER}\s*(?:{_UNIT}))\s*$"
)


def target_of(text: str) -> TargetValue | None:
    """The target that a cell or phrase states, its words kept; None where it states none."""
    plain = to_arabic_digits(" ".join(text.split()))
    if _NIL.fullmatch(plain):
        return None
    target = TargetValue(text=" ".join(text.split()))
    if change := _CHANGE.search(plain):
        number = _decimal(change["number"])
        target.increase_by = number if not change["way"].startswith("ลด") else -number
        points = change["unit"] in ("จุดร้อยละ", "จุดเปอร์เซ็นต์")
        percent = change["percent"] or change["unit"] in _PERCENT
        target.unit = "จุดร้อยละ" if points else "ร้อยละ" if percent else change["unit"] or ""
        return target
    if found := _RANGE.search(plain):
        target.value, target.upper = _decimal(found["low"]), _decimal(found["high"])
        target.unit = (
            "ร้อยละ" if found["before"] or found["mid"] or plain.endswith("%") else _unit_after(plain, found.end())
        )
        return target
    if _RATIO.search(plain):
        return target
    if found := _PLAIN.search(plain):
        target.value = _decimal(found["number"])
        target.unit = _unit_of(found)
    return target


def _unit_of(found: re.Match[str]) -> str:
    if found["before"] == "ร้อยละ" or found["unit"] in _PERCENT:
        return "ร้อยละ"
    return found["unit"] or (found["before"] if found["before"] in ("ระดับ", "คะแนน") else "") or ""


def _unit_after(text: str, end: int) -> str:
    found = re.compile(rf"\s*({_UNIT})").match(text, end)
    return found[1] if found else ""


def _decimal(written: str) -> Decimal:
    return Decimal(written.replace(",", "").rstrip("."))


def number_of(text: str) -> Decimal | None:
    """The number of a cell (baht, baseline); None where there is none, “-” too. 0 is a number."""
    plain = " ".join(text.split())
    try:
        return parse_number(plain).value
    except Problem:
        found = re.search(_NUMBER, to_arabic_digits(plain))
        return _decimal(found[0]) if found and len(re.findall(_NUMBER, to_arabic_digits(plain))) == 1 else None


def unit_of(name: str) -> str:
    """The unit that an indicator's name says: ร้อยละ at its beginning, or one in brackets.

    >>> unit_of("ร้อยละของเด็กปฐมวัยที่มีพัฒนาการสมวัย"), unit_of("จำนวนโรงเรียนต้นแบบ (แห่ง)"), unit_of("จำนวนครู")
    ('ร้อยละ', 'แห่ง', '')
    """
    plain = to_arabic_digits(name)
    if plain.startswith(("ร้อยละ", "อัตราร้อยละ")):
        return "ร้อยละ"
    found = _UNIT_SAID.search(plain)
    if found:
        unit = found["unit"] or found["other"]
        return "ร้อยละ" if unit in _PERCENT else unit
    if plain.startswith("ระดับ"):
        return "ระดับ"
    return ""


def unit_apart(name: str) -> tuple[str, str]:
    """A name, and the unit that stands in brackets at its end.

    >>> unit_apart("จำนวนโรงเรียนต้นแบบ (หน่วย : แห่ง)"), unit_apart("คะแนนเฉลี่ย (O-NET)")
    (('จำนวนโรงเรียนต้นแบบ', 'แห่ง'), ('คะแนนเฉลี่ย (O-NET)', ''))
    """
    found = _UNIT_LAST.search(name)
    return (name[: found.start()].rstrip(), unit_said(found["unit"])) if found else (name, "")


def unit_said(text: str) -> str:
    """A unit as a column states it: one word for percent, whatever it is called."""
    word = " ".join(text.split())
    return "ร้อยละ" if word in _PERCENT else "" if _NIL.fullmatch(word) else word


def target_in(name: str) -> TargetValue | None:
    """The target that the indicator's own name states at its end, as an increase or after a space.

    >>> target_in("ร้อยละของครูที่ผ่านการอบรม ไม่น้อยกว่าร้อยละ 80").value
    Decimal('80')
    >>> target_in("ร้อยละของผู้เรียนที่ผ่านเกณฑ์ร้อยละ 50 ขึ้นไป"), target_in("นักเรียนที่ได้คะแนน ร้อยละ 50")
    (None, None)
    """
    found = increase_in(name)
    if found is None and (last := _TARGET_LAST.search(to_arabic_digits(name))):
        found = target_of(last["target"])
    return found


def target_behind(name: str) -> tuple[int, str] | None:
    """Where a name ends that has its target behind a colon, and the target's words.

    >>> target_behind("ระดับความสำเร็จ : ระดับ 5"), target_behind("อัตราส่วนครู : นักเรียน 1 : 20")
    ((15, 'ระดับ 5'), None)
    """
    found = _TARGET_BEHIND.search(to_arabic_digits(name))
    return (found.start(), name[found.start("target") : found.end("target")]) if found else None


def increase_in(name: str) -> TargetValue | None:
    """An increase that the indicator's own name states at its end: “… เพิ่มขึ้นร้อยละ 3”."""
    found = _INCREASE_IN_NAME.search(to_arabic_digits(name))
    return target_of(found[0]) if found else None
