"""What the review page of a plan shows: where the reading stands, the tree, the document, what is chosen and asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from django.http import HttpRequest
from django.urls import reverse

from patibat.intake.choices import UploadState
from patibat.intake.forms_corrections import LineForm, SplitForm, ThingForm, target_words, thing_form
from patibat.intake.forms_plans import HeadForm
from patibat.intake.models import PlanReading
from patibat.intake.preview import problems_shown
from patibat.intake.review import (
    Row,
    excerpt_of,
    findings_shown,
    kind_of,
    line_chosen,
    next_doubtful,
    only_differing,
    open_of,
    rows_of,
    source_of,
)
from patibat.intake.review_agencies import agencies_asked
from patibat.intake.selectors import PROBLEM, is_waiting
from patibat.intake.selectors_plans import (
    LOST,
    findings_kept,
    plan_reading_paper,
    plan_reading_tree,
    province_asked,
    reading_changes,
    reading_standings,
    stamp_of,
)
from patibat.intake.views.plans import crumbs
from patibat.kit.wording import page_language
from patibat.network.permissions import can
from patibat.plans.editing import Thing, line_key, thing_of, things, words_of
from patibat.plans.selectors import agency_directory
from patibat.plans.tree import IndicatorItem, PlanTree
from patibat.problems import Problem
from patibat.records.selectors import job_position

MOST_UNPLACED: Final = 200
MOST_REPAIRS: Final = 300
WHOLE: Final = "whole"
AnyForm = ThingForm | LineForm | HeadForm | SplitForm


@dataclass(frozen=True, slots=True)
class Looked:
    """What the person looks at: a thing or a line by its key, a part of the document, all or the differences.

    After a correction that was refused: the form with what was typed, and the problem.
    """

    at: str = ""
    start: str = ""
    show: str = ""
    form: AnyForm | None = None
    problem: Problem | None = None
    typed: tuple[tuple[str, str], ...] = ()


def standing(kept: PlanReading) -> dict[str, Any]:
    """Where the reading is: waiting, refused, read."""
    upload = kept.upload
    position = job_position(upload.job) if upload.job else None
    return {
        "kept": kept,
        "upload": upload,
        "waiting": is_waiting(upload) and position is not None and not position.over,
        "poll": reverse("plan-review", args=[upload.pk]),
        "problems": problems_shown(upload, PROBLEM),
        "position": position,
        "job_failed": upload.job.problem if upload.job and upload.state == UploadState.RECEIVED else None,
        "breadcrumbs": crumbs(upload.attachment.name),
    }


def reviewed(request: HttpRequest, kept: PlanReading, looked: Looked) -> dict[str, Any]:
    tree, lost = plan_reading_tree(kept)
    findings = findings_shown(reading_standings(kept, tree, findings_kept(kept, tree)), page_language())
    excerpt = excerpt_of(
        plan_reading_paper(kept), tree, looked.at, int(looked.start) if looked.start.isdigit() else None
    )
    is_open = kept.upload.state == UploadState.READ
    return {
        "tree": tree,
        "at": looked.at,
        "excerpt": excerpt,
        "source": source_of(excerpt),
        "findings": findings,
        "open": open_of(findings, "error"),
        "own_answers": {one["fingerprint"] for one in kept.answers},
        "problem": looked.problem,
        "typed": looked.typed,
        "lost": [*lost, *(one["edit"] for one in kept.notes if one["kind"] == LOST)],
        "repairs": kept.repairs[:MOST_REPAIRS],
        "is_open": is_open,
        "may_answer": is_open and can(request.user, "finding.answer", kept.upload.agency),
        "may_adopt": is_open and can(request.user, "plan.adopt", kept.upload.agency),
        "province": province_asked(kept, tree),
        "head": looked.form if isinstance(looked.form, HeadForm) else _head(tree),
        "head_wrong": isinstance(looked.form, HeadForm),
        "years_missing": not tree.from_year or not tree.to_year,
        **_rows(kept, tree, findings_now=findings, looked=looked),
        **_chosen(tree, looked),
        **_asked(tree),
        **_unplaced(tree),
    }


def _rows(kept: PlanReading, tree: PlanTree, *, findings_now: Any, looked: Looked) -> dict[str, Any]:
    """The tree, whole or, in a second reading, only what differs from the first."""
    changes = reading_changes(kept, tree)
    told: dict[str, list[str]] = {}
    keys = {thing.key for thing in things(tree)}
    for one in changes or ():
        told.setdefault(one.key if one.key in keys and one.kind != "removed" else "", []).append(
            one.sentence(page_language())
        )
    elsewhere = told.pop("", [])
    rows = rows_of(tree, findings_now, looked.at, told)
    is_second = changes is not None
    only = is_second and looked.show != WHOLE
    shown = only_differing(rows) if only else rows
    return {
        "rows": shown,
        "is_second": is_second,
        "only_differences": only,
        "differing": len(told),
        "elsewhere": elsewhere,
        "show": looked.show,
        "keep": f"&show={looked.show}" if looked.show else "",
        "chosen": next((row for row in rows if row.is_chosen), None),
        "doubtful": sum(row.is_doubtful for row in rows),
        "next": next_doubtful(tree, looked.at),
        "wrong": _next_wrong(rows, looked.at),
    }


def _next_wrong(rows: list[Row], after: str) -> str:
    """The next thing with an error that stands open."""
    wrong = [row for row in rows if any(one.severity == "error" and not one.answer for one in row.findings)]
    position = next((at for at, row in enumerate(rows) if row.thing.key == after), -1)
    later = [row for row in wrong if rows.index(row) > position]
    return (later or wrong)[0].thing.key if wrong else ""


def _chosen(tree: PlanTree, looked: Looked) -> dict[str, Any]:
    """What is chosen, its form, and what stands of it in the document."""
    line = line_chosen(tree, looked.at)
    form = looked.form if isinstance(looked.form, ThingForm) else None
    if form is None:
        form = form_of(tree, looked.at)
    line_form = looked.form if isinstance(looked.form, LineForm) else None
    return {
        "form": form,
        "form_open": isinstance(looked.form, ThingForm),
        "split": looked.form if isinstance(looked.form, SplitForm) else split_form_of(tree, looked.at),
        "split_open": isinstance(looked.form, SplitForm),
        "stamp": stamp_of(tree, looked.at),
        "siblings": _siblings(tree, looked.at),
        "targets": _targets(tree, looked.at),
        "line": line,
        "line_at": looked.at if line else "",
        "line_form": (line_form or LineForm(tree=tree)) if line else None,
        "before": _before(tree, looked.at),
    }


def _thing(tree: PlanTree, key: str) -> Thing | None:
    try:
        return thing_of(tree, key)
    except LookupError:
        return None


def _targets(tree: PlanTree, chosen: str) -> list[tuple[int, str]]:
    thing = _thing(tree, chosen)
    if not isinstance(thing, IndicatorItem):
        return []
    return [(year, target_words(target)) for year, target in thing.targets.items()]


def _siblings(tree: PlanTree, chosen: str) -> list[tuple[str, str]]:
    """What a thing may be merged into: those of its kind."""
    thing = _thing(tree, chosen)
    if thing is None:
        return []
    kind = kind_of(thing)
    return [(one.key, _named(one)) for one in things(tree) if one.key != chosen and kind_of(one) == kind]


def _before(tree: PlanTree, chosen: str) -> list[tuple[str, str]]:
    """What a node may be put before: those beside it."""
    node = tree.node(chosen)
    return [(one.key, _named(one)) for one in tree.children(node.parent) if one is not node] if node else []


def _named(one: Thing) -> str:
    return f"{one.number} {words_of(one)[:60]}".strip()


def form_of(tree: PlanTree, chosen: str, data: Any = None) -> ThingForm | None:
    """The form of the chosen thing; None where nothing, or no thing, is chosen."""
    thing = _thing(tree, chosen)
    return thing_form(tree, thing, agency_directory(), data) if thing is not None else None


def split_form_of(tree: PlanTree, chosen: str, data: Any = None) -> SplitForm | None:
    """The form that makes two of the chosen thing."""
    thing = _thing(tree, chosen)
    return SplitForm(data, words=words_of(thing)) if thing is not None else None


def _asked(tree: PlanTree) -> dict[str, Any]:
    directory = agency_directory()
    asked, total = agencies_asked(tree, directory)
    return {
        "asked": asked,
        "asked_total": total,
        "agencies": [(one.code, one.names[0]) for one in directory.known] if asked else [],
    }


def _unplaced(tree: PlanTree) -> dict[str, Any]:
    return {
        "unplaced": [(line_key(one), one) for one in tree.unplaced[:MOST_UNPLACED]],
        "unplaced_more": max(0, len(tree.unplaced) - MOST_UNPLACED),
    }


def _head(tree: PlanTree) -> HeadForm:
    first = {"title": tree.title, "from_year": tree.from_year or None, "to_year": tree.to_year or None}
    return HeadForm(initial=first, auto_id="head_%s")
