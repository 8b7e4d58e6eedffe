"""Score bands as published, their gaps and overlaps, and where values lie."""

import csv
from decimal import Decimal as D
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from patibat.measures import FIVE_LEVELS, Band, Bands, parse_bands
from patibat.problems import Problem

SHARED = Path(__file__).resolve().parents[2] / "../shared/data/edeva_province_indicators.csv"
FOUR = "ปรับปรุง <90.00; พอใช้ 90-94.99; ดี 95.00-97.49; ดีมาก >=97.50"


@pytest.mark.parametrize(
    ("number", "level"),
    [
        ("0", "ปรับปรุง"),
        ("89.99", "ปรับปรุง"),
        ("89.994", "ปรับปรุง"),
        ("89.995", "พอใช้"),  # 89.995 is 90.00 to two places
        ("94.994", "พอใช้"),
        ("94.995", "ดี"),  # falls between 94.99 and 95.00 only until it is rounded
        ("97.49", "ดี"),
        ("97.5", "ดีมาก"),
        ("122.49", "ดีมาก"),  # gross rates exceed 100
    ],
)
def test_levels_of_published_bands(number: str, level: str) -> None:
    assert parse_bands(FOUR).place(D(number)).label == level


@pytest.mark.parametrize(
    ("mean", "level"),
    [("4.505", "มากที่สุด"), ("4.504", "มาก"), ("4.50", "มาก"), ("1.505", "น้อย"), ("1", "น้อยที่สุด"), ("5", "มากที่สุด")],
)
def test_no_mean_falls_between_the_five_levels(mean: str, level: str) -> None:
    assert FIVE_LEVELS.place(D(mean)).label == level


@given(st.decimals(min_value=1, max_value=5, places=6))
def test_every_mean_of_one_to_five_has_exactly_one_level(mean: D) -> None:
    assert FIVE_LEVELS.place(mean).band is not None


def test_outside_every_level_says_so() -> None:
    placed = FIVE_LEVELS.place(D("0.5"))
    assert placed.band is None
    assert placed.problem is not None
    assert placed.problem.code == "measures.band-outside"
    assert "0.50" in placed.problem.message()


def test_sound_bands_have_no_findings() -> None:
    assert parse_bands(FOUR).findings() == ()
    assert FIVE_LEVELS.findings() == ()


def test_overlaps_are_found_and_the_shared_value_has_no_level_until_someone_decides() -> None:
    bands = parse_bands("ปรับปรุง<8; พอใช้8-10; ดี10-12; ดีมาก>=12")
    assert [finding.code for finding in bands.findings()] == ["measures.bands-overlap"] * 2
    assert "10" in bands.findings()[0].why()
    placed = bands.place(D(10))
    assert placed.band is None
    assert placed.problem is not None
    assert placed.problem.code == "measures.bands-overlap"
    decided = bands.with_shared_bounds_up()
    assert decided.findings() == ()
    assert [decided.place(D(n)).label for n in (7, 8, 9, 10, 11, 12)] == ["ปรับปรุง", "พอใช้", "พอใช้", "ดี", "ดี", "ดีมาก"]


def test_a_gap_is_found_with_the_values_in_it() -> None:
    bands = parse_bands("ปรับปรุง <60.00; พอใช้ 60-69.99; ดี 72.00-79.99; ดีมาก >=80.00")
    (finding,) = bands.findings()
    assert finding.code == "measures.bands-gap"
    assert "70.00-71.99" in finding.why()
    assert bands.place(D(71)).band is None


def test_two_open_ends_overlap() -> None:
    assert [f.code for f in parse_bands("ต่ำ <=5; สูง >=5").findings()] == ["measures.bands-overlap"]
    assert [f.code for f in parse_bands("ต่ำ <5; ต่ำมาก <3").findings()] == ["measures.bands-overlap"]
    assert [f.code for f in parse_bands("สูง >5; สูงมาก >7").findings()] == ["measures.bands-overlap"]
    assert parse_bands("ต่ำ <5; สูง >=5").findings() == ()
    assert [f.code for f in parse_bands("ต่ำ <5; สูง >5").findings()] == ["measures.bands-gap"]


@pytest.mark.parametrize(
    ("piece", "lower", "upper", "lower_in", "upper_in"),
    [
        ("ดี ๗๐.๐๐-๗๙.๙๙", "70", "79.99", True, True),
        ("ดี 70 ถึง 79", "70", "79", True, True),
        ("ดี 70–79%", "70", "79", True, True),
        ("ดี ร้อยละ 70-79", "70", "79", True, True),
        ("ดี = 70-79", "70", "79", True, True),
        ("ดีมาก ร้อยละ 80 ขึ้นไป", "80", None, True, True),
        ("ดีมาก ตั้งแต่ร้อยละ 80 ขึ้นไป", "80", None, True, True),
        ("ดีมาก ไม่น้อยกว่า 80", "80", None, True, True),
        ("ดีมาก มากกว่าร้อยละ 80", "80", None, False, True),
        ("ปรับปรุง ต่ำกว่า 50", None, "50", True, False),
        ("ปรับปรุง ไม่เกินร้อยละ 50", None, "50", True, True),
        ("ปรับปรุง ไม่มากกว่า 50", None, "50", True, True),
        ("มาก 1,000-1,999", "1000", "1999", True, True),
        ("คะแนนเฉลี่ย 4.51 - 5.00 หมายถึง มากที่สุด", "4.51", "5", True, True),
        (">=80 = ดีมาก", "80", None, True, True),
        ("ระดับ 5 4.51-5.00", "4.51", "5", True, True),
    ],
)
def test_ways_of_writing_a_level(
    piece: str, lower: str | None, upper: str | None, lower_in: bool, upper_in: bool
) -> None:
    (band,) = parse_bands(piece).bands
    assert (band.lower, band.upper) == (lower and D(lower), upper and D(upper))
    assert (band.lower_in, band.upper_in) == (lower_in, upper_in)
    assert band.label in {"ดี", "ดีมาก", "ปรับปรุง", "มาก", "มากที่สุด", "ระดับ 5"}


def test_the_note_is_kept_and_the_order_written_may_fall() -> None:
    bands = parse_bands("ดีมาก 46-50; ดี 41-45; พอใช้ 36-40; ปรับปรุง <=35 (สายอาชีพ)")
    assert bands.note == "สายอาชีพ"
    assert [band.label for band in bands.bands] == ["ดีมาก", "ดี", "พอใช้", "ปรับปรุง"]
    assert bands.findings() == ()
    assert bands.place(D("45.5")).label == "ดีมาก"  # 45.5 is 46 without decimals


@pytest.mark.parametrize("text", ["", " ; ", "ดี", "70-80", "ดี 80-70", "ดี มาก; พอใช้ 60-69", "ดี 7x", "ดี " + "9" * 40])
def test_what_cannot_be_read_is_refused(text: str) -> None:
    with pytest.raises(Problem) as caught:
        parse_bands(text)
    assert caught.value.code in {"measures.bands-unreadable", "measures.number"}


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        bands = parse_bands(text)
    except Problem:
        return
    assert bands.bands
    bands.findings()
    bands.place(D(50))


@given(st.lists(st.integers(0, 1000), min_size=1, max_size=8, unique=True), st.integers(-10, 1010))
def test_bands_cut_at_any_bounds_hold_every_number_once(cuts: list[int], number: int) -> None:
    bounds = [None, *sorted(cuts), None]
    bands = Bands(
        tuple(
            Band(str(low), None if low is None else D(low), None if high is None else D(high), upper_in=False)
            for low, high in pairwise(bounds)
        ),
        places=0,
    )
    assert bands.findings() == ()
    assert bands.place(D(number)).band is not None


def test_every_published_criterion_of_the_province_table_is_read() -> None:
    if not SHARED.exists():
        pytest.skip("the shared table of province indicators is not here")
    with SHARED.open(encoding="utf-8") as file:
        texts = {row["criteria"] for row in csv.DictReader(file) if row["criteria"].strip()}
    assert texts
    overlapping = {text for text in texts if parse_bands(text).findings()}
    assert all(len(parse_bands(text).bands) == 4 for text in texts)
    assert "ปรับปรุง<8; พอใช้8-10; ดี10-12; ดีมาก>=12" in overlapping
    assert FOUR not in overlapping
