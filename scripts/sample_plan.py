"""The plan of the sample province as the Word file that an office would publish: `sample/data/plan_2566.docx`.

    python scripts/sample_plan.py            writes the file
    python scripts/sample_plan.py --check    exits with 1 when the file is not what the data say

What the plan says comes from `sample_plan.toml` beside this, names of agencies from the sample's data; the prose around
it is ours. Equal data give equal bytes. The sample reads the Word file alone, as it would read anybody's.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections.abc import Iterable, Sequence
from datetime import datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

from docx import Document as new_document
from docx.enum.section import WD_SECTION
from docx.enum.table import WD_ALIGN_VERTICAL
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from patibat.papers import palette
from patibat.papers.documents import word_xml as xml
from patibat.sample.reading import Table, decimal, read
from patibat.thai import districts, format_number, subdistricts

if TYPE_CHECKING:
    from docx.document import Document as WordFile
    from docx.section import Section
    from docx.table import Table as WordTable
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph

SOURCE: Final = Path(__file__).with_suffix(".toml")
TARGET: Final = Path(__file__).resolve().parents[1] / "src/patibat/sample/data/plan_2566.docx"
_NS: Final = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_MADE: Final = datetime(2022, 9, 15, 9, 0, 0)
"""The day on which the plan of the sample was adopted; every part of the file bears it."""
_TEXT_CM: Final = (16.0, 24.7)
"""Width between the margins of an upright page and of a turned one."""
_BUDGET_YEARS: Final = (2569, 2570)
_SWOT: Final = {
    "strength": "จุดแข็ง (Strengths)", "weakness": "จุดอ่อน (Weaknesses)",
    "opportunity": "โอกาส (Opportunities)", "threat": "อุปสรรค (Threats)",
}  # fmt: skip
_INCREASE: Final = {"percent_points": "เพิ่มขึ้น {} จุดร้อยละ", "percent": "เพิ่มขึ้นร้อยละ {}", "absolute": "เพิ่มขึ้น {}"}
_NOTICE: Final = "เอกสารตัวอย่าง ข้อความ ค่าเป้าหมาย และงบประมาณทั้งหมดแต่งขึ้นเพื่อสาธิต ไม่ใช่แผนของทางราชการ"
_LINKED: Final = (
    ("แผนระดับที่ 1", "ยุทธศาสตร์ชาติ พ.ศ. 2561-2580", "การพัฒนาคนทุกช่วงวัย และการสร้างโอกาสที่เสมอภาค"),
    ("แผนระดับที่ 2", "แผนแม่บทภายใต้ยุทธศาสตร์ชาติ", "เรื่องการพัฒนาการเรียนรู้ และศักยภาพคนตลอดช่วงชีวิต"),
    ("แผนระดับที่ 2", "แผนพัฒนาเศรษฐกิจและสังคมแห่งชาติ ฉบับที่ 13 พ.ศ. 2566-2570", "เรื่องกำลังคนและความเหลื่อมล้ำ"),
    ("แผนระดับที่ 3", "แผนการศึกษาแห่งชาติ พ.ศ. 2560-2579", "การเข้าถึง ความเท่าเทียม คุณภาพ และประสิทธิภาพ"),
    ("แผนในพื้นที่", "แผนพัฒนาจังหวัดและแผนพัฒนาท้องถิ่น", "ใช้ข้อมูลพื้นที่และแหล่งงบประมาณร่วมกัน"),
)
_PARTS: Final = (
    ("p1", "ส่วนที่ 1 ข้อมูลทั่วไปของจังหวัด", 1),
    ("p2", "ส่วนที่ 2 ความเชื่อมโยงกับแผนระดับต่าง ๆ", 2),
    ("p3", "ส่วนที่ 3 สาระสำคัญของแผน", 3),
    ("p4", "ส่วนที่ 4 โครงการสำคัญ", 10),
    ("p5", "ส่วนที่ 5 การนำแผนไปปฏิบัติและการติดตามประเมินผล", 13),
    ("annex", "ภาคผนวก อักษรย่อของหน่วยงาน", 14),
)
"""(bookmark, heading, page). Word counts pages anew when fields are updated; these stand until then."""
_FIRST_ISSUE_PAGE: Final = 5


class Book:
    """The file while it is written."""

    def __init__(self) -> None:
        self.plan: Table = tomllib.loads(SOURCE.read_text(encoding="utf-8"), parse_float=Decimal)
        self.indicators: list[Table] = self.plan["indicator"]
        self.projects: list[Table] = self.plan["project"]
        network = read("agencies")
        self.agencies: dict[str, Table] = {one["code"]: one for one in network["agency"]}
        self.affiliations: dict[str, str] = {one["code"]: one["name"] for one in network["affiliation"]}
        self.office: Table = self.agencies[network["office"]]
        self.province: str = network["province"]
        self.word: WordFile = new_document()
        self.bookmarks = 0
        self.width = _TEXT_CM[False]
        xml.set_styles(self.word, "th")
        xml.set_page(self.word.sections[0], landscape=False)
        head: Any = self.word.styles["Header"]
        head.paragraph_format.tab_stops.clear_all()
        prose: Any = self.word.styles["Body Text"]
        prose.paragraph_format.space_after = Pt(6)

    def short(self, code: str) -> str:
        """An agency's abbreviation."""
        return str(self.agencies[code]["abbreviation"])

    def heading(self, text: str, level: int, bookmark: str = "") -> Paragraph:
        """A heading; `bookmark` is what the contents point to."""
        made: Paragraph = self.word.add_heading(text, level)
        if level == 1:
            made.alignment = WD_ALIGN_PARAGRAPH.CENTER
        if bookmark:
            self.bookmarks += 1
            name = f'w:id="{self.bookmarks}"'
            made._p.insert(1, parse_xml(f'<w:bookmarkStart {_NS} {name} w:name="{bookmark}"/>'))
            made._p.append(parse_xml(f"<w:bookmarkEnd {_NS} {name}/>"))
        return made

    def line(
        self, text: str, indent: float = 0, bold: bool = False, hang: float = 0, center: bool = False
    ) -> Paragraph:
        """A paragraph without the indented first line of body text."""
        made = self.word.add_paragraph()
        run = made.add_run(text)
        if bold:
            xml.set_bold(run)
        if center:
            made.alignment = WD_ALIGN_PARAGRAPH.CENTER
        made.paragraph_format.left_indent = Cm(indent + hang)
        made.paragraph_format.first_line_indent = Cm(-hang) if hang else None
        return made

    def body(self, text: str) -> None:
        """A paragraph of prose."""
        made = self.word.add_paragraph(text, style="Body Text")
        made.alignment = WD_ALIGN_PARAGRAPH.THAI_JUSTIFY

    def items(self, texts: Iterable[str], form: str = "{}. ", indent: float = 1.0) -> None:
        """A numbered list with typed numbers."""
        for at, text in enumerate(texts, 1):
            self.line(form.format(at) + text, indent, hang=0.6)

    def table(
        self, rows: Sequence[Sequence[str]], widths: Sequence[float], right: Sequence[int] = (), heads: int = 1
    ) -> WordTable:
        """A ruled table; `right` are columns of numbers. Merging is the caller's."""
        made: WordTable = self.word.add_table(len(rows), len(widths), style="Table Grid")
        xml.set_grid(made, widths, self.width, ruled=False)
        for at, texts in enumerate(rows):
            for column, text in enumerate(texts):
                _fill(made.cell(at, column), text, head=at < heads, right=column in right)
            (xml.repeat_head if at < heads else xml.keep_whole)(made.rows[at])
        for row in made.rows:
            for cell, width in zip(row.cells, widths, strict=True):
                cell.width = Cm(self.width * width / sum(widths))
        self.word.add_paragraph(style="Small")
        return made

    def page(self) -> None:
        """What follows begins a page."""
        xml.break_page(self.word.add_paragraph(style="Small"))


def _fill(cell: _Cell, text: str, head: bool = False, right: bool = False, bold: bool = False) -> None:
    for at, line in enumerate(text.split("\n")):
        paragraph = cell.paragraphs[0] if at == 0 else cell.add_paragraph()
        paragraph.style = "Cell"
        run = paragraph.add_run(line)
        if head or bold:
            xml.set_bold(run)
        if head:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        elif right:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    if head:
        xml.shade(cell, palette.PAPER_TINT)
        cell.vertical_alignment = WD_ALIGN_VERTICAL.CENTER


def _field(paragraph: Paragraph, code: str, shown: str) -> None:
    paragraph._p.append(parse_xml(f'<w:fldSimple {_NS} w:instr=" {code} "><w:r><w:t>{shown}</w:t></w:r></w:fldSimple>'))


def _cover(book: Book) -> None:
    title, years = _title(book)
    for _ in range(4):
        book.line("")
    _sized(book.line("(ตัวอย่าง)", center=True, bold=True), 24, palette.BAD)
    _sized(book.line(title, center=True, bold=True), 32)
    _sized(book.line(years, center=True, bold=True), 30)
    _bordered(book.line(""), f'<w:bottom w:val="single" w:sz="18" w:space="1" w:color="{palette.LINE_STRONG[1:]}"/>')
    for _ in range(19):
        book.line("")
    _sized(book.line(book.office["name"], center=True, bold=True), 20)
    _sized(book.line("ร่วมกับหน่วยงานจัดการศึกษาทุกสังกัดในจังหวัด", center=True), 18)
    _sized(book.line("กันยายน 2565", center=True), 18)
    book.line("")
    _sized(book.line(_NOTICE, center=True), 13, palette.MUTED)


def _bordered(paragraph: Paragraph, sides: str) -> None:
    # Word calls a file damaged whose properties stand in another order than the schema's.
    border = parse_xml(f"<w:pBdr {_NS}>{sides}</w:pBdr>")
    paragraph._p.get_or_add_pPr().insert_element_before(border, "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")


def _title(book: Book) -> tuple[str, str]:
    """(name, years) of the plan, without the word that marks it as a sample."""
    title, years = str(book.plan["title"]).replace(" (ตัวอย่าง)", "").split(" พ.ศ. ")
    return title, f"พ.ศ. {years}"


def _sized(paragraph: Paragraph, size: float, colour: str = "") -> None:
    for run in paragraph.runs:
        run.font.size = Pt(size)
        run._r.get_or_add_rPr().append(parse_xml(f'<w:szCs {_NS} w:val="{round(size * 2)}"/>'))
        if colour:
            xml.set_colour(run, colour)


def _front(book: Book) -> None:
    book.heading("คำนำ", 1)
    for text in book.plan["preface"]:
        book.body(text)
    book.line("")
    book.line(book.office["name"], center=True, indent=6)
    book.line("15 กันยายน 2565", center=True, indent=6)
    book.page()
    book.heading("สารบัญ", 1)
    _leader(book, "คำนำ").add_run("ก")
    _leader(book, "สารบัญ").add_run("ข")
    issues = {one["key"]: f"ประเด็นยุทธศาสตร์ที่ {one['number']} {one['title']}" for one in _nodes(book, "issue")}
    for name, text, page in _PARTS:
        _field(_leader(book, text), f"PAGEREF {name}", str(page))
        for at, (key, title) in enumerate(issues.items() if name == "p3" else (), _FIRST_ISSUE_PAGE):
            _field(_leader(book, title, indent=1.0), f"PAGEREF {key}", str(at))


def _leader(book: Book, text: str, indent: float = 0) -> Paragraph:
    """A line of the contents up to its page number."""
    made = book.line(f"{text}\t", indent)
    made.paragraph_format.tab_stops.add_tab_stop(Cm(_TEXT_CM[False]), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
    made.paragraph_format.space_after = Pt(3)
    return made


def _general(book: Book) -> None:
    book.heading(_PARTS[0][1], 1, "p1")
    book.heading("การปกครอง", 2)
    areas = [(one.name_th, len(subdistricts(one.code))) for one in districts(book.province)]
    book.body(f"จังหวัดแบ่งการปกครองเป็น {len(areas)} อำเภอ {sum(count for _, count in areas)} ตำบล ดังตาราง")
    rows = [["อำเภอ", "จำนวนตำบล"], *([name, str(count)] for name, count in areas)]
    book.table(rows, (10, 6), right=(1,))
    book.heading("หน่วยงานที่ร่วมจัดทำแผน", 2)
    counts: dict[str, int] = {}
    for one in book.agencies.values():
        if one.get("affiliation") and "valid_to" not in one:
            counts[one["affiliation"]] = counts.get(one["affiliation"], 0) + 1
    rows = [["สังกัด", "จำนวน (แห่ง)"], *([book.affiliations[code], str(count)] for code, count in counts.items())]
    book.table(rows, (12, 4), right=(1,))


def _linked(book: Book) -> None:
    book.heading(_PARTS[1][1], 1, "p2").paragraph_format.page_break_before = True
    book.body("แผนฉบับนี้เป็นแผนระดับที่ 3 ซึ่งรับทิศทางจากแผนระดับบนและแผนในพื้นที่ ดังตาราง")
    book.table([["ระดับ", "แผน", "เรื่องที่สอดรับ"], *_LINKED], (2.5, 7, 6.5))


def _direction(book: Book) -> None:
    book.heading(_PARTS[2][1], 1, "p3").paragraph_format.page_break_before = True
    book.heading("1. ผลการวิเคราะห์สภาพแวดล้อม (SWOT)", 2)
    swot = {one["kind"]: one["texts"] for one in book.plan["swot"]}
    for kind, name in _SWOT.items():
        book.heading(name, 3)
        book.items(swot[kind])
    book.heading("2. วิสัยทัศน์", 2)
    (vision,) = _nodes(book, "vision")
    made = book.line(vision["title"], center=True, bold=True)
    sides = "".join(f'<w:{side} w:val="single" w:sz="8" w:space="8"/>' for side in ("top", "left", "bottom", "right"))
    _bordered(made, sides)
    made.paragraph_format.space_before = made.paragraph_format.space_after = Pt(12)
    book.heading("3. พันธกิจ", 2)
    rows = [["ที่", "พันธกิจ", "เจ้าภาพหลัก", "หน่วยงานสนับสนุน"]]
    missions = _nodes(book, "mission")
    rows += [[one["number"], one["title"], _names(book, one, "lead"), _names(book, one, "support")] for one in missions]
    book.table(rows, (1, 6, 3.4, 5.6))
    book.heading("4. เป้าประสงค์", 2)
    book.items(one["title"] for one in _nodes(book, "goal"))


def _nodes(book: Book, kind: str, parent: str = "") -> list[Table]:
    return [one for one in book.plan["node"] if one["kind"] == kind and one.get("parent", "") == parent]


def _names(book: Book, node: Table, share: str) -> str:
    return ", ".join(book.short(code) for code in node.get(share, []))


def _issue(book: Book, issue: Table) -> None:
    made = book.heading(f"ประเด็นยุทธศาสตร์ที่ {issue['number']} {issue['title']}", 2, issue["key"])
    made.paragraph_format.page_break_before = issue["number"] != "1"
    book.heading("ตัวชี้วัดและค่าเป้าหมาย", 3)
    _indicators(book, issue)
    book.heading("กลยุทธ์และแนวทางการพัฒนา", 3)
    for strategy in _nodes(book, "strategy", issue["key"]):
        book.line(f"กลยุทธ์ที่ {strategy['number']} {strategy['title']}", bold=True, hang=0.8)
        book.line(f"เจ้าภาพหลัก: {_names(book, strategy, 'lead')}", indent=1.2)
        book.line(f"หน่วยงานสนับสนุน: {_names(book, strategy, 'support')}", indent=1.2)
        guidelines = _nodes(book, "guideline", strategy["key"])
        if guidelines:
            book.line("แนวทางการพัฒนา", indent=1.2)
        for one in guidelines:
            book.line(f"{one['number']} {one['title']}", indent=1.8, hang=1.1)


def _indicators(book: Book, issue: Table) -> None:
    years = [str(year) for year in range(book.plan["from_year"], book.plan["to_year"] + 1)]
    shown = [one for one in book.indicators if issue["key"] in one["nodes"]]
    base = f"ข้อมูลฐาน\nปี {shown[0]['baseline_year']}"
    rows = [["ที่", "ตัวชี้วัด", "หน่วยนับ", "กลยุทธ์ที่", base, "ค่าเป้าหมาย", *[""] * (len(years) - 1), "เจ้าภาพ"]]
    rows.append([*[""] * 5, *years, ""])
    numbers = {one["key"]: one["number"] for one in _nodes(book, "strategy", issue["key"])}
    for at, one in enumerate(shown, 1):
        strategy = next((numbers[key] for key in one["nodes"] if key in numbers), "")
        targets = [_target(one["targets"][year]) for year in years]
        base = _number(one["baseline"])
        lead = book.short(one["lead"])
        rows.append([str(at), one["name"], one["unit"], strategy, base, *targets, lead])
    last = 5 + len(years)
    made = book.table(rows, (0.9, 6.2, 1.9, 2, 2, *(1.75,) * len(years), 3.6), range(4, last), heads=2)
    for column in (0, 1, 2, 3, 4, last):
        _merge(made, (0, column), (1, column))
    _merge(made, (0, 5), (0, last - 1))


def _merge(table: WordTable, start: tuple[int, int], end: tuple[int, int]) -> None:
    """Cells become one; the empty paragraphs that Word brings along go."""
    merged = table.cell(*start).merge(table.cell(*end))
    for paragraph in merged.paragraphs[1:]:
        if not paragraph.text:
            paragraph._p.getparent().remove(paragraph._p)


def _number(value: object) -> str:
    number = decimal(value)
    return "-" if number is None else format_number(number)


def _target(value: object) -> str:
    if isinstance(value, dict):
        return _INCREASE[value["unit"]].format(_number(value["by"]))
    return _number(value)


def _projects(book: Book) -> None:
    book.heading(_PARTS[3][1], 1, "p4").paragraph_format.page_break_before = True
    book.body("โครงการต่อไปนี้เพิ่มเมื่อทบทวนแผน เพื่อใช้ขอรับและติดตามงบประมาณสองปีสุดท้าย ชื่อโครงการและจำนวนเงินเป็นตัวอย่างทั้งหมด")
    everything = [Decimal(0), Decimal(0)]
    for issue in _nodes(book, "issue"):
        strategies = {one["key"]: one["number"] for one in _nodes(book, "strategy", issue["key"])}
        found = [one for one in book.projects if one["node"] in strategies or one["node"] == issue["key"]]
        if not found:
            continue
        book.heading(f"ประเด็นยุทธศาสตร์ที่ {issue['number']} {issue['title']}", 2)
        sums = _project_table(book, found, strategies)
        everything = [one + more for one, more in zip(everything, sums, strict=True)]
    shown = " ".join(f"ปี {year} จำนวน {_number(one)} บาท" for year, one in zip(_BUDGET_YEARS, everything, strict=True))
    book.line(f"รวมทั้งสิ้น {_number(sum(everything))} บาท ({shown})", bold=True)


def _project_table(book: Book, found: list[Table], strategies: dict[str, str]) -> list[Decimal]:
    """A row for every source of a project's baht; what is said once of the project reaches over them."""
    rows = [["ที่", "โครงการ", "กิจกรรมหลัก", "กลยุทธ์ที่", "หน่วยงานรับผิดชอบ", "แหล่งงบประมาณ", "งบประมาณ (บาท)", "", ""]]
    rows.append([*[""] * 6, *(f"ปี {year}" for year in _BUDGET_YEARS), "รวม"])
    sums, blocks = [Decimal(0)] * len(_BUDGET_YEARS), []
    for at, one in enumerate(found, 1):
        blocks.append((len(rows), len(rows) + len(one["sources"]) - 1))
        activities = "\n".join(f"{number}) {text}" for number, text in enumerate(one["activities"], 1))
        said = [str(at), one["name"], activities, strategies.get(one["node"], ""), book.short(one["agency"])]
        for source, *baht in one["sources"]:
            amounts = [Decimal(amount) for amount in baht]
            sums = [total + amount for total, amount in zip(sums, amounts, strict=True)]
            rows.append([*said, source, *(_number(amount) for amount in (*amounts, sum(amounts)))])
            said = [""] * len(said)
    rows.append(["รวม", *[""] * 5, *(_number(amount) for amount in (*sums, sum(sums)))])
    made = book.table(rows, (0.9, 4.6, 4.8, 1.7, 3.2, 3, 2.7, 2.7, 2.9), (6, 7, 8), heads=2)
    for column in range(6):
        _merge(made, (0, column), (1, column))
    _merge(made, (0, 6), (0, 8))
    for first, last in blocks:
        for column in range(5 if last > first else 0):
            _merge(made, (first, column), (last, column))
    _total_row(made)
    return sums


def _total_row(table: WordTable) -> None:
    """The last row: its name reaches over all columns but those of baht, and it is bold."""
    last = len(table.rows) - 1
    _merge(table, (last, 0), (last, 5))
    for cell in table.rows[last].cells:
        for run in (run for paragraph in cell.paragraphs for run in paragraph.runs):
            xml.set_bold(run)
    table.cell(last, 0).paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER


def _practice(book: Book) -> None:
    book.heading(_PARTS[4][1], 1, "p5")
    book.heading("การนำแผนไปปฏิบัติ", 2)
    book.items(book.plan["practice"], "{}) ")
    book.heading("การติดตามและประเมินผล", 2)
    book.items(book.plan["following"], "{}) ")


def _annex(book: Book) -> None:
    book.heading(_PARTS[5][1], 1, "annex").paragraph_format.page_break_before = True
    used = [one for one in book.agencies.values() if one.get("abbreviation") and "valid_to" not in one]
    book.table([["อักษรย่อ", "ชื่อเต็ม"], *([one["abbreviation"], one["name"]] for one in used)], (5, 11))


def _section(book: Book, numbering: str = "", landscape: bool = False) -> Section:
    """A section with its own running head; with `numbering` its pages are counted from 1."""
    section: Section = book.word.add_section(WD_SECTION.NEW_PAGE)
    xml.set_page(section, landscape)
    if landscape:
        section.top_margin, section.bottom_margin = Cm(2), Cm(1.5)
    book.width = _TEXT_CM[landscape]
    for part in (section.header, section.footer):
        part.is_linked_to_previous = False
    head = section.header.paragraphs[0]
    head.paragraph_format.tab_stops.add_tab_stop(Cm(book.width), WD_TAB_ALIGNMENT.RIGHT)
    head.add_run(" ".join(_title(book)) + "\t")
    mark = head.add_run("ตัวอย่าง")
    xml.set_bold(mark)
    xml.set_colour(mark, palette.BAD)
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _field(foot, "PAGE", "1")
    counting = f'w:fmt="{numbering}" w:start="1"' if numbering else 'w:fmt="decimal"'
    for old in section._sectPr.findall(qn("w:pgNumType")):
        section._sectPr.remove(old)
    section._sectPr.insert_element_before(parse_xml(f"<w:pgNumType {_NS} {counting}/>"), "w:cols", "w:docGrid")
    return section


def made() -> bytes:
    """The file."""
    book = Book()
    _cover(book)
    _section(book, "thaiLetters")
    _front(book)
    _section(book, "decimal")
    _general(book)
    _linked(book)
    _direction(book)
    _section(book, landscape=True)
    for issue in _nodes(book, "issue"):
        _issue(book, issue)
    _projects(book)
    _section(book)
    _practice(book)
    _annex(book)
    core = book.word.core_properties
    core.title, core.author, core.subject = book.plan["title"], book.office["name"], _NOTICE
    core.created = core.modified = _MADE
    core.revision, core.last_modified_by, core.comments, core.language = 1, "", "", "th-TH"
    out = BytesIO()
    book.word.save(out)
    return _steady(out.getvalue())


def _steady(content: bytes) -> bytes:
    """The same package with the same day on every part, so that equal content is equal bytes."""
    out = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(out, "w") as new:
        for name in old.namelist():
            info = ZipInfo(name, _MADE.timetuple()[:6])
            info.compress_type = ZIP_DEFLATED
            info.create_system = 0
            new.writestr(info, old.read(name))
    return out.getvalue()


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--check", action="store_true", help="write nothing; 1 when the file differs")
    arguments = parser.parse_args()
    content = made()
    if arguments.check:
        return int(not TARGET.exists() or TARGET.read_bytes() != content)
    TARGET.write_bytes(content)
    return 0


if __name__ == "__main__":
    sys.exit(main())
