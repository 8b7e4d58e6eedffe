"""Writes every rule with its texts into docs/plan-checker.md: `python -m patibat.plans.checker.listing`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

from patibat.plans.checker.findings import SEVERITIES, Severity
from patibat.plans.checker.rule import Rule, rules
from patibat.problems import Text

PAGE: Final = Path(__file__).resolve().parents[4] / "docs" / "plan-checker.md"
SEVERITY_WORDS: Final[dict[Severity, Text]] = {
    "error": Text("ต้องแก้", "error"),
    "warning": Text("ควรแก้", "warning"),
    "note": Text("ควรดู", "note"),
}
_HEAD: Final = """# ผู้ตรวจแผน · The plan checker

`patibat check-plan FILE | --plan CODE [--json]`

เครื่องอ่านแผนทั้งเล่มแล้วถามคำถามข้างล่างนี้ทุกข้อ ทุกข้อพบบอกที่ที่พบ เหตุผล และวิธีแก้ คนเป็นผู้ตัดสินเสมอ
A plan is asked every question below; each finding says where, why and how to mend it, and a person decides.

**{error}** {error_means} · **{warning}** {warning_means} · **{note}** {note_means}

แผนที่มีข้อ “ต้องแก้” ประกาศใช้ไม่ได้จนกว่าจะแก้ หรือตอบว่า “ตั้งใจ เพราะ …” · ข้อ “ควรแก้” ต้องมีคนยืนยันว่าดูแล้ว ·
ข้อ “ควรดู” ไม่ห้ามอะไร คำตอบใช้กับฉบับต่อไปด้วย และหมดผลเมื่อข้อความของข้อนั้นเปลี่ยน
A plan with errors is not adopted before they are mended or answered (“intended, because …”); warnings must be confirmed
as seen; notes stop nothing. An answer holds for later versions, and is void when the words that it was about change.

A rule gives at most the severity shown; doubtful cases get a milder one. A rule is one file in
`src/patibat/plans/checker/rules/` with plans on which it passes and fails. This page is made by
`python -m patibat.plans.checker.listing`.
"""


def page() -> str:
    """The whole page: the rules by severity, then by name."""
    head = _HEAD.format(
        error="ต้องแก้ · error",
        error_means="ผิดแน่หรือเกือบแน่ (wrong, or nearly surely so)",
        warning="ควรแก้ · warning",
        warning_means="น่าจะผิดหรือขาดของสำคัญ (probably wrong, or something weighty is missing)",
        note="ควรดู · note",
        note_means="ควรมีคนดู (a person should look)",
    )
    parts = [head]
    for severity in SEVERITIES:
        words = SEVERITY_WORDS[severity]
        own = [rule for rule in rules() if rule.severity == severity]
        parts.append(f"## {words.th} · {words.en} ({len(own)})\n")
        parts += [_section(rule) for rule in own]
    return "\n".join(parts)


def _section(rule: Rule) -> str:
    # A remedy may name what was found: on this page the place stays open.
    remedy = Text(_open(rule.remedy.th), _open(rule.remedy.en))
    return "\n".join(
        (
            f"### `{rule.id}`",
            f"**{rule.question.th}** {rule.explanation.th}",
            f"*แก้:* {remedy.th}",
            "",
            f"**{rule.question.en}** {rule.explanation.en}",
            f"*Fix:* {remedy.en}",
            "",
        )
    )


def _open(text: str) -> str:
    for name in ("meant", "usual"):
        text = text.replace(f"{{{name}}}", "…")
    return text


def main() -> int:
    """Write the page again."""
    PAGE.write_text(page(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
