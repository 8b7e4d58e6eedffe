"""Word, set A: plans whose goals and strategies are lists.

`seen-word-styled`: heading styles, Thai digits, Word's own Thai numbers, missions in a table with lead and support,
one indicator table per issue under a head of two rows, project tables with source and totals.
`seen-word-narrative`: ยุทธศาสตร์ที่, typed numbers of two levels, indicators as sentences with their targets, SWOT as
four headings, a tracked deletion, a footnote, running head and foot.
"""

from __future__ import annotations

from tests.plan_documents import furniture
from tests.plan_documents.content import Content, Shape
from tests.plan_documents.layout import SWOT_WORDS, Layout, base, middle, shown, year_heads, yearly
from tests.plan_documents.making.flow import (
    Break,
    Cell,
    Element,
    Flow,
    Grid,
    Heading,
    Items,
    Para,
    head,
    lines,
    numbered,
    row,
    typed,
    with_thai_digits,
)
from tests.plan_documents.making.word import to_word


def styled(content: Content) -> bytes:
    """See the module."""
    flow = Flow(content.tree.title, header=content.tree.title)
    flow.add(furniture.before(content, 0), furniture.part(3, 0), Heading("1. การวิเคราะห์สภาพแวดล้อม (SWOT)", 2))
    for kind, word in SWOT_WORDS.items():
        flow.add(Heading(word, 3), numbered(content.swot(kind)))
    flow.add(Heading("2. วิสัยทัศน์", 2), Para(f"“{content.tree.vision}”", center=True))
    flow.add(Heading("3. พันธกิจ", 2), _missions_table(content))
    flow.add(Heading("4. เป้าประสงค์", 2), numbered(content.titles("goal")))
    flow.add(Heading("5. ประเด็นยุทธศาสตร์", 2))
    flow.add(numbered([one.title for one in content.tree.of_kind("issue")], "ประเด็นยุทธศาสตร์ที่ %1"))
    for issue in content.tree.of_kind("issue"):
        flow.add(Heading(f"ประเด็นยุทธศาสตร์ที่ {issue.number} {issue.title}", 2), _styled_issue(content, issue.key))
    flow.add(Break(landscape=True), Heading("6. โครงการตามประเด็นยุทธศาสตร์", 2), _projects(content), Break())
    flow.add(furniture.after(content, 0))
    flow.elements = with_thai_digits(flow.elements)
    return to_word(flow)


def _missions_table(content: Content) -> Grid:
    rows = [head("ที่", "พันธกิจ", "เจ้าภาพหลัก", "หน่วยงานสนับสนุน")]
    for one in content.tree.of_kind("mission"):
        lead = "\n".join(agency.text for agency in one.lead)
        rows.append(row(one.number, one.title, lead, "\n".join(agency.text for agency in one.support)))
    return Grid(tuple(rows), widths=(1, 6, 4, 5))


def _styled_issue(content: Content, key: str) -> list[Element]:
    strategies: list[tuple[int, str]] = []
    for one in content.strategies(key):
        strategies.append((0, one.title))
        strategies += [(1, below.title) for below in content.tree.children(one.key)]
    return [
        Heading("เป้าประสงค์", 3),
        numbered([one.title for one in content.goals(key)]),
        Heading("ตัวชี้วัดและค่าเป้าหมาย", 3),
        indicator_grid(content, key),
        Heading("กลยุทธ์และแนวทางการพัฒนา", 3),
        Items(tuple(strategies), ("กลยุทธ์ที่ %1", "แนวทางที่ %1.%2")),
    ]


def indicator_grid(content: Content, key: str) -> Grid:
    """Name, unit, baseline and years under a head of two rows."""
    years = year_heads(content)
    rows = [
        (
            middle("ตัวชี้วัด", down=2),
            middle("หน่วยนับ", down=2),
            middle(f"ข้อมูลฐาน ปี {content.tree.from_year - 1}", down=2),
            middle("ค่าเป้าหมาย", across=len(years)),
        ),
        head(*years),
    ]
    rows += [
        row(f"{one.number}. {one.name}", one.unit, base(one), *yearly(content, one))
        for one in content.indicators_under(key)
    ]
    return Grid(tuple(rows), heads=2)


def _projects(content: Content) -> list[Element]:
    found: list[Element] = []
    for issue in content.tree.of_kind("issue"):
        projects = content.projects(issue.key)
        if not projects:
            continue
        rows = [head("โครงการ/กิจกรรมหลัก", "วัตถุประสงค์", "เป้าหมาย", "ตัวชี้วัด", "งบประมาณ (บาท)", "แหล่งงบ", "ผู้รับผิดชอบ")]
        for at, one in enumerate(projects, 1):
            name = f"{at}. โครงการ{one.name}\nกิจกรรมหลัก\n" + lines([each.name for each in one.activities], "{}) ")
            source = one.budgets[0]
            rows.append(
                row(name, one.objective, one.target, one.indicator, furniture.money(one.budget or 0), source.source,
                    one.agencies[0].text)
            )  # fmt: skip
        total = furniture.money(content.totals[issue.key])
        rows.append((Cell("รวม", 4, bold=True, center=True), Cell(total, bold=True), Cell(""), Cell("")))
        found += [Heading(f"ประเด็นยุทธศาสตร์ที่ {issue.number} {issue.title}", 3), Grid(tuple(rows))]
    return [*found, Para(f"รวมงบประมาณทั้งสิ้น {furniture.money(content.totals[''])} บาท", bold=True)]


def narrative(content: Content) -> bytes:
    """See the module."""
    flow = Flow(content.tree.title, header=content.office(), footer="แผนพัฒนาการศึกษา")
    flow.add(furniture.before(content, 1), furniture.part(3, 1))
    flow.add(Heading("3.1 วิสัยทัศน์ (Vision)", 2), Para(content.tree.vision, indent=1))
    flow.add(
        Heading("3.2 พันธกิจ (Mission)", 2),
        typed(content.titles("mission"), "{}. "),
        Heading("3.3 ค่านิยมองค์กร", 2),
        typed(content.titles("value"), "{}) "),
        Heading("3.4 เป้าหมายรวม", 2),
        typed(content.titles("target"), "{}. "),
    )
    flow.elements[-2] = _struck(flow.elements[-2])
    flow.add(Heading("3.5 ผลการวิเคราะห์ปัจจัยภายในและภายนอก", 2))
    for at, (kind, word) in enumerate(SWOT_WORDS.items(), 1):
        flow.add(Heading(f"3.5.{at} {word}", 3), typed(content.swot(kind), "{}. ", indent=2))
    flow.add(Heading("3.6 ยุทธศาสตร์ เป้าประสงค์ ตัวชี้วัด และกลยุทธ์", 2))
    for issue in content.tree.of_kind("issue"):
        flow.add(Heading(f"ยุทธศาสตร์ที่ {issue.number} {issue.title}", 3))
        flow.add(Para("เป้าประสงค์", bold=True), typed([one.title for one in content.goals(issue.key)], "{}) "))
        flow.add(Para("ตัวชี้วัด", bold=True))
        for one in content.indicators_under(issue.key):
            flow.add(Para(f"{one.number}. {one.name}", indent=1), Para(_sentence(content, one.key), indent=2))
        flow.add(Para("กลยุทธ์", bold=True))
        for one_strategy in content.strategies(issue.key):
            flow.add(Para(f"{one_strategy.number} {one_strategy.title}", indent=1))
            below = [one.title for one in content.tree.children(one_strategy.key)]
            flow.add(Para("วิธีดำเนินการ", indent=2), typed(below, "{}) ", indent=3))
    flow.add(furniture.after(content, 1))
    return to_word(flow)


def _struck(element: Element) -> Element:
    if not isinstance(element, Para):
        return element
    return Para(element.text, indent=1, deleted=" (ข้อความเดิมที่คณะทำงานให้ตัดออก)", note="มติที่ประชุมครั้งที่ 2 เห็นชอบให้ปรับถ้อยคำ")


def _sentence(content: Content, key: str) -> str:
    item = next(one for one in content.tree.indicators if one.key == key)
    years = ", ".join(f"ปี {year} = {shown(target)}" for year, target in item.targets.items())
    return f"(หน่วยนับ: {item.unit} ค่าฐานปี {item.baseline_year}: {base(item)}) ค่าเป้าหมาย {years}"


LAYOUTS = (
    Layout(
        "seen-word-styled",
        "word",
        Shape(mission_leads=True, below="guideline", money="whole", activities=True),
        styled,
    ),
    Layout(
        "seen-word-narrative",
        "word",
        Shape(values=True, root_goals="target", below="tactic"),
        narrative,
    ),
)
