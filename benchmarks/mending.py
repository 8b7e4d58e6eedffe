"""Mending Thai, one text for each class of damage: the certain repairs against one pass of one rule,
and the suggestions against the certain repairs. The worst stands last."""

from __future__ import annotations

import random
import re
from operator import attrgetter

from tests.thai import damage

from benchmarks.yard import Outcome, in_turns, seconds
from patibat.thai import mend
from patibat.thai.lexicon import segment
from patibat.thai.mending import suggesting

BAR = 12
# Where marks are displaced and nothing else, the certain repairs have nothing to do and the dictionary has all.
BAR_OF_DISPLACED_ONLY = 150
_RULE = re.compile("([\u0e48-\u0e4c])([\u0e31\u0e34-\u0e3a\u0e47\u0e4d])")
_TIMES = 40  # short enough that both are measured before somebody else works on the machine
_ROUNDS = 25
_SEED = 1
_CLEAN = (
    "สำนักงานศึกษาธิการจังหวัดติดตามผลการดำเนินงานตามแผนพัฒนาการศึกษาทุกไตรมาส",
    "ผู้เรียนต้องได้รับโอกาสเข้าถึงการเรียนรู้ที่มีคุณภาพอย่างทั่วถึงและเท่าเทียม",
    "โรงเรียนขนาดเล็กได้รับงบประมาณเพิ่มเติมตามเกณฑ์ที่คณะกรรมการกำหนด",
)
_DAMAGED = (
    "ส านักงานศึกษาธกิ ารจังหวัดติดตามผลการด าเนนิ งานตามแผนพัฒนาการศกึ ษา",
    "ผู้เรียนต้องไดร้ ับโอกาสเข้าถึงการเรียนรู้ท่ีมีคุณภาพอย่างทัว่ ถึง",
    "กระบวนการทีส่ าคัญท าให้เหตุการณเ์ป็นไปตามแผนของจังหวัดสมทุรปราการ",
)


def run() -> list[Outcome]:
    """Texts that are damaged in every word, each in one way; one damaged in every line in several ways, as extracts
    are; and one of which every fiftieth line is.
    """
    assert mend(_DAMAGED[0]).suggestions  # the dictionary is read once
    clean = damage.CLEAN * _TIMES
    mixed = {"mostly clean": _text(50), "damaged": _text(1)}
    displaced = damage.displaced(clean, random.Random(_SEED))[0]
    texts = mixed | {kind: make(clean, random.Random(_SEED)) for kind, make in damage.REVERSIBLE.items()}
    certain = [_certain(name, text) for name, text in texts.items()]
    suggested = [_suggestions(name, text, BAR) for name, text in mixed.items()]
    suggested.append(_suggestions("marks displaced only", displaced, BAR_OF_DISPLACED_ONLY))
    return [*sorted(certain, key=attrgetter("ratio")), *sorted(suggested, key=attrgetter("ratio"))]


def _text(each: int) -> str:
    return "\n".join(f"{n} {(_DAMAGED if n % each == 0 else _CLEAN)[n // each % 3]}" for n in range(5000))


def _certain(name: str, text: str) -> Outcome:
    """The mended text; how long its repairs then take to be listed is told beside it."""
    ours, rule, note = in_turns(lambda: mend(text), lambda: _RULE.sub(r"\2\1", text), _ROUNDS)
    mended = mend(text)
    listed = seconds(lambda: mended.certain)
    note = f"{len(mended.certain)} repairs, listed when asked for in {listed / rule:.1f}x more  {note}"
    return Outcome(f"certain repairs, {name}", ours, rule, BAR, note=note)


def _suggestions(name: str, text: str, bar: float) -> Outcome:
    """Afresh each time, without what was kept of the last; against the certain repairs with their list."""
    suggested = min(_suggested(text) for _ in range(3))
    certain = min(seconds(lambda: mend(text).certain) for _ in range(5))
    return Outcome(f"suggestions, {name}", suggested, certain, bar)


def _suggested(text: str) -> float:
    suggesting.forget()
    segment.cache_clear()
    mended = mend(text)
    assert mended.certain is not None
    return seconds(lambda: mended.suggestions)
