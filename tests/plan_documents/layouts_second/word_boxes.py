"""Word, second set: plans in boxes.

`second-word-cards`: no heading styles; each issue is a table of two columns, labels at the left (ประเด็นยุทธศาสตร์,
เป้าประสงค์, ตัวชี้วัด, กลยุทธ์, …); an indicator states one target for the whole plan in its own line; Thai digits.
`second-word-landscape`: the whole plan is one table over pages: rows of issues span it, columns กลยุทธ์ | แนวทางดำเนินงาน
| หน่วยงานหลัก | หน่วยงานสนับสนุน; goals and indicators in tables by issue; SWOT as one table of two columns and inner
heads; missions as a table; projects of Nakhon Pathom's columns with the agency's abbreviation.
"""

from __future__ import annotations

from tests.plan_documents.content import Content, Shape
from tests.plan_documents.layout import SWOT_WORDS, Layout, base, shown, whole, year_heads, yearly
from tests.plan_documents.layouts_second import surroundings
from tests.plan_documents.making.flow import (
    Boxed,
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
from tests.plan_documents.making.word import to_word


def cards(content: Content) -> bytes:
    """See the module."""
    flow = Flow(content.tree.title, font="TH SarabunPSK", size=16)
    flow.add(surroundings.opening(content, styled=False), surroundings.introduction(content, styled=False))
    flow.add(Heading("แผนพัฒนาการศึกษา", 1, styled=False, center=True))
    flow.add(Boxed(("วิสัยทัศน์", content.tree.vision)))
    flow.add(Para("พันธกิจ", bold=True), typed(content.titles("mission"), "{}. "))
    flow.add(Para("เป้าประสงค์", bold=True), typed(content.titles("goal"), "{}. "))
    for issue in content.tree.of_kind("issue"):
        flow.add(_card(content, issue.key, f"{issue.number}. {issue.title}"))
    flow.add(surroundings.closing(content, styled=False))
    flow.elements = with_thai_digits(flow.elements)
    return to_word(flow)


def _card(content: Content, key: str, title: str) -> Grid:
    indicators = "\n".join(
        f"{at}) {one.name} (หน่วยนับ: {one.unit}) เป้าหมาย: {shown(one.targets[0])}"
        for at, one in enumerate(content.indicators_under(key), 1)
    )
    strategies = content.strategies(key)
    return Grid(
        (
            (Cell("ประเด็นยุทธศาสตร์", bold=True), Cell(title, bold=True)),
            (Cell("เป้าประสงค์", bold=True), Cell(lines([one.title for one in content.goals(key)], "{}) "))),
            (Cell("ตัวชี้วัด", bold=True), Cell(indicators)),
            (Cell("กลยุทธ์", bold=True), Cell(lines([one.title for one in strategies], "{}) "))),
        ),
        heads=0,
        widths=(4, 12),
    )


def landscape(content: Content) -> bytes:
    """See the module."""
    flow = Flow(content.tree.title, header=content.tree.title, footer=content.office())
    flow.add(surroundings.opening(content), surroundings.other_plans(content))
    flow.add(Heading("บทที่ 3 แผนพัฒนาการศึกษาจังหวัด", 1, center=True))
    flow.add(Heading("3.1 วิสัยทัศน์", 2), Para(content.tree.vision, indent=1))
    flow.add(Heading("3.2 พันธกิจและหน่วยงานรับผิดชอบ", 2), _missions(content))
    flow.add(Heading("3.3 เป้าประสงค์", 2), typed(content.titles("goal"), "({}) "))
    flow.add(Heading("3.4 ปัจจัยภายในและปัจจัยภายนอก", 2), _factors(content))
    flow.add(Break(landscape=True), Heading("3.5 เป้าประสงค์และตัวชี้วัดรายประเด็น", 2))
    for issue in content.tree.of_kind("issue"):
        flow.add(Para(f"ประเด็นที่ {issue.number} {issue.title}", bold=True))
        goals = [one.title for one in content.goals(issue.key)]
        flow.add(Para("เป้าประสงค์"), typed(goals, "{}. "), _indicators(content, issue.key))
    flow.add(Heading("3.6 กลยุทธ์และแนวทางดำเนินงาน", 2), _ways(content))
    flow.add(Heading("บทที่ 4 บัญชีโครงการ", 1, center=True), _projects(content), surroundings.closing(content))
    return to_word(flow)


def _missions(content: Content) -> Grid:
    rows = [head("พันธกิจ", "หน่วยงานหลัก", "หน่วยงานสนับสนุน")]
    rows += [
        row(f"{one.number}. {one.title}", one.lead[0].text, ", ".join(agency.text for agency in one.support))
        for one in content.tree.of_kind("mission")
    ]
    return Grid(tuple(rows), widths=(7, 4, 5))


def _factors(content: Content) -> Grid:
    return Grid(
        (
            head("ปัจจัยภายใน", "ปัจจัยภายนอก"),
            head(SWOT_WORDS["strength"], SWOT_WORDS["opportunity"]),
            row(lines(content.swot("strength"), "S{}. "), lines(content.swot("opportunity"), "O{}. ")),
            head(SWOT_WORDS["weakness"], SWOT_WORDS["threat"]),
            row(lines(content.swot("weakness"), "W{}. "), lines(content.swot("threat"), "T{}. ")),
        ),
        heads=1,
    )


def _indicators(content: Content, key: str) -> Grid:
    rows = [head("ตัวชี้วัด", "หน่วยนับ", f"Baseline {content.tree.from_year - 1}", *year_heads(content, "พ.ศ. {}"))]
    rows += [
        row(f"ตัวชี้วัดที่ {at} {one.name}", one.unit, base(one), *yearly(content, one))
        for at, one in enumerate(content.indicators_under(key), 1)
    ]
    return Grid(tuple(rows), widths=(8, 2.5, 2.5, *(2.2,) * len(content.years)))


def _ways(content: Content) -> Grid:
    rows = [head("กลยุทธ์", "แนวทางดำเนินงาน", "หน่วยงานหลัก", "หน่วยงานสนับสนุน")]
    for issue in content.tree.of_kind("issue"):
        rows.append((Cell(f"ประเด็นที่ {issue.number} {issue.title}", 4, bold=True),))
        for one in content.strategies(issue.key):
            below = lines([each.title for each in content.tree.children(one.key)], "{}. ")
            support = ", ".join(agency.text for agency in one.support)
            rows.append(row(f"{one.number} {one.title}", below, one.lead[0].text, support))
    return Grid(tuple(rows), widths=(7, 9, 4, 5))


def _projects(content: Content) -> Grid:
    rows = [head("ที่", "โครงการ/กิจกรรมหลัก", "วัตถุประสงค์", "ตัวชี้วัดและค่าเป้าหมาย", "งบประมาณ\n(บาท)", "แหล่งงบประมาณ",
                 "กลุ่ม/ผู้รับผิดชอบ")]  # fmt: skip
    for issue in content.tree.of_kind("issue"):
        projects = content.projects(issue.key)
        if not projects:
            continue
        rows.append((Cell(f"ประเด็นที่ {issue.number} {issue.title}", 7, bold=True),))
        for at, one in enumerate(projects, 1):
            name = one.name + "\n" + "\n".join(f"- {each.name}" for each in one.activities)
            rows.append(
                row(str(at), name, one.objective, one.indicator, whole(one), one.budgets[0].source,
                    one.agencies[0].text)
            )  # fmt: skip
        rows.append((Cell("รวมงบประมาณ", 4, bold=True), *row(f"{content.totals[issue.key]:,}", "", "")))
    rows.append((Cell("รวมทั้งสิ้น", 4, bold=True), *row(f"{content.totals['']:,}", "", "")))
    return Grid(tuple(rows), widths=(1, 6, 4, 4, 2.5, 3, 3))


LAYOUTS = (
    Layout("second-word-cards", "word", Shape(swot=False, baseline=False, targets="whole"), cards),
    Layout(
        "second-word-landscape",
        "word",
        Shape(
            mission_leads=True,
            strategy_leads=True,
            below="guideline",
            money="whole",
            activities=True,
            naming="short",
        ),
        landscape,
    ),
)
