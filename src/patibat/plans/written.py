"""A plan tree as JSON: the shape that scripts rely on (`read-plan`, docs/commands.md), and one that loses nothing."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from functools import cache
from typing import Any, Final

from pydantic import TypeAdapter

from patibat.papers.reading import Paper
from patibat.plans.tree import (
    AgencyMention,
    IndicatorItem,
    Line,
    PlanItem,
    PlanTree,
    ProjectItem,
    TargetValue,
)

_APART: Final = ("vision", "mission", "value")
_SWOT: Final = (
    ("strengths", "strength"), ("weaknesses", "weakness"), ("opportunities", "opportunity"), ("threats", "threat"),
)  # fmt: skip


def tree_as_dict(tree: PlanTree) -> dict[str, Any]:
    """The contract's shape. Numbers are numbers; lead, support and agency are the names as the document has them, and
    `agencies` says of each name which agency it is: resolved, or asked with the candidates."""
    plan_goals = [node for node in tree.of_kind("goal") if not node.parent]
    return {
        "title": tree.title,
        "kind": tree.kind,
        "province": tree.province,
        "years": {"from": tree.from_year or None, "to": tree.to_year or None},
        "vision": tree.vision,
        "missions": [_node(one) for one in tree.of_kind("mission")],
        "values": [_node(one) for one in tree.of_kind("value")],
        "goals": [_node(one) for one in plan_goals],
        "swot": {name: [one.text for one in tree.swot if one.kind == kind] for name, kind in _SWOT},
        "nodes": [_node(one) for one in tree.nodes if one.kind not in _APART],
        "indicators": [_indicator(one) for one in tree.indicators],
        "projects": [_project(one) for one in tree.projects],
        "agencies": agencies_of(tree),
        "unplaced": [_line(one) for one in tree.unplaced],
    }


def agencies_of(tree: PlanTree) -> list[dict[str, Any]]:
    """Every agency that the plan names, once, with what the directory makes of it and how often it is named."""
    found: dict[str, dict[str, Any]] = {}
    for one in tree.mentions():
        row = found.setdefault(
            one.text,
            {"text": one.text, "code": one.code, "state": one.state, "candidates": list(one.codes), "times": 0},
        )
        row["times"] += 1
    return list(found.values())


def _names(mentions: Iterable[AgencyMention]) -> list[str]:
    return [one.text for one in mentions]


def _node(node: PlanItem) -> dict[str, Any]:
    return {
        "key": node.key,
        "kind": node.kind,
        "number": node.number,
        "title": node.title,
        "parent": node.parent,
        "lead": _names(node.lead),
        "support": _names(node.support),
        "text": node.text,
        "origin": node.origin.as_dict(),
        "confidence": round(node.confidence, 2),
    }


def _indicator(one: IndicatorItem) -> dict[str, Any]:
    return {
        "key": one.key,
        "number": one.number,
        "name": one.name,
        "unit": one.unit,
        "baseline": _number(one.baseline),
        "baseline_year": one.baseline_year or None,
        "baseline_text": one.baseline_text,
        "targets": {str(year) if year else "all": _target(target, one.unit) for year, target in one.targets.items()},
        "node": one.node,
        "lead": _names(one.lead),
        "support": _names(one.support),
        "source": one.source,
        "origin": one.origin.as_dict(),
        "confidence": round(one.confidence, 2),
    }


def _target(target: TargetValue, unit: str) -> dict[str, Any]:
    found: dict[str, Any] = {"unit": target.unit or unit}
    if target.increase_by is not None:
        found["increase_by"] = _number(target.increase_by)
    if target.value is not None:
        found["value"] = _number(target.value)
    if target.upper is not None:
        found["upper"] = _number(target.upper)
    return found | ({"text": target.text} if target.text else {})


def _project(one: ProjectItem) -> dict[str, Any]:
    return {
        "key": one.key,
        "number": one.number,
        "name": one.name,
        "agency": one.agencies[0].text if one.agencies else "",
        "agencies": _names(one.agencies),
        "years": list(one.years),
        "budget": _number(one.budget),
        "budgets": [
            {
                "year": part.year or None,
                "source": part.source,
                "source_kind": part.source_kind or None,
                "quarter": part.quarter or None,
                "amount": _number(part.amount),
            }
            for part in one.budgets
        ],
        "activities": [_activity_text(one.name, one.budget) for one in one.activities],
        "objective": one.objective,
        "target": one.target,
        "node": one.node,
        "origin": one.origin.as_dict(),
        "confidence": round(one.confidence, 2),
    }


def _activity_text(name: str, budget: Decimal | None) -> dict[str, Any]:
    return {"name": name, "budget": _number(budget)}


def _line(line: Line) -> dict[str, Any]:
    return {"text": line.text, "origin": line.origin.as_dict()}


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


@cache
def _papers() -> TypeAdapter[Paper]:
    return TypeAdapter(Paper)


def paper_pack(paper: Paper) -> bytes:
    """Everything of a document that was read, as JSON bytes."""
    return _papers().dump_json(paper)


def paper_unpack(content: bytes) -> Paper:
    """The document that was packed."""
    return _papers().validate_json(content)


@cache
def _adapter() -> TypeAdapter[PlanTree]:
    return TypeAdapter(PlanTree)


def tree_pack(tree: PlanTree) -> bytes:
    """Everything of a tree, as JSON bytes that `tree_unpack` turns back into an equal tree."""
    return _adapter().dump_json(tree)


def tree_unpack(content: bytes) -> PlanTree:
    """The tree that was packed."""
    return _adapter().validate_json(content)
