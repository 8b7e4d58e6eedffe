"""Charts say the same as their table, in well-formed SVG without styles, and hide nothing."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from xml.etree.ElementTree import fromstring

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from patibat.papers.charts import (
    BarChart,
    BulletChart,
    BulletRow,
    Chart,
    LineChart,
    Point,
    Series,
    to_svg,
    to_table,
    to_typst,
)
from patibat.papers.figures import Coverage, FigureSpan
from tests.papers.documents import samples

ALL: tuple[Callable[[], Chart], ...] = (samples.bars, samples.long_bars, samples.lines, samples.bullets)


@pytest.mark.parametrize("chart", ALL)
@pytest.mark.parametrize("width", [320, 640])
def test_svg_is_accessible_and_without_styles(chart: Callable[[], Chart], width: int) -> None:
    svg = to_svg(chart(), width)
    root = fromstring(svg)
    assert root.get("role") == "img"
    ids = (root.get("aria-labelledby") or "").split()
    assert [root.find(f"*[@id='{one}']") is not None for one in ids] == [True, True]
    assert "style" not in svg and "<script" not in svg
    assert all(float(size) >= 15 for size in re.findall(r'font-size="([\d.]+)"', svg))


@pytest.mark.parametrize("chart", ALL)
def test_nothing_leaves_the_drawing(chart: Callable[[], Chart]) -> None:
    for width in (320.0, 640.0):
        scene = to_typst(chart(), width)
        for item in scene["items"]:
            xs = [item["x"]] if "x" in item else [x for x, _ in item["points"]]
            assert all(-1 <= x <= width + 1 for x in xs)


def test_bars_stand_on_zero_and_negative_ones_go_left() -> None:
    items = to_typst(samples.bars(), 640)["items"]
    bars = [item for item in items if item["kind"] == "rect" and item["h"] == 20]
    zero = next(item["points"][0][0] for item in items if item["kind"] == "path" and item["width"] == 1.5)
    assert [round(bar["x"], 3) for bar in bars[:3]] == [round(zero, 3)] * 3
    assert bars[2]["w"] == 0
    assert bars[3]["x"] + bars[3]["w"] == pytest.approx(zero)
    assert bars[0]["w"] / bars[1]["w"] == pytest.approx(92.5 / 71.25)
    assert [bar["hatch"] for bar in bars] == [False, True, False, False]


def test_missing_is_a_word_and_never_a_bar() -> None:
    svg = to_svg(samples.bars())
    assert "เกินกำหนดส่ง" in svg and "ไม่เปิดเผย" in svg and ">0.0<" in svg


def test_lines_break_at_gaps_and_at_new_definitions() -> None:
    chart = samples.lines()
    thick = [item for item in to_typst(chart, 640)["items"] if item["kind"] == "path" and item["width"] == 2.5]
    assert [len(item["points"]) for item in thick] == [2, 3, 3, 2]
    assert any(item.get("text") == "นิยามเปลี่ยน" for item in to_typst(chart, 640)["items"])


def test_table_holds_every_number_once() -> None:
    table = to_table(samples.lines())
    assert [head.text for head in table.heads] == ["รายการ", "อ่านออกเขียนได้", "คิดเลขเป็น"]
    shown = [cell.shown for row in table.rows for cell in row if isinstance(cell, FigureSpan)]
    assert shown[:6] == ["78.0", "61.0", "79.5", "64.0", "ไม่มีรายงาน", "63.5"]
    assert "นิยามเปลี่ยน" in str(table.rows[3][0])


def test_user_text_is_escaped() -> None:
    evil = "</text><script>alert(1)</script>\"'&\x00\ud800"
    chart = BarChart(evil, (Series(evil, (Point(evil, Decimal(1)),), evil),), description=evil)
    svg = to_svg(chart, css_class=evil)
    assert "<script" not in svg
    assert fromstring(svg) is not None


def test_two_charts_on_a_page_share_no_ids() -> None:
    one, two = to_svg(samples.bars()), to_svg(samples.bars(), ident="second")
    found = re.findall(r' id="([^"]+)"', one + two)
    assert len(found) == len(set(found))


VALUES = st.none() | st.decimals(min_value=-(10**7), max_value=10**9, places=2)
ROWS = st.tuples(st.text("กำนี้ ab", max_size=40), VALUES, st.booleans())


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.text("กำนี้ ab", max_size=40), VALUES, st.booleans()), max_size=14), st.sampled_from([300, 640])
)
def test_any_values_draw(rows: list[tuple[str, Decimal | None, bool]], width: int) -> None:
    states = ["reported" if value is not None else "late" for _, value, _ in rows]
    points = tuple(
        Point(f"{at} {label}", value, state, coverage=Coverage(1, 2) if half else None, break_before=half)
        for at, ((label, value, half), state) in enumerate(zip(rows, states, strict=True))
    )
    bullets = tuple(BulletRow(point.label, point.value, point.value, state=point.state) for point in points)
    for chart in (
        BarChart("ก", (Series("ข", points),)),
        LineChart("ก", (Series("ข", points),)),
        BulletChart("ก", bullets),
    ):
        root = fromstring(to_svg(chart, width))
        assert float(root.get("viewBox", "").split()[3]) >= 0
        assert len(to_table(chart).rows) == len(rows)
