"""Text, second set.

`second-text-mail`: pasted into an e-mail: greeting and signature, every line quoted, tables with bars, bullets for
lists, a lead and its support on lines of their own.
`second-text-sentences`: lines broken at 90 characters, (1) and (1.1), projects as sentences with baht and agency, SWOT
under one heading, targets of the whole plan in the indicator's own line.
"""

from __future__ import annotations

from tests.plan_documents.content import Content, Shape
from tests.plan_documents.layout import SWOT_WORDS, Layout, base, shown, whole, year_heads, yearly
from tests.plan_documents.layouts_second import surroundings
from tests.plan_documents.making.flow import Flow, Grid, Heading, Para, head, row, typed
from tests.plan_documents.making.plain import to_text


def mail(content: Content) -> bytes:
    """See the module."""
    flow = Flow(content.tree.title)
    flow.add(Para("เรียน ทุกหน่วยงาน"), Para("ขอส่งสาระสำคัญของแผนตามที่หารือ โปรดตรวจสอบภายในวันศุกร์นี้"))
    flow.add(Heading(content.tree.title), Heading("วิสัยทัศน์"), Para(content.tree.vision), Heading("พันธกิจ"))
    for one in content.tree.of_kind("mission"):
        flow.add(Para(f"{one.number}. {one.title}"), Para(f"   เจ้าภาพหลัก {one.lead[0].text}"))
        flow.add(Para(f"   หน่วยงานสนับสนุน {', '.join(agency.text for agency in one.support)}"))
    flow.add(Heading("เป้าประสงค์"), typed(content.titles("goal"), "• ", indent=0))
    for issue in content.tree.of_kind("issue"):
        flow.add(Heading(f"ประเด็นยุทธศาสตร์ที่ {issue.number}: {issue.title}"))
        flow.add(Para("เป้าประสงค์:"), typed([one.title for one in content.goals(issue.key)], "- ", indent=0))
        rows = [head("ตัวชี้วัด", "หน่วย", f"ฐาน {content.tree.from_year - 1}", *year_heads(content))]
        indicators = content.indicators_under(issue.key)
        rows += [row(one.name, one.unit, base(one), *yearly(content, one)) for one in indicators]
        flow.add(Grid(tuple(rows)), Para("กลยุทธ์:"))
        flow.add(typed([one.title for one in content.strategies(issue.key)], "- ", indent=0))
    flow.add(Heading("ขอบคุณครับ"), Para("กลุ่มนโยบายและแผน"), Para(content.office()), Para("โทร. 0 2000 0000"))
    return to_text(flow, tables="bars", quote="> ")


def sentences(content: Content) -> bytes:
    """See the module."""
    flow = Flow(content.tree.title)
    flow.add(surroundings.opening(content), surroundings.other_plans(content))
    flow.add(Heading("ทิศทางการพัฒนาการศึกษา"))
    flow.add(Para(f"วิสัยทัศน์ : {content.tree.vision}"), Para("พันธกิจ"), typed(content.titles("mission"), "({}) "))
    flow.add(Para("เป้าประสงค์"), typed(content.titles("goal"), "({}) "), Heading("ผลการวิเคราะห์ SWOT"))
    for kind, word in SWOT_WORDS.items():
        flow.add(Para(f"{word} ได้แก่"), typed(content.swot(kind), "({}) "))
    for issue in content.tree.of_kind("issue"):
        flow.add(Heading(f"ประเด็นยุทธศาสตร์ที่ {issue.number} เรื่อง {issue.title}"))
        flow.add(Para("เป้าประสงค์"), typed([one.title for one in content.goals(issue.key)], "({}) "), Para("ตัวชี้วัด"))
        for at, one in enumerate(content.indicators_under(issue.key), 1):
            flow.add(Para(f"({at}) {one.name} ค่าเป้าหมาย {shown(one.targets[0])} (หน่วยนับ {one.unit})", indent=1))
        flow.add(Para("กลยุทธ์"))
        for strategy in content.strategies(issue.key):
            flow.add(Para(f"({strategy.number}) {strategy.title}", indent=1))
        projects = content.projects(issue.key)
        if projects:
            flow.add(Para("โครงการ"))
        for at, project in enumerate(projects, 1):
            told = f"งบประมาณ {whole(project)} บาท ผู้รับผิดชอบ {project.agencies[0].text}"
            flow.add(Para(f"({at}) โครงการ{project.name} {told}", indent=1))
    flow.add(surroundings.closing(content))
    return to_text(flow, wrap=90, tables="tabs")


LAYOUTS = (
    Layout("second-text-mail", "text", Shape(mission_leads=True, swot=False, naming="short"), mail),
    Layout("second-text-sentences", "text", Shape(baseline=False, targets="whole", money="whole", sums=""), sentences),
)
