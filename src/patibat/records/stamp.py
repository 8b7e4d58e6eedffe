"""Remembering what was read until something changes: each change writes an audit entry, so the newest is a stamp.

A page that reads a thousand projects reads them once per change, not once per visitor, and never shows a figure older
than its inputs. The day is part of the stamp: what is late depends on it.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, Generic, TypeVar
from weakref import WeakSet

from django.conf import settings
from django.utils.translation import get_language

from patibat.kit.clock import today
from patibat.records.models import AuditEntry

Made = TypeVar("Made")
LARGEST = 64
_ALL: WeakSet[Remembered[Any]] = WeakSet()


def data_stamp() -> tuple[Hashable, ...]:
    """What changes whenever anything in the system changes: one query for one row by primary key."""
    newest = AuditEntry.objects.order_by("-pk").values_list("pk", flat=True).first()
    return (settings.DATABASES["default"]["NAME"], newest, today())


class Remembered(Generic[Made]):
    """A few things of one kind, kept in this process for the stamp they were made under; shared, so never changed."""

    def __init__(self, largest: int = LARGEST) -> None:
        self._kept: OrderedDict[Hashable, tuple[Hashable, Made]] = OrderedDict()
        self._largest = largest
        self._lock = Lock()
        self._making: dict[Hashable, Lock] = {}
        _ALL.add(self)

    def get(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """What `make` gives, made anew when the data, the day or the language changed.

        Of many who ask at once after a change one makes it, and the others wait for that.
        """
        stamp = data_stamp()
        whole = (key, get_language())
        with self._lock:
            if (found := self._fresh(whole, stamp)) is not None:
                return found[1]
            making = self._making.setdefault(whole, Lock())
        with making:
            with self._lock:
                if (found := self._fresh(whole, stamp)) is not None:
                    return found[1]
            try:
                made = make()
                with self._lock:
                    self._kept[whole] = (stamp, made)
                    while len(self._kept) > self._largest:
                        self._kept.popitem(last=False)
            finally:
                self._making.pop(whole, None)
        return made

    def _fresh(self, whole: Hashable, stamp: Hashable) -> tuple[Hashable, Made] | None:
        found = self._kept.get(whole)
        if found is None or found[0] != stamp:
            return None
        self._kept.move_to_end(whole)
        return found

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._kept.clear()


def forget_everything() -> None:
    """Forget what this process remembers: after a restore, and between tests, numbers of entries come again."""
    for one in _ALL:
        one.clear()
