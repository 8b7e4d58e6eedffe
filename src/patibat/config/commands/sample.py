"""`patibat sample`: load the sample province into an empty database, or remove it."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import asdict, is_dataclass

from patibat.config import console
from patibat.config.ready import django_ready, work
from patibat.problems import Text

_LOADED = Text("ใส่ข้อมูลตัวอย่างแล้ว", "The sample is loaded")
_REMOVED = Text("ลบข้อมูลตัวอย่างแล้ว", "The sample is removed")


def add_arguments(parser: console.Parser) -> None:
    """The words of `sample`."""
    parser.word("--remove", action="store_true", th="ลบข้อมูลตัวอย่าง", en="remove it")
    parser.by_word()
    parser.json_word()


def run(args: Namespace) -> int:
    """Load or remove."""
    django_ready()
    from django.conf import settings

    from patibat.config.acting import acting, acting_when_peopled
    from patibat.config.preparing import database_prepare

    if args.remove:
        by = acting(args.by)
        outcome = work("patibat.sample.jobs.sample_remove")(by=by)
    else:
        database_prepare(args.language)
        beginner = acting_when_peopled(args.by)
        outcome = work("patibat.sample.jobs.sample_load")(by=beginner, as_of=settings.PATIBAT_AS_OF)
    facts = asdict(outcome) if is_dataclass(outcome) and not isinstance(outcome, type) else {}
    if args.json:
        console.result_json(facts)
        return console.DONE
    console.progress(_REMOVED if args.remove else _LOADED, args.language)
    if facts:
        console.result(console.table([(name, _plain(value)) for name, value in facts.items()]))
    return console.DONE


def _plain(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
