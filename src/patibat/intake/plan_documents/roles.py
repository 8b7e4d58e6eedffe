"""Who carries what: “หน่วยงานเจ้าภาพหลัก: …” on a line of its own, or behind what it belongs to.

>>> says_role("เจ้าภาพหลัก สพม."), says_role("(หน่วยงานสนับสนุน: อบจ.)"), says_role("เจ้าภาพหลักต้องรายงาน")
(True, True, False)
>>> roles_apart("ดูแลเด็กทุกคน (เจ้าภาพหลัก: ศธจ.)")
('ดูแลเด็กทุกคน', '(เจ้าภาพหลัก: ศธจ.)')
"""

from __future__ import annotations

import re
from typing import Final

from patibat.plans.directory import begins_name

_ROLE: Final = (
    r"[(\[]?\s*(?P<role>(?:หน่วยงาน)?เจ้าภาพ(?:หลัก)?|หน่วยงาน(?:ที่)?รับผิดชอบ(?:หลัก)?|หน่วยงานหลัก|ผู้รับผิดชอบ(?:หลัก)?|"
    r"(?:หน่วยงาน)?(?:ที่)?(?:สนับสนุน|ร่วมดำเนินการ|ร่วม)|หน่วยงาน(?:ที่)?เกี่ยวข้อง|เจ้าภาพร่วม)"
)
ROLE_WORDS: Final = re.compile(_ROLE + r"\s*[:：]\s*")
BARE_ROLE: Final = re.compile(_ROLE + r"(?:\s+(?:ได้แก่|คือ)\s*|\s+)")


def says_role(text: str) -> bool:
    """Does a line say nothing but who carries what stands above it?"""
    return ROLE_WORDS.match(text) is not None or bare_role(text) is not None


def bare_role(text: str) -> re.Match[str] | None:
    """A role without a colon, where what follows begins as the names of agencies do."""
    found = BARE_ROLE.match(text)
    return found if found is not None and begins_name(text[found.end() :]) else None


def roles_apart(text: str) -> tuple[str, str]:
    """A title, and the “lead: … support: …” that follows it in the same paragraph."""
    found = ROLE_WORDS.search(text)
    return (text[: found.start()].rstrip(" (;,-–"), text[found.start() :]) if found else (text, "")
