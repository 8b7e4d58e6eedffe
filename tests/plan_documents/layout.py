"""A layout: what it prints and how. `Layout.document` gives a file together with the plan that it states."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal

from patibat.plans.tree import IndicatorItem, ProjectItem, TargetValue
from tests.plan_documents.content import Content, Shape, make, number_text
from tests.plan_documents.making.flow import Cell

PROVINCES: Final = ("21", "73", "12", "70", "24", "96", "11")
"""Codes (DOPA) of provinces that the made plans belong to, by turns."""
SUFFIXES: Final = {"word": "docx", "excel": "xlsx", "pdf": "pdf", "text": "txt"}
SWOT_WORDS: Final = {"strength": "จุดแข็ง", "weakness": "จุดอ่อน", "opportunity": "โอกาส", "threat": "อุปสรรค"}
SWOT_ENGLISH: Final = {
    "strength": "Strengths",
    "weakness": "Weaknesses",
    "opportunity": "Opportunities",
    "threat": "Threats",
}


@dataclass(frozen=True, slots=True)
class Layout:
    """One way of printing a plan. `build` may raise `Unavailable`."""

    name: str
    kind: Literal["word", "excel", "pdf", "text"]
    shape: Shape
    build: Callable[[Content], bytes]

    def document(self, seed: int) -> tuple[bytes, str, Content]:
        """(content of the file, its name, what it says)."""
        content = make(seed, self.shape, PROVINCES[seed % len(PROVINCES)])
        return self.build(content), f"แผน-{self.name}.{SUFFIXES[self.kind]}", content


class Unavailable(Exception):
    """The program that makes this kind of file is not installed here."""


def shown(target: TargetValue) -> str:
    """A target as printed."""
    if target.text or target.value is None:
        return target.text
    return number_text(target.value)


def base(item: IndicatorItem) -> str:
    """The baseline as printed."""
    return number_text(item.baseline) if item.baseline is not None else item.baseline_text or "-"


def yearly(content: Content, item: IndicatorItem) -> list[str]:
    """Targets of the years, or the one of the whole plan."""
    if content.shape.targets == "whole":
        return [shown(item.targets[0])]
    return [shown(item.targets[year]) for year in content.years]


def year_heads(content: Content, form: str = "{}") -> list[str]:
    """Heads of the columns of years."""
    return [form.format(year) for year in content.years]


def part_amounts(project: ProjectItem) -> list[str]:
    """The parts of a budget as printed, nil as a dash."""
    return [number_text(one.amount) if one.amount else "-" for one in project.budgets]


def whole(project: ProjectItem) -> str:
    """The total of a project as printed."""
    return number_text(project.budget) if project.budget else "-"


def middle(text: str, across: int = 1, down: int = 1) -> Cell:
    """A bold, centred cell that may span."""
    return Cell(text, across, down, bold=True, center=True)
