"""What is refused, with advice; and what only looks like it."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

import pytest

from patibat.thai import mend
from patibat.thai.lexicon import dictionary
from patibat.thai.places import names_th
from tests.thai import damage

Shown = Callable[[str, object], None]
_MARKS = re.compile("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]")
_TIMES = (1, 3, 40)

NEAR_MISSES = {
    "English with some Thai": "The provincial education office (สำนักงานศึกษาธิการจังหวัด) writes to the ministry.",
    "English alone": "Quarterly report: 95% of schools took part. See https://example.org/a_b?c=1 and Table A1-B2.",
    "Thai with many numbers": "งบประมาณ 1,234,567.89 บาท ร้อยละ 12.5 ปี 2566 2567 2568 รวม 3,456 7,890 131 99.99",
    "Thai digits": "๑๒๓,๔๕๖.๗๘ ๒๕๖๖ ๒๕๖๗ ๑๐๐ ๒๐๐ ๓๐๐ บาท",
    "abbreviations of agencies": "สพฐ. สพป. สพม. ศธจ. กศจ. อปท. อบจ. อบต. กศน. สกร. สช. สอศ. สป. ศธ. กพร. กพฐ. ก.ค.ศ.",
    "abbreviations without full stops": "สพฐ สพป สพม ศธจ กศจ อปท อบจ อบต กศน สกร สช สอศ สป ศธ กพร กพฐ กคศ สนง ผอ ศน",
    "Pali in Thai letters": "นโม ตสฺส ภควโต อรหโต สมฺมาสมฺพุทฺธสฺส พุทฺธํ สรณํ คจฺฉามิ ธมฺมํ สรณํ คจฺฉามิ สงฺฆํ สรณํ คจฺฉามิ",
    "Pali as it is chanted": "อะระหัง สัมมาสัมพุทโธ ภะคะวา พุทธัง ภะคะวันตัง อะภิวาเทมิ",
    "Karen in Thai letters": "ซะเกอะโด เลอะ ปกาเกอะญอ ต่าบลื๊อ โอ๊ะมื่อโชเปอ",
    "Malay in Thai letters": "ซลามัต ดาตัง บาฮาซา มลายู ปาตานี ซือราตุส กือตือรางัน อาเนาะ มูดอ กำปง บาเงาะ ตานะฮ์ อายาฮ์",
    "codes of a table": "A1 B2 C3 D4 KPI1.1 KPI1.2 SO1 SO2 P1-01 P1-02 2.1.1 2.1.2 Q1/2566 Q2/2566",
    "addresses": "office@example.go.th tel. 02-123-4567 fax. 02-123-4568 line: @peo_office; id=5",
}  # fmt: skip


@pytest.mark.parametrize("name", NEAR_MISSES)
def test_near_misses_are_neither_refused_nor_changed(name: str) -> None:
    for times in _TIMES:
        text = (NEAR_MISSES[name] + "\n") * times
        mended = mend(text)
        assert (mended.refused, mended.text, mended.certain) == (None, text, ())


def test_text_without_its_marks_is_refused_with_advice(record_property: Shown) -> None:
    lost = _MARKS.sub("", damage.CLEAN)
    spaced = _MARKS.sub(" ", damage.CLEAN)
    lines = [line for text in (lost, spaced) for line in text.split("\n") if line]
    refused = [found for line in lines if (found := mend(line).refused)]
    assert {problem.code for problem in refused} == {"thai.marks-lost"}
    assert len(refused) >= len(lines) * 0.75
    assert all(problem.fix(language) for problem in refused for language in ("th", "en"))
    whole = [mend(text).refused for text in (lost, spaced)]
    assert [problem and problem.code for problem in whole] == ["thai.marks-lost"] * 2
    record_property("shown", f"lines without their marks: {len(refused)} of {len(lines)} refused by themselves")


def test_thai_that_was_recognised_as_latin_is_refused_with_advice() -> None:
    chance = random.Random(1)
    pieces = ("n1", "u~", "J'1", "~1u", "th~", "1ti", "'V'", "M,;", 'q"', "oLJ", "!1", "^n")
    text = " ".join("".join(chance.choices(pieces, k=3)) for _ in range(60))
    refused = mend(text).refused
    assert refused is not None
    assert refused.code == "thai.read-as-latin"
    assert refused.fix("th")
    assert refused.fix("en")


@pytest.mark.parametrize("glue", ["\n", " ", ""])
def test_no_word_and_no_name_of_a_place_is_changed(glue: str) -> None:
    words = sorted({*dictionary(), *names_th()})
    assert len(words) > 60_000
    text = glue.join(words)
    mended = mend(text)
    assert (mended.refused, mended.text, mended.certain) == (None, text, ())


def test_no_pair_of_words_is_changed(record_property: Shown) -> None:
    """Damage could seem to stand where two words meet: pairs by chance, glued and apart."""
    words = sorted({*dictionary(), *names_th()})
    chance = random.Random(1)
    pairs = [chance.choice(words) + chance.choice(("", " ")) + chance.choice(words) for _ in range(200_000)]
    # Each word twice too, as Thai says `สั่งสั่ง`.
    pairs += [word * 2 for word in words]
    text = "\n".join(pairs)
    mended = mend(text)
    assert mended.refused is None
    assert [(pairs[repair.line - 1], repair.before, repair.after) for repair in mended.certain] == []
    record_property("shown", f"words of the dictionary: nothing changed in {len(pairs):,} pairs")
