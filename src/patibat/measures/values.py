"""A value and its state: zero is a number, and what is missing says why it is missing.

product.md, "What we hold true about numbers", 1: a value is reported, not applicable, not yet due, late or withheld.
There are these five and no sixth: "not reported" is what a page says of a late value whose round has closed
(`status.Status.NOT_REPORTED`), not another reason why a number is absent.

>>> Value.reported(0)
Value(state=<State.REPORTED: 'reported'>, number=Decimal('0'), reason='')
>>> Value.late().number is None
True
>>> Value.reported(0) == Value.late()
False
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from patibat.problems import Text

from .problems import NUMBER_UNUSABLE, VALUE_CONTRADICTS
from .rounding import FINEST_PLACES, round_half_away


class State(StrEnum):
    """Why a value has a number, or why it has none."""

    REPORTED = "reported"
    """There is a number; zero is one."""
    NOT_APPLICABLE = "not_applicable"
    """The question does not concern this agency or place: it leaves the denominator of coverage."""
    NOT_YET_DUE = "not_yet_due"
    """The day by which it is due has not passed."""
    LATE = "late"
    """The day has passed and nothing has come."""
    WITHHELD = "withheld"
    """There is a number that may not be shown to this reader, for the reason given."""

    @property
    def text(self) -> Text:
        return _STATE_WORDS[self]

    def word(self, language: str = "th") -> str:
        """The state in words, as printed in place of the number."""
        return self.text.of(language)


_STATE_WORDS = {
    State.REPORTED: Text("รายงานแล้ว", "reported"),
    State.NOT_APPLICABLE: Text("ไม่เกี่ยวข้อง", "not applicable"),
    State.NOT_YET_DUE: Text("ยังไม่ถึงกำหนด", "not yet due"),
    State.LATE: Text("เกินกำหนดส่ง", "late"),
    State.WITHHELD: Text("ไม่เปิดเผย", "withheld"),
}

_LARGEST = 30


def checked_number(number: Decimal | int) -> Decimal:
    """An exact decimal inside the bounds of the house (below 10**30, at most 60 decimals).

    Raises `measures.number` for NaN, infinity and numbers out of bounds; TypeError for a float, which is never exact.

    >>> checked_number(7)
    Decimal('7')
    """
    if isinstance(number, bool) or not isinstance(number, Decimal | int):
        raise TypeError(f"figures are Decimal or int, not {type(number).__name__}")
    exact = number if isinstance(number, Decimal) else Decimal(number)
    exponent = exact.as_tuple().exponent
    if (
        not isinstance(exponent, int)
        or (exact and exact.adjusted() >= _LARGEST)
        or not -FINEST_PLACES <= exponent <= _LARGEST
    ):
        raise NUMBER_UNUSABLE.at(number=number)
    return exact


@dataclass(frozen=True, slots=True)
class Value:
    """A state, and a number if and only if the state is reported; `reason` says why there is none.

    Raises `measures.value` when number and state contradict each other.
    """

    state: State
    number: Decimal | None = None
    reason: str = ""

    def __post_init__(self) -> None:
        if (self.number is not None) != (self.state is State.REPORTED):
            raise VALUE_CONTRADICTS.at(state=self.state.word())
        if self.number is not None:
            object.__setattr__(self, "number", checked_number(self.number))

    @classmethod
    def reported(cls, number: Decimal | int) -> Value:
        """A reported number; zero included."""
        # A decimal is checked as the value is made.
        return cls(State.REPORTED, number if isinstance(number, Decimal) else checked_number(number))

    @classmethod
    def not_applicable(cls, reason: str = "") -> Value:
        return cls(State.NOT_APPLICABLE, None, reason)

    @classmethod
    def not_yet_due(cls, reason: str = "") -> Value:
        return cls(State.NOT_YET_DUE, None, reason)

    @classmethod
    def late(cls, reason: str = "") -> Value:
        return cls(State.LATE, None, reason)

    @classmethod
    def withheld(cls, reason: str) -> Value:
        """Kept back for a reason that is always given."""
        return cls(State.WITHHELD, None, reason)

    @property
    def is_reported(self) -> bool:
        """Is there a number? Ask this, never `if value.number`, which takes zero for missing."""
        return self.state is State.REPORTED

    def shown(self, places: int = 2, language: str = "th") -> str:
        """The text as printed everywhere: thousands commas and `places` decimals, or the state in words.

        >>> Value.reported(Decimal("1234.565")).shown()
        '1,234.57'
        >>> Value.reported(0).shown(places=0), Value.not_yet_due().shown()
        ('0', 'ยังไม่ถึงกำหนด')
        """
        if self.number is None:
            return self.state.word(language)
        return number_shown(self.number, places)


def number_shown(number: Decimal, places: int = 2) -> str:
    """Thousands commas, `places` decimals, half away from zero, a plain minus sign, never `-0`."""
    return f"{round_half_away(number, places):,.{max(places, 0)}f}"
