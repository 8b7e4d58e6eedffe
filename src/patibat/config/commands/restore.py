"""`patibat restore`: put a backup in the place of what is there."""

from __future__ import annotations

import datetime
from argparse import Namespace
from pathlib import Path

from patibat.config import console
from patibat.config.problems import FILE_UNREADABLE, RESTORE_WOULD_LOSE
from patibat.config.ready import django_ready
from patibat.problems import Text, Where

_KEPT = Text("สำรองข้อมูลเดิมไว้ที่ {path}", "What was there is kept in {path}")
_DONE = Text("กู้คืนแล้ว: ข้อมูล ณ {made_at} ({files} ไฟล์)", "Restored: as of {made_at} ({files} files)")


def add_arguments(parser: console.Parser) -> None:
    """The words of `restore`."""
    parser.word("file", metavar="F", type=Path, th="ไฟล์สำรอง .zip", en="backup .zip")
    parser.word(
        "--replace", action="store_true", th="แทนที่ข้อมูลที่มีอยู่ (สำรองไว้ก่อน)", en="replace what is there (after a backup)"
    )
    parser.by_word()
    parser.json_word()


def run(args: Namespace) -> int:
    """Check all of it, then replace; the present data are backed up first when there are any."""
    if not args.file.is_file():
        raise FILE_UNREADABLE.at(Where(file=str(args.file)), reason="no such file")
    django_ready()
    from patibat.config.acting import audit_command
    from patibat.config.archive import backup_apply, backup_open
    from patibat.config.database import something_to_lose

    if something_to_lose() and not args.replace:
        raise RESTORE_WOULD_LOSE.at()
    with backup_open(args.file) as (manifest, folder):
        if something_to_lose():
            console.progress(_KEPT, args.language, path=_keep_present())
        backup_apply(manifest, folder)
    audit_command(args.by, "backup.restore", note=manifest.made_at)
    files = sum(part.name.startswith("files/") for part in manifest.parts)
    if args.json:
        console.result_json({"made_at": manifest.made_at, "version": manifest.version, "files": files})
    else:
        console.result(_DONE.of(args.language, {"made_at": manifest.made_at, "files": files}))
    return console.DONE


def _keep_present() -> Path:
    from django.conf import settings

    from patibat.config.archive import backup_make

    stamp = datetime.datetime.now(datetime.UTC).strftime("%Y%m%dT%H%M%SZ")
    kept = Path(settings.PATIBAT_DATA) / "backups" / f"before-restore-{stamp}.zip"
    kept.parent.mkdir(parents=True, exist_ok=True)
    backup_make(kept)
    return kept
