"""A phrase of the vision that no indicator measures (clause C3)."""

from __future__ import annotations

from collections.abc import Iterator

from patibat.plans.checker.context import Context
from patibat.plans.checker.coverage import vision_coverage
from patibat.plans.checker.findings import Hit, Place
from patibat.plans.checker.rule import Example, Rule
from patibat.plans.checker.samples import indicator, plan
from patibat.plans.tree import PlanTree
from patibat.problems import Text

_PHRASE = Text("วิสัยทัศน์ส่วนที่ว่า “{phrase}” ไม่มีตัวชี้วัดที่ใช้คำเดียวกัน", "no indicator shares a word with the vision's “{phrase}”")


def find(tree: PlanTree, context: Context) -> Iterator[Hit]:
    """Where the plan has indicators: a plan without any is told so elsewhere."""
    if not tree.indicators:
        return
    visions = tree.of_kind("vision")
    key = visions[0].key if visions else ""
    origin = tree.vision_origin if tree.vision or not visions else visions[0].origin
    for phrase in vision_coverage(tree):
        if not phrase.is_measured:
            yield Hit(Place(key, origin), phrase.text, _PHRASE, {"phrase": phrase.text})


_VISION = "ผู้เรียนมีคุณธรรม มีทักษะอาชีพ"
RULE = Rule(
    id="vision-unmeasured",
    severity="warning",
    question=Text("ทุกวลีของวิสัยทัศน์มีตัวชี้วัดหรือไม่", "Is every phrase of the vision measured?"),
    explanation=Text(
        "ตัวชี้วัดความสำเร็จต้องพัฒนามาจากวิสัยทัศน์ของแผน วลีใดไม่มีตัวชี้วัดก็ตอบไม่ได้ว่าไปถึงหรือยัง การตรวจนี้ดูคำที่ใช้ร่วมกัน คนจึงต้องดูอีกครั้ง",
        "Indicators of success come from the plan's vision; whether an unmeasured phrase was reached cannot be said. "
        "This looks at shared words, so a person must look again.",
    ),
    remedy=Text("เพิ่มตัวชี้วัดของวลีนี้ หรือผูกตัวชี้วัดที่มีอยู่", "Add an indicator for the phrase, or attach one there is."),
    find=find,
    passes=(
        Example(
            plan(
                indicator(1, "ร้อยละของผู้เรียนที่ผ่านการประเมินคุณธรรม", 80),
                indicator(2, "ร้อยละของผู้เรียนที่มีทักษะอาชีพ", 80),
                vision=_VISION,
            )
        ),
    ),
    fails=(Example(plan(indicator(1, "ร้อยละของผู้เรียนที่ผ่านการประเมินคุณธรรม", 80), vision=_VISION)),),
)
