"""What a command says: results on stdout, progress and problems on stderr, in the language that was asked for."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from typing import Any, NoReturn

from patibat.config.problems import BAD_USAGE
from patibat.problems import Problem, Text

DONE, FINDINGS, UNREADABLE = 0, 1, 2
# The action was understood and refused (not allowed, already there): a finding, no misreading.
_REFUSED = frozenset({401, 403, 404, 409, 423})


class Parser(argparse.ArgumentParser):
    """argparse with help in one of two languages, whose bad usage is a `Problem`."""

    def __init__(self, *args: Any, language: str = "th", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.language = language

    def word(self, *names: str, th: str, en: str, **options: Any) -> argparse.Action:
        """Add an argument with its help in both languages; `options` are those of `add_argument`."""
        return self.add_argument(*names, help=Text(th, en).of(self.language).replace("%", "%%"), **options)

    def json_word(self) -> None:
        """Add `--json`."""
        self.word("--json", action="store_true", th="ผลเป็น JSON สำหรับโปรแกรม", en="results as JSON, for programs")

    def by_word(self) -> None:
        """Add `--by USER`, which every command that writes asks for."""
        self.word("--by", metavar="USER", th="ชื่อผู้ใช้ของผู้สั่ง (บันทึกในร่องรอย)", en="user name of who commands it (audited)")

    def error(self, message: str) -> NoReturn:
        """Bad usage, as a problem that names the command."""
        raise BAD_USAGE.at(command=self.prog, message=message)


def use_utf8() -> None:
    """Thai text must not end a command on a console of another code page."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def result(text: str) -> None:
    """One line (or more) of the result, to stdout."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def result_json(value: object) -> None:
    """The result as JSON with Thai letters as they are; decimals and dates as text."""
    result(json.dumps(value, ensure_ascii=False, indent=2, default=str))


def progress(text: Text, language: str, **details: object) -> None:
    """How far the work is, to stderr."""
    note(text.of(language, details))


def note(text: str) -> None:
    """A line to stderr."""
    sys.stderr.write(text + "\n")
    sys.stderr.flush()


_WHERE = Text("ที่", "where")
_WHY = Text("เพราะ", "why")
_FIX = Text("แก้ไข", "fix")


def problem_text(problem: Problem, language: str) -> str:
    """A problem in up to four lines: what, where, why, how to mend it."""
    lines = [f"✗ {problem.message(language)}  [{problem.code}]"]
    parts = ((_WHERE, problem.where.label(language)), (_WHY, problem.why(language)), (_FIX, problem.fix(language)))
    lines += [f"  {label.of(language)}: {text}" for label, text in parts if text]
    return "\n".join(lines)


def problem_show(problem: Problem, language: str) -> int:
    """Tell a problem on stderr; gives the exit code it stands for: 1 refused, 2 could not."""
    note(problem_text(problem, language))
    return FINDINGS if problem.kind.status in _REFUSED else UNREADABLE


def table(rows: Sequence[Sequence[object]]) -> str:
    """Rows in columns, for the eye. Marks above and below Thai letters take no column of their own."""
    if not rows:
        return ""
    texts = [[str(cell) for cell in row] for row in rows]
    widths = [max(_width(row[i]) for row in texts) for i in range(len(texts[0]))]
    return "\n".join(
        "  ".join(cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in texts
    )


_MARKS = frozenset("ัิีึืฺุู็่้๊๋์ํ๎")


def _width(text: str) -> int:
    return sum(letter not in _MARKS for letter in text)
