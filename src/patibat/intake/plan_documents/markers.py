"""How an item of a plan begins: `1.`, `๑.๑`, `(2)`, `ก)`, a bullet, or a word with a number (`ประเด็นยุทธศาสตร์ที่ ๒`).

>>> marker_of("ประเด็นยุทธศาสตร์ที่ ๒ : ยกระดับคุณภาพ")
Marker(kind='issue', style='word', numbers=(2,), rest='ยกระดับคุณภาพ')
>>> marker_of("๑.๒) จัดทำข้อมูล"), marker_of("- จัดทำข้อมูล").style, marker_of("2566 เป็นปีแรก")
(Marker(kind='', style='1.1)', numbers=(1, 2), rest='จัดทำข้อมูล'), '-', None)
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from patibat.thai import to_arabic_digits


@dataclass(frozen=True, slots=True)
class Marker:
    """What an item begins with. `kind` is that of the word (issue, goal …) or empty; `style` how it is written; `rest`
    what comes after it."""

    kind: str
    style: str
    numbers: tuple[int, ...]
    rest: str

    @property
    def number(self) -> str:
        """The number as it is kept: Arabic digits with dots."""
        return ".".join(map(str, self.numbers))


_WORDS: Final = (
    ("part", r"ส่วนที่|บทที่|ตอนที่|ภาคที่"),
    ("issue", r"(?:ประเด็น)?ยุทธศาสตร์(?:การพัฒนา)?(?:การศึกษา)?\s*ที่|"
              r"ประเด็น(?:การ)?(?:พัฒนา|ขับเคลื่อน|สำคัญ)?(?:การศึกษา)?\s*ที่|จุดเน้น(?:การพัฒนา|เชิงพัฒนา)?\s*ที่|ประเด็นยุทธศาสตร์|ยุทธศาสตร์|ประเด็น(?:การพัฒนา)?"),
    ("goal", r"เป้าประสงค์(?:เชิงยุทธศาสตร์|เชิงกลยุทธ์|หลัก|รวม)?\s*(?:ที่|ข้อที่|ข้อ)|เป้าประสงค์"),
    ("target", r"เป้าหมาย(?:เชิงยุทธศาสตร์|เชิงกลยุทธ์|หลัก|รวม|การพัฒนา)?\s*(?:ที่|ข้อที่|ข้อ)|เป้าหมาย"),
    ("strategy", r"กลยุทธ์(?:หลัก)?\s*(?:ที่|ข้อที่|ข้อ)|กลยุทธ์"),
    ("tactic", r"(?:มาตรการ|วิธีการ|วิธีดำเนินการ|กลวิธี)\s*(?:ที่|ข้อที่|ข้อ)|มาตรการ|กลวิธี"),
    ("guideline", r"แนวทาง(?:การ)?(?:พัฒนา|ดำเนินงาน|ดำเนินการ|ขับเคลื่อน|ปฏิบัติ)?\s*(?:ที่|ข้อที่|ข้อ)|แนวทาง"),
    ("mission", r"พันธกิจ\s*(?:ที่|ข้อที่|ข้อ)|พันธกิจ"),
    ("indicator", r"ตัวชี้วัด(?:ความสำเร็จ|เป้าประสงค์|ผลลัพธ์|ผลผลิต)?\s*(?:ที่|ข้อที่|ข้อ)|ตัวชี้วัด"),
    ("project", r"โครงการ\s*ที่"),
    ("clause", r"ข้อ\s*ที่|ข้อ"),
)  # fmt: skip
# A word needs its number right after it; “ที่” may stand apart.
_WORD: Final = re.compile(
    "|".join(f"(?P<{kind}>{words})" for kind, words in _WORDS)
)  # fmt: skip
_AFTER_WORD: Final = re.compile(r"\s*(?P<n>[0-9]{1,2}(?:\.[0-9]{1,2}){0,3})(?![0-9%])\s*[.):：–—-]{0,2}\s*")
_COUNTED: Final = re.compile(r"(?:ปี|ด้าน|ประเด็น|ข้อ|ประการ|ระยะ)(?![ก-๙]{12})")
"""“ยุทธศาสตร์ 20 ปี”, “ประเด็น 4 ด้าน”: so many, not the so-manieth."""
_ABOUT: Final = re.compile(r"เรื่อง(?:\s+|\s*[:：]\s*)")
_NUMBER: Final = re.compile(
    r"(?P<open>\()?(?P<n>[0-9]{1,2}(?:\.[0-9]{1,3}){0,4})(?P<close>\.\)|[.)])?(?P<gap>\s*)(?=\S|$)"
)
_LETTER: Final = re.compile(r"(?P<open>\()?(?P<n>[ก-ฉA-Ha-h])(?P<close>[.)])\s*(?=\S|$)")
_BULLET: Final = re.compile(r"[-–—•●○◦▪■□➢➤✓✔*·\uf0b7\uf0a7\uf0d8\uf0fc\uf02d]\ufe0f?\s*(?=\S)|[o§]\s+(?=[ก-๙])")
_OWN: Final = ("issue", "goal", "strategy", "tactic", "guideline", "mission")
_LETTERS: Final = "กขคงจฉ"
_UNITS_AFTER: Final = re.compile(
    r"%|คน|แห่ง|โครงการ|บาท|ปี|ครั้ง|เรื่อง|หน่วย|มกราคม|กุมภา|มีนา|เมษา|พฤษภา|มิถุนา|กรกฎา|สิงหา|กันยา|ตุลา|พฤศจิกา|ธันวา|"
    r"[มกพสตธ]\.[คพยธ]|มี\.ค|เม\.ย|มิ\.ย"
)


def marker_of(text: str) -> Marker | None:
    """The marker that a text begins with, or None."""
    plain = to_arabic_digits(text).lstrip()
    cut = len(text) - len(text.lstrip())
    body = text[cut:]
    word = _word_marker(plain, body)
    if word is not None:
        return word
    found = _number_marker(plain, body) or _letter_marker(plain, body) or _bullet(body)
    if found is not None and (len(found.numbers) > 1 or found.style == "-"):
        # “4.1 ประเด็นยุทธศาสตร์ที่ 1 …”: the outline's number stands before the plan's own.
        inner = _word_marker(to_arabic_digits(found.rest), found.rest)
        if inner is not None and inner.kind in _OWN:
            return inner
    return found


def _word_marker(plain: str, body: str) -> Marker | None:
    word = _WORD.match(plain)
    if word is None:
        return None
    after = _AFTER_WORD.match(plain, word.end())
    if after is None:
        return None
    if _COUNTED.match(body[after.end() :]):
        return None
    rest = _ABOUT.sub("", body[after.end() :].strip(), count=1)
    return Marker(word.lastgroup or "", "word", _numbers(after["n"]), rest)


def _number_marker(plain: str, body: str) -> Marker | None:
    found = _NUMBER.match(plain)
    if found is None:
        return None
    numbers, closed = _numbers(found["n"]), found["close"] or ""
    if found["open"] and not closed.endswith(")"):
        return None
    rest = body[found.end() :].strip()
    if not closed and not _is_bare_marker(numbers, found["gap"], rest):
        return None
    if closed == "." and not found["gap"] and rest[:1].isdigit():
        return None
    shape = ".".join("1" for _ in numbers)
    return Marker("", f"{found['open'] or ''}{shape}{closed}", numbers, rest)


def _is_bare_marker(numbers: tuple[int, ...], gap: str, rest: str) -> bool:
    """A number without stop or bracket: `1.1 วิสัยทัศน์` is one, `15 คน` and `2566` are none."""
    unit = _UNITS_AFTER.match(rest)
    # `3.1 หน่วยงาน…` begins with no unit; `3.1 คน` does.
    if unit and len(numbers) > 1 and re.match(r"[ก-๙]", rest[unit.end() :]):
        unit = None
    if not gap or not rest or unit or not re.match(r"[ก-๙A-Za-z“\"(]", rest):
        return False
    return len(numbers) > 1 or numbers[0] <= 40


def _letter_marker(plain: str, body: str) -> Marker | None:
    found = _LETTER.match(plain)
    if found is None:
        return None
    letter = found["n"]
    number = _LETTERS.find(letter) + 1 if letter in _LETTERS else ord(letter.lower()) - ord("a") + 1
    # พ.ศ. and ค.ศ. begin so too, and จ.นครปฐม.
    if letter == "จ" and found["close"] == "." and not plain[found.end("close") :].startswith((" ", "\t")):
        return None
    if plain.startswith(("ค.ศ", "ก.พ", "ก.ค", "ก.ย", "ข.ร")):
        return None
    return Marker("", f"{found['open'] or ''}ก{found['close']}", (number,), body[found.end() :].strip())


def _bullet(body: str) -> Marker | None:
    found = _BULLET.match(body)
    return Marker("", "-", (), body[found.end() :].strip()) if found else None


def _numbers(written: str) -> tuple[int, ...]:
    return tuple(int(one) for one in written.split("."))
