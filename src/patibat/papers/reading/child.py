"""The limited process that opens a received document; nothing of it runs in the server.

Run as a script with the kind and the limits as arguments: the file comes on standard input, one JSON object goes out
on standard output. What it imports of Patibat is light and stands beside it. Once its imports are done it may open no
file and no socket, start no process, and use only so much memory and time.
"""

from __future__ import annotations

import encodings.cp437
import encodings.utf_16_le
import gc
import os
import sys
from pathlib import Path

# Run as a script in isolation it finds only what is installed; our own package stands above it.
sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from patibat.papers.doors import TooLarge, as_json, limit, write_answer

_MOST_LETTERS = 64 << 20


def read(kind: str, content: bytes, most_bytes: int, most_pages: int) -> str:
    """The document as JSON, or what is wrong with it. Of kind `picture` a page, whose number stands for the pages."""
    if kind == "picture":
        from patibat.papers.reading.pdf.picture import page_picture

        return as_json({"png": page_picture(content, most_pages)})
    if kind == "word":
        from patibat.papers.reading.word.document import read_word

        answer = as_json(read_word(content, most_bytes))
    else:
        from patibat.papers.reading.pdf.document import read_pdf

        answer = as_json(read_pdf(content, most_pages))
    if len(answer) > _MOST_LETTERS:
        raise TooLarge(letters=len(answer))
    return answer


def answered(error: BaseException) -> dict[str, object]:
    """What went wrong, as an answer: whatever a hostile file provokes is no traceback."""
    if isinstance(error, TooLarge):
        return {"problem": "large", **error.found}
    if isinstance(error, MemoryError | RecursionError):
        return {"problem": "large"}
    name = type(error).__name__
    if name == "Unsafe":
        return {"problem": "unsafe", "part": str(error)}
    return {"problem": "password" if name == "Locked" else "damaged"}


def main(arguments: list[str]) -> int:
    """Read the file on standard input within the limits."""
    kind, *numbers = arguments
    memory, seconds, size, pages = (int(one) for one in numbers)
    limit(memory, seconds)
    try:
        answer = read(kind, sys.stdin.buffer.read(), size, pages)
    except BaseException as error:
        answer = as_json(answered(error))
    return write_answer([answer])


if __name__ == "__main__":
    # Archives name their parts in the one, PDF its title in the other; both are at hand before the doors close.
    encodings.cp437.getregentry()
    encodings.utf_16_le.getregentry()
    gc.disable()
    # Nothing is left to tidy up, and tidying a large document takes time.
    os._exit(main(sys.argv[1:]))
