"""What a rule is: a question with its reasons, a function that looks, and plans on which it passes and fails."""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module

from patibat.plans.checker.context import Context
from patibat.plans.checker.findings import Hit, Severity
from patibat.plans.tree import PlanTree
from patibat.problems import Text


@dataclass(frozen=True, slots=True)
class Example:
    """A small plan on which a rule is tried; `severity` is the gravest it must find, where it finds something."""

    tree: PlanTree
    context: Context = field(default_factory=Context)
    severity: Severity | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. `severity` is the gravest that it gives; `remedy` is the fix of a finding that names no other."""

    id: str
    severity: Severity
    question: Text
    explanation: Text
    remedy: Text
    find: Callable[[PlanTree, Context], Iterator[Hit]]
    passes: tuple[Example, ...]
    fails: tuple[Example, ...]


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule: each module of the package `rules` declares one as RULE."""
    package = import_module("patibat.plans.checker.rules")
    names = sorted(module.name for module in pkgutil.iter_modules(package.__path__))
    return tuple(_rule_of(f"{package.__name__}.{name}") for name in names)


def _rule_of(module: str) -> Rule:
    found = import_module(module).RULE
    if not isinstance(found, Rule):
        raise TypeError(f"{module}.RULE is not a rule")
    return found
