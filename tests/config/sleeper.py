"""A process for the supervisor's tests: lives until its input closes; `die` ends at once."""

from __future__ import annotations

import os
import sys

if __name__ == "__main__":
    sys.stdout.write(f"{os.getpid()}\n")
    sys.stdout.flush()
    if "die" in sys.argv:
        sys.exit(3)
    while os.read(0, 1):
        pass
