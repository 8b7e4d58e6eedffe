"""Every rule over a plan."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from patibat.papers.reading import Origin
from patibat.plans.checker.context import Context
from patibat.plans.checker.findings import SEVERITIES, Finding, Hit
from patibat.plans.checker.rule import Rule, rules
from patibat.plans.tree import PlanTree

_EMPTY = Context()


def check_plan(tree: PlanTree, context: Context = _EMPTY) -> list[Finding]:
    """Every finding: the gravest first, then in the order of the document. The plan is not changed."""
    found = [finding for rule in rules() for finding in findings_of(rule, tree, context)]
    return sorted(found, key=_order)


def findings_of(rule: Rule, tree: PlanTree, context: Context = _EMPTY) -> list[Finding]:
    """The findings of one rule, in the document's order; the same thing at the same place is said once."""
    hits = {(hit.place, hit.subject): _finding(rule, hit) for hit in reversed([*rule.find(tree, context)])}
    seen: Counter[str] = Counter()
    numbered = []
    for finding in sorted(hits.values(), key=_order):
        seen[finding.fingerprint] += 1
        nth = seen[finding.fingerprint]
        numbered.append(finding if nth == 1 else replace(finding, nth=nth))
    return numbered


def _finding(rule: Rule, hit: Hit) -> Finding:
    return Finding(
        rule=rule.id,
        severity=hit.severity or rule.severity,
        where=hit.place,
        subject=hit.subject,
        text=hit.message,
        remedy=hit.fix or rule.remedy,
        details=hit.details,
    )


def _order(finding: Finding) -> tuple[int, tuple[int, int, int, str, int], str, str]:
    return (SEVERITIES.index(finding.severity), reading_order(finding.where.origin), finding.rule, finding.subject)


def reading_order(origin: Origin) -> tuple[int, int, int, str, int]:
    """Sorts places of one document as they are read."""
    return (origin.page, origin.paragraph, origin.table, origin.sheet, origin.line)
