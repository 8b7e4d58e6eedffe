"""Reading what was read from documents of plans."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

from django.db.models import Q, QuerySet

from patibat.accounts.models import User
from patibat.intake.models import PlanReading
from patibat.network.permissions import agencies_for
from patibat.papers.reading import Paper
from patibat.plans.answering import Answer, Standing, answers_given, standings
from patibat.plans.checker import Finding, check_plan
from patibat.plans.editing import Edit, edited
from patibat.plans.models import Plan, PlanVersion
from patibat.plans.selectors import checker_context, version_shown
from patibat.plans.tree import PlanTree
from patibat.plans.written import paper_unpack, tree_unpack
from patibat.projects.selectors import plan_tree_with_projects


def plan_readings(*, visible_to: User) -> QuerySet[PlanReading]:
    """Documents of plans that a user may see, the latest first: of agencies in reach, and those sent in person."""
    reach = agencies_for(visible_to, "plan.load")
    found = PlanReading.objects.filter(Q(upload__agency_id__in=reach) | Q(upload__by=visible_to))
    return found.select_related(
        "upload",
        "upload__attachment",
        "upload__agency",
        "upload__job",
        "upload__by",
        "plan",
        "version",
        "version__plan",
    )


def plan_reading_tree(kept: PlanReading) -> tuple[PlanTree, list[Edit]]:
    """The tree with its corrections, and the corrections that no longer fit."""
    return edited(plan_reading_raw(kept), kept.edits)


def plan_reading_raw(kept: PlanReading) -> PlanTree:
    """The tree as the document was read."""
    return tree_unpack(zlib.decompress(kept.tree)) if kept.tree else PlanTree()


def plan_reading_paper(kept: PlanReading) -> Paper:
    """The document as it was read."""
    return paper_unpack(zlib.decompress(kept.paper))


def reading_findings(tree: PlanTree) -> list[Finding]:
    """What the checker says of a tree, the gravest first."""
    return check_plan(tree, checker_context())


def reading_answers(kept: PlanReading) -> tuple[Answer, ...]:
    """What was answered on this review page."""
    return tuple(Answer.of_row(row) for row in kept.answers)


def reading_standings(kept: PlanReading, tree: PlanTree, findings: Sequence[Finding]) -> list[Standing]:
    """Findings with the answers that hold: of this reading, and of earlier versions of the plan."""
    return standings(findings, tree, [*answers_given(kept.plan), *reading_answers(kept)])


def plan_standings(plan: Plan) -> tuple[PlanVersion | None, PlanTree, list[Standing]]:
    """The version of a plan that is shown, its tree with its projects, and what was found and answered there."""
    version = version_shown(plan)
    if version is None:
        return None, PlanTree(plan.title, plan.from_year, plan.to_year), []
    tree = plan_tree_with_projects(version)
    return version, tree, standings(check_plan(tree, checker_context()), tree, answers_given(plan))
