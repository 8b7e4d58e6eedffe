"""`patibat tick`: the periodic work. The worker does it every few minutes; this is for a cron of one's own."""

from __future__ import annotations

from argparse import Namespace

from patibat.config import console
from patibat.config.ready import django_ready


def add_arguments(parser: console.Parser) -> None:
    """The words of `tick`."""
    parser.json_word()


def run(args: Namespace) -> int:
    """Do what is due."""
    django_ready()
    from patibat.config.ticking import tick

    done = tick()
    if args.json:
        console.result_json(done)
    else:
        console.result(console.table([(name, number) for name, number in done.items()]))
    return console.DONE
