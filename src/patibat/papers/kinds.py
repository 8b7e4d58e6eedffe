"""What a received file is, by its content: nobody's name for it is believed, and nothing in it is opened.

>>> media_type(b"%PDF-1.7", "คำสั่ง.pdf"), media_type(b"%PDF-1.7", "คำสั่ง.png")
('application/pdf', '')
"""

from __future__ import annotations

import io
import zipfile
from pathlib import PurePath
from typing import Final

ENDINGS: Final = (".pdf", ".jpg", ".jpeg", ".png", ".docx", ".xlsx")
_OFFICE: Final = "application/vnd.openxmlformats-officedocument."
_WORD, _EXCEL = f"{_OFFICE}wordprocessingml.document", f"{_OFFICE}spreadsheetml.sheet"
_SIGNS: Final = ((b"%PDF-", "application/pdf"), (b"\xff\xd8\xff", "image/jpeg"), (b"\x89PNG\r\n\x1a\n", "image/png"))
_TYPES: Final = {
    ".pdf": "application/pdf",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".docx": _WORD,
    ".xlsx": _EXCEL,
}
_MOST_PARTS: Final = 5_000


def media_type(content: bytes, name: str) -> str:
    """The media type by content, when the ending of the name agrees with it; else empty. Macros are never taken."""
    found = _by_content(content)
    return found if found and _TYPES.get(PurePath(name).suffix.lower()) == found else ""


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
