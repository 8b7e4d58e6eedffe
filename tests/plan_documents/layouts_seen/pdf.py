"""PDF, set A.

`seen-pdf-typeset`: made by Typst: running head and foot, an indicator table per issue, a box for the vision.
`seen-pdf-project-book`: made by Typst: an annual action plan: landscape project tables with merged heads, few nodes.
`seen-pdf-office`: the Word layout `seen-word-bold` printed by LibreOffice.
"""

from __future__ import annotations

from tests.plan_documents import furniture
from tests.plan_documents.content import Content, Shape
from tests.plan_documents.layout import SWOT_WORDS, Layout, base, middle, whole, year_heads, yearly
from tests.plan_documents.layouts_seen.word_tables import LAYOUTS as WORD_TABLES
from tests.plan_documents.layouts_seen.word_tables import bold
from tests.plan_documents.making.flow import Boxed, Break, Cell, Flow, Grid, Heading, Para, head, row, typed
from tests.plan_documents.making.office import to_office_pdf
from tests.plan_documents.making.typeset import to_typst_pdf


def typeset(content: Content) -> bytes:
    """See the module."""
    flow = Flow(content.tree.title, header=content.tree.title, footer="หน้า ")
    flow.add(furniture.before(content, 0), furniture.part(3, 0))
    flow.add(Heading("1. วิสัยทัศน์", 2), Boxed((content.tree.vision,)))
    flow.add(Heading("2. พันธกิจ", 2), typed(content.titles("mission"), "{}. "))
    flow.add(Heading("3. เป้าประสงค์", 2), typed(content.titles("goal"), "{}. "))
    flow.add(Heading("4. SWOT", 2))
    for kind, word in SWOT_WORDS.items():
        flow.add(Heading(word, 3), typed(content.swot(kind), "{}. "))
    for issue in content.tree.of_kind("issue"):
        flow.add(Heading(f"ประเด็นยุทธศาสตร์ที่ {issue.number} {issue.title}", 2))
        flow.add(Heading("เป้าประสงค์", 3), typed([one.title for one in content.goals(issue.key)], "{}. "))
        rows = [head("ที่", "ตัวชี้วัด", "หน่วยนับ", f"ปีฐาน {content.tree.from_year - 1}", *year_heads(content))]
        rows += [
            row(one.number, one.name, one.unit, base(one), *yearly(content, one))
            for one in content.indicators_under(issue.key)
        ]
        years = (1.3,) * len(content.years)
        flow.add(Heading("ตัวชี้วัด", 3), Grid(tuple(rows), widths=(0.6, 4, 1.4, 1.2, *years)))
        flow.add(Heading("กลยุทธ์", 3))
        flow.add(Para(f"{one.number} {one.title}", indent=1) for one in content.strategies(issue.key))
    flow.add(furniture.after(content, 0))
    return to_typst_pdf(flow)


def project_book(content: Content) -> bytes:
    """See the module."""
    flow = Flow(content.tree.title, header=content.office())
    flow.add(furniture.cover(content, 1), furniture.preface(content, 1), furniture.part(3, 1))
    flow.add(Heading("วิสัยทัศน์", 2), Para(content.tree.vision, center=True))
    flow.add(Heading("พันธกิจ", 2), typed(content.titles("mission"), "({}) "))
    flow.add(Heading("ประเด็นยุทธศาสตร์", 2))
    for issue in content.tree.of_kind("issue"):
        flow.add(Heading(f"ประเด็นยุทธศาสตร์ที่ {issue.number} {issue.title}", 3))
        flow.add(Para("กลยุทธ์", bold=True))
        flow.add(typed([one.title for one in content.strategies(issue.key)], "{}) "))
    flow.add(Break(landscape=True), Heading("แผนงานและโครงการ", 2))
    rows = [
        (
            middle("โครงการ/กิจกรรมหลัก", down=2),
            middle("วัตถุประสงค์", down=2),
            middle("เป้าหมาย", down=2),
            middle("งบประมาณ", across=2),
            middle("ผู้รับผิดชอบ", down=2),
        ),
        head("จำนวน (บาท)", "แหล่งงบ"),
    ]
    for issue in content.tree.of_kind("issue"):
        projects = content.projects(issue.key)
        if not projects:
            continue
        rows.append((Cell(f"ประเด็นยุทธศาสตร์ที่ {issue.number} {issue.title}", 6, bold=True),))
        for at, one in enumerate(projects, 1):
            rows.append(
                row(f"{at}. โครงการ{one.name}", one.objective, one.target, whole(one), one.budgets[0].source,
                    one.agencies[0].text)
            )  # fmt: skip
        total = furniture.money(content.totals[issue.key])
        rows.append((Cell("รวม", 3, bold=True), Cell(total, bold=True), Cell(""), Cell("")))
    flow.add(Grid(tuple(rows), heads=2, widths=(4, 4, 2.5, 2, 2.5, 3)), furniture.annex(content, 1))
    return to_typst_pdf(flow)


def office(content: Content) -> bytes:
    """See the module."""
    return to_office_pdf(bold(content))


LAYOUTS = (
    Layout("seen-pdf-typeset", "pdf", Shape(), typeset),
    Layout(
        "seen-pdf-project-book",
        "pdf",
        Shape(swot=False, root_goals="", issue_goals="", indicators=False, money="whole", sums="issues"),
        project_book,
    ),
    Layout("seen-pdf-office", "pdf", WORD_TABLES[0].shape, office),
)
