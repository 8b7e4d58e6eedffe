"""Setting up an office, its users, and the checks of the installation, by the command line."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client, override_settings
from django.utils import timezone

from patibat.accounts.models import User
from patibat.config import doctoring
from patibat.config.working import heartbeat_file
from patibat.network.models import Agency, Office
from patibat.records.models import AuditEntry, Job
from tests.cast import PASSWORD
from tests.config.conftest import Said

Patibat = Callable[..., Said]
pytestmark = pytest.mark.django_db


def test_setup_makes_an_office_whose_administrator_sets_a_password(patibat: Patibat, client: Client) -> None:
    said = patibat("setup", "--admin", "somsri", "--province", "10", "--json")
    assert said.code == 0, said.err
    url = json.loads(said.out)["url"]
    assert Office.objects.get().province_code == "10"
    assert client.get(url.split("8000")[1]).status_code == 200
    assert patibat("setup", "--admin", "again").code == 1


def test_setup_refuses_an_unknown_province_and_writes_nothing(patibat: Patibat) -> None:
    said = patibat("setup", "--admin", "somsri", "--province", "00")
    assert said.code in (1, 2)
    assert not Agency.objects.exists() and not User.objects.exists()


def test_user_add_gives_a_link_and_an_audit_entry(patibat: Patibat, administrator: User) -> None:
    said = patibat("user", "add", "malee", "--full-name", "มาลี ใจดี", "--by", administrator.username, "--json")
    assert said.code == 0, said.err
    assert "/link/" in json.loads(said.out)["url"]
    assert User.objects.get(username="malee").full_name == "มาลี ใจดี"
    assert AuditEntry.objects.get(action="user.add").by == administrator


def test_user_reset_and_disable(patibat: Patibat, administrator: User, officer: User) -> None:
    assert "/link/" in patibat("user", "reset", officer.username, "--by", administrator.username).out
    assert patibat("user", "disable", officer.username, "--by", administrator.username).code == 0
    officer.refresh_from_db()
    assert not officer.is_active


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("user", "add", "x"), 2, "config.by-missing"),
        (("user", "add", "x", "--by", "nobody"), 2, "config.by-unknown"),
        (("user", "reset", "nobody", "--by", "administrator"), 1, "config.user-unknown"),
        (("user", "add", "x", "--by", "officer"), 1, "network.not-allowed"),
        (("sample", "--remove"), 2, "config.by-missing"),
        (("workbook", "results"), 2, "config.bad-usage"),
        (("report", "x", "--out", "x.exe"), 2, "config.bad-usage"),
        (("load", "results", "/nothing/here.xlsx", "--by", "officer"), 2, "config.file-unreadable"),
        (("make-data", "--scale", "huge"), 2, "config.bad-usage"),
    ],
)
def test_who_commands_must_be_known_and_allowed(
    words: tuple[str, ...], code: int, told: str, patibat: Patibat, administrator: User, officer: User
) -> None:
    said = patibat(*words)
    assert (said.code, told in said.err) == (code, True), said.err
    assert not User.objects.filter(username="x").exists()


def test_doctor_is_content_with_an_office(patibat: Patibat) -> None:
    patibat("setup", "--admin", "somsri")
    said = patibat("doctor", "--json", "--language", "en")
    checks = {check["name"]: check for check in json.loads(said.out)["checks"]}
    unwell = [name for name, check in checks.items() if not check["well"]]
    assert set(unwell) <= {"disk"}, checks
    assert {"data-folder", "database", "migrations", "integrity", "clock", "worker", "sample", "fonts"} <= set(checks)


def test_doctor_finds_sample_sign_ins(patibat: Patibat, officer: User) -> None:
    User.objects.filter(pk=officer.pk).update(is_sample=True)
    said = patibat("doctor", "--language", "en")
    assert said.code == 1
    assert "enabled: officer" in said.out
    assert "sample --remove" in said.out


def test_doctor_finds_a_clock_that_went_back(administrator: User) -> None:
    AuditEntry.objects.create(action="x", model="x", key="1", at=timezone.now() + timedelta(days=1))
    assert not doctoring.clock().well


def test_doctor_finds_jobs_that_nobody_does(administrator: User) -> None:
    heartbeat_file().unlink(missing_ok=True)
    assert doctoring.worker().well
    Job.objects.create(kind="x", title="x", made_at=timezone.now() - timedelta(hours=1))
    assert not doctoring.worker().well
    heartbeat_file().parent.mkdir(parents=True, exist_ok=True)
    heartbeat_file().touch()
    assert doctoring.worker().well
    old = time.time() - 600
    os.utime(heartbeat_file(), (old, old))
    assert not doctoring.worker().well
    heartbeat_file().unlink()


@pytest.mark.skipif(os.name != "posix", reason="file modes are POSIX")
def test_doctor_finds_a_key_that_others_can_read(data_folder: Path) -> None:
    path = Path(settings.PATIBAT_DATA) / "secret-key"
    path.write_text("x" * 60)
    path.chmod(0o644)
    assert not doctoring.secret_key().well
    path.chmod(0o600)
    assert doctoring.secret_key().well
    path.unlink()


def test_doctor_finds_a_folder_that_is_gone(tmp_path: Path) -> None:
    with override_settings(PATIBAT_DATA=tmp_path / "gone"):
        assert not doctoring.data_folder().well


def test_tick_marks_lost_jobs_and_says_so(patibat: Patibat) -> None:
    said = patibat("tick", "--json")
    assert said.code == 0
    assert "patibat.records.jobs.jobs_lost_mark" in json.loads(said.out)


def test_rebuild_makes_the_search_again(patibat: Patibat, client: Client) -> None:
    patibat("setup", "--admin", "somsri", "--province", "10")
    from patibat.records.models import SearchEntry

    SearchEntry.objects.all().delete()
    assert json.loads(patibat("rebuild", "--json").out) == {"network": 1}
    assert SearchEntry.objects.count() == 1


def test_work_on_the_whole_installation_is_audited(patibat: Patibat, administrator: User) -> None:
    assert patibat("rebuild", "--by", "administrator").code == 0
    assert AuditEntry.objects.get(action="search.rebuild").by == administrator
    assert patibat("rebuild", "--by", "nobody").code == 2


def test_every_room_that_feeds_the_search_is_rebuilt() -> None:
    from patibat.config.rebuilding import FEEDS

    root = Path(doctoring.__file__).resolve().parents[1]
    feeding = {
        path.relative_to(root).parts[0] for path in root.rglob("*.py") if "search_feed(" in path.read_text("utf-8")
    }
    assert feeding - {"records"} == {name.split(".")[1] for name in FEEDS}


def test_password_of_the_cast_is_not_shown(patibat: Patibat, administrator: User) -> None:
    assert PASSWORD not in patibat("doctor").out
