"""Excel, set A.

`seen-excel-sheets`: a sheet for each matter (direction, SWOT, each issue, projects by year); numbers are numbers.
`seen-excel-matrix`: one wide sheet: issue | goal | indicator | unit | years | strategy with merged cells, a title
above, missions and SWOT on a second sheet, and a hidden sheet of old figures that must not be read as the plan.
"""

from __future__ import annotations

from tests.plan_documents import furniture
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
from tests.plan_documents.making.excel import to_excel
from tests.plan_documents.making.flow import Cell, Element, Grid, Heading, Para, head, row, typed


def sheets(content: Content) -> bytes:
    """See the module."""
    tree = content.tree
    missions = [row(one.number, one.title, one.lead[0].text, ", ".join(a.text for a in one.support))
                for one in tree.of_kind("mission")]  # fmt: skip
    made: dict[str, list[Element]] = {
        "ปก": furniture.cover(content, 0),
        "ข้อมูลทั่วไป": furniture.general(content, 0),
        "ทิศทาง": [
            Heading("วิสัยทัศน์"),
            Para(tree.vision, indent=1),
            Heading("พันธกิจ"),
            Grid((head("ที่", "พันธกิจ", "หน่วยงานเจ้าภาพหลัก", "หน่วยงานสนับสนุน"), *missions)),
            Heading("เป้าประสงค์"),
            *typed(content.titles("goal"), "{}. "),
        ],
        "SWOT": _swot(content),
    }
    for issue in tree.of_kind("issue"):
        made[f"ประเด็นที่ {issue.number}"] = _issue(content, issue.key, f"ประเด็นยุทธศาสตร์ที่ {issue.number} {issue.title}")
    made["โครงการ"] = [Heading(f"บัญชีโครงการ {content.period}"), _projects(content)]
    return to_excel(made)


def _swot(content: Content) -> list[Element]:
    lists = {kind: content.swot(kind) for kind in SWOT_WORDS}
    rows = [head("จุดแข็ง (S)", "จุดอ่อน (W)", "โอกาส (O)", "อุปสรรค (T)")]
    rows += [
        row(*(f"{at + 1}. {one[at]}" if at < len(one) else "" for one in lists.values()))
        for at in range(max(len(one) for one in lists.values()))
    ]
    return [Heading("การวิเคราะห์สภาพแวดล้อม"), Grid(tuple(rows))]


def _issue(content: Content, key: str, title: str) -> list[Element]:
    years = year_heads(content)
    rows = [
        (
            middle("ตัวชี้วัด", down=2),
            middle("หน่วยนับ", down=2),
            middle(f"ฐาน {content.tree.from_year - 1}", down=2),
            middle("ค่าเป้าหมาย", across=len(years)),
        ),
        head(*years),
    ]
    rows += [row(one.name, one.unit, base(one), *yearly(content, one)) for one in content.indicators_under(key)]
    found: list[Element] = [Heading(title), Para("เป้าประสงค์", bold=True)]
    found += typed([one.title for one in content.goals(key)], "{}. ")
    found += [Para("ตัวชี้วัด", bold=True), Grid(tuple(rows), heads=2), Para("กลยุทธ์", bold=True)]
    for one in content.strategies(key):
        found.append(Para(f"{one.number} {one.title}", indent=1))
        found += [Para(f"แนวทาง {below.number} {below.title}", indent=1) for below in content.tree.children(one.key)]
    return found


def _projects(content: Content) -> Grid:
    years = list(content.years)
    rows = [
        (
            middle("ลำดับ", down=2),
            middle("โครงการ", down=2),
            middle("วัตถุประสงค์", down=2),
            middle("งบประมาณ (บาท)", across=len(years)),
            middle("รวมงบประมาณ", down=2),
            middle("หน่วยงานที่รับผิดชอบ", down=2),
        ),
        head(*(f"ปี {year}" for year in years)),
    ]
    for issue in content.tree.of_kind("issue"):
        projects = content.projects(issue.key)
        if not projects:
            continue
        rows.append((Cell(f"ประเด็นยุทธศาสตร์ที่ {issue.number} {issue.title}", len(years) + 5, bold=True),))
        for at, one in enumerate(projects, 1):
            rows.append(row(str(at), one.name, one.objective, *part_amounts(one), whole(one), one.agencies[0].text))
        blanks = row(*[""] * len(years))
        rows.append((Cell("รวม", 3, bold=True), *blanks, Cell(furniture.money(content.totals[issue.key])), Cell("")))
    blanks = row(*[""] * len(years))
    rows.append((Cell("รวมทั้งสิ้น", 3, bold=True), *blanks, Cell(furniture.money(content.totals[""])), Cell("")))
    return Grid(tuple(rows), heads=2)


def matrix(content: Content) -> bytes:
    """See the module."""
    tree = content.tree
    years = year_heads(content, "ปี {}")
    rows = [
        head("ประเด็นยุทธศาสตร์", "เป้าประสงค์", "ตัวชี้วัด", "หน่วยนับ", f"ค่าฐานปี {tree.from_year - 1}", *years, "กลยุทธ์"),
    ]
    for issue in tree.of_kind("issue"):
        rows += _matrix_rows(content, issue.key, f"{issue.number}. {issue.title}")
    second: list[Element] = [Heading("พันธกิจ"), *typed(content.titles("mission"), "{}. "), Heading("SWOT Analysis")]
    for kind, word in SWOT_ENGLISH.items():
        second += [Para(f"{word} ({SWOT_WORDS[kind]})", bold=True), *typed(content.swot(kind), "{}) ")]
    second += [Heading("วิสัยทัศน์"), Para(tree.vision), Heading("ค่านิยม"), *typed(content.titles("value"), "- ")]
    old = Grid((head("ตัวชี้วัด", "ปี 2560", "ปี 2561"), row("ร้อยละของสถานศึกษาที่ส่งข้อมูลทัน", "61", "70")))
    return to_excel(
        {"แผน": [Heading(tree.title), Grid(tuple(rows))], "พันธกิจ-SWOT": second, "เก่า": [old]},
        numbers=False,
        hidden=("เก่า",),
    )


def _matrix_rows(content: Content, key: str, title: str) -> list[tuple[Cell, ...]]:
    """Goals stand beside the indicators that measure them; issue and strategies span all of the issue's rows."""
    goals = content.goals(key)
    lists = [content.indicators(goal.key) for goal in goals]
    height = sum(max(1, len(one)) for one in lists)
    strategies = "\n".join(f"{one.number} {one.title}" for one in content.strategies(key))
    found: list[tuple[Cell, ...]] = []
    for goal, indicators in zip(goals, lists, strict=True):
        for at in range(max(1, len(indicators))):
            cells: list[Cell] = [] if found else [Cell(title, down=height)]
            if at == 0:
                cells.append(Cell(f"{goal.number}. {goal.title}", down=max(1, len(indicators))))
            if indicators:
                one = indicators[at]
                cells += row(one.name, one.unit, base(one), *yearly(content, one))
            else:
                cells += row(*[""] * (3 + len(content.years)))
            if not found:
                cells.append(Cell(strategies, down=height))
            found.append(tuple(cells))
    return found


LAYOUTS = (
    Layout(
        "seen-excel-sheets",
        "excel",
        Shape(mission_leads=True, below="guideline", money="years", naming="short"),
        sheets,
    ),
    Layout("seen-excel-matrix", "excel", Shape(values=True, root_goals="", measured="goal"), matrix),
)
