"""The plan of another province, named as if it were this one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from patibat.plans.checker.context import Context
from patibat.plans.checker.findings import Hit, Severity
from patibat.plans.checker.passages import passages
from patibat.plans.checker.provinces import alternatives, own_province
from patibat.plans.checker.rule import Example, Rule
from patibat.plans.checker.samples import text_plan
from patibat.plans.tree import PlanTree
from patibat.problems import Text

_PLANS: Final = r"(?:แผนพัฒนา(?:การศึกษา)?|แผนปฏิบัติการด้านการศึกษา|แผนปฏิบัติราชการ(?:ประจำปี)?|ยุทธศาสตร์การพัฒนา)"
_USED: Final = re.compile(r"(?:ตาม|ใช้|แปลง|ขับเคลื่อน|จัดทำ|ของ|ประเมินผล|ดำเนินการ|ประสาน|การนำ|บริหาร|จัดการ|ประกาศใช้)\s*$")
_ASIDE: Final = re.compile(r"เช่น|อาทิ|เปรียบเทียบ|ตัวอย่าง|ต้นแบบ|อ้างอิง|ที่มา|ดูงาน|ศึกษาจาก|ใกล้เคียง")
_ACTOR = Text(
    "“{plan}” เป็นแผนของจังหวัดอื่น แต่ใช้ในที่ของแผนจังหวัด{own}", "“{plan}” is another province's, in the place of {own}'s own"
)
_MENTION = Text("กล่าวถึง “{plan}” ซึ่งเป็นแผนของจังหวัดอื่น", "“{plan}” is named: another province's plan")


@cache
def _plan() -> re.Pattern[str]:
    return re.compile(rf"{_PLANS}\s?(?:ของ)?(?:จังหวัด|จ\.)\s?(?P<name>{alternatives(True)})")


def find(tree: PlanTree, context: Context) -> Iterator[Hit]:
    """An error where the plan is carried out, followed or is a heading; a note in an example or comparison; otherwise
    a warning."""
    own = own_province(tree, context)
    if not own:
        return
    for passage in passages(tree):
        for match in _plan().finditer(passage.text):
            if match["name"] == own:
                continue
            before = passage.text[max(0, match.start() - 60) : match.start()]
            severity = _severity(before)
            details = {"plan": match.group(), "own": own}
            message = _MENTION if severity else _ACTOR
            yield Hit(passage.place(match.start()), match.group(), message, details, severity)


def _severity(before: str) -> Severity | None:
    if _ASIDE.search(before):
        return "note"
    return None if not before.strip() or _USED.search(before) else "warning"


RULE = Rule(
    id="other-province-plan",
    severity="error",
    question=Text("มีชื่อแผนของจังหวัดอื่นอยู่ในที่ของแผนนี้หรือไม่", "Does another province's plan stand in this one's place?"),
    explanation=Text(
        "ชื่อแผนของจังหวัดอื่นติดมาจากเอกสารที่คัดลอก ทำให้ข้อความผูกพันกับแผนผิดฉบับ",
        "The title of another province's plan comes from a copied document and binds people to the wrong plan.",
    ),
    remedy=Text("แก้เป็นชื่อแผนของจังหวัดนี้", "Put this province's own plan."),
    find=find,
    passes=(Example(text_plan("ดำเนินการตามแผนพัฒนาการศึกษาจังหวัดสมุทรปราการ")),),
    fails=(
        Example(text_plan("ดำเนินการตามแผนพัฒนาการศึกษาจังหวัดจันทบุรี"), severity="error"),
        Example(text_plan("สอดคล้องกับแผนพัฒนาการศึกษาจังหวัดจันทบุรี"), severity="warning"),
        Example(text_plan("เปรียบเทียบกับแผนพัฒนาการศึกษาจังหวัดจันทบุรี"), severity="note"),
    ),
)
