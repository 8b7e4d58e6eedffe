"""The sample province's plan as its office would have it: a Word file, read by the reader that reads every plan."""

from __future__ import annotations

from pathlib import Path

from patibat.intake.plan_documents import read_plan
from patibat.plans.selectors import agency_directory
from patibat.plans.tree import PlanTree

_FOLDER = Path(__file__).parent / "data"


def plan_document(code: str) -> PlanTree | None:
    """The tree of a plan whose document is among the sample's files; None where there is none."""
    path = _FOLDER / f"plan_{code.rpartition('-')[2]}.docx"
    if not path.is_file():
        return None
    return read_plan(path.read_bytes(), path.name, agency_directory()).tree
