"""PDF, second set.

`second-pdf-matrix`: made by Typst: per issue a landscape table เป้าประสงค์ | ตัวชี้วัด | years | กลยุทธ์ with merged cells,
missions in a table without rules, Thai digits throughout.
`second-pdf-register`: made by Typst: nodes as lists numbered `๑.๑` and `๑)`, one big indicator table over pages, the
register of projects with columns of years and totals.
`second-pdf-office`: the Word layout `second-word-objectives` printed by LibreOffice.
"""

from __future__ import annotations

from tests.plan_documents.content import Content, Shape
from tests.plan_documents.layout import SWOT_WORDS, Layout, base, middle, part_amounts, whole, year_heads, yearly
from tests.plan_documents.layouts_second import surroundings
from tests.plan_documents.layouts_second.word_levels import LAYOUTS as WORD_LEVELS
from tests.plan_documents.layouts_second.word_levels import objectives
from tests.plan_documents.making.flow import (
    Break,
    Cell,
    Flow,
    Grid,
    Heading,
    Para,
    head,
    lines,
    row,
    typed,
    with_thai_digits,
)
from tests.plan_documents.making.office import to_office_pdf
from tests.plan_documents.making.typeset import to_typst_pdf


def matrix(content: Content) -> bytes:
    """See the module."""
    flow = Flow(content.tree.title, header=f"แผนพัฒนาการศึกษา {content.period}", footer=f"{content.office()} | ")
    flow.add(surroundings.opening(content), surroundings.introduction(content), surroundings.other_plans(content))
    flow.add(Heading("ส่วนที่ 4 แผนพัฒนาการศึกษาจังหวัด", 1, center=True), Heading("วิสัยทัศน์", 2))
    flow.add(Para(f"“{content.tree.vision}”", center=True), Heading("พันธกิจ", 2))
    rows = [head("พันธกิจ", "เจ้าภาพหลัก", "สนับสนุน")]
    for one in content.tree.of_kind("mission"):
        support = "\n".join(agency.text for agency in one.support)
        rows.append(row(f"{one.number}. {one.title}", one.lead[0].text, support))
    flow.add(Grid(tuple(rows), widths=(6, 4, 5), ruled=False), Heading("เป้าประสงค์หลัก", 2))
    flow.add(typed(content.titles("goal"), "{}) "), Break(landscape=True))
    for issue in content.tree.of_kind("issue"):
        flow.add(Heading(f"ประเด็นยุทธศาสตร์ที่ {issue.number} {issue.title}", 2), _matrix(content, issue.key))
    flow.add(surroundings.closing(content))
    flow.elements = with_thai_digits(flow.elements)
    return to_typst_pdf(flow)


def _matrix(content: Content, key: str) -> Grid:
    years = year_heads(content)
    indicators = content.indicators_under(key)
    rows = [
        (
            middle("เป้าประสงค์", down=2),
            middle("ตัวชี้วัด", down=2),
            middle("หน่วยนับ", down=2),
            middle("ค่าเป้าหมาย", across=len(years)),
            middle("กลยุทธ์", down=2),
        ),
        head(*years),
    ]
    for at, one in enumerate(indicators):
        cells = row(f"{at + 1}. {one.name}", one.unit, *yearly(content, one))
        if at == 0:
            goals = lines([each.title for each in content.goals(key)])
            ways = lines([each.title for each in content.strategies(key)])
            cells = (Cell(goals, down=len(indicators)), *cells, Cell(ways, down=len(indicators)))
        rows.append(cells)
    return Grid(tuple(rows), heads=2, widths=(4, 4, 1.6, *(1.3,) * len(years), 4))


def register(content: Content) -> bytes:
    """See the module."""
    flow = Flow(content.tree.title, header=content.office())
    flow.add(surroundings.opening(content), surroundings.other_plans(content))
    flow.add(Heading("บทที่ 2 ทิศทางการพัฒนา", 1), Heading("2.1 ปัจจัยแวดล้อม", 2))
    for kind, word in SWOT_WORDS.items():
        flow.add(Para(word, bold=True), typed(content.swot(kind), "{}) "))
    flow.add(Heading("2.2 วิสัยทัศน์", 2), Para(content.tree.vision, indent=1))
    flow.add(Heading("2.3 พันธกิจ", 2), typed(content.titles("mission"), "{}) "))
    flow.add(Heading("2.4 เป้าหมายรวม", 2), typed(content.titles("target"), "{}) "))
    flow.add(Heading("2.5 ยุทธศาสตร์", 2))
    for issue in content.tree.of_kind("issue"):
        flow.add(Heading(f"ยุทธศาสตร์ที่ {issue.number} {issue.title}", 3), Para("เป้าประสงค์", bold=True))
        flow.add(typed([one.title for one in content.goals(issue.key)], "{}) "), Para("กลยุทธ์", bold=True))
        for one in content.strategies(issue.key):
            flow.add(Para(f"{one.number} {one.title}", indent=1), Para("แนวทางการพัฒนา", indent=2))
            flow.add(typed([each.title for each in content.tree.children(one.key)], "{}) ", indent=3))
    flow.add(Break(landscape=True), Heading("บทที่ 3 ตัวชี้วัดของแผน", 1), _indicators(content))
    flow.add(Heading("บทที่ 4 ทะเบียนโครงการ", 1), _register(content), surroundings.closing(content))
    return to_typst_pdf(flow)


def _indicators(content: Content) -> Grid:
    rows = [head("ตัวชี้วัด", "หน่วยนับ", f"ปีฐาน\n{content.tree.from_year - 1}", *year_heads(content))]
    for issue in content.tree.of_kind("issue"):
        rows.append((Cell(f"ยุทธศาสตร์ที่ {issue.number} {issue.title}", 3 + len(content.years), bold=True),))
        rows += [
            row(f"{at}. {one.name}", one.unit, base(one), *yearly(content, one))
            for at, one in enumerate(content.indicators_under(issue.key), 1)
        ]
    return Grid(tuple(rows), widths=(6, 2, 2, *(1.8,) * len(content.years)))


def _register(content: Content) -> Grid:
    years = list(content.years)
    rows = [
        (
            middle("ที่", down=2),
            middle("ชื่อโครงการ", down=2),
            middle("งบประมาณ (บาท)", across=len(years)),
            middle("รวม", down=2),
            middle("ผู้รับผิดชอบ", down=2),
        ),
        head(*(f"ปี {year}" for year in years)),
    ]
    for issue in content.tree.of_kind("issue"):
        projects = content.projects(issue.key)
        if not projects:
            continue
        rows.append((Cell(f"ยุทธศาสตร์ที่ {issue.number} {issue.title}", 4 + len(years), bold=True),))
        rows += [
            row(str(at), one.name, *part_amounts(one), whole(one), one.agencies[0].text)
            for at, one in enumerate(projects, 1)
        ]
        rows.append(_sums(content, issue.key, years))
    return Grid(tuple(rows), heads=2, widths=(0.7, 5, *(1.8,) * len(years), 2, 3))


def _sums(content: Content, key: str, years: list[int]) -> tuple[Cell, ...]:
    projects = content.projects(key)
    sums = [sum(part.amount for one in projects for part in one.budgets if part.year == year) for year in years]
    shown = [f"{one:,}" if one else "-" for one in (*sums, content.totals[key])]
    return (Cell("รวม", 2, bold=True, center=True), *row(*shown), Cell(""))


def office(content: Content) -> bytes:
    """See the module."""
    return to_office_pdf(objectives(content))


LAYOUTS = (
    Layout("second-pdf-matrix", "pdf", Shape(mission_leads=True, swot=False, baseline=False, naming="short"), matrix),
    Layout(
        "second-pdf-register",
        "pdf",
        Shape(root_goals="target", below="guideline", money="years", sums="issues", naming="short"),
        register,
    ),
    Layout("second-pdf-office", "pdf", WORD_LEVELS[1].shape, office),
)
