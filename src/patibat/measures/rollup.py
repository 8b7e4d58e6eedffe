"""Many values into one, saying whose are in it and whose are not.

Across agencies for one period: `roll_up`. Across the periods of a year for one agency: `over_periods`. For both, first
`over_periods` per agency, then `roll_up` over `RolledUp.as_part`: the coverage then counts reports, not agencies.

| rule | the number | needs |
|---|---|---|
| sum | Σ value | – |
| ratio | factor * Σ numerator / Σ denominator; never a mean of percentages | both of each part |
| weighted_mean | Σ weight * value / Σ weight | a weight above zero |
| latest | the value of the highest `order` | – |
| max, min | the largest, the smallest | – |

>>> from patibat.measures.values import Value
>>> parts = [Part("a", Value.reported(3)), Part("b", Value.reported(0)), Part("c", Value.late())]
>>> total = roll_up(parts, Rule.SUM)
>>> total.value.number, total.coverage.label(), total.used
(Decimal('3'), '2 จาก 3 หน่วยงาน', ('a', 'b'))
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from patibat.problems import Text

from .coverage import Coverage
from .problems import PART_TWICE
from .rounding import EXACT, HUNDRED, ZERO, exact_sum, ratio
from .values import State, Value, checked_number


class Rule(StrEnum):
    """How parts become one."""

    SUM = "sum"
    RATIO = "ratio"
    WEIGHTED_MEAN = "weighted_mean"
    LATEST = "latest"
    MAX = "max"
    MIN = "min"


class Accumulation(StrEnum):
    """What a report of a period holds."""

    CUMULATIVE = "cumulative"
    """Everything since the year began: the latest report stands for the year, and nothing is ever summed."""
    PERIODIC = "periodic"
    """This period alone: the rule applies over the periods."""


@dataclass(frozen=True, slots=True)
class Part:
    """What goes into a roll-up: one per agency, or one per period. Those who have not reported are parts too.

    `order` puts parts in time (higher is later). `coverage` is given when the part is itself a roll-up.
    Raises `measures.number` for a numerator, denominator or weight that is no finite number of sensible size.
    """

    key: str
    value: Value
    order: int = 0
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    weight: Decimal | None = None
    coverage: Coverage | None = None

    def __post_init__(self) -> None:
        for number in (self.numerator, self.denominator, self.weight):
            if number is not None:
                checked_number(number)


class LeftOut(NamedTuple):
    """A part that is not in the number, its state, and why."""

    key: str
    state: State
    reason: Text


@dataclass(frozen=True, slots=True)
class RolledUp:
    """The number, what it was made of, and whose parts are in it (`used`, keys) and are not (`left_out`)."""

    value: Value
    numerator: Decimal | None
    denominator: Decimal | None
    coverage: Coverage
    used: tuple[str, ...]
    left_out: tuple[LeftOut, ...]
    weight: Decimal | None = None

    def as_part(self, key: str, order: int = 0, weight: Decimal | None = None) -> Part:
        """This result as a part of a wider roll-up; without `weight` it weighs what its own parts weigh together."""
        own_weight = self.weight if weight is None else weight
        return Part(key, self.value, order, self.numerator, self.denominator, own_weight, self.coverage)


NO_RATIO_PARTS = Text("ไม่มีตัวตั้งหรือตัวหาร", "the numerator or the denominator is missing")
BAD_DENOMINATOR = Text("ตัวหารเป็นศูนย์หรือติดลบ", "the denominator is zero or negative")
NO_WEIGHT = Text("ไม่มีน้ำหนัก", "the weight is missing")
BAD_WEIGHT = Text("น้ำหนักเป็นศูนย์หรือติดลบ", "the weight is zero or negative")
SUPERSEDED = Text("มีรายงานที่ใหม่กว่า", "a newer report stands in its place")
TIED = Text("มีหลายค่าในงวดเดียวกัน จึงไม่มีค่าล่าสุดค่าเดียว", "several values share the latest period, so none is the latest")
NOTHING_COUNTED = Text("ไม่มีค่าที่นำมารวมได้", "nothing reported can be counted")
NO_PARTS = Text("ไม่มีรายการให้รวม", "there is nothing to roll up")


def roll_up(parts: Iterable[Part], rule: Rule, factor: Decimal = HUNDRED) -> RolledUp:
    """One number over agencies for one period. `factor` is of ratios: 100 for a percentage.

    Raises `measures.part-twice` when a key comes twice, `measures.number` when the result is 10**30 or more. Nothing
    missing is filled; without any number the result has the state of what is missing (`missing_state`).
    """
    listed = _listed(parts)
    if rule is Rule.LATEST:
        return _latest(listed)
    used, left_out = _sorted_out(listed, rule)
    coverage = _coverage(used, left_out, listed)
    if not used:
        return RolledUp(_missing(coverage), None, None, coverage, (), left_out)
    value, numerator, denominator = _COMBINE[rule](used, factor)
    weight = denominator if rule is Rule.WEIGHTED_MEAN else None
    return RolledUp(value, numerator, denominator, coverage, tuple(part.key for part in used), left_out, weight)


def over_periods(parts: Iterable[Part], rule: Rule, accumulation: Accumulation, factor: Decimal = HUNDRED) -> RolledUp:
    """One number over the periods of a year; coverage counts periods.

    Cumulative: the latest reported period as it stands; earlier periods are superseded and leave the coverage, later
    ones that are missing stay in it. Periodic: the rule over the periods. Raises `measures.part-twice`.
    """
    if accumulation is Accumulation.CUMULATIVE:
        return _latest(_listed(parts))
    return roll_up(parts, rule, factor)


def missing_state(coverage: Coverage) -> State:
    """The state of a roll-up without a number: late before not yet due before withheld, else not applicable."""
    for state, count in (
        (State.LATE, coverage.late),
        (State.NOT_YET_DUE, coverage.not_yet_due),
        (State.WITHHELD, coverage.withheld),
    ):
        if count:
            return state
    return State.NOT_APPLICABLE


def _listed(parts: Iterable[Part]) -> list[Part]:
    listed = sorted(parts, key=lambda part: (part.order, part.key))
    seen: set[str] = set()
    for part in listed:
        if part.key in seen:
            raise PART_TWICE.at(key=part.key)
        seen.add(part.key)
    return listed


def _sorted_out(parts: Sequence[Part], rule: Rule) -> tuple[list[Part], tuple[LeftOut, ...]]:
    used: list[Part] = []
    left_out: list[LeftOut] = []
    for part in parts:
        reason = _why_not(part, rule)
        if reason is None:
            used.append(part)
        else:
            left_out.append(LeftOut(part.key, part.value.state, reason))
    return used, tuple(left_out)


def _why_not(part: Part, rule: Rule) -> Text | None:
    """Why a part cannot be in the number; None when it can."""
    if part.value.number is None:
        return Text(part.value.reason, part.value.reason) if part.value.reason else part.value.state.text
    if rule is Rule.RATIO:
        return _why_no_ratio(part)
    if rule is Rule.WEIGHTED_MEAN:
        if part.weight is None:
            return NO_WEIGHT
        return None if part.weight > ZERO else BAD_WEIGHT
    return None


def _why_no_ratio(part: Part) -> Text | None:
    if part.numerator is None or part.denominator is None:
        return NO_RATIO_PARTS
    # Nobody out of nobody adds nothing and is no mistake; somebody out of nobody is one.
    nobody = part.denominator.is_zero() and part.numerator.is_zero()
    return None if part.denominator > ZERO or nobody else BAD_DENOMINATOR


def _coverage(used: Iterable[Part], left_out: Iterable[LeftOut], parts: Iterable[Part]) -> Coverage:
    counted = {part.key: "reported" for part in used}
    for out in left_out:
        counted[out.key] = "not_counted" if out.state is State.REPORTED else out.state.value
    single: list[str] = []
    nested = Coverage()
    for part in parts:
        name = counted[part.key]
        if part.coverage is None:
            single.append(name)
        else:
            nested += part.coverage if name == "reported" else part.coverage.without_number(name)
    return Coverage.count(single) + nested


def _missing(coverage: Coverage) -> Value:
    state = missing_state(coverage)
    if state is not State.NOT_APPLICABLE:
        return Value(state)
    if coverage.not_counted:
        return Value.not_applicable(NOTHING_COUNTED.th)
    return Value.not_applicable("" if coverage.total else NO_PARTS.th)


def _latest(parts: Sequence[Part]) -> RolledUp:
    reported = [part for part in parts if part.value.is_reported]
    if not reported:
        _, left_out = _sorted_out(parts, Rule.LATEST)
        coverage = _coverage((), left_out, parts)
        return RolledUp(_missing(coverage), None, None, coverage, (), left_out)
    newest = max(part.order for part in reported)
    top = [part for part in reported if part.order == newest]
    tied = any(part.value.number != top[0].value.number for part in top)
    used = [] if tied else top
    living = [part for part in parts if part.order >= newest]
    keys = {part.key for part in used}
    left_out = tuple(_out_of_latest(part, newest, tied) for part in parts if part.key not in keys)
    coverage = _coverage(used, (out for out in left_out if out.reason is not SUPERSEDED), living)
    if tied:
        return RolledUp(Value.not_applicable(TIED.th), None, None, coverage, (), left_out)
    one, used_keys = top[0], tuple(part.key for part in used)
    return RolledUp(one.value, one.numerator, one.denominator, coverage, used_keys, left_out, one.weight)


def _out_of_latest(part: Part, newest: int, tied: bool) -> LeftOut:
    reason = _why_not(part, Rule.LATEST)
    if part.order < newest:
        reason = SUPERSEDED
    elif reason is None and tied:
        reason = TIED
    return LeftOut(part.key, part.value.state, reason or SUPERSEDED)


Combined = tuple[Value, Decimal | None, Decimal | None]


def _sum(parts: Sequence[Part], _factor: Decimal) -> Combined:
    return Value.reported(exact_sum(_number(part) for part in parts)), None, None


def _ratio(parts: Sequence[Part], factor: Decimal) -> Combined:
    numerator = exact_sum(part.numerator for part in parts if part.numerator is not None)
    denominator = exact_sum(part.denominator for part in parts if part.denominator is not None)
    rate = ratio(numerator, denominator, factor)
    value = Value.not_applicable(BAD_DENOMINATOR.th) if rate is None else Value.reported(rate)
    return value, numerator, denominator


def _weighted_mean(parts: Sequence[Part], _factor: Decimal) -> Combined:
    weighted = [(_number(part), part.weight) for part in parts if part.weight is not None]
    numerator = exact_sum(EXACT.multiply(number, weight) for number, weight in weighted)
    denominator = exact_sum(weight for _, weight in weighted)
    mean = ratio(numerator, denominator, Decimal(1))
    value = Value.not_applicable(BAD_WEIGHT.th) if mean is None else Value.reported(mean)
    return value, numerator, denominator


def _max(parts: Sequence[Part], _factor: Decimal) -> Combined:
    return Value.reported(max(_number(part) for part in parts)), None, None


def _min(parts: Sequence[Part], _factor: Decimal) -> Combined:
    return Value.reported(min(_number(part) for part in parts)), None, None


def _number(part: Part) -> Decimal:
    return ZERO if part.value.number is None else part.value.number


_COMBINE: dict[Rule, Callable[[Sequence[Part], Decimal], Combined]] = {
    Rule.SUM: _sum,
    Rule.RATIO: _ratio,
    Rule.WEIGHTED_MEAN: _weighted_mean,
    Rule.MAX: _max,
    Rule.MIN: _min,
}
