"""Mending a megabyte of Thai: the certain repairs against one pass of one rule, the suggestions against those."""

from __future__ import annotations

import re

from benchmarks.yard import Outcome, in_turns, seconds
from patibat.thai import mend
from patibat.thai.lexicon import segment
from patibat.thai.mending import suggesting

BAR = 12
_RULE = re.compile("([\u0e48-\u0e4c])([\u0e31\u0e34-\u0e3a\u0e47\u0e4d])")
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
    """A text of which every fiftieth line is damaged, and one of which every line is."""
    assert mend(_DAMAGED[0]).suggestions  # the dictionary is read once
    return [outcome for name, each in (("mostly clean", 50), ("damaged", 1)) for outcome in _both(name, _text(each))]


def _text(each: int) -> str:
    return "\n".join(f"{n} {(_DAMAGED if n % each == 0 else _CLEAN)[n // each % 3]}" for n in range(5000))


def _both(name: str, text: str) -> list[Outcome]:
    certain, rule, note = in_turns(lambda: mend(text).certain, lambda: _RULE.sub(r"\2\1", text))
    suggested = min(_suggested(text) for _ in range(3))
    return [
        Outcome(f"certain repairs, {name}", certain, rule, BAR, note=note),
        Outcome(f"suggestions, {name}", suggested, certain, BAR),
    ]


def _suggested(text: str) -> float:
    """Without what was kept of the last time."""
    suggesting.forget()
    segment.cache_clear()
    mended = mend(text)
    assert mended.certain is not None
    return seconds(lambda: mended.suggestions)
