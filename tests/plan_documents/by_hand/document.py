"""A plan document written by hand, and short words for writing down what it says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from patibat.plans.tree import (
    AgencyMention,
    BudgetItem,
    IndicatorItem,
    PlanItem,
    PlanTree,
    ProjectItem,
    SwotEntry,
    TargetValue,
)
from tests.plan_documents.agencies import AgencyFacts


@dataclass(frozen=True, slots=True)
class Document:
    """A document and the plan that an officer finds in it. `agencies` are those of the directory."""

    name: str
    file_name: str
    province: str
    agencies: tuple[AgencyFacts, ...]
    build: Callable[[], bytes]
    tree: PlanTree


def said(text: str, *codes: str) -> AgencyMention:
    """An agency as the document calls it, and which one of the directory it is."""
    return AgencyMention(text, codes)


def node(
    kind: str,
    key: str,
    title: str,
    parent: str = "",
    number: str = "",
    lead: list[AgencyMention] | None = None,
    support: list[AgencyMention] | None = None,
) -> PlanItem:
    """A node of the plan."""
    return PlanItem(key, kind, number, title, parent, lead or [], support or [])


def number(value: float | str, text: str = "") -> TargetValue:
    """A target that is a number; `text` where words stand beside it."""
    return TargetValue(value=Decimal(str(value)), text=text)


def more(by: float | str, text: str, unit: str = "") -> TargetValue:
    """A target “increase by”."""
    return TargetValue(increase_by=Decimal(str(by)), unit=unit, text=text)


def words(text: str) -> TargetValue:
    """A target without a number."""
    return TargetValue(text=text)


def each_year(first: int, *values: float | str) -> dict[int, TargetValue]:
    """A number for each year from the first."""
    return {first + at: number(value) for at, value in enumerate(values)}


def indicator(
    key: str,
    name: str,
    targets: dict[int, TargetValue],
    *,
    unit: str = "",
    base: float | str | None = None,
    base_text: str = "",
    node: str = "",
) -> IndicatorItem:
    """An indicator of the plan."""
    return IndicatorItem(
        key,
        name,
        unit=unit,
        baseline=None if base is None else Decimal(str(base)),
        baseline_text=base_text,
        targets=targets,
        node=node,
    )


def of_years(first: int, *amounts: int) -> list[BudgetItem]:
    """Baht of each year from the first; nil says that the year has none."""
    return [BudgetItem(Decimal(amount), year=first + at) for at, amount in enumerate(amounts) if amount]


def of_quarters(year: int, *amounts: int) -> list[BudgetItem]:
    """Baht of each quarter of a year."""
    return [BudgetItem(Decimal(amount), year=year, quarter=at + 1) for at, amount in enumerate(amounts) if amount]


def of_sources(year: int, amounts: dict[str, int]) -> list[BudgetItem]:
    """Baht of each source of money, by its name in the document."""
    return [BudgetItem(Decimal(amount), year=year, source=source) for source, amount in amounts.items() if amount]


def project(
    key: str,
    name: str,
    agency: AgencyMention | None = None,
    budget: int | None = None,
    budgets: list[BudgetItem] | None = None,
    node: str = "",
) -> ProjectItem:
    """A project of the plan."""
    return ProjectItem(
        key,
        name,
        agencies=[agency] if agency else [],
        budget=None if budget is None else Decimal(budget),
        budgets=budgets or [],
        node=node,
    )


def swot(kind: str, *texts: str) -> list[SwotEntry]:
    """The entries of one list of SWOT."""
    return [SwotEntry(kind, text) for text in texts]
