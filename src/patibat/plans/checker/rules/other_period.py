"""Another period of years attached to this plan's own title."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final, NamedTuple

from patibat.plans.checker.context import Context
from patibat.plans.checker.findings import Hit, Place
from patibat.plans.checker.passages import Passage, passages
from patibat.plans.checker.provinces import plan_name, squeezed
from patibat.plans.checker.rule import Example, Rule
from patibat.plans.checker.samples import TITLE, text_plan
from patibat.plans.tree import PlanTree
from patibat.problems import Text

_RANGE: Final = re.compile(
    r"\(?\s*(?:พ\.\s?ศ\.|ปี(?:งบประมาณ)?)?\s*(?:พ\.\s?ศ\.)?\s*(?P<first>2[45]\d\d)\s*(?:[-–—]|ถึง)\s*(?:พ\.\s?ศ\.\s*)?(?P<last>2[45]\d\d)"
)
_BETWEEN: Final = re.compile(r"(?:ระยะ\d+ปี|ระยะที่\d+|ฉบับปรับปรุง|ฉบับทบทวน|ฉบับที่\d+|[(,:])+$")
_EARLIER: Final = re.compile(
    r"ฉบับก่อน|ฉบับเดิม|ที่ผ่านมา|ทบทวน|ผลการดำเนินงาน|สิ้นสุด|ฉบับที่แล้ว|ต่อเนื่องจาก|ต่อจาก|ปรับปรุงจาก|เดิม|ยกเลิก"
)
_NEAR: Final = 110
_CLOSE: Final = 30

_OTHER = Text(
    "“{title}” มีปี {found} แต่แผนนี้คือปี {own}", "“{title}” is given the years {found}, but this plan covers {own}"
)
_EARLIER_PLAN = Text(
    "กล่าวถึงแผนนี้ปี {found} ซึ่งน่าจะเป็นฉบับก่อน (แผนนี้คือปี {own})",
    "this plan is named with {found}, probably the one before (this one covers {own})",
)
_UNSURE = Text("แผนมีช่วงปีสองแบบ: {found} และ {own}", "the plan is given two periods: {found} and {own}")


class _Seen(NamedTuple):
    years: tuple[int, int]
    place: Place
    is_earlier: bool
    is_short: bool
    """The title without its province: probably this plan."""


def find(tree: PlanTree, context: Context) -> Iterator[Hit]:
    """Only ranges that follow the plan's own title: laws, base years and other plans have their own years."""
    name = plan_name(tree.title)
    if len(name) < len("แผนพัฒนา"):
        return
    seen = [one for passage in passages(tree) for one in _attached(passage, name)]
    own = (tree.from_year, tree.to_year)
    is_sure = all(own)
    if not is_sure:
        own = _most_common(seen)
    for one in seen:
        if one.years == own or not all(own):
            continue
        found, usual = "-".join(map(str, one.years)), "-".join(map(str, own))
        details = {"title": tree.title.split("(")[0].strip(), "found": found, "own": usual}
        if one.is_earlier:
            yield Hit(one.place, found, _EARLIER_PLAN, details, "note")
        else:
            is_part = own[0] <= one.years[0] <= one.years[1] <= own[1]
            yield Hit(
                one.place,
                found,
                _OTHER if is_sure else _UNSURE,
                details,
                "warning" if is_part or one.is_short else None,
            )


def _attached(passage: Passage, name: str) -> Iterator[_Seen]:
    for match in _RANGE.finditer(passage.text):
        before = passage.text[max(0, match.start() - _NEAR) : match.start()]
        tail = _BETWEEN.sub("", squeezed(before))
        is_short = not tail.endswith(name)
        if not is_short or tail.endswith(_without_province(name)):
            # Only the nearest words count: further off they may belong to something else.
            in_front = before[: -len(name)][-_CLOSE:]
            is_earlier = bool(_EARLIER.search(in_front) or _EARLIER.search(passage.text[match.end() :][:_CLOSE]))
            start = match.start() + len(match.group()) - len(match.group().lstrip())
            years = (int(match["first"]), int(match["last"]))
            yield _Seen(years, passage.place(start), is_earlier, is_short)


def _without_province(name: str) -> str:
    head, word, province = name.rpartition("จังหวัด")
    return head + word if province and len(head) >= len("แผนพัฒนา") else name


def _most_common(seen: list[_Seen]) -> tuple[int, int]:
    counted = Counter(one.years for one in seen).most_common(2)
    if len(counted) == 2 and counted[0][1] > counted[1][1]:
        return counted[0][0]
    return counted[0][0] if len(counted) == 1 else (0, 0)


RULE = Rule(
    id="other-period",
    severity="error",
    question=Text("แผนเรียกตัวเองด้วยช่วงปีเดียวกันทั้งเล่มหรือไม่", "Does the plan give itself one period throughout?"),
    explanation=Text(
        "ช่วงปีที่ไม่ตรงกันทำให้ไม่รู้ว่าข้อความผูกพันกับแผนฉบับใด ปีของกฎหมาย ปีฐาน และปีของแผนอื่นไม่นับ",
        "When periods differ, it is not known which plan a clause binds. Years of laws, of baselines and of "
        "other plans do not count.",
    ),
    remedy=Text("แก้ช่วงปีให้ตรงกับชื่อแผน", "Mend the years to those of the plan's title."),
    find=find,
    passes=(
        Example(text_plan("ใช้แผนพัฒนาการศึกษาจังหวัดสมุทรปราการ (พ.ศ. 2562 - ", "2565) เป็นกรอบ")),
        Example(text_plan("ยุทธศาสตร์ชาติ พ.ศ. 2561 - 2580 แผนฯ 13 (พ.ศ. 2566-2570) พ.ร.บ. พ.ศ. 2542")),
        Example(text_plan("แผนพัฒนาจังหวัดสมุทรปราการ (พ.ศ. 2561-2565)")),
    ),
    fails=(
        Example(text_plan("ใช้แผนพัฒนาการศึกษาจังหวัดสมุทรปราการ (พ.ศ. ", "2560 - 2564) เป็นกรอบ"), severity="error"),
        Example(text_plan("ใช้แผนพัฒนาการศึกษาจังหวัด (พ.ศ. 2560 - 2564) เป็นกรอบ"), severity="warning"),
        Example(text_plan("ทบทวน" + TITLE.replace("2562 - 2565", "2558-2561")), severity="note"),
    ),
)
