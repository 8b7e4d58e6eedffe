"""`patibat figure`: one figure with its explanation."""

from __future__ import annotations

from argparse import Namespace

from patibat.config import console
from patibat.config.ready import django_ready, work


def add_arguments(parser: console.Parser) -> None:
    """The words of `figure`."""
    parser.word(
        "id", metavar="ID|INDICATOR", th="รหัสตัวเลข หรือรหัสตัวชี้วัด", en="id of the figure, or code of the indicator"
    )
    parser.word("period", nargs="?", metavar="PERIOD", th="งวด เช่น FY2566-Q2", en="period, such as FY2566-Q2")
    parser.word("--agency", metavar="CODE", th="รหัสหน่วยงาน", en="code of the agency")
    parser.json_word()


def run(args: Namespace) -> int:
    """Explain it, as the public sees it."""
    django_ready()
    found = work("patibat.monitoring.jobs.figure_explain")(args.id, args.period, args.agency)
    if args.json:
        console.result_json(found)
    else:
        console.result(console.table([(name, _plain(value)) for name, value in found.items()]))
    return console.DONE


def _plain(value: object) -> str:
    if isinstance(value, list | tuple):
        return " · ".join(map(_plain, value))
    if isinstance(value, dict):
        return ", ".join(f"{name} {_plain(part)}" for name, part in value.items())
    return "–" if value is None else str(value)
