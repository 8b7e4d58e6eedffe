"""Money of projects: exact sums of what is said."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from patibat.measures.rounding import exact_sum
from patibat.plans.tree import BudgetItem, ProjectItem

BAHT = Decimal(1)


class Shape(NamedTuple):
    """By what a part of a budget is told apart: two breakdowns of one budget are not added up."""

    by_year: bool
    by_source: bool
    by_quarter: bool


def shape_of(one: BudgetItem) -> Shape:
    """What a part says of itself."""
    return Shape(bool(one.year), bool(one.source or one.source_kind), bool(one.quarter))


def shapes(parts: list[BudgetItem]) -> dict[Shape, list[BudgetItem]]:
    """The parts, breakdown by breakdown."""
    found: dict[Shape, list[BudgetItem]] = {}
    for one in parts:
        found.setdefault(shape_of(one), []).append(one)
    return found


def sum_of(parts: list[BudgetItem]) -> Decimal:
    """Exact."""
    return exact_sum(one.amount for one in parts)


def amount_of(project: ProjectItem) -> Decimal | None:
    """The whole budget: as written, or the sum of its plainest breakdown; None where nothing is said."""
    if project.budget is not None:
        return project.budget
    if not project.budgets:
        return None
    by_shape = shapes(project.budgets)
    plainest = min(by_shape, key=lambda shape: (shape.by_quarter, sum(shape)))
    return sum_of(by_shape[plainest])


def amount_in(project: ProjectItem, year: int, source: str, quarter: int) -> Decimal | None:
    """What a project has of one year, source and quarter (empty: any); None where it does not say."""
    if not (year or source or quarter):
        return amount_of(project)
    by_shape = {
        shape: parts
        for shape, parts in shapes(project.budgets).items()
        if shape.by_year >= bool(year) and shape.by_source >= bool(source) and shape.by_quarter >= bool(quarter)
    }
    if not by_shape:
        return _whole_year(project, year) if year and not (source or quarter) else None
    parts = by_shape[min(by_shape, key=lambda shape: (sum(shape), shape))]
    chosen = [
        one for one in parts if year in (0, one.year) and source in ("", one.source) and quarter in (0, one.quarter)
    ]
    return sum_of(chosen)


def _whole_year(project: ProjectItem, year: int) -> Decimal | None:
    """A project of a single year has its whole budget in it."""
    return (
        amount_of(project)
        if project.years == (year,)
        else Decimal(0)
        if project.years and year not in project.years
        else None
    )


def shown(amount: Decimal) -> str:
    """Baht with commas; satang only where there are some, and then both digits.

    >>> shown(Decimal("1234.5")), shown(Decimal("1E+3")), shown(Decimal("0.125"))
    ('1,234.50', '1,000', '0.125')
    """
    plain = amount.normalize()
    if amount == amount.to_integral_value():
        return f"{amount:,.0f}"
    return f"{plain:,.2f}" if plain == round(plain, 2) else f"{plain:,f}"
