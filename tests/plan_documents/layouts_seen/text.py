"""Text, set A.

`seen-text-tabs`: saved from Word: tables with tabs, numbers typed, missions with their lead in brackets.
`seen-text-broken`: lines broken at 90 characters in the middle of words, Thai digits, indicators as sentences, no
tables, contents with dotted leaders.
"""

from __future__ import annotations

from tests.plan_documents import furniture
from tests.plan_documents.content import Content, Shape
from tests.plan_documents.layout import SWOT_WORDS, Layout, base, shown, whole, year_heads, yearly
from tests.plan_documents.making.flow import Flow, Grid, Heading, Para, head, row, typed, with_thai_digits
from tests.plan_documents.making.plain import to_text


def tabs(content: Content) -> bytes:
    """See the module."""
    flow = Flow(content.tree.title)
    flow.add(furniture.before(content, 0, short=True), furniture.part(3, 0))
    flow.add(Heading("วิสัยทัศน์"), Para(content.tree.vision), Heading("พันธกิจ"))
    for one in content.tree.of_kind("mission"):
        support = ", ".join(agency.text for agency in one.support)
        flow.add(Para(f"{one.number}. {one.title} (เจ้าภาพหลัก: {one.lead[0].text}; หน่วยงานสนับสนุน: {support})"))
    flow.add(Heading("เป้าประสงค์"), typed(content.titles("goal"), "{}. ", indent=0))
    for kind, word in SWOT_WORDS.items():
        flow.add(Heading(word), typed(content.swot(kind), "{}. ", indent=0))
    for issue in content.tree.of_kind("issue"):
        flow.add(Heading(f"ประเด็นยุทธศาสตร์ที่ {issue.number} {issue.title}"))
        flow.add(Para("เป้าประสงค์"), typed([one.title for one in content.goals(issue.key)], "{}. ", indent=0))
        rows = [head("ตัวชี้วัด", "หน่วยนับ", f"ปีฐาน {content.tree.from_year - 1}", *year_heads(content))]
        rows += [
            row(f"{one.number}. {one.name}", one.unit, base(one), *yearly(content, one))
            for one in content.indicators_under(issue.key)
        ]
        flow.add(Grid(tuple(rows)), Para("กลยุทธ์"))
        flow.add(Para(f"{one.number} {one.title}") for one in content.strategies(issue.key))
        projects = content.projects(issue.key)
        if projects:
            table = [head("โครงการ", "งบประมาณ (บาท)", "แหล่งงบประมาณ", "ผู้รับผิดชอบ")]
            table += [row(one.name, whole(one), one.budgets[0].source, one.agencies[0].text) for one in projects]
            table.append(row("รวม", furniture.money(content.totals[issue.key]), "", ""))
            flow.add(Para("โครงการสำคัญ"), Grid(tuple(table)))
    flow.add(furniture.after(content, 0))
    return to_text(flow)


def broken(content: Content) -> bytes:
    """See the module."""
    flow = Flow(content.tree.title)
    flow.add(furniture.cover(content, 1), furniture.preface(content, 1), furniture.contents(content, 1))
    flow.add(furniture.linked(content, 1), furniture.part(3, 1))
    flow.add(Heading("วิสัยทัศน์"), Para(f"“{content.tree.vision}”", indent=1))
    flow.add(Heading("พันธกิจ"), typed(content.titles("mission"), "{}. "))
    flow.add(Heading("เป้าประสงค์"), typed(content.titles("goal"), "{}. "))
    for issue in content.tree.of_kind("issue"):
        flow.add(Heading(f"ยุทธศาสตร์ที่ {issue.number} {issue.title}"))
        flow.add(Para("เป้าหมาย"), typed([one.title for one in content.goals(issue.key)], "{}) "))
        flow.add(Para("ตัวชี้วัด"))
        for one in content.indicators_under(issue.key):
            years = " ".join(f"ปี {year} {shown(target)}" for year, target in one.targets.items())
            flow.add(Para(f"{one.number}) {one.name} (หน่วยนับ {one.unit}) ค่าเป้าหมาย {years}", indent=1))
        flow.add(Para("กลยุทธ์"))
        for strategy in content.strategies(issue.key):
            flow.add(Para(f"กลยุทธ์ที่ {strategy.number} {strategy.title}", indent=1))
            flow.add(typed([one.title for one in content.tree.children(strategy.key)], "- ", indent=2))
    flow.add(furniture.follow_up(content, 1))
    flow.elements = with_thai_digits(flow.elements)
    return to_text(flow, wrap=90)


LAYOUTS = (
    Layout("seen-text-tabs", "text", Shape(mission_leads=True, money="whole", sums="issues", naming="short"), tabs),
    Layout(
        "seen-text-broken",
        "text",
        Shape(swot=False, issue_goals="target", below="guideline", baseline=False),
        broken,
    ),
)
