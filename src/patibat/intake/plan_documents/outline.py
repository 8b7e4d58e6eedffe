"""The running text of a plan → nodes: headings, numbered words, lists, clauses; tables go to their own readers."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from patibat.intake.plan_documents.building import Builder, is_same
from patibat.intake.plan_documents.cells import Entry
from patibat.intake.plan_documents.columns import NODES, Header, header_of, scale_of
from patibat.intake.plan_documents.frames import (
    Context,
    FrameReader,
    baseline_set,
    indicator_add,
    swot_kind,
    swot_read,
)
from patibat.intake.plan_documents.headings import (
    Heading,
    heading_of,
    is_background,
    is_contents_line,
    is_foreign,
    is_front,
    is_of_clauses,
    is_own,
)
from patibat.intake.plan_documents.items import NEW_SHEET, Item, Piece
from patibat.intake.plan_documents.markers import Marker, marker_of
from patibat.intake.plan_documents.projects import ProjectReader
from patibat.intake.plan_documents.targets import number_of, target_of, unit_said
from patibat.papers.reading import Cell, Origin, Table
from patibat.plans.tree import IndicatorItem, Line, PlanItem, TotalLine
from patibat.thai import to_arabic_digits

_LISTS: Final = frozenset((*NODES, "value", "indicator"))
_PROSE: Final = re.compile(r"(?:ดังนี้|ดังต่อไปนี้|ได้แก่|ประกอบด้วย|กล่าวคือ)\s*[:：]?\s*$")
_YEAR: Final = re.compile(r"ปีงบประมาณ\s*(?:พ\.\s*ศ\.)?\s*(25[0-9]{2})")
_ROLE_WORDS: Final = re.compile(
    r"[(\[]?\s*(?P<role>(?:หน่วยงาน)?เจ้าภาพ(?:หลัก)?|หน่วยงาน(?:ที่)?รับผิดชอบ(?:หลัก)?|หน่วยงานหลัก|ผู้รับผิดชอบ(?:หลัก)?|"
    r"(?:หน่วยงาน)?(?:ที่)?(?:สนับสนุน|ร่วมดำเนินการ|ร่วม)|เจ้าภาพร่วม)\s*[:：]\s*"
)
_ANALYSIS: Final = re.compile(r"(?:ผล)?การวิเคราะห์|SWOT|TOWS|ปัจจัยภาย(?:ใน|นอก)|สภาพแวดล้อมภาย")
_TOTAL: Final = re.compile(r"\s*(?:ยอด)?รวม[^0-9]{0,80}?(?P<amount>[0-9][0-9,.]*)\s*(?:ล้าน|พัน)?บาท\.?\s*$")
_LONG: Final = 420
_HEADING_MOST: Final = 110


@dataclass(slots=True)
class _List:
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


class Outline:
    """Reads pieces in order into a builder."""

    def __init__(self, builder: Builder) -> None:
        self.builder = builder
        self.context = Context()
        self.section = ""
        self.list = _List()
        self.is_aside = False
        """In a chapter about the surroundings, or in somebody else's plan: nothing here is this plan's."""
        self.is_foreign = False
        self.part: tuple[str, str, Origin] = ("", "", Origin())
        self.part_key = ""
        self.candidates: list[Item] = []
        self.latest: PlanItem | IndicatorItem | None = None
        self.waiting: PlanItem | None = None
        self.year = 0
        self.header: Header | None = None
        self.outer: list[tuple[str, _List]] = []
        """Lists that a deeper heading interrupted: their next item takes them up again."""
        self.is_untitled = False
        self.is_of_clauses = False

    def read(self, pieces: list[Piece]) -> None:
        """All of a document."""
        for piece in pieces:
            if isinstance(piece, Table):
                self._table(piece)
            else:
                self._item(piece)

    # -- paragraphs

    def _item(self, item: Item) -> None:
        text = item.full
        line = Line(text, item.origin, starts=item.starts)
        self.builder.tree.lines.append(line)
        if found := _YEAR.search(to_arabic_digits(text)):
            self.year = int(found[1])
        if item.style == NEW_SHEET:
            self._open_chapter("", text, item)
            self.candidates = []
            return
        if item.style.lower().startswith("toc") or is_contents_line(text):
            self.builder.unplaced(text, item.origin)
            return
        marker = _marker(item)
        if not self._placed(item, marker):
            self.builder.unplaced(text, item.origin)
        line.node = self.latest.key if isinstance(self.latest, PlanItem) else ""
        line.number = marker.number if marker else ""

    def _placed(self, item: Item, marker: Marker | None) -> bool:
        if self._titles_chapter(item, marker) or self._chapter(item, marker):
            return True
        if self.is_aside and not self._comes_back(item, marker):
            return self._swot_heading(item, marker) or self._swot_item(item, marker)
        if self._waits(item, marker):
            return True
        if self._roles(item) or self._total(item):
            return True
        if marker is not None and marker.kind:
            return self._word(item, marker)
        if self._is_awaited_vision(item, marker):
            return self._vision(item)
        if self._heading(item, marker):
            return True
        if marker is not None:
            self._take_up(marker)
        return self._listed(item, marker)

    def _is_awaited_vision(self, item: Item, marker: Marker | None) -> bool:
        """Below the heading of the vision its words may be set as boldly as a heading."""
        if self.section != "vision" or self.builder.tree.vision or (marker is not None and marker.style != "-"):
            return False
        return heading_of(item.full) is None and len(item.full) > 8

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

    def _titles_chapter(self, item: Item, marker: Marker | None) -> bool:
        """The line below “บทที่ 3” is its title."""
        if not self.is_untitled:
            return False
        self.is_untitled = False
        if (
            (marker is not None
            and marker.kind)
            or len(item.full) > _HEADING_MOST
            or not (item.is_bold or item.level or item.is_centered)
        ):
            return False
        self._open_chapter(self.part[0], item.full, item)
        return True

    def _chapter(self, item: Item, marker: Marker | None) -> bool:
        """A part of the document: ส่วนที่ 3, or a heading that stands for a chapter."""
        text = item.full
        if marker is not None and marker.kind == "part":
            self._open_chapter(marker.number, marker.rest, item)
            self.is_untitled = not marker.rest
            return True
        if is_front(text) or (item.level == 1 and not marker and not heading_of(text) and len(text) <= _HEADING_MOST):
            self._open_chapter("", text, item)
            if is_front(text):
                self.is_aside = True
            return True
        return False

    def _open_chapter(self, number: str, title: str, item: Item) -> None:
        self.part, self.part_key = (number, title, item.origin), ""
        self.is_aside = is_background(title) or (is_foreign(title) and not is_own(title))
        self.is_foreign = False
        self.is_of_clauses = is_of_clauses(title)
        self.section, self.list, self.candidates, self.outer = "", _List(), [], []
        self.context.current.clear()
        self.latest = None

    def _comes_back(self, item: Item, marker: Marker | None) -> bool:
        """In a part without chapters of its own, the plan's own headings end what was about others."""
        if self.part[0] or self.is_foreign:
            return False
        heading = heading_of(marker.rest if marker and not marker.kind else item.full, is_styled=item.is_bold)
        if heading is not None and heading.kind in ("vision", "mission") and (item.is_bold or item.level):
            self.is_aside = False
            return True
        return False

    def _waits(self, item: Item, marker: Marker | None) -> bool:
        """The title of a numbered word that stood alone on its line."""
        node, self.waiting = self.waiting, None
        if node is None or marker is not None or heading_of(item.full) is not None:
            return False
        node.title = node.title or item.full.strip(' :“”"')
        return True

    def _roles(self, item: Item) -> bool:
        """“หน่วยงานเจ้าภาพหลัก: …” on a line of its own belongs to what stands above it."""
        found = _ROLE_WORDS.match(item.full)
        marker = marker_of(item.full)
        if found is None and marker is not None and not marker.kind:
            found = _ROLE_WORDS.match(marker.rest)
        if found is None or self.latest is None:
            return False
        self._agencies(self.latest, found.string[found.start() :], item.origin)
        return True

    def _total(self, item: Item) -> bool:
        """“รวมงบประมาณทั้งสิ้น 3,684,400 บาท” below the tables."""
        found = _TOTAL.match(to_arabic_digits(item.full))
        if found is None or not self.builder.tree.projects:
            return False
        amount = number_of(found["amount"])
        if amount is not None:
            scope = "" if "ทั้ง" in found[0] else self.context.current.get("issue", "")
            self.builder.tree.totals.append(TotalLine(amount * scale_of(found[0]), scope, origin=item.origin))
        return amount is not None

    def _agencies(self, owner: PlanItem | IndicatorItem, text: str, origin: Origin) -> None:
        """Every “role: names” of a text."""
        matches = list(_ROLE_WORDS.finditer(text))
        for position, found in enumerate(matches):
            end = matches[position + 1].start() if position + 1 < len(matches) else len(text)
            names = text[found.end() : end].strip(" ;,()[]|")
            is_support = bool(re.search(r"สนับสนุน|ร่วม", found["role"]))
            target = owner.support if is_support else owner.lead
            known = {one.text for one in target}
            mentions = self.builder.directory.mentions(names, origin, self.builder.years)
            target += [one for one in mentions if one.text not in known]

    # -- words with numbers

    def _word(self, item: Item, marker: Marker) -> bool:
        kind = marker.kind
        if kind == "indicator":
            self._indicator(Entry(marker.rest, item.origin, marker, item.full))
            self.section = self.section or "indicator"
            return True
        if kind in ("project", "part"):
            return False
        if kind == "clause":
            return self._clause(item, marker)
        title, roles = _roles_apart(marker.rest)
        parent = self._parent_by_number(kind, marker)
        if kind == "issue" and is_foreign(title) and not self.builder.numbered("issue", marker.number):
            return False
        node = self.builder.node(
            kind, title, number=marker.number, parent=parent, origin=item.origin, sure=0.98 if title else 0.9
        )
        if not title:
            self.waiting = node
        self._enter(kind, node)
        if roles:
            self._agencies(node, roles, item.origin)
        self._interrupt(kind)
        self.section, self.list = ("" if kind == "issue" else kind), _List()
        self.list.put(0, marker.style, node.key, marker.numbers)
        return True

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
        self.context.set(kind, node.key)

    # -- headings of lists

    def _heading(self, item: Item, marker: Marker | None) -> bool:
        text = marker.rest if marker else item.full
        is_styled = item.is_bold or item.level > 0
        heading = heading_of(text, is_styled)
        if heading is None and marker and marker.style == "-":
            return False
        if heading is not None:
            return self._list_heading(heading, item)
        if _ANALYSIS.match(text) and len(text) <= _HEADING_MOST:
            self.section, self.list = "", _List()
            return True
        if swot_kind(text) and len(text) < 60:
            self.section, self.list = f"swot_{swot_kind(text)}", _List()
            return True
        if self._other_heading(item, marker, text):
            self.section, self.list = "", _List()
            return True
        return False

    def _list_heading(self, heading: Heading, item: Item) -> bool:
        kind, rest = heading.kind, heading.rest
        if kind in ("lead", "support"):
            return False
        if kind in ("unit", "baseline", "source"):
            return self._indicator_detail(kind, rest)
        if kind == "target" and rest and isinstance(self.latest, IndicatorItem) and self.section == "indicator":
            self._indicator_targets(self.latest, rest)
            return True
        if self.is_of_clauses and kind not in ("vision", "mission", "value", "goal", "indicator", "project"):
            return False
        self._interrupt(kind)
        self.section, self.list = kind, _List()
        if kind in ("vision", "mission", "value"):
            self.context.current.clear()
        if kind == "issue":
            self.context.current.clear()
        if rest:
            self._section_item(Entry(rest, item.origin, marker_of(rest), rest), item, sure=0.95)
        return True

    def _interrupt(self, kind: str) -> None:
        """A list of what belongs to the latest item interrupts the list of those items."""
        if self.list.styles and kind in _WITHIN.get(self.section, ()):
            self.outer = [*self.outer, (self.section, self.list)]
        elif kind not in _WITHIN.get(self.outer[-1][0] if self.outer else "", ()):
            self.outer = []

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

    def _indicator_targets(self, item: IndicatorItem, text: str) -> None:
        """“ปี 2566 ร้อยละ 80, ปี 2567 ร้อยละ 82”, or one target for the whole plan."""
        plain = to_arabic_digits(text)
        marks = list(re.finditer(r"(?:ปี\s*)?(?:งบประมาณ\s*)?(?:พ\.ศ\.\s*)?(25[0-9]{2})\s*[:=：]?\s*", plain))
        for position, mark in enumerate(marks):
            end = marks[position + 1].start() if position + 1 < len(marks) else len(plain)
            self.builder.target(item, int(mark[1]), target_of(plain[mark.end() : end].strip(" ,;|()")))
        if not marks:
            self.builder.target(item, 0, target_of(text))
        if not item.unit:
            item.unit = next((one.unit for one in item.targets.values() if one.unit and one.increase_by is None), "")

    def _other_heading(self, item: Item, marker: Marker | None, text: str) -> bool:
        """A heading of something that is no list of ours: the list before it is over; somebody else's plan is left out."""
        is_styled = item.is_bold or item.level > 0 or item.is_centered
        is_short = len(text) <= _HEADING_MOST and not _PROSE.search(text)
        if (
            marker is not None
            and marker.style != "-"
            and is_foreign(text)
            and is_short
            and (is_styled or self.section == "")
        ):
            if not self.builder.tree.nodes and not self._has_own_start():
                self.is_aside = self.is_foreign = True
            return is_styled
        if is_styled and marker is not None and self.section.startswith("swot_"):
            self.section = ""
        if is_styled and is_short and not (marker and self.section in _LISTS):
            self.candidates = [item]
            if is_foreign(text) and not is_own(text):
                self.is_aside = True
            return not marker
        return False

    def _has_own_start(self) -> bool:
        return bool(self.builder.tree.vision or self.builder.tree.nodes)

    # -- items of lists

    def _listed(self, item: Item, marker: Marker | None) -> bool:
        if self.section.startswith("swot_"):
            return self._swot_item(item, marker)
        if self.section == "vision":
            return self._vision(item)
        if isinstance(self.latest, IndicatorItem) and (found := _DETAILS.match(item.text)):
            self._details(self.latest, item.text[found.start() :])
            return True
        if self.section in _LISTS:
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

    def _is_plain_item(self, item: Item) -> bool:
        """A paragraph of a list without numbers: short, no introduction to something else."""
        return len(item.text) <= _LONG and not _PROSE.search(item.text) and not self.list.styles

    def _vision(self, item: Item) -> bool:
        if self.builder.tree.vision:
            return self._text(item)
        self._vision_set(item.full, item.origin)
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
        if kind not in _LISTS:
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
            child = _BELOW.get(kind, "guideline")
        title, roles = _roles_apart(entry.text)
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

    def _indicator(self, entry: Entry) -> None:
        name, roles = _roles_apart(entry.text)
        item = indicator_add(
            self.builder, self.context.measured(), Entry(name, entry.origin, entry.marker, entry.whole), 0.95
        )
        self._split_targets(item)
        self.latest = item
        if roles:
            self._agencies(item, roles, entry.origin)

    def _split_targets(self, item: IndicatorItem) -> None:
        """Targets, baseline and unit that stand in the same paragraph after the name."""
        found = _DETAILS.search(item.name)
        if found is None:
            return
        tail, item.name = item.name[found.start() :], item.name[: found.start()].rstrip(" (;,:")
        self._details(item, tail)

    def _details(self, item: IndicatorItem, tail: str) -> None:
        """“หน่วยนับ: … ค่าฐาน: … ค่าเป้าหมาย: …”."""
        pieces = list(_DETAILS.finditer(tail))
        for position, piece in enumerate(pieces):
            end = pieces[position + 1].start() if position + 1 < len(pieces) else len(tail)
            value = tail[piece.end() : end].strip(" ();,:")
            if piece["unit"]:
                item.unit = unit_said(value) or item.unit
            elif piece["base"]:
                baseline_set(item, value.removeprefix("ปี").strip(), _leading_year(value))
            else:
                self._indicator_targets(item, value)

    # -- clauses

    def _clause(self, item: Item, marker: Marker) -> bool:
        """A numbered paragraph outside any list: a clause of the part it stands in."""
        if self.is_aside:
            return False
        depth = self.list.depth_of(marker.style, marker.numbers)
        is_first = marker.numbers[-1:] == (1,)
        if depth == 0 and is_first and self.list.styles[:1] == [marker.style]:
            # The numbering begins again: another part has begun.
            self.list, depth = _List(), 0
            self.part_key = ""
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
        title, roles = _roles_apart(marker.rest)
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
            short = [one for one in self.candidates if not _PROSE.search(one.full) and len(one.full) <= _HEADING_MOST]
            if not short or not any(_PROSE.search(one.full) for one in self.candidates):
                return ""
            title, origin = short[-1].full, short[-1].origin
        self.part = ("", "", Origin())
        node = self.builder.node("part", title, number=number, origin=origin, sure=0.9)
        taken = [one for one in self.candidates if one.origin == origin or _PROSE.search(one.full)]
        self.candidates = []
        node.text = "\n".join(one.full for one in taken if one.origin != origin)
        places = {one.origin for one in taken}
        self.builder.tree.unplaced = [one for one in self.builder.tree.unplaced if one.origin not in places]
        return node.key

    def _text(self, item: Item) -> bool:
        """A paragraph that is no node: it belongs to the node above it, where there is one in this part."""
        owner = self.latest
        if not isinstance(owner, PlanItem) or _PROSE.search(item.text) or item.is_bold or owner.kind == "vision":
            return False
        if not self.section and not self.part_key:
            return False
        if self.part_key and len(item.text) <= _HEADING_MOST and not self.section:
            return False
        owner.text = f"{owner.text}\n{item.full}".strip()
        return True

    # -- SWOT

    def _swot_heading(self, item: Item, marker: Marker | None) -> bool:
        kind = swot_kind(marker.rest if marker else item.full)
        if kind and len(item.full) < 60:
            self.section, self.list = f"swot_{kind}", _List()
            return True
        return False

    def _swot_item(self, item: Item, marker: Marker | None) -> bool:
        if not self.section.startswith("swot_"):
            return False
        if self._swot_heading(item, marker):
            return True
        if marker is None and (item.is_bold or item.level or len(item.text) > _LONG or _PROSE.search(item.text)):
            self.section = "" if item.is_bold or item.level else self.section
            return False
        self.builder.swot(self.section[5:], marker.rest if marker else item.full, item.origin)
        return True

    # -- tables

    def _table(self, table: Table) -> None:
        grid = table.grid()
        self._table_lines(table)
        if swot_read(self.builder, table, grid):
            return
        header = None if self.is_aside else header_of(table, grid)
        if header is None and not self.is_aside and self.header and len(self.header.columns) == table.width:
            # A table that goes on after a page break without its header.
            header = Header(self.header.columns, 0, 0)
        if header is not None:
            for row in grid[: header.start]:
                self._caption(row)
        if header is not None and header.is_projects:
            self.header = header
            ProjectReader(self.builder, self.context, table, grid, header, self._year_of()).read(self._spanning)
        elif header is not None and header.is_frame:
            self.header = header
            FrameReader(self.builder, self.context, table, grid, header).read(self._spanning)
        elif table.width <= 1 or len(table.cells) <= 2:
            self._box(table)
        else:
            for cell in table.cells:
                self.builder.unplaced(cell.text, cell.origin)

    def _table_lines(self, table: Table) -> None:
        lines = [Line(cell.text.replace("\n", " "), cell.origin) for cell in table.cells if cell.text.strip()]
        self.builder.tree.lines += lines

    def _year_of(self) -> int:
        first, last = self.builder.years
        return self.year if self.year else first if first and first == last else 0

    def _caption(self, row: list[Cell | None]) -> None:
        for cell in {id(one): one for one in row if one is not None and one.text.strip()}.values():
            if found := _YEAR.search(to_arabic_digits(cell.text)):
                self.year = int(found[1])
            self._spanning(cell, cell.text)

    def _box(self, table: Table) -> None:
        """A table used as a frame around text."""
        for cell in table.cells:
            for line in cell.lines:
                for text in line.text.split("\n"):
                    if text.strip():
                        self._item(Item(text.strip(), line.origin, number=line.number, is_bold=line.is_bold))

    def _spanning(self, cell: Cell, text: str) -> bool:
        """A row over the whole table: the issue or strategy that the rows below belong to."""
        marker = marker_of(text)
        if marker is not None and marker.kind in NODES:
            if marker.kind not in ("issue", "strategy", "goal", "tactic", "guideline", "mission"):
                return False
            parent = self._parent_by_number(marker.kind, marker)
            title, roles = _roles_apart(marker.rest)
            node = self.builder.node(
                marker.kind, title, number=marker.number, parent=parent, origin=cell.origin, sure=0.95
            )
            self._enter(marker.kind, node)
            if roles:
                self._agencies(node, roles, cell.origin)
            return True
        same = next((one for one in self.builder.tree.nodes if one.kind in NODES and is_same(one.title, text)), None)
        if same is not None:
            self._enter(same.kind, same)
            return True
        if found := _YEAR.search(to_arabic_digits(text)):
            self.year = int(found[1])
        return bool(found) or (marker is None and not text.startswith("โครงการ"))


_WITHIN: Final = {
    "issue": ("goal", "target", "indicator", "strategy", "tactic", "guideline", "project"),
    "goal": ("indicator", "strategy", "tactic", "guideline"),
    "target": ("indicator", "strategy", "tactic", "guideline"),
    "strategy": ("indicator", "tactic", "guideline", "project"),
    "tactic": ("guideline", "project"),
    "mission": ("goal",),
}  # fmt: skip
_BELOW: Final = {
    "mission": "clause", "value": "clause", "goal": "clause", "target": "clause", "issue": "strategy",
    "strategy": "guideline", "tactic": "guideline", "guideline": "clause",
}  # fmt: skip
_DETAILS: Final = re.compile(
    r"[\s(;,|:–-]*(?:(?P<unit>หน่วย(?:นับ|วัด))|(?P<base>(?:ข้อมูล|ค่า)ฐาน|ปีฐาน|ข้อมูลพื้นฐาน)|(?P<target>(?:ค่า)?เป้าหมาย(?:ปี(?=\s*25)|รายปี)?(?=\s*(?:[:：=]|ปี|25|ร้อยละ|[0-9]))))\s*[:：=]?\s*"
)


def _leading_year(text: str) -> int:
    found = re.match(r"\s*(?:ปี|พ\.ศ\.|\()*\s*(25[0-9]{2})", to_arabic_digits(text))
    return int(found[1]) if found else 0


def _marker(item: Item) -> Marker | None:
    """The marker of an item: the number that Word made, or what its text begins with."""
    if not item.number:
        return marker_of(item.text)
    written = marker_of(item.text)
    if written is not None and written.kind:
        return written
    made = marker_of(f"{item.number} {item.text}")
    if made is not None and made.kind:
        return made
    style = f"list{item.list_level}{'-' if made is not None and made.style == '-' else ''}"
    if made is None:
        return Marker("", style, (), item.text)
    return Marker("", f"{style}{made.style}" if made.style != "-" else "-", made.numbers, made.rest)


def _roles_apart(text: str) -> tuple[str, str]:
    """A title, and the “lead: … support: …” that follows it in the same paragraph."""
    found = _ROLE_WORDS.search(text)
    return (text[: found.start()].rstrip(" (;,-–"), text[found.start() :]) if found else (text, "")
