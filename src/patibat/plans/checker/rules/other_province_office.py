"""An office of another province that acts in this plan."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from patibat.plans.checker.context import Context
from patibat.plans.checker.findings import Hit, Severity
from patibat.plans.checker.naming import Item, called, place_of
from patibat.plans.checker.passages import Passage, passages
from patibat.plans.checker.provinces import alternatives, named_near, own_province
from patibat.plans.checker.rule import Example, Rule
from patibat.plans.checker.samples import agency, node, plan, project, text_plan
from patibat.plans.tree import AgencyMention, IndicatorItem, PlanItem, PlanTree
from patibat.problems import Text

# Offices whose area is one province. Universities, schools and regional centres serve others too.
_OFFICE: Final = (
    r"(?:ส\s?[ำา]นักงาน|สนง\.|ที่ทำการปกครอง|องค์การบริหารส่วน|ศาลากลาง|คณะกรรมการศึกษาธิการ|คณะกรรมการการศึกษา|ศธจ\.|อบจ\."
    r"|สพป\.|สพม\.|กศน\.|สกร\.|สอจ\.|พมจ\.)"
)
_MIDDLE: Final = r"(?P<middle>[^\s()“”\"0-9]{0,45}?)\s?"
_REGION: Final = re.compile(r"ภาค|เขตที่|ระดับเขต|กลุ่มจังหวัด|เทศบาล|แห่งชาติ")
_ASIDE: Final = re.compile(
    r"เช่น|อาทิ|เปรียบเทียบ|ดูงาน|ต้นแบบ|ตัวอย่าง|ที่มา|อ้างอิง|ข้อมูลจาก|แหล่งข้อมูล|ระหว่าง|ร่วมกับ|กลุ่มจังหวัด|ใกล้เคียง"
    r"|ประสานกับ|ความร่วมมือกับ|ลงนาม|MOU|เดิมคือ|วิทยากร|สนับสนุนจาก|รับโอน"
)
_ACTS: Final = re.compile(
    r"^[^.;]{0,70}?(?:ทำหน้าที่|ในฐานะ|เป็นหน่วย|เป็นเจ้าภาพ|เป็นผู้|เป็นแกน|รับผิดชอบ|ประสาน|ดำเนินการ|จัดทำ|กำหนด|ติดตาม"
    r"|ขับเคลื่อน|เชิญ|แต่งตั้ง|สนับสนุน|ต้อง|จะ|ได้)"
)
_GIVEN_TO: Final = re.compile(r"(?:โดย|ให้|มอบหมาย|มอบ|รับผิดชอบ\s*[:：]?|เจ้าภาพหลัก\s*[:：]?|ของ)\s*$")
_NEAR = 60
_MANY = 3
_LIST = 300
"""So many provinces so near each other are a list or a table: nobody is at fault."""

_ACTOR = Text(
    "“{office}” เป็นหน่วยงานของจังหวัด{other} แต่แผนนี้ให้ทำหน้าที่ในจังหวัด{own}",
    "“{office}” belongs to the province {other}, but acts in this plan of {own}",
)
_MENTION = Text(
    "กล่าวถึง “{office}” ซึ่งเป็นหน่วยงานของจังหวัด{other} ไม่ใช่จังหวัด{own}",
    "“{office}” is named: it belongs to the province {other}, not {own}",
)
_LED = Text(
    "{item} มอบให้ “{office}” ซึ่งเป็นหน่วยงานของจังหวัด{other} ไม่ใช่จังหวัด{own}",
    "{item} is given to “{office}”, which belongs to the province {other}, not {own}",
)


@cache
def _office() -> re.Pattern[str]:
    said = rf"(?:จังหวัด|จ\.)\s?(?P<said>{alternatives(True)})"
    return re.compile(rf"{_OFFICE}{_MIDDLE}(?:{said}|(?P<bare>{alternatives(False)}))")


def find(tree: PlanTree, context: Context) -> Iterator[Hit]:
    """Silent where it is not known whose plan it is. An error where the office acts, a note where it is mentioned."""
    own = own_province(tree, context)
    if not own:
        return
    yield from _given(tree, own)
    for passage in passages(tree):
        matches = [match for match in _office().finditer(passage.text) if _name(match) != own]
        named = [(match.start(), _name(match)) for match in matches]
        for match in matches:
            around = named_near(named, match.start(), _LIST)
            hit = _hit(passage, match, own) if len(around) < _MANY else None
            if hit is not None:
                yield hit


def _name(match: re.Match[str]) -> str:
    found: str = match["said"] or match["bare"]
    return found


def _hit(passage: Passage, match: re.Match[str], own: str) -> Hit | None:
    other = _name(match)
    before = passage.text[max(0, match.start() - _NEAR) : match.start()]
    after = passage.text[match.end() : match.end() + _NEAR + 40]
    if own in after[:25] or _REGION.search(match["middle"]):
        return None
    severity: Severity | None = None if _is_actor(before, after) else "note"
    office = " ".join(match.group().split())
    details = {"office": office, "other": other, "own": own}
    return Hit(passage.place(match.start()), office, _MENTION if severity else _ACTOR, details, severity)


def _is_actor(before: str, after: str) -> bool:
    if _ASIDE.search(before):
        return False
    begins = not re.search(r"[ก-๙a-zA-Z]", before) or bool(_GIVEN_TO.search(before)) or before.endswith(" ")
    return begins and bool(_ACTS.search(after))


def _given(tree: PlanTree, own: str) -> Iterator[Hit]:
    """Leads of nodes and indicators, and agencies of projects; an agency of the directory is known to work here."""
    items: list[PlanItem | IndicatorItem] = [*tree.nodes, *tree.indicators]
    for item in items:
        for one in item.lead:
            yield from _led(one, item, own)
    for project_item in tree.projects:
        for one in project_item.agencies[:1]:
            yield from _led(one, project_item, own)


def _led(one: AgencyMention, item: Item, own: str) -> Iterator[Hit]:
    match = _office().match(one.text.strip())
    if match is None or one.codes or own in one.text or _REGION.search(match["middle"]):
        return
    details = {"item": called(item), "office": one.text, "other": _name(match), "own": own}
    yield Hit(place_of(item), one.text, _LED, details)


_GIVEN = project(1, "โครงการพัฒนาครู")
_GIVEN.agencies = [agency("สำนักงานศึกษาธิการจังหวัดจันทบุรี")]
_HOME = project(1, "โครงการพัฒนาครู")
_HOME.agencies = [agency("สำนักงานศึกษาธิการจังหวัดสมุทรปราการ")]
RULE = Rule(
    id="other-province-office",
    severity="error",
    question=Text("มีหน่วยงานของจังหวัดอื่นเป็นผู้ทำในแผนนี้หรือไม่", "Does an office of another province act in this plan?"),
    explanation=Text(
        "ชื่อหน่วยงานของจังหวัดอื่นมักติดมาจากแผนที่ใช้เป็นต้นแบบ ถ้าประกาศใช้ไปจะไม่มีหน่วยงานในจังหวัดรับผิดชอบข้อนั้น "
        "การกล่าวถึงเป็นตัวอย่าง คู่ความร่วมมือ หรือการเปรียบเทียบไม่ถือว่าผิด",
        "The name of another province's office is mostly left over from a plan that served as a model; once adopted, "
        "nobody in the province answers for that clause. Examples, partners and comparisons are no fault.",
    ),
    remedy=Text("แก้เป็นชื่อหน่วยงานของจังหวัดที่เป็นเจ้าของแผน", "Put the name of this province's own office."),
    find=find,
    passes=(
        Example(text_plan("สำนักงานศึกษาธิการจังหวัดสมุทรปราการ ทำหน้าที่ประสานงาน")),
        Example(text_plan("ศึกษานักเรียนไทยในมหาวิทยาลัยบูรพา ชลบุรี")),
        Example(text_plan("สพม.สมุทรปราการ ฉะเชิงเทรา สมุทรสาคร สำนักงานศึกษาธิการภาค 2 จังหวัดฉะเชิงเทรา")),
        Example(plan(_HOME)),
        Example(text_plan("สำนักงานศึกษาธิการจังหวัดจันทบุรี ทำหน้าที่ประสาน", title="แผนพัฒนาการศึกษา")),
    ),
    fails=(
        Example(text_plan("3. สำนักงานศึกษาธิการจันทบุรี ในฐานะผู้แทน ทำหน้าที่ประสาน"), severity="error"),
        Example(text_plan("ศึกษาดูงาน เช่น สำนักงานศึกษาธิการจังหวัดจันทบุรี ดำเนินการได้ดี"), severity="note"),
        Example(plan(node("issue", 1), _GIVEN), severity="error"),
    ),
)
