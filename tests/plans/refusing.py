"""`with refused("plans.link-exists"):` what is inside ends in that problem."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from patibat.problems import Problem


@contextmanager
def refused(code: str) -> Iterator[None]:
    """What is inside ends in the problem with this code."""
    with pytest.raises(Problem) as found:
        yield
    assert found.value.code == code
