"""Bytes of Thai text that were read in the wrong encoding, read again."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import Final

from patibat.thai.mending.repairs import Change
from patibat.thai.mending.steps import applied
from patibat.thai.problems import THAI_MOJIBAKE

_THAI_LETTER: Final = re.compile("[\u0e01-\u0e3a\u0e40-\u0e4e]")
# The first two bytes of a Thai letter in UTF-8, read as Latin …
_UTF8_AS_LATIN: Final = re.compile("\u00e0[\u00b8\u00b9]")
# … and, since UTF-8 may have gone wrong twice, those of that.
_TWICE: Final = re.compile("\u00c3[\u00a0\u0020]\u00c2[\u00b8\u00b9]")
# What follows them: a third byte, by its Latin or its Windows character.
_THIRD: Final = "\x80-\xbf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122"
_UTF8_RUN: Final = re.compile(f"(?:\u00e0[\u00b8\u00b9][{_THIRD}])+")
# Two letters of it: the Thai code page has such a row of letters in no text.
_UTF8_LETTERS: Final = re.compile(f"\u00e0[\u00b8\u00b9][{_THIRD}]\u00e0[\u00b8\u00b9]")
# The same bytes read as a Thai code page: every third letter is one of two, after SARA E.
_UTF8_AS_THAI: Final = re.compile("(?:\u0e40[\u0e18\u0e19][\x80-\xa0\u0e01-\u0e1f\u20ac\u2013-\u2026])+")
_UTF8_AS_THAI_FOR_SURE: Final = re.compile(f"(?:{_UTF8_AS_THAI.pattern[3:-2]}){{4}}")
# The same bytes read on a Mac, as its Excel reads a CSV file.
_MAC_PAIRS: Final = ("\u2021\u220f", "\u2021\u03c0")
_MAC_RUN: Final = re.compile("(?:\u2021[\u220f\u03c0][^\x00-\x7f])+")
_THAI_AS_LATIN: Final = re.compile("[\u00a1-\u00da\u00df-\u00fb]")
_SARA_E: Final = "\u0e40"
_TOKEN: Final = re.compile(r"[^ \t\u00a0]+")
# No encoding gone wrong leaves such letters only one by one.
_PAIR: Final = re.compile("[\u00a1-\u00fb][\u00a1-\u00fb]")


def has_latin_pairs(text: str) -> bool:
    """Can there be bytes that were read as Latin?"""
    return _PAIR.search(text) is not None


def has_other_pairs(text: str) -> bool:
    """Can there be bytes of UTF-8 that were read as Thai, or on a Mac?"""
    return ("\u0e40\u0e18" in text and _UTF8_AS_THAI_FOR_SURE.search(text) is not None) or _has_mac_pairs(text)


def _has_mac_pairs(text: str) -> bool:
    return "\u2021" in text and any(pair in text for pair in _MAC_PAIRS)


def read_again(text: str) -> tuple[str, Callable[[], list[Change]]]:
    """The text with what was bytes read again, and how to list what was. Raises `Problem` where bytes are gone."""
    if not _UTF8_LETTERS.search(text) and (read := _all_code_page(text)):
        return read, partial(_by_line, text, read)
    found = _changes(text)
    return applied(text, found), partial(list, found)


def _changes(text: str) -> list[Change]:
    """Lines, or parts of them, in reading order."""
    lines = text.split("\n")
    read = [line if line.isascii() else _line(line, number) for number, line in enumerate(lines, 1)]
    again = _for_others(text, lines, read)
    found = []
    at = 0
    for line, after in zip(lines, read, strict=True):
        if after != line:
            found.append(Change(at, line, after, "mojibake"))
        elif again and not line.isascii():
            found += [change for change in again(line, at) if change.before != change.after]
        at += len(line) + 1
    return found


def _all_code_page(text: str) -> str | None:
    """A text without a Thai letter: where one line proves to be bytes of Thai text, all are taken for such."""
    twice = ("\u00c2\u00b8" in text or "\u00c2\u00b9" in text) and _TWICE.search(text)
    data = None if twice else _latin_bytes(text)
    if data is None:
        return None
    lines = data.split(b"\n")
    if not any(_looks_like_thai_bytes(line) and _decoded(line) for line in lines if not line.isascii()):
        return None
    # At once, which is quick, or line by line, where a byte is no letter.
    return _decoded(data) or "\n".join(
        _decoded(part) or line for line, part in zip(text.split("\n"), lines, strict=True)
    )


def _by_line(text: str, read: str) -> list[Change]:
    found = []
    at = 0
    for line, after in zip(text.split("\n"), read.split("\n"), strict=True):
        if line != after:
            found.append(Change(at, line, after, "mojibake"))
        at += len(line) + 1
    return found


def _decoded(data: bytes) -> str | None:
    try:
        return data.decode("cp874")
    except UnicodeError:
        return None


def _for_others(text: str, lines: list[str], read: list[str]) -> Callable[[str, int], Iterator[Change]] | None:
    """How to read lines that say too little by themselves, when others proved in which encoding they were."""
    if any(after != line and _has_mac_pairs(line) for line, after in zip(lines, read, strict=True)):
        return _as_mac
    if not any(after != line and _was_utf8(line) for line, after in zip(lines, read, strict=True)):
        if lines == read:
            return None
        return _tokens if _THAI_LETTER.search(text) else _as_code_page
    return _as_utf8


def _was_utf8(line: str) -> bool:
    if _SARA_E in line:
        return _UTF8_AS_THAI_FOR_SURE.search(line) is not None
    return ("\u00e0\u00b8" in line or "\u00e0\u00b9" in line) and _UTF8_RUN.search(line) is not None


def _as_utf8(line: str, at: int) -> Iterator[Change]:
    after = _from_bytes(line, "utf-8") or _from_thai_bytes(line)
    if not after and not _THAI_LETTER.search(_UTF8_AS_THAI.sub("", line)):
        after = _utf8_as_thai(line)
    if after:
        yield Change(at, line, after, "mojibake")


def _as_mac(line: str, at: int) -> Iterator[Change]:
    """A dash or a quotation mark between letters that are no Thai."""
    after = _from_mac(line)
    if after:
        yield Change(at, line, after, "mojibake")


def _as_code_page(line: str, at: int) -> Iterator[Change]:
    after = _from_bytes(line, "cp874")
    if after:
        yield Change(at, line, after, "mojibake")


def _line(line: str, number: int) -> str:
    if _has_mac_pairs(line):
        return _from_mac(line) or _MAC_RUN.sub(lambda match: _from_mac(match.group()) or match.group(), line)
    if _SARA_E in line:
        # No such letter comes of bytes that were read as Latin.
        return _utf8_as_thai(line) if _UTF8_AS_THAI_FOR_SURE.search(line) else line
    if "\u00c3" in line and _TWICE.search(line):
        line = _from_bytes(line, "utf-8") or line
    if "\u00e0\u00b8" in line or "\u00e0\u00b9" in line:
        return _utf8(line, number)
    return _code_page(line)


def _from_mac(text: str) -> str | None:
    try:
        return text.encode("mac_roman").decode("utf-8")
    except UnicodeError:
        return None


def _code_page(line: str) -> str:
    """Read again where it looks like the bytes of Thai text, and can be."""
    data = _latin_bytes(line)
    return line if data is None or not _looks_like_thai_bytes(data) else _decoded(data) or line


def _utf8(line: str, number: int) -> str:
    """The whole line where it can be, else its runs."""
    whole = _from_bytes(line, "utf-8")
    if whole is not None:
        return whole
    pairs = len(_UTF8_AS_LATIN.findall(line))
    if len(_THAI_AS_LATIN.findall(_UTF8_AS_LATIN.sub("", _UTF8_RUN.sub("", line)))) > pairs * 2:
        # The Thai code page has such letters one behind the other too.
        return _code_page(line)
    parts = _UTF8_RUN.sub(lambda match: _from_bytes(match.group(), "utf-8") or match.group(), line)
    if _UTF8_AS_LATIN.search(parts):
        raise THAI_MOJIBAKE.at(line_number=number)
    return parts


def _utf8_as_thai(line: str) -> str:
    """The whole line where it can be, else its runs."""
    return _from_thai_bytes(line) or _UTF8_AS_THAI.sub(_thai_run, line)


def _thai_run(match: re.Match[str]) -> str:
    return _from_thai_bytes(match.group()) or match.group()


def _tokens(line: str, at: int) -> Iterator[Change]:
    for match in _TOKEN.finditer(line):
        token = match.group()
        letters = [character for character in token if character.isalpha() or character > "\x7f"]
        thai = sum(_THAI_AS_LATIN.match(character) is not None for character in letters)
        if thai >= 2 and thai == len(letters):
            yield Change(at + match.start(), token, _from_bytes(token, "cp874") or token, "mojibake")


_THAI_BYTES: Final = bytes((*range(0xA1, 0xDB), *range(0xDF, 0xFC)))
_NO_THAI_BYTES: Final = bytes(set(range(256)).difference(_THAI_BYTES))
_NO_LETTERS: Final = bytes(code for code in range(128) if not chr(code).isalpha())
_ALPHABETIC: Final = frozenset(code for code in range(256) if chr(code).isalpha())
_VARIED: Final = 4
_ENOUGH: Final = 32


def _looks_like_thai_bytes(data: bytes) -> bool:
    """Nearly all letters stand where TIS-620 has Thai, with variety: no row of signs, no word with a few accents."""
    others = data.translate(None, _THAI_BYTES)
    thai = len(data) - len(others)
    if thai < (thai + len(others.translate(None, _NO_LETTERS))) * 0.8:
        return False
    return _is_varied(data[:_ENOUGH]) or _is_varied(data)


def _is_varied(data: bytes) -> bool:
    varied = set(data.translate(None, _NO_THAI_BYTES))
    return len(varied) >= _VARIED and len(varied & _ALPHABETIC) > 1


def _from_bytes(text: str, codec: str) -> str | None:
    data = _latin_bytes(text)
    try:
        return None if data is None else data.decode(codec)
    except UnicodeError:
        return None


def _from_thai_bytes(text: str) -> str | None:
    data = _bytes(text, _ENCODE_THAI, _thai_byte)
    try:
        return None if data is None else data.decode("utf-8")
    except UnicodeError:
        return None


def _latin_bytes(text: str) -> bytes | None:
    """The bytes that were read as Latin-1 or Windows-1252; None when it was neither."""
    try:
        return text.encode("latin-1")
    except UnicodeError:
        return _bytes(text, _ENCODE_WINDOWS, _byte)


def _bytes(text: str, encode: Callable[[str], bytes], byte_of: Callable[[str], bytes]) -> bytes | None:
    """By the table, which is quick; or letter by letter, where some came by another code than the table has."""
    try:
        return encode(text)
    except UnicodeError:
        pass
    try:
        return b"".join(map(byte_of, text))
    except UnicodeError:
        return None


def _byte(character: str) -> bytes:
    return character.encode("latin-1") if character <= "\xff" else character.encode("cp1252")


def _thai_byte(character: str) -> bytes:
    return character.encode("latin-1") if character <= "\xa0" else character.encode("cp874")


def _encoder(codec: str) -> Callable[[str], bytes]:
    """Of a code page with the controls of Latin-1 where it has nothing."""
    letters = [bytes([code]).decode(codec, "replace") for code in range(256)]
    for code in range(_FIRST_CONTROL, _LAST_CONTROL):
        letters[code] = letters[code].replace("\ufffd", chr(code))
    table = codecs.charmap_build("".join(letters).replace("\ufffd", "\ufffe"))
    return lambda text: codecs.charmap_encode(text, "strict", table)[0]


_FIRST_CONTROL: Final = 0x80
_LAST_CONTROL: Final = 0xA0
_ENCODE_WINDOWS: Final = _encoder("cp1252")
_ENCODE_THAI: Final = _encoder("cp874")
