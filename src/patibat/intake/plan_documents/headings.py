"""The headings of plans: what a list below them holds, which chapters are background, what is another body's plan.

>>> heading_of("พันธกิจ (Mission)"), heading_of("วิสัยทัศน์ : เมืองแห่งการเรียนรู้")
(Heading(kind='mission', rest=''), Heading(kind='vision', rest='เมืองแห่งการเรียนรู้'))
>>> heading_of("ตัวชี้วัดและค่าเป้าหมาย").kind, heading_of("พันธกิจของเราคือดูแลเด็กทุกคนให้ได้เรียนหนังสืออย่างมีความสุข")
('indicator', None)
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

LONGEST: Final = 140
_KINDS: Final = (
    ("vision", r"วิสัยทัศน์"),
    ("mission", r"พันธกิจ|ภารกิจหลัก"),
    ("value", r"ค่านิยม|วัฒนธรรมองค์กร|อัตลักษณ์"),
    ("swot_strength", r"จุดแข็ง"),
    ("swot_weakness", r"จุดอ่อน"),
    ("swot_opportunity", r"โอกาส"),
    ("swot_threat", r"อุปสรรค|ภาวะคุกคาม|ภัยคุกคาม|ข้อจำกัด"),
    ("indicator", r"ตัวชี้วัด|ตัวบ่งชี้"),
    ("goal", r"เป้าประสงค์|จุดมุ่งหมาย"),
    ("target", r"เป้าหมาย|ค่าเป้าหมาย"),
    ("issue", r"ประเด็นยุทธศาสตร์|ยุทธศาสตร์การพัฒนา|ประเด็นการพัฒนา|ยุทธศาสตร์"),
    ("strategy", r"กลยุทธ์"),
    ("tactic", r"มาตรการ|กลวิธี|วิธีดำเนินการ"),
    ("guideline", r"แนวทาง(?:การ(?:พัฒนา|ดำเนินงาน|ดำเนินการ|ขับเคลื่อน)|ดำเนินการ|พัฒนา)?"),
    ("project", r"แผนงาน\s*/\s*โครงการ(?:\s*/\s*กิจกรรม)?|โครงการ\s*/\s*กิจกรรม|โครงการสำคัญ|โครงการ"),
    ("lead", r"(?:หน่วยงาน)?(?:เจ้าภาพ)(?:หลัก)?|หน่วยงาน(?:ที่)?รับผิดชอบ(?:หลัก)?|ผู้รับผิดชอบ(?:หลัก)?|หน่วยงานหลัก"),
    ("support", r"หน่วยงาน(?:ที่)?(?:สนับสนุน|ร่วมดำเนินการ|ร่วมดำเนินงาน|ร่วม|ที่เกี่ยวข้อง|เกี่ยวข้อง)|ผู้สนับสนุน|เจ้าภาพร่วม"),
    ("baseline", r"ข้อมูลฐาน|ค่าฐาน|ปีฐาน"),
    ("unit", r"หน่วยนับ|หน่วยวัด"),
    ("source", r"แหล่งข้อมูล|ที่มาของข้อมูล"),
)  # fmt: skip
_KIND: Final = re.compile("|".join(f"(?P<{kind}>{words})" for kind, words in _KINDS))
_SUFFIX: Final = (
    r"(?:ความสำเร็จ|หลัก|รวม|ร่วม|องค์กร|องค์การ|เชิงยุทธศาสตร์|เชิงกลยุทธ์|เชิงพัฒนา|ด้านการศึกษา|การศึกษา|ที่สำคัญ|ที่ใช้(?:ในการ)?(?:ขับเคลื่อน|พัฒนา|ดำเนินงาน)|"
    r"สำคัญ|ทางการศึกษา|และค่าเป้าหมาย|/ค่าเป้าหมาย|"
    r"และเป้าหมาย|หรืออุปสรรค|ภายใน|ภายนอก|ของ(?:ประเด็น)?(?:ยุทธศาสตร์|การพัฒนา)|ระดับเป้าประสงค์|ระดับผลลัพธ์|ผลผลิต|ผลลัพธ์|ของการพัฒนา|ในการพัฒนา|"
    r"การดำเนินงาน|การพัฒนา|การขับเคลื่อน|\(?\s*ราย(?:ปี|ประเด็น)\s*\)?|ของ(?:แผน|จังหวัด|หน่วยงาน|สำนักงาน)[^:：]{0,60}|"
    r"(?:การพัฒนา)?การศึกษา(?:ของ)?จังหวัด[^:：\s]{0,30}|จังหวัด[^:：\s]{0,30}|ภายใต้[^:：]{0,60}|ตาม(?:แผน|ประเด็น|เป้าประสงค์|ยุทธศาสตร์)[^:：]{0,60}|"
    r"\([^)]{0,60}\)|\s+)*"
)  # fmt: skip
_LINE: Final = re.compile(
    rf"(?:{_KIND.pattern}){_SUFFIX}\s*"
    r"(?P<colon>[:：]|(?:มี\s*)?(?:\S+\s+)?ดังนี้\s*[:：]?|ประกอบด้วย|ได้แก่|คือ)?\s*(?P<rest>.*)"
)

HEAD_WORDS: Final = re.sub(r"\(\?P<[a-z_]+>", "(?:", _KIND.pattern)
"""A pattern of the words alone that announce a list."""
_PLAIN_SUFFIX: Final = r"ความสำเร็จ|หลัก|รวม|ร่วม|ราย(?:ปี|ประเด็น)|การดำเนินงาน|การพัฒนา|ที่สำคัญ"
_MORE_KINDS: Final = re.compile(rf"(?:[\s,/]*(?:และ|หรือ|กับ|พร้อม)?\s*(?:{HEAD_WORDS})(?:{_PLAIN_SUFFIX}|\s+)*)+")
"""“เป้าประสงค์ ตัวชี้วัด และค่าเป้าหมาย”: what goes on is more of the same sort of words."""

_ONLY_KINDS: Final = re.compile(rf"(?:{HEAD_WORDS}|ความสำเร็จ|ค่า|และ|หรือ|กับ|,|/|\s)+")
"""Without anything else: in running text “กลยุทธ์ และแนวทางการดำเนินงานตามแผน…” is no heading."""

_BACKGROUND: Final = re.compile(
    r"บทนำ|ข้อมูล(?:ทั่วไป|พื้นฐาน|สภาพ|สารสนเทศ|จังหวัด|ด้าน|การศึกษา|สถิติ)|สภาพ(?:ทั่วไป|ปัจจุบัน|แวดล้อม|การ|บริบท)|บริบท|"
    r"ความเชื่อมโยง|ความสอดคล้อง|(?:ที่|แห่งที่)?เกี่ยวข้อง|กฎหมาย|นโยบาย|แผนระดับ|ผลการ(?:ดำเนิน|จัด|พัฒนา)|ภาคผนวก|บรรณานุกรม|"
    r"เอกสารอ้างอิง|คำนำ|สารบัญ|บทสรุป|คำสั่ง|คณะทำงาน|คณะผู้จัดทำ|กิตติกรรม|นิยาม|อภิธาน|ความเป็นมา|หลักการและเหตุผล|ภาพกิจกรรม"
)
_OWN_CHAPTER: Final = re.compile(
    r"วิสัยทัศน์|พันธกิจ|เป้าประสงค์|ประเด็นยุทธศาสตร์|สาระสำคัญ|ยุทธศาสตร์การพัฒนา|แผนงาน|โครงการ|กลยุทธ์|ทิศทาง|ตัวชี้วัด|"
    r"สู่การปฏิบัติ|ติดตาม|ขับเคลื่อน|SWOT|แผนพัฒนาการศึกษา"
)
_FOREIGN: Final = re.compile(
    r"ยุทธศาสตร์ชาติ|แผนแม่บท|แผนการปฏิรูป|แผนปฏิรูป|แผนพัฒนาเศรษฐกิจ|แผนการศึกษาแห่งชาติ|แผนความมั่นคง|แผนพัฒนากลุ่มจังหวัด|"
    r"แผนพัฒนาจังหวัด|แผนพัฒนาภาค|แผนพัฒนาการศึกษา(?:ของ)?กระทรวง|แผนปฏิบัติราชการ(?:.{0,25})กระทรวง|นโยบาย|จุดเน้น|เป้าหมายการพัฒนาที่ยั่งยืน|"
    r"SDGs|หมุดหมาย|ยุทธศาสตร์(?:ของ)?(?:กระทรวง|สำนักงาน|กลุ่มจังหวัด|จังหวัด|ภาค)|แผนพัฒนาการศึกษาภาค|แผนพัฒนาการศึกษา(?:ของ)?สำนักงาน|"
    r"แผนระดับ|แผนพัฒนาท้องถิ่น|รัฐธรรมนูญ|พระราชบัญญัติ"
)
_OWN_TITLE: Final = re.compile(
    r"ทิศทาง(?:การ|ของ|แผน)|(?:สาระ|รายละเอียด|โครงสร้าง|องค์ประกอบ).{0,12}แผนพัฒนาการศึกษา|"
    r"(?:ส่วนที่|บทที่)?\s*[0-9๐-๙.]*\s*แผน(?:พัฒนา|ปฏิบัติการ(?:ด้าน)?)การศึกษา(?:ของ)?(?:จังหวัด.{0,30})?(?:\(?\s*พ\.ศ\..*)?$|"
    r"วิสัยทัศน์[\s,]+(?:และ)?พันธกิจ"
)
_BEGINNING: Final = re.compile(
    r"ทิศทาง(?:การพัฒนา|การจัด|ของ)?การศึกษา|(?:สาระ|รายละเอียด|โครงสร้าง|องค์ประกอบ).{0,12}แผนพัฒนาการศึกษา"
)
_CLAUSES: Final = re.compile(r"สู่การปฏิบัติ|ติดตาม|ประเมินผล|กลไก|การขับเคลื่อนแผน|บริหารแผน|ความสำเร็จ|นำแผน|กำกับ")
_CONTENTS: Final = re.compile(r"(?:\.{4,}|…{2,}|(?:\. ){4,}|_{4,}|\t)\s*(?:[0-9๐-๙]{1,4}|[ก-ฮ])?\s*$")
_OTHER_LIST: Final = re.compile(
    r"(?:ปรัชญา|ปณิธาน|คติพจน์|คติธรรม|คำขวัญ|เอกลักษณ์|อัตลักษณ์|อัตตลักษณ์|จุดเน้น|นโยบาย|ปัจจัย(?:แห่ง)?ความสำเร็จ|หลักการ|กรอบแนวคิด|บทบาทหน้าที่|"
    r"อำนาจหน้าที่|ผลผลิต|ผลที่คาดว่าจะได้รับ)(?:หลัก|สำคัญ|ที่สำคัญ|เร่งด่วน|การพัฒนา|การดำเนินงาน|การจัดการศึกษา|\([^)]*\)|"
    r"(?:ของ|ประจำ)[^:：]{0,50}|\s)*"
)
_OTHER_MOST: Final = 80
_CAPTION: Final = re.compile(
    r"\s*(?:ตาราง|ภาพ|แผนภาพ|แผนภูมิ|แผนผัง|รูป)(?:ที่)?\s*[0-9๐-๙]{1,3}(?:[.\-–][0-9๐-๙]{1,3})?(?![0-9๐-๙])"
)
_CLOSING: Final = re.compile(r"\s*(?:จึงเรียน(?:มา)?(?:เพื่อ|ขอ)|ขอแสดงความนับถือ|ด้วยความเคารพ|ขอบคุณ(?:ค่ะ|ครับ|มาก))")
_FRONT: Final = re.compile(
    r"(?:คำนำ|สารบัญ(?:ตาราง|ภาพ|แผนภูมิ|เรื่อง)?|บทสรุปผู้บริหาร|กิตติกรรมประกาศ|สาร(?!ะ|สนเทศ|บัญ)(?:จาก|ของ)?.{0,30}|ภาคผนวก.{0,40}|บรรณานุกรม)"
)
_SWOT_WORD_ELSE: Final = re.compile(r"(?:โอกาส|ข้อจำกัด)(?:และความ|ทาง|การ|ในการ)")
"""“โอกาสทางการศึกษา” is what many plans are about."""
_SWOT_MORE: Final = re.compile(r"ของ|ด้าน|ภาย|หรือ|และ|[(\[/A-Za-z]")
"""What goes on after a word of SWOT in a heading: “โอกาสทางการศึกษา” is none."""
_BELOW_KINDS: Final = ("strategy", "tactic", "guideline")
_NOT_SUFFIX: Final = re.compile(r"[\s\W]*")


@dataclass(frozen=True, slots=True)
class Heading:
    """What a heading announces, and what stands on the same line after it."""

    kind: str
    rest: str


def heading_of(text: str, is_styled: bool = False) -> Heading | None:
    """The heading that a line is, by its words; a sentence that only begins with such a word is none.

    `is_styled`: it is set as a heading (bold, larger, a heading style), which allows unknown words after it.
    """
    line = " ".join(text.split()).strip("“”\"' ")
    found = _LINE.match(line)
    if found is None:
        return None
    kind = next(kind for kind, _ in _KINDS if found[kind])
    rest = found["rest"].strip()
    if kind.startswith("swot_") and _SWOT_WORD_ELSE.match(line) and not found["colon"]:
        return None
    if not rest or (_MORE_KINDS if is_styled else _ONLY_KINDS).fullmatch(f" {rest}"):
        return Heading(kind, "") if len(line) <= LONGEST else None
    if found["colon"]:
        return Heading(kind, rest)
    if kind == "vision" and re.match(r"[“\"'‘]", text[found.start("rest") :].lstrip()):
        return Heading(kind, rest)
    if kind.startswith("swot_") and not _SWOT_MORE.match(rest):
        return None
    return Heading(kind, "") if is_styled and len(line) <= 60 and kind not in ("project", "issue") else None


def kind_below(text: str, kind: str) -> str:
    """What a heading says stands below each item of its kind, or empty.

    >>> kind_below("กลยุทธ์และวิธีดำเนินการ", "strategy"), kind_below("กลยุทธ์", "strategy")
    ('tactic', '')
    """
    kinds = [found.lastgroup or "" for found in _KIND.finditer(text)] if len(text) <= LONGEST else []
    after = kinds[kinds.index(kind) + 1 :] if kind in kinds else []
    return next((one for one in after if one in _BELOW_KINDS and one != kind), "")


def is_background(title: str) -> bool:
    """Is a chapter of this title about the surroundings of the plan, and not the plan itself?"""
    return bool(_BACKGROUND.search(title)) and not _OWN_CHAPTER.search(title)


def is_of_clauses(title: str) -> bool:
    """A chapter about carrying the plan out: its numbered points are clauses, not issues and strategies."""
    return bool(_CLAUSES.search(title)) and not re.search(r"วิสัยทัศน์|ประเด็นยุทธศาสตร์|โครงการ|พันธกิจ|กลยุทธ์", title)


def is_foreign(title: str) -> bool:
    """Does a heading name the plan or policy of somebody else?"""
    return bool(_FOREIGN.search(title))


def is_own(title: str) -> bool:
    """Does a chapter's title name parts of this plan?"""
    return bool(_OWN_CHAPTER.search(title)) and not is_foreign(title)


def is_vision_of_others(text: str) -> bool:
    """Does a heading name the vision of the province, a ministry or the country, and not that of its education?"""
    return bool(re.search(r"วิสัยทัศน์\s*(?:ของ)?(?:กลุ่มจังหวัด|จังหวัด|กระทรวง|ประเทศ|ภาค)", text)) and "การศึกษา" not in text


def is_own_title(title: str) -> bool:
    """Is this the title of the chapter that holds the plan itself?"""
    return bool(_OWN_TITLE.match(title)) and not is_foreign(title)


def begins_plan(title: str) -> bool:
    """Does the plan itself surely begin here, whatever numbered chapter came before?"""
    return bool(_BEGINNING.match(title)) and not is_foreign(title)


def names_chapter(title: str) -> bool:
    """Is a line set apart the title of a chapter, by its words: the plan, its surroundings, or carrying it out?"""
    if is_front(title) or is_background(title) or is_own_title(title) or is_foreign(title):
        return True
    # “ตัวชี้วัดความสำเร็จ” announces a list, whatever chapters are called that speak of success.
    return is_of_clauses(title) and heading_of(title) is None


def is_contents_line(text: str) -> bool:
    """A line of a table of contents: a leader and a page number at its end."""
    return bool(_CONTENTS.search(text))


def is_other_list(text: str) -> bool:
    """A heading that announces what is no part of a plan's tree: a motto, an identity, policies, points of focus."""
    return len(text) <= _OTHER_MOST and bool(_OTHER_LIST.fullmatch(text.strip(' :：“”"')))


def is_closing(text: str) -> bool:
    """The line that ends a letter; what follows is its signature."""
    return bool(_CLOSING.match(text))


def is_caption(text: str) -> bool:
    """The line over a table or below a picture: “ตารางที่ 3 …”."""
    return bool(_CAPTION.match(text))


def is_front(title: str) -> bool:
    """A heading of what is not the plan: preface, contents, annex."""
    return bool(_FRONT.fullmatch(title.strip()))
