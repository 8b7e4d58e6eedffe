"""`{% load monitoring %}`: how an agency stands in a round and where a reported row is, as word, shape and colour."""

from __future__ import annotations

from django import template

from patibat.kit.wording import page_language
from patibat.measures import Look
from patibat.monitoring.selectors import Standing
from patibat.problems import Text
from patibat.records.choices import ReviewStatus

register = template.Library()
# The style sheet's classes for the colours that measures names.
_TONES = {"green": "good", "amber": "watch", "red": "bad", "grey": "muted"}
_REVIEWS = {
    ReviewStatus.SUBMITTED: Look(Text("รอตรวจ", "awaiting review"), "▲", "amber"),
    ReviewStatus.RETURNED: Look(Text("ส่งกลับให้แก้", "returned"), "■", "red"),
    ReviewStatus.APPROVED: Look(Text("รับรองแล้ว", "approved"), "●", "green"),
    ReviewStatus.SCHEDULED: Look(Text("กำหนดวันเปิดเผยแล้ว", "publication day set"), "●", "green"),
    ReviewStatus.PUBLISHED: Look(Text("เปิดเผยแล้ว", "published"), "●", "green"),
    ReviewStatus.WITHHELD: Look(Text("ไม่เปิดเผย", "withheld"), "–", "grey"),
}


@register.inclusion_tag("kit/_status.html")
def standing(of: Standing) -> dict[str, str]:
    """How an agency stands in a round."""
    return _parts(of.look)


@register.inclusion_tag("kit/_status.html")
def review_status(status: str, reason: str = "") -> dict[str, str]:
    """Where a reported row is on its way to the public."""
    return _parts(_REVIEWS[ReviewStatus(status)]) | {"reason": reason}


def _parts(look: Look) -> dict[str, str]:
    word = look.word.of(page_language())
    return {"word": word, "tone": _TONES[look.colour], "shape": look.shape, "line": look.line}
