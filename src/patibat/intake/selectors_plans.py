"""Reading what was read from documents of plans."""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final
from zlib import crc32

from django.core.cache import cache
from django.db.models import Q, QuerySet

from patibat.accounts.models import User
from patibat.intake.choices import UploadState
from patibat.intake.models import PlanReading
from patibat.network.models import Office
from patibat.network.permissions import agencies_for
from patibat.papers.reading import Paper
from patibat.plans.answering import Answer, Standing, answers_given, standings
from patibat.plans.checker import Finding, check_plan
from patibat.plans.checker.provinces import plan_name
from patibat.plans.comparing import Change, compare
from patibat.plans.editing import Edit, edited, rekeyed, thing_of, things
from patibat.plans.matching import matched_keys, with_keys
from patibat.plans.models import Plan, PlanVersion
from patibat.plans.selectors import checker_context, version_shown
from patibat.plans.tree import PlanItem, PlanTree
from patibat.plans.written import paper_unpack, tree_unpack
from patibat.projects.selectors import plan_tree_with_projects
from patibat.thai import province, search_key

_LOOKED_AT: Final = 10
"""Earlier readings of an agency among which the same plan is looked for, the latest first."""
_REMEMBERED: Final = 300
"""Seconds."""
LOST: Final = "correction-lost"
"""The kind of a note that keeps a correction which the new document left no place for."""


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
        "earlier",
        "earlier__upload__attachment",
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


@dataclass(frozen=True, slots=True)
class Base:
    """What a second reading is compared with: the earlier document as read and as corrected, under today's keys."""

    raw: PlanTree
    corrected: PlanTree
    edits: list[Edit]


def base_of(earlier: PlanReading, version: PlanVersion | None) -> Base:
    """An earlier reading; where it was adopted, under the keys that the version has in the database."""
    raw = plan_reading_raw(earlier)
    corrected, _lost = edited(raw, earlier.edits)
    if version is None:
        return Base(raw, corrected, list(earlier.edits))
    keys = matched_keys(plan_tree_with_projects(version), corrected)
    return Base(with_keys(raw, keys), with_keys(corrected, keys), rekeyed(earlier.edits, keys))


def version_before(kept: PlanReading) -> PlanVersion | None:
    """The version that holds of the plan that this is a new version of, as long as it is not this one."""
    version = version_shown(kept.plan) if kept.plan is not None else None
    return None if version is not None and version.pk == kept.version_id else version


def earlier_reading(kept: PlanReading, tree: PlanTree) -> PlanReading | None:
    """The reading of the document that this one corrects: that of the version in force, or one not yet adopted."""
    version = version_before(kept)
    if version is not None:
        return version.readings.exclude(pk=kept.pk).order_by("-pk").first()
    same = PlanReading.objects.filter(upload__agency=kept.upload.agency_id, plan=kept.plan_id, pk__lt=kept.pk)
    for one in same.filter(upload__state=UploadState.READ).select_related("upload")[:_LOOKED_AT]:
        if _is_same_plan(plan_reading_tree(one)[0], tree):
            return one
    return None


def plan_named(kept: PlanReading, tree: PlanTree) -> Plan | None:
    """The agency's own plan of this title and these years, where there is one."""
    own = Plan.objects.filter(owner="", agency=kept.upload.agency_id, from_year=tree.from_year, to_year=tree.to_year)
    return next((one for one in own if _squeezed(one.title) == _squeezed(tree.title)), None)


def _is_same_plan(one: PlanTree, other: PlanTree) -> bool:
    years = (one.from_year, one.to_year) == (other.from_year, other.to_year)
    return years and bool(one.title) and _squeezed(one.title) == _squeezed(other.title)


def _squeezed(title: str) -> str:
    """The plan's own name, without its years, which are compared apart."""
    return plan_name(title) or search_key(title).replace(" ", "")


def reading_changes(kept: PlanReading, tree: PlanTree) -> list[Change] | None:
    """What a second reading says otherwise than the first one with its corrections; None where it is the first."""
    version = version_before(kept)
    if kept.earlier is not None:
        return compare(base_of(kept.earlier, version).corrected, tree)
    if version is None:
        return None
    before, numbers = plan_tree_with_projects(version), {one.key: one.number for one in things(tree)}
    for one in things(before):
        # The database keeps no numbers of indicators and projects: a document that has them differs in nothing.
        if not isinstance(one, PlanItem):
            one.number = one.number or numbers.get(one.key, "")
    return compare(before, tree)


def reading_findings(tree: PlanTree) -> list[Finding]:
    """What the checker says of a tree, the gravest first."""
    return check_plan(tree, checker_context())


def findings_kept(kept: PlanReading, tree: PlanTree) -> list[Finding]:
    """`reading_findings`, remembered for some minutes while one looks through the tree; adopting checks anew."""
    edits = json.dumps(kept.edits, ensure_ascii=False, sort_keys=True).encode()
    key = f"plan-findings-{kept.pk}-{crc32(kept.tree):08x}-{crc32(edits):08x}-{len(kept.edits)}"
    found: list[Finding] | None = cache.get(key)
    if found is None:
        found = reading_findings(tree)
        cache.set(key, found, _REMEMBERED)
    return found


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


def stamp_of(tree: PlanTree, key: str) -> str:
    """A short name of a thing as it stands: another one as soon as anybody corrected it. Empty where it is gone."""
    try:
        return f"{crc32(repr(replace(thing_of(tree, key), confidence=1.0)).encode()):08x}"
    except LookupError:
        return "gone" if key else ""


PROVINCE: Final = "other-province"
"""The fingerprint under which the answer to the question of the province is kept."""


@dataclass(frozen=True, slots=True)
class ProvinceAsked:
    """The plan says that it is of one province, the installation is of another."""

    plan: str
    own: str


def province_asked(kept: PlanReading, tree: PlanTree) -> ProvinceAsked | None:
    """Whose plan is this? Asked once, where the title says another province than this installation's."""
    own = Office.objects.values_list("province_code", flat=True).first() or ""
    if (
        not tree.province
        or not own
        or tree.province == own
        or any(one.fingerprint == PROVINCE for one in reading_answers(kept))
    ):
        return None
    return ProvinceAsked(province(tree.province).name_th, province(own).name_th)
