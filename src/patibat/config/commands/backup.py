"""`patibat backup`: everything, database and files, while the server runs."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from patibat.config import console
from patibat.config.ready import django_ready
from patibat.problems import Text

_DONE = Text(
    "สำรองแล้ว: {path} ({parts} ส่วน {bytes} ไบต์ก่อนบีบอัด)",
    "Backed up: {path} ({parts} parts, {bytes} bytes before packing)",
)


def add_arguments(parser: console.Parser) -> None:
    """The words of `backup`."""
    parser.word("file", metavar="F", type=Path, th="ไฟล์ .zip ที่จะเขียน", en=".zip file to write")
    parser.json_word()


def run(args: Namespace) -> int:
    """Write it whole or not at all."""
    django_ready()
    from patibat.config.archive import backup_make

    manifest = backup_make(args.file)
    size = sum(part.size for part in manifest.parts)
    if args.json:
        facts = {"file": str(args.file), "made_at": manifest.made_at, "parts": len(manifest.parts), "bytes": size}
        console.result_json(facts)
    else:
        details = {"path": args.file, "parts": len(manifest.parts), "bytes": f"{size:,}"}
        console.result(_DONE.of(args.language, details))
    return console.DONE
