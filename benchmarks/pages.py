"""Public plan page and project list of 1,000 projects under 8 clients."""

from __future__ import annotations

import statistics

from benchmarks.serving import get, load, served
from benchmarks.yard import Outcome

ADDRESSES = {"plan page": "/plans/BENCH/", "project list": "/projects/?year=2570"}


def run() -> list[Outcome]:
    """Three rounds in turns, for each page: ours, and the same template from prepared data."""
    found = []
    with served() as (port, _pid):
        for name, address in ADDRESSES.items():
            yard_address = f"/prepared{address}"
            get(port, yard_address)
            get(port, address)
            load(port, address, requests=80)
            load(port, yard_address, requests=80)
            ours, yard, p95 = [], [], []
            for _ in range(3):
                mean, slow = load(port, address)
                ours.append(mean)
                p95.append(slow)
                yard.append(load(port, yard_address)[0])
            found.append(Outcome(name, statistics.median(ours), statistics.median(yard), 1.5))
            first = statistics.median(load(port, f"/cold{address}", clients=1, requests=20)[0] for _ in range(3))
            alone = statistics.median(load(port, yard_address, clients=1, requests=20)[0] for _ in range(3))
            found.append(Outcome(f"{name}, first reader after a change", first, alone, float("inf"), note="no bar"))
            found.append(
                Outcome(f"{name}, p95 of 8 clients", statistics.median(p95), 0.150, 1.0, note="against 150 ms")
            )
    return found
