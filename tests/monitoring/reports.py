"""Short ways to put reports into the small plan, for cases that a person can check."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from patibat.monitoring.choices import ValueState
from patibat.monitoring.models import Result, Round
from patibat.network.models import Agency
from patibat.plans.models import Indicator
from patibat.plans.selectors import definition_of
from patibat.problems import Problem
from patibat.records.choices import OriginKind, ReviewStatus


def put(
    of: Round,
    agency: Agency,
    indicator: Indicator,
    content: str,
    status: str = "approved",
    version: int = 1,
    reason: str = "",
) -> Result:
    """One row as it stands in the database. `30/40` a ratio, `4*10` value 4 of weight 10, `NA` not applicable, `5`."""
    numbers: dict[str, Decimal | None] = {"numerator": None, "denominator": None, "value": None}
    if "/" in content:
        numbers["numerator"], numbers["denominator"] = map(Decimal, content.split("/"))
    elif "*" in content:
        numbers["value"], numbers["denominator"] = map(Decimal, content.split("*"))
    elif content != "NA":
        numbers["value"] = Decimal(content)
    Result.objects.filter(round=of, agency=agency, indicator=indicator).update(is_current=False)
    definition = definition_of(indicator, of.year)
    assert definition is not None
    return Result.objects.create(
        round=of,
        agency=agency,
        indicator=indicator,
        definition=definition,
        state=ValueState.NOT_APPLICABLE if content == "NA" else ValueState.REPORTED,
        status=ReviewStatus(status),
        version=version,
        withheld_reason=reason,
        origin_kind=OriginKind.FORM,
        **numbers,
    )


def day(text: str) -> datetime.date:
    """`2027-01-10`."""
    return datetime.date.fromisoformat(text)


def refused(code: str, call: Callable[..., object], **arguments: Any) -> Problem:
    with pytest.raises(Problem) as caught:
        call(**arguments)
    assert caught.value.code == code
    return caught.value
