"""Word files: what a person sees in Word is what is read, each thing once and at its place."""

from __future__ import annotations

import io

import docx as python_docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from patibat.papers.reading import Note, Origin, PaperKind, Paragraph, read_paper

from .raw import cell, docx, level, listed, numbered, only_table, para, read, relations, row, run, shown, table, texts

HEADINGS = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="h1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/>'
    '<w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:b/><w:szCs w:val="40"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="x"><w:name w:val="ของเรา"/><w:basedOn w:val="h1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="th"><w:name w:val="หัวเรื่อง 2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="o"><w:name w:val="บท"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>'
)
THAI_LIST = (
    '<w:abstractNum w:abstractNumId="5">'
    + level(0, "thaiNumbers", "ยุทธศาสตร์ที่ %1")
    + level(1, "decimal", "%1.%2")
    + level(2, "thaiLetters", "(%3)")
    + level(3, "decimal", "%1.%2.%4", "<w:isLgl/>")
    + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="5"/></w:num>'
)


def styled(style: str, text: str, more: str = "") -> str:
    return para(text, f'<w:pStyle w:val="{style}"/>{more}')


def test_paragraphs_in_their_order_with_their_styles_and_levels() -> None:
    body = (
        styled("h1", "บทที่ ๑")
        + para()
        + styled("x", "สืบทอด")
        + styled("th", "ชื่อไทย")
        + styled("o", "ระดับ")
        + styled("h1", "ไม่ใช่หัวข้อ", '<w:outlineLvl w:val="9"/>')
        + para("เนื้อความ")
    )
    paper = read(body, styles=HEADINGS)
    assert paper.kind is PaperKind.WORD
    found = [(one.text, one.style, one.level, one.origin) for one in paper.paragraphs()]
    assert found == [
        ("บทที่ ๑", "heading 1", 1, Origin(paragraph=1)),
        ("สืบทอด", "ของเรา", 1, Origin(paragraph=3)),
        ("ชื่อไทย", "หัวเรื่อง 2", 2, Origin(paragraph=4)),
        ("ระดับ", "บท", 3, Origin(paragraph=5)),
        ("ไม่ใช่หัวข้อ", "heading 1", 0, Origin(paragraph=6)),
        ("เนื้อความ", "Normal", 0, Origin(paragraph=7)),
    ]
    first = next(paper.paragraphs())
    assert (first.is_bold, first.size, first.is_centered) == (True, 20, True)


def test_look_is_that_of_most_letters() -> None:
    large = run("กกกก", '<w:bCs/><w:szCs w:val="32"/>')
    body = f"<w:p>{run('ก', '<w:b/>')}{run('ขขขข')}</w:p><w:p>{large}{run('ข')}</w:p>"
    plain, bold = read(body).paragraphs()
    assert (plain.is_bold, bold.is_bold, bold.size) == (False, True, 16)
    latin, thai = read(
        para("Plan", look='<w:b/><w:bCs w:val="0"/>') + para("แผน", look='<w:b/><w:bCs w:val="0"/>')
    ).paragraphs()
    assert (latin.is_bold, thai.is_bold) == (True, False)


def test_indent_of_the_first_line() -> None:
    left = '<w:ind w:left="720" w:firstLine="360"/>'
    hanging = '<w:ind w:start="720" w:hanging="360"/>'
    assert [one.indent for one in read(para("ก", left) + para("ข", hanging) + para("ค")).paragraphs()] == [54, 18, 0]


def test_numbers_as_word_counts_them() -> None:
    body = "".join(
        (
            listed("ก", 1), listed("ข", 1, 1), listed("ค", 1, 1), listed("ง", 1, 2), listed("จ", 1, 2),
            listed("ฉ", 1), listed("ช", 1, 1), listed("ซ", 1, 3),
        )
    )  # fmt: skip
    paper = read(body, numbering=THAI_LIST)
    assert [shown(one) for one in paper.paragraphs()] == [
        "ยุทธศาสตร์ที่ ๑ ก", "๑.1 ข", "๑.2 ค", "(ก) ง", "(ข) จ", "ยุทธศาสตร์ที่ ๒ ฉ", "๒.1 ช", "2.1.1 ซ",
    ]  # fmt: skip
    assert [one.list_level for one in paper.paragraphs()] == [0, 1, 1, 2, 2, 0, 1, 3]


def test_lists_that_go_on_and_lists_that_begin_anew() -> None:
    numbering = (
        f'<w:abstractNum w:abstractNumId="0">{level(0, "decimal", "%1)", start=3)}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>'
        "</w:lvlOverride></w:num>"
    )
    body = listed("ก", 1) + listed("ข", 2) + listed("ค", 3) + listed("ง", 3) + listed("จ", 0) + listed("ฉ", 9)
    assert [shown(one) for one in read(body, numbering=numbering).paragraphs()] == [
        "3) ก", "4) ข", "1) ค", "2) ง", "จ", "ฉ",
    ]  # fmt: skip


@pytest.mark.parametrize(("restart", "last"), [("", "1."), ('<w:lvlRestart w:val="0"/>', "2.")])
def test_a_level_that_never_begins_again(restart: str, last: str) -> None:
    levels = level(0, "decimal", "%1") + level(1, "decimal", "%2.", restart)
    numbering = numbered(levels)
    body = listed("ก", 1) + listed("ข", 1, 1) + listed("ค", 1) + listed("ง", 1, 1)
    assert list(read(body, numbering=numbering).paragraphs())[-1].number == last


def test_a_number_that_the_style_brings() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="s"><w:name w:val="ข้อ"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>'
        '</w:pPr></w:style><w:style w:type="paragraph" w:styleId="t"><w:name w:val="ข้อย่อย"/>'
        '<w:basedOn w:val="s"/></w:style>'
    )
    levels = level(0, "decimal", "%1.", '<w:pStyle w:val="s"/>') + level(1, "decimal", "%1.%2", '<w:pStyle w:val="t"/>')
    numbering = numbered(levels)
    off = '<w:numPr><w:numId w:val="0"/></w:numPr>'
    body = styled("s", "ก") + styled("t", "ข") + styled("s", "ไม่มีเลข", off) + styled("s", "ค")
    paper = read(body, styles=styles, numbering=numbering)
    assert [shown(one) for one in paper.paragraphs()] == ["1. ก", "1.1 ข", "ไม่มีเลข", "2. ค"]


def test_bullets_are_shown_as_seen() -> None:
    fonts = '<w:rPr><w:rFonts w:ascii="{}"/></w:rPr>'
    marks = (("\uf0b7", "Symbol", "•"), ("\uf0d8", "Wingdings", "➢"), ("-", "Arial", "-"), ("\uf123", "Other", "•"))
    for mark, font, expected in marks:
        levels = level(0, "bullet", mark).replace("</w:lvl>", fonts.format(font) + "</w:lvl>")
        numbering = numbered(levels)
        assert next(read(listed("ก", 1), numbering=numbering).paragraphs()).number == expected


def test_a_text_box_is_read_once_and_marked() -> None:
    inside = f"<w:txbxContent>{para('ในกล่อง')}</w:txbxContent>"
    drawing = f"<w:drawing><wps:wsp><wps:txbx>{inside}</wps:txbx></wps:wsp></w:drawing>"
    both = (
        f'<mc:AlternateContent><mc:Choice Requires="wps">{drawing}</mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox>{inside}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>"
    )
    paper = read(f"<w:p>{run('ก่อน')}<w:r>{both}</w:r>{run('หลัง')}</w:p>" + para("ต่อไป"))
    assert [(one.text, one.is_boxed) for one in paper.paragraphs()] == [
        ("ก่อนหลัง", False), ("ในกล่อง", True), ("ต่อไป", False),
    ]  # fmt: skip
    old = f"<w:p><w:r><w:pict><v:textbox>{inside}</v:textbox></w:pict></w:r></w:p>"
    assert texts(read(old)) == ["ในกล่อง"]
    assert next(read(para("ก", '<w:framePr w:w="100"/>')).paragraphs()).is_boxed


def test_controls_links_and_fields_show_their_result() -> None:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    instruction = "<w:r><w:instrText>PAGEREF</w:instrText></w:r>"
    inner = f"{mark('begin')}{instruction}{run('ซ่อน')}{mark('separate')}{run('ไม่เห็น')}{mark('end')}"
    field = f"{mark('begin')}{inner}{mark('separate')}{run('ผล')}{mark('end')}"
    body = (
        f"<w:sdt><w:sdtPr/><w:sdtContent>{para('ในตัวควบคุม')}</w:sdtContent></w:sdt>"
        f"<w:p><w:hyperlink>{run('ลิงก์')}</w:hyperlink><w:sdt><w:sdtContent>{run(' ค่า')}</w:sdtContent></w:sdt></w:p>"
        f"<w:p>{field}</w:p><w:p><w:fldSimple w:instr='DATE'>{run('1 ต.ค.')}</w:fldSimple></w:p>"
    )
    assert texts(read(body)) == ["ในตัวควบคุม", "ลิงก์ ค่า", "ผล", "1 ต.ค."]


def test_tabs_breaks_and_symbols() -> None:
    parts = (
        '<w:t>ก</w:t><w:tab/><w:t>ข</w:t><w:br/><w:t>ค</w:t><w:br w:type="page"/><w:t>สุด</w:t>'
        '<w:softHyphen/><w:t>ท้าย</w:t><w:noBreakHyphen/><w:sym w:font="Wingdings" w:char="F0FE"/><w:sym w:char="zz"/>'
    )
    assert texts(read(f"<w:p><w:r>{parts}</w:r></w:p>")) == ["ก\tข\nคสุดท้าย-☑"]


def test_what_was_deleted_is_left_out_and_counted() -> None:
    gone = '<w:rPr><w:del w:id="1" w:author="ก"/></w:rPr>'
    body = (
        f"<w:p>{run('เดิม')}<w:del w:id='2'><w:r><w:delText>ลบ</w:delText></w:r></w:del>"
        f"<w:ins w:id='3'>{run('ใหม่')}</w:ins></w:p>"
        f"<w:p><w:moveFrom w:id='4'>{run('ย้าย')}</w:moveFrom></w:p><w:p><w:moveTo w:id='5'>{run('มา')}</w:moveTo></w:p>"
        + para("หนึ่ง", gone)
        + para("สอง")
        + table(row(cell("อยู่")), row(cell("ลบแถว"), properties='<w:del w:id="6"/>'))
    )
    paper = read(body)
    assert texts(paper) == ["เดิมใหม่", "มา", "หนึ่งสอง"]
    assert [one.text for one in only_table(paper).cells] == ["อยู่"]
    assert paper.notes == (Note("tracked-deletion", 4),)


def test_notes_comments_headers_and_hidden_text_do_not_leak_in() -> None:
    references = '<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:commentReference w:id="0"/></w:r>'
    header = f"<w:hdr xmlns:w='x'>{run('หัวกระดาษ')}</w:hdr>"
    content = docx(
        f"<w:p>{run('เนื้อ')}{references}{run('ซ่อน', '<w:vanish/>')}</w:p>",
        more={"word/footnotes.xml": header, "word/header1.xml": header, "word/footer1.xml": "<w:ftr/>"},
    )
    paper = read_paper(content, "a.docx")
    assert texts(paper) == ["เนื้อ"]
    assert {one.kind: one.count for one in paper.notes} == {
        "footnote": 1, "comment": 1, "hidden-text": 1, "page-header": 1,
    }  # fmt: skip


def test_merged_cells_and_their_places() -> None:
    down, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    body = para("ก่อน") + table(
        row(cell("ที่", down), cell("เป้าหมาย", '<w:gridSpan w:val="2"/>')),
        row(cell("", on), cell("๒๕๖๖"), cell("๒๕๖๗")),
        row(cell("ข้าม"), properties='<w:gridBefore w:val="1"/>'),
    )
    found = only_table(read(body))
    assert [(one.text, one.row, one.column, one.rows, one.columns, one.origin) for one in found.cells] == [
        ("ที่", 0, 0, 2, 1, Origin(table=1, cell="A1", paragraph=2)),
        ("เป้าหมาย", 0, 1, 1, 2, Origin(table=1, cell="B1", paragraph=3)),
        ("๒๕๖๖", 1, 1, 1, 1, Origin(table=1, cell="B2", paragraph=5)),
        ("๒๕๖๗", 1, 2, 1, 1, Origin(table=1, cell="C2", paragraph=6)),
        ("ข้าม", 2, 1, 1, 1, Origin(table=1, cell="B3", paragraph=7)),
    ]
    assert (found.height, found.width) == (3, 3)
    assert found.grid()[1][0] is found.cells[0]


def test_a_nested_table_follows_the_one_that_holds_it() -> None:
    body = table(row(cell(para("นอก") + table(row(cell("ใน"))) + para("นอกต่อ")))) + para("ท้าย")
    paper = read(body)
    outer, inner, last = paper.blocks
    assert not isinstance(outer, Paragraph) and not isinstance(inner, Paragraph) and isinstance(last, Paragraph)
    assert (outer.cells[0].text, inner.cells[0].text, last.text) == ("นอก\nนอกต่อ", "ใน", "ท้าย")
    assert (outer.origin, inner.origin) == (Origin(table=1), Origin(table=2))
    assert inner.cells[0].origin == Origin(table=2, cell="A1", paragraph=2)


def test_the_strict_standard_and_another_name_of_the_document() -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    body = f'<w:document xmlns:w="{strict}"><w:body>{para("เคร่ง")}</w:body></w:document>'
    content = docx(
        "", more={"word/document2.xml": body, "_rels/.rels": relations(("officeDocument", "/word/document2.xml"))}
    )
    assert texts(read_paper(content)) == ["เคร่ง"]


def test_right_to_left_and_emoji() -> None:
    assert texts(read(para("مرحبا ١٢") + para("โรงเรียน 🏫🇹🇭"))) == ["مرحبا ١٢", "โรงเรียน 🏫🇹🇭"]


def test_what_python_docx_writes() -> None:
    document = python_docx.Document()
    document.core_properties.title = "แผนพัฒนา"
    document.add_heading("บทที่ ๑", 1)
    document.add_paragraph("ข้อแรก", style="List Bullet")
    document.add_paragraph("ข้อหนึ่ง", style="List Number")
    document.add_paragraph("ข้อสอง", style="List Number")
    grid = document.add_table(2, 2)
    grid.cell(0, 0).merge(grid.cell(0, 1)).text = "หัว"
    grid.cell(1, 1).text = "ค่า"
    out = io.BytesIO()
    document.save(out)
    paper = read_paper(out.getvalue(), "x.docx")
    assert [shown(one) for one in paper.paragraphs()] == ["บทที่ ๑", "• ข้อแรก", "1. ข้อหนึ่ง", "2. ข้อสอง"]
    assert [(one.text, one.columns) for one in only_table(paper).cells] == [("หัว", 2), ("", 1), ("ค่า", 1)]
    assert paper.details["title"] == "แผนพัฒนา"


LETTERS = st.text(st.sampled_from("กขคงเแโ่้ัิีุูำ๑๒ abc12.،🏫"), max_size=12)
BLOCKS = st.lists(st.one_of(LETTERS, st.lists(st.lists(LETTERS, min_size=2, max_size=2), min_size=1, max_size=3)))


@settings(max_examples=40, deadline=None)
@given(BLOCKS)
def test_whatever_stands_in_a_document_is_read_in_its_order(blocks: list[str | list[list[str]]]) -> None:
    document = python_docx.Document()
    document.add_paragraph("ต้น")
    for block in blocks:
        if isinstance(block, str):
            document.add_paragraph(block)
            continue
        grid = document.add_table(len(block), 2)
        for at, found in enumerate(block):
            for column, text in enumerate(found):
                grid.cell(at, column).text = text
    out = io.BytesIO()
    document.save(out)
    expected = [
        block.rstrip() if isinstance(block, str) else [one.rstrip() for found in block for one in found]
        for block in ["ต้น", *blocks]
        if not isinstance(block, str) or block.strip()
    ]
    read_back = read_paper(out.getvalue()).blocks
    assert [
        one.text if isinstance(one, Paragraph) else [found.text for found in one.cells] for one in read_back
    ] == expected
