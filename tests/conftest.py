"""What every test stands on: a data folder of its own, quick settings, and the cast (see `cast.py`).

pytest-django reads the settings before this file, so they are replaced here for the whole run; the environment is
set as well, for tests that start a process of their own. A test's database is the test database, never that of the
data folder.
"""

from __future__ import annotations

import logging
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.core.cache import cache
from django.test import Client
from django.test.utils import override_settings

from patibat.accounts.models import User
from patibat.records.stamp import forget_everything
from tests.cast import ANONYMOUS, Tree, client_of, person_make, tree_make

DATA = Path(tempfile.mkdtemp(prefix="patibat-tests-"))
SECRET = "tests-only-" + "0123456789" * 5
os.environ |= {"PATIBAT_DATA": str(DATA), "PATIBAT_SECRET_KEY": SECRET}

_SETTINGS = override_settings(
    PATIBAT_DATA=DATA,
    MEDIA_ROOT=DATA / "files",
    STATIC_ROOT=DATA / "static",
    SECRET_KEY=SECRET,
    PATIBAT_AS_OF=None,
    PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
    TASKS={"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend", "QUEUES": ["default"]}},
)


def pytest_configure(config: pytest.Config) -> None:
    """Replace what must not touch the office's own data."""
    _SETTINGS.enable()
    (DATA / "static").mkdir()
    for handler in logging.getLogger().handlers[:]:
        if isinstance(handler, logging.FileHandler):
            logging.getLogger().removeHandler(handler)
            handler.close()


def pytest_unconfigure(config: pytest.Config) -> None:
    """Leave nothing behind."""
    _SETTINGS.disable()
    shutil.rmtree(DATA, ignore_errors=True)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """What tests measured and gave by `record_property("shown", …)`, from whatever process they ran in."""
    shown = [
        f"{text}{' (below its bar)' if outcome == 'xfailed' else ''}"
        for outcome in ("passed", "xfailed")
        for report in terminalreporter.getreports(outcome)
        for name, text in report.user_properties
        if name == "shown" and report.when == "call"
    ]
    if shown:
        terminalreporter.section("measured")
        terminalreporter.write("".join(f"{text}\n" for text in shown))


@pytest.fixture(autouse=True)
def _clean_cache() -> Iterator[None]:
    """What one test put into the cache is not seen by the next."""
    yield
    cache.clear()
    forget_everything()


@pytest.fixture
def data_folder() -> Path:
    """The data folder of this test run."""
    return DATA


@pytest.fixture
def tree(db: None) -> Tree:
    """The small province."""
    return tree_make()


@pytest.fixture
def person(tree: Tree) -> Callable[[str], User]:
    """`person("officer")`: that person of the cast, made when first asked for."""
    known: dict[str, User] = {}

    def find(name: str) -> User:
        if name not in known:
            known[name] = person_make(name, tree)
        return known[name]

    return find


@pytest.fixture
def client_for(person: Callable[[str], User]) -> Callable[[str], Client]:
    """`client_for("officer")`: a browser in which that person is signed in; `anonymous` is nobody."""
    return lambda name: client_of(None if name == ANONYMOUS else person(name))


@pytest.fixture
def administrator(person: Callable[[str], User]) -> User:
    return person("administrator")


@pytest.fixture
def analyst(person: Callable[[str], User]) -> User:
    return person("analyst")


@pytest.fixture
def officer(person: Callable[[str], User]) -> User:
    return person("officer")


@pytest.fixture
def officer2(person: Callable[[str], User]) -> User:
    """The officer of another agency."""
    return person("officer2")


@pytest.fixture
def school(person: Callable[[str], User]) -> User:
    return person("school")


@pytest.fixture
def committee(person: Callable[[str], User]) -> User:
    return person("committee")


@pytest.fixture
def executive(person: Callable[[str], User]) -> User:
    return person("executive")


@pytest.fixture
def citizen(person: Callable[[str], User]) -> User:
    """An account without a position."""
    return person("citizen")


@pytest.fixture
def anonymous() -> Client:
    """A browser in which nobody is signed in."""
    return Client()
