"""Which agencies have taken the running plan up: recorded by the office, by the real service."""

from __future__ import annotations

from patibat.plans.selectors import version_shown
from patibat.plans.services import AdoptionDetails, adoption_record
from patibat.sample.network import Cast
from patibat.sample.plans import Shelf
from patibat.sample.reading import read


def adoptions_make(cast: Cast, shelf: Shelf) -> None:
    """One document for each agency; those that are not named here have not taken the plan up."""
    content = read("adoptions")
    version = version_shown(shelf.plans[content["plan"]])
    if version is None:
        return
    for one in content["adoption"]:
        details = AdoptionDetails(one["on"], one["number"], content["signatory"], one["position"])
        adoption_record(by=cast.analyst, version=version, agency=cast.agencies[one["agency"]], details=details)
