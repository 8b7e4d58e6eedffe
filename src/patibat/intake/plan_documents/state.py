"""What a reader of plans knows while it reads: where it stands, which list it is in, what came last."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from patibat.intake.plan_documents.building import Builder
from patibat.intake.plan_documents.columns import NODES, Header
from patibat.intake.plan_documents.frames import Context
from patibat.intake.plan_documents.items import Item
from patibat.intake.plan_documents.markers import Marker
from patibat.papers.reading import Origin
from patibat.plans.directory import begins_name
from patibat.plans.tree import IndicatorItem, PlanItem

LISTS: Final = frozenset((*NODES, "value", "indicator"))
PROSE: Final = re.compile(r"(?:ดังนี้|ดังต่อไปนี้|ได้แก่|ประกอบด้วย|กล่าวคือ)\s*[:：]?\s*$")
YEAR: Final = re.compile(r"ปีงบประมาณ\s*(?:พ\.\s*ศ\.)?\s*(25[0-9]{2})(?!\s*(?:[-–—]|ถึง))")
"""One year; “ปีงบประมาณ 2566-2570” is a period."""
LONG: Final = 420
OTHER: Final = "other"
"""The section of a list that is no part of a plan's tree: a motto, policies, focus points."""
HEADING_MOST: Final = 110
ROLE_WORDS: Final = re.compile(
    r"[(\[]?\s*(?P<role>(?:หน่วยงาน)?เจ้าภาพ(?:หลัก)?|หน่วยงาน(?:ที่)?รับผิดชอบ(?:หลัก)?|หน่วยงานหลัก|ผู้รับผิดชอบ(?:หลัก)?|"
    r"(?:หน่วยงาน)?(?:ที่)?(?:สนับสนุน|ร่วมดำเนินการ|ร่วม)|เจ้าภาพร่วม)\s*[:：]\s*"
)
_ROLE_BARE: Final = re.compile(
    r"(?P<role>(?:หน่วยงาน)?(?:ที่)?(?:เจ้าภาพ|รับผิดชอบ|สนับสนุน|ร่วมดำเนินการ)(?:หลัก|ร่วม|รอง)?|หน่วยงาน(?:หลัก|ร่วม)|ผู้รับผิดชอบ(?:หลัก)?)\s+(?P<names>.+)",
    re.DOTALL,
)
WITHIN: Final = {
    "issue": ("goal", "target", "indicator", "strategy", "tactic", "guideline", "project"),
    "goal": ("indicator", "strategy", "tactic", "guideline"),
    "target": ("indicator", "strategy", "tactic", "guideline"),
    "strategy": ("indicator", "tactic", "guideline", "project"),
    "tactic": ("guideline", "project"),
    "mission": ("goal",),
}  # fmt: skip


@dataclass(slots=True)
class Numbering:
    """The numbering of the list that is being read: styles from the outermost in, with the node of each."""

    styles: list[str] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    last: list[tuple[int, ...]] = field(default_factory=list)

    def expects(self, style: str, numbers: tuple[int, ...]) -> bool:
        """Is an item of this style and number the next one of the outermost list?"""
        if not self.styles or self.styles[0] != style or not numbers or not self.last[0]:
            return False
        return numbers[:-1] == self.last[0][:-1] and numbers[-1] == self.last[0][-1] + 1

    def depth_of(self, style: str, numbers: tuple[int, ...]) -> int:
        """How deep an item of this style is; a style not seen yet begins a deeper list when it begins with 1."""
        if style in self.styles:
            return self.styles.index(style)
        return len(self.styles)

    def put(self, depth: int, style: str, key: str, numbers: tuple[int, ...] = ()) -> None:
        """An item of a list was read: what was deeper is over."""
        del self.styles[depth:], self.keys[depth:], self.last[depth:]
        self.styles.append(style)
        self.keys.append(key)
        self.last.append(numbers)


class State:
    """Where a reader stands in a document."""

    def __init__(self, builder: Builder) -> None:
        self.builder = builder
        self.context = Context()
        self.section = ""
        self.section_item: tuple[Item, Marker | None] | None = None
        """The heading that announced the list that is being read."""
        self.list = Numbering()
        self.below = ""
        """What headings say stands below strategies."""
        self.is_aside = False
        """In a chapter about the surroundings, or in somebody else's plan: nothing here is this plan's."""
        self.is_foreign = False
        """In somebody else's plan, which has a vision and missions of its own."""
        self.others: set[str] = set()
        """What somebody else's plan has stated so far."""
        self.last_vision = Origin()
        self.aside_level = 0
        """The level of the heading that led aside within a chapter; the next of its level may lead back."""
        self.part: tuple[str, str, Origin] = ("", "", Origin())
        self.part_key = ""
        self.candidates: list[Item] = []
        self.latest: PlanItem | IndicatorItem | None = None
        self.entered: list[PlanItem] = []
        """The nodes of running text, in the order of the document."""
        self.leads_whole_lists = False
        self.latest_indent = 0.0
        self.is_behind_table = False
        """A table interrupted the list: what has no number below it does not go on with the list."""
        self.waiting: PlanItem | None = None
        self.year = 0
        self.header: Header | None = None
        self.outer: list[tuple[str, Numbering]] = []
        """Lists that a deeper heading interrupted: their next item takes them up again."""
        self.is_untitled = False
        self.is_of_clauses = False

    def _agencies(self, owner: PlanItem | IndicatorItem, text: str, origin: Origin) -> None:
        """Every “role: names” of a text."""
        matches = list(ROLE_WORDS.finditer(text))
        for position, found in enumerate(matches):
            end = matches[position + 1].start() if position + 1 < len(matches) else len(text)
            names = text[found.end() : end].strip(" ;,()[]|")
            is_support = bool(re.search(r"สนับสนุน|ร่วม", found["role"]))
            target = owner.support if is_support else owner.lead
            known = {one.text for one in target}
            mentions = self.builder.directory.mentions(names, origin, self.builder.years)
            target += [one for one in mentions if one.text not in known]

    def _parent_by_number(self, kind: str, marker: Marker) -> str:
        """กลยุทธ์ที่ 2.1 belongs to the second issue, whatever stood between."""
        if len(marker.numbers) > 1 and kind in NODES and kind not in ("mission", "issue"):
            stem = ".".join(map(str, marker.numbers[:-1]))
            for above in ("strategy", "issue") if kind in ("tactic", "guideline") else ("issue",):
                found = self.builder.numbered(above, stem)
                if found is not None:
                    return found.key
        return self.context.parent_of(kind)

    def _enter(self, kind: str, node: PlanItem) -> None:
        self.latest = node
        self.entered.append(node)
        self.context.set(kind, node.key)

    def _interrupt(self, kind: str) -> None:
        """A list of what belongs to the latest item interrupts the list of those items."""
        if self.list.styles and kind in WITHIN.get(self.section, ()):
            self.outer = [*self.outer, (self.section, self.list)]
        elif kind not in WITHIN.get(self.outer[-1][0] if self.outer else "", ()):
            self.outer = []


def role_said(text: str) -> str:
    """“เจ้าภาพหลัก สพม.” with the colon that it lacks, or empty where it is no such line."""
    found = _ROLE_BARE.fullmatch(text.strip())
    return f"{found['role']}: {found['names']}" if found and begins_name(found["names"]) else ""


def roles_apart(text: str) -> tuple[str, str]:
    """A title, and the “lead: … support: …” that follows it in the same paragraph."""
    found = ROLE_WORDS.search(text)
    return (text[: found.start()].rstrip(" (;,-–"), text[found.start() :]) if found else (text, "")
