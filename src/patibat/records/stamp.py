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
        _ALL.add(self)

    def get(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """What `make` gives, made anew when the data, the day or the language changed."""
        stamp = data_stamp()
        whole = (key, get_language())
        with self._lock:
            found = self._kept.get(whole)
            if found is not None and found[0] == stamp:
                self._kept.move_to_end(whole)
                return found[1]
        made = make()
        with self._lock:
            self._kept[whole] = (stamp, made)
            while len(self._kept) > self._largest:
                self._kept.popitem(last=False)
        return made

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._kept.clear()


def forget_everything() -> None:
    """Forget what this process remembers: after a restore, and between tests, numbers of entries come again."""
    for one in _ALL:
        one.clear()
