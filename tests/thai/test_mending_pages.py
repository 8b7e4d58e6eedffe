"""What a page does to text, made on our own sentences: words cut at its end, headers, marks that became spaces."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator

from patibat.thai import accept, mend
from patibat.thai.lexicon import STRETCH, segment
from tests.thai import damage

Shown = Callable[[str, object], None]
_LINES = [line for line in damage.CLEAN.split("\n") if line]
_LONG = 6
_BEGINS = re.compile("[เ-ไ]?[ก-ฮ]")
_ENDS = "\n\n- 12 -\n"


def _cuts() -> Iterator[tuple[str, int]]:
    """Lines and places within a long word where one of the two pieces reads as no word."""
    for line in _LINES:
        for stretch in STRETCH.finditer(line):
            for part in segment(stretch.group()).parts:
                for cut in range(2, len(part.text) - 1) if len(part.text) >= _LONG else ():
                    head, tail = part.text[:cut], part.text[cut:]
                    begins = _BEGINS.match(tail) and head[-1] not in "เแโใไ"
                    if begins and (segment(head).unknown or segment(tail).unknown):
                        yield line, stretch.start() + part.at + cut


def test_words_cut_at_the_end_of_a_line_or_page_are_suggested_whole(record_property: Shown) -> None:
    cuts = list(_cuts())
    assert len(cuts) > 50
    for glue, where in (("\n", "line"), (_ENDS, "page")):
        right = wrong = 0
        for line, at in cuts:
            mended = mend(line[:at] + glue + line[at:])
            accepted = accept(mended, mended.suggestions)
            right += mended.suggestions != () and accepted.replace(glue, "") == line
            wrong += accepted.replace(glue, "") != line
        assert wrong <= len(cuts) * 0.01
        assert right >= len(cuts) * 0.95
        record_property(
            "shown", f"words cut at the end of a {where}: {right} of {len(cuts)} suggested whole, {wrong} wrong"
        )


def test_headers_and_footers_of_every_page_are_suggested_away(record_property: Shown) -> None:
    chance = random.Random(1)
    words = sorted({part.text for line in _LINES for part in segment(line.replace(" ", "")).parts if part.known})
    found = made = wrong = 0
    for header in ("แผนปฏิบัติราชการประจำปีงบประมาณ พ.ศ. 2567", "สำนักงานศึกษาธิการจังหวัด", "รายงานผลการดำเนินงาน | หน้า"):
        pages = []
        for number in range(1, 21):
            body = ["".join(chance.sample(words, 8)) for _ in range(8)]
            pages.append("\n".join([header, *body, f"- {number} -"]))
        mended = mend("\n\f".join(pages))
        away = [repair for repair in mended.suggestions if repair.kind == "running-line"]
        made += len(pages)
        found += sum(header in repair.before for repair in away)
        wrong += sum(header not in repair.before for repair in away)
    assert (found, wrong) == (made, 0)
    record_property("shown", f"headers of pages: {found} of {made} suggested away, {wrong} wrong")


def test_marks_that_became_spaces_are_suggested_back(record_property: Shown) -> None:
    """One mark of a line: what is lost can only be guessed, so the guess must be rarely wrong."""
    right = wrong = made = 0
    for line in _LINES:
        for mark in re.finditer("(?<=[ก-ฮ])[\u0e31\u0e34-\u0e39\u0e47-\u0e4c]+(?=[ก-ฮ])", line):
            damaged = f"{line[: mark.start()]} {line[mark.end() :]}"
            mended = mend(damaged)
            accepted = accept(mended, mended.suggestions)
            made += 1
            right += accepted == line
            wrong += accepted not in (line, damaged)
    assert made > 100
    assert right >= made * 0.5
    assert wrong <= made * 0.2
    record_property("shown", f"marks that became spaces: {right} of {made} suggested back, {wrong} wrong")
