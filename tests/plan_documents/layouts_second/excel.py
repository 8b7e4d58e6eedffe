"""Excel, second set.

`second-excel-flat`: lists as of a database: issue and strategy repeated in every row, quarters and total beside the
project; indicators, SWOT (kind | text) and direction (label | text) on sheets of their own; numbers as numbers.
`second-excel-page`: everything stacked on one sheet that begins at B3 with Thai digits and numbers as text: labels in
one column, their text in the next, indicator tables under a head of two rows, projects with columns of years.
"""

from __future__ import annotations

from tests.plan_documents.content import Content, Shape
from tests.plan_documents.layout import (
    SWOT_WORDS,
    Layout,
    base,
    middle,
    part_amounts,
    whole,
    year_heads,
    yearly,
)
from tests.plan_documents.making.excel import to_excel
from tests.plan_documents.making.flow import Cell, Element, Grid, Heading, Para, head, row, with_thai_digits

_QUARTERS = ("ไตรมาสที่ 1", "ไตรมาสที่ 2", "ไตรมาสที่ 3", "ไตรมาสที่ 4")


def flat(content: Content) -> bytes:
    """See the module."""
    tree = content.tree
    direction = [head("หัวข้อ", "ข้อความ"), row("ชื่อแผน", tree.title), row("วิสัยทัศน์", tree.vision)]
    direction += [row(f"พันธกิจที่ {one.number}", one.title) for one in tree.of_kind("mission")]
    direction += [row(f"เป้าประสงค์ที่ {one.number}", one.title) for one in content.goals()]
    swot = [head("ประเภท", "ลำดับ", "ข้อความ")]
    for kind, word in SWOT_WORDS.items():
        swot += [row(word, str(at), text) for at, text in enumerate(content.swot(kind), 1)]
    sheets: dict[str, list[Element]] = {
        "คำอธิบาย": [Para("ไฟล์นี้รวบรวมจากทุกหน่วยงาน กรุณาอย่าเพิ่มคอลัมน์"), Para("ข้อมูล ณ วันที่ 30 กันยายน")],
        "ทิศทางแผน": [Grid(tuple(direction))],
        "วิเคราะห์": [Grid(tuple(swot))],
        "เป้าประสงค์ประเด็น": [_goals(content)],
        "ตัวชี้วัด": [_indicators(content)],
        "โครงการ": [_projects(content)],
    }
    return to_excel(sheets)


def _goals(content: Content) -> Grid:
    rows = [head("ประเด็นยุทธศาสตร์", "เป้าประสงค์")]
    for issue in content.tree.of_kind("issue"):
        rows += [row(f"{issue.number}. {issue.title}", one.title) for one in content.goals(issue.key)]
    return Grid(tuple(rows))


def _indicators(content: Content) -> Grid:
    years = year_heads(content, "เป้าหมาย {}")
    rows = [head("ประเด็นยุทธศาสตร์", "ตัวชี้วัด", "หน่วยนับ", f"ค่าฐาน {content.tree.from_year - 1}", *years)]
    for issue in content.tree.of_kind("issue"):
        rows += [
            row(f"{issue.number}. {issue.title}", one.name, one.unit, base(one), *yearly(content, one))
            for one in content.indicators_under(issue.key)
        ]
    return Grid(tuple(rows))


def _projects(content: Content) -> Grid:
    rows = [head("ประเด็นยุทธศาสตร์", "กลยุทธ์", "โครงการ", "หน่วยงานรับผิดชอบ", *_QUARTERS, "รวม (บาท)")]
    for issue in content.tree.of_kind("issue"):
        name = f"{issue.number}. {issue.title}"
        for strategy in content.strategies(issue.key):
            title = f"{strategy.number} {strategy.title}"
            projects = [one for one in content.tree.projects if one.node == strategy.key]
            if not projects:
                rows.append(row(name, title, *[""] * 7))
            rows += [
                row(name, title, one.name, one.agencies[0].text, *part_amounts(one), whole(one)) for one in projects
            ]
    return Grid(tuple(rows))


def page(content: Content) -> bytes:
    """See the module."""
    tree = content.tree
    elements: list[Element] = [Para(""), Heading(tree.title), Para(content.office()), Para("")]
    pairs = [row("วิสัยทัศน์", tree.vision)]
    pairs += [row("พันธกิจ" if at == 0 else "", f"{at + 1}) {one}") for at, one in enumerate(content.titles("mission"))]
    pairs += [
        row("เป้าหมายรวม" if at == 0 else "", f"{at + 1}) {one}") for at, one in enumerate(content.titles("target"))
    ]
    elements.append(_shifted(Grid(tuple(pairs), heads=0)))
    for issue in tree.of_kind("issue"):
        elements.append(Para(f"ประเด็นยุทธศาสตร์ที่ {issue.number} {issue.title}", bold=True, indent=1))
        listed = [row("เป้าหมาย" if at == 0 else "", one.title) for at, one in enumerate(content.goals(issue.key))]
        strategies = content.strategies(issue.key)
        listed += [row("กลยุทธ์" if at == 0 else "", f"{one.number} {one.title}") for at, one in enumerate(strategies)]
        elements += [_shifted(Grid(tuple(listed), heads=0)), _shifted(_measures(content, issue.key))]
    elements += [Para(f"โครงการตามแผน {content.period}", bold=True, indent=1), _shifted(_year_projects(content))]
    return to_excel({"Sheet1": with_thai_digits(elements), "Sheet2": []}, numbers=False)


def _shifted(grid: Grid) -> Grid:
    """One column to the right; no cell here is merged from one row to the next."""
    return Grid(tuple((Cell(""), *cells) for cells in grid.rows), grid.heads)


def _measures(content: Content, key: str) -> Grid:
    years = year_heads(content)
    rows = [
        (
            middle("ตัวชี้วัดความสำเร็จ"),
            middle("หน่วยนับ"),
            middle("ปีฐาน"),
            middle("ค่าเป้าหมายในแต่ละปี พ.ศ.", across=len(years)),
        ),
        head("", "", str(content.tree.from_year - 1), *years),
    ]
    rows += [
        row(f"{one.number}. {one.name}", one.unit, base(one), *yearly(content, one))
        for one in content.indicators_under(key)
    ]
    return Grid(tuple(rows), heads=2)


def _year_projects(content: Content) -> Grid:
    years = list(content.years)
    rows = [
        (
            middle("ที่"),
            middle("โครงการ"),
            middle("งบประมาณรายปี (บาท)", across=len(years)),
            middle("รวม"),
            middle("เจ้าภาพ"),
        ),
        head("", "", *(str(one) for one in years), "", ""),
    ]
    for issue in content.tree.of_kind("issue"):
        projects = content.projects(issue.key)
        if projects:
            rows.append(row(f"ประเด็นยุทธศาสตร์ที่ {issue.number} {issue.title}", bold=True))
        rows += [
            row(str(at), one.name, *part_amounts(one), whole(one), one.agencies[0].text)
            for at, one in enumerate(projects, 1)
        ]
    total = f"{content.totals['']:,}"
    rows.append(row("", "รวมทั้งสิ้น", *[""] * len(years), total, "", bold=True))
    return Grid(tuple(rows), heads=2)


LAYOUTS = (
    Layout("second-excel-flat", "excel", Shape(money="quarters", sums="", naming="mixed"), flat),
    Layout(
        "second-excel-page",
        "excel",
        Shape(swot=False, root_goals="target", issue_goals="target", money="years", sums="plan", naming="short"),
        page,
    ),
)
