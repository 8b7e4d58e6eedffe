"""What surrounds the plans of the second set: other chapters, in another order and in other words than in the first."""

from __future__ import annotations

from tests.plan_documents.content import Content
from tests.plan_documents.making.flow import (
    Break,
    Contents,
    Element,
    Grid,
    Heading,
    Para,
    head,
    numbered,
    row,
    typed,
)


def opening(content: Content, styled: bool = True) -> list[Element]:
    """Cover, a foreword of the governor, contents."""
    name = content.tree.title.split(" พ.ศ. ")[0]
    return [
        Para(name, bold=True, center=True),
        Para(f"({content.period})", bold=True, center=True),
        Para("จัดทำโดย", center=True),
        Para(f"{content.office()} ร่วมกับทุกหน่วยงานทางการศึกษาในจังหวัด", center=True),
        Break(),
        Heading("สารจากประธานกรรมการศึกษาธิการจังหวัด", 1, styled, center=True),
        Para(
            f"การศึกษาของ{content.province}จะก้าวไปได้ต้องอาศัยเป้าหมายร่วม แผนฉบับนี้จึงรวบรวมกลยุทธ์ที่ทุกฝ่ายเห็นพ้อง "
            "และกำหนดตัวชี้วัดที่ตรวจสอบได้ ขอขอบคุณผู้เกี่ยวข้องทุกท่าน",
            indent=1,
        ),
        Break(),
        *_contents(content, styled),
    ]


def _contents(content: Content, styled: bool) -> list[Element]:
    entries = [
        ("สารจากประธานกรรมการ", "ก"),
        ("บทนำ", "1"),
        ("    ความเป็นมา", "1"),
        ("การวิเคราะห์สภาพแวดล้อมและศักยภาพ", "9"),
        ("    จุดแข็ง จุดอ่อน โอกาส อุปสรรค", "10"),
        ("วิสัยทัศน์ พันธกิจ เป้าประสงค์", "14"),
    ]
    for at, issue in enumerate(content.tree.of_kind("issue")):
        entries.append((f"    {issue.number}. {issue.title}", str(16 + 4 * at)))
    entries.append(("บรรณานุกรม", "60"))
    return [Heading("สารบัญเรื่อง", 1, styled, center=True), Contents(tuple(entries)), Break()]


def introduction(content: Content, styled: bool = True) -> list[Element]:
    """Background, method, and statistics by district."""
    rng, year = content.rng, content.tree.from_year - 1
    rows = [head("อำเภอ", "โรงเรียน", "นักเรียน", "ครู", "นักเรียน : ครู")]
    for at in range(1, 6):
        pupils = rng.randint(1000, 9000)
        rows.append(row(f"อำเภอที่ {at}", str(pupils // 210), f"{pupils:,}", f"{pupils // 18:,}", "18 : 1"))
    return [
        Heading("บทนำ", 1, styled, center=True),
        Heading("ความเป็นมา", 2, styled),
        Para("กฎหมายกำหนดให้จังหวัดมีแผนการศึกษาที่สอดคล้องกับทิศทางของประเทศและความต้องการของคนในพื้นที่", indent=1),
        Heading("วัตถุประสงค์ของการจัดทำแผน", 2, styled),
        *typed(("เพื่อเป็นกรอบการทำงานร่วมกันของหน่วยงาน", "เพื่อใช้ประกอบการขอรับงบประมาณ"), "{}. "),
        Heading("ขั้นตอนการจัดทำ", 2, styled),
        *typed(("ศึกษานโยบาย แผน และข้อมูลพื้นฐาน", "จัดประชุมรับฟังความเห็น 2 ครั้ง", "เสนอ กศจ. ให้ความเห็นชอบ"), "{}) "),
        Heading("สถิติการศึกษา", 2, styled),
        Para(f"ตาราง 1.1 จำนวนโรงเรียนและนักเรียนรายอำเภอ ปีการศึกษา {year}"),
        Grid(tuple(rows)),
        Break(),
    ]


def other_plans(content: Content, styled: bool = True) -> list[Element]:
    """Other plans with visions, aims, issues and indicators under headings of their own."""
    return [
        Heading("นโยบายและแผนระดับต่าง ๆ ที่เกี่ยวข้อง", 1, styled, center=True),
        Heading("แผนระดับที่ 1 ยุทธศาสตร์ชาติ (พ.ศ. 2561 - 2580)", 2, styled),
        Para("เป้าหมาย", bold=True),
        *typed(("ประเทศชาติมั่นคง", "ประชาชนมีความสุข"), "{}) "),
        Para("ยุทธศาสตร์ที่เกี่ยวข้องโดยตรง ได้แก่ ยุทธศาสตร์ที่ 3 ด้านการพัฒนาและเสริมสร้างศักยภาพทรัพยากรมนุษย์", indent=1),
        Heading("แผนระดับที่ 2 แผนพัฒนาเศรษฐกิจและสังคมแห่งชาติ ฉบับที่ 13 (พ.ศ. 2566 - 2570)", 2, styled),
        numbered(("หมุดหมายด้านกำลังคนสมรรถนะสูง", "หมุดหมายด้านความเหลื่อมล้ำ"), "%1)"),
        Heading("นโยบายและจุดเน้นของกระทรวงศึกษาธิการ", 2, styled),
        Grid(
            (
                head("จุดเน้น", "ตัวชี้วัด", "ค่าเป้าหมาย"),
                row("1. ความปลอดภัยของผู้เรียน", "ร้อยละของสถานศึกษาที่ปลอดภัย", "100"),
                row("2. ลดภาระครู", "จำนวนงานเอกสารที่ลดลง", "5"),
            )
        ),
        Heading(f"แผนพัฒนาจังหวัด{content.province} พ.ศ. 2566 - 2570", 2, styled),
        Para("วิสัยทัศน์จังหวัด: เกษตรปลอดภัย เมืองน่าเที่ยว", indent=1),
        Para("พันธกิจ", bold=True),
        *typed(("พัฒนาโครงสร้างพื้นฐานให้ทั่วถึง", "ยกระดับสินค้าชุมชน"), "{}. "),
        Para("ประเด็นการพัฒนาที่ 1 เศรษฐกิจฐานราก", indent=1),
        Para("ประเด็นการพัฒนาที่ 2 คุณภาพชีวิตผู้สูงวัย", indent=1),
        Break(),
    ]


def closing(content: Content, styled: bool = True) -> list[Element]:
    """How the plan is carried out and followed up, abbreviations, people who made it."""
    return [
        Break(),
        Heading("กลไกการขับเคลื่อนและการติดตามประเมินผล", 1, styled, center=True),
        Heading("เงื่อนไขความสำเร็จ", 2, styled),
        *typed(("ผู้บริหารทุกสังกัดใช้แผนเป็นกรอบ", "มีงบประมาณต่อเนื่อง", "มีข้อมูลที่ทันเวลา"), "{}. "),
        Heading("ปฏิทินการติดตาม", 2, styled),
        Grid(
            (
                head("กิจกรรม", "ไตรมาส 1", "ไตรมาส 2", "ไตรมาส 3", "ไตรมาส 4", "ผู้รับผิดชอบ"),
                row("รายงานผลตัวชี้วัด", "/", "/", "/", "/", content.agencies[0].abbreviation),
                row("ประเมินผลกลางแผน", "", "/", "", "", content.agencies[3].abbreviation),
            )
        ),
        Heading("อักษรย่อ", 2, styled),
        *[Para(f"{one.abbreviation} หมายถึง {one.name}") for one in content.agencies[:4]],
        Heading("คณะผู้จัดทำ", 1, styled, center=True),
        Para("ที่ปรึกษา", bold=True),
        Para(f"1. {content.office()}"),
    ]
