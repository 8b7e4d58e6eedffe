"""List pages: order, pages and filters live in the address."""

from __future__ import annotations

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from django.template import Context, Template
from django.test import RequestFactory

from patibat.kit.tables import Cell, Column, Table
from patibat.measures import Status

Row = tuple[str, int]
ROWS: list[Row] = [("ข", 3), ("ก", 1), ("ค", 2)]
COLUMNS: tuple[Column[Row], ...] = (
    Column("ชื่อ", lambda row: Cell(row[0], url=f"/x/{row[1]}/"), sort="name", key=lambda row: row[0]),
    Column("จำนวน", lambda row: Cell(row[1]), sort="count", key=lambda row: row[1], numeric=True),
    Column("สถานะ", lambda row: Cell(status=Status.LATE)),
)


def table(query: str = "", rows: list[Row] | None = None) -> Table[Row]:
    request = RequestFactory().get(f"/list/?{query}")
    return Table(ROWS if rows is None else rows, request, columns=COLUMNS, caption="รายการ")


def names(shown: Table[Row]) -> str:
    return "".join(row[0].text for row in shown.body)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", "ขกค"),
        ("sort=name", "กขค"),
        ("sort=-name", "คขก"),
        ("sort=count", "กคข"),
        ("sort=password", "ขกค"),
        ("sort=--name", "ขกค"),
    ],
)
def test_the_address_orders_the_list_and_unknown_orders_are_ignored(query: str, expected: str) -> None:
    assert names(table(query)) == expected


def test_heads_turn_the_order_keep_the_filter_and_go_back_to_the_first_page() -> None:
    heads = table("q=x&page=2&sort=name").heads
    assert heads[0].url == "?q=x&sort=-name"
    assert heads[0].direction == "ascending"
    assert heads[1].url == "?q=x&sort=count"
    assert heads[2].url == ""


def test_pages_hold_each_row_once_and_wrong_pages_lead_to_the_nearest() -> None:
    whole = [(f"{number:03}", number) for number in range(95)]
    seen = [row[0].text for page in (1, 2) for row in table(f"page={page}", whole).body]
    assert seen == [name for name, _ in whole]
    assert table("page=99", whole).page.number == 2
    assert table("page=x", whole).page.number == 1


def test_a_table_is_a_stack_of_labelled_cards_on_a_phone() -> None:
    request = RequestFactory().get("/list/")
    html = Template("{% load kit %}{% table t %}").render(Context({"t": table(), "request": request}))
    assert '<th scope="row"><a href="/x/3/">ข</a>' in html
    assert '<td data-label="จำนวน" class="num">3' in html
    assert "เกินกำหนดส่ง" in html
    assert '<caption class="unseen">รายการ</caption>' in html


def test_an_empty_table_says_so() -> None:
    html = Template("{% load kit %}{% table t %}").render(Context({"t": table(rows=[])}))
    assert "ยังไม่มีรายการ" in html
    assert "<table" not in html


@pytest.mark.django_db
def test_query_sets_are_ordered_wholly_so_that_no_row_is_lost_between_pages() -> None:
    request = RequestFactory().get("/list/", {"sort": "-app_label"})
    columns = (Column[ContentType]("ห้อง", lambda row: Cell(row.app_label), sort="app_label"),)
    shown = Table(ContentType.objects.all(), request, columns=columns, caption="x", per_page=5)
    paged = shown.page.paginator.object_list
    assert isinstance(paged, QuerySet)
    assert paged.query.order_by == ("-app_label", "pk")
    labels = [row[0].text for row in shown.body]
    assert labels == sorted(labels, reverse=True)
