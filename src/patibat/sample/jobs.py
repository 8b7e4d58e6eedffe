"""Work on the sample province: load it, remove it, make synthetic load."""

from __future__ import annotations

import datetime
import secrets
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction

from patibat.accounts.models import User
from patibat.kit.clock import today
from patibat.monitoring.models import Result, Round
from patibat.network.choices import AgencyKind
from patibat.network.models import Agency, Office
from patibat.network.services import agencies_feed
from patibat.plans.models import Indicator, Plan
from patibat.plans.services import plans_feed, upper_plans_load
from patibat.projects.models import Project
from patibat.projects.services import projects_feed
from patibat.records.services import Change, audit_record
from patibat.sample.adoptions import adoptions_make
from patibat.sample.days import Chronicle, on_day, year_of_loading
from patibat.sample.earlier import earlier_write
from patibat.sample.network import Cast, network_make, people_make, senders_close
from patibat.sample.plans import plans_make
from patibat.sample.problems import NOT_EMPTY, NOT_LOADED, SCALE_UNKNOWN
from patibat.sample.projects import projects_make
from patibat.sample.reading import read
from patibat.sample.removal import everything_remove
from patibat.sample.reports import Writer
from patibat.sample.synthetic import SCALES, synthetic_make
from patibat.sample.year import Story
from patibat.thai import FiscalYear

_CONSONANTS, _VOWELS = "bdfklmnprstw", "aeio"


@dataclass(frozen=True, slots=True)
class SampleLoaded:
    """What is there; `loaded` is False when it was there before. `password` is empty when only its hash is known."""

    loaded: bool
    year: int
    agencies: int
    schools: int
    plans: int
    indicators: int
    projects: int
    rounds: int
    results: int
    sign_ins: tuple[str, ...]
    password: str


@dataclass(frozen=True, slots=True)
class SampleRemoved:
    """How many rows were deleted."""

    rows: int


def sample_load(*, by: User | None, as_of: datetime.date | None = None) -> SampleLoaded:
    """Load the sample province into an empty installation, in one transaction; a second time changes nothing.

    Its fiscal year is that of `as_of`, else of today; everything up to that day has happened. `by` is whoever asked,
    None where nobody is there yet. Raises `sample.not-empty` for an installation that is not the sample.
    """
    day = as_of or today()
    if Office.objects.filter(is_sample=True).exists():
        return _loaded(day, loaded=False, password=settings.PATIBAT_SAMPLE_PASSWORD)
    if Office.objects.exists() or Agency.objects.exists() or Plan.objects.exists() or User.objects.exists():
        raise NOT_EMPTY.at()
    password = settings.PATIBAT_SAMPLE_PASSWORD or _password_new()
    with transaction.atomic(), on_day(day):
        _load(by, day, password)
    return _loaded(day, loaded=True, password=password)


def sample_remove(*, by: User | None = None) -> SampleRemoved:
    """Empty an installation that holds the sample, accounts included: what is left is as new.

    Raises `sample.not-loaded` when this installation is not the sample. `by` is asked for by the command line; no
    trace can be kept of it, for the traces go too.
    """
    if not Office.objects.filter(is_sample=True).exists():
        raise NOT_LOADED.at()
    return SampleRemoved(everything_remove())


@transaction.atomic
def make_data(scale: str, *, by: User | None = None) -> dict[str, int]:
    """Add synthetic load (`tiny`, `province`, `nation`) to the sample, loading that first where nothing is.

    Gives the number of rows of each kind. Raises `sample.scale-unknown`; `sample.not-empty` on a real installation.
    """
    if scale not in SCALES:
        raise SCALE_UNKNOWN.at(scale=scale, scales=", ".join(SCALES))
    sample_load(by=by)
    root = Office.objects.select_related("agency").get().agency
    made = synthetic_make(root, by, SCALES[scale])
    agencies_feed()
    plans_feed()
    projects_feed()
    change = Change("network.Office", str(root.pk), None, {"scale": scale, **made.rows})
    audit_record(by=by, action="sample.make_data", changes=[change])
    return made.rows


def sample_signins() -> list[tuple[str, str]]:
    """(user name, password) of the sample sign-ins; the password is empty when only its hash is known here."""
    found = User.objects.filter(is_sample=True, is_active=True).order_by("pk")
    return [(name, settings.PATIBAT_SAMPLE_PASSWORD) for name in found.values_list("username", flat=True)]


def _load(by: User | None, day: datetime.date, password: str) -> None:
    year = year_of_loading(day)
    cast = Cast()
    network_make(cast)
    begins = FiscalYear(year - 1).start
    people_make(cast, password, since=begins, acting_since=FiscalYear(year).start)
    upper_plans_load(by=None)
    shelf = plans_make(cast)
    adoptions_make(cast, shelf)
    portfolio = projects_make(cast, shelf, year)
    story = Story(cast, Writer(shelf, portfolio, year, read("year")), Chronicle(day), year)
    earlier_write(story)
    story.write()
    story.chronicle.live()
    senders_close(cast)
    plans_feed()
    projects_feed()
    counts = {"agencies": Agency.objects.count(), "plans": len(shelf.plans), "projects": Project.objects.count()}
    # Agencies, plans and projects are made in bulk: one entry says so, results and reviews have their own.
    change = Change("network.Office", str(Office.objects.get().pk), None, {"year": year, "as_of": str(day), **counts})
    audit_record(by=by, action="sample.load", changes=[change])


def _loaded(day: datetime.date, *, loaded: bool, password: str) -> SampleLoaded:
    agencies = Agency.objects.exclude(kind=AgencyKind.GROUP)
    return SampleLoaded(
        loaded=loaded,
        year=year_of_loading(day),
        agencies=agencies.exclude(kind=AgencyKind.SCHOOL).count(),
        schools=agencies.filter(kind=AgencyKind.SCHOOL).count(),
        plans=Plan.objects.filter(owner="").count(),
        indicators=Indicator.objects.count(),
        projects=Project.objects.count(),
        rounds=Round.objects.count(),
        results=Result.objects.filter(is_current=True).count(),
        sign_ins=tuple(name for name, _ in sample_signins()),
        password=password,
    )


def _password_new() -> str:
    """Easy to read to somebody across a room: nine syllables and two digits, about 56 bits."""
    words = ["".join(secrets.choice(_CONSONANTS) + secrets.choice(_VOWELS) for _ in range(3)) for _ in range(3)]
    return f"{'-'.join(words)}-{secrets.randbelow(90) + 10}"
