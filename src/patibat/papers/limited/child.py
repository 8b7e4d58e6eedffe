"""The limited process that opens a received Word or PDF file; nothing of it runs in the server.

Run as a script: `child.py KIND MEMORY SECONDS BYTES PAGES [PAGE]`. The file comes on standard input; JSON, or of KIND
`picture` a PNG, goes out on standard output. Once its own imports are done it may open no file and no socket, start no
process, and use only so much memory and time. On Windows there are no such limits: there only the parent's time limit
holds.
"""

from __future__ import annotations

import encodings.cp437
import io
import json
import os
import sys
import zipfile
from importlib import import_module
from pathlib import Path
from typing import Any

NO_ROOM = 4
"""The exit code when the answer could not be stored: the disk is full, and the file is innocent."""
_DOCTYPES = tuple("<!DOCTYPE".encode(one) for one in ("ascii", "utf-16-le", "utf-16-be"))


class Refused(Exception):
    """The file is answered by a problem: its name, and what belongs to it."""

    def __init__(self, problem: str, **found: object) -> None:
        self.answer = {"problem": problem, **found}
        super().__init__(problem)


def limit(memory: int, seconds: int) -> None:
    """No more memory and time than a document needs, and from here on nothing more can be opened."""
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (memory, memory))
    resource.setrlimit(resource.RLIMIT_NOFILE, (3, 3))


def word(content: bytes, most_bytes: int) -> bytes:
    """The blocks of a Word file."""
    from patibat.papers.limited.word import WordReader

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _json(WordReader(_parts(archive, most_bytes)).read())
    except zipfile.BadZipFile as error:
        raise Refused("damaged") from error


def _parts(archive: zipfile.ZipFile, most_bytes: int) -> dict[str, bytes]:
    """The parts that hold text, counted while they are inflated, since an archive may lie about its sizes."""
    wanted = ("word/document.xml", "word/styles.xml", "word/numbering.xml")
    found: dict[str, bytes] = {}
    room = most_bytes
    for info in archive.infolist():
        name = info.filename.replace("\\", "/").lower()
        if name not in wanted:
            continue
        with archive.open(info) as part:
            data = part.read(room + 1)
        room -= len(data)
        if room < 0:
            raise Refused("large", bytes=most_bytes)
        if any(mark in data for mark in _DOCTYPES):
            raise Refused("unsafe", part=info.filename)
        found[name] = data
    if "word/document.xml" not in found:
        raise Refused("damaged")
    return found


def pdf(content: bytes, most_pages: int) -> bytes:
    """The pages of a PDF."""
    from patibat.papers.limited.pdf import PdfReader

    return _json(PdfReader(content, most_pages).read())


def picture(content: bytes, page: int) -> bytes:
    """One page of a PDF as PNG."""
    from patibat.papers.limited.pdf import page_png

    return page_png(content, page)


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def warm(kind: str) -> None:
    """Everything that will be needed is imported before the doors close."""
    import_module("patibat.papers.limited.word" if kind == "word" else "patibat.papers.limited.pdf")
    if kind == "picture":
        # Pillow loads its writers when they are first needed: by then no file can be opened.
        image = import_module("PIL.Image").new("RGB", (4, 4))
        image.convert("P").save(io.BytesIO(), "PNG")


def answer(arguments: list[str], content: bytes) -> bytes:
    """What goes out; whatever a hostile file provokes is an answer, no traceback."""
    kind, numbers = arguments[0], [int(one) for one in arguments[1:]]
    try:
        if kind == "word":
            return word(content, numbers[2])
        if kind == "pdf":
            return pdf(content, numbers[3])
        return picture(content, numbers[4])
    except Refused as refused:
        return _json(refused.answer)
    except MemoryError:
        return _json({"problem": "complex"})
    except Exception as error:
        found: dict[str, Any] = getattr(error, "answer", None) or {"problem": "damaged", "why": type(error).__name__}
        return _json(found)


def main(arguments: list[str]) -> int:
    """Read the file on standard input within the limits."""
    warm(arguments[0])
    limit(int(arguments[1]), int(arguments[2]))
    found = answer(arguments, sys.stdin.buffer.read())
    try:
        sys.stdout.buffer.write(found)
        sys.stdout.buffer.flush()
    except OSError:
        return NO_ROOM
    return 0


if __name__ == "__main__":
    # The script is run isolated: its own package is found from where it stands.
    sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
    encodings.cp437.getregentry()
    os._exit(main(sys.argv[1:]))
