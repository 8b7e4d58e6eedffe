"""Word, set A: plans whose issues are tables, without heading styles.

`seen-word-bold`: bold lines for headings, the vision in a text box, SWOT as a table of 2 × 2, missions with their lead
and support in a sentence, per issue one table goal | indicator | years | strategies, projects with columns of years.
`seen-word-auto`: numbers of issues and strategies made by Word, `(๑)`, a nested table in the goals' cell, one big
indicator table with rows of issues spanning it, projects by quarters under a head of two rows.
"""

from __future__ import annotations

from tests.plan_documents import furniture
from tests.plan_documents.content import Content, Shape
from tests.plan_documents.layout import SWOT_WORDS, Layout, base, middle, part_amounts, whole, year_heads, yearly
from tests.plan_documents.making.flow import (
    Boxed,
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


def bold(content: Content) -> bytes:
    """See the module."""
    flow = Flow(content.tree.title, size=16, font="TH SarabunPSK")
    flow.add(furniture.before(content, 2, styled=False), furniture.part(3, 2, styled=False))
    flow.add(Heading("วิสัยทัศน์", 2, styled=False), Boxed((content.tree.vision,)))
    flow.add(Heading("พันธกิจ", 2, styled=False))
    for one in content.tree.of_kind("mission"):
        lead, support = one.lead[0].text, ", ".join(agency.text for agency in one.support)
        flow.add(Para(f"{one.number}) {one.title}", indent=1))
        flow.add(Para(f"หน่วยงานเจ้าภาพหลัก: {lead} หน่วยงานสนับสนุน: {support}", indent=2))
    flow.add(Heading("เป้าประสงค์", 2, styled=False), typed(content.titles("goal"), "{}) "))
    flow.add(Heading("การวิเคราะห์ SWOT", 2, styled=False), _two_by_two(content))
    flow.add(Break(landscape=True))
    for issue in content.tree.of_kind("issue"):
        flow.add(Heading(f"ประเด็นยุทธศาสตร์ที่ {issue.number} : {issue.title}", 2, styled=False))
        flow.add(_issue_table(content, issue.key))
    flow.add(Heading("ส่วนที่ 4 โครงการและงบประมาณ", 1, styled=False, center=True), _year_projects(content))
    flow.add(furniture.follow_up(content, 2, styled=False, number=5), furniture.annex(content, 2, styled=False))
    return to_word(flow)


def _two_by_two(content: Content) -> Grid:
    def quarter(kind: str) -> Cell:
        return Cell(SWOT_WORDS[kind] + "\n" + lines(content.swot(kind)))

    return Grid(
        ((quarter("strength"), quarter("weakness")), (quarter("opportunity"), quarter("threat"))),
        heads=0,
    )


def _issue_table(content: Content, key: str) -> Grid:
    years = year_heads(content, "ปี {}")
    indicators = content.indicators_under(key)
    goals = lines([one.title for one in content.goals(key)])
    strategies = lines([one.title for one in content.strategies(key)])
    rows = [
        (
            middle("เป้าหมาย", down=2),
            middle("ตัวชี้วัด", down=2),
            middle("หน่วย", down=2),
            middle("ข้อมูลพื้นฐาน", down=2),
            middle("ค่าเป้าหมายรายปี", across=len(years)),
            middle("กลยุทธ์", down=2),
        ),
        head(*years),
    ]
    for at, one in enumerate(indicators):
        cells = row(f"{at + 1}. {one.name}", one.unit, base(one), *yearly(content, one))
        if at == 0:
            cells = (Cell(goals, down=len(indicators)), *cells, Cell(strategies, down=len(indicators)))
        rows.append(cells)
    return Grid(tuple(rows), heads=2, widths=(4.5, 4.5, 2, 2, *(1.6,) * len(years), 5))


def _year_projects(content: Content) -> list[Element]:
    years = list(content.years)
    columns = len(years) + 4
    rows = [
        (
            middle("ที่", down=2),
            middle("แผนงาน/โครงการ", down=2),
            middle("งบประมาณ (บาท)", across=len(years) + 1),
            middle("หน่วยงานรับผิดชอบ", down=2),
        ),
        head(*(str(year) for year in years), "รวม"),
    ]
    for issue in content.tree.of_kind("issue"):
        projects = content.projects(issue.key)
        if not projects:
            continue
        rows.append((Cell(f"ประเด็นยุทธศาสตร์ที่ {issue.number} {issue.title}", columns, bold=True),))
        for at, one in enumerate(projects, 1):
            rows.append(row(str(at), one.name, *part_amounts(one), whole(one), one.agencies[0].text))
        rows.append(_sum_row(content, "รวม", issue.key, years))
    rows.append(_sum_row(content, "รวมทั้งสิ้น", "", years))
    return [Grid(tuple(rows), heads=2, widths=(1, 6, *(2.2,) * (len(years) + 1), 4))]


def _sum_row(content: Content, word: str, key: str, years: list[int]) -> tuple[Cell, ...]:
    projects = content.projects(key) if key else content.tree.projects
    sums = [sum(part.amount for one in projects for part in one.budgets if part.year == year) for year in years]
    shown = [furniture.money(one) for one in (*sums, content.totals[key])]
    return (Cell(word, 2, bold=True, center=True), *row(*shown, bold=True), Cell(""))


def auto(content: Content) -> bytes:
    """See the module."""
    flow = Flow(content.tree.title, header="เอกสารแผน")
    flow.add(furniture.before(content, 3, short=True), furniture.part(3, 3))
    flow.add(Heading("วิสัยทัศน์ พันธกิจ และเป้าประสงค์", 2))
    flow.add(Heading("วิสัยทัศน์", 3), Para(content.tree.vision, bold=True, center=True))
    flow.add(Heading("พันธกิจ", 3), numbered(content.titles("mission"), "(%1)", thai=True))
    flow.add(Heading("เป้าประสงค์หลัก", 3), numbered(content.titles("goal"), "(%1)", thai=True))
    flow.add(Heading("จุดแข็ง จุดอ่อน โอกาส และอุปสรรค", 2))
    for kind, word in SWOT_WORDS.items():
        flow.add(Para(f"{word} ({kind.title()})", bold=True), numbered(content.swot(kind), "•"))
    flow.add(Heading("ประเด็นยุทธศาสตร์และกลยุทธ์", 2))
    for at, issue in enumerate(content.tree.of_kind("issue"), 1):
        flow.add(Items(((0, issue.title),), ("ประเด็นยุทธศาสตร์ที่ %1 ",), start=at, thai=True, bold=True))
        inner = Grid((head("เป้าประสงค์"), *(row(one.title) for one in content.goals(issue.key))))
        strategies = lines([one.title for one in content.strategies(issue.key)], "กลยุทธ์ที่ {} ")
        flow.add(Grid((head("ผลที่ต้องการ", "กลยุทธ์"), (Cell("", inner=inner), Cell(strategies)))))
    flow.add(Heading("ตัวชี้วัดและค่าเป้าหมายของแผน", 2), _big_table(content))
    flow.add(Heading(f"โครงการประจำปีงบประมาณ พ.ศ. {content.tree.from_year}", 2), Break(landscape=True))
    flow.add(_quarters(content), Break(), furniture.after(content, 3))
    return to_word(flow)


def _big_table(content: Content) -> Grid:
    years = year_heads(content)
    rows = [head("ที่", "ตัวชี้วัด", "หน่วยนับ", f"ค่าฐาน ({content.tree.from_year - 1})", *(f"เป้าหมาย {one}" for one in years))]
    at = 0
    for issue in content.tree.of_kind("issue"):
        rows.append((Cell(f"ประเด็นยุทธศาสตร์ที่ {issue.number} {issue.title}", 4 + len(years), bold=True),))
        for one in content.indicators_under(issue.key):
            at += 1
            rows.append(row(str(at), one.name, one.unit, base(one), *yearly(content, one)))
    return Grid(tuple(rows))


def _quarters(content: Content) -> Grid:
    rows = [
        (
            middle("โครงการ", down=2),
            middle("ผู้รับผิดชอบ", down=2),
            middle("งบประมาณรายไตรมาส (บาท)", across=4),
            middle("รวม", down=2),
        ),
        head("ไตรมาส 1\n(ต.ค.-ธ.ค.)", "ไตรมาส 2\n(ม.ค.-มี.ค.)", "ไตรมาส 3\n(เม.ย.-มิ.ย.)", "ไตรมาส 4\n(ก.ค.-ก.ย.)"),
    ]
    for issue in content.tree.of_kind("issue"):
        projects = content.projects(issue.key)
        if projects:
            rows.append((Cell(f"ประเด็นยุทธศาสตร์ที่ {issue.number} {issue.title}", 7, bold=True),))
        for at, one in enumerate(projects, 1):
            rows.append(row(f"{at}. {one.name}", one.agencies[0].text, *part_amounts(one), whole(one)))
    sums = [sum(p.amount for one in content.tree.projects for p in one.budgets if p.quarter == q) for q in range(1, 5)]
    shown = [furniture.money(one) for one in (*sums, content.totals[""])]
    rows.append((Cell("รวมทั้งสิ้น", 2, bold=True), *row(*shown, bold=True)))
    return Grid(tuple(rows), heads=2)


LAYOUTS = (
    Layout(
        "seen-word-bold",
        "word",
        Shape(mission_leads=True, issue_goals="target", money="years", naming="short"),
        bold,
    ),
    Layout("seen-word-auto", "word", Shape(money="quarters", sums="plan", naming="mixed"), auto),
)
