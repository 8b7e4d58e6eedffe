"""What the Word file of the sample's plan was written from: the product never reads it."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from pathlib import Path

from patibat.sample.reading import Table

ROOT = Path(__file__).resolve().parents[2]
WRITTEN: Table = tomllib.loads((ROOT / "scripts/sample_plan.toml").read_text(encoding="utf-8"), parse_float=Decimal)
