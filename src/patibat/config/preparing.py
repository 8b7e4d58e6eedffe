"""Makes the database ready for `run`: backup when there is something to lose, migrate, the sample into an empty one.

It runs in a process of its own, `python -m patibat.config.preparing`, whose memory is given back before serving begins.
The answer is one line of JSON on stdout.
"""

from __future__ import annotations

import argparse
import datetime
import json
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from patibat.config import console
from patibat.config.problems import SAMPLE_IN_NETWORK
from patibat.config.ready import django_ready, work
from patibat.problems import Problem, Text

_BACKUP = Text("สำรองข้อมูลก่อนปรับรุ่น: {path}", "Backup before the upgrade: {path}")
_MIGRATE = Text("ปรับฐานข้อมูล {count} รายการ …", "Bringing the database up to date: {count} changes …")
_SAMPLE = Text("ใส่ข้อมูลตัวอย่าง …", "Loading the sample …")
_NO_SAMPLE = Text("รุ่นนี้ไม่มีข้อมูลตัวอย่าง จึงเปิดระบบว่าง", "This version has no sample; the system starts empty")


@dataclass(frozen=True, slots=True)
class Prepared:
    """What `run` must know: the enabled sample sign-ins, and whether the password given is theirs."""

    sample_users: tuple[str, ...] = ()
    password_fits: bool = False


def database_prepare(language: str) -> Path | None:
    """Bring the database to this version, after a backup when there is something to lose; gives the backup's path.

    Raises `config.database-newer`.
    """
    from django.conf import settings

    from patibat.config.archive import backup_make
    from patibat.config.database import migration_state, migrations_apply, refuse_newer, something_to_lose

    state = migration_state()
    refuse_newer(state.applied)
    if not state.pending:
        return None
    kept: Path | None = None
    if something_to_lose():
        stamp = datetime.datetime.now(datetime.UTC).strftime("%Y%m%dT%H%M%SZ")
        kept = Path(settings.PATIBAT_DATA) / "backups" / f"before-migrate-{stamp}.zip"
        kept.parent.mkdir(parents=True, exist_ok=True)
        backup_make(kept)
        console.progress(_BACKUP, language, path=kept)
    console.progress(_MIGRATE, language, count=len(state.pending))
    migrations_apply()
    return kept


def sample_prepare(language: str) -> bool:
    """Load the sample into an empty database; gives whether it was loaded."""
    from django.conf import settings

    from patibat.config.database import something_to_lose

    if something_to_lose():
        return False
    try:
        load = work("patibat.sample.jobs.sample_load")
    except Problem:
        console.progress(_NO_SAMPLE, language)
        return False
    console.progress(_SAMPLE, language)
    load(by=None, as_of=settings.PATIBAT_AS_OF)
    return True


def sample_sign_ins() -> tuple[str, ...]:
    """User names of the sample that can sign in."""
    from patibat.accounts.models import User

    rows = User.objects.filter(is_sample=True, is_active=True).order_by("pk").values_list("username", flat=True)
    return tuple(rows)


def refuse_sample_in_network(users: tuple[str, ...]) -> None:
    """Raises `config.sample-in-network` while sample sign-ins are enabled."""
    if users:
        raise SAMPLE_IN_NETWORK.at(users=", ".join(users))


def _password_fits(users: tuple[str, ...], password: str) -> bool:
    from patibat.accounts.models import User

    first = User.objects.filter(username__in=users[:1]).first()
    return bool(password) and first is not None and first.check_password(password)


def prepare(*, empty: bool, lan: bool, language: str) -> Prepared:
    """All of it. With `lan` no sample is loaded, for it would be refused at once."""
    from django.conf import settings

    from patibat.config.database import something_to_lose

    database_prepare(language)
    if not empty:
        if lan and not something_to_lose():
            refuse_sample_in_network(("sample",))
        sample_prepare(language)
    users = sample_sign_ins()
    if lan:
        refuse_sample_in_network(users)
    return Prepared(users, _password_fits(users, settings.PATIBAT_SAMPLE_PASSWORD))


def read_prepared(line: str) -> Prepared:
    """The answer of the process."""
    found: dict[str, Any] = json.loads(line)
    return Prepared(tuple(found["sample_users"]), bool(found["password_fits"]))


def main() -> int:
    """Prepare, and answer on stdout."""
    from patibat.config.command import guarded

    parser = argparse.ArgumentParser()
    parser.add_argument("--empty", action="store_true")
    parser.add_argument("--lan", action="store_true")
    parser.add_argument("--language", default="th")
    args = parser.parse_args()
    console.use_utf8()

    def body() -> int:
        django_ready()
        console.result(json.dumps(asdict(prepare(empty=args.empty, lan=args.lan, language=args.language))))
        return console.DONE

    return guarded(body, args.language)


if __name__ == "__main__":
    sys.exit(main())
