"""Which thing of one version of a plan is which of another: by key, then by kind, number and similar words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from typing import Final

from patibat.plans.checker.alike import pair_mask, plain, shared_pairs
from patibat.plans.checker.naming import Item, plain_number, title_of
from patibat.plans.tree import PlanItem, PlanTree

_ALIKE: Final = 0.72
"""Words this similar are the same thing reworded, when number or parent agree too."""
_NEARLY: Final = 0.9
_ENOUGH_PAIRS: Final = 0.45


@dataclass(slots=True)
class Pairs:
    """Things of the later version with those of the earlier one, by identity: keys may change meaning."""

    later_nodes: dict[str, PlanItem]
    _earlier: dict[int, Item] = field(default_factory=dict)
    _later: dict[int, Item] = field(default_factory=dict)

    def put(self, earlier: Item, later: Item) -> None:
        """These are one thing."""
        self._earlier[id(later)] = earlier
        self._later[id(earlier)] = later

    def earlier(self, later: Item) -> Item | None:
        """What it was before."""
        return self._earlier.get(id(later))

    def has_later(self, earlier: Item) -> bool:
        """Is it still there?"""
        return id(earlier) in self._later


def items_of(tree: PlanTree) -> Iterator[Item]:
    """Nodes, indicators and projects, in order."""
    yield from tree.nodes
    yield from tree.indicators
    yield from tree.projects


def pairs_of(before: PlanTree, after: PlanTree) -> Pairs:
    """Matched by key first, then by words."""
    pairs = Pairs({node.key: node for node in after.nodes})
    by_key = {(_sort(item), item.key): item for item in items_of(before) if item.key}
    for item in items_of(after):
        earlier = by_key.get((_sort(item), item.key))
        if earlier is not None and not pairs.has_later(earlier):
            pairs.put(earlier, item)
    _match_words(before, after, pairs)
    return pairs


def match_keys(before: PlanTree, after: PlanTree) -> PlanTree:
    """`after` with the keys of `before` where it holds the same things; neither tree is changed.

    Keys of `after` are taken as made up by its reader: only kind, words, number and parent decide. A new thing keeps
    its own key, or gets a free one where that is the key of something else.
    """
    return with_keys(after, matched_keys(before, after))


def matched_keys(before: PlanTree, after: PlanTree) -> dict[str, str]:
    """Key in `after` → key in `before` of the same thing, or a free one: see `match_keys`."""
    pairs = Pairs({node.key: node for node in after.nodes})
    _match_words(before, after, pairs)
    taken = {item.key for item in items_of(before)}
    keys: dict[str, str] = {}
    for item in items_of(after):
        earlier = pairs.earlier(item)
        keys[item.key] = earlier.key if earlier is not None else _free(item.key, taken)
        taken.add(keys[item.key])
    return keys


def with_keys(tree: PlanTree, keys: Mapping[str, str]) -> PlanTree:
    """The tree with other keys; those that are not named stay. The tree itself is not changed."""

    def key(old: str) -> str:
        return keys.get(old, old)

    return replace(
        tree,
        nodes=[replace(one, key=key(one.key), parent=key(one.parent)) for one in tree.nodes],
        indicators=[replace(one, key=key(one.key), node=key(one.node)) for one in tree.indicators],
        projects=[replace(one, key=key(one.key), node=key(one.node)) for one in tree.projects],
        lines=[replace(one, node=key(one.node)) for one in tree.lines],
        unplaced=[replace(one, node=key(one.node)) for one in tree.unplaced],
        totals=[replace(one, scope=key(one.scope)) for one in tree.totals],
    )


def _free(key: str, taken: set[str]) -> str:
    free, number = key, 2
    while free in taken:
        free, number = f"{key}-{number}", number + 1
    return free


def _sort(item: Item) -> str:
    return type(item).__name__


def _kind(item: Item) -> str:
    return item.kind if isinstance(item, PlanItem) else _sort(item)


def _match_words(before: PlanTree, after: PlanTree, pairs: Pairs) -> None:
    """The surest first: the same words (number and parent as tie-break), then nearly the same, then the same number
    with similar words."""
    kinds = dict.fromkeys(_kind(item) for item in items_of(after))
    for kind in kinds:
        old = [item for item in items_of(before) if _kind(item) == kind and not pairs.has_later(item)]
        new = [item for item in items_of(after) if _kind(item) == kind and pairs.earlier(item) is None]
        _match_same(old, new, pairs)
        _match_alike(old, new, pairs)
    _match_other_kinds(before, after, pairs)


def _match_same(old: Sequence[Item], new: Sequence[Item], pairs: Pairs) -> None:
    by_words: dict[str, list[Item]] = {}
    for item in old:
        by_words.setdefault(plain(title_of(item)), []).append(item)
    for later in new:
        candidates = [one for one in by_words.get(plain(title_of(later)), ()) if not pairs.has_later(one)]
        if candidates:
            # Of several with the same words, the one with the same number and parent; then the first.
            pairs.put(max(candidates, key=lambda one: _closeness(one, later, pairs)), later)


def _match_alike(old: Sequence[Item], new: Sequence[Item], pairs: Pairs) -> None:
    scored = []
    texts = {id(item): plain(title_of(item)) for item in (*old, *new)}
    masks = {key: pair_mask(text) for key, text in texts.items()}
    left = [item for item in old if not pairs.has_later(item)]
    for at, later in enumerate(item for item in new if pairs.earlier(item) is None):
        for position, earlier in enumerate(left):
            one, other = id(earlier), id(later)
            if shared_pairs(masks[one], masks[other]) < _ENOUGH_PAIRS:
                continue
            ratio = SequenceMatcher(None, texts[one], texts[other], autojunk=False).ratio()
            score = ratio + 0.05 * _closeness(earlier, later, pairs)
            if ratio >= _NEARLY or (ratio >= _ALIKE and _closeness(earlier, later, pairs)):
                scored.append((-score, at, position, earlier, later))
    for _, _, _, earlier, later in sorted(scored, key=lambda found: found[:3]):
        if not pairs.has_later(earlier) and pairs.earlier(later) is None:
            pairs.put(earlier, later)


def _match_other_kinds(before: PlanTree, after: PlanTree, pairs: Pairs) -> None:
    """The same words under another kind: a reader, or the office, calls it something else now."""
    old = [node for node in before.nodes if not pairs.has_later(node) and len(plain(node.title)) > 8]
    new = [node for node in after.nodes if pairs.earlier(node) is None]
    _match_same(old, new, pairs)


def _closeness(earlier: Item, later: Item, pairs: Pairs) -> int:
    """0 to 2: the same number, the same parent."""
    number = bool(later.number) and plain_number(earlier.number) == plain_number(later.number)
    return int(number) + int(_same_parent(earlier, later, pairs))


def _same_parent(earlier: Item, later: Item, pairs: Pairs) -> bool:
    one = earlier.parent if isinstance(earlier, PlanItem) else earlier.node
    other = later.parent if isinstance(later, PlanItem) else later.node
    above = pairs.later_nodes.get(other)
    matched = pairs.earlier(above) if above is not None else None
    return bool(one) and matched is not None and matched.key == one
