"""What stands beside an indicator's name: unit, baseline and targets, in the same paragraph or in the next."""

from __future__ import annotations

import re
from typing import Final

from patibat.intake.plan_documents.building import Builder
from patibat.intake.plan_documents.targets import number_of, target_behind, target_of, unit_said
from patibat.plans.tree import IndicatorItem
from patibat.thai import to_arabic_digits

DETAILS: Final = re.compile(
    r"[\s(;,|:–-]*(?:(?P<unit>หน่วย(?:นับ|วัด))|(?P<base>(?:ข้อมูล|ค่า)ฐาน|ปีฐาน|ข้อมูลพื้นฐาน|(?<![ก-๙])ฐาน(?=\s*[:：=]?\s*(?:ร้อยละ\s*)?[0-9๐-๙]))|"
    r"(?P<years>(?<=[:：(,|])(?=ปี\s*(?:25|๒๕)[0-9๐-๙]{2}\s*(?:[=:：]|ร้อยละ|จำนวน|ระดับ|ไม่|อย่าง|[0-9๐-๙]))|"
    r"(?<=[:：(,|]\s)(?=ปี\s*(?:25|๒๕)[0-9๐-๙]{2}\s*(?:[=:：]|ร้อยละ|จำนวน|ระดับ|ไม่|อย่าง|[0-9๐-๙]))|(?=(?:ปี\s*)?(?:25|๒๕)?[6-9๖-๙][0-9๐-๙]\s*[=]))|"
    r"(?P<target>(?:ค่า\s?)?เป้าหมาย(?:ปี(?=\s*25)|รายปี)?(?=\s*(?:[:：=]|ปี|25|ร้อยละ|ไม่(?:น้อย|เกิน|ต่ำ)|อย่างน้อย|เพิ่ม|ลดลง|ระดับ|มากกว่า|ทุก|ครบ|ครอบคลุม|ทั้งหมด|ผ่าน|[0-9๐-๙≥>]))))\s*[:：=]?\s*"
)


_BY_YEAR: Final = re.compile(
    r"\(?(?:ภายใน|ณ\s*สิ้น|เมื่อสิ้น|สิ้นสุด)\s*(?:ปี)?\s*(?:งบประมาณ)?\s*(?:พ\.\s*ศ\.)?\s*(25[0-9]{2})(?![0-9])\)?"
)
"""By when the one target of an indicator is to be reached."""
_YEAR_LAST: Final = re.compile(rf"{_BY_YEAR.pattern}\s*(?:ค่า)?$")
YEARS_GO_ON: Final = re.compile(
    r"\s*(?:และ)?\s*(?:ใน)?ปี\s*(?:พ\.ศ\.)?\s*(?:25|๒๕)[0-9๐-๙]{2}\s*(?:[=:：]|ร้อยละ|จำนวน|ระดับ|ไม่|อย่าง|[0-9๐-๙])"
)
"""A line that goes on with the targets of the line above."""


def split_details(builder: Builder, item: IndicatorItem) -> None:
    """Targets, baseline and unit that stand in the same paragraph after the name."""
    found = DETAILS.search(item.name)
    if found is None:
        if (last := target_behind(item.name)) is not None:
            item.name = item.name[: last[0]].rstrip()
            targets_said(builder, item, last[1])
        return
    tail, item.name = item.name[found.start() :], item.name[: found.start()].rstrip(" (;,:")
    details_said(builder, item, tail)


def details_said(builder: Builder, item: IndicatorItem, tail: str) -> None:
    """“หน่วยนับ: … ค่าฐาน: … ค่าเป้าหมาย: …”."""
    _year_behind_name(builder, item)
    year = _BY_YEAR.search(to_arabic_digits(tail))
    if year is not None:
        builder.by_year[item.key] = int(year[1])
        tail = f"{tail[: year.start()]} {tail[year.end() :]}"
    pieces: list[re.Match[str]] = []
    for piece in DETAILS.finditer(tail):
        # Years that follow years, or the word for targets, say no more than that.
        if not (piece["years"] is not None and pieces and (pieces[-1]["years"] is not None or pieces[-1]["target"])):
            pieces.append(piece)
    for position, piece in enumerate(pieces):
        end = pieces[position + 1].start() if position + 1 < len(pieces) else len(tail)
        value = tail[piece.end() : end].strip(" ();,:/|")
        if piece["unit"]:
            # “… ค่า” whose “เป้าหมาย” stands on the next line.
            item.unit = unit_said(value.removesuffix("ค่า").rstrip(" )")) or item.unit
        elif piece["base"]:
            baseline_set(item, value.removeprefix("ปี").strip(), _leading_year(value))
        else:
            targets_said(builder, item, value, builder.by_year.get(item.key, 0))


def target_below(builder: Builder, item: IndicatorItem, text: str) -> None:
    """A target on a line of its own below its indicator, whose year may end the line above."""
    _year_behind_name(builder, item)
    targets_said(builder, item, text, builder.by_year.get(item.key, 0))


def _year_behind_name(builder: Builder, item: IndicatorItem) -> None:
    found = _YEAR_LAST.search(to_arabic_digits(item.name))
    if found is not None:
        builder.by_year[item.key] = int(found[1])
        item.name = item.name[: found.start()].rstrip(" (;,:")


def targets_said(builder: Builder, item: IndicatorItem, text: str, year: int = 0) -> None:
    """“ปี 2566 ร้อยละ 80, ปี 2567 ร้อยละ 82”, or one target, of a year said elsewhere or of the whole plan."""
    plain = to_arabic_digits(text)
    marks = list(
        re.finditer(r"(?:ปี\s*)?(?:งบประมาณ\s*)?(?:พ\.ศ\.\s*)?(25[0-9]{2}|[6-9][0-9](?=\s*=))\s*[:=：]?\s*", plain)
    )
    for position, mark in enumerate(marks):
        end = marks[position + 1].start() if position + 1 < len(marks) else len(plain)
        said = plain[mark.end() : end].strip(" ,;|()/").removeprefix("จำนวน").strip()
        builder.target(item, int(mark[1][-2:]) + 2500, target_of(said))
    if not marks:
        builder.target(item, year, target_of(text))
    if not item.unit:
        item.unit = next((one.unit for one in item.targets.values() if one.unit and one.increase_by is None), "")


def baseline_set(item: IndicatorItem, text: str, year: int) -> None:
    """The baseline as a number, or as it is written where it is none; a year beside it is its year."""
    plain = to_arabic_digits(text)
    bare = plain.strip().replace(",", "")
    # A number alone in a column of baselines is the baseline, even where it could be a year.
    is_value = bare.isdecimal() and int(bare) != year
    if not is_value and (
        found := re.search(r"\(?\s*(?:ปี|พ\.ศ\.)?\s*(?:งบประมาณ|การศึกษา)?\s*(?:พ\.ศ\.)?\s*(25[0-9]{2})\s*\)?", plain)
    ):
        year = year or int(found[1])
        plain = plain.replace(found[0], " ")
    value = number_of(plain.replace("ร้อยละ", " "))
    if value is None:
        target = target_of(plain)
        value = target.value if target else None
    if item.baseline is not None and value is not None and year > item.baseline_year > 0:
        # Of the results of several years the last is what targets begin from.
        item.baseline, item.baseline_year = value, year
    item.baseline = item.baseline if item.baseline is not None else value
    item.baseline_year = item.baseline_year or year
    if value is None:
        item.baseline_text = item.baseline_text or text


def _leading_year(text: str) -> int:
    found = re.match(r"\s*(?:ปี|พ\.ศ\.|\()*\s*(25[0-9]{2})", to_arabic_digits(text))
    return int(found[1]) if found else 0
