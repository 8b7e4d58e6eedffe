"""Which phrase of the vision, and which goal, is measured by an indicator (clause C3): by the words that they share."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from patibat.plans.checker.words import content_words
from patibat.plans.tree import IndicatorItem, PlanItem, PlanTree

_COMMAS: Final = re.compile(r"[,;/“”\"()\n]|\s{1,}")
_AND: Final = re.compile(r"และ")
_LEADING: Final = re.compile(r"^(?:และ|หรือ|โดย|เพื่อ|ที่|สู่)+")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase with the indicators that share words with it: (key of the indicator, the shared words)."""

    text: str
    measured_by: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @property
    def is_measured(self) -> bool:
        """Does any indicator share a word that means something?"""
        return bool(self.measured_by)


def vision_coverage(tree: PlanTree) -> list[Phrase]:
    """The vision, phrase by phrase, in order; empty where the plan has none."""
    words = indicator_words(tree)
    return [Phrase(text, _sharing(text, words)) for text in vision_phrases(vision_of(tree))]


def goal_coverage(tree: PlanTree) -> dict[str, Phrase]:
    """The key of each goal → the goal with its indicators: those that hang on it or below, then those sharing words."""
    words = indicator_words(tree)
    return {goal.key: _goal(tree, goal, words) for goal in tree.of_kind("goal")}


def goal_phrases(tree: PlanTree) -> dict[str, list[Phrase]]:
    """The key of each goal → its phrases with the indicators that share words with them; a goal that cannot be cut is
    one phrase."""
    words = indicator_words(tree)
    return {
        goal.key: [Phrase(text, _sharing(text, words)) for text in vision_phrases(goal.title) or [goal.title]]
        for goal in tree.of_kind("goal")
    }


def _goal(tree: PlanTree, goal: PlanItem, words: dict[str, frozenset[str]]) -> Phrase:
    below = keys_below(tree, goal.key)
    own = tuple((one.key, ()) for one in tree.indicators if one.node in below)
    return Phrase(goal.title, own or _sharing(goal.title, words))


def vision_of(tree: PlanTree) -> str:
    """The vision's words, wherever the tree holds them."""
    return tree.vision or next((node.title for node in tree.of_kind("vision")), "")


def indicator_words(tree: PlanTree) -> dict[str, frozenset[str]]:
    """The key of each indicator → the words of its name and unit."""
    return {one.key: frozenset(content_words(_named(one))) for one in tree.indicators}


def _named(one: IndicatorItem) -> str:
    return f"{one.name} {one.unit}"


def _sharing(text: str, words: dict[str, frozenset[str]]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    own = content_words(text)
    found = ((key, tuple(word for word in own if word in known)) for key, known in words.items())
    return tuple((key, shared) for key, shared in found if shared)


def vision_phrases(vision: str) -> list[str]:
    """The phrases of a vision: cut at spaces, commas and “และ”; a piece that means nothing by itself joins the one
    before it.

    >>> vision_phrases("ผู้เรียนมีคุณภาพ มีคุณธรรมและจริยธรรม บนความเป็นไทย")
    ['ผู้เรียนมีคุณภาพ', 'มีคุณธรรม', 'จริยธรรม', 'บนความเป็นไทย']
    """
    pieces = [piece for run in _COMMAS.split(vision) for piece in _AND.split(run) if piece.strip()]
    phrases: list[str] = []
    for piece in (_LEADING.sub("", piece.strip(" .")) for piece in pieces):
        if content_words(piece):
            phrases.append(piece)
        elif phrases and piece:
            phrases[-1] = f"{phrases[-1]} {piece}"
    return phrases


def keys_below(tree: PlanTree, key: str) -> set[str]:
    """A key and those of every node below it."""
    children: dict[str, list[str]] = {}
    for node in tree.nodes:
        children.setdefault(node.parent, []).append(node.key)
    found, waiting = {key}, [key]
    while waiting:
        new = [child for child in children.get(waiting.pop(), ()) if child not in found]
        found.update(new)
        waiting += new
    return found
