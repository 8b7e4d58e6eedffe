"""Word, second set: plans of levels.

`second-word-development`: ประเด็นการพัฒนาที่ … with แนวทางการพัฒนา straight below it, the two-column table เป้าหมาย |
ตัวชี้วัด in which indicators are only named, their targets in one table at the end of the part; missions with lead and
support in the line below; SWOT after the issues, as headings with Word's bullets.
`second-word-objectives`: one list of Word's numbers over three levels per issue, goals merged over their indicators,
other plans in the midst, the vision behind the goals, projects by source of money, Thai digits in numbers only.
"""

from __future__ import annotations

from tests.plan_documents.content import Content, Shape
from tests.plan_documents.layout import (
    SWOT_ENGLISH,
    SWOT_WORDS,
    Layout,
    base,
    middle,
    part_amounts,
    whole,
    year_heads,
    yearly,
)
from tests.plan_documents.layouts_second import surroundings
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
)
from tests.plan_documents.making.word import to_word
from tests.plan_documents.phrases import SOURCES


def development(content: Content) -> bytes:
    """See the module."""
    flow = Flow(content.tree.title, header=content.period)
    flow.add(surroundings.opening(content), surroundings.introduction(content), surroundings.other_plans(content))
    flow.add(Heading("ส่วนที่ 3", 1, center=True), Heading("ทิศทางการจัดการศึกษาของจังหวัด", 1, center=True))
    flow.add(Heading(f"วิสัยทัศน์การศึกษาจังหวัด{content.province}", 2), Para(f'"{content.tree.vision}"', center=True))
    flow.add(Heading("พันธกิจ", 2))
    for one in content.tree.of_kind("mission"):
        flow.add(Para(f"พันธกิจที่ {one.number} {one.title}", indent=1))
        flow.add(Para(f"เจ้าภาพหลัก : {one.lead[0].text}", indent=2))
        flow.add(Para(f"หน่วยงานสนับสนุน : {' / '.join(agency.text for agency in one.support)}", indent=2))
    flow.add(Heading("ค่านิยมร่วม", 2), numbered(content.titles("value"), "•"))
    flow.add(Heading("เป้าหมายหลัก", 2), numbered(content.titles("target"), "%1)"))
    for issue in content.tree.of_kind("issue"):
        flow.add(Heading(f"ประเด็นการพัฒนาที่ {issue.number} {issue.title}", 2))
        goals = lines([one.title for one in content.goals(issue.key)], "{}. ")
        named = lines([one.name for one in content.indicators_under(issue.key)], "{}. ")
        flow.add(Grid((head("เป้าหมาย", "ตัวชี้วัด"), row(goals, named)), widths=(7, 9)))
        flow.add(Para("แนวทางการพัฒนา", bold=True))
        flow.add(typed([one.title for one in content.strategies(issue.key)], "{}. "))
    flow.add(Heading("ตารางสรุปค่าเป้าหมายตัวชี้วัดรายปี", 2), _targets(content))
    flow.add(Heading("สรุปผลการวิเคราะห์ SWOT", 2))
    for kind, word in SWOT_WORDS.items():
        flow.add(Heading(f"{word} ({kind.capitalize()})", 3), numbered(content.swot(kind), "•"))
    flow.add(surroundings.closing(content))
    return to_word(flow)


def _targets(content: Content) -> Grid:
    years = year_heads(content, "ปีงบประมาณ\n{}")
    rows = [head("ประเด็นการพัฒนา", "ตัวชี้วัด", "หน่วย", f"ข้อมูลปีฐาน\n(ปี {content.tree.from_year - 1})", *years)]
    for issue in content.tree.of_kind("issue"):
        indicators = content.indicators_under(issue.key)
        for at, one in enumerate(indicators):
            cells = row(one.name, one.unit, base(one), *yearly(content, one))
            if at == 0:
                cells = (Cell(f"{issue.number}. {issue.title}", down=len(indicators)), *cells)
            rows.append(cells)
    return Grid(tuple(rows))


def objectives(content: Content) -> bytes:
    """See the module."""
    flow = Flow(content.tree.title, footer=content.office())
    flow.add(surroundings.opening(content), Heading("การวิเคราะห์สภาพแวดล้อมและศักยภาพ", 1, center=True))
    for kind, letter in zip(SWOT_WORDS, "SWOT", strict=True):
        flow.add(Para(f"{SWOT_WORDS[kind]} ({SWOT_ENGLISH[kind]} : {letter})", bold=True))
        flow.add(typed(content.swot(kind), letter + "{} "))
    flow.add(Break(), surroundings.other_plans(content), Heading("สาระของแผนพัฒนาการศึกษาจังหวัด", 1, center=True))
    flow.add(Heading("พันธกิจ", 2), numbered(content.titles("mission"), "พันธกิจที่ %1 :", thai=True))
    flow.add(Heading("เป้าประสงค์รวม", 2), numbered(content.titles("goal"), "%1)", thai=True))
    flow.add(Heading("วิสัยทัศน์", 2), Para(content.tree.vision, center=True))
    flow.add(Heading("ยุทธศาสตร์การพัฒนา มี ดังนี้", 2))
    for issue in content.tree.of_kind("issue"):
        flow.add(Para(f"ยุทธศาสตร์ที่ {issue.number} {issue.title}", indent=1))
    for issue in content.tree.of_kind("issue"):
        flow.add(Heading(f"ยุทธศาสตร์ที่ {issue.number}: {issue.title}", 2))
        flow.add(Heading("เป้าประสงค์ ตัวชี้วัด และค่าเป้าหมาย", 3), _goals(content, issue.key))
        flow.add(Heading("กลยุทธ์และวิธีดำเนินการ", 3), _tree(content, issue.key, int(issue.number)))
    flow.add(Break(landscape=True), Heading("แผนงาน/โครงการและแหล่งงบประมาณ", 2), _by_source(content))
    flow.add(surroundings.closing(content))
    return to_word(flow)


def _tree(content: Content, key: str, start: int) -> Element:
    entries: list[tuple[int, str]] = []
    for one in content.strategies(key):
        entries.append((0, one.title))
        entries += [(1, below.title) for below in content.tree.children(one.key)]
    return Items(tuple(entries), (f"กลยุทธ์ที่ {start}.%1", f"{start}.%1.%2"), thai=False)


def _goals(content: Content, key: str) -> Grid:
    years = year_heads(content)
    rows = [
        (
            middle("เป้าประสงค์", down=2),
            middle("ตัวชี้วัดเป้าประสงค์", down=2),
            middle("หน่วยวัด", down=2),
            middle(f"ค่าปัจจุบัน\n{content.tree.from_year - 1}", down=2),
            middle("เป้าหมาย", across=len(years)),
        ),
        head(*years),
    ]
    for goal in content.goals(key):
        indicators = content.indicators(goal.key)
        title = Cell(f"{goal.number}) {goal.title}", down=max(1, len(indicators)))
        if not indicators:
            rows.append((title, *row(*["-"] * (3 + len(years)))))
        for at, one in enumerate(indicators):
            cells = row(f"- {one.name}", one.unit, base(one), *yearly(content, one))
            rows.append((title, *cells) if at == 0 else cells)
    return Grid(tuple(rows), heads=2, widths=(4, 5, 2, 2, *(1.5,) * len(years)))


def _by_source(content: Content) -> Grid:
    sources = [name for name, _ in SOURCES]
    rows = [
        (
            middle("ลำดับที่", down=2),
            middle("ชื่อโครงการ", down=2),
            middle("หน่วยงานรับผิดชอบ", down=2),
            middle(f"งบประมาณปี {content.tree.from_year} จำแนกตามแหล่งงบประมาณ (บาท)", across=len(sources)),
            middle("รวมทั้งสิ้น", down=2),
        ),
        head(*sources),
    ]
    for issue in content.tree.of_kind("issue"):
        projects = content.projects(issue.key)
        if not projects:
            continue
        rows.append((Cell(f"ยุทธศาสตร์ที่ {issue.number} {issue.title}", 4 + len(sources), bold=True),))
        for at, one in enumerate(projects, 1):
            rows.append(row(str(at), f"โครงการ{one.name}", one.agencies[0].text, *part_amounts(one), whole(one)))
        sums = [sum(p.budgets[at].amount for p in projects) for at in range(len(sources))]
        shown = [f"{one:,}" if one else "-" for one in (*sums, content.totals[issue.key])]
        rows.append((Cell(f"รวมยุทธศาสตร์ที่ {issue.number}", 3, bold=True, center=True), *row(*shown)))
    return Grid(tuple(rows), heads=2, widths=(1.2, 6, 4, 2.6, 2.6, 2.6, 2.6, 2.6))


LAYOUTS = (
    Layout(
        "second-word-development",
        "word",
        Shape(mission_leads=True, values=True, root_goals="target", issue_goals="target", strategies="guideline"),
        development,
    ),
    Layout(
        "second-word-objectives",
        "word",
        Shape(below="tactic", measured="goal", money="sources", sums="issues"),
        objectives,
    ),
)
