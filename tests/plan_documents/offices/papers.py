"""Plans in Word and Excel, as offices set them."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final

import openpyxl
from docx import Document


def _saved(document: Any) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _bold(document: Any, *lines: str) -> None:
    for line in lines:
        document.add_paragraph().add_run(line).bold = True


def _plain(document: Any, *lines: str) -> None:
    for line in lines:
        document.add_paragraph(line)


def _grid(document: Any, rows: Iterable[Sequence[str]], width: int) -> Any:
    table = document.add_table(0, width, "Table Grid")
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    return table


def _row(sheet: Any, cells: Sequence[object]) -> None:
    sheet.append(cells)


def annual() -> bytes:
    """Thai digits, bold paragraphs for headings, one table of the plan and one of projects with merged headings."""
    paper: Any = Document()
    _bold(paper, "แผนปฏิบัติการด้านการศึกษา", "ประจำปีงบประมาณ พ.ศ. ๒๕๖๘", "จังหวัดแพร่")
    paper.add_page_break()
    _bold(paper, "คำนำ")
    _plain(paper, "สำนักงานศึกษาธิการจังหวัดแพร่ได้จัดทำแผนฉบับนี้เพื่อเป็นกรอบแนวทางในการพัฒนาการศึกษา")
    _bold(paper, "สารบัญ")
    _plain(paper, "ส่วนที่ ๑ ข้อมูลพื้นฐาน\t๑", "ส่วนที่ ๒ ทิศทางการพัฒนา\t๕", "ส่วนที่ ๓ แผนงาน/โครงการ\t๙")
    _bold(paper, "ส่วนที่ ๑ ข้อมูลพื้นฐาน")
    _plain(paper, "จังหวัดแพร่ มี ๘ อำเภอ ๗๘ ตำบล มีสถานศึกษารวม ๓๕๐ แห่ง")
    _grid(paper, (("สังกัด", "จำนวนสถานศึกษา"), ("สพป.แพร่ เขต ๑", "๑๑๐"), ("สพป.แพร่ เขต ๒", "๑๐๓")), 2)
    _plain(paper, "ที่มา : สำนักงานศึกษาธิการจังหวัดแพร่")
    _bold(paper, "ส่วนที่ ๒ ทิศทางการพัฒนา")
    line = paper.add_paragraph()
    line.add_run("วิสัยทัศน์").bold = True
    line.add_run("  “แพร่ เมืองแห่งการศึกษา พัฒนาคนดี มีทักษะ”")
    _bold(paper, "พันธกิจ")
    _plain(paper, "๑. พัฒนาผู้เรียนให้เป็นคนดี", "๒. ส่งเสริมทักษะอาชีพ", "๓. บริหารจัดการตามหลักธรรมาภิบาล")
    _grid(
        paper,
        (
            ("ประเด็นการพัฒนา", "เป้าประสงค์", "ตัวชี้วัด / ค่าเป้าหมาย ปี ๒๕๖๘", "แนวทาง"),
            (
                "๑. พัฒนาคุณภาพผู้เรียน",
                "๑.๑ ผู้เรียนมีผลสัมฤทธิ์สูงขึ้น",
                "๑) ร้อยละของผู้เรียนที่อ่านคล่อง (ร้อยละ ๙๕)\n๒) จำนวนโรงเรียนต้นแบบ (๑๒ แห่ง)",
                "๑) จัดค่ายอ่านเขียน\n๒) นิเทศเชิงรุก",
            ),
            (
                "๒. เสริมสร้างทักษะอาชีพ",
                "๒.๑ ผู้เรียนมีรายได้ระหว่างเรียน",
                "๑) จำนวนผู้เรียนที่มีรายได้ (๕๐๐ คน)",
                "๑) จับคู่สถานประกอบการ",
            ),
        ),
        4,
    )
    _bold(paper, "ส่วนที่ ๓ แผนงาน/โครงการ")
    table = _grid(
        paper,
        (
            ("ลำดับ", "ชื่อโครงการ", "กิจกรรมหลัก", "งบประมาณ (บาท)", "", "หน่วยงาน"),
            ("", "", "", "ศธ.", "อบจ.", ""),
            ("ประเด็นที่ ๑ พัฒนาคุณภาพผู้เรียน", "", "", "", "", ""),
            ("๑", "ค่ายอ่านออกเขียนได้", "- อบรมครู\n- จัดค่าย", "๑๕๐,๐๐๐", "-", "สพป.แพร่ เขต ๑"),
            ("๒", "นิเทศออนไลน์", "- พัฒนาระบบ", "-", "๘๐,๐๐๐", "ศธจ.แพร่"),
            ("ประเด็นที่ ๒ เสริมสร้างทักษะอาชีพ", "", "", "", "", ""),
            ("๓", "หนึ่งโรงเรียนหนึ่งอาชีพ", "- สนับสนุนวัสดุ", "๒๐๐,๐๐๐", "๑๐๐,๐๐๐", "อบจ.แพร่"),
            ("รวมทั้งสิ้น", "", "", "๓๕๐,๐๐๐", "๑๘๐,๐๐๐", ""),
        ),
        6,
    )
    table.cell(0, 3).merge(table.cell(0, 4))
    for column in (0, 1, 2, 5):
        table.cell(0, column).merge(table.cell(1, column))
    for row in (2, 5):
        table.cell(row, 0).merge(table.cell(row, 5))
    return _saved(paper)


_CARDS: Final = (
    (
        "ยกระดับคุณภาพการศึกษาทุกระดับ",
        "ผู้เรียนมีคุณลักษณะของศตวรรษที่ 21",
        ("สพป.ยโสธร เขต 1", "ศธจ.ยโสธร"),
        (("ร้อยละของผู้เรียนที่มีคะแนน O-NET สูงกว่าระดับประเทศ", "40", "42", "45", "48", "50", "52"),),
        ("1.1 พัฒนาหลักสูตร", "1.2 พัฒนาครู"),
    ),
    (
        "ลดความเหลื่อมล้ำทางการศึกษา",
        "ประชากรวัยเรียนเข้าถึงการศึกษา",
        ("ศธจ.ยโสธร", "พมจ.ยโสธร"),
        (
            ("ร้อยละของเด็กนอกระบบที่กลับเข้าเรียน", "-", "60", "65", "70", "75", "80"),
            ("จำนวนทุนการศึกษาที่จัดสรร (ทุน)", "100", "110", "120", "130", "140", "150"),
        ),
        ("2.1 สำรวจเด็กนอกระบบ",),
    ),
)


def cards() -> bytes:
    """Styled headings, SWOT in four cells, and a form for each issue with a small table of indicators inside."""
    paper = Document()
    paper.add_heading("แผนพัฒนาการศึกษาจังหวัดยโสธร พ.ศ. 2566 - 2570", 0)
    paper.add_heading("1. วิสัยทัศน์", 1)
    _plain(paper, "การศึกษายโสธรก้าวหน้า ผู้เรียนมีคุณภาพตามมาตรฐานสากล")
    paper.add_heading("2. พันธกิจ", 1)
    for mission in ("ยกระดับคุณภาพการศึกษา", "ลดความเหลื่อมล้ำ"):
        paper.add_paragraph(mission, style="List Number")
    paper.add_heading("3. ผลการวิเคราะห์สภาพแวดล้อม (SWOT)", 1)
    inside = ("จุดแข็ง (S)\n1. ครูมีวุฒิตรงสาขา\n2. ชุมชนมีส่วนร่วม", "จุดอ่อน (W)\n1. ขาดแคลนสื่อ")
    outside = ("โอกาส (O)\n1. นโยบายสนับสนุนดิจิทัล", "อุปสรรค (T)\n1. จำนวนประชากรวัยเรียนลดลง")
    _grid(paper, (inside, outside), 2)
    paper.add_heading("4. ประเด็นยุทธศาสตร์", 1)
    for number, (issue, goal, agencies, indicators, strategies) in enumerate(_CARDS, 1):
        paper.add_heading(f"ประเด็นยุทธศาสตร์ที่ {number} {issue}", 2)
        labels = (("เป้าประสงค์", goal), ("หน่วยงานเจ้าภาพหลัก", agencies[0]), ("หน่วยงานสนับสนุน", agencies[1]))
        table = _grid(paper, ((label, text, *[""] * 6) for label, text in labels), 8)
        for row in (("ตัวชี้วัด", "ข้อมูลฐาน 2565", "2566", "2567", "2568", "2569", "2570"), *indicators):
            cells = table.add_row().cells
            for cell, text in zip(cells, (row[0], "", *row[1:]), strict=True):
                cell.text = text
            cells[0].merge(cells[1])
        cells = table.add_row().cells
        cells[0].text, cells[1].text = "กลยุทธ์", "\n".join(strategies)
        for position in (0, 1, 2, len(table.rows) - 1):
            table.cell(position, 1).merge(table.cell(position, 7))
    return _saved(paper)


def _form(paper: Any, number: int, name: str, lines: Sequence[tuple[str, Sequence[str]]]) -> None:
    paper.add_heading(f"โครงการที่ {number} {name}", 2)
    part = 0
    for label, texts in lines:
        if label.endswith(":"):
            line = paper.add_paragraph()
            line.add_run(label.rstrip(":")).bold = True
            line.add_run(f" {texts[0]}")
            continue
        part += 1
        _bold(paper, f"{part}. {label}")
        _plain(paper, *(text.replace("#", str(part)) for text in texts))


def forms() -> bytes:
    """A chapter of projects, each written out in the usual parts."""
    paper = Document()
    paper.add_heading("แผนปฏิบัติการประจำปี พ.ศ. 2569 สำนักงานศึกษาธิการจังหวัดลำพูน", 0)
    paper.add_heading("บทที่ 4 โครงการตามแผนปฏิบัติการ", 1)
    reason = "ตามที่กระทรวงศึกษาธิการมีนโยบายพัฒนาคุณภาพการศึกษา จึงจำเป็นต้องดำเนินโครงการนี้"
    _form(
        paper,
        1,
        "นิเทศภายในเพื่อคุณภาพ",
        (
            ("แผนงาน:", ("แผนงานยุทธศาสตร์",)),
            ("หน่วยงานที่รับผิดชอบ:", ("กลุ่มนิเทศ ติดตามและประเมินผล",)),
            ("ระยะเวลาดำเนินการ:", ("ตุลาคม 2568 - กันยายน 2569",)),
            ("หลักการและเหตุผล", (reason,)),
            ("วัตถุประสงค์", ("#.1 เพื่อพัฒนาครู", "#.2 เพื่อยกระดับผลสัมฤทธิ์")),
            ("เป้าหมาย", ("#.1 เชิงปริมาณ ครู 120 คน", "#.2 เชิงคุณภาพ ผู้เข้าร่วมมีความพึงพอใจ")),
            ("กิจกรรมและการดำเนินงาน", ("#.1 ประชุมชี้แจง", "#.2 นิเทศ 2 ครั้ง")),
            ("งบประมาณ", ("งบประมาณทั้งสิ้น 125,400 บาท จากงบ สป.ศธ.",)),
            ("ตัวชี้วัดความสำเร็จ", ("#.1 ร้อยละ 80 ของครูผ่านการประเมิน",)),
            ("ผลที่คาดว่าจะได้รับ", ("ผู้เรียนมีคุณภาพตามมาตรฐาน",)),
        ),
    )
    _form(
        paper,
        2,
        "ตลาดนัดอาชีพนักเรียน",
        (
            ("หน่วยงานที่รับผิดชอบ:", ("กลุ่มพัฒนาการศึกษา",)),
            ("ระยะเวลาดำเนินการ:", ("ม.ค. - มี.ค. 2569",)),
            ("หลักการและเหตุผล", (reason,)),
            ("วัตถุประสงค์", ("#.1 เพื่อสร้างรายได้",)),
            ("กิจกรรม", ("#.1 จัดตลาดนัด",)),
            ("งบประมาณ", ("- ค่าวัสดุ 100 คน x 400 บาท เป็นเงิน 40,000 บาท", "- ค่าสถานที่ 20,000 บาท")),
        ),
    )
    return _saved(paper)


def words() -> bytes:
    """Every level named by its own word, bold lines below which the title stands alone, facts in brackets."""
    paper = Document()
    _bold(paper, "แผนยุทธศาสตร์พัฒนาการศึกษาจังหวัดสระแก้ว", "ปีงบประมาณ 2566-2570", "วิสัยทัศน์")
    _plain(paper, "สระแก้วเมืองการศึกษาชายแดน")
    _bold(paper, "พันธกิจ")
    _plain(paper, "• พัฒนาคนทุกช่วงวัย", "• สร้างเครือข่ายชายแดน")
    _bold(paper, "จุดมุ่งหมาย")
    _plain(paper, "• ผู้เรียนสื่อสารได้สองภาษา")
    _bold(paper, "ยุทธศาสตร์ที่ 1", "พัฒนาคุณภาพการศึกษาพื้นที่ชายแดน")
    _plain(
        paper,
        "เป้าประสงค์ที่ 1.1 ผู้เรียนอ่านออกเขียนได้ภาษาไทยและภาษาเขมร",
        "ตัวชี้วัดที่ 1.1.1 ร้อยละของโรงเรียนชายแดนที่สอนสองภาษา (หน่วยนับ: ร้อยละ; ค่าฐาน: 20; "
        "เป้าหมาย: 2566=25, 2567=30, 2568=35, 2569=40, 2570=45)",
        "กลยุทธ์ที่ 1.1 พัฒนาหลักสูตรสองภาษา",
        "แนวทางที่ 1.1.1 จัดทำสื่อสองภาษา",
        "แนวทางที่ 1.1.2 อบรมครู",
        "โครงการหลัก: โครงการโรงเรียนสองภาษาชายแดน (ศธจ.สระแก้ว, 500,000 บาท)",
    )
    _bold(paper, "ยุทธศาสตร์ที่ 2", "ส่งเสริมโอกาสทางการศึกษา")
    _plain(
        paper,
        "เป้าประสงค์ที่ 2.1 เด็กชายแดนเข้าถึงการศึกษา",
        "ตัวชี้วัดที่ 2.1.1 จำนวนเด็กที่ได้รับทุน (หน่วยนับ: คน; ค่าฐาน: 100; "
        "เป้าหมาย: 2566=120, 2567=140, 2568=160, 2569=180, 2570=200)",
        "กลยุทธ์ที่ 2.1 จัดหาทุนการศึกษา",
    )
    return _saved(paper)


def two_sheets() -> bytes:
    """A sheet of indicators under merged headings, and the local government's form of projects."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "แผน 66-70"
    sheet["A1"] = "ตัวชี้วัดแผนพัฒนาการศึกษาจังหวัดสตูล (พ.ศ. 2566-2570)"
    sheet.merge_cells("A1:L1")
    heads = ("ยุทธศาสตร์", "เป้าประสงค์", "ที่", "ตัวชี้วัด", "หน่วย", "Baseline", "ค่าเป้าหมาย", *[None] * 4, "ผู้รับผิดชอบ")
    years = (*[None] * 6, 2566, 2567, 2568, 2569, 2570, None)
    security, work = ("1 การศึกษาเพื่อความมั่นคง", "ผู้เรียนรักชาติ"), ("2 การผลิตกำลังคน", "ผู้เรียนมีงานทำ")
    rows: list[Sequence[object]] = [
        (),
        heads,
        years,
        (*security, 1, "ร้อยละของสถานศึกษาที่จัดกิจกรรมลูกเสือ", "%", 80, 85, 87, 90, 92, 95, "สพป.สตูล"),
        (None, None, 2, "จำนวนศูนย์ป้องกันยาเสพติด", "แห่ง", 3, 4, 5, 6, 7, 8, "สพม.สงขลา สตูล"),
        (*work, 3, "ร้อยละของผู้จบ ปวช. ที่มีงานทำ", "%", 70, 72, 74, 76, 78, 80, "อศจ.สตูล"),
    ]
    for row in rows:
        _row(sheet, row)
    for span in ("G3:K3", *(f"{column}3:{column}4" for column in "ABCDEFL"), "A5:A6", "B5:B6"):
        sheet.merge_cells(span)
    sheet = book.create_sheet("โครงการ 2567")
    rows = [
        ("แบบ ผ.02",),
        ("รายการโครงการ ปีงบประมาณ 2567 จังหวัดสตูล",),
        (),
        ("ที่", "โครงการ", "วัตถุประสงค์", "เป้าหมาย (ผลผลิต)", "งบประมาณ", "ผลที่คาดว่าจะได้รับ", "หน่วยงานรับผิดชอบหลัก"),
        ("ยุทธศาสตร์ที่ 1 การศึกษาเพื่อความมั่นคง",),
        (1, "ลูกเสือต้านภัยยาเสพติด", "เพื่อสร้างภูมิคุ้มกัน", "นักเรียน 200 คน", 120000, "นักเรียนปลอดภัย", "ศธจ.สตูล"),
        (2, "ค่ายเยาวชนรักชาติ", "เพื่อปลูกฝัง", "เยาวชน 100 คน", 0, "เยาวชนรักชาติ", "สพป.สตูล"),
        (None, "รวม", None, None, 120000),
        ("ยุทธศาสตร์ที่ 2 การผลิตกำลังคน",),
        (3, "ทวิภาคีเข้มแข็ง", "เพื่อเพิ่มทักษะ", "นักศึกษา 80 คน", "95,500", "มีงานทำ", "วิทยาลัยเทคนิคสตูล"),
        (None, "รวมทั้งสิ้น", None, None, 215500),
    ]
    for row in rows:
        _row(sheet, row)
    return _saved(book)


def quarters() -> bytes:
    """A sheet for each issue: baht by quarter under merged headings, activities in rows of their own, sums below."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    issues = (
        (
            "พัฒนาคุณภาพ",
            "พัฒนาหลักสูตร",
            (
                ("โครงการสอนคิด", ("ประชุม", "อบรม"), (10000, 20000, 0, 5000), "ศธจ.ตาก"),
                ("โครงการอ่านเขียน", ("ทดสอบ",), (0, 0, 7000, 0), "สพป.ตาก เขต 1"),
            ),
        ),
        ("เพิ่มโอกาส", "ค้นหาเด็ก", (("โครงการพาน้องกลับ", ("สำรวจ",), (3000, 3000, 3000, 3000), "กศน.ตาก"),)),
    )
    for number, (issue, strategy, projects) in enumerate(issues, 1):
        sheet = book.create_sheet(f"ประเด็น {number}")
        rows: list[Sequence[object]] = [
            ("แผนปฏิบัติการด้านการศึกษาจังหวัดตาก ปีงบประมาณ พ.ศ. 2568",),
            (f"ประเด็นยุทธศาสตร์ที่ {number} {issue}",),
            (f"กลยุทธ์ที่ {number}.1 {strategy}",),
            ("ลำดับ", "โครงการ/กิจกรรม", "แผนการใช้จ่ายงบประมาณ (บาท)", None, None, None, "รวม", "ผู้รับผิดชอบ"),
            (None, None, "ไตรมาส 1", "ไตรมาส 2", "ไตรมาส 3", "ไตรมาส 4"),
        ]
        for position, (name, activities, amounts, agency) in enumerate(projects, 1):
            rows.append((position, name, *amounts, sum(amounts), agency))
            rows += [(None, f"- {activity}") for activity in activities]
        sums = [sum(project[2][quarter] for project in projects) for quarter in range(4)]
        rows += [(None, "รวม", *sums, sum(sums)), (), ("หมายเหตุ: ข้อมูล ณ วันที่ 1 ตุลาคม 2567",)]
        for row in rows:
            _row(sheet, row)
        for span in ("A1:H1", "A2:H2", "A3:H3", "C4:F4", *(f"{column}4:{column}5" for column in "ABGH")):
            sheet.merge_cells(span)
    return _saved(book)


def wide() -> bytes:
    """SWOT under headings over both halves, a matrix of ticks, and one wide table of plan, targets and projects."""
    paper = Document()
    paper.add_heading("แผนพัฒนาการศึกษาจังหวัดเลย ระยะ 5 ปี (พ.ศ. 2566-2570)", 0)
    paper.add_heading("ส่วนที่ 3 การวิเคราะห์และทิศทาง", 1)
    paper.add_heading("3.1 การวิเคราะห์สภาพแวดล้อม", 2)
    swot = (
        ("สภาพแวดล้อมภายใน", ""),
        ("จุดแข็ง (Strengths)", "จุดอ่อน (Weaknesses)"),
        ("S1 ผู้บริหารมีวิสัยทัศน์\nS2 มีเครือข่ายเข้มแข็ง", "W1 งบประมาณไม่เพียงพอ\nW2 ครูไม่ครบชั้น"),
        ("สภาพแวดล้อมภายนอก", ""),
        ("โอกาส (Opportunities)", "อุปสรรค (Threats)"),
        ("O1 เทคโนโลยีก้าวหน้า", "T1 สังคมผู้สูงอายุ"),
    )
    _grid(paper, swot, 2)
    paper.add_heading("3.2 ทิศทางการพัฒนา", 2)
    direction = (
        ("วิสัยทัศน์", "คนเมืองเลยใฝ่เรียนรู้ สู่การพัฒนาที่ยั่งยืน"),
        ("พันธกิจ", "1. ส่งเสริมการเรียนรู้ตลอดชีวิต\n2. พัฒนาครูและบุคลากร"),
        ("เป้าประสงค์รวม", "1. คนเมืองเลยมีคุณภาพ\n2. ครูมีสมรรถนะ"),
    )
    _grid(paper, direction, 2)
    paper.add_heading("3.3 ความเชื่อมโยงพันธกิจกับประเด็นยุทธศาสตร์", 2)
    _plain(paper, "ตารางที่ 3-2 ความเชื่อมโยง")
    matrix = (
        ("พันธกิจ", "ประเด็นยุทธศาสตร์ที่ 1", "ประเด็นยุทธศาสตร์ที่ 2"),
        ("1. ส่งเสริมการเรียนรู้ตลอดชีวิต", "✓", ""),
        ("2. พัฒนาครูและบุคลากร", "", "✓"),
    )
    _grid(paper, matrix, 3)
    paper.add_heading("ส่วนที่ 4 รายละเอียดประเด็นยุทธศาสตร์", 1)
    first = ("1. ส่งเสริมการเรียนรู้ตลอดชีวิต", "1.1 คนทุกวัยเข้าถึงการเรียนรู้", "1. จำนวนแหล่งเรียนรู้ (แห่ง)")
    third = ("2. พัฒนาครูและบุคลากร", "2.1 ครูมีสมรรถนะดิจิทัล", "3. ร้อยละของครูที่ผ่านการประเมินดิจิทัล")
    libraries = "1. โครงการห้องสมุดมีชีวิต\n2. โครงการแหล่งเรียนรู้ชุมชน"
    heads = ("ประเด็นยุทธศาสตร์", "เป้าประสงค์", "ตัวชี้วัด", "ค่าเป้าหมาย", *[""] * 4)
    rows = (
        (*heads, "กลยุทธ์", "โครงการ", "หน่วยงานรับผิดชอบ"),
        ("", "", "", "2566", "2567", "2568", "2569", "2570", "", "", ""),
        (*first, "10", "12", "14", "16", "18", "1.1 พัฒนาแหล่งเรียนรู้", libraries, "สกร.เลย"),
        (
            *("", "", "2. ร้อยละของผู้รับบริการที่พึงพอใจ"),
            *("80", "82", "84", "86", "88", "1.2 สร้างเครือข่าย", "3. โครงการภาคีการเรียนรู้", "ศธจ.เลย"),
        ),
        (*third, "60", "65", "70", "75", "80", "2.1 อบรมครูต่อเนื่อง", "4. โครงการครูดิจิทัล", "สพม.เลย หนองบัวลำภู"),
    )
    table = _grid(paper, rows, 11)
    table.cell(0, 3).merge(table.cell(0, 7))
    for column in (0, 1, 2, 8, 9, 10):
        table.cell(0, column).merge(table.cell(1, column))
    for column in (0, 1):
        table.cell(2, column).merge(table.cell(3, column))
    return _saved(paper)


def chapters() -> bytes:
    """Bold headings, captions over tables, years of two digits, and who leads in brackets behind each guideline."""
    paper = Document()
    _bold(paper, "แผนพัฒนาการศึกษาจังหวัดบึงกาฬ", "พ.ศ. 2566 – 2570", "บทที่ 3", "สาระสำคัญของแผน")
    _plain(paper, "วิสัยทัศน์", "“บึงกาฬเมืองน่าอยู่ คู่การศึกษาคุณภาพ”")
    _plain(paper, "พันธกิจ", "(๑) จัดการศึกษาให้มีคุณภาพ", "(๒) ส่งเสริมอาชีพ")
    issues = (
        (
            "ยุทธศาสตร์ที่ ๑ : การพัฒนาคุณภาพผู้เรียน",
            ("1.1. ผู้เรียนมีคุณธรรม", "1.2. ผู้เรียนมีทักษะ"),
            (
                ("1", "ร้อยละของผู้เรียนที่มีคุณธรรม", "ร้อยละ", "90", "92", "94", "96", "98"),
                ("2", "จำนวนรางวัลระดับชาติ", "รางวัล", "5", "6", "7", "8", "9"),
            ),
            ("- ส่งเสริมกิจกรรมคุณธรรม (หน่วยงานรับผิดชอบหลัก: สพป.บึงกาฬ)",),
        ),
        (
            "ยุทธศาสตร์ที่ ๒ : การพัฒนาอาชีพ",
            ("2.1. ผู้เรียนมีรายได้",),
            (("1", "จำนวนผู้เรียนที่มีรายได้", "คน", "100", "150", "200", "250", "300"),),
            ("- จัดหลักสูตรระยะสั้น (หน่วยงานรับผิดชอบหลัก: สพม.บึงกาฬ, อศจ.บึงกาฬ)",),
        ),
    )
    for number, (issue, goals, indicators, guidelines) in enumerate(issues, 1):
        _bold(paper, issue, "เป้าประสงค์")
        _plain(paper, *goals)
        _bold(paper, "ตัวชี้วัดและค่าเป้าหมาย")
        _plain(paper, f"ตารางที่ {number} ตัวชี้วัดและค่าเป้าหมายของยุทธศาสตร์ที่ {number}")
        heads = ("ลำดับ", "ตัวชี้วัด", "หน่วยนับ", "ค่าเป้าหมายรายปี", "", "", "", "")
        table = _grid(paper, (heads, ("", "", "", "66", "67", "68", "69", "70"), *indicators), 8)
        table.cell(0, 3).merge(table.cell(0, 7))
        for column in (0, 1, 2):
            table.cell(0, column).merge(table.cell(1, column))
        _bold(paper, "แนวทางการพัฒนา")
        _plain(paper, *guidelines)
    _bold(paper, "บทที่ 4", "การขับเคลื่อนแผนไปสู่การปฏิบัติ")
    _plain(paper, "1. สร้างความเข้าใจแก่ทุกภาคส่วน", "2. กำหนดให้มีการติดตามประเมินผล")
    return _saved(paper)


def register() -> bytes:
    """A row for each project with its issue and strategy spelled out, years in a column, Thai digits here and there."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    quality, chance = "ยุทธศาสตร์ที่ 1 คุณภาพ", "ยุทธศาสตร์ที่ 2 โอกาส"
    curriculum, teachers, grants = "กลยุทธ์ที่ 1 หลักสูตร", "กลยุทธ์ที่ 2 ครู", "กลยุทธ์ที่ 1 ทุน"
    local, again = "พัฒนาหลักสูตรท้องถิ่น", "พัฒนาหลักสูตรท้องถิ่น ระยะ 2"
    office, area = "ศธจ.นครพนม", "สพป.นครพนม เขต 1"
    heads = ("ลำดับ", "ยุทธศาสตร์", "กลยุทธ์", "ชื่อโครงการ", "ปีงบประมาณ", "งบประมาณ (บาท)", "แหล่งงบประมาณ", "หน่วยงาน")
    rows: list[Sequence[object]] = [
        ("บัญชีโครงการตามแผนพัฒนาการศึกษาจังหวัดนครพนม พ.ศ. 2566-2570",),
        (*heads, "หน่วยงานร่วม", "หมายเหตุ"),
        (1, quality, curriculum, local, 2566, "๑๒๐,๐๐๐", "งบจังหวัด", office, area),
        (2, quality, curriculum, again, 2567, 150000, "งบจังหวัด", office),
        (3, quality, teachers, "อบรมครูภาษาไทย", 2566, "-", None, "สพป.นครพนม เขต 2", None, "ไม่ใช้งบ"),
        (4, chance, grants, "ทุนเด็กยากจน", 2566, 500000, "อบจ.", "อบจ.นครพนม", "พมจ.นครพนม"),
        (None, None, None, "รวม", None, 770000),
    ]
    for row in rows:
        _row(sheet, row)
    return _saved(book)


def levels() -> bytes:
    """Directions in cells beside their names, SWOT in four columns, and a table whose first column names the level."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "ทิศทาง"
    rows: list[Sequence[object]] = [
        ("แผนพัฒนาการศึกษาจังหวัดพะเยา พ.ศ. 2566-2570",),
        (),
        ("วิสัยทัศน์", "การศึกษาพะเยามีคุณภาพ ผู้เรียนมีความสุข"),
        ("พันธกิจ", 1, "ส่งเสริมคุณภาพ"),
        (None, 2, "ส่งเสริมโอกาส"),
        ("ค่านิยม", "ร่วมคิด ร่วมทำ"),
        (),
        ("เป้าประสงค์", 1, "ผู้เรียนมีคุณภาพ"),
        (None, 2, "ทุกคนได้เรียน"),
    ]
    for row in rows:
        _row(sheet, row)
    sheet = book.create_sheet("SWOT")
    rows = [
        ("จุดแข็ง", "จุดอ่อน", "โอกาส", "อุปสรรค"),
        ("1. ผู้บริหารเข้มแข็ง", "1. ขาดครู", "1. นโยบายชัดเจน", "1. ภัยแล้ง"),
        ("2. ชุมชนร่วมมือ", None, None, "2. โรคระบาด"),
    ]
    for row in rows:
        _row(sheet, row)
    sheet = book.create_sheet("ยุทธศาสตร์")
    reading, schools = "ร้อยละผู้เรียนที่อ่านออก", "จำนวนโรงเรียนรักการอ่าน"
    rows = [
        ("ระดับ", "รหัส", "ชื่อ", "หน่วยนับ", "ฐาน", "ปี 66", "ปี 67", "ปี 68", "ปี 69", "ปี 70", "เจ้าภาพ"),
        ("ยุทธศาสตร์", "1", "พัฒนาคุณภาพผู้เรียน"),
        ("กลยุทธ์", "1.1", "พัฒนาการอ่าน"),
        ("ตัวชี้วัด", "1.1.1", reading, "ร้อยละ", 80, 82, 84, 86, 88, 90, "สพป.พะเยา เขต 1"),
        ("ตัวชี้วัด", "1.1.2", schools, "แห่ง", 10, 20, 30, 40, 50, 60, "ศธจ.พะเยา"),
        ("ยุทธศาสตร์", "2", "เพิ่มโอกาส"),
        ("กลยุทธ์", "2.1", "ค้นหาเด็กตกหล่น"),
        ("ตัวชี้วัด", "2.1.1", "จำนวนเด็กตกหล่น", "คน", 50, 40, 30, 20, 10, 0, "ศธจ.พะเยา"),
    ]
    for row in rows:
        _row(sheet, row)
    return _saved(book)


PAPERS: Final[dict[str, Callable[[], bytes]]] = {
    "annual.docx": annual,
    "cards.docx": cards,
    "forms.docx": forms,
    "words.docx": words,
    "wide.docx": wide,
    "chapters.docx": chapters,
    "two_sheets.xlsx": two_sheets,
    "quarters.xlsx": quarters,
    "register.xlsx": register,
    "levels.xlsx": levels,
}
