"""Word, third set.

`third-word-map`: a map of the plan: one table, a row for each strategy, with goals, indicators as sentences and ways.
`third-word-letters`: parts lettered ก. ข. ค., `กลยุทธ์ 1.1` without ที่, measures below each strategy, its lead behind it.
`third-word-twice`: everything in a summary first, then each issue again in full, its indicators under their goal.
`third-word-lists`: no heading styles and nothing bold: Word's own numbers over three levels, indicator tables apart.
"""

from __future__ import annotations

from tests.plan_documents.content import Content, Shape
from tests.plan_documents.layout import SWOT_WORDS, Layout, base, shown, year_heads, yearly
from tests.plan_documents.making.flow import Break, Flow, Grid, Heading, Items, Para, head, lines, numbered, row, typed
from tests.plan_documents.making.word import to_word


def plan_map(content: Content) -> bytes:
    """See the module."""
    flow = Flow(content.tree.title, header="ฉบับเสนอ กศจ.")
    flow.add(Para(content.tree.title, bold=True, center=True), Para(content.office(), center=True), Break())
    flow.add(Heading("1. วิสัยทัศน์", 1), Para(content.tree.vision), Heading("2. พันธกิจ", 1))
    flow.add(typed(content.titles("mission"), "2.{} "), Heading("3. เป้าประสงค์รวม", 1))
    flow.add(typed(content.titles("goal"), "3.{} "), Heading("4. แผนที่ยุทธศาสตร์", 1))
    rows = [head("ยุทธศาสตร์", "เป้าประสงค์", "ตัวชี้วัดและค่าเป้าหมายเมื่อสิ้นแผน", "กลยุทธ์")]
    for issue in content.tree.of_kind("issue"):
        goals = lines([one.title for one in content.goals(issue.key)], "{}) ")
        ways = "\n".join(f"{one.number} {one.title}" for one in content.strategies(issue.key))
        measures = lines(
            [f"{one.name} เป้าหมาย {shown(one.targets[0])}" for one in content.indicators_under(issue.key)], "{}) "
        )
        rows.append(row(f"ยุทธศาสตร์ที่ {issue.number}\n{issue.title}", goals, measures, ways))
    flow.add(Grid(tuple(rows), widths=(4, 4, 5, 5)), Heading("5. การติดตามประเมินผล", 1))
    flow.add(Para("รายงานผลทุกไตรมาสต่อคณะกรรมการ และทบทวนแผนปีละครั้ง"))
    return to_word(flow)


def letters(content: Content) -> bytes:
    """See the module."""
    flow = Flow(content.tree.title)
    flow.add(Para(content.tree.title, bold=True, center=True), Para(""))
    flow.add(Para("ก. วิสัยทัศน์", bold=True), Para(content.tree.vision, indent=1), Para("ข. พันธกิจ", bold=True))
    flow.add(typed(content.titles("mission"), "{}) "), Para("ค. เป้าประสงค์", bold=True))
    flow.add(typed(content.titles("goal"), "{}) "), Para("ง. ผลการวิเคราะห์สภาพแวดล้อม (SWOT)", bold=True))
    for kind, word in SWOT_WORDS.items():
        flow.add(Para(word, bold=True, indent=1), typed(content.swot(kind), "- ", indent=2))
    flow.add(Para("จ. ยุทธศาสตร์", bold=True))
    for issue in content.tree.of_kind("issue"):
        flow.add(Para(f"ยุทธศาสตร์ {issue.number} {issue.title}", bold=True), Para("เป้าประสงค์ของยุทธศาสตร์", indent=1))
        flow.add(typed([one.title for one in content.goals(issue.key)], "{}) ", indent=2))
        for one in content.strategies(issue.key):
            flow.add(Para(f"กลยุทธ์ {one.number} {one.title} (หน่วยงานหลัก: {one.lead[0].text})", indent=1))
            flow.add(Para("มาตรการ", indent=2))
            flow.add(typed([each.title for each in content.tree.children(one.key)], "{}) ", indent=3))
        flow.add(Para("ตัวชี้วัดและค่าเป้าหมาย", indent=1), _measures(content, issue.key))
    return to_word(flow)


def _measures(content: Content, key: str) -> Grid:
    years = year_heads(content, "ปี {}")
    rows = [head("ลำดับ", "ตัวชี้วัด", "หน่วยนับ", f"ค่าฐาน\nปี {content.tree.from_year - 1}", *years)]
    for at, one in enumerate(content.indicators_under(key), 1):
        rows.append(row(str(at), one.name, one.unit, base(one), *yearly(content, one)))
    return Grid(tuple(rows))


def twice(content: Content) -> bytes:
    """See the module."""
    flow = Flow(content.tree.title, footer=content.office())
    flow.add(Para(content.tree.title, bold=True, center=True), Heading("สรุปสาระสำคัญของแผน", 1))
    flow.add(Heading("วิสัยทัศน์", 2), Para(f"“{content.tree.vision}”", center=True), Heading("พันธกิจ", 2))
    flow.add(numbered(content.titles("mission"), "%1."), Heading("เป้าหมายรวมของแผน", 2))
    flow.add(numbered(content.titles("target"), "%1."), Heading("ประเด็นการพัฒนา", 2))
    flow.add(numbered([one.title for one in content.tree.of_kind("issue")], "ประเด็นการพัฒนาที่ %1"), Break())
    flow.add(Heading("รายละเอียดตามประเด็นการพัฒนา", 1))
    for issue in content.tree.of_kind("issue"):
        flow.add(Heading(f"ประเด็นการพัฒนาที่ {issue.number} {issue.title}", 2))
        for goal in content.goals(issue.key):
            flow.add(Heading(f"เป้าประสงค์ที่ {goal.number} {goal.title}", 3))
            indicators = content.indicators(goal.key)
            if indicators:
                rows = [head("ตัวชี้วัด", "หน่วย", f"ปี {content.tree.from_year - 1}\n(ฐาน)", *year_heads(content))]
                rows += [row(one.name, one.unit, base(one), *yearly(content, one)) for one in indicators]
                flow.add(Grid(tuple(rows)))
        flow.add(Heading("แนวทางการพัฒนา", 3))
        flow.add(typed([one.title for one in content.strategies(issue.key)], f"{issue.number}.{{}} "))
    return to_word(flow)


def lists(content: Content) -> bytes:
    """See the module."""
    flow = Flow(content.tree.title)
    flow.add(Para(content.tree.title, center=True), Para(f"จัดทำโดย {content.office()}", center=True), Para(""))
    flow.add(Para("วิสัยทัศน์"), Para(content.tree.vision), Para("พันธกิจ"), numbered(content.titles("mission"), "%1."))
    flow.add(Para("ค่านิยม"), numbered(content.titles("value"), "•"), Para("เป้าประสงค์"))
    flow.add(numbered(content.titles("goal"), "%1."), Para("ประเด็นยุทธศาสตร์และกลยุทธ์"))
    entries: list[tuple[int, str]] = []
    for issue in content.tree.of_kind("issue"):
        entries.append((0, issue.title))
        entries += [(1, one.title) for one in content.strategies(issue.key)]
    flow.add(Items(tuple(entries), ("ประเด็นยุทธศาสตร์ที่ %1", "กลยุทธ์ที่ %1.%2"), thai=False))
    flow.add(Para("ตารางตัวชี้วัดและค่าเป้าหมายรายปี"))
    rows = [head("ประเด็นยุทธศาสตร์ที่", "ตัวชี้วัด", "หน่วยนับ", "ข้อมูลฐาน", *year_heads(content, "พ.ศ. {}"))]
    for issue in content.tree.of_kind("issue"):
        indicators = content.indicators_under(issue.key)
        rows += [row(issue.number, one.name, one.unit, base(one), *yearly(content, one)) for one in indicators]
    flow.add(Grid(tuple(rows)))
    return to_word(flow)


LAYOUTS = (
    Layout("third-word-map", "word", Shape(swot=False, unit=False, baseline=False, targets="whole"), plan_map),
    Layout("third-word-letters", "word", Shape(below="tactic", strategy_leads=True, strategy_support=False), letters),
    Layout(
        "third-word-twice",
        "word",
        Shape(root_goals="target", swot=False, measured="goal", strategies="guideline"),
        twice,
    ),
    Layout("third-word-lists", "word", Shape(values=True, swot=False, issue_goals=""), lists),
)
