"""Reading what was read from documents of plans."""

from __future__ import annotations

import zlib

from patibat.intake.models import PlanReading
from patibat.papers.reading import Paper
from patibat.plans.editing import Edit, edited
from patibat.plans.tree import PlanTree
from patibat.plans.written import paper_unpack, tree_unpack


def plan_reading_tree(kept: PlanReading) -> tuple[PlanTree, list[Edit]]:
    """The tree with its corrections, and the corrections that no longer fit."""
    return edited(plan_reading_raw(kept), kept.edits)


def plan_reading_raw(kept: PlanReading) -> PlanTree:
    """The tree as the document was read."""
    return tree_unpack(zlib.decompress(kept.tree)) if kept.tree else PlanTree()


def plan_reading_paper(kept: PlanReading) -> Paper:
    """The document as it was read."""
    return paper_unpack(zlib.decompress(kept.paper))
