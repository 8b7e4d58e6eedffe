"""PDF and text, third set.

`third-pdf-booklet`: made by Typst: running head and foot, unnumbered headings, lists with dashes, one table of
indicators for each issue with a head of two rows.
`third-pdf-letters`: the Word layout `third-word-letters` printed by LibreOffice.
`third-text-line`: a message with signs for pictures before each heading and each item.
`third-text-decimal`: an outline numbered by decimals throughout (4.1.2), indicators in sentences below their issue.
"""

from __future__ import annotations

from tests.plan_documents.content import Content, Shape
from tests.plan_documents.layout import SWOT_WORDS, Layout, base, middle, shown, year_heads, yearly
from tests.plan_documents.layouts_third.words import LAYOUTS as WORDS
from tests.plan_documents.layouts_third.words import letters
from tests.plan_documents.making.flow import Flow, Grid, Heading, Para, head, row, typed
from tests.plan_documents.making.office import to_office_pdf
from tests.plan_documents.making.plain import to_text
from tests.plan_documents.making.typeset import to_typst_pdf


def booklet(content: Content) -> bytes:
    """See the module."""
    flow = Flow(content.tree.title, header=content.office(), footer=content.period)
    flow.add(Para(content.tree.title, bold=True, center=True), Heading("ทิศทางการพัฒนาการศึกษาของจังหวัด", 1))
    flow.add(Heading("วิสัยทัศน์", 2), Para(content.tree.vision), Heading("พันธกิจ", 2))
    flow.add(typed(content.titles("mission"), "– "), Heading("เป้าประสงค์", 2), typed(content.titles("goal"), "– "))
    flow.add(Heading("จุดแข็ง จุดอ่อน โอกาส และอุปสรรค", 2))
    for kind, word in SWOT_WORDS.items():
        flow.add(Para(word, bold=True), typed(content.swot(kind), "– "))
    for issue in content.tree.of_kind("issue"):
        flow.add(Heading(f"ประเด็นยุทธศาสตร์ที่ {issue.number} {issue.title}", 1), Heading("กลยุทธ์", 2))
        flow.add(typed([one.title for one in content.strategies(issue.key)], f"กลยุทธ์ที่ {issue.number}.{{}} "))
        flow.add(Heading("ตัวชี้วัด", 2), _measures(content, issue.key))
    return to_typst_pdf(flow)


def _measures(content: Content, key: str) -> Grid:
    years = year_heads(content)
    rows = [
        (
            middle("ตัวชี้วัด", down=2),
            middle("หน่วยนับ", down=2),
            middle("ปีฐาน", down=2),
            middle("ค่าเป้าหมาย", across=len(years)),
        ),
        head(*years),
    ]
    rows += [row(one.name, one.unit, base(one), *yearly(content, one)) for one in content.indicators_under(key)]
    return Grid(tuple(rows), heads=2, widths=(6, 2, 2, *(1.6,) * len(years)))


def printed(content: Content) -> bytes:
    """See the module."""
    return to_office_pdf(letters(content))


def line(content: Content) -> bytes:
    """See the module."""
    flow = Flow(content.tree.title)
    flow.add(Para(f"📘 {content.tree.title}"), Para("แจ้งเวียนให้ทุกหน่วยงานทราบค่ะ"), Para(""))
    flow.add(Para("🎯 วิสัยทัศน์"), Para(content.tree.vision), Para(""), Para("📌 พันธกิจ"))
    flow.add(typed(content.titles("mission"), "✅ ", indent=0), Para(""), Para("📌 เป้าประสงค์"))
    flow.add(typed(content.titles("goal"), "✅ ", indent=0), Para(""))
    for issue in content.tree.of_kind("issue"):
        flow.add(Para(f"🔹 ประเด็นยุทธศาสตร์ที่ {issue.number} {issue.title}"))
        flow.add(typed([one.title for one in content.strategies(issue.key)], "▪️ กลยุทธ์ {} ", indent=0), Para(""))
    return to_text(flow)


def decimal(content: Content) -> bytes:
    """See the module."""
    flow = Flow(content.tree.title)
    flow.add(Para(content.tree.title), Para(""), Para("1 วิสัยทัศน์"), Para(content.tree.vision, indent=1))
    flow.add(Para("2 พันธกิจ"), typed(content.titles("mission"), "2.{} "), Para("3 เป้าประสงค์"))
    flow.add(typed(content.titles("goal"), "3.{} "), Para("4 ประเด็นยุทธศาสตร์"))
    for issue in content.tree.of_kind("issue"):
        flow.add(Para(f"4.{issue.number} ประเด็นยุทธศาสตร์ที่ {issue.number} {issue.title}"), Para("กลยุทธ์", indent=1))
        flow.add(typed([one.title for one in content.strategies(issue.key)], f"4.{issue.number}.{{}} ", indent=2))
        flow.add(Para("ตัวชี้วัด", indent=1))
        for one in content.indicators_under(issue.key):
            flow.add(Para(f"- {one.name} (หน่วยนับ: {one.unit}) ค่าเป้าหมาย: {shown(one.targets[0])}", indent=2))
    return to_text(flow)


LAYOUTS = (
    Layout("third-pdf-booklet", "pdf", Shape(issue_goals=""), booklet),
    Layout("third-pdf-letters", "pdf", next(one.shape for one in WORDS if one.name == "third-word-letters"), printed),
    Layout("third-text-line", "text", Shape(swot=False, issue_goals="", indicators=False), line),
    Layout("third-text-decimal", "text", Shape(swot=False, issue_goals="", baseline=False, targets="whole"), decimal),
)
