"""What many rows point at, read once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

from django.db.models import ForeignKey, Model

Row = TypeVar("Row", bound=Model)


def sharing(rows: Iterable[Row], *names: str) -> list[Row]:
    """The rows with these foreign keys filled in, one object for all rows that point at the same one.

    `select_related` makes an object per row: of a thousand projects, a thousand copies of twenty agencies. One query
    for each name.

    Raises `FieldDoesNotExist` for a name the rows do not have, `TypeError` for one that is no foreign key.
    """
    found = list(rows)
    for name in names if found else ():
        field = found[0]._meta.get_field(name)
        if not isinstance(field, ForeignKey):
            raise TypeError(name)
        shared: dict[Any, Model] = _of(field).in_bulk({getattr(one, field.attname) for one in found} - {None})
        for one in found:
            field.set_cached_value(one, shared.get(getattr(one, field.attname)))
    return found


def _of(field: ForeignKey[Any, Any]) -> Any:
    return field.remote_field.model._base_manager
