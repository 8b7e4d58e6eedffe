"""What changed between two versions as a person reads it: a sentence first, then issue by issue, then the money. Pure.

>>> from patibat.plans.tree import PlanItem
>>> before = PlanTree(nodes=[PlanItem("i1", "issue", "1", "คุณภาพ"), PlanItem("i2", "issue", "2", "โอกาส")])
>>> after = PlanTree(nodes=[PlanItem("i1", "issue", "1", "คุณภาพผู้เรียน")])
>>> differences(before, after).summary()
'ตัด 1 เรื่อง แก้ถ้อยคำ 1 เรื่อง'
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from patibat.measures.rounding import exact_sum
from patibat.plans.checker.budgets import amount_of
from patibat.plans.checker.naming import called
from patibat.plans.comparing import Change, ChangeKind, compare, difference_words
from patibat.plans.matching import items_of
from patibat.plans.tree import PlanItem, PlanTree
from patibat.plans.wording import Piece, marked_words
from patibat.problems import Text

KINDS: Final[dict[ChangeKind, Text]] = {
    "added": Text("เพิ่ม", "added"),
    "removed": Text("ตัด", "removed"),
    "text": Text("แก้ถ้อยคำ", "reworded"),
    "moved": Text("ย้าย", "moved"),
    "renumbered": Text("เปลี่ยนเลข", "renumbered"),
    "target": Text("เปลี่ยนค่าเป้าหมาย", "target changed"),
    "unit": Text("เปลี่ยนหน่วยนับ", "unit changed"),
    "baseline": Text("เปลี่ยนข้อมูลฐาน", "baseline changed"),
    "lead": Text("เปลี่ยนหน่วยงาน", "agencies changed"),
    "budget": Text("เปลี่ยนงบประมาณ", "budget changed"),
    "plan": Text("แก้ข้อมูลของแผน", "the plan itself changed"),
}
"""What happened, in the order in which the summary tells it."""
_COUNTED: Final = Text("{kind} {count} เรื่อง", "{kind}: {count}")
_NOTHING: Final = Text("ไม่มีอะไรเปลี่ยน", "Nothing changed")
_WHOLE: Final = Text("ทั้งแผน", "The whole plan")
_GONE: Final = Text("{title} (ไม่มีแล้ว)", "{title} (no longer there)")


@dataclass(frozen=True, slots=True)
class Line:
    """One change; `pieces` are its words with their marks, where words changed."""

    change: Change
    pieces: tuple[Piece, ...] = ()

    @property
    def kind(self) -> Text:
        """What happened, in a word or two."""
        return KINDS[self.change.kind]


@dataclass(frozen=True, slots=True)
class Group:
    """The changes of one issue; of an empty key those that belong to none."""

    key: str
    title: Text
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Money:
    """Baht of all projects that say theirs; `unknown` are projects that do not, in the one or the other version."""

    before: Decimal
    after: Decimal
    unknown: int

    @property
    def difference(self) -> Decimal:
        """Baht; below zero where it fell."""
        return self.after - self.before

    @property
    def words(self) -> Text:
        """By how much it rose or fell."""
        return difference_words(self.before, self.after)


@dataclass(frozen=True, slots=True)
class Differences:
    """Everything that changed. `money` is None where neither version has a project."""

    groups: tuple[Group, ...] = ()
    money: Money | None = None
    counts: dict[ChangeKind, int] = field(default_factory=dict)
    """Things, not changes: an indicator with five new targets is one."""

    def summary(self, language: str = "th") -> str:
        """The whole in a sentence."""
        if not self.groups:
            return _NOTHING.of(language, {})
        told = ((KINDS[kind].of(language, {}), count) for kind, count in self.counts.items())
        apart = ", " if language.startswith("en") else " "
        return apart.join(_COUNTED.of(language, {"kind": words, "count": count}) for words, count in told)

    def lines(self) -> Iterator[tuple[Group, Line]]:
        """Every change with where it belongs: the table."""
        for group in self.groups:
            for line in group.lines:
                yield group, line

    def as_dict(self, language: str = "th") -> dict[str, object]:
        """For JSON."""
        money = self.money and {
            "before": float(self.money.before),
            "after": float(self.money.after),
            "difference": float(self.money.difference),
            "projects_without": self.money.unknown,
        }
        return {
            "summary": self.summary(language),
            "counts": dict(self.counts),
            "money": money,
            "changes": [
                {"issue": group.key, "issue_title": group.title.of(language, {})} | line.change.as_dict(language)
                for group, line in self.lines()
            ],
        }


def differences(before: PlanTree, after: PlanTree) -> Differences:
    """What changed from one version to the other, issue by issue in the order of the later one; what only the earlier
    one has follows."""
    changes = compare(before, after)
    old, new = _issues(before), _issues(after)
    places = (_places(before), _places(after))
    found: dict[str, list[Line]] = {key: [] for key in ("", *new, *old)}
    for change in changes:
        place = places[change.kind != "removed"].get(change.key, "")
        found[place].append(Line(change, marked_words(*change.texts) if any(change.texts) else ()))
    groups = tuple(Group(key, _title(key, old, new), tuple(lines)) for key, lines in found.items() if lines)
    return Differences(groups, _money(before, after), _counts(changes))


def _title(key: str, old: dict[str, PlanItem], new: dict[str, PlanItem]) -> Text:
    """What a group is called; two issues of one number are told apart by which of them is gone."""
    if not key:
        return _WHOLE
    title = called(new.get(key) or old[key])
    if key in new:
        return title
    return Text(*(_GONE.of(language, {"title": title.of(language)}) for language in ("th", "en")))


def _issues(tree: PlanTree) -> dict[str, PlanItem]:
    return {node.key: node for node in tree.of_kind("issue")}


def _places(tree: PlanTree) -> dict[str, str]:
    """The issue of everything in a tree, by key; a circle of parents belongs to none."""
    nodes = {node.key: node for node in tree.nodes}
    found: dict[str, str] = {}
    for item in items_of(tree):
        at, seen = item.key if isinstance(item, PlanItem) else item.node, set[str]()
        while at in nodes and nodes[at].kind != "issue" and at not in seen:
            seen.add(at)
            at = nodes[at].parent
        is_found = at in nodes and nodes[at].kind == "issue"
        found.setdefault(item.key, at if is_found else "")
    return found


def _counts(changes: list[Change]) -> dict[ChangeKind, int]:
    things: dict[ChangeKind, set[object]] = {}
    for at, change in enumerate(changes):
        # What has no key (an entry of SWOT, the plan's title) is a thing of its own.
        things.setdefault(change.kind, set()).add(change.key or at)
    return {kind: len(things[kind]) for kind in KINDS if kind in things}


def _money(before: PlanTree, after: PlanTree) -> Money | None:
    if not (before.projects or after.projects):
        return None
    one, other = ([amount_of(project) for project in tree.projects] for tree in (before, after))
    sums = [exact_sum(amount for amount in amounts if amount is not None) for amounts in (one, other)]
    return Money(sums[0], sums[1], one.count(None) + other.count(None))
