"""How well plans are read, mended, checked and linked: the figures of the tests, printed together.

The tests hold the bars; here they are only called and what they measured is told, so that a figure has one source.
"""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TESTS = (
    "tests/thai/test_mending.py",
    "tests/thai/test_mending_damage.py",
    "tests/plan_documents/test_reading_plans.py",
    "tests/plan_documents/test_reading_by_hand.py",
    "tests/plan_documents/test_reading_drawn.py",
    "tests/intake/plans/test_narathiwat.py",
    "tests/intake/plans/test_source_document.py",
    "tests/plans/test_checker_documents.py",
    "tests/plans/test_similarity.py",
)


@dataclass(frozen=True, slots=True)
class Told:
    """A line of a test's figures. `met` is of all tests together: a missed bar fails its test."""

    text: str
    met: bool

    def line(self) -> str:
        """As the other benchmarks print theirs."""
        return f"{'ok  ' if self.met else 'MISS'} {self.text}"


def run() -> list[Told]:
    """Every figure; a failed test is told in the place of its own."""
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--tb=no", "-rfExs", *TESTS]
    out = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    _, _, measured = out.stdout.partition(" measured ")
    lines = [line for line in measured.splitlines() if line.strip() and not line.startswith("=")]
    if not lines:
        return [Told(out.stdout[-2000:] + out.stderr[-2000:], met=False)]
    return [Told(line, not line.startswith(("FAILED", "ERROR"))) for line in lines]
