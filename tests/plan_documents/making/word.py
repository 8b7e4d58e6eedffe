"""A flow as a Word file, with what real ones carry: automatic numbers, text boxes, tracked changes, footnotes."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any, Final
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

from docx import Document as new_document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from tests.plan_documents.making.flow import (
    Boxed,
    Break,
    Cell,
    Contents,
    Element,
    Flow,
    Grid,
    Heading,
    Items,
    Para,
    placed,
    width,
)

if TYPE_CHECKING:
    from docx.document import Document as WordFile
    from docx.table import Table, _Cell

_W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NS: Final = f'xmlns:w="{_W}"'
_RIGHT_CM: Final = 15.5
_TEXT_CM: Final = (16.0, 24.7)
"""Width of the text of an upright page and of a turned one."""


def to_word(flow: Flow) -> bytes:
    """The file."""
    return _Printer(flow).bytes()


class _Printer:
    def __init__(self, flow: Flow) -> None:
        self.flow = flow
        self.word: WordFile = new_document()
        self.notes: list[str] = []
        self.lists = 0
        _set_style(self.word, flow)
        section = self.word.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin, section.right_margin = Cm(3), Cm(2)
        section.header.paragraphs[0].text = flow.header
        section.footer.paragraphs[0].text = flow.footer
        self.word.core_properties.title = flow.title

    def bytes(self) -> bytes:
        for element in self.flow.elements:
            self.add(element)
        out = BytesIO()
        self.word.save(out)
        return _with_footnotes(out.getvalue(), self.notes) if self.notes else out.getvalue()

    def add(self, element: Element) -> None:
        match element:
            case Heading():
                self.heading(element)
            case Para():
                self.para(element)
            case Items():
                self.items(element)
            case Grid():
                self.grid(self.word.add_table(len(element.rows), width(element)), element)
                self.word.add_paragraph()
            case Boxed():
                self.boxed(element)
            case Contents():
                self.contents(element)
            case Break():
                self.turn(element)

    def heading(self, element: Heading) -> None:
        if element.styled:
            made = self.word.add_heading(element.text, element.level)
        else:
            made = self.word.add_paragraph()
            run = made.add_run(element.text)
            run.bold = run.font.cs_bold = True
            if element.level <= 2:
                run.font.size = Pt(self.flow.size + 3 - element.level)
        if element.center:
            made.alignment = WD_ALIGN_PARAGRAPH.CENTER

    def para(self, element: Para) -> None:
        made = self.word.add_paragraph()
        run = made.add_run(element.text)
        run.bold = run.font.cs_bold = True if element.bold else None
        if element.center:
            made.alignment = WD_ALIGN_PARAGRAPH.CENTER
        if element.indent:
            made.paragraph_format.left_indent = Cm(0.75 * element.indent)
        if element.deleted:
            made._p.append(_deletion(element.deleted))
        if element.note:
            self.notes.append(element.note)
            made._p.append(
                parse_xml(
                    f'<w:r {_NS}><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
                    f'<w:footnoteReference w:id="{len(self.notes)}"/></w:r>'
                )
            )

    def items(self, element: Items) -> None:
        number = self._new_list(element)
        for level, text in element.entries:
            made = self.word.add_paragraph()
            run = made.add_run(text)
            run.bold = run.font.cs_bold = True if element.bold else None
            properties = made._p.get_or_add_pPr()
            properties.append(
                parse_xml(f'<w:numPr {_NS}><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')
            )

    def _new_list(self, element: Items) -> int:
        numbering: Any = self.word.part.numbering_part.element
        self.lists += 1
        form = "thaiNumbers" if element.thai else "decimal"
        levels = "".join(
            f'<w:lvl w:ilvl="{at}"><w:start w:val="{element.start if at == 0 else 1}"/>'
            f'<w:numFmt w:val="{"bullet" if "%" not in text else form}"/><w:lvlText w:val="{escape(text)}"/>'
            f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{720 * (at + 1)}" w:hanging="360"/></w:pPr></w:lvl>'
            for at, text in enumerate(element.formats)
        )
        abstract = parse_xml(
            f'<w:abstractNum {_NS} w:abstractNumId="{900 + self.lists}">'
            f'<w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
        )
        numbering.insert(0, abstract)
        number = 900 + self.lists
        numbering.append(
            parse_xml(f'<w:num {_NS} w:numId="{number}"><w:abstractNumId w:val="{900 + self.lists}"/></w:num>')
        )
        return number

    def grid(self, table: Table, grid: Grid) -> None:
        if grid.ruled:
            table.style = "Table Grid"
        for at, column, cell in placed(grid):
            made = table.cell(at, column)
            if cell.across > 1 or cell.down > 1:
                made = made.merge(table.cell(at + cell.down - 1, column + cell.across - 1))
            self.cell(made, cell)
        for at in range(grid.heads):
            table.rows[at]._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {_NS}/>"))
        table.autofit = not grid.widths
        turned = self.word.sections[-1].orientation == WD_ORIENT.LANDSCAPE
        scale = (_TEXT_CM[turned]) / max(1, sum(grid.widths))
        for column, share in enumerate(grid.widths):
            table.columns[column].width = Cm(share * scale)
            for one in table.columns[column].cells:
                one.width = Cm(share * scale)

    def cell(self, made: _Cell, cell: Cell) -> None:
        for at, text in enumerate(cell.text.split("\n")):
            paragraph = made.paragraphs[0] if at == 0 else made.add_paragraph()
            run = paragraph.add_run(text)
            run.bold = run.font.cs_bold = True if cell.bold else None
            if cell.center:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        if cell.inner:
            self.grid(made.add_table(len(cell.inner.rows), width(cell.inner)), cell.inner)
            made.add_paragraph()

    def boxed(self, element: Boxed) -> None:
        inside = "".join(
            f'<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:t>{escape(one)}</w:t></w:r></w:p>'
            for one in element.lines
        )
        self.word.add_paragraph()._p.append(
            parse_xml(
                f'<w:r {_NS} xmlns:v="urn:schemas-microsoft-com:vml"><w:pict>'
                '<v:shape type="#_x0000_t202" style="width:420pt;height:70pt;mso-wrap-style:square">'
                f"<v:textbox><w:txbxContent>{inside}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
            )
        )

    def contents(self, element: Contents) -> None:
        for text, page in element.entries:
            made = self.word.add_paragraph(f"{text}\t{page}")
            made.paragraph_format.tab_stops.add_tab_stop(Cm(_RIGHT_CM), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)

    def turn(self, element: Break) -> None:
        last = self.word.sections[-1]
        if element.landscape == (last.orientation == WD_ORIENT.LANDSCAPE):
            self.word.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
            return
        made = self.word.add_section(WD_SECTION.NEW_PAGE)
        made.orientation = WD_ORIENT.LANDSCAPE if element.landscape else WD_ORIENT.PORTRAIT
        made.page_width, made.page_height = last.page_height, last.page_width


def _set_style(word: WordFile, flow: Flow) -> None:
    for name in ("Normal", "Heading 1", "Heading 2", "Heading 3", "Heading 4"):
        style: Any = word.styles[name]
        properties = style.element.get_or_add_rPr()
        for old in properties.findall(qn("w:rFonts")):
            properties.remove(old)
        properties.insert(
            0, parse_xml(f'<w:rFonts {_NS} w:ascii="{flow.font}" w:hAnsi="{flow.font}" w:cs="{flow.font}"/>')
        )
        size = flow.size + (0 if name == "Normal" else 5 - int(name[-1]))
        style.font.size = Pt(size)
        properties.append(parse_xml(f'<w:szCs {_NS} w:val="{int(size * 2)}"/>'))


def _deletion(text: str) -> Any:
    return parse_xml(
        f'<w:del {_NS} w:id="77" w:author="ผู้แก้ไข" w:date="2022-05-01T00:00:00Z">'
        f"<w:r><w:delText>{escape(text)}</w:delText></w:r></w:del>"
    )


def _with_footnotes(content: bytes, notes: list[str]) -> bytes:
    """python-docx cannot write footnotes: the part, its type and its relation are put into the package."""
    body = "".join(
        f'<w:footnote w:id="{at}"><w:p><w:r><w:t>{escape(note)}</w:t></w:r></w:p></w:footnote>'
        for at, note in enumerate(notes, 1)
    )
    part = f'<?xml version="1.0" encoding="UTF-8"?><w:footnotes {_NS}>{body}</w:footnotes>'
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    added = {
        "[Content_Types].xml": ("</Types>", f'<Override PartName="/word/footnotes.xml" ContentType="{kind}"/>'),
        "word/_rels/document.xml.rels": (
            "</Relationships>",
            f'<Relationship Id="rIdNotes" Type="{relation}" Target="footnotes.xml"/>',
        ),
    }
    out = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if name in added:
                end, text = added[name]
                data = data.replace(end.encode(), (text + end).encode())
            new.writestr(name, data)
        new.writestr("word/footnotes.xml", part)
    return out.getvalue()
