"""Projects written out one by one in running text: the form with its name, reasons, objectives, activities and money.

No law prescribes the form, so offices number and name its parts differently: a form is the name of a project with
several of those parts below it.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from patibat.intake.plan_documents.building import Builder, is_same, same_key
from patibat.intake.plan_documents.cells import Entry, cell_text, entries_of
from patibat.intake.plan_documents.columns import filled_cells, header_of
from patibat.intake.plan_documents.frames import Context
from patibat.intake.plan_documents.headings import is_foreign, is_front
from patibat.intake.plan_documents.items import NEW_SHEET, Item, Piece
from patibat.intake.plan_documents.markers import marker_of
from patibat.intake.plan_documents.projects import period_said, source_kind_of
from patibat.intake.plan_documents.targets import number_of
from patibat.papers.reading import Origin, Table
from patibat.plans.tree import ActivityItem, BudgetItem, PlanItem, ProjectItem
from patibat.thai import to_arabic_digits

_NAME: Final = re.compile(
    r"(?P<sure>ชื่อโครงการ|ชื่องาน\s*/\s*โครงการ|งาน\s*/\s*โครงการ)?(?:โครงการ)?(?:\s*ที่\s*(?P<n>[0-9]{1,3}))?\s*[:：]?\s*"
)
_PARTS: Final = (
    ("plan", r"แผนงาน(?!\s*/)"),
    ("aligned", r"(?:การ)?(?:สนอง|ตอบสนอง|ความสอดคล้อง|สอดคล้อง|ความเชื่อมโยง|เชื่อมโยง)[ก-๙/]*"),
    ("nature", r"(?:ลักษณะ|ประเภท|สถานะ)(?:ของ)?โครงการ"),
    ("agency", r"(?:หน่วยงาน|กลุ่มงาน|กลุ่ม|ฝ่าย|ส่วนราชการ|ผู้)/?(?:ที่|เจ้าภาพ|ผู้)*(?:รับผิดชอบ|ดำเนินการ|เจ้าของ)(?:หลัก|โครงการ)*|"
     r"เจ้าของโครงการ"),
    ("period", r"(?:ระยะเวลา|กำหนดเวลา|ช่วงเวลา|วัน\s*เวลา)(?:และสถานที่|ในการ|การ)*"
     r"(?:ดำเนินการ|ดำเนินงาน|ดำเนินโครงการ|จัดกิจกรรม)?"),
    ("reason", r"หลักการและเหตุผล|หลักการ\s*เหตุผล|ความเป็นมา(?:และ[ก-๙]+)?"),
    ("objective", r"วัตถุประสงค์(?:ของโครงการ|โครงการ)?"),
    ("target", r"(?:ค่า)?เป้าหมาย(?:ของโครงการ|โครงการ|เชิงปริมาณ|เชิงคุณภาพ)?|กลุ่มเป้าหมาย"),
    ("indicator", r"ตัวชี้วัด(?:ความสำเร็จ|ผลผลิต|ผลลัพธ์|เป้าหมาย)*(?:และ(?:ค่า)?เป้าหมาย)?(?:ของโครงการ|โครงการ)?|"
     r"ตัวบ่งชี้[ก-๙]*"),
    ("activity", r"(?:กิจกรรม(?:หลัก|ย่อย)?|วิธี(?:การ)?ดำเนิน(?:การ|งาน)|ขั้นตอน(?:การ)?ดำเนิน(?:การ|งาน)|"
     r"แผน(?:การ)?ดำเนินงาน|การดำเนินงาน|แผนปฏิบัติงาน)(?:และ[ก-๙]+|\s*/\s*[ก-๙]+)*(?:ของโครงการ|โครงการ)?"),
    ("budget", r"(?:วงเงิน)?งบประมาณ(?:ที่ใช้|ที่ได้รับ|ดำเนินการ|ดำเนินงาน|โครงการ|จัดสรร|ในการ|และ[ก-๙]+)*|"
     r"ทรัพยากร(?:และ[ก-๙]+)?|แหล่งงบประมาณ"),
    ("place", r"สถานที่[ก-๙]*|พื้นที่(?:ดำเนินการ|ดำเนินงาน|เป้าหมาย)"),
    ("risk", r"(?:การวิเคราะห์|การบริหาร)?(?:ความเสี่ยง)[ก-๙]*"),
    ("result", r"(?:ผล|ประโยชน์)ที่คาดว่า(?:จะ)?(?:ได้รับ|เกิดขึ้น)?|ผลที่จะได้รับ"),
    ("evaluation", r"(?:การ)?(?:ติดตาม|วัดผล|ประเมินผล|ประเมินโครงการ)(?:และ)?[ก-๙]*"),
    ("sign", r"ลงชื่อ|ผู้(?:เสนอ|เห็นชอบ|อนุมัติ|รับรอง)โครงการ"),
)  # fmt: skip
_PART: Final = re.compile("|".join(f"(?P<{part}>{words})" for part, words in _PARTS))
_PLAIN: Final = re.compile(r"\s*(?P<colon>[:：]|\.{3,}|…+)?\s*(?P<rest>.*)", re.DOTALL)
_TELLING: Final = frozenset(("reason", "objective", "activity", "period", "result", "indicator"))
_AHEAD: Final = 24
_LEAST_PARTS, _LEAST_OF_SURE = 4, 2
_PROSE: Final = 200
_AMOUNT: Final = re.compile(r"(?P<amount>[0-9][0-9,]*(?:\.[0-9]+)?)\s*(?:\.-|-)?\s*(?P<scale>ล้าน|พัน)?บาท")
_TOTAL: Final = re.compile(r"ทั้งสิ้น|ทั้งหมด|รวม|งบประมาณ|วงเงิน")
_NO_MONEY: Final = re.compile(r"ไม่(?:ใช้|มี|ขอรับ)(?:เงิน)?งบประมาณ")
_SOURCE: Final = re.compile(
    r"(?:แหล่ง(?:ที่มา)?(?:ของ)?(?:งบประมาณ|งบ|เงิน)\s*[:：]?\s*|(?:เบิก)?จาก\s*)"
    r"(?P<source>[ก-๙][^0-9()]{1,60}?)(?=\s*(?:จำนวน|เป็นเงิน|ประจำปี|ปีงบ|[0-9(]|$))"
)
_REFERENCE: Final = re.compile(
    r"(?P<kind>กลยุทธ์|(?:ประเด็น)?ยุทธศาสตร์(?:การพัฒนา)?|ประเด็น(?:การพัฒนา)?)\s*(?:ข้อ)?ที่\s*(?P<n>[0-9]{1,2}(?:\.[0-9]{1,2})*)"
)
_EDGES: Final = ' :：.…“”"'
_BLANK: Final = re.compile(r"[\s.…_:：-]*")


@dataclass(slots=True)
class Form:
    """A project as its form says it: the items and tables of each part."""

    name: str
    number: str
    origin: Origin
    parts: list[tuple[str, str, Item]] = field(default_factory=list)
    """(part, what stands on the line without its label, the line)."""
    items: list[Item] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)

    def said(self, part: str) -> list[str]:
        """What a part says, line by line, without the marks of its items."""
        texts = [text for one, text, _ in self.parts if one == part]
        return [text for text in map(_unmarked, texts) if not _BLANK.fullmatch(text)]


def with_forms(pieces: Sequence[Piece]) -> list[Piece | Form]:
    """The pieces of a document, those of a project's form gathered."""
    found: list[Piece | Form] = []
    at = 0
    while at < len(pieces):
        form = _begun(pieces, at)
        if form is None:
            found.append(pieces[at])
            at += 1
            continue
        at = _fill(form, pieces, at + 1)
        found.append(form)
    return found


def _begun(pieces: Sequence[Piece], at: int) -> Form | None:
    item = pieces[at]
    if not isinstance(item, Item):
        return None
    start = _start_of(item)
    if start is None:
        return None
    is_sure, name, number = start
    near = [piece for piece in pieces[at + 1 : at + _AHEAD] if isinstance(piece, Item)]
    own = itertools.takewhile(lambda piece: not name or _start_of(piece) is None, near)
    kinds = {part for part, _ in map(_part_of, own) if part}
    if len(kinds) < (_LEAST_OF_SURE if is_sure else _LEAST_PARTS) or not kinds & _TELLING:
        return None
    return Form(name, number, item.origin, items=[item])


def _start_of(item: Item) -> tuple[bool, str, str] | None:
    """(surely a form, name, number) of a line that may begin one."""
    marker = marker_of(item.full)
    text = marker.rest if marker is not None and marker.kind in ("", "project") else item.full
    plain = to_arabic_digits(text)
    is_numbered = marker is not None and marker.kind == "project"
    found = _NAME.match(plain)
    if found is None or len(text) > _PROSE or not (found["sure"] or is_numbered or plain.startswith("โครงการ")):
        return None
    is_sure = bool(found["sure"])
    name = text[found.end() :] if is_sure or found["n"] or is_numbered else text
    name = name.strip(_EDGES)
    if not name and not is_sure:
        return None
    number = found["n"] or (marker.number if is_numbered and marker is not None else "")
    return is_sure, name, number


def _part_of(item: Item) -> tuple[str, str]:
    """(part, the rest of its line) where a line begins a part of a form; else empty."""
    marker = marker_of(item.full)
    text = marker.rest if marker is not None and not marker.kind else item.full
    if marker is not None and marker.kind in ("indicator", "target"):
        return marker.kind, marker.rest
    found = _PART.match(text)
    if found is None:
        return "", ""
    after = _PLAIN.match(text, found.end())
    rest = after["rest"].strip() if after is not None else ""
    is_apart = bool(after and after["colon"]) or not rest or item.is_bold or text[found.end() : found.end() + 1] == " "
    if not is_apart or (len(text) > _PROSE and not (after and after["colon"])):
        return "", ""
    return found.lastgroup or "", rest


def _fill(form: Form, pieces: Sequence[Piece], at: int) -> int:
    """Take what belongs to the form; gives the place of the first piece that does not."""
    part = ""
    while at < len(pieces):
        piece = pieces[at]
        if isinstance(piece, Table):
            form.tables.append(piece)
        elif _is_over(piece, part) or (form.name and _begun(pieces, at) is not None):
            return at
        else:
            part = _taken(form, piece, part)
        at += 1
    return at


def _taken(form: Form, item: Item, part: str) -> str:
    """Take a line; gives the part that the next lines belong to."""
    form.items.append(item)
    begun, rest = _part_of(item)
    if not form.name and not begun:
        form.name = item.full.strip(_EDGES)
    elif begun:
        form.parts.append((begun, rest, item))
    elif part:
        form.parts.append((part, item.full, item))
    return begun or part


def _is_over(item: Item, part: str) -> bool:
    """Does a heading of the document end the form?"""
    marker = marker_of(item.full)
    if item.style == NEW_SHEET or is_front(item.full) or (marker is not None and marker.kind == "part"):
        return True
    if marker is not None and marker.kind in ("issue", "strategy", "goal", "mission"):
        return item.is_set_apart and part != "aligned"
    return item.level == 1 and not _part_of(item)[0]


def read_form(builder: Builder, context: Context, form: Form, year: int) -> ProjectItem:
    """The project of a form: the one that a table listed before, or a new one."""
    item = _known(builder, form) or builder.project(form.name, number=form.number, origin=form.origin)
    item.confidence = max(item.confidence, 0.9)
    _money(item, form, year)
    item.objective = item.objective or "\n".join(form.said("objective"))
    item.target = item.target or "\n".join(form.said("target"))
    item.indicator = item.indicator or "\n".join(form.said("indicator"))
    for text in form.said("agency"):
        known = {one.text for one in item.agencies}
        mentions = builder.directory.mentions(text, form.origin, builder.years)
        item.agencies += [one for one in mentions if one.text not in known]
    period_said(item, " ".join(form.said("period")))
    if not item.years and year:
        item.years = (year,)
    item.node = item.node or _node(builder, context, form)
    if not item.activities:
        item.activities = _activities(form)
    return item


def _known(builder: Builder, form: Form) -> ProjectItem | None:
    """A project of the same name that a table listed, and of the same baht where both say."""
    amount = _amount(form)
    for item in builder.tree.projects:
        if same_key(item.name).removeprefix("โครงการ") == same_key(form.name).removeprefix("โครงการ"):
            own = item.budget if item.budget is not None else _sum(item)
            if own is None or amount is None or own == amount:
                return item
    return None


def _sum(item: ProjectItem) -> Decimal | None:
    return sum((one.amount for one in item.budgets), Decimal(0)) if item.budgets else None


def _money(item: ProjectItem, form: Form, year: int) -> None:
    if item.budget is not None or item.budgets:
        return
    item.budget = _amount(form)
    text = " ".join(form.said("budget"))
    source = _SOURCE.search(text)
    if item.budget is not None and source is not None:
        name = source["source"].strip(" ,")
        item.budgets.append(BudgetItem(item.budget, year, name, source_kind_of(name), 0, form.origin))


def _amount(form: Form) -> Decimal | None:
    """Baht: the line that says it is the whole, else the first; lines of costs without a whole are added up."""
    lines = [to_arabic_digits(line) for line in form.said("budget")]
    labelled = [to_arabic_digits(item.full) for part, _, item in form.parts if part == "budget"]
    amounts = [(line, amount) for line in lines if (amount := _baht(line)) is not None]
    whole = next((_baht(line) for line in labelled if _TOTAL.search(line) and _baht(line) is not None), None)
    if whole is not None:
        return whole
    if amounts:
        return sum((amount for _, amount in amounts), Decimal(0))
    if any(_NO_MONEY.search(line) for line in (*lines, *labelled)):
        return Decimal(0)
    if len(lines) == 1 and re.fullmatch(r"[0-9][0-9,.]*", lines[0]):
        return number_of(lines[0])
    return _total_of_tables(form.tables)


def _baht(line: str) -> Decimal | None:
    found = list(_AMOUNT.finditer(line))
    if not found:
        return None
    # “80 คน x 120 บาท x 2 มื้อ เป็นเงิน 19,200 บาท”: what it comes to stands last.
    number = number_of(found[-1]["amount"])
    scale = {"ล้าน": Decimal(1_000_000), "พัน": Decimal(1_000)}.get(found[-1]["scale"] or "", Decimal(1))
    return None if number is None else number * scale


def _total_of_tables(tables: Sequence[Table]) -> Decimal | None:
    for table in tables:
        for row in table.grid():
            cells = filled_cells(row)
            if len(cells) > 1 and re.match(r"\s*(?:ยอด)?รวม|\s*ทั้งสิ้น", cells[0].text):
                amounts = [number_of(cell.text) for cell in cells[1:]]
                known = [one for one in amounts if one is not None]
                if known:
                    return known[-1]
    return None


def _activities(form: Form) -> list[ActivityItem]:
    found = [
        ActivityItem(_unmarked(text), origin=item.origin)
        for part, text, item in form.parts
        if part == "activity" and not _BLANK.fullmatch(_unmarked(text))
    ]
    if found:
        return found
    return [ActivityItem(entry.text, origin=entry.origin) for table in form.tables for entry in _listed(table)]


def _listed(table: Table) -> list[Entry]:
    """The activities of a calendar or a table of costs."""
    grid = table.grid()
    header = header_of(table, grid)
    columns = header.of("activity") if header is not None else []
    if header is None or not columns:
        return []
    rows = [row for row in grid[header.first :] if not re.match(r"\s*(?:ยอด)?รวม", cell_text(row[0]))]
    return [entry for row in rows for entry in entries_of(row[columns[0]])]


def _node(builder: Builder, context: Context, form: Form) -> str:
    """The strategy or issue that the form names, by number or title; else the one that the chapter is about."""
    for text in form.said("aligned"):
        plain = to_arabic_digits(text)
        found = _REFERENCE.search(plain)
        if found is not None and not is_foreign(text):
            kind = "strategy" if found["kind"] == "กลยุทธ์" else "issue"
            node = builder.numbered(kind, found["n"])
            if node is not None:
                return node.key
        same = next((one for one in builder.tree.nodes if _is_titled(one, text)), None)
        if same is not None:
            return same.key
    return next((context.current[one] for one in ("strategy", "issue") if context.current.get(one)), "")


def _is_titled(node: PlanItem, text: str) -> bool:
    return node.kind in ("issue", "strategy") and is_same(node.title, text)


def _unmarked(text: str) -> str:
    marker = marker_of(text)
    return (marker.rest if marker is not None and not marker.kind else text).strip()
