"""Word, set A.

`seen-word-banner`: the number of an issue and its title are two centred paragraphs, prose that is no node stands below
them, strategies are a table with the agencies that lead and support, goals a table of one column, the vision stands in
a table of one cell, indicators carry `(ร้อยละ)` behind their name, one target, of the last year.
"""

from __future__ import annotations

from tests.plan_documents import furniture
from tests.plan_documents.content import Content, Shape
from tests.plan_documents.layout import SWOT_WORDS, Layout, shown
from tests.plan_documents.making.flow import Cell, Flow, Grid, Heading, Para, head, lines, row, typed
from tests.plan_documents.making.word import to_word


def banner(content: Content) -> bytes:
    """See the module."""
    flow = Flow(content.tree.title, header=content.tree.title, footer="หน้า")
    flow.add(furniture.before(content, 2), furniture.part(3, 2))
    flow.add(Heading("๓.๑ วิสัยทัศน์", 2), Grid(((Cell(content.tree.vision, bold=True, center=True),),), heads=0))
    flow.add(Heading("๓.๒ พันธกิจ", 2), typed(content.titles("mission"), "{}. "))
    flow.add(
        Heading("๓.๓ เป้าประสงค์", 2), Grid(tuple(row(f"{at}. {one}") for at, one in enumerate(_goals(content), 1)), 0)
    )
    flow.add(Heading("๓.๔ ผลการวิเคราะห์ SWOT", 2), _swot(content))
    for issue in content.tree.of_kind("issue"):
        flow.add(Heading(f"ประเด็นยุทธศาสตร์ที่ {issue.number}", 2, center=True), Heading(issue.title, 2, center=True))
        flow.add(Para("เหตุผลที่เลือกประเด็นนี้มาจากข้อมูลในส่วนที่ 1 และความเห็นของที่ประชุม ซึ่งเห็นว่าต้องเร่งดำเนินการก่อน", indent=1))
        flow.add(Heading("เป้าประสงค์", 3), typed([one.title for one in content.goals(issue.key)], "{}. "))
        flow.add(Heading("ตัวชี้วัด", 3))
        rows = [head("ตัวชี้วัด (หน่วยนับ)", f"เป้าหมายปี {content.tree.to_year}")]
        rows += [
            row(f"{at}. {one.name} ({one.unit})", shown(one.targets[content.tree.to_year]))
            for at, one in enumerate(content.indicators_under(issue.key), 1)
        ]
        flow.add(Grid(tuple(rows), widths=(11, 5)), Heading("กลยุทธ์", 3), _strategies(content, issue.key))
    flow.add(furniture.after(content, 2))
    return to_word(flow)


def _goals(content: Content) -> list[str]:
    return [one.title for one in content.goals()]


def _swot(content: Content) -> Grid:
    rows = [(Cell(word, bold=True), Cell(lines(content.swot(kind), "{}) "))) for kind, word in SWOT_WORDS.items()]
    return Grid((head("ด้าน", "รายละเอียด"), *rows), widths=(3, 13))


def _strategies(content: Content, key: str) -> Grid:
    rows = [head("กลยุทธ์", "หน่วยงานเจ้าภาพหลัก", "หน่วยงานสนับสนุน")]
    for one in content.strategies(key):
        support = "\n".join(f"- {agency.text}" for agency in one.support)
        rows.append(row(f"{one.number} {one.title}", one.lead[0].text, support))
    return Grid(tuple(rows), widths=(7, 4, 5))


LAYOUTS = (
    Layout(
        "seen-word-banner",
        "word",
        Shape(strategy_leads=True, baseline=False, targets="last", naming="mixed"),
        banner,
    ),
)
