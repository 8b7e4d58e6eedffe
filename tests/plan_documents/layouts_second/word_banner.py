"""Word, second set.

`second-word-banner`: each issue begins with a table of one cell that holds its number and, on the next line, its title;
each goal (เป้าประสงค์ที่ 1.1) is followed by a table of its own indicators; strategies by Word's numbers, with the
agencies that lead them in brackets; prose between them is no node; SWOT as a table with the kinds at the left.
"""

from __future__ import annotations

from tests.plan_documents.content import Content, Shape
from tests.plan_documents.layout import SWOT_ENGLISH, SWOT_WORDS, Layout, base, year_heads, yearly
from tests.plan_documents.layouts_second import surroundings
from tests.plan_documents.making.flow import Cell, Element, Flow, Grid, Heading, Para, head, numbered, row, typed
from tests.plan_documents.making.word import to_word


def banner(content: Content) -> bytes:
    """See the module."""
    flow = Flow(content.tree.title, header=content.office())
    flow.add(surroundings.opening(content), surroundings.introduction(content), surroundings.other_plans(content))
    flow.add(Heading("ส่วนที่ 2", 1, center=True), Heading("แผนพัฒนาการศึกษา", 1, center=True))
    flow.add(Heading("2.1 การประเมินสถานการณ์ (SWOT)", 2), _swot(content), Heading("2.2 วิสัยทัศน์", 2))
    flow.add(Para(content.tree.vision, bold=True, center=True), Heading("2.3 ค่านิยม", 2))
    flow.add(typed(content.titles("value"), "- "), Heading("2.4 พันธกิจ", 2))
    flow.add(numbered(content.titles("mission"), "%1."), Heading("2.5 ประเด็นยุทธศาสตร์ เป้าประสงค์ และกลยุทธ์", 2))
    for issue in content.tree.of_kind("issue"):
        flow.add(_issue(content, issue.key, f"ประเด็นยุทธศาสตร์ที่ {issue.number}\n{issue.title}"))
    flow.add(surroundings.closing(content))
    return to_word(flow)


def _swot(content: Content) -> Grid:
    rows = []
    for kind, word in SWOT_WORDS.items():
        texts = content.swot(kind)
        label = Cell(f"{word}\n({SWOT_ENGLISH[kind]})", down=len(texts), bold=True)
        rows += [(label, Cell(text)) if at == 0 else (Cell(text),) for at, text in enumerate(texts)]
    return Grid(tuple(rows), heads=0, widths=(4, 12))


def _issue(content: Content, key: str, title: str) -> list[Element]:
    number = key.removeprefix("i")
    found: list[Element] = [Grid(((Cell(title, bold=True, center=True),),), heads=0)]
    found.append(Para("ผลที่คาดหวังเมื่อสิ้นแผนและวิธีวัดแสดงไว้ใต้แต่ละข้อ ข้อมูลฐานใช้ค่าที่รวบรวมจากทุกสังกัด", indent=1))
    for goal in content.goals(key):
        found.append(Para(f"เป้าประสงค์ที่ {number}.{goal.number} {goal.title}", bold=True))
        indicators = content.indicators(goal.key)
        if indicators:
            years = year_heads(content, "ปี {}")
            rows = [head("ตัวชี้วัด", "หน่วยนับ", f"ฐานปี {content.tree.from_year - 1}", *years)]
            rows += [row(one.name, one.unit, base(one), *yearly(content, one)) for one in indicators]
            found.append(Grid(tuple(rows), widths=(6, 2, 2, *(1.8,) * len(content.years))))
    found.append(Para("กลยุทธ์", bold=True))
    texts = [f"{one.title} (เจ้าภาพหลัก: {one.lead[0].text})" for one in content.strategies(key)]
    return [*found, numbered(texts, f"กลยุทธ์ที่ {number}.%1")]


LAYOUTS = (
    Layout(
        "second-word-banner",
        "word",
        Shape(values=True, root_goals="", measured="goal", strategy_leads=True, strategy_support=False, naming="short"),
        banner,
    ),
)
