"""Ten thousand rows are a million small objects that live until the end: looking for garbage among them takes a third
of the time (measured), and finds none."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_lock = threading.Lock()
_inside = 0


@contextmanager
def collector_paused() -> Iterator[None]:
    """No search for garbage while inside; it goes on when the last of all threads has left."""
    global _inside
    with _lock:
        _inside += 1
        gc.disable()
    try:
        yield
    finally:
        with _lock:
            _inside -= 1
            if not _inside:
                gc.enable()
