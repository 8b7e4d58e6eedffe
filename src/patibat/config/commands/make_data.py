"""`patibat make-data`: synthetic load for trials and benchmarks."""

from __future__ import annotations

from argparse import Namespace

from patibat.config import console
from patibat.config.commands.workbook import row_of
from patibat.config.ready import django_ready, work


def add_arguments(parser: console.Parser) -> None:
    """The words of `make-data`."""
    parser.word("--scale", required=True, choices=["tiny", "province", "nation"], th="ขนาด", en="how much")
    parser.by_word()
    parser.json_word()


def run(args: Namespace) -> int:
    """Make it; everything it makes is marked as a sample."""
    django_ready()
    from patibat.config.acting import acting_when_peopled

    made = row_of(work("patibat.sample.jobs.make_data")(scale=args.scale, by=acting_when_peopled(args.by)))
    if args.json:
        console.result_json(made)
    else:
        console.result(console.table([(name, value) for name, value in made.items()]))
    return console.DONE
