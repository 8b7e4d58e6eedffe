"""Units in words. A unit is data, written in Thai; those that everybody uses have their English here."""

from __future__ import annotations

from patibat.problems import Text

_UNITS = {
    "บาท": Text("บาท", "baht"),
    "ร้อยละ": Text("ร้อยละ", "per cent"),
    "คน": Text("คน", "people"),
    "คนต่อเครื่อง": Text("คนต่อเครื่อง", "people per computer"),
    "ครั้ง": Text("ครั้ง", "times"),
    "คะแนน": Text("คะแนน", "points"),
    "ที่นั่ง": Text("ที่นั่ง", "places"),
    "ปี": Text("ปี", "years"),
    "หน่วยงาน": Text("หน่วยงาน", "agencies"),
    "ห้อง": Text("ห้อง", "rooms"),
    "แห่ง": Text("แห่ง", "sites"),
    "โรงเรียน": Text("โรงเรียน", "schools"),
    "โครงการ": Text("โครงการ", "projects"),
    "เรื่อง": Text("เรื่อง", "items"),
}


def unit_words(unit: str, language: str = "th") -> str:
    """The unit in the language; one that is not known stays as it was written.

    >>> unit_words("คน", "en"), unit_words("คน"), unit_words("ไร่", "en")
    ('people', 'คน', 'ไร่')
    """
    known = _UNITS.get(unit)
    return known.of(language) if known else unit
