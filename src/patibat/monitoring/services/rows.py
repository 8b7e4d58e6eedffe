"""The rows of a decision as they are now, locked until it is made."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from patibat.monitoring.models import ProjectProgress, Result

Row = TypeVar("Row", Result, ProjectProgress)
_AT_ONCE = 500


def locked_rows(rows: Sequence[Row], model: type[Row]) -> list[Row]:
    """The same rows read again and locked, in the order of their keys."""
    ids = sorted(row.pk for row in rows)
    found: list[Row] = []
    for start in range(0, len(ids), _AT_ONCE):
        found += model._default_manager.select_for_update().filter(pk__in=ids[start : start + _AT_ONCE]).order_by("pk")
    return found
