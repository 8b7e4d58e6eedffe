"""Evidence beside a result: a file, hostile until its content says what it is."""

from __future__ import annotations

import io
import zipfile
from pathlib import PurePath

from django.db import transaction

from patibat.accounts.models import User
from patibat.monitoring.models import Evidence, Result
from patibat.monitoring.problems import EVIDENCE_KIND, EVIDENCE_SIZE, REASON_MISSING
from patibat.network.permissions import check
from patibat.problems import Where
from patibat.records.services import Change, attachment_keep, audit_record
from patibat.thai import clean_text

MEGABYTES = 10
LONGEST = 500
ENDINGS = (".pdf", ".jpg", ".jpeg", ".png", ".docx", ".xlsx")
_OFFICE = "application/vnd.openxmlformats-officedocument."
_WORD, _EXCEL = f"{_OFFICE}wordprocessingml.document", f"{_OFFICE}spreadsheetml.sheet"
_SIGNS = ((b"%PDF-", "application/pdf"), (b"\xff\xd8\xff", "image/jpeg"), (b"\x89PNG\r\n\x1a\n", "image/png"))
_TYPES = {
    ".pdf": "application/pdf",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".docx": _WORD,
    ".xlsx": _EXCEL,
}
_MOST_PARTS = 5_000


@transaction.atomic
def evidence_add(*, by: User | None, result: Result, content: bytes, name: str, description: str) -> Evidence:
    """Keep a file as evidence of a result. It is never opened here, only served as a download.

    Raises `network.not-allowed`, `monitoring.reason-missing` without a description, `monitoring.evidence-size`,
    `monitoring.evidence-kind`.
    """
    if by is not None:
        check(by, "result.submit", result.agency)
    words = clean_text(description, LONGEST).strip()
    if not words:
        raise REASON_MISSING.at(Where(field="description"))
    content_type = evidence_type(content, name)
    evidence = Evidence.objects.create(result=result, description=words)
    evidence.attachment = attachment_keep(
        by=by, content=content, name=name, content_type=content_type, model="monitoring.Evidence", key=str(evidence.pk)
    )
    evidence.save(update_fields=["attachment"])
    audit_record(
        by=by,
        action="evidence.add",
        changes=[
            Change(
                "monitoring.Result",
                str(result.pk),
                None,
                {"evidence": words, "sha256": evidence.attachment.sha256, "name": evidence.attachment.name},
            )
        ],
    )
    return evidence


def evidence_type(content: bytes, name: str) -> str:
    """The media type by content, which must agree with the ending of the name.

    Raises `monitoring.evidence-size`, `monitoring.evidence-kind`.
    """
    where = Where(field="file")
    if not 0 < len(content) <= MEGABYTES * 1_048_576:
        raise EVIDENCE_SIZE.at(where, name=name[:100], megabytes=MEGABYTES)
    found = _by_content(content)
    if not found or _TYPES.get(PurePath(name).suffix.lower()) != found:
        raise EVIDENCE_KIND.at(where, name=name[:100])
    return found


def _by_content(content: bytes) -> str:
    for sign, content_type in _SIGNS:
        if content.startswith(sign):
            return content_type
    return _office_kind(content) if content.startswith(b"PK\x03\x04") else ""


def _office_kind(content: bytes) -> str:
    """What a package says it holds, by its list of parts alone: nothing is inflated."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            names = {one.filename.lower() for one in package.infolist()}
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return ""
    macros = any(name.endswith("vbaproject.bin") for name in names)
    if macros or "[content_types].xml" not in names or len(names) > _MOST_PARTS:
        return ""
    if "word/document.xml" in names:
        return _WORD
    return _EXCEL if "xl/workbook.xml" in names else ""
