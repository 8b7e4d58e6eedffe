"""Components: what they say, and that nothing a person typed becomes markup."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from django.core.paginator import Paginator
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import translation

from patibat.kit.problems import NUMBER_ABSENT
from patibat.measures import Coverage, Figure, FigureId, Status, Value
from patibat.papers.charts import BulletChart, BulletRow
from patibat.papers.figures import FigureSpan
from patibat.papers.marks import Mark
from patibat.problems import Where

EVIL = "<img src=x onerror=alert(1)>"
SAFE = "&lt;img src=x onerror=alert(1)&gt;"
ID = "indicator~K1~1101~FY2566Q2~-~1"


def shown(source: str, language: str = "th", **context: object) -> str:
    with translation.override(language):
        return " ".join(Template("{% load kit %}" + source).render(Context(context)).split())


def figure_of(value: Value, coverage: Coverage | None = None) -> Figure:
    return Figure(FigureId.parse(ID), "ตัวชี้วัด", value, "ร้อยละ", 2, coverage)


@pytest.mark.parametrize("code", list(Status))
def test_a_state_is_always_a_word_a_shape_and_a_colour(code: Status) -> None:
    html = shown("{% status code %}", code=code)
    assert code.word("th") in html
    assert re.search(r"<svg [^>]*aria-hidden=\"true\"[^>]*><(circle|path) ", html)
    assert re.search(r'class="status (good|watch|bad|muted)"', html)
    assert code.word("en") in shown("{% status code %}", "en", code=code)


def test_the_reason_of_a_state_stands_beside_it_escaped() -> None:
    assert SAFE in shown('{% status "withheld" reason %}', reason=EVIL)


def test_shapes_differ_between_states_that_differ_by_colour_alone() -> None:
    drawn = {code: shown("{% status code %}", code=code).split("</svg>")[0].split("<svg")[1] for code in Status}
    tones = (
        Status.REACHED,
        Status.WATCH,
        Status.BEHIND,
        Status.NOT_YET_DUE,
        Status.NOT_REPORTED,
        Status.NOT_APPLICABLE,
    )
    assert len({drawn[code] for code in tones}) == len(tones)


def test_a_figure_links_to_its_explanation_and_states_its_coverage() -> None:
    html = shown("{% figure f %}", f=figure_of(Value.reported(Decimal("86.254")), Coverage(reported=17, late=5)))
    assert f'href="/figures/{ID}/"' in html
    assert "86.25" in html
    assert "ร้อยละ" in html
    assert "17 จาก 22 หน่วยงาน" in html


def test_zero_is_drawn_as_a_number_and_an_absence_as_its_word_without_unit() -> None:
    zero = shown("{% figure f %}", f=figure_of(Value.reported(0)))
    assert "0.00" in zero
    assert "absent" not in zero
    late = shown("{% figure f %}", f=figure_of(Value.withheld(EVIL)))
    assert "ไม่เปิดเผย" in late
    assert SAFE in late
    assert "ร้อยละ" not in late


def test_a_number_without_lineage_has_no_link_and_nothing_is_a_dash() -> None:
    assert "<a " not in shown("{% figure f %}", f=FigureSpan("", "3", Decimal(3)))
    assert "–" in shown("{% figure f %}", f=None)


def test_coverage_says_who_is_missing() -> None:
    html = shown("{% coverage c %}", c=Coverage(reported=17, late=3, not_yet_due=2))
    assert "17 จาก 22 หน่วยงาน" in html
    assert "เกินกำหนดส่ง 3" in html


def test_a_problem_says_what_where_why_how_and_who() -> None:
    problem = NUMBER_ABSENT.at(Where(file=EVIL, cell="D7"), text=EVIL)
    html = shown("{% problem p %}", p=problem)
    for words in ("ไม่ใช่จำนวน", "ช่อง D7", "ศูนย์ก็เป็นตัวเลข", "พิมพ์ตัวเลข", "ใครช่วยได้", "kit.number-absent"):
        assert words in html
    assert EVIL not in html
    assert html.count(SAFE) == 2


def test_many_problems_stand_in_one_list_with_labels_for_narrow_screens() -> None:
    html = shown("{% problem_list p %}", p=[NUMBER_ABSENT.at(Where(cell=f"D{row}"), text=EVIL) for row in (7, 8)])
    assert html.count("<tr>") == 3
    assert 'data-label="แก้อย่างไร"' in html
    assert EVIL not in html


def test_an_empty_list_says_why_and_what_to_do() -> None:
    html = shown('{% empty_state t "ยังไม่เปิดรอบ" "/rounds/" "เปิดรอบ" %}', t=EVIL)
    assert SAFE in html
    assert '<a class="button" href="/rounds/">เปิดรอบ</a>' in html


def test_pages_of_a_list_keep_the_rest_of_the_address() -> None:
    request = RequestFactory().get("/projects/", {"q": "อ่าน", "page": "2"})
    page = Paginator(range(120), 50).page(2)
    html = shown("{% pagination page %}", page=page, request=request)
    assert 'href="?q=%E0%B8%AD%E0%B9%88%E0%B8%B2%E0%B8%99&amp;page=1"' in html
    assert "page=3" in html
    assert "รายการที่ 51–100 จาก 120" in html
    assert shown("{% pagination page %}", page=Paginator([1], 50).page(1), request=request) == ""


def test_progress_says_how_many_of_how_many() -> None:
    html = shown('{% progress 0 300 "อ่านไฟล์" %}')
    assert 'max="300" value="0"' in html
    assert "เสร็จแล้ว 0 จาก 300" in html
    assert "max=" not in shown("{% progress 5 None %}")


def test_a_chart_comes_with_its_table_source_date_and_explanation() -> None:
    rows = (BulletRow(EVIL, Decimal("0"), Decimal(40), status=Mark.WATCH, figure_id=ID),)
    chart = BulletChart("ผลเทียบเป้า", rows, "ร้อยละ", 2, source="แบบรายงาน", as_of="23 พ.ย. 2569")
    html = shown("{% chart c %}", c=chart)
    for words in ("<svg", "ดูเป็นตาราง", "0.00", "40.00", "แบบรายงาน", "23 พ.ย. 2569", "อธิบายตัวเลขนี้"):
        assert words in html
    assert f'href="/figures/{ID}/"' in html
    assert EVIL not in html
    assert not re.search(r"\sstyle=|<style", html)
