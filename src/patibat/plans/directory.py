"""Agencies as documents call them → agencies of the directory: by name, abbreviation, alias or former name.

Pure: `selectors.agency_directory` fills it from the network. Nothing is invented: a name that fits none, or several,
is asked.

>>> found = Directory([Known("a1", ("สำนักงานเขตพื้นที่การศึกษาประถมศึกษาชลบุรี เขต 1", "สพป.ชลบุรี เขต 1"))])
>>> [one.code for one in found.mentions("สพป.ชบ. เขต 2, สพป. ชลบุรี เขต ๑")]
['', 'a1']
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from patibat.papers.reading import Origin
from patibat.plans.tree import NOWHERE, AgencyMention
from patibat.thai import search_key

# What the parts of names are shortened to, longest first: both sides of a comparison are written this way.
_SHORT: Final = (
    ("สำนักงานเขตพื้นที่การศึกษาประถมศึกษา", "สพป."),
    ("สำนักงานเขตพื้นที่การศึกษามัธยมศึกษา", "สพม."),
    ("สำนักงานเขตพื้นที่การศึกษา", "สพท."),
    ("สำนักงานคณะกรรมการการศึกษาขั้นพื้นฐาน", "สพฐ."),
    ("สำนักงานคณะกรรมการการอาชีวศึกษา", "สอศ."),
    ("สำนักงานคณะกรรมการส่งเสริมการศึกษาเอกชน", "สช."),
    ("สำนักงานศึกษาธิการจังหวัด", "ศธจ."),
    ("ศึกษาธิการจังหวัด", "ศธจ."),
    ("สำนักงานศึกษาธิการภาค", "ศธภ."),
    ("สำนักงานส่งเสริมการเรียนรู้ประจำจังหวัด", "สกร."),
    ("สำนักงานส่งเสริมการเรียนรู้จังหวัด", "สกร."),
    ("สกร.ประจำจังหวัด", "สกร."),
    ("สกร.จังหวัด", "สกร."),
    ("สำนักงานส่งเสริมการศึกษานอกระบบและการศึกษาตามอัธยาศัยจังหวัด", "กศน."),
    ("สำนักงานกศน.จังหวัด", "กศน."),
    ("องค์การบริหารส่วนจังหวัด", "อบจ."),
    ("องค์การบริหารส่วนตำบล", "อบต."),
    ("องค์กรปกครองส่วนท้องถิ่น", "อปท."),
    ("สำนักงานสาธารณสุขจังหวัด", "สสจ."),
    ("สาธารณสุขจังหวัด", "สสจ."),
    ("สำนักงานพัฒนาสังคมและความมั่นคงของมนุษย์จังหวัด", "พมจ."),
    ("พัฒนาสังคมและความมั่นคงของมนุษย์จังหวัด", "พมจ."),
    ("สำนักงานพัฒนาชุมชนจังหวัด", "พชจ."),
    ("พัฒนาชุมชนจังหวัด", "พชจ."),
    ("สำนักงานพระพุทธศาสนาจังหวัด", "พศจ."),
    ("สำนักงานวัฒนธรรมจังหวัด", "วธจ."),
    ("สำนักงานแรงงานจังหวัด", "รงจ."),
    ("แรงงานจังหวัด", "รงจ."),
    ("สถาบันพัฒนาฝีมือแรงงาน", "สพร."),
    ("สำนักงานพัฒนาฝีมือแรงงาน", "สนพ."),
    ("สำนักงานอาชีวศึกษาจังหวัด", "อศจ."),
    ("อาชีวศึกษาจังหวัด", "อศจ."),
    ("ศูนย์การศึกษาพิเศษประจำจังหวัด", "ศกศ."),
    ("วิทยาลัยเทคนิค", "วท."),
    ("วิทยาลัยอาชีวศึกษา", "วอศ."),
    ("วิทยาลัยการอาชีพ", "วก."),
    ("วิทยาลัยสารพัดช่าง", "วช."),
    ("วิทยาลัยเกษตรและเทคโนโลยี", "วษท."),
    ("วิทยาลัยชุมชน", "วชช."),
    ("เทศบาลนคร", "ทน."),
    ("เทศบาลเมือง", "ทม."),
    ("เทศบาลตำบล", "ทต."),
    ("มหาวิทยาลัยราชภัฏ", "มรภ."),
    ("มหาวิทยาลัย", "ม."),
    ("โรงเรียน", "รร."),
    ("สำนักงานจังหวัด", "สนจ."),
    ("จังหวัด", ""),
    ("จ.", ""),
    ("อำเภอ", "อ."),
)  # fmt: skip
_LOOSE: Final = re.compile(r"[\s.\-–—_()\"'“”/]+")
_SPLIT: Final = re.compile(r"\s*(?:[\n;•●▪]|,|，|(?<![.\d])/(?!\d)|\s{2,}|(?:^|\n)\s*[-–]\s|(?<=\S)\s[-–]\s(?=\S))\s*")
_AND: Final = re.compile(
    r"\s+(?:และ|กับ|หรือ|ร่วมกับ)\s*|(?<=[0-9ก-๙.])(?:และ|ร่วมกับ)"
    r"(?=(?:สพ|ศธ|สำนัก|อบ|อป|เทศบาล|วิทยาลัย|มหา|สก|กศ|สช|อศ|สส|พม|ศูนย์|สถาบัน|โรงเรียน))")  # fmt: skip
_BULLETS: Final = re.compile(r"^\s*(?:[-–•●▪*·]|\(?[0-9๐-๙]{1,2}[.)]\)?)\s*")
_LABEL: Final = re.compile(r"^\s*(?:หน่วยงาน)?(?:เจ้าภาพ|รับผิดชอบ|สนับสนุน|ร่วม|หลัก)(?:หลัก|ร่วม)?\s*[:：]\s*")
_NIL: Final = re.compile(r"[-–—.\s]*")


@dataclass(frozen=True, slots=True)
class Known:
    """An agency of the directory. `names` are all its names; `spans` the Buddhist-Era years in which each is valid."""

    code: str
    names: tuple[str, ...]
    spans: tuple[tuple[int, int], ...] = ()
    kind: str = ""

    def span(self, position: int) -> tuple[int, int]:
        """The years of a name; (0, 9999) where nothing limits it."""
        return self.spans[position] if position < len(self.spans) else (0, 9999)


def key_of(name: str) -> str:
    """What two spellings of one agency have in common: parts shortened, spaces, stops and the word province gone."""
    text = search_key(name).replace(" ", "")
    for long, short in _SHORT:
        text = text.replace(long, short)
    return _LOOSE.sub("", text)


class Directory:
    """Every way in which agencies are called."""

    def __init__(self, known: Iterable[Known] = (), province: str = "", province_name: str = "") -> None:
        self.known = list(known)
        self.province = province
        self.province_name = province_name

    @cached_property
    def _by_key(self) -> dict[str, list[tuple[str, tuple[int, int]]]]:
        found: dict[str, list[tuple[str, tuple[int, int]]]] = defaultdict(list)
        for agency in self.known:
            for position, name in enumerate(agency.names):
                if key := key_of(name):
                    found[key].append((agency.code, agency.span(position)))
        return found

    @cached_property
    def _keys_by_length(self) -> list[str]:
        return sorted((key for key in self._by_key if len(key) >= 3), key=len, reverse=True)

    def mention(self, text: str, origin: Origin = NOWHERE, years: tuple[int, int] = (0, 0)) -> AgencyMention:
        """One name → the agency, the agencies it may mean, or none."""
        clean = _LABEL.sub("", _BULLETS.sub("", " ".join(text.split()))).strip(" ,;")
        rows = self._rows(clean)
        codes = tuple(dict.fromkeys(code for code, _ in rows))
        valid = {code for code, (first, last) in rows if not years[0] or (first <= years[1] and last >= years[0])}
        if len(codes) > 1 and valid:
            codes = tuple(code for code in codes if code in valid)
        return AgencyMention(clean, codes, origin, is_valid=not codes or bool(valid & set(codes)))

    def _rows(self, text: str) -> list[tuple[str, tuple[int, int]]]:
        key = key_of(text)
        if not key:
            return []
        if found := self._by_key.get(key):
            return found
        own = key_of(self.province_name)
        if own:
            for other in (key.replace(own, ""), key + own):
                if other != key and (found := self._by_key.get(other)):
                    return found
        return []

    def mentions(self, text: str, origin: Origin = NOWHERE, years: tuple[int, int] = (0, 0)) -> list[AgencyMention]:
        """Every agency of a cell or a sentence's tail, in order."""
        found: list[AgencyMention] = []
        for part in _parts(text):
            whole = self.mention(part, origin, years)
            pieces = [piece for piece in _AND.split(part) if piece and piece.strip()]
            if whole.codes or len(pieces) < 2:
                found.append(whole)
            else:
                found += [self.mention(piece, origin, years) for piece in pieces]
        return _once(found)


def _parts(text: str) -> Sequence[str]:
    lines: list[str] = []
    for part in _SPLIT.split(text):
        clean = _BULLETS.sub("", part or "").strip(" ,;")
        if clean and not _NIL.fullmatch(clean):
            lines.append(clean)
    return lines


# A name that a narrow column broke goes on in the next line; one that begins like an agency begins anew.
_STARTS: Final = re.compile(
    r"(?:[ก-ฮ]{2,5}\.|สพ[ปมฐทร]|ศธ[จภ]|สกร|กศน|สช|สอศ|อศจ|อบ[จต]|อปท|ท[นมต]\.|เทศบาล|สำนัก|องค์|วิทยาลัย|มหาวิทยาลัย|โรงเรียน|รร|ศูนย์|"
    r"สถาบัน|กรม|กอง|กลุ่ม|สสจ|พมจ|พศ|พช|วท|วก|วช|วอศ|วษท|ศกศ|ม\.|มรภ|ทุก|หน่วย|สถานศึกษา|สมาคม|มูลนิธิ|บริษัท|หอการค้า|สภา|ชมรม|กระทรวง|แรงงาน|ตชด|"
    r"วัด|คณะ|ที่ทำการ|ตำรวจ|เครือข่าย|ชุมชน|ภาค|สนง|สนจ|วัฒนธรรม|พัฒนา|อาชีวศึกษา|การศึกษา|ศึกษาธิการ|สาธารณสุข|\(ไม่)"
)


def begins_name(text: str) -> bool:
    """Does a line begin the name of another agency, rather than go on with the one above it?"""
    return bool(_STARTS.match(_BULLETS.sub("", text.strip()))) or bool(_BULLETS.match(text.strip()))


def _once(mentions: list[AgencyMention]) -> list[AgencyMention]:
    seen: set[str] = set()
    found = []
    for mention in mentions:
        key = mention.code or key_of(mention.text)
        if key and key not in seen:
            seen.add(key)
            found.append(mention)
    return found
