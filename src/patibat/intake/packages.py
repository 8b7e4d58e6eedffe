"""Many workbooks in one: a .zip, or a mail with attachments (.eml). Nothing reaches the disk by their names."""

from __future__ import annotations

import email
import email.policy
import io
import zipfile
from email.message import EmailMessage
from pathlib import PurePosixPath

from patibat.intake.problems import PACKAGE_UNSAFE
from patibat.problems import Problem, Where

MOST_FILES = 500
MOST_BYTES = 500 * 1024 * 1024
MOST_RATIO = 200


def unpacked(name: str, content: bytes) -> list[tuple[str, bytes]]:
    """The workbooks of a file as (name, content): itself, or what a .zip or an .eml holds.

    What a file is, its content decides: an .xlsx is a .zip too. Raises `intake.package-unsafe`.
    """
    if content.startswith(b"PK"):
        return _from_zip(name, content)
    if name.lower().endswith(".eml"):
        return _from_mail(name, content)
    return [(name, content)]


def _refused(name: str) -> Problem:
    return PACKAGE_UNSAFE.at(Where(file=name), name=name)


def _from_zip(name: str, content: bytes) -> list[tuple[str, bytes]]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            if any(part.filename.lower() == "[content_types].xml" or part.filename == "mimetype" for part in parts):
                return [(name, content)]
            inside = [part for part in parts if _is_workbook(part.filename)]
            size = sum(part.file_size for part in inside)
            packed = max(sum(part.compress_size for part in inside), 1)
            locked = any(part.flag_bits & 1 for part in inside)
            if not inside or locked or len(inside) > MOST_FILES or size > MOST_BYTES or size > packed * MOST_RATIO:
                raise _refused(name)
            return [(f"{name}/{PurePosixPath(part.filename).name}", archive.read(part)) for part in inside]
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError) as error:
        if name.lower().endswith(".xlsx"):
            return [(name, content)]
        raise _refused(name) from error


def _is_workbook(name: str) -> bool:
    last = PurePosixPath(name.replace("\\", "/")).name
    return last.lower().endswith(".xlsx") and not last.startswith(("~$", "."))


def _from_mail(name: str, content: bytes) -> list[tuple[str, bytes]]:
    mail = email.message_from_bytes(content, policy=email.policy.default)
    found: list[tuple[str, bytes]] = []
    for part in mail.walk():
        if not isinstance(part, EmailMessage) or part.is_multipart():
            continue
        attached = part.get_filename() or ""
        payload = part.get_payload(decode=True)
        if isinstance(payload, bytes) and attached.lower().endswith((".xlsx", ".zip")):
            found += unpacked(f"{name}/{PurePosixPath(attached).name}", payload)
    if not found or len(found) > MOST_FILES:
        raise _refused(name)
    return found
