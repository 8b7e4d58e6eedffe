"""How findings call the things of a plan."""

from __future__ import annotations

from typing import Final

from patibat.plans.checker.findings import Place
from patibat.plans.tree import IndicatorItem, PlanItem, ProjectItem
from patibat.problems import Text
from patibat.thai import to_arabic_digits

KIND_WORDS: Final = {
    "part": Text("ส่วน", "part"),
    "section": Text("หมวด", "section"),
    "clause": Text("ข้อ", "clause"),
    "vision": Text("วิสัยทัศน์", "vision"),
    "mission": Text("พันธกิจ", "mission"),
    "value": Text("ค่านิยม", "value"),
    "goal": Text("เป้าประสงค์", "goal"),
    "issue": Text("ประเด็นยุทธศาสตร์", "strategic issue"),
    "target": Text("เป้าหมาย", "target"),
    "strategy": Text("กลยุทธ์", "strategy"),
    "tactic": Text("วิธีดำเนินการ", "tactic"),
    "guideline": Text("แนวทางการพัฒนา", "guideline"),
}
"""As `choices.NodeKind`; those of the Django room cannot be read here."""
SWOT_WORDS: Final = {
    "strength": Text("จุดแข็ง", "strengths"),
    "weakness": Text("จุดอ่อน", "weaknesses"),
    "opportunity": Text("โอกาส", "opportunities"),
    "threat": Text("อุปสรรค", "threats"),
}
"""As `choices.SwotKind`."""
_SHOWN: Final = 90

Item = PlanItem | IndicatorItem | ProjectItem


def shortened(text: str, limit: int = _SHOWN) -> str:
    """One line, cut with an ellipsis where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


def title_of(item: Item) -> str:
    """The words of a node, an indicator or a project."""
    return item.title if isinstance(item, PlanItem) else item.name


def kind_words(item: Item) -> Text:
    """What it is."""
    if isinstance(item, IndicatorItem):
        return Text("ตัวชี้วัด", "indicator")
    if isinstance(item, ProjectItem):
        return Text("โครงการ", "project")
    return KIND_WORDS.get(item.kind, Text("รายการ", "item"))


def called(item: Item) -> Text:
    """The thing with its number and its words: “เป้าประสงค์ที่ 2 “ผู้เรียนมีคุณภาพ””. Not a template.

    >>> called(PlanItem("g2", "goal", "2.", "ผู้เรียนมีคุณภาพ")).en
    'goal 2 “ผู้เรียนมีคุณภาพ”'
    """
    words, number = kind_words(item), plain_number(item.number)
    title = shortened(title_of(item)).removeprefix("โครงการ" if isinstance(item, ProjectItem) else "")
    return Text(
        f"{words.th}{f'ที่ {number}' if number else ' '}{' ' if number else ''}“{title}”",
        f"{words.en}{f' {number}' if number else ''} “{title}”",
    )


def plain_number(number: str) -> str:
    """The number without the marks around it, in Arabic digits.

    >>> plain_number("(๒)"), plain_number("1.2."), plain_number("ประเด็นที่ 3")
    ('2', '1.2', '3')
    """
    plain = to_arabic_digits(number).strip(" .()[]:")
    last = plain.split()[-1] if plain.split() else ""
    return last if last and last[0].isdigit() else plain


def place_of(item: Item) -> Place:
    """Where it stands."""
    return Place(item.key, item.origin)
