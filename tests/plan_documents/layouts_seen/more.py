"""Set A, of several kinds of file, with surroundings that hold whole summaries of other plans.

`seen-word-fields`: each issue is a table: its name spans the top, below stand fields (เป้าประสงค์, ตัวชี้วัดหลัก, กลยุทธ์);
SWOT entries are lettered `S1 :`; chapters of other plans have headings วิสัยทัศน์, พันธกิจ and ยุทธศาสตร์ of their
own; a calendar with agencies and a list of people stand at the end.
`seen-excel-register`: a register whose issue and strategy cells are filled once and left empty below; SWOT with a
column for each kind; direction as label and text without heads; quarters under a head of two rows.
`seen-text-outline`: an outline with bullets of several kinds, projects as `ชื่อ – หน่วยงาน – บาท`, forwarded by mail.
"""

from __future__ import annotations

from patibat.plans.tree import IndicatorItem, ProjectItem
from tests.plan_documents import furniture
from tests.plan_documents.content import Content, Shape
from tests.plan_documents.layout import SWOT_WORDS, Layout, base, middle, part_amounts, shown, whole, year_heads, yearly
from tests.plan_documents.making.excel import to_excel
from tests.plan_documents.making.flow import (
    Break,
    Cell,
    Element,
    Flow,
    Grid,
    Heading,
    Para,
    head,
    lines,
    numbered,
    row,
    typed,
)
from tests.plan_documents.making.plain import to_text
from tests.plan_documents.making.word import to_word

_LETTERS = {"strength": "S", "weakness": "W", "opportunity": "O", "threat": "T"}


def _others(content: Content, styled: bool = True) -> list[Element]:
    """A chapter with two other plans in summary."""
    return [
        Heading("ส่วนที่ 2 ทิศทางของแผนที่เกี่ยวข้อง", 1, styled, center=True),
        Heading("2.1 แผนปฏิบัติราชการของกระทรวงศึกษาธิการ (พ.ศ. 2566 - 2570)", 2, styled),
        Heading("วิสัยทัศน์", 3, styled),
        Para("ผู้เรียนมีความสุข ครูมีพลัง", indent=1),
        Heading("พันธกิจ", 3, styled),
        *typed(("จัดระบบข้อมูลกลาง", "กระจายอำนาจสู่สถานศึกษา"), "{}. "),
        Heading("ยุทธศาสตร์", 3, styled),
        *typed(("ระบบบริหารที่คล่องตัว", "เทคโนโลยีเพื่อการสอน"), "ยุทธศาสตร์ที่ {} "),
        Heading("2.2 แผนพัฒนากลุ่มจังหวัด", 2, styled),
        Para("เป้าประสงค์รวม", bold=True),
        numbered(("รายได้ต่อหัวสูงขึ้น", "มลพิษลดลง")),
        Grid((head("ประเด็น", "ตัวชี้วัด", "เป้าหมาย 2566"), row("1 ท่องเที่ยว", "จำนวนนักท่องเที่ยว", "120,000"))),
        Break(),
    ]


def _behind(content: Content, styled: bool = True) -> list[Element]:
    """A calendar of follow-up with agencies, words explained, people."""
    rows = [head("ขั้นตอน", "ช่วงเวลา", "ผู้รับผิดชอบ")]
    rows += [
        row("ส่งรายงานรอบ 6 เดือน", "เมษายน", content.agencies[0].abbreviation),
        row("ประชุมทบทวนแผน", "กรกฎาคม", content.agencies[1].abbreviation),
    ]
    return [
        Heading("ส่วนที่ 5 การขับเคลื่อนและประเมินผล", 1, styled, center=True),
        Heading("ปัจจัยแห่งความสำเร็จ", 2, styled),
        *typed(("การสื่อสารแผนให้ทั่วถึง", "การสนับสนุนจากผู้บริหาร"), "{}) "),
        Heading("ปฏิทินการรายงาน", 2, styled),
        Grid(tuple(rows)),
        Heading("นิยามศัพท์", 2, styled),
        Para("ตัวชี้วัด หมายถึง สิ่งที่บอกว่างานสำเร็จเพียงใด"),
        Heading("รายชื่อคณะทำงาน", 1, styled, center=True),
        *typed((f"ผู้แทน{one.name}" for one in content.agencies[:3]), "{}. "),
    ]


def fields(content: Content) -> bytes:
    """See the module."""
    flow = Flow(content.tree.title, header=content.office())
    flow.add(furniture.cover(content, 0), furniture.preface(content, 2), furniture.contents(content, 2))
    flow.add(furniture.general(content, 0), _others(content))
    flow.add(Heading("ส่วนที่ 3 แผนพัฒนาการศึกษาของจังหวัด", 1, center=True), Heading("สภาพแวดล้อมของการจัดการศึกษา", 2))
    for kind, word in SWOT_WORDS.items():
        flow.add(Para(f"{word}", bold=True), typed(content.swot(kind), _LETTERS[kind] + "{} : "))
    flow.add(Heading("วิสัยทัศน์", 2), Para(content.tree.vision, center=True), Heading("พันธกิจ", 2))
    flow.add(numbered(content.titles("mission")), Heading("เป้าประสงค์", 2), numbered(content.titles("goal")))
    for issue in content.tree.of_kind("issue"):
        flow.add(_fields(content, issue.key, f"ประเด็นยุทธศาสตร์ที่ {issue.number} {issue.title}"))
    flow.add(_behind(content))
    return to_word(flow)


def _fields(content: Content, key: str, title: str) -> Grid:
    measured = "\n".join(
        f"{at}. {one.name} เป้าหมาย {shown(one.targets[0])} (หน่วยนับ: {one.unit})"
        for at, one in enumerate(content.indicators_under(key), 1)
    )
    return Grid(
        (
            (Cell(title, 2, bold=True, center=True),),
            row("เป้าประสงค์", lines([one.title for one in content.goals(key)])),
            row("ตัวชี้วัดหลัก", measured),
            row("กลยุทธ์", "\n".join(f"{one.number} {one.title}" for one in content.strategies(key))),
        ),
        heads=0,
        widths=(3, 13),
    )


def register(content: Content) -> bytes:
    """See the module."""
    tree = content.tree
    direction = [row("แผน", tree.title), row("วิสัยทัศน์", tree.vision)]
    for label, kind in (("พันธกิจ", "mission"), ("เป้าประสงค์", "goal")):
        direction += [
            row(label if at == 0 else "", f"{at + 1}. {text}") for at, text in enumerate(content.titles(kind))
        ]
    swot = [row(*(word for word in SWOT_WORDS.values()), bold=True)]
    lists = [content.swot(kind) for kind in SWOT_WORDS]
    swot += [
        row(*(f"- {one[at]}" if at < len(one) else "" for one in lists)) for at in range(max(len(one) for one in lists))
    ]
    sheets: dict[str, list[Element]] = {
        "อ่านก่อน": [Para("แบบรวบรวมโครงการ ฉบับใช้ภายใน"), Para("ผู้ประสานงาน: กลุ่มนโยบายและแผน")],
        "1 ทิศทาง": [Grid(tuple(direction), heads=0)],
        "2 SWOT": [Grid(tuple(swot))],
        "3 ตัวชี้วัด": [Heading("ตัวชี้วัดรายประเด็นยุทธศาสตร์"), _measures(content)],
        "4 โครงการ": [Heading(f"โครงการปีงบประมาณ พ.ศ. {tree.from_year}"), _quarters(content)],
    }
    return to_excel(sheets)


def _measures(content: Content) -> Grid:
    rows = [head("ประเด็นยุทธศาสตร์", "เป้าประสงค์", "ตัวชี้วัด", "หน่วยนับ", f"ปี {content.tree.from_year - 1} (ฐาน)",
                 *year_heads(content))]  # fmt: skip
    for issue in content.tree.of_kind("issue"):
        name = f"{issue.number}. {issue.title}"
        for goal in content.goals(issue.key):
            title = goal.title
            found: list[IndicatorItem | None] = [*content.indicators(goal.key)]
            for one in found or [None]:
                rest = (
                    (one.name, one.unit, base(one), *yearly(content, one)) if one else ("",) * (3 + len(content.years))
                )
                rows.append(row(name, title, *rest))
                name = title = ""
    return Grid(tuple(rows))


def _quarters(content: Content) -> Grid:
    rows = [
        (
            middle("ประเด็นยุทธศาสตร์", down=2),
            middle("กลยุทธ์", down=2),
            middle("โครงการ", down=2),
            middle("งบประมาณ (บาท)", across=5),
            middle("หน่วยงานรับผิดชอบ", down=2),
        ),
        head("ไตรมาส 1", "ไตรมาส 2", "ไตรมาส 3", "ไตรมาส 4", "รวม"),
    ]
    for issue in content.tree.of_kind("issue"):
        name = f"{issue.number}. {issue.title}"
        for strategy in content.strategies(issue.key):
            title = f"{strategy.number} {strategy.title}"
            found: list[ProjectItem | None] = [one for one in content.tree.projects if one.node == strategy.key]
            for one in found or [None]:
                rest = (one.name, *part_amounts(one), whole(one), one.agencies[0].text) if one else ("",) * 7
                rows.append(row(name, title, *rest))
                name = title = ""
    return Grid(tuple(rows), heads=2)


def outline(content: Content) -> bytes:
    """See the module."""
    flow = Flow(content.tree.title)
    flow.add(Para("---------- ข้อความที่ส่งต่อ ----------"), Para("เรื่อง: ร่างแผนเพื่อโปรดพิจารณา"), Para(""))
    flow.add(Para(content.tree.title), Para(""), Para(f"วิสัยทัศน์: {content.tree.vision}"), Para("พันธกิจ:"))
    flow.add(typed(content.titles("mission"), "* "), Para("เป้าประสงค์:"), typed(content.titles("goal"), "* "))
    for kind, word in SWOT_WORDS.items():
        flow.add(Para(f"{word}:"), typed(content.swot(kind), "* "))
    for issue in content.tree.of_kind("issue"):
        flow.add(Heading(f"ประเด็นยุทธศาสตร์ที่ {issue.number}) {issue.title}"), Para("เป้าประสงค์", indent=1))
        flow.add(typed([one.title for one in content.goals(issue.key)], "– ", indent=2), Para("กลยุทธ์", indent=1))
        flow.add(Para(f"{one.number}. {one.title}", indent=2) for one in content.strategies(issue.key))
        projects = content.projects(issue.key)
        if projects:
            flow.add(Para("โครงการสำคัญ", indent=1))
        for one in projects:
            flow.add(Para(f"– โครงการ{one.name} – {one.agencies[0].text} – {whole(one)} บาท", indent=2))
    flow.add(Para(""), Para("จึงเรียนมาเพื่อโปรดพิจารณา"), Para("ผู้ประสานงาน กลุ่มนโยบายและแผน"))
    return to_text(flow, gap=False)


LAYOUTS = (
    Layout("seen-word-fields", "word", Shape(baseline=False, targets="whole"), fields),
    Layout("seen-excel-register", "excel", Shape(measured="goal", money="quarters", sums=""), register),
    Layout("seen-text-outline", "text", Shape(indicators=False, money="whole", sums="", naming="short"), outline),
)
