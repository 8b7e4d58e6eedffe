"""One small plan as Word, PDF and text, as an office may send it in."""

from __future__ import annotations

from patibat.papers.documents import Document, Paragraph
from patibat.papers.documents.pdf import to_pdf
from tests.papers.reading import raw

TITLE = "แผนพัฒนาการศึกษาจังหวัดกรุงเทพมหานคร (พ.ศ. 2570 - 2572)"
NODES = (
    "วิสัยทัศน์",
    "ผู้เรียนเรียนรู้ตลอดชีวิต",
    "พันธกิจ",
    "1. จัดการศึกษาให้ทั่วถึง",
    "2. พัฒนาครูทุกคน",
    "ประเด็นยุทธศาสตร์ที่ 1 พัฒนาคุณภาพผู้เรียน",
    "เป้าประสงค์ที่ 1 ผู้เรียนมีคุณภาพ",
)
YEARS = ("ปี 2570", "ปี 2571", "ปี 2572")
INDICATORS = (
    ("ที่", "ตัวชี้วัด", "หน่วยนับ", "ข้อมูลฐาน", *YEARS, "หน่วยงานรับผิดชอบ"),
    ("1", "ร้อยละของผู้เรียนที่อ่านออกเขียนได้", "ร้อยละ", "75", "เพิ่มขึ้นร้อยละ 3", "80", "85", "ศธจ.ตัวอย่าง"),
    ("2", "จำนวนครูที่ได้รับการพัฒนา", "คน", "ไม่มีข้อมูล", "100", "120", "140", "ศธจ.ตัวอย่าง"),
)
PROJECTS = (
    ("ที่", "โครงการ", "งบประมาณ ปี 2570 (บาท)", "งบประมาณ ปี 2571 (บาท)", "หน่วยงานรับผิดชอบ"),
    ("1", "โครงการส่งเสริมนิสัยรักการอ่าน", "100,000", "120,000", "ศธจ.ตัวอย่าง"),
    ("2", "โครงการค่ายภาษาไทย", "50,000", "-", "ศธจ.ตัวอย่าง"),
)


def word_plan(*changes: tuple[str, str], more: str = "") -> bytes:
    """The plan with two tables; `changes` are (before, after) of its words, `more` a last paragraph."""
    parts = [raw.para(line) for line in (TITLE, *NODES)]
    parts += [_table(INDICATORS), raw.para("กลยุทธ์ที่ 1 ส่งเสริมการอ่าน"), _table(PROJECTS)]
    body = "".join([*parts, *([raw.para(more)] if more else [])])
    for before, after in changes:
        assert before in body, before
        body = body.replace(before, after)
    return raw.docx(body)


def _table(rows: tuple[tuple[str, ...], ...]) -> str:
    return raw.table(*(raw.row(*(raw.cell(raw.para(text)) for text in row)) for row in rows))


def text_plan() -> bytes:
    """The plan's text, without its tables."""
    return "\n".join((TITLE, *NODES, "กลยุทธ์ที่ 1 ส่งเสริมการอ่าน")).encode()


def pdf_plan() -> bytes:
    """The same as a PDF."""
    lines = text_plan().decode().split("\n")
    return to_pdf(Document(TITLE, tuple(Paragraph(line) for line in lines)))


KINDS = {"แผน.docx": word_plan, "แผน.pdf": pdf_plan, "แผน.txt": text_plan}
