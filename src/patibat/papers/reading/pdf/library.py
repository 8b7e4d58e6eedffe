"""PDFium as far as it is needed here, called without its helpers: a page has thousands of letters.

Handles are plain addresses. Everything is given back when the process ends.
"""

from __future__ import annotations

import ctypes
from array import array
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pypdfium2_raw as raw

POINTER, WHOLE = ctypes.c_void_p, ctypes.c_int
_ACROSS = 0.25
"""Tangent of the angle from which letters lie across the page: 14 degrees."""
_PASSWORD = 4


class Locked(Exception):
    """It cannot be opened without its password."""


class Broken(Exception):
    """It is no PDF that can be opened."""


def quick(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:
    """The same function, taking addresses: much quicker than one that takes objects."""
    address = ctypes.cast(function, POINTER).value
    return ctypes.PYFUNCTYPE(result, *arguments)(address or 0)


_count = quick(raw.FPDFText_CountChars, WHOLE, POINTER)
_code = quick(raw.FPDFText_GetUnicode, ctypes.c_uint, POINTER, WHOLE)
_origin = quick(raw.FPDFText_GetCharOrigin, WHOLE, POINTER, WHOLE, POINTER, POINTER)
_loose = quick(raw.FPDFText_GetLooseCharBox, WHOLE, POINTER, WHOLE, POINTER)
_tight = quick(raw.FPDFText_GetCharBox, WHOLE, POINTER, WHOLE, POINTER, POINTER, POINTER, POINTER)
is_generated = quick(raw.FPDFText_IsGenerated, WHOLE, POINTER, WHOLE)
_size = quick(raw.FPDFText_GetFontSize, ctypes.c_double, POINTER, WHOLE)
_matrix = quick(raw.FPDFText_GetMatrix, WHOLE, POINTER, WHOLE, POINTER)
_object = quick(raw.FPDFText_GetTextObject, POINTER, POINTER, WHOLE)
_font = quick(raw.FPDFTextObj_GetFont, POINTER, POINTER)
_mode = quick(raw.FPDFTextObj_GetTextRenderMode, WHOLE, POINTER)
_font_name = quick(raw.FPDFFont_GetBaseFontName, ctypes.c_size_t, POINTER, ctypes.c_char_p, ctypes.c_size_t)
_open_text = quick(raw.FPDFText_LoadPage, POINTER, POINTER)
_close_text = quick(raw.FPDFText_ClosePage, None, POINTER)
_open_page = quick(raw.FPDF_LoadPage, POINTER, POINTER, WHOLE)
_close_page = quick(raw.FPDF_ClosePage, None, POINTER)
_rotation = quick(raw.FPDFPage_GetRotation, WHOLE, POINTER)
_bounds = quick(raw.FPDF_GetPageBoundingBox, WHOLE, POINTER, POINTER)

_STROKED_TOO = 2


@dataclass(frozen=True, slots=True)
class View:
    """How a page is shown: the box of it that is seen, turned by quarters clockwise."""

    left: float
    bottom: float
    right: float
    top: float
    turns: int

    @property
    def width(self) -> float:
        return self.top - self.bottom if self.turns % 2 else self.right - self.left

    @property
    def height(self) -> float:
        return self.right - self.left if self.turns % 2 else self.top - self.bottom

    def place(self, x: float, y: float) -> tuple[float, float]:
        """A point of the file as points from the top left corner of the page as shown."""
        match self.turns:
            case 1:
                return y - self.bottom, x - self.left
            case 2:
                return self.right - x, y - self.bottom
            case 3:
                return self.top - y, self.right - x
        return x - self.left, self.top - y


class Document:
    """An open file. Raises `Locked` and `Broken`."""

    def __init__(self, content: bytes) -> None:
        raw.FPDF_InitLibrary()
        self._content = content
        self._file = raw.FPDF_LoadMemDocument64(content, len(content), None)
        if not self._file:
            raise Locked if raw.FPDF_GetLastError() == _PASSWORD else Broken
        self.address = ctypes.cast(self._file, POINTER).value
        self.pages: int = raw.FPDF_GetPageCount(self._file)
        self._bold: dict[int, bool] = {}

    def about(self, name: str) -> str:
        """What the file says of itself: `Title`, `Author`."""
        size = raw.FPDF_GetMetaText(self._file, name.encode(), None, 0)
        room = ctypes.create_string_buffer(min(size, 2000))
        raw.FPDF_GetMetaText(self._file, name.encode(), room, len(room))
        return room.raw.decode("utf-16-le", "replace").split("\x00")[0].strip()

    def page(self, number: int) -> OpenPage:
        """A page counted from 0. Raises `Broken`."""
        address = _open_page(self.address, number)
        if not address:
            raise Broken
        return OpenPage(address, self._bold)


class OpenPage:
    """A page and its letters; `close` it."""

    def __init__(self, address: int, bold: dict[int, bool]) -> None:
        self.address = address
        self.text: int = _open_text(address)
        self._bold = bold
        self._room = array("d", bytes(32))
        box = array("f", bytes(16))
        _bounds(address, box.buffer_info()[0])
        left, top, right, bottom = box
        self.view = View(left, min(top, bottom), right, max(top, bottom), _rotation(address) % 4)
        self.count: int = max(_count(self.text), 0) if self.text else 0

    def close(self) -> None:
        if self.text:
            _close_text(self.text)
        _close_page(self.address)

    def codes(self) -> list[int]:
        """The letters."""
        text = self.text
        return [_code(text, at) for at in range(self.count)]

    def origins(self) -> tuple[list[float], list[float]]:
        """Where each letter begins on its baseline, as in the file."""
        count = self.count
        room = array("d", bytes(16 * count))
        start = room.buffer_info()[0]
        text = self.text
        for at, address in enumerate(range(start, start + 16 * count, 16)):
            _origin(text, at, address, address + 8)
        numbers = room.tolist()
        return numbers[::2], numbers[1::2]

    def rights(self) -> list[float]:
        """Where each letter ends, on a page and in letters that are not turned."""
        count = self.count
        room = array("f", bytes(16 * count))
        start = room.buffer_info()[0]
        text = self.text
        for at, address in enumerate(range(start, start + 16 * count, 16)):
            _loose(text, at, address)
        return room.tolist()[2::4]

    def drawn(self, at: int) -> tuple[float, float]:
        """Where the drawing of a letter begins and ends on the page as shown."""
        start = self._room.buffer_info()[0]
        _tight(self.text, at, start, start + 8, start + 16, start + 24)
        left, right, bottom, top = self._room
        first, second = self.view.place(left, bottom)[0], self.view.place(right, top)[0]
        return (first, second) if first <= second else (second, first)

    def look(self, at: int) -> tuple[float, int, bool]:
        """The size of a letter, by how many quarters clockwise it is turned, and whether it lies across, as the
        letters of a watermark do; a page that was scanned a little askew does not."""
        room = array("f", bytes(24))
        _matrix(self.text, at, room.buffer_info()[0])
        a, b, c, d = room[:4]
        size = float(_size(self.text, at)) * (c * c + d * d) ** 0.5
        turns = (0 if a >= 0 else 2) if abs(a) >= abs(b) else (3 if b > 0 else 1)
        less, more = sorted((abs(a), abs(b)))
        return size, turns, less > _ACROSS * more

    def is_bold(self, at: int) -> bool:
        """Whether the font of a letter is bold, or its outline is drawn too."""
        drawn = _object(self.text, at)
        if not drawn:
            return False
        if _mode(drawn) == _STROKED_TOO:
            return True
        font = _font(drawn)
        if font not in self._bold:
            room = ctypes.create_string_buffer(200)
            _font_name(font, room, 200)
            name = room.value.lower()
            self._bold[font] = any(word in name for word in (b"bold", b"black", b"heavy", b"-bd"))
        return self._bold[font]
