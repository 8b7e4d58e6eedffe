"""Two versions of a plan side by side: which may be compared, what changed, and how a page and a table say it.

Nodes are the plan's, projects are this room's: the desk and the portal show both from here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from django.utils.translation import gettext as _

from patibat.kit.wording import page_language, thai_date
from patibat.plans.choices import VersionStatus
from patibat.plans.comparing import Change
from patibat.plans.differences import Differences, Line, differences
from patibat.plans.models import Plan, PlanVersion
from patibat.plans.stored import kept_tree, plan_tree
from patibat.plans.tree import PlanTree
from patibat.plans.wording import Piece
from patibat.problems import Text
from patibat.projects.selectors import version_tree
from patibat.records.choices import Visibility

_LOOKS: Final = {"added": ("good", "●"), "removed": ("bad", "■"), "text": ("watch", "▲")}
_OTHER_LOOK: Final = ("muted", "")
Pair = tuple[PlanVersion, PlanVersion]


@dataclass(frozen=True, slots=True)
class Compared:
    """Two versions of a plan and what changed. `is_whole`: targets, projects and money are compared too, not only
    points and agencies; of a version replaced before they were kept by version nobody knows them."""

    before: PlanVersion
    after: PlanVersion
    found: Differences
    is_whole: bool


def comparable(plan: Plan, *, visible_to: Visibility) -> list[PlanVersion]:
    """The versions of a plan that a reader may compare, the newest first; drafts only for staff."""
    found = plan.versions.select_related("plan").order_by("-number")
    return list(found if visible_to == Visibility.STAFF else found.exclude(status=VersionStatus.DRAFT))


def usual_pair(versions: Sequence[PlanVersion]) -> Pair | None:
    """The version before the one in force, and that one; without one in force the latest two. None: nothing to compare.

    `versions` come newest first.
    """
    in_force = next((at for at, one in enumerate(versions) if one.status == VersionStatus.ADOPTED), 0)
    after = in_force if in_force + 1 < len(versions) else 0
    return (versions[after + 1], versions[after]) if len(versions) > 1 else None


def versions_compared(before: PlanVersion, after: PlanVersion) -> Compared:
    """What changed from one version of a plan to the other, in a fixed number of queries."""
    trees = [_known(version) for version in (before, after)]
    is_whole = all(known for _tree, known in trees)
    one, other = (tree if is_whole else replace(tree, indicators=[], projects=[]) for tree, _known in trees)
    return Compared(before, after, differences(one, other), is_whole)


def _known(version: PlanVersion) -> tuple[PlanTree, bool]:
    """The tree, and whether it holds what belongs to this version alone."""
    if version.status != VersionStatus.SUPERSEDED:
        return version_tree(version), True
    kept = kept_tree(version)
    return (kept, True) if kept is not None else (plan_tree(version), False)


class ShownLine(NamedTuple):
    """A change in the language of the page. Of what came, went or was reworded `sentence` only names the
    thing; `pieces` are its words."""

    word: str
    tone: str
    shape: str
    sentence: str
    pieces: tuple[Piece, ...]


class ShownGroup(NamedTuple):
    """The changes of an issue."""

    key: str
    title: str
    lines: tuple[ShownLine, ...]


def pair_asked(versions: Sequence[PlanVersion], asked: Mapping[str, str]) -> Pair | None:
    """The versions that an address names (`before`, `after`), the older one first; the usual two where it does not name
    two that the reader may see. None: there is nothing to compare."""
    usual = usual_pair(versions)
    if usual is None:
        return None
    by_number = {str(one.number): one for one in versions}
    before, after = by_number.get(asked.get("before", "")), by_number.get(asked.get("after", ""))
    if before is None or after is None:
        return usual
    return (before, after) if before.number <= after.number else (after, before)


def shown_groups(found: Differences) -> list[ShownGroup]:
    """The changes, issue by issue, in the language of the page."""
    language = page_language()
    return [
        ShownGroup(group.key, group.title.of(language), tuple(_shown(line, language) for line in group.lines))
        for group in found.groups
    ]


def _shown(line: Line, language: str) -> ShownLine:
    tone, shape = _LOOKS.get(line.change.kind, _OTHER_LOOK)
    is_named = bool(line.pieces) or line.change.kind in ("added", "removed")
    sentence = _thing(line.change, language) if is_named else line.change.sentence(language)
    return ShownLine(line.kind.of(language), tone, shape, sentence, line.pieces)


def _thing(change: Change, language: str) -> str:
    """What it is that came, went or was reworded: “กลยุทธ์ที่ 1.1”; the word before it says which."""
    named = next((change.details[name] for name in ("thing", "item", "what", "list") if name in change.details), "")
    words = change.details.get("words", "")
    told = named.of(language) if isinstance(named, Text) else str(named)
    return f"{told} “{words}”" if words else told


def table_head() -> list[str]:
    """Of the table of changes."""
    return [_("ประเด็นยุทธศาสตร์"), _("สิ่งที่เปลี่ยน"), _("รายละเอียด"), _("คำที่ตัด"), _("คำที่เพิ่ม"), _("กุญแจ")]


def table_rows(found: Differences) -> Iterator[list[object]]:
    """A row for each change."""
    language = page_language()
    for group, line in found.lines():
        removed, added = (" … ".join(pair[at] for pair in line.change.words if pair[at]) for at in (0, 1))
        words = [line.kind.of(language), line.change.sentence(language), removed, added, line.change.key]
        yield [group.title.of(language), *words]


def page_context(compared: Compared) -> dict[str, object]:
    """What `projects/_changes.html` shows."""
    language, money = page_language(), compared.found.money
    return {
        "compared": compared,
        "groups": shown_groups(compared.found),
        "summary": compared.found.summary(language),
        "money_words": money.words.of(language) if money else "",
        "before_label": version_label(compared.before),
        "after_label": version_label(compared.after),
    }


def version_label(version: PlanVersion) -> str:
    """`ฉบับที่ 2 · ประกาศใช้ · 23 พ.ย. 2569`."""
    words = [_("ฉบับที่ %(number)s") % {"number": version.number}, version.get_status_display()]
    return " · ".join([*words, thai_date(version.adopted_on)] if version.adopted_on else words)
