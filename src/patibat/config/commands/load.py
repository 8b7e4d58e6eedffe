"""`patibat load`: take in what agencies send back: one file, many, a .zip or an .eml."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from patibat.config import console
from patibat.config.problems import FILE_UNREADABLE
from patibat.config.ready import django_ready, work
from patibat.problems import Text, Where

_WORK = {
    "results": "patibat.intake.jobs.load_results",
    "action-plan": "patibat.intake.jobs.load_results",
    "plan": "patibat.intake.jobs.load_plans",
}
_CHECKED = Text("ตรวจอย่างเดียว ยังไม่ได้บันทึก", "Checked only; nothing was written")
_LINE = Text(
    "{file}: รับ {accepted} เหมือนเดิม {unchanged} ต้องแก้ {refused}",
    "{file}: {accepted} accepted, {unchanged} unchanged, {refused} refused",
)


def add_arguments(parser: console.Parser) -> None:
    """The words of `load`."""
    parser.word("kind", choices=["results", "action-plan", "plan"], th="ชนิดของสิ่งที่นำเข้า", en="what is taken in")
    parser.word("files", metavar="FILE", nargs="+", type=Path, th="ไฟล์", en="files")
    parser.word("--check", action="store_true", th="ตรวจอย่างเดียว ไม่บันทึก", en="check only, write nothing")
    parser.word(
        "--answer",
        metavar="F",
        type=Path,
        th="แฟ้มคำตอบทีละช่อง (.xlsx หรือ .zip)",
        en="answer, cell by cell (.xlsx or .zip)",
    )
    parser.by_word()
    parser.json_word()


def run(args: Namespace) -> int:
    """Check or take in; exit 1 when any row was refused."""
    for path in args.files:
        if not path.is_file():
            raise FILE_UNREADABLE.at(Where(file=str(path)), reason="no such file")
    django_ready()
    from patibat.config.acting import acting

    by = None if args.check and not args.by else acting(args.by)
    files = work(_WORK[args.kind])(args.files, check=args.check, by=by, answer=args.answer)
    if args.json:
        console.result_json(files)
    else:
        for found in files:
            _show(found, args.language)
    if args.check:
        console.progress(_CHECKED, args.language)
    return console.FINDINGS if any(found["refused"] or found["problems"] for found in files) else console.DONE


def _show(found: dict[str, object], language: str) -> None:
    details = {"file": "", "accepted": 0, "unchanged": 0, "refused": 0} | found
    console.result(_LINE.of(language, details))
    problems = found["problems"]
    for problem in problems if isinstance(problems, list) else []:
        place = " ".join(str(problem[name]) for name in ("sheet", "cell") if problem.get(name))
        console.result(f"  {place}{': ' if place else ''}{problem['message']} – {problem['fix']}")
