"""Excel, third set.

`third-excel-issues`: a sheet for each issue: fields on the left, merged titles, its table of indicators and its
projects in millions of baht below each other; the direction on a first sheet, SWOT in four columns.
`third-excel-levels`: a register with a column that says what each row is (วิสัยทัศน์, พันธกิจ, ประเด็น …), indicators apart.
"""

from __future__ import annotations

from decimal import Decimal

from tests.plan_documents.content import Content, Shape
from tests.plan_documents.layout import SWOT_WORDS, Layout, base, middle, year_heads, yearly
from tests.plan_documents.making.excel import to_excel
from tests.plan_documents.making.flow import Cell, Element, Grid, Heading, Para, head, row


def issues(content: Content) -> bytes:
    """See the module."""
    tree = content.tree
    first: list[Element] = [Heading(tree.title), Para(content.office()), Para("")]
    first += [Para("วิสัยทัศน์", bold=True), Para(tree.vision), Para("พันธกิจ", bold=True)]
    first += [Para(f"{at}. {one}") for at, one in enumerate(content.titles("mission"), 1)]
    first += [Para("เป้าประสงค์", bold=True), *(Para(f"{at}. {one}") for at, one in enumerate(content.titles("goal"), 1))]
    lists = [content.swot(kind) for kind in SWOT_WORDS]
    longest = max(len(one) for one in lists)
    swot = [head(*SWOT_WORDS.values())]
    swot += [row(*(one[at] if at < len(one) else "" for one in lists)) for at in range(longest)]
    sheets: dict[str, list[Element]] = {"ทิศทาง": first, "SWOT": [Grid(tuple(swot))]}
    for issue in tree.of_kind("issue"):
        elements: list[Element] = [Para(f"ประเด็นยุทธศาสตร์ที่ {issue.number} {issue.title}", bold=True), Para("")]
        elements += [Para("กลยุทธ์", bold=True)]
        elements += [Para(f"{one.number} {one.title}") for one in content.strategies(issue.key)]
        elements += [Para(""), _measures(content, issue.key), Para(""), _projects(content, issue.key)]
        sheets[f"ประเด็นที่ {issue.number}"] = elements
    return to_excel(sheets)


def _measures(content: Content, key: str) -> Grid:
    years = year_heads(content)
    rows = [
        (
            middle("ตัวชี้วัด", down=2),
            middle("หน่วยนับ", down=2),
            middle("ฐาน", down=2),
            middle("เป้าหมายรายปี (พ.ศ.)", across=len(years)),
        ),
        head(*years),
    ]
    rows += [row(one.name, one.unit, base(one), *yearly(content, one)) for one in content.indicators_under(key)]
    return Grid(tuple(rows), heads=2)


def _projects(content: Content, key: str) -> Grid:
    rows = [head("ที่", "โครงการ", "หน่วยงานรับผิดชอบ", "งบประมาณ (ล้านบาท)")]
    for at, one in enumerate(content.projects(key), 1):
        millions = (one.budget or Decimal(0)) / Decimal(1_000_000)
        rows.append(row(str(at), one.name, one.agencies[0].text, f"{millions.normalize():f}"))
    return Grid(tuple(rows))


def levels(content: Content) -> bytes:
    """See the module."""
    tree = content.tree
    rows = [head("ระดับ", "ที่", "ข้อความ"), row("วิสัยทัศน์", "", tree.vision)]
    rows += [row("พันธกิจ", one.number, one.title) for one in tree.of_kind("mission")]
    rows += [row("เป้าประสงค์", one.number, one.title) for one in content.goals()]
    for issue in tree.of_kind("issue"):
        rows.append(row("ประเด็นยุทธศาสตร์", issue.number, issue.title))
        rows += [row("กลยุทธ์", one.number, one.title) for one in content.strategies(issue.key)]
    measures = [head("ประเด็นยุทธศาสตร์", "ตัวชี้วัด", "หน่วยนับ", "ค่าฐาน", *year_heads(content, "ปี {}"))]
    for issue in tree.of_kind("issue"):
        indicators = content.indicators_under(issue.key)
        for at, one in enumerate(indicators):
            cells = row(one.name, one.unit, base(one), *yearly(content, one))
            first = (Cell(f"{issue.number} {issue.title}", down=len(indicators)),) if at == 0 else ()
            measures.append((*first, *cells))
    return to_excel({"โครงสร้างแผน": [Heading(tree.title), Grid(tuple(rows))], "ตัวชี้วัด": [Grid(tuple(measures))]})


LAYOUTS = (
    Layout("third-excel-issues", "excel", Shape(issue_goals="", money="whole", sums="", naming="short"), issues),
    Layout("third-excel-levels", "excel", Shape(swot=False, issue_goals=""), levels),
)
