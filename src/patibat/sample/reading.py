"""The content of the sample, kept as TOML beside the code: what is real names its source there."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

Table = dict[str, Any]
_FOLDER = Path(__file__).parent / "data"


def read(name: str) -> Table:
    """One data file of the sample by its name without ending. Numbers with a point are exact decimals."""
    text = (_FOLDER / f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text, parse_float=Decimal)


def names() -> tuple[str, ...]:
    """Every data file there is."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.toml")))


def decimal(number: object) -> Decimal | None:
    """A number of a data file; None stays None."""
    return None if number is None else Decimal(str(number))
