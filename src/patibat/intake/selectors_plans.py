"""Reading what was read from documents of plans."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

from django.db.models import Q, QuerySet

from patibat.accounts.models import User
from patibat.intake.models import PlanReading
from patibat.network.permissions import agencies_for
from patibat.papers.reading import Paper
from patibat.plans.checker import Finding, check_plan
from patibat.plans.editing import Edit, edited
from patibat.plans.models import FindingAnswer
from patibat.plans.selectors import checker_context
from patibat.plans.tree import PlanTree
from patibat.plans.written import paper_unpack, tree_unpack


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


def answers_of(kept: PlanReading) -> dict[str, str]:
    """Reasons that were given, by fingerprint: in this reading, and in earlier versions of the plan."""
    earlier = FindingAnswer.objects.filter(plan_id=kept.plan_id) if kept.plan_id else FindingAnswer.objects.none()
    return dict(earlier.values_list("fingerprint", "reason")) | {
        one["fingerprint"]: one["reason"] for one in kept.answers
    }


def answered(kept: PlanReading) -> set[str]:
    """The fingerprints of findings that were answered: in this reading, or in an earlier version of the plan."""
    return set(answers_of(kept))


def findings_open(kept: PlanReading, findings: Sequence[Finding]) -> list[Finding]:
    """Errors that are neither mended nor answered: they stand against adopting the plan."""
    done = answered(kept)
    return [one for one in findings if one.severity == "error" and one.fingerprint not in done]
