"""PDF files for tests: set with Typst, or written by hand, also encrypted ones."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Sequence

import typst

from patibat.papers import fonts
from patibat.papers.reading import Paper, Paragraph, Table, read_paper

SET = '#set text(font: "Sarabun", size: 12pt)\n#set page(paper: "a4", margin: 2.5cm)\n'
FONT = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")


def typeset(source: str, before: str = SET) -> bytes:
    """A PDF of this Typst source."""
    made = typst.Compiler(font_paths=[str(fonts.font_dir())]).compile((before + source).encode())
    assert isinstance(made, bytes)
    return made


def read(source: str, before: str = SET) -> Paper:
    return read_paper(typeset(source, before), "แผน.pdf")


def lines(paper: Paper) -> list[str]:
    return [one.text for one in paper.paragraphs()]


def only_table(paper: Paper) -> Table:
    (found,) = paper.tables()
    return found


def line(paper: Paper, text: str) -> Paragraph:
    return next(one for one in paper.paragraphs() if text in one.text)


def handmade(contents: Sequence[str], extra: str = "", password: str | None = None) -> bytes:
    """A PDF with these pages of drawing orders; with `password` (may be empty) it is encrypted."""
    kids = " ".join(f"{5 + 2 * at} 0 R" for at in range(len(contents)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(contents)}>>".encode(),
        FONT.encode(),
        b"null",
    ]
    identity, entry, key = b"0123456789abcdef", "", b""
    if password is not None:
        owner, user, key = _locks(password.encode(), identity)
        objects[3] = (f"<</Filter/Standard/V 1/R 2/Length 40/P -4/O<{owner.hex()}>/U<{user.hex()}>>>").encode()
        entry = f"/Encrypt 4 0 R/ID[<{identity.hex()}><{identity.hex()}>]"
    for at, content in enumerate(contents):
        number = 6 + 2 * at
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]{extra}/Resources<</Font<</F 3 0 R>>>>"
            f"/Contents {number} 0 R>>".encode()
        )
        data = content.encode()
        data = _rc4(hashlib.md5(key + number.to_bytes(3, "little") + bytes(2)).digest()[:10], data) if key else data
        objects.append(f"<</Length {len(data)}>>stream\n".encode() + data + b"\nendstream")
    return _file(objects, entry)


def _file(objects: list[bytes], entry: str) -> bytes:
    out = io.BytesIO()
    out.write(b"%PDF-1.4\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(out.tell())
        out.write(f"{number} 0 obj\n".encode() + content + b"\nendobj\n")
    start = out.tell()
    rows = "".join(f"{place:010} 00000 n \n" for place in places)
    count = len(objects) + 1
    out.write(f"xref\n0 {count}\n0000000000 65535 f \n{rows}".encode())
    out.write(f"trailer<</Size {count}/Root 1 0 R{entry}>>\nstartxref\n{start}\n%%EOF\n".encode())
    return out.getvalue()


def _locks(password: bytes, identity: bytes) -> tuple[bytes, bytes, bytes]:
    """The owner's and the user's entry and the key of the oldest encryption (40 bits)."""
    padded = (password + PADDING)[:32]
    owner = _rc4(hashlib.md5((b"owner" + PADDING)[:32]).digest()[:5], padded)
    key = hashlib.md5(padded + owner + (0xFFFFFFFC).to_bytes(4, "little") + identity).digest()[:5]
    return owner, _rc4(key, PADDING), key


def _rc4(key: bytes, data: bytes) -> bytes:
    box = list(range(256))
    at = 0
    for one in range(256):
        at = (at + box[one] + key[one % len(key)]) % 256
        box[one], box[at] = box[at], box[one]
    out, first, second = bytearray(), 0, 0
    for byte in data:
        first = (first + 1) % 256
        second = (second + box[first]) % 256
        box[first], box[second] = box[second], box[first]
        out.append(byte ^ box[(box[first] + box[second]) % 256])
    return bytes(out)


def text_at(x: float, y: float, text: str, size: float = 12) -> str:
    """The order to write at a place, counted from the lower left corner."""
    return f"BT /F {size} Tf {x} {y} Td ({text}) Tj ET\n"
