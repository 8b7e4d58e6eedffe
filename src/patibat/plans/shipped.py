"""The upper plans that come with the product, read from `data/*.toml`; what is not certain is marked unchecked.

>>> [plan.level for plan in shipped_plans() if plan.code == "nesd-13"]
[2]
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

_FOLDER: Final = Path(__file__).parent / "data"
FILES: Final = (
    "national_strategy",
    "master_plan",
    "nesd_12",
    "nesd_13",
    "national_education",
    "ministry_policy",
    "province_plan",
)
"""In the order in which they are loaded: a plan that links upwards comes after the one it names."""


@dataclass(frozen=True, slots=True)
class ShippedNode:
    """A point of an upper plan; `parent` is the key of what it stands below."""

    key: str
    kind: str
    title: str
    parent: str = ""
    number: str = ""
    code: str = ""
    cause: str = ""
    unchecked: bool = False

    def texts(self) -> dict[str, Any]:
        """What the office may edit, by the names of the model's fields."""
        return {"title": self.title, "number": self.number, "code": self.code, "is_unchecked": self.unchecked}


@dataclass(frozen=True, slots=True)
class ShippedVersion:
    """A version of an upper plan with its points, parents first."""

    number: int
    status: str
    note: str
    nodes: tuple[ShippedNode, ...]


@dataclass(frozen=True, slots=True)
class ShippedLink:
    """A point that stands below a point of another upper plan."""

    key: str
    to_plan: str
    to_key: str


@dataclass(frozen=True, slots=True)
class ShippedPlan:
    """An upper plan."""

    code: str
    kind: str
    title: str
    title_en: str
    owner: str
    level: int
    from_year: int
    to_year: int
    status: str
    source: str
    versions: tuple[ShippedVersion, ...]
    links: tuple[ShippedLink, ...]


@lru_cache(maxsize=1)
def shipped_plans() -> tuple[ShippedPlan, ...]:
    """All of them."""
    return tuple(_plan(tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8"))) for name in FILES)


def _plan(content: dict[str, Any]) -> ShippedPlan:
    versions = tuple(
        ShippedVersion(
            row["number"], row["status"], row.get("note", ""), tuple(ShippedNode(**one) for one in row["node"])
        )
        for row in content.pop("version")
    )
    links = tuple(ShippedLink(**row) for row in content.pop("link", ()))
    return ShippedPlan(**{"status": "in_force", **content}, versions=versions, links=links)
