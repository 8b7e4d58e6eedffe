"""Baht and satang: exact amounts, quarters that add up, and joint projects counted once.

>>> split_by_quarter(Decimal(100_000), unit=Decimal(1))
(Decimal('25000'), Decimal('25000'), Decimal('25000'), Decimal('25000'))
>>> [str(part) for part in share(Decimal("100.00"), [Decimal(1), Decimal(1), Decimal(1)])]
['33.34', '33.33', '33.33']
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal

from patibat.problems import Text

from .problems import AMOUNT_TOO_FINE, JOINT_DISAGREES, SHARES_UNUSABLE
from .rounding import EXACT, ZERO, exact_sum, round_half_away
from .values import checked_number, number_shown

SATANG = Decimal("0.01")
BAHT = Decimal(1)
_FLOOR = EXACT.copy()
_FLOOR.rounding = ROUND_FLOOR
_FLOOR.clear_traps()


def baht(amount: Decimal | int) -> Decimal:
    """An amount with exactly two decimals; negative allowed (money returned). Raises `measures.amount` when finer.

    >>> baht(1500), baht(Decimal("0.5"))
    (Decimal('1500.00'), Decimal('0.50'))
    """
    exact = checked_number(amount)
    cents = round_half_away(exact, 2)
    if cents != exact:
        raise AMOUNT_TOO_FINE.at(amount=amount)
    return cents


def share(amount: Decimal, weights: Sequence[Decimal], unit: Decimal = SATANG) -> tuple[Decimal, ...]:
    """`amount` divided in proportion to `weights`, in whole `unit`s, adding up to it exactly.

    What is over after rounding down goes unit by unit to the largest remainders, the earlier first. A negative amount
    is divided as its positive. An amount finer than `unit` leaves its fraction with the first share that has a weight.
    Raises `measures.shares`.
    """
    total = _total_weight(weights)
    if amount < ZERO:
        return tuple(_plain_negative(part) for part in share(-amount, weights, unit))
    floors = [_floored(amount, weight, total, unit) for weight in weights]
    # Remainders are compared multiplied by the total weight, which keeps them exact.
    remainders = [
        EXACT.subtract(EXACT.multiply(amount, weight), EXACT.multiply(floor, total))
        for weight, floor in zip(weights, floors, strict=True)
    ]
    over = EXACT.subtract(amount, exact_sum(floors))
    order = sorted(range(len(weights)), key=lambda index: (-remainders[index], index))
    for index in order:
        if over < unit:
            break
        floors[index] = EXACT.add(floors[index], unit)
        over = EXACT.subtract(over, unit)
    if over:
        first = next(index for index, weight in enumerate(weights) if weight)
        floors[first] = EXACT.add(floors[first], over)
    return tuple(floors)


def _total_weight(weights: Sequence[Decimal]) -> Decimal:
    if any(checked_number(weight) < ZERO for weight in weights):
        raise SHARES_UNUSABLE.at()
    total = exact_sum(weights)
    if total.is_zero():
        raise SHARES_UNUSABLE.at()
    return total


def _floored(amount: Decimal, weight: Decimal, total: Decimal, unit: Decimal) -> Decimal:
    product = EXACT.multiply(amount, weight)
    units = _FLOOR.divide_int(product, EXACT.multiply(total, unit))
    return EXACT.multiply(units, unit)


def _plain_negative(part: Decimal) -> Decimal:
    return part if part.is_zero() else -part


def split_by_quarter(
    total: Decimal, weights: Sequence[Decimal] = (BAHT, BAHT, BAHT, BAHT), unit: Decimal = SATANG
) -> tuple[Decimal, Decimal, Decimal, Decimal]:
    """`total` over four quarters in proportion to `weights`, the fourth absorbing what rounding leaves.

    So do official quarter tables: the first three are rounded down to `unit` and the last takes the rest. Where the
    fourth has no weight, the last quarter that has one takes it. Raises `measures.shares`.

    >>> [str(part) for part in split_by_quarter(Decimal("100.01"))]
    ['25.00', '25.00', '25.00', '25.01']
    """
    if len(weights) != 4:
        raise SHARES_UNUSABLE.at()
    together = _total_weight(weights)
    size = abs(total)
    quarters = [_floored(size, weight, together, unit) for weight in weights]
    last = max(index for index, weight in enumerate(weights) if weight)
    rest = exact_sum(quarter for index, quarter in enumerate(quarters) if index != last)
    quarters[last] = EXACT.subtract(size, rest)
    first, second, third, fourth = (_plain_negative(quarter) if total < ZERO else quarter for quarter in quarters)
    return first, second, third, fourth


@dataclass(frozen=True, slots=True)
class PartsCheck:
    """A total beside the sum of its parts; `difference` = total − sum. `missing` parts have no amount yet."""

    total: Decimal
    parts_sum: Decimal
    difference: Decimal
    missing: tuple[str, ...] = ()

    @property
    def agrees(self) -> bool:
        """Equal to the satang, and no part missing."""
        return self.difference.is_zero() and not self.missing

    def explanation(self, language: str = "th") -> str:
        """One sentence with the exact difference."""
        details = {
            "total": number_shown(self.total),
            "sum": number_shown(self.parts_sum),
            "difference": number_shown(abs(self.difference)),
            "missing": ", ".join(self.missing),
        }
        return self._sentence().of(language, details)

    def _sentence(self) -> Text:
        if self.missing:
            return _INCOMPLETE
        if self.difference.is_zero():
            return _EQUAL
        return _PARTS_SHORT if self.difference > ZERO else _PARTS_OVER


_EQUAL = Text("ยอดรวม {total} บาท ตรงกับผลรวมของส่วนย่อย", "The total of {total} baht equals the sum of its parts")
_PARTS_SHORT = Text(
    "ยอดรวม {total} บาท แต่ส่วนย่อยรวมได้ {sum} บาท ขาด {difference} บาท",
    "The total is {total} baht but the parts add up to {sum}: {difference} baht short",
)
_PARTS_OVER = Text(
    "ยอดรวม {total} บาท แต่ส่วนย่อยรวมได้ {sum} บาท เกิน {difference} บาท",
    "The total is {total} baht but the parts add up to {sum}: {difference} baht over",
)
_INCOMPLETE = Text(
    "ยอดรวม {total} บาท ส่วนย่อยที่มีรวมได้ {sum} บาท ยังไม่มีจำนวนเงินของ {missing}",
    "The total is {total} baht; the parts known add up to {sum}; no amount yet for {missing}",
)


def check_parts(total: Decimal, parts: Mapping[str, Decimal | None]) -> PartsCheck:
    """Does the total equal its parts? A part of None is missing, not zero.

    >>> check_parts(Decimal(257), {"ก": Decimal(170), "ข": Decimal(71), "ค": Decimal(10)}).explanation()
    'ยอดรวม 257.00 บาท แต่ส่วนย่อยรวมได้ 251.00 บาท ขาด 6.00 บาท'
    """
    together = exact_sum(amount for amount in parts.values() if amount is not None)
    missing = tuple(label for label, amount in parts.items() if amount is None)
    return PartsCheck(total, together, EXACT.subtract(total, together), missing)


@dataclass(frozen=True, slots=True)
class JointShare:
    """What one agency says of a project: its total `whole`, and the agency's own `part` of it when it is known."""

    project: str
    agency: str
    whole: Decimal
    part: Decimal | None = None


@dataclass(frozen=True, slots=True)
class JointTotal:
    """Money of projects, each counted once, beside the sum of what the agencies list.

    `lines` explain the difference: project, the agencies that list it, and how much counting it again would add.
    """

    once: Decimal
    listed: Decimal
    lines: tuple[tuple[str, tuple[str, ...], Decimal], ...]

    @property
    def difference(self) -> Decimal:
        """How much a plain sum over agencies would be too high."""
        return EXACT.subtract(self.listed, self.once)


def joint_total(shares: Iterable[JointShare]) -> JointTotal:
    """The total of projects, joint ones once. `listed` adds each agency's part, or the whole where it lists no part.

    Raises `measures.joint` when agencies disagree about the whole of a project: nothing is chosen for them.
    """
    projects: dict[str, list[JointShare]] = {}
    for one in sorted(shares, key=lambda one: (one.project, one.agency)):
        projects.setdefault(one.project, []).append(one)
    lines: list[tuple[str, tuple[str, ...], Decimal]] = []
    once, listed = ZERO, ZERO
    for project, rows in projects.items():
        wholes = {row.whole for row in rows}
        if len(wholes) > 1:
            amounts = ", ".join(f"{row.agency} {number_shown(row.whole)}" for row in rows)
            raise JOINT_DISAGREES.at(project=project, amounts=amounts)
        whole = rows[0].whole
        said = exact_sum(row.whole if row.part is None else row.part for row in rows)
        once, listed = EXACT.add(once, whole), EXACT.add(listed, said)
        if said != whole:
            lines.append((project, tuple(row.agency for row in rows), EXACT.subtract(said, whole)))
    return JointTotal(once, listed, tuple(lines))
