"""วิสัยทัศน์ × ตัวชี้วัด (clause C3): each phrase of the vision and of each goal with the indicators that measure it.

Which indicator measures a phrase is what the checker says of it, so that page and findings cannot differ.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from patibat.plans.checker.coverage import (
    Phrase,
    goal_phrases,
    keys_below,
    vision_coverage,
    vision_of,
)
from patibat.plans.tree import IndicatorItem, PlanTree


@dataclass(frozen=True, slots=True)
class Cell:
    """An indicator that measures a phrase, and the words that both have; no words: it hangs on the goal."""

    indicator: IndicatorItem
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PhraseRow:
    """A phrase and what measures it; empty: nothing does."""

    text: str
    cells: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True)
class Measured:
    """The vision or one goal. `whole`: the indicators that hang on the goal and share no word with any phrase of it."""

    kind: str
    key: str
    number: str
    title: str
    rows: tuple[PhraseRow, ...]
    whole: tuple[Cell, ...] = ()


def measured(tree: PlanTree) -> list[Measured]:
    """The vision, then the goals in the plan's order; a plan may have neither."""
    by_key = {one.key: one for one in tree.indicators}
    found = []
    visions = tree.of_kind("vision")
    if vision_of(tree):
        rows = _rows(vision_coverage(tree), by_key)
        found.append(Measured("vision", visions[0].key if visions else "", "", vision_of(tree), rows))
    phrases = goal_phrases(tree)
    for goal in tree.of_kind("goal"):
        rows = _rows(phrases[goal.key], by_key)
        shared = {cell.indicator.key for row in rows for cell in row.cells}
        below = keys_below(tree, goal.key)
        whole = tuple(Cell(one) for one in tree.indicators if one.node in below and one.key not in shared)
        found.append(Measured("goal", goal.key, goal.number, goal.title, rows, whole))
    return found


def idle(tree: PlanTree, found: Sequence[Measured]) -> list[IndicatorItem]:
    """The indicators that measure no phrase and no goal."""
    busy = {cell.indicator.key for one in found for cell in one.whole}
    busy |= {cell.indicator.key for one in found for row in one.rows for cell in row.cells}
    return [one for one in tree.indicators if one.key not in busy]


def _rows(phrases: Sequence[Phrase], by_key: dict[str, IndicatorItem]) -> tuple[PhraseRow, ...]:
    return tuple(
        PhraseRow(one.text, tuple(Cell(by_key[key], words) for key, words in one.measured_by)) for one in phrases
    )
