"""A provincial office whose name lacks the word จังหวัด."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from patibat.plans.checker.context import Context
from patibat.plans.checker.findings import Hit
from patibat.plans.checker.passages import passages
from patibat.plans.checker.provinces import alternatives
from patibat.plans.checker.rule import Example, Rule
from patibat.plans.checker.samples import text_plan
from patibat.plans.tree import PlanTree
from patibat.problems import Text

_LACKS = Text("“{written}” ขาดคำว่าจังหวัด ชื่อเต็มคือ “{meant}”", "“{written}” lacks the word จังหวัด: in full “{meant}”")


@cache
def _office() -> re.Pattern[str]:
    kinds = (
        "ศึกษาธิการ|สาธารณสุข|วัฒนธรรม|พัฒนาชุมชน|แรงงาน|ส่งเสริมการปกครองท้องถิ่น|พัฒนาสังคมและความมั่นคงของมนุษย์|สถิติ|คลัง"
        "|พระพุทธศาสนา|ประชาสัมพันธ์|เกษตร|พาณิชย์|อุตสาหกรรม"
    )
    return re.compile(rf"(?P<office>สำนักงาน(?:{kinds}))\s?(?P<name>{alternatives(False)})")


def find(tree: PlanTree, context: Context) -> Iterator[Hit]:
    """Offices whose official name has the word; area offices (เขตพื้นที่) have none."""
    for passage in passages(tree):
        for match in _office().finditer(passage.text):
            meant = f"{match['office']}จังหวัด{match['name']}"
            yield Hit(passage.place(match.start()), match.group(), _LACKS, {"written": match.group(), "meant": meant})


RULE = Rule(
    id="office-without-province",
    severity="note",
    question=Text("ชื่อสำนักงานจังหวัดเขียนเต็มหรือไม่", "Are provincial offices named in full?"),
    explanation=Text("ชื่อที่ขาดคำว่าจังหวัดไม่ตรงกับชื่อทางราชการ", "A name without the word is not the official one."),
    remedy=Text("เขียน “{meant}”", "Write “{meant}”."),
    find=find,
    passes=(Example(text_plan("สำนักงานศึกษาธิการจังหวัดสมุทรปราการ สำนักงานเขตพื้นที่การศึกษามัธยมศึกษาสมุทรปราการ")),),
    fails=(Example(text_plan("สำนักงานศึกษาธิการสมุทรปราการ")),),
)
