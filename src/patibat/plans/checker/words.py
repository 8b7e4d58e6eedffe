"""The words of a text that carry its meaning. One function, so that a true word list can stand behind it."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from patibat.thai import search_key

_KNOWN_TEXT: Final = """
การศึกษา เรียนรู้ ผู้เรียน นักเรียน นักศึกษา เยาวชน เด็ก ปฐมวัย ประชาชน ประชากร ชุมชน ท้องถิ่น ครู บุคลากร
ผู้บริหาร ผู้ปกครอง สถานศึกษา โรงเรียน วิทยาลัย มหาวิทยาลัย หลักสูตร คุณภาพ มาตรฐาน คุณธรรม จริยธรรม ความรู้
ทักษะ สมรรถนะ ศักยภาพ อาชีพ อาชีวศึกษา แรงงาน ตลาดแรงงาน ประกอบการ โอกาส เสมอภาค เท่าเทียม ทั่วถึง
ความเหลื่อมล้ำ ลดความเหลื่อมล้ำ ด้อยโอกาส พิการ เทคโนโลยี ดิจิทัล สารสนเทศ นวัตกรรม วิจัย วิทยาศาสตร์
คณิตศาสตร์ ภาษาอังกฤษ ภาษาไทย ภาษา สากล อาเซียน ศตวรรษ ความเป็นไทย วัฒนธรรม ภูมิปัญญา ศาสนา ศาสน์ พอเพียง
เศรษฐกิจ เศรษฐกิจพอเพียง สิ่งแวดล้อม ทรัพยากร ยั่งยืน ความปลอดภัย ปลอดภัย ยาเสพติด สุขภาพ อนามัย กีฬา
ความมั่นคง มั่นคง พลเมือง ประชาธิปไตย จิตอาสา วินัย มีส่วนร่วม เครือข่าย ภาคีเครือข่าย ธรรมาภิบาล บริหารจัดการ
ประสิทธิภาพ ประสิทธิผล โปร่งใส บูรณาการ ตลอดชีวิต ตามอัธยาศัย นอกระบบ คิดวิเคราะห์ สร้างสรรค์ อ่านออก เขียนได้
ผลสัมฤทธิ์ ทดสอบ ประเมิน จบการศึกษา สำเร็จการศึกษา ศึกษาต่อ เข้าเรียน ออกกลางคัน ตกหล่น งานทำ มีงานทำ รายได้
อุตสาหกรรม โลจิสติกส์ เกษตร ท่องเที่ยว เมืองอัจฉริยะ อัจฉริยะ ขยะ พลังงาน ระบบราชการ บริการ ข้อมูล งบประมาณ
ความสุข ชีวิต คุณภาพชีวิต คุณลักษณะ พึงประสงค์ ครอบครัว ผู้สูงอายุ ประกันคุณภาพ แข่งขัน พัฒนา ส่งเสริม
สนับสนุน ร้อยละ จำนวน ระดับ อัตรา จังหวัด อำเภอ ประเทศ หน่วยงาน สังกัด โครงการ กิจกรรม แผน เพิ่มขึ้น ลดลง
สูงขึ้น เหมาะสม จัดการ องค์กร เป้าหมาย ยุทธศาสตร์ ขับเคลื่อน ยกระดับ ผ่าน เกณฑ์ ขั้นพื้นฐาน พื้นฐาน เจตคติ
ทัศนคติ รักชาติ สถาบัน พระมหากษัตริย์ สังคม โลก พหุวัฒนธรรม สันติสุข คนดี คนเก่ง เข้าถึง ใฝ่รู้ แหล่งเรียนรู้
"""
_BETWEEN_TEXT: Final = """
และ หรือ ที่ ซึ่ง ของ ใน ให้ ได้ มี เป็น อย่าง โดย ด้วย จาก กับ ต่อ เพื่อ สู่ บน แก่ ทุก ทั้ง ตาม การ ความ
ต่าง ไม่ จะ ต้อง คือ อยู่ แห่ง ระหว่าง นำ ผู้ ด้าน ต่อเนื่อง ๆ ฯ
"""
_GENERAL_TEXT: Final = """
การศึกษา พัฒนา ส่งเสริม สนับสนุน ร้อยละ จำนวน ระดับ อัตรา จังหวัด อำเภอ ประเทศ หน่วยงาน สังกัด โครงการ กิจกรรม
แผน เพิ่มขึ้น ลดลง สูงขึ้น เหมาะสม จัดการ องค์กร เป้าหมาย ยุทธศาสตร์ ขับเคลื่อน ยกระดับ ผ่าน เกณฑ์ พื้นฐาน
เรียนรู้ ภายใน สำเร็จ ปี พ.ศ. the of and for
"""
_KNOWN: Final = tuple(_KNOWN_TEXT.split())
_BETWEEN: Final = tuple(_BETWEEN_TEXT.split())
GENERAL: Final = frozenset(_GENERAL_TEXT.split())
"""Words that every plan of education says everywhere: sharing one of them says nothing."""
_FEWEST: Final = 4


@cache
def _pattern() -> re.Pattern[str]:
    known = sorted({search_key(word) for word in (*_KNOWN, *_BETWEEN)}, key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, known)) + r"|[a-z][a-z0-9'-]+|[0-9.,]+|\s+|[^\w\u0e31-\u0e4e]")


@cache
def _small() -> frozenset[str]:
    return frozenset(search_key(word) for word in _BETWEEN)


def content_words(text: str) -> tuple[str, ...]:
    """The words of a text that carry meaning, each once, in order; general words of planning are left out.

    Known words are taken longest first; what stands between them and is long enough counts as a word of its own.

    >>> content_words("ผู้เรียนมีคุณภาพ และมีคุณธรรม")
    ('ผู้เรียน', 'คุณภาพ', 'คุณธรรม')
    """
    words: dict[str, None] = {}
    end = 0
    key = search_key(text)
    for match in _pattern().finditer(key):
        _keep(words, key[end : match.start()])
        _keep(words, match.group())
        end = match.end()
    _keep(words, key[end:])
    return tuple(words)


def _keep(words: dict[str, None], word: str) -> None:
    if word in _known_short() or (len(word) >= _FEWEST and _is_content(word)):
        words[word] = None


def _is_content(word: str) -> bool:
    return word not in GENERAL and word not in _small() and not word[0].isdigit()


@cache
def _known_short() -> frozenset[str]:
    return frozenset(word for word in _KNOWN if len(word) < _FEWEST and word not in GENERAL)
