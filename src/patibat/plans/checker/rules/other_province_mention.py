"""Another province's name where this plan speaks of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from patibat.plans.checker.context import Context
from patibat.plans.checker.findings import Hit
from patibat.plans.checker.passages import Passage, passages
from patibat.plans.checker.provinces import alternatives, named_near, own_province
from patibat.plans.checker.rule import Example, Rule
from patibat.plans.checker.samples import text_plan
from patibat.plans.tree import PlanTree
from patibat.problems import Text

_OWN: Final = re.compile(r"(?:ใน|ของ|ภาพรวม|ระดับ|พื้นที่|ทุกสังกัด)\s*$")
_ASIDE: Final = re.compile(
    r"เช่น|อาทิ|ได้แก่|เปรียบเทียบ|ตัวอย่าง|ต้นแบบ|อ้างอิง|ที่มา|ดูงาน|กลุ่มจังหวัด|ใกล้เคียง|ติดต่อกับ|อาณาเขต|ทิศ|ภาค(?:เหนือ|กลาง|ใต้|ตะวัน|ที่|\s?\d)|ระหว่าง|ร่วมกับ|วิทยาเขต"
    r"|มหาวิทยาลัย|วิทยาลัย|ศูนย์|เดินทาง|ณ\s|โรงแรม|ย้าย"
)
# What other rules tell of in graver words.
_TOLD: Final = re.compile(
    r"(?:สำนักงาน|คณะกรรมการ|องค์การบริหารส่วน|ที่ทำการปกครอง|ศาลากลาง)\S{0,45}$"
    r"|(?:แผนพัฒนา(?:การศึกษา)?|แผนปฏิบัติการด้านการศึกษา|แผนปฏิบัติราชการ\S{0,12}|ยุทธศาสตร์การพัฒนา)\s?(?:ของ)?$"
)
_LIST: Final = 300
_MANY: Final = 3
_NEAR: Final = 60
_HERE = Text("กล่าวถึง “{words}” ในที่ของจังหวัด{own}", "“{words}” stands where this plan speaks of {own}")
_MENTION = Text("กล่าวถึงจังหวัด{other} ซึ่งไม่ใช่จังหวัด{own}", "the province {other} is named, not {own}")


@cache
def _name() -> re.Pattern[str]:
    return re.compile(rf"(?:จังหวัด|จ\.)\s?(?P<name>{alternatives(True)})")


def find(tree: PlanTree, context: Context) -> Iterator[Hit]:
    """A warning after ใน and ของ; elsewhere a note, once for each province. Lists of provinces are no fault."""
    own = own_province(tree, context)
    if not own:
        return
    mentioned: set[str] = set()
    for passage in passages(tree):
        others = [match for match in _name().finditer(passage.text) if match["name"] != own]
        named = [(match.start(), match["name"]) for match in others]
        for match in others:
            around = named_near(named, match.start(), _LIST)
            before = passage.text[max(0, match.start() - _NEAR) : match.start()]
            if len(around) >= _MANY or _TOLD.search(before):
                continue
            yield from _hit(passage, match, own, before, mentioned)


def _hit(passage: Passage, match: re.Match[str], own: str, before: str, mentioned: set[str]) -> Iterator[Hit]:
    place, other = passage.place(match.start()), match["name"]
    is_here = bool(_OWN.search(before)) and not _ASIDE.search(before)
    if is_here:
        yield Hit(place, f"here {before[-20:]}{other}", _HERE, {"words": match.group(), "own": own})
    elif other not in mentioned:
        mentioned.add(other)
        yield Hit(place, other, _MENTION, {"other": other, "own": own}, "note")


RULE = Rule(
    id="other-province-mention",
    severity="warning",
    question=Text("มีชื่อจังหวัดอื่นในที่ที่ควรเป็นจังหวัดนี้หรือไม่", "Does another province stand where this one should?"),
    explanation=Text(
        "“ในจังหวัด…” ที่เป็นจังหวัดอื่นมักติดมาจากแผนต้นแบบ ส่วนการกล่าวถึงเพื่อนบ้าน ตัวอย่าง หรือรายชื่อจังหวัดทำได้",
        "“In the province …” of another name is mostly left over from a model. Neighbours, examples "
        "and lists are no fault.",
    ),
    remedy=Text("ดูว่าตั้งใจกล่าวถึงจังหวัดนั้นจริงหรือไม่", "Look whether that province is really meant."),
    find=find,
    passes=(
        Example(text_plan("สถานศึกษาในจังหวัดสมุทรปราการ")),
        Example(text_plan("นักเรียนในจังหวัดชลบุรี จังหวัดระยอง และจังหวัดตราด")),
    ),
    fails=(
        Example(text_plan("สถานศึกษาทุกสังกัดในจังหวัดชลบุรี"), severity="warning"),
        Example(text_plan("อาณาเขตด้านตะวันออกติดต่อกับจังหวัดฉะเชิงเทรา"), severity="note"),
    ),
)
