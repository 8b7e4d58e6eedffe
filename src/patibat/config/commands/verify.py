"""`patibat verify`: are records and files whole?"""

from __future__ import annotations

from argparse import Namespace

from patibat.config import console
from patibat.config.ready import django_ready
from patibat.problems import Text

_SUMMARY = Text(
    "ตรวจไฟล์แนบ {attachments} รายการ ({files} ไฟล์) ร่องรอย {audit} รายการ: พบ {findings} ข้อ",
    "{attachments} attachments ({files} files), {audit} audit entries: {findings} findings",
)


def add_arguments(parser: console.Parser) -> None:
    """The words of `verify`."""
    parser.json_word()


def run(args: Namespace) -> int:
    """Look; exit 1 on findings."""
    django_ready()
    from patibat.config.database import refuse_not_current
    from patibat.config.integrity import verify

    refuse_not_current()
    found = verify()
    counts = {"attachments": found.attachments, "files": found.files, "audit": found.audit_entries}
    texts = [finding.of(args.language) for finding in found.findings]
    if args.json:
        console.result_json({**counts, "findings": texts})
    else:
        for text in texts:
            console.result(f"✗ {text}")
        console.result(_SUMMARY.of(args.language, {**counts, "findings": len(texts)}))
    return console.FINDINGS if texts else console.DONE
