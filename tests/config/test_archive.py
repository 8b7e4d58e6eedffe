"""Backup and restore: whole or not at all, every part checked, nothing lost by mistake."""

from __future__ import annotations

import json
import shutil
import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.config.conftest import environment, outside

CONTENT = "หลักฐาน".encode()


def _keep_file(data: Path) -> Path:
    """A received file with its row, kept by the room records itself."""
    script = (
        "from patibat.config.ready import django_ready; django_ready()\n"
        "from patibat.records.services import attachment_keep\n"
        f"attachment_keep(by=None, content={CONTENT!r}, name='a.txt', content_type='text/plain', model='x.Y', key='1')"
    )
    _python(data, script)
    (found,) = (data / "files").glob("*/*")
    return found


def _python(data: Path, script: str) -> None:
    import subprocess
    import sys

    subprocess.run([sys.executable, "-c", script], env=environment(data), check=True, timeout=60)


def _rows(data: Path, question: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(data / "patibat.sqlite3")) as database:
        return database.execute(question).fetchall()


USERS = "SELECT username FROM accounts_user ORDER BY id"


def test_backup_comes_back_on_a_fresh_machine(office: Path, tmp_path: Path) -> None:
    kept = _keep_file(office)
    target = tmp_path / "b.zip"
    said = outside(office, "backup", target, "--json")
    assert said.code == 0, said.err
    assert json.loads(said.out)["parts"] == 2
    with zipfile.ZipFile(target) as archive:
        assert sorted(archive.namelist()) == sorted(
            ["database.sqlite3", f"files/{kept.parent.name}/{kept.name}", "manifest.json"]
        )
    fresh = tmp_path / "fresh"
    fresh.mkdir()
    restored = outside(fresh, "restore", target, "--language", "en")
    assert restored.code == 0, restored.err
    assert _rows(fresh, USERS) == _rows(office, USERS) == [("somsri",)]
    assert (fresh / "files" / kept.parent.name / kept.name).read_bytes() == CONTENT
    assert outside(fresh, "verify").code == 0
    assert not list(tmp_path.glob("*.part"))


def test_secret_key_is_not_in_the_backup(office: Path, tmp_path: Path) -> None:
    target = tmp_path / "b.zip"
    outside(office, "backup", target)
    secret = (office / "secret-key").read_bytes().strip()
    with zipfile.ZipFile(target) as archive:
        assert all(secret not in archive.read(name) for name in archive.namelist())


def test_restore_over_data_asks_first_and_keeps_what_was_there(office: Path, tmp_path: Path) -> None:
    target = tmp_path / "b.zip"
    outside(office, "backup", target)
    with closing(sqlite3.connect(office / "patibat.sqlite3")) as database, database:
        database.execute("UPDATE accounts_user SET username = 'later'")
    refused = outside(office, "restore", target, "--language", "en")
    assert (refused.code, _rows(office, USERS)) == (1, [("later",)])
    assert "--replace" in refused.err
    done = outside(office, "restore", target, "--replace")
    assert done.code == 0, done.err
    assert _rows(office, USERS) == [("somsri",)]
    (kept,) = (office / "backups").glob("before-restore-*.zip")
    back = outside(office, "restore", kept, "--replace")
    assert (back.code, _rows(office, USERS)) == (0, [("later",)])


def _flip(path: Path) -> None:
    """Change one part and pack it again, so that the zip itself is whole."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["database.sqlite3"] = parts["database.sqlite3"][:-1] + b"X"
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


def _no_list(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("database.sqlite3", b"")


def _climb(path: Path) -> None:
    with zipfile.ZipFile(path) as archive:
        manifest = json.loads(archive.read("manifest.json"))
    part = {"name": "../../evil", "size": 1, "sha256": "0" * 64, "columns": []}
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("manifest.json", json.dumps({**manifest, "parts": [part]}))
        archive.writestr("../../evil", b"x")


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-100])


def _newer(path: Path) -> None:
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    manifest = json.loads(parts["manifest.json"])
    manifest["migrations"].append(["network", "9999_from_the_future"])
    parts["manifest.json"] = json.dumps(manifest).encode()
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


def _of_postgresql(path: Path) -> None:
    with zipfile.ZipFile(path) as archive:
        manifest = json.loads(archive.read("manifest.json"))
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("manifest.json", json.dumps({**manifest, "database": "postgresql", "parts": []}))


@pytest.mark.parametrize(
    ("damage", "code", "said"),
    [
        (_flip, 2, "config.backup-damaged"),
        (_no_list, 2, "config.backup-damaged"),
        (_climb, 2, "config.backup-damaged"),
        (_cut, 2, "config.backup-damaged"),
        (_newer, 1, "config.database-newer"),
        (_of_postgresql, 1, "config.backup-other-database"),
    ],
)
def test_backup_that_is_not_right_changes_nothing(
    damage: Callable[[Path], None], code: int, said: str, office: Path, tmp_path: Path
) -> None:
    target = tmp_path / "b.zip"
    outside(office, "backup", target)
    damage(target)
    before = _rows(office, USERS)
    told = outside(office, "restore", target, "--replace", "--language", "en")
    assert told.code == code, told.err
    assert said in told.err
    assert "Traceback" not in told.err
    assert _rows(office, USERS) == before
    assert not (tmp_path / "evil").exists()


def test_backup_into_a_missing_folder_is_a_problem(office: Path, tmp_path: Path) -> None:
    told = outside(office, "backup", tmp_path / "no" / "b.zip")
    assert told.code == 2
    assert "config.file-unwritable" in told.err


def test_migrate_makes_a_backup_when_there_is_something_to_lose(office: Path) -> None:
    with closing(sqlite3.connect(office / "patibat.sqlite3")) as database, database:
        database.execute("DELETE FROM django_migrations WHERE app = 'axes' AND name LIKE '0010%'")
        database.execute("DROP TABLE IF EXISTS axes_accessattemptexpiration")
    done = outside(office, "migrate")
    assert done.code == 0, done.err
    assert len(list((office / "backups").glob("before-migrate-*.zip"))) == 1


def test_fresh_database_is_migrated_without_a_backup(migrated: Path) -> None:
    assert not (migrated / "backups").exists()


def test_newer_database_is_refused(office: Path) -> None:
    with closing(sqlite3.connect(office / "patibat.sqlite3")) as database, database:
        database.execute(
            "INSERT INTO django_migrations(app, name, applied) VALUES ('plans', '9999_later', '2026-01-01')"
        )
    for command in ("migrate", "serve", "verify"):
        told = outside(office, command, "--language", "en")
        assert told.code == 1, (command, told.err)
        assert "plans.9999_later" in told.err


def test_verify_finds_changed_and_missing_files_and_cut_out_audit(office: Path, tmp_path: Path) -> None:
    kept = _keep_file(office)
    assert outside(office, "verify").code == 0
    kept.write_bytes(b"something else")
    changed = outside(office, "verify", "--json", "--language", "en")
    assert changed.code == 1
    assert "was changed" in json.loads(changed.out)["findings"][0]
    kept.unlink()
    with closing(sqlite3.connect(office / "patibat.sqlite3")) as database, database:
        database.execute("DELETE FROM records_auditentry WHERE id = (SELECT min(id) FROM records_auditentry)")
    found = json.loads(outside(office, "verify", "--json", "--language", "en").out)["findings"]
    assert any("is missing" in text for text in found)
    assert any("1 audit entries are gone" in text for text in found)


def test_killed_backup_leaves_no_backup(office: Path, tmp_path: Path) -> None:
    import subprocess
    import sys

    target = tmp_path / "b.zip"
    for seconds in (0.5, 0.9, 1.3):
        process = subprocess.Popen(
            [sys.executable, "-m", "patibat", "backup", str(target)],
            env=environment(office),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        if target.exists():
            assert zipfile.ZipFile(target).testzip() is None
            target.unlink()
    assert outside(office, "backup", target).code == 0
    shutil.rmtree(office)
