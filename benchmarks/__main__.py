"""`python -m benchmarks [NAME …]`: run all benchmarks or those named; exit 1 when a bar is missed."""

from __future__ import annotations

import importlib
import shutil
import sys

from benchmarks.data import build, prepare_environment

NAMES = ("workbook", "pages", "report", "memory")


def main(names: list[str]) -> int:
    """Measure in one data folder, print a line for each ratio."""
    folder = prepare_environment()
    try:
        build()
        missed = 0
        for name in names or NAMES:
            for outcome in importlib.import_module(f"benchmarks.{name}").run():
                print(outcome.line(), flush=True)
                missed += not outcome.met
        return 1 if missed else 0
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
