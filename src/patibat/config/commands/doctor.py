"""`patibat doctor`: check the installation and say what to mend."""

from __future__ import annotations

from argparse import Namespace

from patibat.config import console
from patibat.config.ready import django_ready
from patibat.problems import Text

_FIX = Text("แก้ไข: {fix}", "mend: {fix}")
_WELL = Text("ทุกอย่างเรียบร้อย", "Everything is well")
_FOUND = Text("มี {count} เรื่องที่ต้องแก้", "{count} things to mend")


def add_arguments(parser: console.Parser) -> None:
    """The words of `doctor`."""
    parser.json_word()


def run(args: Namespace) -> int:
    """Examine; exit 1 when something is to be mended."""
    django_ready()
    from patibat.config.doctoring import examine, python_version
    from patibat.config.version import VERSION

    checks = examine()
    findings = sum(not check.well for check in checks)
    if args.json:
        rows = [
            {
                "name": check.name,
                "about": check.about.of(args.language),
                "well": check.well,
                "found": check.found.of(args.language),
                "fix": check.fix.of(args.language) if check.fix else None,
            }
            for check in checks
        ]
        console.result_json({"version": VERSION, "python": python_version(), "checks": rows})
        return console.FINDINGS if findings else console.DONE
    console.progress(
        Text(f"patibat {VERSION}, Python {python_version()}", f"patibat {VERSION}, Python {python_version()}"),
        args.language,
    )
    for check in checks:
        console.result(f"{'✓' if check.well else '✗'} {check.about.of(args.language)}: {check.found.of(args.language)}")
        if check.fix:
            console.result("  " + _FIX.of(args.language, {"fix": check.fix.of(args.language)}))
    console.result((_FOUND if findings else _WELL).of(args.language, {"count": findings}))
    return console.FINDINGS if findings else console.DONE
