"""`read_plan`: a document as it was received → the plan in it.

>>> text = "แผนพัฒนาการศึกษาจังหวัดตัวอย่าง (พ.ศ. ๒๕๖๖ - ๒๕๗๐)\\nวิสัยทัศน์\\nเรียนรู้ตลอดชีวิต\\nพันธกิจ\\n1. ดูแลเด็กทุกคน"
>>> tree = read_plan(text.encode(), "plan.txt").tree
>>> tree.from_year, tree.to_year, tree.vision, [node.title for node in tree.of_kind("mission")]
(2566, 2570, 'เรียนรู้ตลอดชีวิต', ['ดูแลเด็กทุกคน'])
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import Final

from patibat.intake.plan_documents.building import Builder
from patibat.intake.plan_documents.flattened import unfolded
from patibat.intake.plan_documents.items import PAGE_LINE, Item, Mending, Piece, pieces_of
from patibat.intake.plan_documents.outline import Outline
from patibat.intake.plan_documents.project_forms import with_forms
from patibat.intake.plan_documents.projects import finish
from patibat.intake.plan_documents.sheets import sheet_pieces
from patibat.papers.reading import Note, Origin, Paper, PaperKind, read_paper
from patibat.plans.directory import Directory
from patibat.plans.tree import PlanTree
from patibat.thai import Repair, find_place, to_arabic_digits

_SPAN: Final = re.compile(
    r"(?:พ\s*\.?\s*ศ\s*\.?)?\s*(25[0-9]{2})\s*(?:-|–|—|ถึง)\s*(?:พ\.ศ\.\s*)?(25[0-9]{2}|[0-9]{2})(?![0-9])"
)
_YEAR: Final = re.compile(r"(?:ปีงบประมาณ|ประจำปี|พ\.\s*ศ\.)\s*(?:พ\.\s*ศ\.)?\s*(25[0-9]{2})")
_TITLE: Final = re.compile(r"แผน(?:พัฒนา|ปฏิบัติ|ยุทธศาสตร์|กลยุทธ์|การศึกษา|การจัดการ)")
_TRAIL: Final = re.compile(r"\S\s*[»›]\s*\S|\S\s+[>/]\s+\S")
"""“หน้าแรก » แผนงาน » …”: where a page of a website stands."""
_MAYBE_TITLE: Final = re.compile(r"แผน(?:งาน|การ)")
_KINDS: Final = (
    ("education_development", r"แผนพัฒนาการศึกษา(?:ของ)?(?:จังหวัด)?"),
    ("education_annual", r"แผนปฏิบัติการ(?:ด้าน)?การศึกษา|แผนปฏิบัติการประจำปี.*การศึกษา.*จังหวัด"),
    ("office_annual", r"แผนปฏิบัติ(?:ราชการ|การ)"),
    ("province_development", r"แผนพัฒนาจังหวัด"),
    ("cluster_development", r"แผนพัฒนากลุ่มจังหวัด"),
)  # fmt: skip
_TITLE_LABEL: Final = re.compile(
    r"^(?:(?:ชื่อ)?แผน\s*[:：]\s*|(?:ตาราง|สรุป|รายการ|เอกสาร)*(?:ตัวชี้วัด|โครงการ)?(?:ตาม|ของ|ใน)?\s*(?=แผน[ก-๙]))"
)
_PAGE_NUMBER: Final = re.compile(r"\s+(?:หน้า(?:ที่)?\s*)?[0-9๐-๙]{1,4}$")
_SENT: Final = re.compile(r".{0,60}?(?:ขอ)?(?:ส่ง|นำส่ง|เสนอ|แจ้ง|เผยแพร่)(?:ไฟล์|ข้อความ|เอกสาร)?(?:ร่าง)?(?=แผน)")
_FRONT_ITEMS: Final = 40
_TITLE_MOST: Final = 160


@dataclass(slots=True)
class Reading:
    """What was read: the plan, the document it came from, and the repairs made on the way."""

    tree: PlanTree
    paper: Paper
    repairs: list[tuple[Origin, Repair]]
    notes: tuple[Note, ...] = ()


def read_plan(content: bytes, name: str, directory: Directory | None = None) -> Reading:
    """The plan in a document. Raises the `Problem` of a document that cannot be read."""
    return plan_of(read_paper(content, name), directory)


def plan_of(paper: Paper, directory: Directory | None = None) -> Reading:
    """The plan in a document that was read."""
    mending = Mending()
    pieces = pieces_of(paper, mending)
    if paper.kind == PaperKind.EXCEL:
        pieces = sheet_pieces(pieces)
    pieces = [part for piece in pieces for part in (unfolded(piece) if isinstance(piece, Item) else (piece,))]
    if mending.refused is not None and not any(True for _ in pieces):
        raise mending.refused
    builder = Builder(directory or Directory())
    _front(builder.tree, pieces)
    Outline(builder).read(with_forms(pieces))
    builder.settle()
    tree = builder.tree
    for project in tree.projects:
        finish(project)
    return Reading(tree, paper, mending.repairs, paper.notes)


def _front(tree: PlanTree, pieces: list[Piece]) -> None:
    """Title, years, kind and province."""
    items = [piece for piece in pieces if isinstance(piece, Item)]
    tree.title = _title(items[:_FRONT_ITEMS])
    tree.from_year, tree.to_year = _years(tree.title, items)
    plain = re.sub(r"\s+", "", tree.title)
    tree.kind = next((kind for kind, words in _KINDS if re.search(words, plain)), "")
    tree.province = _province(plain)


def _title(items: list[Item]) -> str:
    """The first line that names a plan, with the short lines after it that belong to it."""
    for words in (_TITLE, _MAYBE_TITLE):
        for position, item in enumerate(items):
            text = _PAGE_NUMBER.sub("", item.text.strip()) if item.style == PAGE_LINE else item.text.strip()
            text = _TITLE_LABEL.sub("", text).removeprefix("- ")
            if words.search(text) and len(text) <= _TITLE_MOST and not _TRAIL.search(text):
                return _title_from([replace(item, text=text), *items[position + 1 : position + 4]])
    first = items[0].text.strip() if items else ""
    return first if len(first) <= _TITLE_MOST and not first.isdecimal() else ""


def _named(text: str) -> str:
    """The plan's name alone, of a sentence that names it: “ขอส่งร่างแผน… (พ.ศ. 2566-2570) เพื่อโปรด…”."""
    found = _SENT.match(text)
    if found is None:
        return text
    rest = text[found.end() :]
    span = _SPAN.search(to_arabic_digits(rest))
    return rest[: span.end()] + (")" if rest[span.end() : span.end() + 1] == ")" else "") if span else rest


def _title_from(items: list[Item]) -> str:
    title = _named(_TITLE_LABEL.sub("", items[0].text.strip()).removeprefix("- "))
    for item in items[1:]:
        text = item.text.strip()
        belongs = re.match(r"\(?\s*(?:พ\s*\.\s*ศ|ปี(?:งบประมาณ)?\s*พ|จังหวัด|ของ|ประจำปี|ระยะ|25)", to_arabic_digits(text))
        if not belongs or item.style == PAGE_LINE or len(text) > 70 or same_start(title, text):
            break
        is_one_word = text.startswith("จังหวัด") and re.search("[ก-๎]$", title)
        title = f"{title}{text}" if is_one_word else f"{title} {text}"
    return " ".join(title.split())


def same_start(first: str, second: str) -> bool:
    """Is the second line only the first again?"""
    return first.replace(" ", "").startswith(second.replace(" ", ""))


def _years(title: str, items: list[Item]) -> tuple[int, int]:
    """The plan's period: in its title, else the one that the document attaches to a plan most often."""
    if span := _span(title):
        return span
    spans: Counter[tuple[int, int]] = Counter()
    for item in items:
        for found in _SPAN.finditer(to_arabic_digits(item.text)):
            spans[_both(found)] += 2 if "แผนพัฒนาการศึกษา" in item.text[: found.start()] else 1
    if year := _YEAR.search(to_arabic_digits(title)):
        return int(year[1]), int(year[1])
    if spans:
        return spans.most_common(1)[0][0]
    years = [int(found[1]) for item in items for found in _YEAR.finditer(to_arabic_digits(item.text))]
    common = Counter(years).most_common(1)
    return (common[0][0], common[0][0]) if common else (0, 0)


def _span(text: str) -> tuple[int, int] | None:
    found = _SPAN.search(to_arabic_digits(text))
    return _both(found) if found else None


def _both(found: re.Match[str]) -> tuple[int, int]:
    first, last = int(found[1]), int(found[2])
    return first, last if last > 2400 else first // 100 * 100 + last


def _province(title: str) -> str:
    found = re.search(r"จังหวัด([ก-๙]{2,20})", title)
    if found is None:
        return ""
    name = found[1]
    for length in range(len(name), 2, -1):
        places = [one for one in find_place(name[:length]) if one.kind == "province"]
        if places:
            return places[0].code
    return ""
