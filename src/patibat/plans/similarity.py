"""Which points of the plans above a text speaks to, ranked, with the words that made them. No Django here.

Two views of a text are compared by TF-IDF cosine: the phrases of a small table (`data/words.toml`: what an office
writes, and what upper plans call the same matter), and pieces of the text as it stands. A text below `LEAST` has no
link: an office's own upkeep serves no policy, and it is better to say so than to offer the least unlikely one.

>>> points = [Candidate("y11", "ศักยภาพคนตลอดช่วงชีวิต"), Candidate("y14", "ศักยภาพการกีฬา"), Candidate("y3", "การเกษตร")]
>>> [(one.ident, one.words[:2]) for one in Suggester(points).suggest("ยกระดับศูนย์พัฒนาเด็กเล็ก")]
[('y11', ('ศูนย์พัฒนาเด็ก', 'เด็กเล็ก'))]
>>> Suggester(points).suggest("ซ่อมแซมหลังคาอาคาร")
[]
"""

from __future__ import annotations

import math
import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from patibat.thai import search_key

LEAST: Final = 0.16
"""The lowest score that is offered."""
PHRASES: Final = 0.75
"""How much the phrases count; the rest is the pieces."""
UPKEEP: Final = 0.45
"""What is left of the score of a text that speaks of the office's own upkeep."""
MORE: Final = 0.5
"""What a phrase counts that stands only in what hangs below a point, not in its own title."""
GRAM: Final = 4
LONG_COUNTS, USUAL = 0.6, 3.0
"""How much the length of a point's vector of phrases counts against it, and the usual length."""
_EMPTY = re.compile(
    r"โครงการ|กิจกรรม|ส่งเสริม|สนับสนุน|พัฒนา|เพิ่ม|การ|ความ|และ|ของ|ให้|เพื่อ|ที่|ใน|ด้าน|อย่าง|จังหวัด|ประจำปี|งบประมาณ|ไทย|มี|เป็น"
)
_GAPS = re.compile(r"[\s.,;:()/“”\"'\-–]+")
_LATIN = re.compile(r"[a-z0-9]")
# A leading vowel belongs to the consonant after it; a dependent vowel or a mark to the one before it.
_NOT_AFTER, _NOT_BEFORE = "(?<![\u0e40-\u0e44])", "(?![\u0e30-\u0e3a\u0e45\u0e47-\u0e4e])"

Vector = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A point of an upper plan. `more` is what hangs below it (goals of sub-plans)."""

    ident: str
    title: str
    more: str = ""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A point that a text speaks to: score 0 to 1, and the words that made it, those of the text first."""

    ident: str
    score: float
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Expansion:
    """What an office says, what it means in upper plans, and how much that tells."""

    says: tuple[str, ...]
    means: tuple[str, ...]
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class WordTable:
    """The table of `data/words.toml`."""

    expansions: tuple[Expansion, ...]
    housekeeping: tuple[str, ...] = ()
    traps: tuple[str, ...] = ()

    def read(self, text: str) -> str:
        """A text as phrases are looked for in it: words in which another one stands by chance are blotted out."""
        key = search_key(text)
        for trap in self.traps:
            key = key.replace(trap, " ")
        return key


@lru_cache(maxsize=1)
def word_table() -> WordTable:
    """The table that comes with the product."""
    content = tomllib.loads((Path(__file__).parent / "data" / "words.toml").read_text(encoding="utf-8"))
    rows = tuple(
        Expansion(_keys(row["says"]), _keys(row["means"]), float(row.get("weight", 1))) for row in content["expansion"]
    )
    return WordTable(rows, _keys(content["housekeeping"]), _keys(content["traps"]))


def pieces(text: str) -> list[str]:
    """The text in comparable pieces, empty words left out: runs of four letters, for Thai sets no spaces between words.

    The one place that knows how a text is cut.
    """
    found: list[str] = []
    for run in _GAPS.split(_EMPTY.sub(" ", search_key(text))):
        if len(run) <= GRAM:
            found += [run] if len(run) > 2 else []
        else:
            found += [run[at : at + GRAM] for at in range(len(run) - GRAM + 1)]
    return found


def has_phrase(phrase: str, key: str) -> bool:
    """Does a phrase stand in a text (both as `search_key` gives them)? Latin letters only as whole words; Thai ones
    never across a cluster: “นม” does not stand in “เรียนมี”."""
    if phrase not in key:
        return False
    before, after = (r"(?<![a-z0-9])", r"(?![a-z0-9])") if _LATIN.match(phrase) else (_NOT_AFTER, _NOT_BEFORE)
    return re.search(f"{before}{re.escape(phrase)}{after}", key) is not None


class Suggester:
    """The points of the upper plans, ready to be asked about many texts."""

    def __init__(self, candidates: Sequence[Candidate], table: WordTable | None = None) -> None:
        self._table = table or word_table()
        self._candidates = tuple(candidates)
        lexicon = {phrase for row in self._table.expansions for phrase in (*row.says, *row.means)}
        phrased = [self._phrases_of(one, lexicon) for one in self._candidates]
        cut = [Counter(pieces(one.title)) for one in self._candidates]
        self._phrase_idf, self._piece_idf = _idf(phrased), _idf(cut)
        self._phrased = [_weighted(one, self._phrase_idf) for one in phrased]
        self._cut = [_weighted(one, self._piece_idf) for one in cut]

    def suggest(self, text: str, *, most: int = 3, least: float = LEAST) -> list[Suggestion]:
        """The likeliest points, the best first; none when the text speaks to none."""
        key = self._table.read(text)
        said, why, sure = self._said(key)
        phrases = _weighted(said, self._phrase_idf)
        own = _weighted(Counter(pieces(text)), self._piece_idf)
        share = UPKEEP if any(has_phrase(one, key) for one in self._table.housekeeping) else 1.0
        scored = [
            (share * (PHRASES * sure * _cosine(phrases, point, LONG_COUNTS) + (1 - PHRASES) * _cosine(own, cut)), at)
            for at, (point, cut) in enumerate(zip(self._phrased, self._cut, strict=True))
        ]
        best = sorted((one for one in scored if one[0] >= least), key=lambda one: (-one[0], one[1]))[:most]
        return [
            Suggestion(self._candidates[at].ident, round(score, 3), self._words(at, key, said, why))
            for score, at in best
        ]

    @staticmethod
    def _phrases_of(candidate: Candidate, lexicon: Iterable[str]) -> dict[str, float]:
        title, more = search_key(candidate.title), search_key(candidate.more)
        found = {phrase: MORE for phrase in lexicon if has_phrase(phrase, more)}
        return found | {phrase: 1.0 for phrase in lexicon if has_phrase(phrase, title)}

    def _said(self, key: str) -> tuple[dict[str, float], dict[str, list[str]], float]:
        """The phrases that a text has or means with their weights, for each meaning the words that led to it, and how
        much the most telling one tells (at most 1): a cosine alone does not see that all words are weak."""
        said: dict[str, float] = {}
        why: dict[str, list[str]] = {}
        sure = 0.0
        for row in self._table.expansions:
            heard = [phrase for phrase in row.says if has_phrase(phrase, key)]
            # “ทดสอบ” inside “ทดสอบระดับชาติ” says nothing more.
            spoken = [phrase for phrase in heard if not any(phrase != other and phrase in other for other in heard)]
            meant = [phrase for phrase in row.means if has_phrase(phrase, key)]
            for phrase in (*spoken, *meant):
                said[phrase] = max(said.get(phrase, 0), row.weight)
                sure = max(sure, 1.0 if phrase in meant else row.weight)
            weight = row.weight * (1 + math.log(len(spoken))) if spoken else 0
            for phrase in row.means if spoken else ():
                said[phrase] = said.get(phrase, 0) + weight
                why.setdefault(phrase, []).extend(spoken)
        return said, why, min(sure, 1.0)

    def _words(self, at: int, key: str, said: Mapping[str, float], why: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
        shared = [phrase for phrase in said if phrase in self._phrased[at]]
        told = [word for phrase in shared for word in (*why.get(phrase, ()), *([phrase] if phrase in key else ()))]
        own = sorted(dict.fromkeys(told), key=key.find)
        if not own:
            own = _longest_shared(key, search_key(self._candidates[at].title))
        return tuple(dict.fromkeys((*own, *shared)))[:8]


def _keys(phrases: Iterable[str]) -> tuple[str, ...]:
    return tuple(search_key(phrase) for phrase in phrases)


def _idf(documents: Sequence[Mapping[str, float]]) -> dict[str, float]:
    counts = Counter(feature for document in documents for feature in document)
    return {feature: math.log((1 + len(documents)) / (1 + number)) + 1 for feature, number in counts.items()}


def _weighted(features: Mapping[str, float], idf: Mapping[str, float]) -> dict[str, float]:
    """TF-IDF of the features that any point has: what no point has can neither speak for one nor against it."""
    return {feature: weight * idf[feature] for feature, weight in features.items() if feature in idf}


def _cosine(one: Vector, other: Vector, long_counts: float = 1.0) -> float:
    """Cosine of two vectors. Below 1, `long_counts` forgives the other one its length: an issue with many goals below
    it is no worse for those of which the text does not speak."""
    product = sum(weight * other.get(feature, 0) for feature, weight in one.items())
    own, length = math.hypot(*one.values()), math.hypot(*other.values())
    if not product:
        return 0.0
    return min(1.0, product / own / (math.pow(length, long_counts) * math.pow(USUAL, 1 - long_counts)))


def _longest_shared(one: str, other: str) -> list[str]:
    """The longest run of letters that both have, at least five."""
    for size in range(min(len(one), len(other)), 4, -1):
        for at in range(len(one) - size + 1):
            if one[at : at + size] in other:
                return [one[at : at + size].strip()]
    return []
