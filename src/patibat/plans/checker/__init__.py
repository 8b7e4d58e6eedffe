"""The plan checker: a linter for plans. Pure: no Django, no database; everything it knows is in the tree and context.

>>> from patibat.plans.tree import PlanTree
>>> check_plan(PlanTree(title="แผนพัฒนาการศึกษาจังหวัด"))
[]
"""

from patibat.plans.checker.checking import check_plan
from patibat.plans.checker.context import Context, KnownAgency, KnownName
from patibat.plans.checker.coverage import Phrase, goal_coverage, vision_coverage
from patibat.plans.checker.findings import SEVERITIES, Finding, Place, Severity
from patibat.plans.checker.rule import Rule

__all__ = [
    "SEVERITIES",
    "Context",
    "Finding",
    "KnownAgency",
    "KnownName",
    "Phrase",
    "Place",
    "Rule",
    "Severity",
    "check_plan",
    "goal_coverage",
    "vision_coverage",
]
