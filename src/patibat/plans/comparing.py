"""What changed between two versions of a plan, in sentences. Pure: works on trees, from a file or from the database.

>>> from patibat.plans.tree import PlanItem
>>> before = PlanTree(nodes=[PlanItem("g2", "goal", "2", "ผู้เรียนมีคุณภาพ")])
>>> after = PlanTree(nodes=[PlanItem("g2", "goal", "2", "ผู้เรียนมีคุณธรรม")])
>>> compare(before, after)[0].sentence()
'เป้าประสงค์ที่ 2 เปลี่ยนจาก “ผู้เรียนมีคุณภาพ” เป็น “ผู้เรียนมีคุณธรรม”'
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final, Literal

from patibat.plans.checker.alike import plain
from patibat.plans.checker.budgets import amount_of, shown
from patibat.plans.checker.naming import SWOT_WORDS, Item, called, kind_words, plain_number, shortened, title_of
from patibat.plans.matching import Pairs, items_of, pairs_of
from patibat.plans.tree import AgencyMention, IndicatorItem, PlanItem, PlanTree, ProjectItem, SwotEntry, TargetValue
from patibat.plans.wording import changed_words
from patibat.problems import Text
from patibat.thai import search_key

ChangeKind = Literal[
    "added", "removed", "text", "moved", "renumbered", "target", "unit", "baseline", "lead", "budget", "plan"
]


@dataclass(frozen=True, slots=True)
class Change:
    """One change. `key` is of the later version where the thing is in it; `words` are (removed, added) where the text
    changed, so that a page can mark them."""

    kind: ChangeKind
    key: str
    text: Text
    details: Mapping[str, object] = field(default_factory=dict)
    words: tuple[tuple[str, str], ...] = ()
    texts: tuple[str, str] = ("", "")
    """The whole text (before, after) where it changed."""

    def sentence(self, language: str = "th") -> str:
        """The change as a sentence."""
        english = language.startswith("en")
        shown = {
            name: (value.en if english else value.th) if isinstance(value, Text) else value
            for name, value in self.details.items()
        }
        return self.text.of(language, shown)

    def as_dict(self, language: str = "th") -> dict[str, object]:
        """For JSON."""
        words = [{"removed": removed, "added": added} for removed, added in self.words]
        return {"kind": self.kind, "key": self.key, "message": self.sentence(language), "words": words}


_ADDED: Final = Text("เพิ่ม{item}", "{item} was added")
_REMOVED: Final = Text("ตัด{item}", "{item} was removed")
_TEXT: Final = Text("{thing} เปลี่ยนจาก “{before}” เป็น “{after}”", "{thing} changed from “{before}” to “{after}”")
_BODY: Final = Text(
    "เนื้อความของ{item} เปลี่ยนจาก “{before}” เป็น “{after}”", "the text of {item} changed from “{before}” to “{after}”"
)
_MOVED: Final = Text("{item} ย้ายจาก{before} ไปที่{after}", "{item} moved from {before} to {after}")
_NUMBER: Final = Text("{item} เปลี่ยนเลขจาก {before} เป็น {after}", "{item} was renumbered from {before} to {after}")
_KIND: Final = Text("{item} เปลี่ยนประเภทจาก{before} เป็น{after}", "{item} changed its kind from {before} to {after}")
_TARGET: Final = Text(
    "ค่าเป้าหมาย{year}ของ{item} เปลี่ยนจาก {before} เป็น {after}",
    "the target{year} of {item} changed from {before} to {after}",
)
_VALUE: Final = Text(
    "{what}ของ{item} เปลี่ยนจาก {before} เป็น {after}", "{what} of {item} changed from {before} to {after}"
)
_BAHT: Final = Text(
    "{what}ของ{item} เปลี่ยนจาก {before} เป็น {after} บาท ({difference})",
    "{what} of {item} changed from {before} to {after} baht ({difference})",
)
_PLAN: Final = Text(
    "{what}ของแผนเปลี่ยนจาก “{before}” เป็น “{after}”", "{what} of the plan changed from “{before}” to “{after}”"
)
_ENTRY_ADDED: Final = Text("เพิ่ม{list} “{words}”", "“{words}” was added to the {list}")
_ENTRY_REMOVED: Final = Text("ตัด{list} “{words}”", "“{words}” was removed from the {list}")
_NONE: Final = Text("“ไม่มี”", "none")
_TOP: Final = Text("ระดับบนสุดของแผน", "the top of the plan")
_WHATS: Final = {
    "unit": Text("หน่วยนับ", "the unit"),
    "baseline": Text("ข้อมูลฐาน", "the baseline"),
    "lead": Text("หน่วยงานเจ้าภาพ", "the lead agency"),
    "support": Text("หน่วยงานสนับสนุน", "the supporting agencies"),
    "agency": Text("หน่วยงานรับผิดชอบ", "the responsible agency"),
    "budget": Text("งบประมาณ", "the budget"),
    "title": Text("ชื่อ", "the title"),
    "years": Text("ช่วงปี", "the years"),
    "vision": Text("วิสัยทัศน์", "the vision"),
}
_SHOWN: Final = 200


def compare(before: PlanTree, after: PlanTree) -> list[Change]:
    """Every change, in the order of the later version; what was removed comes last. Things are matched by key first,
    then by kind, number and similar words."""
    pairs = pairs_of(before, after)
    changes = [*_plan(before, after)]
    for item in items_of(after):
        earlier = pairs.earlier(item)
        if earlier is None:
            changes.append(Change("added", item.key, _ADDED, {"item": called(item)}))
        else:
            changes += _item(earlier, item, _Trees(before, after, pairs))
    changes += [
        Change("removed", item.key, _REMOVED, {"item": called(item)})
        for item in items_of(before)
        if not pairs.has_later(item)
    ]
    return [*changes, *_swot(before, after)]


@dataclass(frozen=True, slots=True)
class _Trees:
    before: PlanTree
    after: PlanTree
    pairs: Pairs


def _swot(before: PlanTree, after: PlanTree) -> Iterator[Change]:
    old = {(entry.kind, plain(entry.text)): entry for entry in before.swot}
    new = {(entry.kind, plain(entry.text)): entry for entry in after.swot}
    kinds: tuple[tuple[ChangeKind, Text, list[SwotEntry]], ...] = (
        ("added", _ENTRY_ADDED, [entry for key, entry in new.items() if key not in old]),
        ("removed", _ENTRY_REMOVED, [entry for key, entry in old.items() if key not in new]),
    )
    for kind, text, entries in kinds:
        for entry in entries:
            words = SWOT_WORDS.get(entry.kind, Text(entry.kind, entry.kind))
            yield Change(kind, "", text, {"list": words, "words": shortened(entry.text)})


def _plan(before: PlanTree, after: PlanTree) -> Iterator[Change]:
    values = (
        ("title", before.title, after.title),
        ("years", f"{before.from_year}-{before.to_year}", f"{after.from_year}-{after.to_year}"),
        ("vision", before.vision, after.vision),
    )
    for name, old, new in values:
        if search_key(old) != search_key(new):
            details = {"what": _WHATS[name], "before": shortened(old, _SHOWN), "after": shortened(new, _SHOWN)}
            yield Change("plan", "", _PLAN, details, changed_words(old, new), (old, new))


def _item(old: Item, new: Item, trees: _Trees) -> Iterator[Change]:
    yield from _words(old, new)
    yield from _place(old, new, trees)
    if isinstance(old, PlanItem) and isinstance(new, PlanItem):
        yield from _agencies(new, "lead", old.lead, new.lead)
        yield from _agencies(new, "support", old.support, new.support)
    elif isinstance(old, IndicatorItem) and isinstance(new, IndicatorItem):
        yield from _indicator(old, new)
    elif isinstance(old, ProjectItem) and isinstance(new, ProjectItem):
        yield from _agencies(new, "agency", old.agencies[:1], new.agencies[:1])
        yield from _budget(old, new)


def _words(old: Item, new: Item) -> Iterator[Change]:
    one, other = title_of(old), title_of(new)
    if search_key(one) != search_key(other):
        number = plain_number(new.number)
        thing = Text(
            f"{kind_words(new).th}{f'ที่ {number}' if number else ''}",
            f"{kind_words(new).en}{f' {number}' if number else ''}",
        )
        details = {"thing": thing, "before": shortened(one, _SHOWN), "after": shortened(other, _SHOWN)}
        yield Change("text", new.key, _TEXT, details, changed_words(one, other), (one, other))
    if isinstance(old, PlanItem) and isinstance(new, PlanItem) and search_key(old.text) != search_key(new.text):
        details = {"item": called(new), "before": shortened(old.text), "after": shortened(new.text)}
        yield Change("text", new.key, _BODY, details, changed_words(old.text, new.text), (old.text, new.text))


def _place(old: Item, new: Item, trees: _Trees) -> Iterator[Change]:
    one, other = trees.before.node(_parent(old)), trees.after.node(_parent(new))
    is_same = (one is None and other is None) or (one and other and trees.pairs.earlier(other) is one)
    if not is_same:
        details: dict[str, object] = {"item": called(new)}
        details |= {"before": called(one) if one else _TOP, "after": called(other) if other else _TOP}
        yield Change("moved", new.key, _MOVED, details)
    before, after = plain_number(old.number), plain_number(new.number)
    if before != after:
        details = {"item": called(new), "before": before or _NONE, "after": after or _NONE}
        yield Change("renumbered", new.key, _NUMBER, details)
    if isinstance(old, PlanItem) and isinstance(new, PlanItem) and old.kind != new.kind:
        details = {"item": called(new), "before": kind_words(old), "after": kind_words(new)}
        yield Change("moved", new.key, _KIND, details)


def _parent(item: Item) -> str:
    return item.parent if isinstance(item, PlanItem) else item.node


def _agencies(item: Item, name: str, old: list[AgencyMention], new: list[AgencyMention]) -> Iterator[Change]:
    if {_identity(one) for one in old} != {_identity(one) for one in new}:
        details = {
            "what": _WHATS[name],
            "item": called(item),
            "before": _named(old),
            "after": _named(new),
        }
        yield Change("lead", item.key, _VALUE, details)


def _identity(one: AgencyMention) -> str:
    return one.code or search_key(one.text)


def _named(mentions: list[AgencyMention]) -> str | Text:
    return ", ".join(f"“{one.text}”" for one in mentions) or _NONE


def _indicator(old: IndicatorItem, new: IndicatorItem) -> Iterator[Change]:
    for year in sorted(old.targets.keys() | new.targets.keys()):
        before, after = _target(old.targets.get(year)), _target(new.targets.get(year))
        if before != after:
            year_words = Text(f"ปี {year} ", f" for {year}") if year else Text("", "")
            details = {"item": called(new), "year": year_words, "before": before or _NONE, "after": after or _NONE}
            yield Change("target", new.key, _TARGET, details)
    yield from _value(new, "unit", old.unit.strip(), new.unit.strip())
    yield from _value(new, "baseline", _baseline(old), _baseline(new))
    yield from _agencies(new, "lead", old.lead, new.lead)
    yield from _agencies(new, "support", old.support, new.support)


def _value(item: Item, name: Literal["unit", "baseline", "budget"], old: str, new: str) -> Iterator[Change]:
    if old != new:
        details = {"what": _WHATS[name], "item": called(item), "before": old or _NONE, "after": new or _NONE}
        yield Change(name, item.key, _VALUE, details)


def _budget(old: ProjectItem, new: ProjectItem) -> Iterator[Change]:
    one, other = amount_of(old), amount_of(new)
    if one is None or other is None:
        yield from _value(new, "budget", _money(old), _money(new))
    elif one != other:
        details = {"what": _WHATS["budget"], "item": called(new), "before": shown(one), "after": shown(other)}
        yield Change("budget", new.key, _BAHT, details | {"difference": difference_words(one, other)})


def difference_words(before: Decimal, after: Decimal) -> Text:
    """By how many baht something rose or fell.

    >>> difference_words(Decimal(1000), Decimal("800.50")).th
    'ลดลง 199.50 บาท'
    """
    amount = shown(abs(after - before))
    if after == before:
        return Text("เท่าเดิม", "as before")
    up = after > before
    return Text(f"{'เพิ่มขึ้น' if up else 'ลดลง'} {amount} บาท", f"{amount} baht {'more' if up else 'less'}")


def _target(one: TargetValue | None) -> str:
    """Numbers that are equal read equal: 80 and 80.0."""
    if one is None:
        return ""
    if one.increase_by is not None:
        return f"+{one.increase_by.normalize():f} {one.unit}".strip()
    if one.value is None:
        return one.text
    upper = f"-{one.upper.normalize():f}" if one.upper is not None else ""
    return f"{one.value.normalize():f}{upper}"


def _baseline(one: IndicatorItem) -> str:
    value = f"{one.baseline.normalize():f}" if one.baseline is not None else one.baseline_text
    return f"{value} ({one.baseline_year})" if value and one.baseline_year else value


def _money(one: ProjectItem) -> str:
    amount = amount_of(one)
    return "" if amount is None else shown(amount)
