"""`patibat rebuild`: make the search index again."""

from __future__ import annotations

from argparse import Namespace

from patibat.config import console
from patibat.config.ready import django_ready


def add_arguments(parser: console.Parser) -> None:
    """The words of `rebuild`."""
    parser.by_word()
    parser.json_word()


def run(args: Namespace) -> int:
    """Rebuild, and say how many entries each room has."""
    django_ready()
    from patibat.config.acting import audit_command
    from patibat.config.rebuilding import rebuild

    counts = rebuild()
    audit_command(args.by, "search.rebuild")
    if args.json:
        console.result_json(counts)
    else:
        console.result(console.table([(room, number) for room, number in counts.items()]))
    return console.DONE
