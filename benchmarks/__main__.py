"""`python -m benchmarks [NAME …]`: run all benchmarks or those named; exit 1 when a bar is missed.

Each in a process and a province of its own, so that none measures what another left behind.
"""

from __future__ import annotations

import importlib
import shutil
import subprocess
import sys

from benchmarks.data import build, prepare_environment

NAMES = ("workbook", "pages", "report", "documents", "mending", "plans", "memory")
BARE = {"documents", "mending", "plans"}
"""These measure files and texts, and need no province."""


def main(names: list[str]) -> int:
    """Print a line for each ratio."""
    if len(names) == 1:
        return measure(names[0])
    codes = [subprocess.call([sys.executable, "-m", "benchmarks", name]) for name in names or NAMES]
    return max(codes)


def measure(name: str) -> int:
    """One benchmark in a data folder of its own."""
    folder = prepare_environment()
    try:
        if name not in BARE:
            build()
        missed = 0
        for outcome in importlib.import_module(f"benchmarks.{name}").run():
            print(outcome.line(), flush=True)
            missed += not outcome.met
        return 1 if missed else 0
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
