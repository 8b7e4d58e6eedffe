"""What rules may know beside the plan, as plain data. With an empty context, rules that lack their knowledge are
silent."""

from __future__ import annotations

from dataclasses import dataclass

from patibat.thai import search_key


@dataclass(frozen=True, slots=True)
class KnownName:
    """A name of an agency; years of the Buddhist Era, both included, 0: no end. `kind`: official, short …"""

    name: str
    kind: str = ""
    from_year: int = 0
    to_year: int = 0


@dataclass(frozen=True, slots=True)
class KnownAgency:
    """An agency of the directory."""

    code: str
    names: tuple[KnownName, ...] = ()
    kind: str = ""

    def has_name_in(self, name: str, year: int) -> bool:
        """Did it bear this name in this year? A name that it never bore is no."""
        wanted = search_key(name)
        return any(
            search_key(one.name) == wanted and one.from_year <= year <= (one.to_year or year) for one in self.names
        )


@dataclass(frozen=True, slots=True)
class Context:
    """This installation: its province and its directory of agencies."""

    province: str = ""
    """Two-digit code."""
    province_name: str = ""
    agencies: tuple[KnownAgency, ...] = ()

    def name_owners(self) -> dict[str, list[KnownAgency]]:
        """Search key of a name → the agencies that bear or bore it."""
        owners: dict[str, list[KnownAgency]] = {}
        for agency in self.agencies:
            for one in agency.names:
                owners.setdefault(search_key(one.name), []).append(agency)
        return owners
