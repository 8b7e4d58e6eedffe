"""The items of lists: missions, goals, strategies, indicators, SWOT, and the clauses of a part."""

from __future__ import annotations

import re
from typing import Final

from patibat.intake.plan_documents.cells import Entry
from patibat.intake.plan_documents.frames import indicator_add, swot_kind
from patibat.intake.plan_documents.headings import Heading, heading_of, kind_below
from patibat.intake.plan_documents.indicator_words import (
    DETAILS,
    YEARS_GO_ON,
    baseline_set,
    details_said,
    target_below,
    targets_said,
)
from patibat.intake.plan_documents.items import Item
from patibat.intake.plan_documents.markers import Marker, marker_of
from patibat.intake.plan_documents.projects import is_project_line, names_project, project_line
from patibat.intake.plan_documents.state import (
    HEADING_MOST,
    LISTS,
    LONG,
    OTHER,
    PROSE,
    Numbering,
    State,
    roles_apart,
)
from patibat.intake.plan_documents.targets import unit_said
from patibat.papers.reading import Origin
from patibat.plans.tree import IndicatorItem, PlanItem

_SHORT_HEADING: Final = re.compile(
    r"(?P<word>เป้าประสงค์|เป้าหมาย|ตัวชี้วัด|กลยุทธ์|แนวทางการพัฒนา)(?:ความสำเร็จ|หลัก)?[ \t\u00a0]+"
    r"(?P<rest>(?!และ|หรือ|ของ|ที่|ใน|ตาม|เพื่อ(?:ให้)?การ|ซึ่ง|โดย|จาก|ใช้|นี้|ดัง|ต่าง|ทั้ง|แต่ละ|ภายใต้|แล้ว|กับ|จึง|ได้แก่|[^ก-๙“\"])[^\n]{6,})"
)
_UNIT_MOST: Final = 20
_NOTE: Final = re.compile(r"\s*(?:หมายเหตุ|ที่มา|แหล่งที่มา|อ้างอิง|ข้อมูล\s*ณ|\*)")
"""What stands below a table and is about it, not about a node."""
_BELOW: Final = {
    "mission": "clause", "value": "clause", "goal": "clause", "target": "clause", "issue": "strategy",
    "strategy": "guideline", "tactic": "guideline", "guideline": "clause",
}  # fmt: skip


class Lists(State):
    """Reads items into the tree, by the list they stand in."""

    def _take_up(self, marker: Marker) -> None:
        """The next item of a list that a deeper one interrupted."""
        if self.list.expects(marker.style, marker.numbers):
            return
        for position in range(len(self.outer) - 1, -1, -1):
            section, numbering = self.outer[position]
            if numbering.expects(marker.style, marker.numbers):
                self.section, self.list = section, numbering
                del self.outer[position:]
                return

    def _short_heading(self, text: str) -> Heading | None:
        """“เป้าประสงค์ ผู้เรียนอ่านออกเขียนได้” below an issue: a word of ours, a space, and what it says."""
        found = _SHORT_HEADING.match(text) if self.context.current.get("issue") else None
        if found is None or len(text) > LONG or PROSE.search(text):
            return None
        heading = heading_of(found["word"])
        return Heading(heading.kind, found["rest"]) if heading is not None else None

    def _list_heading(self, heading: Heading, item: Item) -> bool:
        kind, rest = heading.kind, heading.rest
        if kind in ("lead", "support"):
            return False
        if kind in ("unit", "baseline", "source"):
            return self._indicator_detail(kind, rest)
        if kind == "target" and rest and isinstance(self.latest, IndicatorItem) and self.section == "indicator":
            target_below(self.builder, self.latest, rest)
            return True
        if self.is_of_clauses and kind not in ("vision", "mission", "value", "goal", "indicator", "project"):
            return False
        self._interrupt(kind)
        self._of_all(kind)
        self.section, self.list = kind, Numbering()
        self.section_item = (item, marker_of(item.full))
        self.below = kind_below(item.full, kind) or self.below
        if kind in ("vision", "mission", "value"):
            self.context.current.clear()
        if kind == "issue":
            self.context.current.clear()
        if rest:
            marker = marker_of(rest)
            self._section_item(Entry(marker.rest if marker else rest, item.origin, marker, rest), item, sure=0.95)
        return True

    def _of_all(self, kind: str) -> None:
        """A list below a list of several is of them all: of what they belong to."""
        above = {"indicator": ("goal", "target"), "project": ("strategy",), "guideline": ("tactic",)}.get(kind, ())
        for one in above:
            latest = self.builder.tree.node(self.context.current.get(one, ""))
            if latest is None or not latest.parent:
                continue
            same = [node.key for node in self.builder.tree.nodes if (node.kind, node.parent) == (one, latest.parent)]
            if len(same) > 1 and not self._is_filled(kind, same):
                del self.context.current[one]

    def _is_filled(self, kind: str, keys: list[str]) -> bool:
        tree = self.builder.tree
        if kind == "guideline":
            return any(node.parent in keys for node in tree.nodes)
        return any(item.node in keys for item in (tree.indicators if kind == "indicator" else tree.projects))

    def _listed(self, item: Item, marker: Marker | None) -> bool:
        if self.section.startswith("swot_"):
            return self._swot_item(item, marker)
        if self.section == "vision":
            return self._vision(item)
        if isinstance(self.latest, IndicatorItem) and self._says_more(self.latest, item.text):
            return True
        if self.section == "project" and marker is not None:
            self._section_item(Entry(marker.rest, item.origin, marker, item.full), item, sure=0.85)
            return True
        said = marker.rest if marker is not None else item.full
        if is_project_line(said) or (self.section == "project" and names_project(said)):
            project_line(self.builder, self.context, Entry(said, item.origin, marker, item.full), self.year)
            return True
        if self.section == OTHER:
            return False
        if self.section in LISTS:
            entry = Entry(marker.rest if marker else item.full, item.origin, marker, item.full)
            if marker is not None or self._is_plain_item(item):
                self._section_item(entry, item, sure=0.95 if marker else 0.85)
                return True
            return self._text(item)
        if marker is not None and marker.style != "-":
            return self._clause(item, marker)
        self.candidates.append(item)
        del self.candidates[:-3]
        return self._text(item)

    def _is_target_below(self, item: Item, marker: Marker) -> bool:
        """“เป้าหมาย 12 แห่ง” below an indicator that has none yet is its target, not the twelfth of a list."""
        latest = self.latest
        if not isinstance(latest, IndicatorItem) or latest.targets or self.section != "indicator":
            return False
        if len(marker.rest) > _UNIT_MOST or not DETAILS.match(item.full):
            return False
        return self._says_more(latest, item.full)

    def _says_more(self, indicator: IndicatorItem, text: str) -> bool:
        """“ค่าเป้าหมาย ปี 2566 …” below an indicator, and the line that goes on with the years."""
        if found := DETAILS.match(text):
            details_said(self.builder, indicator, text[found.start() :])
        elif indicator.targets and YEARS_GO_ON.match(text):
            targets_said(self.builder, indicator, text)
        else:
            return False
        return True

    def _is_plain_item(self, item: Item) -> bool:
        """A paragraph of a list without numbers: short, no introduction to something else."""
        return (
            not self.is_behind_table and len(item.text) <= LONG and not PROSE.search(item.text) and not self.list.styles
        )

    def _vision(self, item: Item) -> bool:
        if self.builder.tree.vision:
            return self._text(item)
        marker = marker_of(item.full)
        self._vision_set(marker.rest if marker is not None and marker.style == "-" else item.full, item.origin)
        return True

    def _vision_set(self, text: str, origin: Origin) -> None:
        node = self.builder.node("vision", text, origin=origin)
        tree = self.builder.tree
        tree.vision = tree.vision or node.title
        tree.vision_origin = origin
        self.latest = node

    def _section_item(self, entry: Entry, item: Item, sure: float) -> None:
        """One item of the list that the heading announced."""
        kind = self.section
        if kind == "vision":
            if not self.builder.tree.vision:
                self._vision_set(entry.text, entry.origin)
            return
        if kind.startswith("swot_"):
            self.builder.swot(kind[5:], entry.text, entry.origin)
            return
        if kind == "indicator":
            self._indicator(entry)
            if entry.marker is not None:
                self.list.put(0, entry.marker.style, "", entry.marker.numbers)
            return
        if kind == "project":
            project_line(self.builder, self.context, entry, self.year)
            if entry.marker is not None:
                self.list.put(0, entry.marker.style, "", entry.marker.numbers)
            return
        if kind not in LISTS:
            self.builder.unplaced(entry.whole, entry.origin)
            return
        self._node_item(kind, entry, sure)

    def _node_item(self, kind: str, entry: Entry, sure: float) -> None:
        marker = entry.marker
        depth = 0
        if marker is not None:
            depth = self.list.depth_of(marker.style, marker.numbers)
        parent = self.context.parent_of(kind)
        child = kind
        if depth and depth <= len(self.list.keys):
            parent = self.list.keys[depth - 1]
            child = self._kind_below(kind, parent)
        title, roles = roles_apart(entry.text)
        number = marker.number if marker else ""
        if marker and not depth and len(marker.numbers) > 1 and kind not in ("mission", "value", "issue"):
            parent = self._parent_by_number(kind, marker)
        node = self.builder.node(child, title, number=number, parent=parent, origin=entry.origin, sure=sure)
        if marker is not None:
            self.list.put(depth, marker.style, node.key, marker.numbers)
        if not depth:
            self._enter(kind, node)
        self.latest = node
        if roles:
            self._agencies(node, roles, entry.origin)

    def _kind_below(self, kind: str, parent: str) -> str:
        """What the items of a deeper list are: what a heading says, else one step below what they hang on."""
        above = self.builder.tree.node(parent)
        if above is not None and above.kind != kind:
            kind = above.kind
        if kind in ("strategy", "issue") and self.below not in ("", kind):
            return self.below if kind == "strategy" or self.below != "tactic" else "strategy"
        return _BELOW.get(kind, "guideline")

    def _indicator(self, entry: Entry) -> None:
        name, roles = roles_apart(entry.text)
        item = indicator_add(
            self.builder, self.context.measured(), Entry(name, entry.origin, entry.marker, entry.whole), 0.95
        )
        self.latest = item
        if roles:
            self._agencies(item, roles, entry.origin)

    def _indicator_detail(self, kind: str, rest: str) -> bool:
        if not isinstance(self.latest, IndicatorItem) or not rest:
            return False
        if kind == "unit":
            self.latest.unit = unit_said(rest)
        elif kind == "baseline":
            baseline_set(self.latest, rest, 0)
        else:
            self.latest.source = rest
        return True

    def _clause(self, item: Item, marker: Marker) -> bool:
        """A numbered paragraph outside any list: a clause of the part it stands in."""
        is_heading = item.level > 0 or (item.is_bold and len(marker.numbers) > 1)
        if self.is_aside or (is_heading and not self.is_of_clauses):
            # A heading of the document's own outline is no clause.
            return False
        depth = self.list.depth_of(marker.style, marker.numbers)
        is_first = marker.numbers[-1:] == (1,)
        if depth == 0 and is_first and self.list.styles[:1] == [marker.style]:
            # The numbering begins again: another part has begun, where a heading says so.
            self.list, depth = Numbering(), 0
            self.part_key = self._part() or self.part_key
        if not self.part_key:
            self.part_key = self._part()
            if not self.part_key:
                return False
        if depth > len(self.list.keys):
            depth = len(self.list.keys)
        parent = self.list.keys[depth - 1] if depth else self.part_key
        above = self.builder.tree.node(parent)
        if above is not None and above.kind == "clause":
            above.kind = "section"
        title, roles = roles_apart(marker.rest)
        node = self.builder.node("clause", title, number=marker.number, parent=parent, origin=item.origin, sure=0.9)
        self.list.put(depth, marker.style, node.key, marker.numbers)
        self.latest = node
        if roles:
            self._agencies(node, roles, item.origin)
        return True

    def _part(self) -> str:
        """The part that clauses hang in: the chapter, or the short line above the paragraph that introduces them."""
        number, title, origin = self.part
        if not title:
            short = [one for one in self.candidates if not PROSE.search(one.full) and len(one.full) <= HEADING_MOST]
            if not short or not any(PROSE.search(one.full) for one in self.candidates):
                return ""
            title, origin = short[-1].full, short[-1].origin
        self.part = ("", "", Origin())
        node = self.builder.node("part", title, number=number, origin=origin, sure=0.9)
        taken = [one for one in self.candidates if one.origin == origin or PROSE.search(one.full)]
        self.candidates = []
        node.text = "\n".join(one.full for one in taken if one.origin != origin)
        places = {one.origin for one in taken}
        self.builder.tree.unplaced = [one for one in self.builder.tree.unplaced if one.origin not in places]
        return node.key

    def _text(self, item: Item) -> bool:
        """A paragraph that is no node: it belongs to the node above it, where there is one in this part."""
        owner = self.latest
        if _NOTE.match(item.text):
            return False
        if not isinstance(owner, PlanItem) or PROSE.search(item.text) or item.is_bold or owner.kind == "vision":
            return False
        if not self.section and not self.part_key:
            return False
        if self.part_key and len(item.text) <= HEADING_MOST and not self.section:
            return False
        owner.text = f"{owner.text}\n{item.full}".strip()
        return True

    def _swot_heading(self, item: Item, marker: Marker | None) -> bool:
        kind = swot_kind(marker.rest if marker else item.full)
        if kind and len(item.full) < 60:
            self.section, self.list = f"swot_{kind}", Numbering()
            return True
        return False

    def _swot_item(self, item: Item, marker: Marker | None) -> bool:
        if not self.section.startswith("swot_"):
            return False
        if self._swot_heading(item, marker):
            return True
        if marker is None and (item.is_bold or item.level or len(item.text) > LONG or PROSE.search(item.text)):
            self.section = "" if item.is_bold or item.level else self.section
            return False
        self.builder.swot(self.section[5:], marker.rest if marker else item.full, item.origin)
        return True
