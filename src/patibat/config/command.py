"""The command line `patibat`: a table of commands, each a module of `patibat.config.commands`.

Exit codes: 0 done, 1 findings or refused, 2 could not read or bad usage. Django is loaded only by the commands that
need it, so that `--help` and the work of the cellar answer at once.
"""

from __future__ import annotations

import difflib
import os
import sys
import traceback
from argparse import Namespace
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from patibat.config import console
from patibat.config.outages import outage_of
from patibat.config.problems import BAD_USAGE, UNEXPECTED, UNKNOWN_COMMAND
from patibat.problems import Problem, Text


class CommandModule(Protocol):
    """What a module of `commands` offers."""

    def add_arguments(self, parser: console.Parser) -> None:
        """Declare its words and options."""

    def run(self, args: Namespace) -> int:
        """Do it; the exit code. Raises `Problem`."""


@dataclass(frozen=True, slots=True)
class Command:
    """One word of the command line; its module is named as the word is."""

    name: str
    about: Text

    @property
    def module(self) -> CommandModule:
        found = import_module(f"patibat.config.commands.{self.name.replace('-', '_')}")
        return cast("CommandModule", found)


COMMANDS: tuple[Command, ...] = (
    Command("run", Text("เปิดระบบบนเครื่องนี้ พร้อมข้อมูลตัวอย่าง", "start everything on this machine, with the sample")),
    Command("serve", Text("เปิดระบบของสำนักงาน", "serve an office's installation")),
    Command("migrate", Text("ปรับฐานข้อมูลให้ตรงกับรุ่นนี้", "bring the database to this version")),
    Command("doctor", Text("ตรวจการติดตั้ง และบอกวิธีแก้", "check the installation and say what to mend")),
    Command("tick", Text("งานตามเวลา", "periodic work")),
    Command("setup", Text("ตั้งต้นสำนักงานจริง", "first run of a real office")),
    Command("user", Text("เพิ่ม ตั้งรหัสผ่านใหม่ หรือระงับผู้ใช้", "add, reset or disable a user")),
    Command("sample", Text("ใส่หรือลบข้อมูลตัวอย่าง", "load or remove the sample province")),
    Command("mend", Text("ซ่อมข้อความไทยที่เสียหาย", "mend damaged Thai text")),
    Command("read-plan", Text("อ่านเอกสารแผนเป็นโครงสร้าง", "read a plan's document as a tree")),
    Command("check-plan", Text("ตรวจแผน", "check a plan")),
    Command("workbook", Text("ออกแฟ้มตารางให้หน่วยงานกรอก", "the workbook that goes out to an agency")),
    Command("load", Text("นำเข้าแฟ้มที่หน่วยงานส่งกลับ", "take in what agencies send back")),
    Command("report", Text("พิมพ์รายงาน", "print a report")),
    Command("figure", Text("อธิบายตัวเลข", "a figure with its explanation")),
    Command("rebuild", Text("สร้างดัชนีค้นหาใหม่", "make the search index again")),
    Command("verify", Text("ตรวจว่าข้อมูลครบและไม่ถูกแก้", "check that records and files are whole")),
    Command("backup", Text("สำรองฐานข้อมูลและไฟล์", "back up database and files")),
    Command("restore", Text("กู้คืนจากสำเนา", "restore a backup")),
    Command("make-data", Text("สร้างข้อมูลสังเคราะห์เพื่อทดลอง", "synthetic data for trials")),
)
_BY_NAME = {command.name: command for command in COMMANDS}
_USAGE = Text("วิธีใช้: patibat [--language th|en] คำสั่ง …", "usage: patibat [--language th|en] COMMAND …")
_MORE = Text("ดูวิธีใช้แต่ละคำสั่ง: patibat คำสั่ง --help", "more about each: patibat COMMAND --help")


def main(argv: Sequence[str] | None = None) -> None:
    """Run the command line and leave with its exit code."""
    console.use_utf8()
    sys.exit(run(list(sys.argv[1:] if argv is None else argv)))


def run(argv: list[str]) -> int:
    """Run one command; gives the exit code and never raises for bad input."""
    try:
        language, rest = _language(argv)
    except Problem as problem:
        return console.problem_show(problem, "th")
    return guarded(lambda: _command(rest, language), language)


def guarded(body: Callable[[], int], language: str) -> int:
    """Call it; whatever it raises ends as words on stderr and an exit code."""
    try:
        return body()
    except Problem as problem:
        return console.problem_show(problem, language)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # Whoever read the results (`| head`) has enough; what Python still holds must not raise again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return console.DONE
    except Exception as error:
        return console.problem_show(outage_of(error) or _not_current(error) or _unexpected(error), language)


def _language(argv: list[str]) -> tuple[str, list[str]]:
    """Take `--language` out of the words, wherever it stands."""
    language, rest = "th", []
    words = iter(argv)
    for word in words:
        name, equals, value = word.partition("=")
        if name != "--language":
            rest.append(word)
            continue
        language = value if equals else next(words, "")
        if language not in ("th", "en"):
            raise BAD_USAGE.at(command="patibat", message=f"--language {language} (th, en)")
    return language, rest


def _command(words: list[str], language: str) -> int:
    if not words or words[0] in ("-h", "--help", "help"):
        console.result(overview(language))
        return console.DONE if words else console.UNREADABLE
    name, rest = words[0], words[1:]
    if name not in _BY_NAME:
        near = " ".join(difflib.get_close_matches(name, _BY_NAME, n=1))
        raise UNKNOWN_COMMAND.at(name=name, known=", ".join(_BY_NAME), near=near)
    command = _BY_NAME[name]
    module = command.module
    parser = console.Parser(prog=f"patibat {name}", description=command.about.of(language), language=language)
    module.add_arguments(parser)
    try:
        args = parser.parse_args(rest)
    except SystemExit:
        return console.DONE  # argparse has printed the help that was asked for
    args.language = language
    return module.run(args)


def overview(language: str) -> str:
    """Every command in one line each."""
    rows = [(f"  {command.name}", command.about.of(language)) for command in COMMANDS]
    return f"{_USAGE.of(language)}\n\n{console.table(rows)}\n\n{_MORE.of(language)}"


def log_file() -> Path:
    """Where failures of commands are written: beside the log of the server, in the data folder."""
    data = os.environ.get("PATIBAT_DATA") or Path(__file__).resolve().parents[3] / "data"
    return Path(data).expanduser() / "logs" / "command.log"


def _not_current(error: Exception) -> Problem | None:
    """A table or column that is missing because the database was never brought to this version."""
    if type(error).__name__ not in ("OperationalError", "ProgrammingError") or "django" not in sys.modules:
        return None
    from django.db import DatabaseError

    from patibat.config.database import refuse_not_current

    try:
        refuse_not_current()
    except Problem as problem:
        return problem
    except DatabaseError:
        return None  # then the error itself is told
    return None


def _unexpected(error: Exception) -> Problem:
    """One line for the person, the whole trace for the log."""
    trace = "".join(traceback.format_exception(error))
    if os.environ.get("PATIBAT_LOG", "").upper() == "DEBUG":
        console.note(trace)
    log = log_file()
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        with log.open("a", encoding="utf-8") as file:
            file.write(trace + "\n")
    except OSError:
        console.note(trace)  # no log could be kept: then the screen is the only place for it
    return UNEXPECTED.at(kind=type(error).__name__, log=log)
