"""What surrounds a plan and is none of it: cover, preface, contents, statistics, other plans, follow-up, annex.

Other plans' visions, strategies and goals stand here on purpose: they must not become nodes of the plan. All wording
is our own; names of national plans and of their six strategies are facts.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tests.plan_documents.content import Content, number_text
from tests.plan_documents.making.flow import Break, Contents, Element, Grid, Heading, Para, head, row, typed

PART_NAMES: Final = (
    ("ส่วนที่ {}", "ข้อมูลทั่วไปของจังหวัด", "ความเชื่อมโยงกับแผนและนโยบายระดับต่าง ๆ", "สาระสำคัญของแผน", "การนำแผนสู่การปฏิบัติ"),
    ("บทที่ {}", "บทนำและสภาพการจัดการศึกษา", "แผนและนโยบายที่เกี่ยวข้อง", "ทิศทางการพัฒนาการศึกษา", "การติดตามและประเมินผล"),
    ("ส่วนที่ {}", "บริบทพื้นที่", "กรอบนโยบายที่ใช้อ้างอิง", "แผนพัฒนาการศึกษา", "กลไกขับเคลื่อนแผน"),
    ("ตอนที่ {}", "สถานการณ์ทางการศึกษา", "นโยบายและแผนที่เกี่ยวข้อง", "เนื้อหาแผนพัฒนาการศึกษา", "แนวทางบริหารแผนสู่ความสำเร็จ"),
)  # fmt: skip
"""By variant: how parts are numbered, and the names of the four parts."""


def part(number: int, variant: int, styled: bool = True) -> list[Element]:
    """The heading of a part, on one line or on two."""
    names = PART_NAMES[variant]
    label, name = names[0].format(number), names[min(number, 4)]
    if variant % 2:
        return [
            Heading(label, 1, styled, center=True),
            Heading(name, 1, styled, center=True),
        ]
    return [Heading(f"{label} {name}", 1, styled, center=True)]


def cover(content: Content, variant: int = 0) -> list[Element]:
    """Title, years and publisher, in the order that the variant likes."""
    first, years = content.tree.title.split(" พ.ศ. ")
    if variant % 2:
        title: list[Element] = [Para(content.tree.title, bold=True, center=True)]
    else:
        title = [Para(first, bold=True, center=True), Para(f"พ.ศ. {years}", bold=True, center=True)]
    year = content.tree.from_year - 1
    return [
        *title,
        Para(content.office(), center=True),
        Para(f"เอกสารลำดับที่ {content.rng.randint(1, 9)}/{year}", center=True),
        Break(),
    ]


def preface(content: Content, variant: int = 0) -> list[Element]:
    """A preface that speaks of vision, goals and strategies without stating any."""
    year = content.tree.from_year - 1
    said = (
        f"เอกสารฉบับนี้จัดทำขึ้นเพื่อใช้เป็นกรอบการทำงานร่วมกันของทุกสังกัดในจังหวัด{content.province} ประกอบด้วยวิสัยทัศน์ "
        "พันธกิจ เป้าประสงค์ และกลยุทธ์ ที่ได้จากการประชุมระดมความคิดเห็นสามครั้ง",
        f"ตลอดระยะเวลาการจัดทำแผน {content.period} คณะผู้จัดทำได้รับความร่วมมือจากผู้แทนหน่วยงานจำนวน 27 แห่ง "
        "จึงหวังว่าประเด็นยุทธศาสตร์และตัวชี้วัดที่กำหนดจะนำไปใช้ได้จริง",
    )
    return [
        Heading("คำนำ" if variant % 2 == 0 else "บทสรุปผู้บริหารและคำนำ", 1, styled=variant < 2, center=True),
        Para(said[variant % 2], indent=1),
        Para(said[1 - variant % 2], indent=1),
        Para(content.office(), center=True),
        Para(f"กันยายน {year}", center=True),
        Break(),
    ]


def contents(content: Content, variant: int = 0) -> list[Element]:
    """A table of contents that repeats the headings of the plan with page numbers."""
    names = PART_NAMES[variant]
    entries = [("คำนำ", "ก"), ("สารบัญ", "ข")]
    page = 1
    for number in range(1, 5):
        entries.append((f"{names[0].format(number)} {names[number]}", str(page)))
        if number == 3:
            entries += [("วิสัยทัศน์", str(page + 1)), ("พันธกิจ", str(page + 1))]
            for issue in content.tree.of_kind("issue"):
                page += 3
                entries.append((f"ประเด็นยุทธศาสตร์ที่ {issue.number} {issue.title}", str(page)))
        page += 7
    entries.append(("ภาคผนวก", str(page)))
    return [Heading("สารบัญ", 1, styled=variant < 2, center=True), Contents(tuple(entries)), Break()]


def general(content: Content, variant: int = 0, styled: bool = True) -> list[Element]:
    """Statistics with tables: numbered headings, indicators' names and years, none of them the plan's."""
    rng, year = content.rng, content.tree.from_year - 1
    pupils = [rng.randint(900, 40_000) for _ in range(3)]
    names = ("สำนักงานคณะกรรมการการศึกษาขั้นพื้นฐาน", "สำนักงานคณะกรรมการส่งเสริมการศึกษาเอกชน", "องค์กรปกครองส่วนท้องถิ่น")
    table = [head("ที่", "สังกัด", "สถานศึกษา (แห่ง)", "ผู้เรียน (คน)", "ครู (คน)")]
    for at, (name, count) in enumerate(zip(names, pupils, strict=True), 1):
        table.append(row(str(at), name, str(count // 240 + 1), f"{count:,}", f"{count // 19:,}"))
    table.append(row("", "รวม", str(sum(one // 240 + 1 for one in pupils)), f"{sum(pupils):,}", "-", bold=True))
    return [
        *part(1, variant, styled),
        Heading("1. สภาพทั่วไป" if variant % 2 == 0 else "1.1 ที่ตั้งและประชากร", 2, styled),
        Para(
            f"จังหวัด{content.province}มีประชากรตามทะเบียนราษฎร ณ สิ้นปี {year} จำนวน {rng.randint(300, 900)},120 คน "
            f"แบ่งการปกครองเป็น {rng.randint(5, 9)} อำเภอ อาชีพหลักคือเกษตรกรรมและรับจ้าง",
            indent=1,
        ),
        Heading("2. ข้อมูลด้านการศึกษา" if variant % 2 == 0 else "1.2 ข้อมูลทางการศึกษา", 2, styled),
        Para(f"ตารางที่ 1 จำนวนสถานศึกษา ผู้เรียน และครู จำแนกตามสังกัด ปีการศึกษา {year}"),
        Grid(tuple(table), widths=(1, 5, 3, 3, 3)),
        Para("ที่มา: รวบรวมจากทุกสังกัด ณ วันที่ 10 มิถุนายน"),
        Para(f"ตารางที่ 2 คะแนนเฉลี่ย O-NET ชั้นประถมศึกษาปีที่ 6 ปีการศึกษา {year - 1}-{year}"),
        Grid(
            (
                head("วิชา", str(year - 1), str(year), "ผลต่าง"),
                row("ภาษาไทย", "54.20", "55.48", "+1.28"),
                row("คณิตศาสตร์", "32.90", "29.99", "-2.91"),
            ),
            widths=(5, 3, 3, 3),
        ),
        Break(),
    ]


NATIONAL: Final = (
    "ด้านความมั่นคง",
    "ด้านการสร้างความสามารถในการแข่งขัน",
    "ด้านการพัฒนาและเสริมสร้างศักยภาพทรัพยากรมนุษย์",
    "ด้านการสร้างโอกาสและความเสมอภาคทางสังคม",
)


def linked(content: Content, variant: int = 0, styled: bool = True) -> list[Element]:
    """The chapter of other plans, with their own visions, missions, issues and strategies."""
    word = ("ยุทธศาสตร์ที่ {} ", "ยุทธศาสตร์ที่ {} : ", "({}) ยุทธศาสตร์", "{}. ยุทธศาสตร์")[variant]
    own = f"แผนพัฒนาจังหวัด{content.province} (พ.ศ. 2566 - 2570)"
    return [
        *part(2, variant, styled),
        Heading("1. ยุทธศาสตร์ชาติ 20 ปี (พ.ศ. 2561 - 2580)", 2, styled),
        *typed(NATIONAL, word, indent=1),
        Heading("2. แผนการศึกษาแห่งชาติ พ.ศ. 2560 - 2579", 2, styled),
        Para("วิสัยทัศน์ คนไทยทุกคนได้เรียนและเรียนรู้ตลอดชีวิตอย่างมีคุณภาพ", indent=1),
        Para("เป้าหมายของแผนมี 5 ด้าน เช่น การเข้าถึง ความเท่าเทียม และคุณภาพ", indent=1),
        Heading(f"3. {own}", 2, styled),
        Para("เป้าหมายการพัฒนา: จังหวัดน่าอยู่ เศรษฐกิจก้าวหน้า", indent=1),
        Para("ประเด็นการพัฒนาที่ 1 เพิ่มรายได้จากการท่องเที่ยวชุมชน", indent=1),
        Para("ประเด็นการพัฒนาที่ 2 ดูแลแหล่งน้ำและสิ่งแวดล้อม", indent=1),
        Para("กลยุทธ์ที่ 1 พัฒนาตลาดริมน้ำให้ได้มาตรฐาน", indent=2),
        Grid(
            (
                head("ยุทธศาสตร์ชาติ", "แผนแม่บท", "แผนพัฒนาจังหวัด"),
                row("ยุทธศาสตร์ที่ 3", "ประเด็นที่ 12 การพัฒนาการเรียนรู้", "ประเด็นการพัฒนาที่ 1"),
                row("ยุทธศาสตร์ที่ 4", "ประเด็นที่ 17 ความเสมอภาค", "ประเด็นการพัฒนาที่ 2"),
            ),
        ),
        Break(),
    ]


def follow_up(content: Content, variant: int = 0, styled: bool = True, number: int = 4) -> list[Element]:
    """Translation into practice and follow-up, with numbered clauses that talk of goals and strategies."""
    told = (
        "ให้ทุกหน่วยงานนำกลยุทธ์ไปกำหนดเป็นโครงการในแผนปฏิบัติการประจำปีของตน",
        "ตั้งคณะกรรมการติดตามและประเมินผลจากผู้แทนทุกสังกัด",
        "รายงานผลตามตัวชี้วัดรายไตรมาสและสรุปผลเมื่อสิ้นปีงบประมาณ",
        "ทบทวนเป้าหมายของแผนทุกปีภายในเดือนสิงหาคม",
    )
    return [
        Break(),
        *part(number, variant, styled),
        Heading("แนวทางการนำแผนไปปฏิบัติ" if variant % 2 else "1. การแปลงแผนไปสู่การปฏิบัติ", 2, styled),
        *typed(told[:2], ("{}) ", "{}. ", "({}) ", "- ")[variant].replace("- ", "{}.) "), indent=1),
        Heading("การกำกับติดตาม" if variant % 2 else "2. การติดตามประเมินผล", 2, styled),
        *typed(told[2:], ("{}) ", "{}. ", "({}) ", "{}) ")[variant], indent=1),
    ]


def annex(content: Content, variant: int = 0, styled: bool = True) -> list[Element]:
    """An order of appointment: names of agencies and numbered duties."""
    return [
        Break(),
        Heading("ภาคผนวก", 1, styled, center=True),
        Para(
            f"คำสั่งคณะกรรมการศึกษาธิการจังหวัด{content.province} ที่ {content.rng.randint(5, 90)}/{content.tree.from_year - 1}"
        ),
        Para("เรื่อง แต่งตั้งคณะทำงานจัดทำแผนพัฒนาการศึกษา"),
        Para("1. ผู้ว่าราชการจังหวัด ประธานคณะทำงาน", indent=1),
        Para(f"2. ผู้แทน{content.agencies[1].name} คณะทำงาน", indent=1),
        Para("มีหน้าที่กำหนดวิสัยทัศน์ พันธกิจ และเป้าหมายการพัฒนา", indent=1),
        Para(f"สั่ง ณ วันที่ {3 + variant} กรกฎาคม พ.ศ. {content.tree.from_year - 1}", center=True),
    ]


def money(amount: object) -> str:
    """Baht in a table; nil is a dash.

    >>> money(0), money(1250)
    ('-', '1,250')
    """
    from decimal import Decimal

    value = Decimal(str(amount))
    return number_text(value) if value else "-"


def before(content: Content, variant: int, styled: bool = True, short: bool = False) -> list[Element]:
    """Everything that stands before the plan's own part."""
    found: list[Element] = [*cover(content, variant), *preface(content, variant)]
    if not short:
        found += contents(content, variant)
    return [*found, *general(content, variant, styled), *linked(content, variant, styled)]


def after(content: Content, variant: int, styled: bool = True) -> Sequence[Element]:
    """Everything that stands behind it."""
    return [*follow_up(content, variant, styled), *annex(content, variant, styled)]
