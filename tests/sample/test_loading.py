"""Loading the sample: once, whole, quickly, on any day; removing it leaves nothing."""

from __future__ import annotations

import datetime
import time
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings as django_settings
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from patibat.accounts.models import User
from patibat.kit.clock import today
from patibat.monitoring.models import Explanation, Publication, Result, Round
from patibat.monitoring.selectors import current_round
from patibat.network.models import Agency, Office
from patibat.network.permissions import can
from patibat.plans.models import Plan
from patibat.problems import Problem
from patibat.records.models import AuditEntry
from patibat.records.services import attachment_keep
from patibat.sample.jobs import SampleLoaded, make_data, sample_load, sample_remove, sample_signins
from patibat.thai import Quarter
from tests.cast import Tree
from tests.sample.conftest import DAY, PASSWORD

SECONDS = 6
SIGN_INS = ("admin", "analyst", "officer", "officer2", "school", "committee", "executive", "citizen", "analyst2")
VERBS = {
    "admin": "user.add",
    "analyst": "result.publish",
    "officer": "result.submit",
    "officer2": "result.submit",
    "school": "result.submit",
    "committee": "plan.view_draft",
    "executive": "plan.view_draft",
    "analyst2": "result.approve",
}


def _counts() -> dict[str, int]:
    """Rows of every table that holds work."""
    models = apps.get_models(include_auto_created=True)
    chosen = (one for one in models if one._meta.app_label not in ("contenttypes", "auth"))
    return {one._meta.label: number for one in chosen if (number := one._base_manager.count())}


def test_load_twice_changes_nothing(sample: SampleLoaded) -> None:
    before = _counts()
    again = sample_load(by=User.objects.get(username="admin"), as_of=DAY)
    assert sample.loaded and not again.loaded
    assert again.results == sample.results and again.sign_ins == sample.sign_ins
    assert _counts() == before


def test_load_is_refused_where_somebody_works(tree: Tree) -> None:
    before = _counts()
    with pytest.raises(Problem) as caught:
        sample_load(by=None, as_of=DAY)
    assert caught.value.code == "sample.not-empty"
    assert _counts() == before


def test_load_is_all_or_nothing(db: None, monkeypatch: pytest.MonkeyPatch, settings: Settings) -> None:
    def fail() -> int:
        raise RuntimeError("the last step")

    monkeypatch.setattr("patibat.sample.jobs.projects_feed", fail)
    with pytest.raises(RuntimeError):
        sample_load(by=None, as_of=DAY)
    assert _counts() == {}
    assert django_settings.PATIBAT_AS_OF is None, "the day is given back"


def test_remove_leaves_an_empty_system(
    sample: SampleLoaded, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    office = Office.objects.get()
    kept = attachment_keep(
        by=None,
        content=b"%PDF",
        name="a.pdf",
        content_type="application/pdf",
        model="network.Office",
        key=str(office.pk),
    )
    path = Path(django_settings.MEDIA_ROOT) / kept.path
    assert path.exists()
    with django_capture_on_commit_callbacks(execute=True):
        removed = sample_remove(by=User.objects.get(username="admin"))
    assert removed.rows > sample.results
    assert _counts() == {}
    assert not path.exists()
    assert sample_load(by=None, as_of=DAY).loaded, "and it can be loaded again"


def test_remove_is_refused_on_a_real_installation(tree: Tree) -> None:
    with pytest.raises(Problem) as caught:
        sample_remove()
    assert caught.value.code == "sample.not-loaded"
    assert Agency.objects.exists()


@pytest.mark.parametrize(
    ("day", "year"),
    [
        (datetime.date(2026, 3, 1), 2569),
        (datetime.date(2026, 10, 5), 2570),
        (datetime.date(2027, 1, 15), 2570),
        (datetime.date(2028, 5, 1), 2570),
    ],
)
def test_load_on_another_day(db: None, settings: Settings, day: datetime.date, year: int) -> None:
    settings.PATIBAT_AS_OF = day
    loaded = sample_load(by=None, as_of=day)
    assert loaded.year == year and today() == day
    plan = Plan.objects.get(code="edp-2566")
    running = current_round(plan)
    assert running is not None
    if day <= datetime.date(2027, 9, 30):
        quarter = Quarter.of(day)
        assert (running.year, running.quarter) == (quarter.year.be, quarter.number)
        assert running.opens_on <= day <= running.due_on, "there is always a round to try the workbook in"
    assert not Round.objects.filter(opens_on__gt=day).exists()
    assert not Result.objects.filter(submitted_at__date__gt=day).exists()
    assert not Publication.objects.filter(order_date__gt=day).exists()
    public = Result.objects.filter(status__in=["published", "withheld"])
    assert public.exists() and not public.filter(publication__publish_on__gt=day).exists()


def test_load_without_a_day_is_of_today_and_quick(db: None, settings: Settings) -> None:
    settings.PATIBAT_AS_OF = DAY
    begun = time.process_time()
    assert sample_load(by=None).year == 2570
    assert time.process_time() - begun < SECONDS


def test_sign_ins_work_and_are_kept_hashed(sample: SampleLoaded) -> None:
    assert sample.password == PASSWORD
    assert sample.sign_ins == SIGN_INS
    assert sample_signins() == [(name, PASSWORD) for name in SIGN_INS]
    for name in SIGN_INS:
        user = User.objects.get(username=name)
        assert user.check_password(PASSWORD) and PASSWORD not in user.password
        assert user.is_sample and user.is_active
        if name in VERBS:
            assert can(user, VERBS[name]), name
    assert not User.objects.get(username="citizen").holdings.exists()
    assert not can(User.objects.get(username="officer"), "result.approve")
    others = User.objects.exclude(username__in=SIGN_INS)
    assert others and not any(one.is_active or one.has_usable_password() for one in others)


def test_a_password_is_made_once_and_told_once(db: None, settings: Settings) -> None:
    settings.PATIBAT_SAMPLE_PASSWORD = ""
    loaded = sample_load(by=None, as_of=DAY)
    assert len(loaded.password) >= 10
    assert User.objects.get(username="analyst").check_password(loaded.password)
    assert not AuditEntry.objects.filter(after__icontains=loaded.password).exists()
    assert sample_load(by=None, as_of=DAY).password == "", "only its hash is known"


def test_make_data_stands_beside_the_sample(sample: SampleLoaded) -> None:
    own = Result.objects.filter(indicator__plan__code="edp-2566").count()
    made = make_data("tiny")
    assert made["Project"] == 12 and made["Result"] == 6 * 4 * 4
    assert Result.objects.filter(indicator__plan__code="edp-2566").count() == own
    assert Explanation.objects.count() == 2
    again = make_data("tiny")
    assert again == made
    assert Plan.objects.filter(code__startswith="syn-", is_sample=True).count() == 2


def test_make_data_loads_the_sample_first_and_knows_its_scales(db: None, settings: Settings) -> None:
    settings.PATIBAT_AS_OF = DAY
    with pytest.raises(Problem) as caught:
        make_data("galaxy")
    assert caught.value.code == "sample.scale-unknown" and "nation" in caught.value.why()
    make_data("tiny")
    assert Office.objects.get().is_sample and Plan.objects.filter(code="edp-2566").exists()
