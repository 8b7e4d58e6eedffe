"""`patibat check-plan`: what a careful reviewer would say of a plan: of a document, or of a plan that is kept."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import Any

from patibat.config import console
from patibat.config.commands.mend import read_file
from patibat.config.problems import BAD_USAGE
from patibat.config.ready import django_ready, work
from patibat.problems import Text

_LINE = Text("[{severity}] {message} – {fix} ({where})", "[{severity}] {message} – {fix} ({where})")
_SUMMARY = Text("พบ {count} ข้อ", "{count} findings")


def add_arguments(parser: console.Parser) -> None:
    """The words of `check-plan`."""
    parser.word("file", metavar="FILE", type=Path, nargs="?", th="เอกสารแผน", en="a plan's document")
    parser.word("--plan", metavar="CODE", th="หรือรหัสแผนในระบบ", en="or the code of a plan that is kept")
    parser.json_word()


def run(args: Namespace) -> int:
    """Check; exit 1 when something was found."""
    if (args.file is None) == (args.plan is None):
        raise BAD_USAGE.at(command="patibat check-plan", message="FILE | --plan CODE")
    content = read_file(args.file) if args.file else b""
    django_ready()
    if args.file:
        told = work("patibat.intake.jobs.plan_document_checked")(content, args.file.name, args.language)
        found, questions = told["findings"], told["questions"]
    else:
        questions = []
        found = work("patibat.intake.jobs.plan_checked")(args.plan, args.language)
    if args.json:
        console.result_json({"findings": found, "questions": questions})
    else:
        for question in questions:
            console.note(question)
        for one in found:
            _show(one, args.language)
        console.progress(_SUMMARY, args.language, count=len(found))
    return console.FINDINGS if found else console.DONE


def _show(one: dict[str, Any], language: str) -> None:
    where = one["where"].get("words", "") or one["key"]
    console.result(_LINE.of(language, {**one, "where": where}))
