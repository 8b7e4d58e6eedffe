"""A value has a number if and only if it is reported, and zero is a number."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from patibat.measures import State, Value, number_shown
from patibat.problems import Problem

ABSENT = [state for state in State if state is not State.REPORTED]


def test_the_states_are_the_five_of_the_law() -> None:
    assert {state.value for state in State} == {"reported", "not_applicable", "not_yet_due", "late", "withheld"}


def test_reported_without_a_number_is_refused() -> None:
    with pytest.raises(Problem) as caught:
        Value(State.REPORTED)
    assert caught.value.code == "measures.value"


@pytest.mark.parametrize("state", ABSENT)
def test_a_number_beside_an_absent_state_is_refused_even_zero(state: State) -> None:
    with pytest.raises(Problem) as caught:
        Value(state, Decimal(0))
    assert caught.value.code == "measures.value"
    assert state.word() in caught.value.message()


def test_zero_is_reported_and_equal_to_no_absent_value() -> None:
    zero = Value.reported(0)
    assert zero.is_reported
    assert zero.number == 0
    assert all(zero != Value(state) for state in ABSENT)
    assert zero.shown(2) == "0.00"


@pytest.mark.parametrize("number", ["NaN", "sNaN", "Infinity", "-Infinity", "1e309", "1e30", "-1E+30", "1e-61"])
def test_what_is_not_a_sensible_number_is_refused(number: str) -> None:
    with pytest.raises(Problem) as caught:
        Value.reported(Decimal(number))
    assert caught.value.code == "measures.number"


def test_a_number_past_the_constructor_is_refused_too() -> None:
    with pytest.raises(Problem):
        Value(State.REPORTED, Decimal("NaN"))


def test_a_float_is_a_mistake_of_the_programmer() -> None:
    untyped: Any = 0.1
    with pytest.raises(TypeError):
        Value(State.REPORTED, untyped)
    with pytest.raises(TypeError):
        Value.reported(True)


@pytest.mark.parametrize(
    ("number", "places", "text"),
    [
        ("1234567.005", 2, "1,234,567.01"),
        ("-1234.5", 0, "-1,235"),
        ("-0.001", 2, "0.00"),  # never -0.00
        ("113.22", 1, "113.2"),
        ("0", 0, "0"),
        ("1250", -2, "1,300"),
        ("1E+3", 2, "1,000.00"),
        ("999999999999999999999999999999", 2, "999,999,999,999,999,999,999,999,999,999.00"),
    ],
)
def test_the_printed_text(number: str, places: int, text: str) -> None:
    assert number_shown(Decimal(number), places) == text
    assert Value.reported(Decimal(number)).shown(places) == text


@pytest.mark.parametrize(
    ("value", "thai", "english"),
    [
        (Value.not_yet_due(), "ยังไม่ถึงกำหนด", "not yet due"),
        (Value.late(), "เกินกำหนดส่ง", "late"),
        (Value.not_applicable(), "ไม่เกี่ยวข้อง", "not applicable"),
        (Value.withheld("ม.15 พ.ร.บ.ข้อมูลข่าวสาร"), "ไม่เปิดเผย", "withheld"),
    ],
)
def test_absent_values_print_their_state(value: Value, thai: str, english: str) -> None:
    assert value.shown(2) == thai
    assert value.shown(2, "en") == english
    assert not value.is_reported


@given(st.integers(-(10**29), 10**29), st.integers(0, 6))
def test_what_is_printed_reads_back_as_the_number(number: int, places: int) -> None:
    shown = Value.reported(number).shown(places)
    assert Decimal(shown.replace(",", "")) == number
