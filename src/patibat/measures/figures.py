"""A figure with everything needed to print it the same way everywhere and to explain it in one step.

>>> figure_id = FigureId.parse("indicator~K1~1101~FY2566Q2~-~1")
>>> figure_id.code, figure_id.breakdown, str(figure_id)
('K1', '', 'indicator~K1~1101~FY2566Q2~-~1')
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum

from patibat.problems import Text

from .coverage import AGENCIES, Coverage
from .direction import Direction, Goal, Range, Verdict, percent_of_target, verdict
from .problems import FIGURE_ID_WRONG, PART_TWICE
from .rollup import Accumulation, LeftOut, Part, RolledUp, Rule, over_periods, roll_up
from .rounding import HUNDRED
from .status import DEFAULT_THRESHOLDS, Status, Thresholds, status_of
from .values import Value, number_shown


class FigureKind(StrEnum):
    """What a figure counts."""

    INDICATOR = "indicator"
    MONEY = "money"
    COUNT = "count"


# Thai letters, vowels, marks and digits too, so that an indicator numbered "ตช1.2" keeps its code.
_WORD = r"[A-Za-z0-9\u0e01-\u0e3a\u0e40-\u0e4e\u0e50-\u0e59._-]"
_SHAPES = {
    "code": re.compile(rf"{_WORD}{{1,80}}"),
    "scope": re.compile(rf"{_WORD}{{1,80}}"),
    "period": re.compile(r"[A-Za-z0-9-]{1,20}"),
    "breakdown": re.compile(rf"(?!-$)(?:{_WORD}|[=,]){{1,120}}|"),
}
_NO_BREAKDOWN = "-"
_PARTS = ("kind", "code", "scope", "period", "breakdown", "version")


@dataclass(frozen=True, slots=True)
class FigureId:
    """The readable, stable id of a figure: `kind~code~agency-or-area~period~breakdown~definition-version`.

    `scope` is an agency's or a place's code (leading zeros kept). `period` is a code of `thai` (FY2566, FY2566Q2,
    AY2563), opaque here. `breakdown` is empty or such as `sex=female,level=p1`. Raises `measures.figure-id`.
    """

    kind: FigureKind
    code: str
    scope: str
    period: str
    breakdown: str = ""
    version: int = 1

    def __post_init__(self) -> None:
        for name, shape in _SHAPES.items():
            if not shape.fullmatch(getattr(self, name)):
                raise FIGURE_ID_WRONG.at(text=str(self), part=name)
        if not 1 <= self.version < 1_000_000:
            raise FIGURE_ID_WRONG.at(text=str(self), part="version")

    @classmethod
    def parse(cls, text: str) -> FigureId:
        """The id written as `text`; raises `measures.figure-id` naming the part that is wrong."""
        parts = text.strip().split("~")
        if len(parts) != len(_PARTS):
            raise FIGURE_ID_WRONG.at(text=text[:200], part=f"{len(parts)}/{len(_PARTS)}")
        kind, code, scope, period, breakdown, version = parts
        if kind not in set(FigureKind):
            raise FIGURE_ID_WRONG.at(text=text[:200], part="kind")
        if not re.fullmatch(r"[1-9][0-9]{0,5}", version):
            raise FIGURE_ID_WRONG.at(text=text[:200], part="version")
        if not breakdown:
            raise FIGURE_ID_WRONG.at(text=text[:200], part="breakdown")
        breakdown = "" if breakdown == _NO_BREAKDOWN else breakdown
        return cls(FigureKind(kind), code, scope, period, breakdown, int(version))

    def __str__(self) -> str:
        breakdown = self.breakdown or _NO_BREAKDOWN
        return "~".join((self.kind.value, self.code, self.scope, self.period, breakdown, str(self.version)))


class OriginKind(StrEnum):
    """By which door a number came in."""

    WORKBOOK = "workbook"
    FORM = "form"
    PAPER = "paper"
    DOCUMENT = "document"
    API = "api"
    SAMPLE = "sample"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a number was first written: the file received, its place in it, and its hash."""

    kind: OriginKind
    file: str = ""
    sheet: str = ""
    cell: str = ""
    attachment_sha: str = ""
    note: str = ""

    def as_dict(self) -> dict[str, str]:
        """Only what is known."""
        known = {
            "file": self.file,
            "sheet": self.sheet,
            "cell": self.cell,
            "attachment_sha": self.attachment_sha,
            "note": self.note,
        }
        return {"kind": self.kind.value, **{name: text for name, text in known.items() if text}}


@dataclass(frozen=True, slots=True)
class Input:
    """One input of a figure: whose, what, from where, by whom.

    `key` is unique in the figure. `group` is the agency when the same agency gives several periods; `order` puts the
    periods in time. `figure` links to the input's own explanation. `left_out_reason` is filled by `computed`.
    """

    key: str
    label: str
    value: Value
    origin: Origin | None = None
    reported_by: str = ""
    approved_by: str = ""
    reported_on: date | None = None
    approved_on: date | None = None
    left_out_reason: Text | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    weight: Decimal | None = None
    group: str = ""
    order: int = 0
    period: str = ""
    coverage: Coverage | None = None
    figure: FigureId | None = None
    evidence: tuple[str, ...] = ()

    def as_part(self) -> Part:
        return Part(self.key, self.value, self.order, self.numerator, self.denominator, self.weight, self.coverage)

    def as_dict(self, places: int = 2, language: str = "th") -> dict[str, object]:
        """For JSON; names of people appear only if the selector filled them for this reader."""
        return {
            "key": self.key,
            "label": self.label,
            "period": self.period,
            **_value_dict(self.value),
            "shown": self.value.shown(places, language),
            "numerator": _exact(self.numerator),
            "denominator": _exact(self.denominator),
            "weight": _exact(self.weight),
            "reported_by": self.reported_by,
            "approved_by": self.approved_by,
            "origin": self.origin.as_dict() if self.origin else None,
            "left_out": self.left_out_reason.of(language) if self.left_out_reason else None,
            "figure": str(self.figure) if self.figure else None,
            "evidence": list(self.evidence),
        }


@dataclass(frozen=True, slots=True)
class Formula:
    """How the inputs become the figure. With `accumulation`, periods of each `group` first, then the groups.

    `factor` belongs to ratios: 100 for a percentage, 1000 per thousand.
    """

    rule: Rule
    accumulation: Accumulation | None = None
    factor: Decimal = HUNDRED
    words: Text | None = None
    version: int = 1

    def text(self, language: str = "th") -> str:
        """The formula in words: the definition's own if it has them."""
        return (self.words or _RULE_WORDS[self.rule]).of(language, {"factor": number_shown(self.factor, 0)})


_RULE_WORDS = {
    Rule.SUM: Text("ผลรวมของทุกรายการ", "the sum of all inputs"),
    Rule.RATIO: Text("ผลรวมตัวตั้ง ÷ ผลรวมตัวหาร × {factor}", "sum of numerators ÷ sum of denominators × {factor}"),
    Rule.WEIGHTED_MEAN: Text("ผลรวม (น้ำหนัก × ค่า) ÷ ผลรวมน้ำหนัก", "sum of (weight × value) ÷ sum of weights"),
    Rule.LATEST: Text("ค่าล่าสุด", "the latest value"),
    Rule.MAX: Text("ค่าสูงสุด", "the largest value"),
    Rule.MIN: Text("ค่าต่ำสุด", "the smallest value"),
}


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as every page, document and API takes it. `shown` is the one text of it."""

    id: FigureId
    name: str
    value: Value
    unit: str = ""
    places: int = 2
    coverage: Coverage | None = None
    as_of: date | None = None
    lineage: tuple[Input, ...] = ()
    formula: Formula | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    target: Goal | None = None
    direction: Direction = Direction.UP
    baseline: Decimal | None = None
    status: Status | None = None
    coverage_unit: Text = field(default=AGENCIES)
    notes: tuple[str, ...] = ()
    name_en: str = ""

    def title(self, language: str = "th") -> str:
        """Its name; in Thai where it has no English one."""
        return self.name_en if language == "en" and self.name_en else self.name

    def shown(self, language: str = "th") -> str:
        """The text as printed in every format, without the unit: `1,234.50`, or the state in words."""
        return self.value.shown(self.places, language)

    def shown_target(self, language: str = "th") -> str:
        """The target as printed; a range as `40.00-60.00`; the words of no target when there is none."""
        if self.target is None:
            return Status.NO_TARGET.word(language)
        if isinstance(self.target, Range):
            return f"{number_shown(self.target.lower, self.places)}-{number_shown(self.target.upper, self.places)}"
        return number_shown(self.target, self.places)

    def coverage_label(self, language: str = "th") -> str:
        """`17 จาก 22 หน่วยงาน`; empty for a figure that is not rolled up."""
        return self.coverage.label(language, self.coverage_unit) if self.coverage else ""

    @property
    def verdict(self) -> Verdict:
        """Achieved or not, on the exact number."""
        return verdict(self.value, self.target, self.direction)

    @property
    def percent_of_target(self) -> Decimal | None:
        if self.value.number is None or self.target is None:
            return None
        return percent_of_target(self.value.number, self.target, self.direction, self.baseline)

    def with_status(
        self,
        elapsed: Decimal | None = None,
        thresholds: Thresholds = DEFAULT_THRESHOLDS,
        round_closed: bool = False,
    ) -> Figure:
        """The same figure with its status worked out; arguments as in `status.status_of`."""
        status = status_of(
            self.value,
            self.target,
            self.direction,
            elapsed=elapsed,
            baseline=self.baseline,
            thresholds=thresholds,
            round_closed=round_closed,
        )
        return replace(self, status=status)

    def as_dict(self, language: str = "th") -> dict[str, object]:
        """For JSON: `value` a JSON number (null when not reported), `exact` the same as decimal text, and `shown`."""
        return {
            "id": str(self.id),
            "name": self.title(language),
            **_value_dict(self.value),
            "coverage": self.coverage.as_dict() if self.coverage else None,
            "coverage_shown": self.coverage_label(language),
            "shown": self.shown(language),
            "unit": self.unit,
            "places": self.places,
            "as_of": self.as_of.isoformat() if self.as_of else None,
            "numerator": _exact(self.numerator),
            "denominator": _exact(self.denominator),
            "target": self.shown_target(language) if self.target is not None else None,
            "status": self.status.value if self.status else None,
            "notes": list(self.notes),
        }

    def explained(self, language: str = "th") -> dict[str, object]:
        """`as_dict` with the formula and every input: the page "อธิบายตัวเลขนี้" as data."""
        formula = None
        if self.formula:
            formula = {
                "rule": self.formula.rule.value,
                "accumulation": self.formula.accumulation.value if self.formula.accumulation else None,
                "factor": _exact(self.formula.factor),
                "text": self.formula.text(language),
                "version": self.formula.version,
            }
        inputs = [one.as_dict(self.places, language) for one in self.lineage]
        return {**self.as_dict(language), "formula": formula, "inputs": inputs}


def compute(inputs: tuple[Input, ...], formula: Formula) -> RolledUp:
    """The roll-up of inputs by the formula; `used` and `left_out` name the inputs. Raises `measures.part-twice`."""
    if formula.accumulation is None:
        return roll_up((one.as_part() for one in inputs), formula.rule, formula.factor)
    groups: dict[str, list[Part]] = {}
    seen: set[str] = set()
    for one in inputs:
        if one.key in seen:
            raise PART_TWICE.at(key=one.key)
        seen.add(one.key)
        groups.setdefault(one.group, []).append(one.as_part())
    years = {
        group: over_periods(parts, formula.rule, formula.accumulation, formula.factor)
        for group, parts in groups.items()
    }
    if len(years) == 1:
        return next(iter(years.values()))
    whole = roll_up((year.as_part(group) for group, year in years.items()), formula.rule, formula.factor)
    return _with_inputs(whole, years)


def _with_inputs(whole: RolledUp, years: dict[str, RolledUp]) -> RolledUp:
    """Name the inputs instead of the groups: those of a group that was left out are left out with it."""
    used = tuple(key for group in whole.used for key in years[group].used)
    left_out = [out for year in years.values() for out in year.left_out]
    for out in whole.left_out:
        left_out.extend(LeftOut(key, out.state, out.reason) for key in years[out.key].used)
    return replace(whole, used=used, left_out=tuple(left_out))


def computed(figure: Figure) -> Figure:
    """`figure` with value, coverage, numerator, denominator and the inputs' left-out reasons worked out.

    A figure without a formula is returned as it is: it was entered, not computed.
    """
    if figure.formula is None:
        return figure
    result = compute(figure.lineage, figure.formula)
    reasons = {out.key: out.reason for out in result.left_out}
    return replace(
        figure,
        value=result.value,
        coverage=result.coverage,
        numerator=result.numerator,
        denominator=result.denominator,
        lineage=tuple(_with_reason(one, reasons.get(one.key)) for one in figure.lineage),
    )


def _with_reason(one: Input, reason: Text | None) -> Input:
    """Most inputs are counted and stay as they are: a copy of each would be a tenth of a big report's time."""
    return one if one.left_out_reason == reason else replace(one, left_out_reason=reason)


def recompute(figure: Figure) -> Value:
    """The value again, from the lineage alone; equal to `figure.value` for a sound figure.

    Without a formula the only input is the figure itself; without an input nothing can be recomputed and the value
    is returned as it stands.
    """
    if figure.formula is not None:
        return compute(figure.lineage, figure.formula).value
    return figure.lineage[0].value if len(figure.lineage) == 1 else figure.value


def _value_dict(value: Value) -> dict[str, object]:
    return {
        "value": _json_number(value.number),
        "exact": _exact(value.number),
        "state": value.state.value,
        "reason": value.reason,
    }


def _json_number(number: Decimal | None) -> int | float | None:
    """A whole number stays whole; a fraction is the nearest JSON number, `exact` beside it being the truth."""
    if number is None:
        return None
    return int(number) if number == number.to_integral_value() else float(number)


def _exact(number: Decimal | None) -> str | None:
    return None if number is None else f"{number:f}"
