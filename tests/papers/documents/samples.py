"""A document that uses every block, with Thai that is hard to print and to read back."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from typing import TypedDict

from patibat.papers.charts import BarChart, BulletChart, BulletRow, LineChart, Point, Series
from patibat.papers.documents import (
    QR,
    Bullets,
    ChartBlock,
    Column,
    Coverage,
    Document,
    DocumentMeta,
    FigureSpan,
    FillLines,
    Group,
    Heading,
    KeyValues,
    Mark,
    Note,
    Outline,
    OutlineItem,
    PageBreak,
    Paragraph,
    Run,
    Signatory,
    Signatures,
    Statement,
    StatusMark,
    Table,
    Tile,
    Tiles,
)

READ = FigureSpan("indicator~อ-1~11~2569-Q4~all~1", "82.4", Decimal("82.35"), places=1)
MONEY = FigureSpan("money~disbursed~11~2569~all~1", "1,234,567.50", Decimal("1234567.5"), places=2)
LOSS = FigureSpan("money~returned~11~2569~all~1", "-5,000.00", Decimal(-5000), places=2)
LATE = FigureSpan("count~late~11~2569-Q4~all~1", "0", Decimal(0), coverage=Coverage(17, 22))
NONE = FigureSpan("indicator~อ-2~11~2569-Q4~all~1", "ไม่มีรายงาน", None, "not_reported")
FIGURES = (READ, MONEY, LOSS, LATE, NONE)

LONG = (
    "สำนักงานศึกษาธิการจังหวัดกำหนดให้ทุกหน่วยงานดำเนินการตามแผนพัฒนาการศึกษา "
    "โดยนำผลการติดตามไปปรับปรุงการทำงานให้ทันเหตุการณ์ ทั้งที่ปรึกษา ครูผู้สอน และผู้ปกครองร่วมกันกำกับ "
    "เพื่อให้น้ำหนักของตัวชี้วัดสัมพันธ์กับงบประมาณที่ได้รับจัดสรร"
)


def bars() -> BarChart:
    """Six agencies: one late, one partial, one negative, one zero."""
    points = (
        Point("สพป. เขต 1", Decimal("92.5"), figure_id="indicator~อ-1~101~2569~all~1"),
        Point("สพป. เขต 2", Decimal("71.25"), partial=True, coverage=Coverage(17, 22)),
        Point("สพม.", None, state="late"),
        Point("อาชีวศึกษา", Decimal(0)),
        Point("เอกชน", Decimal("-12.4")),
        Point("ท้องถิ่น", None, state="withheld"),
    )
    return BarChart("ร้อยละผู้เรียนที่อ่านออก จำแนกตามสังกัด", (Series("อ่านออก", points, "ร้อยละ", 1),), **_about())


def long_bars() -> BarChart:
    """Labels that do not fit beside the bars."""
    names = (
        "การส่งเสริมการมีส่วนร่วมของทุกภาคส่วนในการจัดการศึกษาเพื่อพัฒนาคุณภาพชีวิตของประชาชนในจังหวัดอย่างยั่งยืนและเท่าเทียม",
        "การพัฒนาครูและบุคลากรทางการศึกษา",
        "การเพิ่มโอกาสทางการศึกษาให้กลุ่มเป้าหมายพิเศษ",
    )
    points = tuple(Point(name, Decimal(value)) for name, value in zip(names, (1250000, 830000, 99000), strict=True))
    return BarChart("งบประมาณที่เบิกจ่ายตามประเด็นยุทธศาสตร์", (Series("เบิกจ่าย", points, "บาท", 0),), **_about())


def lines() -> LineChart:
    """A gap, a break, partial coverage; two small multiples."""
    years = ("2564", "2565", "2566", "2567", "2568", "2569")
    reading = (Decimal(78), Decimal("79.5"), None, Decimal("83.2"), Decimal("84.1"), Decimal("86.9"))
    sums = (Decimal(61), Decimal(64), Decimal("63.5"), Decimal("70.2"), Decimal("69.9"), None)
    one = tuple(
        Point(f"ปีการศึกษา {year}", value, "reported" if value is not None else "not_reported", year == "2569")
        for year, value in zip(years, reading, strict=True)
    )
    two = tuple(
        Point(f"ปีการศึกษา {year}", value, "reported" if value is not None else "not_due", break_before=year == "2567")
        for year, value in zip(years, sums, strict=True)
    )
    return LineChart(
        "ร้อยละผู้เรียนที่มีทักษะพื้นฐาน",
        (Series("อ่านออกเขียนได้", one, "ร้อยละ", 1), Series("คิดเลขเป็น", two, "ร้อยละ", 1)),
        **_about(),
    )


def bullets() -> BulletChart:
    """Every kind of status, a missing value, a target never reached, partial coverage."""
    bands = (Decimal(50), Decimal(75), Decimal(100))
    rows = (
        BulletRow("ผู้เรียนอ่านออกเขียนได้", Decimal("86.9"), Decimal(85), bands, Mark.REACHED),
        BulletRow("สถานศึกษาที่ผ่านการประเมินภายนอก", Decimal("70.1"), Decimal(80), bands, Mark.WATCH),
        BulletRow(
            "ครูที่ได้รับการพัฒนาตามความต้องการจำเป็นในการจัดการเรียนรู้เชิงรุกครบตามเกณฑ์ที่กำหนด",
            Decimal(31), Decimal(90), bands, Mark.BEHIND, coverage=Coverage(17, 22),
        ),
        BulletRow("เด็กปฐมวัยที่มีพัฒนาการสมวัย", None, Decimal(95), bands, state="not_due"),
        BulletRow("อัตราการเข้าเรียน", Decimal(0), Decimal(98), bands, Mark.BEHIND),
    )  # fmt: skip
    return BulletChart("ตัวชี้วัดสำคัญเทียบเป้าหมาย", rows, "ร้อยละ", 1, **_about())


class _About(TypedDict):
    description: str
    source: str
    as_of: str


def _about() -> _About:
    return {"description": "กราฟแสดงผลตามที่รายงาน", "source": "หน่วยงานทางการศึกษาในจังหวัด", "as_of": "15 พ.ย. 2569"}


def tiles() -> Tiles:
    """Three numbers of which one is not there."""
    items = (
        Tile("อ่านออกเขียนได้", READ, "ร้อยละ", StatusMark(Mark.REACHED), "เป้าหมาย 80.0"),
        Tile("เบิกจ่ายแล้ว", MONEY, "บาท"),
        Tile("ผ่านการประเมินภายนอก", NONE, status=StatusMark(Mark.NOT_REPORTED), note="17 จาก 22 หน่วยงาน"),
    )
    return Tiles(items, ("เรื่อง", "ค่า", "หน่วย", "ถึงไหน", "หมายเหตุ"), name="ตัวเลขสำคัญ")


def clauses() -> Outline:
    """Clauses of two levels, one without a number, with lines under them."""
    rows = (("กลยุทธ์", "1.1", "เพิ่มที่เรียนให้ทั่วถึง"), ("แนวทาง", "1.1.1", f"คัดกรองทุกตำบล {LONG}"), ("แนวทาง", "–", "น้ำใจ"))
    items = (
        OutlineItem("กลยุทธ์ที่ 1.1", rows[0][2], ("เจ้าภาพหลัก: ศธจ.", "หน่วยงานสนับสนุน: อบจ."), bold=True),
        OutlineItem("1.1.1", rows[1][2], level=2, head="แนวทาง"),
        OutlineItem("", rows[2][2], level=2),
    )
    return Outline(items, Table((Column("ชนิด"), Column("ข้อ"), Column("ข้อความ", width=4)), rows, name="ข้อความ"))


def whole(*, sample: bool = True, thai_digits: bool = False, rows: int = 45, kind: str = "report") -> Document:
    """Every block once."""
    columns = (
        Column("ที่", "right", 0),
        Column("หน่วยงาน", width=3),
        Column("เบิกจ่าย", "right", 1.4, "บาท"),
        Column("สถานะ", width=1.6),
    )
    states = (StatusMark(Mark.REACHED), StatusMark(Mark.WATCH), StatusMark(Mark.LATE), StatusMark(Mark.NOT_DUE))
    body = tuple(
        (
            str(at + 1),
            f"โรงเรียนบ้านน้ำคำ {at + 1} อำเภอที่กำลังพัฒนา",
            FigureSpan("", f"{at * 1000:,}", Decimal(at * 1000)),
            states[at % 4],
        )
        for at in range(rows)
    )
    table = Table(
        columns,
        (Group("สังกัดสำนักงานคณะกรรมการการศึกษาขั้นพื้นฐาน"), *body),
        "ตารางที่ 1 ผลการเบิกจ่าย",
        ("", "รวม", MONEY, ""),
        ("หมายเหตุ: นับเฉพาะหน่วยงานที่รายงาน",),
        "เบิกจ่าย",
    )
    return Document(
        "รายงานผลการดำเนินงานตามแผนพัฒนาการศึกษาจังหวัด",
        (
            Heading("1. สรุปสำหรับผู้บริหาร"),
            Paragraph(("ผู้เรียนอ่านออกเขียนได้ร้อยละ ", READ, " ล่าช้า ", LATE, " หน่วยงาน ", LONG)),
            Paragraph((LONG, " คืนเงิน ", LOSS, " บาท ตัวชี้วัดที่ 2 ", NONE)),
            KeyValues((("หน่วยงาน", "สำนักงานศึกษาธิการจังหวัด"), ("งบประมาณ", (MONEY, " บาท")))),
            Bullets((LONG, "ข้อสอง", ("ข้อสาม ", Run("ตัวหนา", True), " ", Run("ลิงก์", url="https://example.org/")))),
            Bullets(("ลำดับหนึ่ง", "ลำดับสอง"), True),
            StatusMark(Mark.NOT_REPORTED),
            Heading("1.1 ตาราง", 3),
            table,
            Heading("2. กราฟ"),
            ChartBlock(bullets()),
            ChartBlock(lines()),
            ChartBlock(bars()),
            PageBreak("landscape"),
            Heading("3. แนวนอน"),
            Table((Column("ข้อความ"), Column("อีกข้อความ")), ((LONG, LONG), ("ก", "ข"))),
            PageBreak(),
            Note(LONG, "คำชี้แจง"),
            Statement("คนทั้งจังหวัดเรียนรู้ได้ทุกที่ น้ำใจถึงกัน", "วิสัยทัศน์"),
            tiles(),
            clauses(),
            FillLines(3, "ความเห็น"),
            Signatures((Signatory("ผู้รายงาน"), Signatory("ผู้รับรอง", "นางสาวกำไล น้ำใจ", "ผู้อำนวยการ"))),
            QR("https://example.org/reports/1?h=ab12cd", "ตรวจสอบค่าได้ที่ https://example.org/reports/1"),
        ),
        "ปีงบประมาณ 2569",
        kind="report" if kind == "report" else "memo",
        meta=DocumentMeta(
            "สำนักงานศึกษาธิการจังหวัด", "ไตรมาส 4 ปีงบประมาณ 2569 (ก.ค.-ก.ย. 2569)", "15 พ.ย. 2569", sample, thai_digits,
            "yearly-report", "ab12cd", "https://example.org/reports/1", "รายงานประจำปี",
            created=datetime(2026, 11, 15, 9, 30, tzinfo=UTC),
        ),
    )  # fmt: skip
