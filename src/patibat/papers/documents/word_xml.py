"""The parts of a Word file that python-docx leaves to its users: Thai properties, repeating heads, page numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Length, Pt, RGBColor

from patibat.papers import palette
from patibat.papers.fonts import TH_SARABUN_PT

if TYPE_CHECKING:
    from docx.document import Document as WordFile
    from docx.section import Section
    from docx.shape import InlineShape
    from docx.styles.style import ParagraphStyle
    from docx.table import Table, _Cell, _Row
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

FONT: Final = "TH SarabunPSK"
_SIZES: Final = {"Title": 20.0, "Heading 1": 18.0, "Heading 2": 17.0, "Small": 13.0, "Cell": 15.0}
_BOLD: Final = ("Title", "Heading 1", "Heading 2", "Heading 3", "Heading 4", "Caption")
_STYLES: Final = (
    "Normal", "Body Text", "Title", "Subtitle", "Heading 1", "Heading 2", "Heading 3", "Heading 4",
    "Caption", "List Bullet", "List Number", "Header", "Footer", "Small", "Cell",
)  # fmt: skip
_LETTER_PROPERTIES: Final = (
    "w:rFonts", "w:sz", "w:szCs", "w:b", "w:bCs", "w:i", "w:iCs", "w:color", "w:lang", "w:spacing", "w:kern",
)  # fmt: skip
_UNPRINTABLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ALIGNMENTS: Final = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
}


def printable(text: str) -> str:
    """Without the characters that XML cannot hold."""
    return _UNPRINTABLE.sub("", text)


def points(size: float) -> Length:
    """A length in points."""
    return Pt(size)


def centimetres(size: float) -> Length:
    """A length in centimetres."""
    return Cm(size)


def set_styles(word: WordFile, language: str) -> None:
    """TH SarabunPSK for Latin and Thai on every style that we use, headings included; the two of ours are added."""
    from docx.enum.style import WD_STYLE_TYPE

    for name in ("Small", "Cell"):
        word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = word.styles["Normal"]
    _set_defaults(word, language)
    for name in _STYLES:
        style: Any = word.styles[name]
        _set_style(style, _SIZES.get(name, TH_SARABUN_PT), name in _BOLD, language)
    body: Any = word.styles["Body Text"]
    body.paragraph_format.first_line_indent = Cm(1.5)
    for name in ("Title", "Subtitle"):
        _drop(word.styles[name].element.get_or_add_pPr(), "w:pBdr")


def _set_defaults(word: WordFile, language: str) -> None:
    defaults = word.styles.element.find(qn("w:docDefaults"))
    properties = defaults.find(f"{qn('w:rPrDefault')}/{qn('w:rPr')}") if defaults is not None else None
    if properties is not None:
        _set_letters(properties, TH_SARABUN_PT, bold=False, language=language)


def _set_style(style: ParagraphStyle, size: float, bold: bool, language: str) -> None:
    _set_letters(style.element.get_or_add_rPr(), size, bold, language)
    form = style.paragraph_format
    heading = style.name is not None and style.name.startswith("Heading")
    form.space_before = Pt(10 if heading else 0)
    form.space_after = Pt(4 if heading else 0)
    form.line_spacing = 1.0
    form.keep_with_next = True if heading else None


def _set_letters(properties: Any, size: float, bold: bool, language: str) -> None:
    for name in (
        "w:rFonts",
        "w:sz",
        "w:szCs",
        "w:b",
        "w:bCs",
        "w:i",
        "w:iCs",
        "w:color",
        "w:lang",
        "w:spacing",
        "w:kern",
    ):
        _drop(properties, name)
    latin = "th-TH" if language.startswith("th") else "en-GB"
    half_points = str(round(size * 2))
    parts: list[tuple[str, dict[str, str]]] = [
        ("w:rFonts", {"w:ascii": FONT, "w:hAnsi": FONT, "w:eastAsia": FONT, "w:cs": FONT}),
        *([("w:b", {}), ("w:bCs", {})] if bold else [("w:b", {"w:val": "0"}), ("w:bCs", {"w:val": "0"})]),
        ("w:color", {"w:val": palette.INK[1:]}),
        ("w:sz", {"w:val": half_points}),
        ("w:szCs", {"w:val": half_points}),
        ("w:lang", {"w:val": "en-GB" if latin == "en-GB" else "en-US", "w:eastAsia": "en-US", "w:bidi": "th-TH"}),
    ]
    for name, attributes in parts:
        properties.append(_element(name, attributes))


def set_page(section: Section, landscape: bool, compact: bool = False) -> None:
    """A4 with 3 cm on the left and 2 cm on the right (ระเบียบงานสารบรรณ, as gathered in the domain notes); a compact
    leaflet is no official letter and has 1.8 cm all round."""
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    short, long = Cm(21), Cm(29.7)
    section.page_width, section.page_height = (long, short) if landscape else (short, long)
    section.left_margin, section.right_margin = Cm(3), Cm(2)
    section.top_margin, section.bottom_margin = Cm(2.5), Cm(2)
    if compact:
        section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(1.8)
    section.header_distance = section.footer_distance = Cm(1.2)


def set_header(section: Section, left: str, sample: str, thai_digits: bool) -> None:
    """Text at the left, the sample's word in the middle, ลำดับ/ทั้งหมด at the right."""
    paragraph = section.header.paragraphs[0]
    _tab_stops(paragraph)
    paragraph.add_run(f"{left}\t")
    if sample:
        run = paragraph.add_run(sample)
        set_bold(run)
        set_colour(run, palette.BAD)
    paragraph.add_run("\t")
    switch = r" \* ThaiArabic" if thai_digits else ""
    _add_field(paragraph, f"PAGE{switch}")
    paragraph.add_run("/")
    _add_field(paragraph, f"NUMPAGES{switch}")


def set_footer(section: Section, left: str, right: str) -> None:
    """Title at the left, code and hash at the right."""
    paragraph = section.footer.paragraphs[0]
    _tab_stops(paragraph)
    for text in (left[:90], f"\t\t{right}"):
        run = paragraph.add_run(text)
        run.font.size = Pt(12)
        _set_cs_size(run, 12)


def _tab_stops(paragraph: Paragraph) -> None:
    stops = paragraph.paragraph_format.tab_stops
    stops.add_tab_stop(Cm(8), WD_TAB_ALIGNMENT.CENTER)
    stops.add_tab_stop(Cm(16), WD_TAB_ALIGNMENT.RIGHT)


def _add_field(paragraph: Paragraph, code: str) -> None:
    field = _element("w:fldSimple", {"w:instr": f" {code} "})
    run = paragraph.add_run("1")
    field.append(run._r)
    paragraph._p.append(field)


def break_page(paragraph: Paragraph) -> None:
    """What follows stands on a new page."""
    paragraph.add_run().add_break(WD_BREAK.PAGE)


def set_alignment(paragraph: Paragraph, align: str) -> None:
    """Left is Word's own default and stays unsaid."""
    if align != "left":
        paragraph.alignment = _ALIGNMENTS[align]


def set_bold(run: Run) -> None:
    """Bold for Latin and for Thai."""
    run.font.bold = True
    run.font.cs_bold = True


def set_colour(run: Run, colour: str) -> None:
    """Colour of one run, `#rrggbb`."""
    run.font.color.rgb = RGBColor.from_string(colour[1:].upper())


def _set_cs_size(run: Run, size: float) -> None:
    run._r.get_or_add_rPr().append(_element("w:szCs", {"w:val": str(round(size * 2))}))


def set_grid(table: Table, shares: Sequence[float], width_cm: float, ruled: bool = True) -> None:
    """Column widths by share (0: narrow), rules above, below and between rows."""
    weights = [share or 0.45 for share in shares]
    table.autofit = False
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    for column, weight in zip(table.columns, weights, strict=True):
        column.width = Cm(width_cm * weight / sum(weights))
    if ruled:
        borders = _element("w:tblBorders", {})
        for side, size, colour in (("top", 8, palette.INK), ("bottom", 8, palette.INK), ("insideH", 4, palette.LINE)):
            rule = {"w:val": "single", "w:sz": str(size), "w:space": "0", "w:color": colour[1:]}
            borders.append(_element(f"w:{side}", rule))
        # The schema wants borders before the layout; Word calls a file in another order damaged.
        layout = table._tbl.tblPr.find(qn("w:tblLayout"))
        if layout is None:
            table._tbl.tblPr.append(borders)
        else:
            layout.addprevious(borders)


def repeat_head(row: _Row) -> None:
    """This row stands again on every page of its table."""
    row._tr.get_or_add_trPr().append(_element("w:tblHeader", {}))


def keep_whole(row: _Row) -> None:
    """This row never splits over two pages."""
    properties = row._tr.get_or_add_trPr()
    _drop(properties, "w:cantSplit")
    properties.insert(0, _element("w:cantSplit", {}))


def shade(cell: _Cell, colour: str) -> None:
    """A quiet ground, `#rrggbb`."""
    shading = {"w:val": "clear", "w:color": "auto", "w:fill": colour[1:]}
    cell._tc.get_or_add_tcPr().append(_element("w:shd", shading))


def set_apart(paragraph: Paragraph) -> None:
    """A remark: a rule at the left, room around it."""
    border = _element("w:pBdr", {})
    rule = {"w:val": "single", "w:sz": "12", "w:space": "8", "w:color": palette.LINE_STRONG[1:]}
    border.append(_element("w:left", rule))
    properties = paragraph._p.get_or_add_pPr()
    properties.append(border)
    paragraph.paragraph_format.left_indent = Cm(0.6)
    paragraph.paragraph_format.space_before = Pt(6)
    paragraph.paragraph_format.space_after = Pt(6)


def set_in(paragraph: Paragraph, left_cm: float, hanging: float = 0) -> None:
    """Set the paragraph in from the left, its further lines `hanging` centimetres more."""
    shape = paragraph.paragraph_format
    shape.left_indent = centimetres(left_cm + hanging)
    shape.first_line_indent = centimetres(-hanging)


def add_fill_line(paragraph: Paragraph, width_cm: float) -> None:
    """The tab of this paragraph is a dotted line up to the right margin."""
    paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(width_cm), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)


def describe(shape: InlineShape, text: str) -> None:
    """The text that is read aloud in place of a picture."""
    shape._inline.docPr.set("descr", text)


def _element(name: str, attributes: dict[str, str]) -> Any:
    element = OxmlElement(name)
    for key, value in attributes.items():
        element.set(qn(key), value)
    return element


def _drop(parent: Any, name: str) -> None:
    for child in parent.findall(qn(name)):
        parent.remove(child)
