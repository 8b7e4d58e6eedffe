"""Measuring in turns, and saying it as a ratio."""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Outcome:
    """A measured ratio and its bar."""

    name: str
    ours: float
    yardstick: float
    bar: float
    unit: str = "s"
    note: str = ""

    @property
    def ratio(self) -> float:
        return self.ours / self.yardstick if self.yardstick else float("inf")

    @property
    def met(self) -> bool:
        return self.ratio <= self.bar

    def line(self) -> str:
        """One line for people."""
        mark = "ok  " if self.met else "MISS"
        return (
            f"{mark} {self.name}: {self.ratio:.2f}x (bar {self.bar:g}x)  "
            f"ours {self.ours:.4f}{self.unit}, yardstick {self.yardstick:.4f}{self.unit}  {self.note}"
        )


def seconds(work: Callable[[], object]) -> float:
    """How long one run takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def in_turns(ours: Callable[[], object], yardstick: Callable[[], object], rounds: int = 5) -> tuple[float, float, str]:
    """Medians of both, run A-B-A-B after one unmeasured round, with the spread in words."""
    ours()
    yardstick()
    a, b = [], []
    for _ in range(rounds):
        a.append(seconds(ours))
        b.append(seconds(yardstick))
    spread = f"[{min(a):.4f}-{max(a):.4f} | {min(b):.4f}-{max(b):.4f}] load {os.getloadavg()[0]:.1f}"
    return statistics.median(a), statistics.median(b), spread


def percentile(values: list[float], part: float) -> float:
    """The value below which `part` of them lie."""
    ordered = sorted(values)
    return ordered[min(int(len(ordered) * part), len(ordered) - 1)]
