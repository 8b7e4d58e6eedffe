"""PDF files: lines in the order in which a person reads them, tables, and what is left out."""

from __future__ import annotations

from pathlib import Path

import pytest

from patibat.papers.reading import Note, Origin, Paper, PaperKind, Paragraph, read_paper
from patibat.papers.reading.pdf.segments import LooseMark, Segment, attach_marks, lines_of

from .pdfs import handmade, line, lines, only_table, read, text_at, typeset

CASES = Path(__file__).resolve().parents[3] / "../shared/cases/pdf"


def cells(paper: Paper) -> list[list[str]]:
    return [[one.text if one else "" for one in row] for row in only_table(paper).grid()]


def test_lines_with_their_places_and_looks() -> None:
    paper = read("#align(center)[#text(16pt)[*แผนพัฒนาการศึกษา*]]\n\nพันธกิจที่ ๑ ผู้เรียนรู้\n\n#h(2em)ย่อหน้า")
    title, body, indented = paper.paragraphs()
    assert paper.kind is PaperKind.PDF
    assert [one.text for one in (title, body, indented)] == ["แผนพัฒนาการศึกษา", "พันธกิจที่ ๑ ผู้เรียนรู้", "ย่อหน้า"]
    assert (title.size, title.is_bold, title.is_centered) == (16, True, True)
    assert (body.size, body.is_bold, body.is_centered, body.is_line) == (12, False, False, True)
    assert body.origin == Origin(page=1, line=2)
    assert body.indent == pytest.approx(70.9, abs=1)
    assert indented.indent == pytest.approx(94.9, abs=1)
    assert title.box is not None and body.box is not None and title.box.bottom < body.box.bottom < 842
    assert (paper.pages[0].number, round(paper.pages[0].width), round(paper.pages[0].height)) == (1, 595, 842)


def test_thai_signs_stay_in_the_order_of_typing() -> None:
    text = "ผู้เรียนรู้ที่ดี น้ำใจ กลุ่มผู้สูงอายุ เชื่อมั่น ศักดิ์สิทธิ์ ปั๊มน้ำ ก๋วยเตี๋ยว ศึกษาธิการ กตัญญู ปฏิรูป"
    assert lines(read(text)) == [text]


def test_emoji_and_latin_letters() -> None:
    assert lines(read("Plan 2570 → ก้าวหน้า “ดี”")) == ["Plan 2570 → ก้าวหน้า “ดี”"]


def test_letters_that_run_leftwards_are_read_in_their_order() -> None:
    fonts = '#set text(font: ("Sarabun", "Libertinus Serif"), size: 12pt)\n'
    assert lines(read("#set text(dir: rtl)\nשלום עולם 12", fonts))[0] in ("שלום עולם 12", "12 שלום עולם")
    assert lines(read("แผน שלום ต่อไป", fonts)) == ["แผน שלום ต่อไป"]


def mark(letter: str, middle: float, baseline: float = 100) -> LooseMark:
    return LooseMark(letter, middle, baseline, 10)


def test_signs_drawn_apart_find_their_letter() -> None:
    """As in the shared case 19: signs that stand above the line, without their letters."""
    upper = Segment(list("กขค"), [0, 10, 20], 30, 80, 10)
    text = Segment(list("อปกรณ"), [0, 10, 20, 30, 40], 50, 100, 10)
    found = attach_marks([upper, text], [mark("์", 47, 95), mark("ุ", 5), mark("่", 15, 74), mark("ั", 17, 78)])
    assert [one.text for one in lines_of(found)] == ["กขั่ค", "อุปกรณ์"]


def test_a_sign_without_any_letter_is_not_lost() -> None:
    assert [one.text for one in lines_of(attach_marks([], [mark("่", 15)]))] == ["่"]


def test_wide_gaps_are_tabs_and_small_ones_spaces() -> None:
    content = text_at(72, 700, "A") + text_at(84, 700, "B") + text_at(200, 700, "C") + text_at(72, 680, "D E")
    assert lines(read_paper(handmade([content]))) == ["A B\tC", "D E"]


def test_letters_above_the_line_belong_to_it() -> None:
    found = lines(read("จำนวนนักเรียน#super[1] ทั้งหมด H#sub[2]O\n\nบรรทัดต่อไป"))
    assert found == ["จำนวนนักเรียน1 ทั้งหมด H2O", "บรรทัดต่อไป"]


def test_a_table_with_lines_and_merged_cells() -> None:
    source = """ก่อน
#table(columns: (1fr, 2fr, 1fr, 1fr),
  table.cell(rowspan: 2)[ที่], table.cell(rowspan: 2)[*ตัวชี้วัด*], table.cell(colspan: 2)[เป้าหมาย], [๒๕๖๖], [๒๕๖๗],
  [1], [ร้อยละของผู้เรียนที่มีผลการทดสอบระดับชาติผ่านเกณฑ์ขั้นต่ำ], [80], [])
หลัง"""
    paper = read(source)
    table = only_table(paper)
    assert [(one.row, one.column, one.rows, one.columns, one.text.replace("\n", "")) for one in table.cells] == [
        (0, 0, 2, 1, "ที่"),
        (0, 1, 2, 1, "ตัวชี้วัด"),
        (0, 2, 1, 2, "เป้าหมาย"),
        (1, 2, 1, 1, "๒๕๖๖"),
        (1, 3, 1, 1, "๒๕๖๗"),
        (2, 0, 1, 1, "1"),
        (2, 1, 1, 1, "ร้อยละของผู้เรียนที่มีผลการทดสอบระดับชาติผ่านเกณฑ์ขั้นต่ำ"),
        (2, 2, 1, 1, "80"),
        (2, 3, 1, 1, ""),
    ]
    assert table.is_guessed and table.cells[1].is_bold and not table.cells[0].is_bold
    assert len(table.cells[6].lines) > 1
    assert (table.origin.page, table.origin.table, table.cells[7].origin.cell) == (1, 1, "C3")
    assert [type(one).__name__ for one in paper.blocks] == ["Paragraph", "Table", "Paragraph"]


def test_a_table_without_lines() -> None:
    rows = "".join(f"[{at}], [โครงการพัฒนาที่ {at}], [{at},000 บาท], " for at in range(1, 5))
    paper = read(f"ก่อน\n#table(stroke: none, column-gutter: 3em, columns: 3, {rows})\nหลัง")
    assert cells(paper) == [[str(at), f"โครงการพัฒนาที่ {at}", f"{at},000 บาท"] for at in range(1, 5)]
    assert lines(paper) == ["ก่อน", "หลัง"]


RULED = """#set table(stroke: (x, y) => (bottom: 0.5pt), inset: (x: 5pt, y: 4pt))
#table(columns: (auto, 3fr, 1fr, 1fr, 1fr), align: (left, left, left, right, right),
  table.hline(), [รหัส], [ตัวชี้วัด], [หน่วยนับ], [๒๕๖๖], [๒๕๖๗],
  table.cell(colspan: 5)[ประเด็นที่ ๑ คุณภาพผู้เรียน],
  [๑], [ร้อยละของผู้เรียนชั้นประถมศึกษาปีที่ ๖ ที่มีผลการทดสอบระดับชาติผ่านเกณฑ์ทุกวิชาในโรงเรียน], [ร้อยละ], [๘๐], [๘๕.๕],
  [๒], [จำนวนสถานศึกษา], [แห่ง], [๐], [],
)
"""


def test_a_table_ruled_across_only() -> None:
    table = only_table(read(f"ก่อน\\n{RULED}\\nหลัง"))
    rows = {at: [one.text.replace("\n", "") for one in table.cells if one.row == at] for at in range(table.height)}
    assert rows == {
        0: ["รหัส", "ตัวชี้วัด", "หน่วยนับ", "๒๕๖๖", "๒๕๖๗"],
        1: ["ประเด็นที่ ๑ คุณภาพผู้เรียน"],
        2: ["๑", "ร้อยละของผู้เรียนชั้นประถมศึกษาปีที่ ๖ ที่มีผลการทดสอบระดับชาติผ่านเกณฑ์ทุกวิชาในโรงเรียน", "ร้อยละ", "๘๐", "๘๕.๕"],
        3: ["๒", "จำนวนสถานศึกษา", "แห่ง", "๐", ""],
    }


def test_a_head_over_several_columns_ruled_across_only() -> None:
    source = """#set table(stroke: (x, y) => (bottom: 0.5pt))
#table(columns: (3fr, 1fr, 1fr), [โครงการ], table.cell(colspan: 2, align: center)[งบประมาณแต่ละปี (บาท)],
  [พัฒนาครู], [๑,๐๐๐], [๒,๐๐๐], [พัฒนาเด็ก], [๓,๐๐๐], [๔,๐๐๐])"""
    table = only_table(read(source))
    assert [(one.column, one.columns, one.text) for one in table.cells if one.row == 0] == [
        (0, 1, "โครงการ"), (1, 2, "งบประมาณแต่ละปี (บาท)"),
    ]  # fmt: skip


def test_paragraphs_between_lines_are_no_table() -> None:
    words = "ข้อความที่ยาวเต็มบรรทัดของเอกสารราชการซึ่งไม่มีคอลัมน์ใด ๆ อยู่เลยแม้แต่คอลัมน์เดียวในหน้านี้ " * 3
    paper = read("\n\n".join(f"#line(length: 100%)\n{words}" for _ in range(5)))
    assert not list(paper.tables())


def test_a_list_with_wide_gaps_is_no_table() -> None:
    rows = "".join(f"{at}. #h(3em) เป้าประสงค์ที่ {at}\n\n" for at in range(1, 6))
    paper = read(rows)
    assert not list(paper.tables())
    assert lines(paper)[0] == "1.\tเป้าประสงค์ที่ 1"


def test_text_in_a_frame_is_marked() -> None:
    paper = read("ก่อน\n#rect[วิสัยทัศน์ในกรอบ]\nหลัง")
    assert [(one.text, one.is_boxed) for one in paper.paragraphs()] == [
        ("ก่อน", False), ("วิสัยทัศน์ในกรอบ", True), ("หลัง", False),
    ]  # fmt: skip


def test_two_columns_are_read_one_after_the_other() -> None:
    left = " ".join(f"ซ้าย{at} ข้อความยาวพอสมควร" for at in range(30))
    right = " ".join(f"ขวา{at} ข้อความยาวพอสมควร" for at in range(30))
    source = f"= หัวเรื่องเต็มหน้าที่ยาวข้ามสองคอลัมน์ของเอกสารฉบับนี้\n#columns(2)[{left}#colbreak(){right}]"
    found = lines(read(source))
    assert found[0].startswith("หัวเรื่องเต็มหน้า")
    sides = ["ซ" if "ซ้าย" in one else "ข" for one in found[1:] if ("ซ้าย" in one) != ("ขวา" in one)]
    assert len(sides) > 20 and sides == sorted(sides, reverse=True)


HEAD = """#set text(font: "Sarabun", size: 12pt)
#set page(paper: "a4", margin: 3cm, header: [แผนพัฒนาการศึกษาจังหวัด], numbering: "- 1 -")
"""


def test_headers_and_numbers_of_pages_are_left_out() -> None:
    paper = read("#pagebreak()".join(f"หน้านี้เรื่อง {word}" for word in ("ครู", "ผู้เรียน", "เด็กเล็ก", "งบ")), HEAD)
    assert lines(paper) == [f"หน้านี้เรื่อง {word}" for word in ("ครู", "ผู้เรียน", "เด็กเล็ก", "งบ")]
    assert paper.notes == (Note("page-header", 8, (1, 2, 3, 4)),)
    assert [one.origin for one in paper.paragraphs()] == [Origin(page=at, line=2) for at in (1, 2, 3, 4)]


WATERMARK = """#set page(paper: "a4", background: rotate(-50deg, text(size: 110pt, fill: luma(230))[ร่างต้นฉบับ]))
#set text(font: "Sarabun", size: 12pt)
"""


def test_a_watermark_across_the_page_is_left_out_and_told() -> None:
    body = [f"{at}. ข้อความที่ยาวพอให้ลายน้ำทับอยู่ข้างใต้ และมีน้ำหนักของตัวเองเสมอ" for at in range(1, 30)]
    paper = read("\n\n".join(one.replace(".", "\\.", 1) for one in body), WATERMARK)
    assert lines(paper) == body
    assert paper.notes == (Note("watermark", 1, (1,)),)


def test_a_page_scanned_a_little_askew_is_no_watermark() -> None:
    paper = read("#rotate(3deg)[ข้อความที่เอียงเล็กน้อย]")
    assert "ข้อความที่เอียง" in "".join(lines(paper)) and paper.notes == ()


def test_a_header_that_changes_beside_the_number_of_the_page() -> None:
    chapters = ("One", "Two", "Three", "Four")
    pages = [
        text_at(72, 805, f"Chapter {word}") + text_at(500, 805, str(at + 12)) + text_at(72, 600, f"Text {word}")
        for at, word in enumerate(chapters)
    ]
    assert lines(read_paper(handmade(pages))) == [f"Text {word}" for word in chapters]


def test_headings_at_the_top_of_pages_are_no_headers() -> None:
    top = '#set text(font: "Sarabun", size: 12pt)\n#set page(paper: "a4", margin: 1.2cm)\n'
    pages = [f"*ยุทธศาสตร์ที่ {at}*\n\nเนื้อความ" + "#pagebreak()ต่อ" * at for at in (1, 2, 3, 4, 5)]
    paper = read("#pagebreak()".join(pages), top)
    assert [one for one in lines(paper) if one.startswith("ยุทธ")] == [f"ยุทธศาสตร์ที่ {at}" for at in (1, 2, 3, 4, 5)]


def test_a_page_that_is_shown_turned() -> None:
    """Landscape as many programs store it: the letters stand upright when the page is turned."""
    orders = "".join(
        f"BT /F 12 Tf 0 1 -1 0 {x} 100 Tm ({text}) Tj ET\n" for x, text in ((100, "First line"), (120, "Next"))
    )
    paper = read_paper(handmade([orders], "/Rotate 90"))
    assert lines(paper) == ["First line", "Next"]
    assert (paper.pages[0].width, paper.pages[0].height) == (842, 595)
    first = next(paper.paragraphs())
    assert first.box is not None and first.box.left == pytest.approx(100) and first.box.top < 100 < first.box.bottom


def test_letters_that_run_up_the_page() -> None:
    paper = read("#table(columns: 2, rotate(-90deg, reflow: true)[ผลการดำเนินงาน], [ปกติ], [1], [2])")
    assert cells(paper) == [["ผลการดำเนินงาน", "ปกติ"], ["1", "2"]]


def test_a_page_box_that_begins_elsewhere() -> None:
    paper = read_paper(handmade([text_at(172, 700, "Here")], "/CropBox[100 100 500 800]"))
    first = next(paper.paragraphs())
    assert (first.indent, paper.pages[0].width) == (72, 400)


def test_lines_drawn_piece_by_piece_make_one_table() -> None:
    """As Word and LibreOffice draw: every border of every cell is a thin filled box of its own."""
    orders = ""
    for row in range(3):
        for column in range(2):
            x, y = 100 + column * 100, 700 - row * 20
            orders += f"{x} {y} 100 0.5 re f {x} {y - 20} 100 0.5 re f "
            orders += f"{x} {y - 20} 0.5 20 re f {x + 100} {y - 20} 0.5 20 re f\n"
            orders += text_at(x + 5, y - 14, f"r{row}c{column}", 10)
    assert cells(read_paper(handmade([orders]))) == [[f"r{row}c{column}" for column in (0, 1)] for row in (0, 1, 2)]


def test_budget_pages_whose_signs_are_out_of_order() -> None:
    """Pages of the national budget, whose text layer holds the signs after other letters."""
    if not CASES.exists():
        pytest.skip(f"no cases at {CASES}")
    found = lines(read_paper((CASES / "budget2565_vol21_page41.pdf").read_bytes()))
    assert found[1] == "รายละเอียดงบประมาณจําแนกตามงบรายจ่าย"
    assert "(16) วัสดุคอมพิวเตอร์\t225,000 บาท" in found
    table = only_table(read_paper((CASES / "budget2565_vol31_page10.pdf").read_bytes()))
    assert [one.text for one in table.cells if one.row == 0][:2] == ["ยุทธศาสตร์ชาติ", "แผนแม่บท\nภายใต้ยุทธศาสตร์ชาติ"]


def test_what_the_file_says_of_itself() -> None:
    paper = read('#set document(title: "แผนพัฒนา", author: "ศธจ.")\nเนื้อความ')
    assert paper.details == {"title": "แผนพัฒนา", "author": "ศธจ."}


def test_every_line_is_of_a_page_and_in_it() -> None:
    paper = read_paper(typeset("\n\n".join(f"ย่อหน้าที่ {at} " + "ข้อความ " * 30 for at in range(40))))
    places = [(one.origin.page, one.origin.line) for one in paper.paragraphs()]
    assert places == sorted(places) and len(set(places)) == len(places)
    assert {one.origin.page for one in paper.paragraphs()} == {one.number for one in paper.pages}
    for one in paper.paragraphs():
        assert one.box is not None and 0 <= one.box.left < one.box.right <= 595.5 and one.box.top < one.box.bottom
    assert isinstance(line(paper, "ย่อหน้าที่ 39"), Paragraph)
