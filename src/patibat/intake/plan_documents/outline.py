"""The running text of a plan → nodes: headings, numbered words, lists, clauses; tables go to their own readers."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from patibat.intake.plan_documents.cards import card_parts
from patibat.intake.plan_documents.cells import Entry, entries_of, heading_text
from patibat.intake.plan_documents.columns import role_of, scale_of
from patibat.intake.plan_documents.frames import (
    swot_kind,
)
from patibat.intake.plan_documents.headings import (
    Heading,
    begins_plan,
    heading_of,
    is_background,
    is_caption,
    is_closing,
    is_contents_line,
    is_foreign,
    is_front,
    is_of_clauses,
    is_other_list,
    is_own,
    is_own_title,
    is_vision_of_others,
    names_chapter,
)
from patibat.intake.plan_documents.items import NEW_SHEET, PAGE_LINE, Item, Piece
from patibat.intake.plan_documents.markers import Marker, marker_of
from patibat.intake.plan_documents.project_forms import Form, read_form
from patibat.intake.plan_documents.state import (
    HEADING_MOST,
    LISTS,
    OTHER,
    PROSE,
    ROLE_WORDS,
    YEAR,
    Numbering,
    role_said,
    roles_apart,
)
from patibat.intake.plan_documents.tabling import Tables
from patibat.intake.plan_documents.targets import number_of
from patibat.papers.reading import Cell, Origin, Table
from patibat.plans.tree import Line, PlanItem, TotalLine
from patibat.thai import to_arabic_digits

_ANALYSIS: Final = re.compile(r"(?:ผล)?การวิเคราะห์|SWOT|TOWS|ปัจจัยภาย(?:ใน|นอก)|สภาพแวดล้อมภาย")
_OBJECTIVES: Final = re.compile(r"วัตถุประสงค์(?:เชิงยุทธศาสตร์|หลัก|\s*\([A-Za-z ]+\))?\s*(?:[:：]\s*(?P<rest>.*))?")
_OF_PROJECT: Final = re.compile(r"\s*(?:[0-9๐-๙]+[.)]\s*)?(?:ชื่อ|งาน/)?(?:โครงการ|กิจกรรม)|.{0,6}หลักการและเหตุผล")
_ISSUE: Final = re.compile(r"\s*(?:[0-9๐-๙.]+\s+)?(?:ประเด็น|ยุทธศาสตร์)")
_NEAR: Final = 12
_LABEL_AND_VALUE: Final = 2
_TOTAL: Final = re.compile(r"\s*(?:ยอด)?รวม[^0-9]{0,80}?(?P<amount>[0-9][0-9,.]*)\s*(?:ล้าน|พัน)?บาท\.?\s*$")


class Outline(Tables):
    """Reads pieces in order into a builder."""

    def read(self, pieces: list[Piece | Form]) -> None:
        """All of a document."""
        self.last_vision = _last_vision(pieces)
        for piece in pieces:
            if isinstance(piece, Form):
                self._form(piece)
            elif isinstance(piece, Table):
                if not self.is_aside and (parts := card_parts(piece, piece.grid())):
                    self._card(parts)
                elif not self._table(piece):
                    self._box(piece)
                self.is_behind_table = True
            else:
                self._item(piece)
        self._settle_goals()

    def _settle_goals(self) -> None:
        """Where goals of an issue each have a list of strategies below them, strategies belong to goals."""
        goals: dict[str, list[str]] = {}
        owners: dict[str, str] = {}
        for node in self.entered:
            if node.kind == "goal" and node.parent and node.key not in goals.setdefault(node.parent, []):
                goals[node.parent].append(node.key)
            elif node.kind == "strategy" and node.key not in owners:
                owners[node.key] = goals.get(node.parent, [""])[-1]
        held = set(owners.values())
        if not any(len(keys) > 1 and held.issuperset(keys) for keys in goals.values()):
            return
        for node in self.builder.tree.nodes:
            if owners.get(node.key):
                node.parent = owners[node.key]

    def _form(self, form: Form) -> None:
        """A project written out; in somebody else's plan or an annex about others it is none of this plan."""
        if self.is_aside:
            for item in form.items:
                self._item(item)
            return
        project = read_form(self.builder, self.context, form, self._year_of())
        for item in form.items:
            lines = _lines_of(item)
            for line in lines:
                line.node = project.key
            self.builder.tree.lines += lines
        for table in form.tables:
            self._table_lines(table)
        self.section, self.list, self.latest = "", Numbering(), None

    def _item(self, item: Item) -> None:
        text = item.full
        lines = _lines_of(item)
        self.builder.tree.lines += lines
        if found := YEAR.search(to_arabic_digits(text)):
            self.year = int(found[1])
        if item.style == NEW_SHEET:
            self._open_chapter("", text, item)
            self.candidates = []
            return
        if item.style == PAGE_LINE or item.style.lower().startswith("toc") or is_contents_line(text):
            self.builder.unplaced(text, item.origin)
            return
        marker = _marker(item)
        before = self.latest
        self.is_behind_table = self.is_behind_table and marker is None and heading_of(text) is None
        if not self._placed(item, marker):
            self.builder.unplaced(text, item.origin)
        if self.latest is not before:
            self.latest_indent = item.indent
        for line in lines:
            line.node = self.latest.key if isinstance(self.latest, PlanItem) else ""
        lines[0].number = marker.number if marker else ""

    def _placed(self, item: Item, marker: Marker | None) -> bool:
        if not self.is_aside and not is_front(item.full) and self._waits(item, marker):
            return True
        if self._titles_chapter(item, marker) or self._chapter(item, marker):
            return True
        if self.is_aside and not self._comes_back(item, marker):
            return self._swot_heading(item, marker) or self._swot_item(item, marker)
        if self._roles(item) or self._total(item):
            return True
        if marker is not None and marker.kind:
            return self._word(item, marker)
        if self._is_awaited_vision(item, marker):
            return self._vision(item)
        if self._heading(item, marker):
            return True
        if is_caption(item.full) or self._leaves_the_plan(item, marker) or self._ends_section(item, marker):
            return False
        if marker is not None:
            self._take_up(marker)
        return self._listed(item, marker)

    def _leaves_the_plan(self, item: Item, marker: Marker | None) -> bool:
        """A list of something else, or the end of the letter that the plan came in."""
        if is_closing(item.full):
            self.section, self.list, self.latest, self.candidates = OTHER, Numbering(), None, []
            return True
        if is_other_list(marker.rest if marker is not None and not marker.kind else item.full):
            self.section, self.list, self.outer = OTHER, Numbering(), []
            self.section_item = (item, marker)
            return True
        return False

    def _ends_section(self, item: Item, marker: Marker | None) -> bool:
        """A heading of the rank of the one that announced the list, by its level or its number."""
        if not self.section or self.section_item is None:
            return False
        heading, number = self.section_item
        if 0 < item.level <= heading.level:
            return self._end_section(item)
        if number is None or marker is None or heading.is_set_apart != item.is_set_apart or not number.numbers:
            return False
        is_next = marker.numbers == (*number.numbers[:-1], number.numbers[-1] + 1) and marker.style == number.style
        is_over = is_next and not self.list.expects(marker.style, marker.numbers) and bool(self.list.styles)
        return is_over and self._end_section(item)

    def _end_section(self, item: Item) -> bool:
        self.section, self.list, self.candidates = "", Numbering(), [item]
        return True

    def _is_awaited_vision(self, item: Item, marker: Marker | None) -> bool:
        """Below the heading of the vision its words may be set as boldly as a heading."""
        if self.section != "vision" or self.builder.tree.vision or (marker is not None and marker.style != "-"):
            return False
        return heading_of(item.full) is None and len(item.full) > 8

    def _titles_chapter(self, item: Item, marker: Marker | None) -> bool:
        """The line below “บทที่ 3” is its title."""
        if not self.is_untitled:
            return False
        self.is_untitled = False
        if (
            (marker is not None and marker.kind)
            or len(item.full) > HEADING_MOST
            or not (item.is_bold or item.level or item.is_centered or names_chapter(item.full) or is_own(item.full))
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
        if item.is_alone and marker is None and len(text) <= HEADING_MOST and names_chapter(text):
            self._open_chapter("", text, item)
            self.is_aside = self.is_aside or is_front(text)
            self.is_foreign = is_foreign(text) and not is_own(text)
            return True
        if is_front(text) or (item.level == 1 and not marker and not heading_of(text) and len(text) <= HEADING_MOST):
            self._open_chapter("", text, item)
            if is_front(text):
                self.is_aside = True
            return True
        return False

    def _open_chapter(self, number: str, title: str, item: Item) -> None:
        self.part, self.part_key = (number, title, item.origin), ""
        self.is_aside = is_background(title) or (is_foreign(title) and not is_own(title))
        self.is_foreign, self.others = self.is_aside and is_foreign(title), set()
        self.aside_level = 0
        self.is_of_clauses = is_of_clauses(title)
        self.section, self.list, self.candidates, self.outer = "", Numbering(), [], []
        self.context.current.clear()
        self.latest = None

    def _comes_back(self, item: Item, marker: Marker | None) -> bool:
        """In a part without chapters of its own, the plan's own headings end what was about others."""
        text = marker.rest if marker and not marker.kind else item.full
        if item.is_set_apart and len(text) <= HEADING_MOST and is_foreign(text) and not is_own(text):
            self.is_foreign, self.others = True, set()
            return False
        if 0 < item.level <= self.aside_level:
            self.is_aside = is_background(text)
            return not self.is_aside
        if self.part[0]:
            if marker is None and item.is_set_apart and begins_plan(text):
                self._open_chapter("", text, item)
            return not self.is_aside
        heading = heading_of(text, is_styled=item.is_set_apart)
        kind = heading.kind if heading is not None else ""
        if item.is_set_apart and is_own_title(text):
            self._open_chapter("", text, item)
        elif kind in ("vision", "mission") and (item.is_set_apart or (heading and heading.rest)):
            is_ours = not self.is_foreign and item.is_set_apart
            self.is_aside = not (is_ours or (kind == "vision" and (self.others or item.origin == self.last_vision)))
            self.others.add(kind)
        return not self.is_aside

    def _waits(self, item: Item, marker: Marker | None) -> bool:
        """The title of a numbered word that stood alone on its line."""
        node, self.waiting = self.waiting, None
        if node is None or marker is not None or heading_of(item.full) is not None:
            return False
        node.title = node.title or item.full.strip(' :“”"')
        return True

    def _roles(self, item: Item) -> bool:
        """“หน่วยงานเจ้าภาพหลัก: …” on a line of its own belongs to what stands above it."""
        marker = marker_of(item.full)
        texts = (item.full, marker.rest if marker is not None and not marker.kind else "")
        matches = (ROLE_WORDS.match(role_said(text) or text) for text in texts)
        found = next((one for one in matches if one is not None), None)
        if found is None or self.latest is None:
            return False
        self._agencies(self._owner_at(item) or self.latest, found.string[found.start() :], item.origin)
        return True

    def _owner_at(self, item: Item) -> PlanItem | None:
        """Whose a line is that stands as far left as the heading of the list above it: of what the list belongs to."""
        latest = self.latest
        if not isinstance(latest, PlanItem) or self.section_item is None or not latest.parent:
            return None
        is_out = item.indent <= self.section_item[0].indent < self.latest_indent
        nodes = self.builder.tree.nodes
        listed = [one for one in nodes if (one.kind, one.parent) == (latest.kind, latest.parent)]
        # After a whole list of which nobody leads a single item, it is said of them all.
        is_bare = self.section == latest.kind and not any(one.lead or one.support for one in listed)
        is_of_all = is_bare and (len(listed) > 1 or self.leads_whole_lists)
        self.leads_whole_lists = self.leads_whole_lists or is_of_all
        return self.builder.tree.node(latest.parent) if is_out or is_of_all else None

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

    def _word(self, item: Item, marker: Marker) -> bool:
        kind = marker.kind
        if kind == "indicator":
            self._indicator(Entry(marker.rest, item.origin, marker, item.full))
            self.section = self.section or "indicator"
            return True
        if kind in ("project", "part"):
            return False
        if kind == "target" and self._is_target_below(item, marker):
            return True
        if kind == "clause":
            is_listed = self.section in LISTS or self.section.startswith("swot_")
            return self._listed(item, replace(marker, kind="")) if is_listed else self._clause(item, marker)
        title, roles = roles_apart(marker.rest)
        parent = self._parent_by_number(kind, marker)
        if kind == "issue" and is_foreign(title) and not self.builder.numbered("issue", marker.number):
            return False
        node = self.builder.node(
            kind, title, number=marker.number, parent=parent, origin=item.origin, sure=0.98 if title else 0.9
        )
        if not title:
            self.waiting = node
        if kind == "strategy" and not parent:
            # Goals of the whole plan are measured where they stand, not below each strategy.
            self.context.current.pop("goal", None)
            self.context.current.pop("target", None)
        self._enter(kind, node)
        if roles:
            self._agencies(node, roles, item.origin)
        self._interrupt(kind)
        self.section, self.list = ("" if kind == "issue" else kind), Numbering()
        self.list.put(0, marker.style, node.key, marker.numbers)
        return True

    def _heading(self, item: Item, marker: Marker | None) -> bool:
        text = marker.rest if marker else item.full
        is_styled = item.is_bold or item.level > 0
        heading = heading_of(text, is_styled) or self._objectives(text) or self._short_heading(text)
        if heading is None and marker and marker.style == "-":
            return False
        if heading is not None:
            return self._list_heading(heading, item)
        if _ANALYSIS.match(text) and len(text) <= HEADING_MOST:
            self.section, self.list = "", Numbering()
            return True
        if swot_kind(text) and len(text) < 60:
            self.section, self.list = f"swot_{swot_kind(text)}", Numbering()
            return True
        if self._other_heading(item, marker, text):
            self.section, self.list = "", Numbering()
            return True
        return False

    def _objectives(self, text: str) -> Heading | None:
        """“วัตถุประสงค์” right below an issue is what other plans call its goals; a project has objectives too."""
        found = _OBJECTIVES.fullmatch(text.strip())
        if found is None or not self.context.current.get("issue"):
            return None
        near = reversed(self.builder.tree.lines[-_NEAR:])
        since = itertools.takewhile(lambda line: _ISSUE.match(line.text) is None, near)
        return None if any(_OF_PROJECT.match(line.text) for line in since) else Heading("goal", found["rest"] or "")

    def _other_heading(self, item: Item, marker: Marker | None, text: str) -> bool:
        """A heading of no list of ours: the list before it is over; somebody else's plan is left out."""
        is_styled = item.is_set_apart or item.is_centered
        is_short = len(text) <= HEADING_MOST and not PROSE.search(text)
        if (
            marker is not None
            and marker.style != "-"
            and is_foreign(text)
            and is_short
            and (is_styled or self.section == "")
        ):
            if not self.builder.tree.nodes and not self._has_own_start():
                self._turn_aside(item)
            return is_styled
        if is_styled and marker is not None and self.section.startswith("swot_"):
            self.section = ""
        if is_styled and is_short and not (marker and self.section in LISTS):
            self.candidates = [item]
            if is_foreign(text) and not is_own(text):
                self._turn_aside(item)
            return not marker
        return False

    def _turn_aside(self, item: Item) -> None:
        self.is_aside, self.is_foreign, self.others, self.aside_level = True, True, set(), item.level

    def _has_own_start(self) -> bool:
        return bool(self.builder.tree.vision or self.builder.tree.nodes)

    def _card(self, parts: list[Table]) -> None:
        """A form: its rows of labels as text, what stands between them as tables; that of a project as a whole."""
        for part in parts:
            grid = part.grid()
            roles = {role_of(row[0].text) for row in grid if row[0] is not None}
            if part.width > _LABEL_AND_VALUE or roles & {"project", "budget", "objective"}:
                if not self._table(part):
                    self._box(part)
                continue
            self._table_lines(part)
            for label, value in grid:
                self._labelled(label, value)

    def _labelled(self, label: Cell | None, value: Cell | None) -> None:
        """A row of a form: what it says is read as if its label were a heading over it."""
        if label is None or value is None:
            return
        entries = entries_of(value)
        head = " ".join(heading_text(label).split()).strip(" :：")
        if len(entries) == 1:
            self._item(Item(f"{head} : {entries[0].whole}", entries[0].origin))
            return
        self._item(Item(head, label.origin, is_bold=True))
        for entry in entries:
            self._item(Item(entry.whole, entry.origin))

    def _box(self, table: Table) -> None:
        """A table used as a frame around text."""
        for cell in table.cells:
            for line in cell.lines:
                for text in line.text.split("\n"):
                    if text.strip():
                        self._item(Item(text.strip(), line.origin, number=line.number, is_bold=line.is_bold))


def _last_vision(pieces: Sequence[Piece | Form]) -> Origin:
    """Where the last heading of a vision stands: of all the plans that a document quotes, it is about the last."""
    found = Origin()
    for piece in pieces:
        if isinstance(piece, Item) and not is_contents_line(piece.full) and len(piece.full) < 400:
            marker = marker_of(piece.full)
            if piece.is_set_apart and is_own_title(piece.full):
                found = Origin()
            heading = heading_of(marker.rest if marker else piece.full, is_styled=piece.is_set_apart)
            if heading is not None and heading.kind == "vision" and (heading.rest or piece.is_set_apart):
                if is_vision_of_others(piece.full):
                    continue
                found = piece.origin
    return found


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


def _lines_of(item: Item) -> list[Line]:
    """The lines of the document that a paragraph is made of, each with its own place."""
    text = item.full
    if len(item.starts) < 2:
        return [Line(text, item.origin)]
    ends = [start for start, _ in item.starts[1:]] + [len(text)]
    return [Line(text[start:end].strip(), origin) for (start, origin), end in zip(item.starts, ends, strict=True)]
