"""What one repair is, and the text with all of them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable
from functools import cached_property
from itertools import accumulate
from typing import Final, Literal, NamedTuple

from patibat.problems import Problem, Text

Level = Literal["certain", "suggested"]
Kind = Literal[
    "zero-width",
    "private-use",
    "latin-mark",
    "mojibake",
    "doubled-mark",
    "doubled-vowel",
    "misordered-mark",
    "nikhahit-aa",
    "split-sara-am",
    "displaced-mark",
    "mark-as-space",
    "aa-for-am",
    "repeated-cluster",
    "repeated-words",
    "letter-spaced",
    "cut-word",
    "running-line",
]

_KINDS: Final[dict[Kind, Text]] = {
    "zero-width": Text("มีอักขระที่มองไม่เห็น", "an invisible character"),
    "private-use": Text(
        "รูปวรรณยุกต์ที่ฟอนต์ Windows หรือ Mac เก็บไว้ในช่วงใช้ส่วนตัว",
        "a glyph that fonts of Windows or Mac keep in the private use area",
    ),
    "latin-mark": Text("ฟอนต์ PDF เก่าให้อักษรละตินแทนวรรณยุกต์", "a font of an old PDF gave a Latin letter for a tone mark"),
    "mojibake": Text("อ่านด้วยรหัสอักขระผิด", "read in the wrong encoding"),
    "doubled-mark": Text("วรรณยุกต์หรือสระตัวเดียวกันซ้อนกัน", "the same mark stands twice"),
    "doubled-vowel": Text("สระที่พิมพ์เป็นสองตัว", "one vowel typed as two"),
    "misordered-mark": Text("วรรณยุกต์มาก่อนสระ", "the tone mark stands before the vowel"),
    "nikhahit-aa": Text("สระอำมาเป็นสองส่วน", "SARA AM came in two pieces"),
    "split-sara-am": Text("สระอำแยกจากพยัญชนะ", "SARA AM was parted from its consonant"),
    "displaced-mark": Text("สระหรือวรรณยุกต์เลื่อนไปอยู่กับตัวข้างเคียง", "a mark slid onto a neighbour"),
    "mark-as-space": Text("สระหรือวรรณยุกต์กลายเป็นช่องว่าง", "a mark became a space"),
    "aa-for-am": Text("สระอำกับสระอาสลับกัน", "SARA AM and SARA AA were exchanged"),
    "repeated-cluster": Text(
        "พยางค์ซ้ำ เพราะตัวอักษรมีเส้นขอบหรือโปรแกรมสร้าง PDF เขียนไว้สองครั้ง",
        "clusters repeated, as outlined text and some makers of PDF leave them",
    ),
    "repeated-words": Text("ข้อความซ้ำเพราะทำตัวหนาด้วยการพิมพ์ทับ", "text repeated, as overprinted bold leaves it"),
    "letter-spaced": Text("ตัวอักษรห่างกัน", "letters set apart"),
    "cut-word": Text("คำขาดตอนที่ท้ายบรรทัดหรือท้ายหน้า", "a word cut at the end of a line or page"),
    "running-line": Text("หัวหรือท้ายกระดาษที่ซ้ำทุกหน้า", "a header or footer that stands on every page"),
}
_FOUND: Final = Text("{reason}: พบคำ {words}", "{reason}: makes {words}")


class Repair(NamedTuple):
    """One repair. Line and column count from 1 in the text as it came; `words` are those that speak for it.

    `before` of a suggestion is as it stands after the certain repairs.
    """

    line: int
    column: int
    before: str
    after: str
    kind: Kind
    level: Level
    words: tuple[str, ...] = ()

    @property
    def reason(self) -> Text:
        """Why, in both languages."""
        kind = _KINDS[self.kind]
        if not self.words:
            return kind
        words = " · ".join(self.words)
        return Text(_FOUND.th.format(reason=kind.th, words=words), _FOUND.en.format(reason=kind.en, words=words))


class Change(NamedTuple):
    """A repair by its place: characters before it in the text that is changed."""

    at: int
    before: str
    after: str
    kind: Kind
    words: tuple[str, ...] = ()


class Mended:
    """The mended text with its repairs. When `refused`, the text is as it came, without repairs.

    Repairs are listed when first asked for; suggestions need the dictionary.
    """

    def __init__(
        self, source: str, text: str, listing: Callable[[], list[Change]] = list, refused: Problem | None = None
    ) -> None:
        self.source = source
        self.text = text
        self.refused = refused
        self._listing = listing

    @cached_property
    def _changes(self) -> list[Change]:
        """By their places in the source, in reading order."""
        return self._listing()

    @cached_property
    def certain(self) -> tuple[Repair, ...]:
        """Repairs that are made in `text`, in reading order."""
        return tuple(_placed(self.source, ((change.at, change) for change in self._changes), "certain"))

    @cached_property
    def suggestions(self) -> tuple[Repair, ...]:
        """What is likely, in reading order; `text` is left as it is there."""
        if self.refused:
            return ()
        from patibat.thai.mending.suggesting import suggest

        found = suggest(self.text, {change.at for change in self._moved})
        return tuple(_placed(self.source, zip(self._in_source(found), found, strict=True), "suggested"))

    @cached_property
    def repairs(self) -> tuple[Repair, ...]:
        """Certain and suggested, in reading order."""
        return tuple(sorted((*self.certain, *self.suggestions), key=lambda repair: repair[:2]))

    @cached_property
    def _moved(self) -> list[Change]:
        """The changes by their places in the mended text."""
        grown = accumulate((len(change.after) - len(change.before) for change in self._changes), initial=0)
        return [Change(change.at + more, *change[1:]) for change, more in zip(self._changes, grown, strict=False)]

    def _in_source(self, found: Iterable[Change]) -> Iterable[int]:
        """Where changes of the mended text stand in the source; inside a repair, its beginning."""
        moved = self._moved
        starts = [change.at for change in moved]
        source = [change.at for change in self._changes]
        for change in found:
            index = bisect_right(starts, change.at) - 1
            if index < 0:
                yield change.at
            elif change.at < starts[index] + len(moved[index].after):
                yield source[index]
            else:
                behind = change.at - starts[index] - len(moved[index].after)
                yield source[index] + len(moved[index].before) + behind


def _placed(source: str, changes: Iterable[tuple[int, Change]], level: Level) -> Iterable[Repair]:
    """Repairs with line and column; the changes come in reading order."""
    line, begin = 1, 0
    end = source.find("\n")
    for at, (_at, before, after, kind, words) in changes:
        if 0 <= end < at:
            line += source.count("\n", begin, at)
            begin = source.rfind("\n", 0, at) + 1
            end = source.find("\n", at)
        # As `Repair(…)`, in half the time.
        yield tuple.__new__(Repair, (line, at - begin + 1, before, after, kind, level, words))


def undo(text: str, repairs: Iterable[Repair], only: Collection[Repair] | None = None) -> str:
    """The text as it was before its certain repairs, or before those in `only`.

    `text` is the mended text and `repairs` all its repairs, as `mend` gave both.

    >>> from patibat.thai.mending import mend
    >>> mended = mend("ส านักท่ี")
    >>> undo(mended.text, mended.repairs), undo(mended.text, mended.repairs, only=mended.certain[:1])
    ('ส านักท่ี', 'ส านักที่')
    """
    lines = text.split("\n")
    by_line: dict[int, list[Repair]] = {}
    for repair in repairs:
        if repair.level == "certain":
            by_line.setdefault(repair.line, []).append(repair)
    for number, made in by_line.items():
        lines[number - 1] = _line_undone(lines[number - 1], sorted(made), only)
    return "\n".join(lines)


def _line_undone(line: str, made: list[Repair], only: Collection[Repair] | None) -> str:
    parts: list[str] = []
    read, column = 0, 1
    for repair in made:
        until = read + repair.column - column
        undone = only is None or repair in only
        parts += (line[read:until], repair.before if undone else repair.after)
        read = until + len(repair.after)
        column = repair.column + len(repair.before)
    return "".join(parts) + line[read:]


def accept(mended: Mended, chosen: Collection[Repair]) -> str:
    """The mended text with these suggestions made; one that no longer fits its place is left out.

    >>> from patibat.thai.mending import mend
    >>> mended = mend("เหตุการณเ์ป็น")
    >>> accept(mended, mended.suggestions)
    'เหตุการณ์เป็น'
    """
    text = mended.text
    for change in reversed(mended_changes(mended, chosen)):
        end = change.at + len(change.before)
        if text[change.at : end] == change.before:
            text = text[: change.at] + change.after + text[end:]
    return text


def mended_changes(mended: Mended, chosen: Collection[Repair]) -> list[Change]:
    """Suggestions by their places in the mended text."""
    begins = [0, *accumulate(len(line) + 1 for line in mended.source.split("\n"))]
    places = mended._moved
    ends = [change.at + len(change.before) for change in mended._changes]
    found = []
    for repair in chosen:
        at = begins[repair.line - 1] + repair.column - 1
        index = bisect_right(ends, at) - 1
        if index >= 0:
            at = places[index].at + len(places[index].after) + at - ends[index]
        found.append(Change(at, repair.before, repair.after, repair.kind))
    return sorted(found)
