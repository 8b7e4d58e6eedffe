"""What is remembered is made once per change, also when many ask at the same moment."""

from __future__ import annotations

import functools
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from unittest import mock

import pytest

from patibat.records import stamp
from patibat.records.stamp import Remembered


@pytest.fixture
def stamped() -> Iterator[mock.MagicMock]:
    with mock.patch.object(stamp, "data_stamp", return_value=(1,)) as found:
        yield found


def test_of_many_who_ask_at_once_one_makes_it(stamped: mock.MagicMock) -> None:
    pages: Remembered[int] = Remembered()
    made: list[int] = []

    def make() -> int:
        time.sleep(0.05)
        made.append(1)
        return len(made)

    with ThreadPoolExecutor(8) as clients:
        found = list(clients.map(lambda _: pages.get("a", make), range(8)))
    assert (found, len(made)) == ([1] * 8, 1)


def test_a_change_makes_it_anew(stamped: mock.MagicMock) -> None:
    pages: Remembered[int] = Remembered()
    assert pages.get("a", lambda: 1) == 1
    stamped.return_value = (2,)
    assert pages.get("a", lambda: 2) == 2
    assert pages.get("a", lambda: 3) == 2


def test_a_failure_is_not_remembered_and_blocks_nobody(stamped: mock.MagicMock) -> None:
    pages: Remembered[int] = Remembered()
    with pytest.raises(ZeroDivisionError):
        pages.get("a", lambda: 1 // 0)
    done: list[int] = []
    thread = threading.Thread(target=lambda: done.append(pages.get("a", lambda: 7)))
    thread.start()
    thread.join(timeout=5)
    assert done == [7]


def test_only_so_many_are_kept(stamped: mock.MagicMock) -> None:
    pages: Remembered[int] = Remembered(2)
    for number in range(3):
        pages.get(number, functools.partial(int, number))
    assert pages.get(2, lambda: 9) == 2
    assert pages.get(0, lambda: 9) == 9
