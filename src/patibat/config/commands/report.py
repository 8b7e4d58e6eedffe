"""`patibat report`: print a report; `--list` names them all."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from patibat.config import console
from patibat.config.commands.workbook import row_of, show_rows
from patibat.config.problems import BAD_USAGE
from patibat.config.ready import django_ready, work
from patibat.config.writing import write_whole
from patibat.problems import Text

FORMATS = ("pdf", "docx", "xlsx", "csv", "json")
_WRITTEN = Text("เขียน {path} แล้ว", "{path} is written")


def add_arguments(parser: console.Parser) -> None:
    """The words of `report`."""
    parser.word("--list", action="store_true", th="รายงานทั้งหมด", en="every report")
    parser.word("name", nargs="?", metavar="NAME", th="ชื่อรายงาน", en="name of the report")
    parser.word("--plan", metavar="CODE", default="", th="รหัสแผน", en="code of the plan")
    parser.word("--year", metavar="BE", type=int, th="ปีงบประมาณ พ.ศ.", en="fiscal year, Buddhist Era")
    parser.word("--quarter", metavar="N", type=int, choices=range(1, 5), th="ไตรมาส 1-4", en="quarter 1-4")
    parser.word("--agency", metavar="CODE", default="", th="รหัสหน่วยงาน", en="code of the agency")
    parser.word("--indicator", metavar="CODE", default="", th="รหัสตัวชี้วัด", en="code of the indicator")
    parser.word(
        "--out",
        metavar="F",
        type=Path,
        th="ไฟล์ .pdf .docx .xlsx .csv หรือ .json",
        en="file: .pdf .docx .xlsx .csv or .json",
    )
    parser.word(
        "--by",
        metavar="USER",
        th="อ่านด้วยสิทธิ์ของผู้ใช้นี้ (ปกติ: สาธารณะ)",
        en="read with this user's eyes (else: the public's)",
    )
    parser.json_word()


def run(args: Namespace) -> int:
    """List, or print one. Without `--by` it shows what the public sees."""
    if args.list:
        django_ready()
        show_rows(
            [row_of(row) for row in work("patibat.reports.jobs.report_list")(language=args.language)], as_json=args.json
        )
        return console.DONE
    format_ = _format(args)
    django_ready()
    content = work("patibat.reports.jobs.report_make")(
        args.name,
        format=format_,
        plan=args.plan,
        year=args.year,
        quarter=args.quarter,
        agency=args.agency,
        indicator=args.indicator,
        visible_to=_eyes(args.by),
        language=args.language,
    )
    write_whole(args.out, content)
    console.progress(_WRITTEN, args.language, path=args.out)
    return console.DONE


def _format(args: Namespace) -> str:
    if not (args.name and args.out):
        raise BAD_USAGE.at(command="patibat report", message="NAME --out | --list")
    suffix = str(args.out.suffix).lower().removeprefix(".")
    if suffix not in FORMATS:
        raise BAD_USAGE.at(command="patibat report", message=f"--out {args.out} ({', '.join(FORMATS)})")
    return suffix


def _eyes(by: str | None) -> object:
    """What the reader may see: staff of the office see approved figures, the public what is published."""
    from patibat.config.acting import acting
    from patibat.network.permissions import check
    from patibat.records.choices import Visibility

    if by is None:
        return Visibility.PUBLIC
    check(acting(by), "report.view")
    return Visibility.STAFF
