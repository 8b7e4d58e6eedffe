"""`patibat migrate`: bring the database to this version; a backup comes first when there is something to lose."""

from __future__ import annotations

from argparse import Namespace

from patibat.config import console
from patibat.config.preparing import database_prepare
from patibat.config.ready import django_ready
from patibat.problems import Text

_DONE = Text("ฐานข้อมูลตรงกับโปรแกรมรุ่นนี้แล้ว", "The database is of this version")


def add_arguments(parser: console.Parser) -> None:
    """The words of `migrate`."""
    parser.by_word()


def run(args: Namespace) -> int:
    """Back up, migrate."""
    django_ready()
    database_prepare(args.language)
    from patibat.config.acting import audit_command

    audit_command(args.by, "database.migrate")
    console.result(_DONE.of(args.language))
    return console.DONE
