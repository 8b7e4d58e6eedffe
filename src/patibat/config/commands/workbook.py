"""`patibat workbook`: the workbook that goes out to an agency, for its results or for its action plan of a year."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import asdict, is_dataclass
from pathlib import Path

from patibat.config import console
from patibat.config.problems import BAD_USAGE
from patibat.config.ready import django_ready, work
from patibat.config.writing import write_whole
from patibat.problems import Text

_WRITTEN = Text("เขียน {path} แล้ว", "{path} is written")


def add_arguments(parser: console.Parser) -> None:
    """The words of `workbook`."""
    parser.word("--list", action="store_true", th="หน่วยงานและปีที่มีแฟ้ม", en="which agencies and years have one")
    parser.word("kind", nargs="?", choices=["results", "action-plan"], th="ชนิดของแฟ้ม", en="kind of workbook")
    parser.word("--agency", metavar="CODE", th="รหัสหน่วยงาน", en="code of the agency")
    parser.word("--year", metavar="BE", type=int, th="ปีงบประมาณ พ.ศ.", en="fiscal year, Buddhist Era")
    parser.word("--quarter", metavar="N", type=int, choices=range(1, 5), th="ไตรมาส 1-4", en="quarter 1-4")
    parser.word("--out", metavar="F.xlsx", type=Path, th="ไฟล์ที่จะเขียน", en="file to write")
    parser.by_word()
    parser.json_word()


def run(args: Namespace) -> int:
    """List, or make one."""
    if not args.list and not (args.kind and args.agency and args.year and args.out):
        raise BAD_USAGE.at(command="patibat workbook", message="results|action-plan --agency --year --out | --list")
    django_ready()
    if args.list:
        rows = [row_of(row) for row in work("patibat.intake.jobs.workbook_list")()]
        show_rows(rows, as_json=args.json)
        return console.DONE
    from patibat.config.acting import acting

    # Nothing is written into the office's data; with a name, that person's rights hold.
    by = acting(args.by) if args.by else None
    if args.kind == "results":
        content = work("patibat.intake.jobs.workbook_make")(args.agency, args.year, args.quarter, by)
    else:
        content = work("patibat.intake.jobs.action_plan_workbook")(args.agency, args.year, by)
    write_whole(args.out, content)
    console.progress(_WRITTEN, args.language, path=args.out)
    return console.DONE


def row_of(row: object) -> dict[str, object]:
    """A row of a listing as a plain dictionary, whether its room gives dictionaries or dataclasses."""
    if is_dataclass(row) and not isinstance(row, type):
        return asdict(row)
    return dict(row) if isinstance(row, dict) else {"value": row}


def show_rows(rows: list[dict[str, object]], *, as_json: bool) -> None:
    """Rows for the eye or for programs."""
    if as_json:
        console.result_json(rows)
    elif rows:
        console.result(console.table([list(rows[0]), *([_cell(value) for value in row.values()] for row in rows)]))


def _cell(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
