"""A Word file → the fields of a `Paper`: its parts are taken out of the archive one by one, each within bounds."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from typing import Any
from xml.etree.ElementTree import Element, XMLParser

from patibat.papers.doors import TooLarge, close_doors
from patibat.papers.reading.word.body import Body, Place
from patibat.papers.reading.word.names import W, local
from patibat.papers.reading.word.numbering import read_numbering
from patibat.papers.reading.word.styles import read_styles

_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_USUAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_DOCTYPE = re.compile(b"<!DOCTYPE|<\x00!\x00D\x00O\x00C\x00T|\x00<\x00!\x00D\x00O\x00C\x00T")
_HEADER = re.compile(r"word/(?:header|footer)\d*\.xml")
_DETAILS = {"title": "title", "creator": "author", "subject": "subject"}


class Unsafe(Exception):
    """A part that no ordinary document has."""


def read_word(content: bytes, most_bytes: int) -> dict[str, Any]:
    """Blocks, notes and details. Raises `TooLarge`, `Unsafe`, and whatever a damaged file provokes."""
    close_doors()
    parts = _Parts(content, most_bytes)
    main = parts.main()
    body = Body(
        read_styles(parts.tree(parts.related(main, "styles"))),
        read_numbering(parts.tree(parts.related(main, "numbering"))),
    )
    document = parts.tree(main)
    found = None if document is None else document.find(W + "body")
    if found is None:
        raise ValueError("no body")
    blocks = list(body.blocks(found, Place()))
    if headers := parts.headers():
        body.notes["page-header"] = headers
    notes = [{"kind": kind, "count": count} for kind, count in sorted(body.notes.items())]
    return {"blocks": blocks, "notes": notes, "details": parts.details()}


class _Parts:
    """The parts of the archive; counts what really comes out of it, since an archive may lie about its sizes."""

    def __init__(self, content: bytes, most_bytes: int) -> None:
        self._archive = zipfile.ZipFile(io.BytesIO(content))
        self._names = {one.filename.lower(): one for one in self._archive.infolist()}
        self._left = most_bytes

    def main(self) -> str:
        """The part that the package says is the document."""
        root = self.tree("_rels/.rels")
        for one in () if root is None else root:
            if one.get("Type", "").endswith("/officeDocument"):
                return one.get("Target", "").lstrip("/")
        return "word/document.xml"

    def related(self, main: str, kind: str) -> str:
        """The part of this kind that belongs to the document; what lies outside the package is never asked for."""
        folder, name = posixpath.split(main)
        root = self.tree(f"{folder}/_rels/{name}.rels")
        for one in () if root is None else root:
            if one.get("Type", "").endswith(f"/{kind}") and one.get("TargetMode") != "External":
                target = one.get("Target", "")
                return target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"{folder}/{target}")
        return ""

    def headers(self) -> int:
        """How many headers and footers of pages hold text."""
        return sum(bool(re.search(b"<w:t[ >]", self._bytes(name))) for name in self._names if _HEADER.fullmatch(name))

    def details(self) -> dict[str, str]:
        """What the file says of itself."""
        root = self.tree("docProps/core.xml")
        pairs = ((_DETAILS.get(local(one.tag)), (one.text or "").strip()) for one in (() if root is None else root))
        return {name: text[:500] for name, text in pairs if name and text}

    def tree(self, name: str) -> Element | None:
        """A part as a tree, None when there is none. Raises `Unsafe` for a declaration that could bring in others."""
        content = self._bytes(name)
        if not content:
            return None
        if _DOCTYPE.search(content):
            raise Unsafe(name)
        parser = XMLParser()
        parser.feed(content.replace(_STRICT, _USUAL))
        root: Element = parser.close()
        return root

    def _bytes(self, name: str) -> bytes:
        info = self._names.get(name.lower())
        if info is None:
            return b""
        with self._archive.open(info) as file:
            content = file.read(self._left + 1)
        self._left -= len(content)
        if self._left < 0:
            raise TooLarge(bytes=len(content))
        return content
