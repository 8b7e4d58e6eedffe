"""Hands for Word files."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

import docx
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from docx.text.run import Run

FONT = "TH SarabunPSK"


def opened(size: int = 16, wide: bool = False, font: str = FONT) -> WordDocument:
    """An empty document in the font of Thai offices."""
    made = docx.Document()
    for name in ("Normal", "Heading 1", "Heading 2", "Heading 3", "Heading 4", "Title"):
        style = made.styles[name]
        style.font.name = font
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for at in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
            fonts.set(qn(at), font)
    made.styles["Normal"].font.size = Pt(size)
    made.styles["Normal"].element.get_or_add_rPr().append(_thai_size(size))
    page = made.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    if wide:
        page.orientation = WD_ORIENT.LANDSCAPE
        page.page_width, page.page_height = Cm(29.7), Cm(21)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Cm(2)
    return made


def _thai_size(size: int) -> BaseOxmlElement:
    return parse_xml(f'<w:szCs {nsdecls("w")} w:val="{size * 2}"/>')


def _shape(run: Run, bold: bool, size: int) -> None:
    """Word keeps the weight and the size of Thai letters apart from those of Latin ones."""
    run.bold = run.font.cs_bold = bold or None
    if size:
        run.font.size = Pt(size)
        run._r.get_or_add_rPr().append(_thai_size(size))


def put(
    made: WordDocument,
    text: str,
    *,
    bold: bool = False,
    center: bool = False,
    size: int = 0,
    indent: float = 0,
    first: float = 0,
) -> Paragraph:
    """A paragraph; what stands between ** is bold."""
    line = made.add_paragraph()
    for at, part in enumerate(text.split("**")):
        run = line.add_run(part)
        _shape(run, bold or bool(at % 2), size)
    line.paragraph_format.space_after = Pt(2)
    if center:
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if indent:
        line.paragraph_format.left_indent = Cm(indent)
    if first:
        line.paragraph_format.first_line_indent = Cm(first)
    return line


def fill(cell: _Cell, text: str, *, bold: bool = False, center: bool = False, size: int = 14) -> None:
    """Lines of a text as paragraphs of a cell."""
    for at, part in enumerate(text.split("\n")):
        line = cell.paragraphs[0] if not at else cell.add_paragraph()
        run = line.add_run(part)
        _shape(run, bold, size)
        line.paragraph_format.space_after = Pt(0)
        if center:
            line.alignment = WD_ALIGN_PARAGRAPH.CENTER


def grid(
    made: WordDocument,
    rows: Sequence[Sequence[str]],
    *,
    heads: int = 1,
    merges: Sequence[tuple[int, int, int, int]] = (),
    widths: Sequence[float] = (),
    size: int = 14,
) -> Table:
    """A table; merges are (first row, first column, last row, last column), and only the first cell has a text."""
    table: Table = made.add_table(len(rows), len(rows[0]))
    table.style = "Table Grid"
    table.autofit = not widths
    for at, across in enumerate(widths):
        table.columns[at].width = Cm(across)
        for cell in table.columns[at].cells:
            cell.width = Cm(across)
    for top, left, bottom, right in merges:
        table.cell(top, left).merge(table.cell(bottom, right))
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            if text:
                fill(table.cell(row, column), text, bold=row < heads, center=row < heads, size=size)
    return table


def numbering(made: WordDocument, levels: Sequence[tuple[str, str]]) -> int:
    """An automatic list: (format, text) of each level. Gives its number; a new list begins at one again."""
    root = made.part.numbering_part.element
    abstract = 200 + len(root.findall(qn("w:abstractNum")))
    body = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{720 + 500 * at}" w:hanging="400"/></w:pPr></w:lvl>'
        for at, (form, text) in enumerate(levels)
    )
    first = root.find(qn("w:num"))
    one = parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{abstract}">{body}</w:abstractNum>')
    if first is None:
        root.append(one)
    else:
        first.addprevious(one)
    root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{abstract}"><w:abstractNumId w:val="{abstract}"/></w:num>'))
    return abstract


def listed(made: WordDocument, texts: Sequence[str], number: int, level: int = 0) -> None:
    """Paragraphs of an automatic list: the numbers are nowhere in the text."""
    for text in texts:
        line = put(made, text)
        about = line._p.get_or_add_pPr().get_or_add_numPr()
        about.get_or_add_ilvl().val = level
        about.get_or_add_numId().val = number


def turned(made: WordDocument) -> None:
    """A new page."""
    made.add_paragraph().add_run().add_break(WD_BREAK.PAGE)


def paged(made: WordDocument) -> None:
    """A number at the foot of every page."""
    line = made.sections[0].footer.paragraphs[0]
    line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    line._p.append(parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'))


def closed(made: WordDocument) -> bytes:
    """The file."""
    out = BytesIO()
    made.save(out)
    return out.getvalue()
