"""List pages without script: columns, sorting by link, pages, everything in the address.

```python
table = Table(
    Project.objects.all(), request, caption=_("โครงการ"),
    columns=(
        Column(_("ชื่อโครงการ"), lambda p: Cell(p.name, url=p.get_absolute_url()), sort="name"),
        Column(_("งบประมาณ (บาท)"), lambda p: Cell(number(p.budget, 2)), sort="budget", numeric=True),
    ),
)
```
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Generic, TypeVar

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from patibat.kit.wording import MISSING
from patibat.measures import Figure, Status
from patibat.papers.figures import FigureSpan

Row = TypeVar("Row")
SORT = "sort"
NOTHING_YET = _("ยังไม่มีรายการ")
NOTHING_FITS = _("ไม่มีรายการที่ตรงกับที่เลือกไว้ ลองล้างตัวกรอง")


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one place: a text, perhaps a link; or a state; or a figure."""

    text: Any = MISSING
    url: str = ""
    status: Status | str = ""
    figure: Figure | FigureSpan | None = None


@dataclass(frozen=True)  # no slots: `Column[Project](…)` must be able to note its type
class Column(Generic[Row]):
    """`cell` makes a row's place. `sort` is the name under which the address asks for this order: a field of the
    query set (also `agency__name`), or for a plain list the name that goes with `key`."""

    label: Any
    cell: Callable[[Row], Cell]
    sort: str = ""
    numeric: bool = False
    key: Callable[[Row], Any] | None = None


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a column; `direction` is the value of aria-sort, empty where the table is not sorted by it."""

    label: Any
    url: str
    direction: str
    numeric: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """A cell together with its column's label, for the cards of a narrow screen."""

    label: Any
    cell: Cell
    numeric: bool

    @property
    def text(self) -> Any:
        return self.cell.text

    @property
    def url(self) -> str:
        return self.cell.url

    @property
    def status(self) -> Status | str:
        return self.cell.status

    @property
    def figure(self) -> Figure | FigureSpan | None:
        return self.cell.figure


class Table(Generic[Row]):
    """Rows of one list page. `order` is the order when the address asks for none, such as `-budget`.

    `name` goes before the table's parts of the address where a page holds more than one. The first column names the
    row. An order that no column offers is ignored: nothing of the address reaches the database by name.
    """

    def __init__(
        self,
        rows: QuerySet[Any] | Sequence[Row],
        request: HttpRequest,
        *,
        columns: Sequence[Column[Row]],
        caption: Any,
        order: str = "",
        per_page: int = 50,
        name: str = "",
        show_caption: bool = False,
        empty_title: Any = NOTHING_YET,
        empty_reason: Any = NOTHING_FITS,
    ) -> None:
        self.columns = columns
        self.caption = caption
        self.show_caption = show_caption
        self.empty_title = empty_title
        self.empty_reason = empty_reason
        self.page_parameter = f"{name}-page" if name else "page"
        self._sort_parameter = f"{name}-{SORT}" if name else SORT
        self._request = request
        self._rows = rows
        self._per_page = per_page
        asked = request.GET.get(self._sort_parameter, "")
        self._order = asked if self._column(asked) else order

    @cached_property
    def page(self) -> Page[Any]:
        """The page asked for; the nearest one when it does not exist."""
        paginator: Paginator[Any] = Paginator(self._sorted(), self._per_page)
        return paginator.get_page(self._request.GET.get(self.page_parameter))

    @property
    def is_empty(self) -> bool:
        return self.page.paginator.count == 0

    @property
    def heads(self) -> list[Head]:
        return [self._head(column) for column in self.columns]

    @property
    def body(self) -> list[list[Shown]]:
        return [
            [Shown(column.label, column.cell(row), column.numeric) for column in self.columns]
            for row in self.page.object_list
        ]

    def _column(self, order: str) -> Column[Row] | None:
        name = order.removeprefix("-")
        return next((column for column in self.columns if column.sort and column.sort == name), None)

    def _sorted(self) -> QuerySet[Any] | Sequence[Row]:
        column = self._column(self._order)
        rows = self._rows
        if isinstance(rows, QuerySet):
            # The primary key makes the order whole: without it a row may stand on two pages, or on none.
            return rows.order_by(self._order, "pk") if column else rows if rows.ordered else rows.order_by("pk")
        if column is None or column.key is None:
            return rows
        return sorted(rows, key=column.key, reverse=self._order.startswith("-"))

    def _head(self, column: Column[Row]) -> Head:
        if not column.sort:
            return Head(column.label, "", "", column.numeric)
        current = {column.sort: "ascending", f"-{column.sort}": "descending"}.get(self._order, "")
        query = self._request.GET.copy()
        query.pop(self.page_parameter, None)
        query[self._sort_parameter] = f"-{column.sort}" if current == "ascending" else column.sort
        return Head(column.label, "?" + query.urlencode(), current, column.numeric)
