"""Bytes of Thai text that were read in the wrong encoding, read again."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from patibat.thai.problems import THAI_MOJIBAKE

_THAI_LETTER: Final = re.compile("[\u0e01-\u0e3a\u0e40-\u0e4e]")
# The first two bytes of a Thai letter in UTF-8, read as Latin …
_UTF8_AS_LATIN: Final = re.compile("\u00e0[\u00b8\u00b9]")
# … and, since UTF-8 may have gone wrong twice, those of that.
_TWICE: Final = re.compile("\u00c3[\u00a0\u0020]\u00c2[\u00b8\u00b9]")
# What follows them: a third byte, by its Latin or its Windows character.
_THIRD: Final = "\x80-\xbf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122"
_UTF8_RUN: Final = re.compile(f"(?:\u00e0[\u00b8\u00b9][{_THIRD}])+")
# The same bytes read as a Thai code page: every third letter is one of two, after SARA E.
_UTF8_AS_THAI: Final = re.compile("(?:\u0e40[\u0e18\u0e19][\x80-\xa0\u0e01-\u0e1f\u20ac\u2013-\u2026])+")
_UTF8_AS_THAI_FOR_SURE: Final = re.compile(f"(?:{_UTF8_AS_THAI.pattern[3:-2]}){{4}}")
_THAI_AS_LATIN: Final = re.compile("[\u00a1-\u00da\u00df-\u00fb]")
_TOKEN: Final = re.compile(r"[^ \t\u00a0]+")
# No encoding gone wrong leaves such letters only one by one.
_HIGH: Final = re.compile("[\u00a1-\u00fb]{2}")


def is_suspect(text: str) -> bool:
    """A quick look: can there be such bytes?"""
    return not text.isascii() and (
        _HIGH.search(text) is not None or ("\u0e40\u0e18" in text and _UTF8_AS_THAI_FOR_SURE.search(text) is not None)
    )


class Span(NamedTuple):
    """A part of the text and what it reads as."""

    at: int
    before: str
    after: str


def spans(text: str) -> Iterator[Span]:
    """Parts to be read again, in reading order. Raises `Problem` where bytes are gone."""
    lines = text.split("\n")
    read = [_line(line, number) for number, line in enumerate(lines, 1)]
    again = _for_others(text, lines, read)
    at = 0
    for line, after in zip(lines, read, strict=True):
        if after != line:
            yield Span(at, line, after)
        elif again and not line.isascii():
            yield from again(line, at)
        at += len(line) + 1


def _for_others(text: str, lines: list[str], read: list[str]) -> Callable[[str, int], Iterator[Span]] | None:
    """How to read lines that say too little by themselves, when others proved in which encoding they were."""
    proved = [line for line, after in zip(lines, read, strict=True) if after != line]
    if not proved:
        return None
    if any(_UTF8_RUN.search(line) or _UTF8_AS_THAI_FOR_SURE.search(line) for line in proved):
        return _as_utf8
    return _tokens if _THAI_LETTER.search(text) else _as_code_page


def _as_utf8(line: str, at: int) -> Iterator[Span]:
    after = _from_bytes(line, "utf-8") or _from_thai_bytes(line)
    if not after and not _THAI_LETTER.search(_UTF8_AS_THAI.sub("", line)):
        after = _utf8_as_thai(line)
    if after and after != line:
        yield Span(at, line, after)


def _as_code_page(line: str, at: int) -> Iterator[Span]:
    after = _from_bytes(line, "cp874")
    if after:
        yield Span(at, line, after)


def _line(line: str, number: int) -> str:
    if line.isascii():
        return line
    if _TWICE.search(line):
        line = _from_bytes(line, "utf-8") or line
    if _UTF8_AS_LATIN.search(line):
        return _utf8(line, number)
    if _THAI_LETTER.search(line):
        return _utf8_as_thai(line) if _UTF8_AS_THAI_FOR_SURE.search(line) else line
    return _from_bytes(line, "cp874") or line if _looks_like_thai_bytes(line) else line


def _utf8(line: str, number: int) -> str:
    """The whole line where it can be, else its runs."""
    whole = _from_bytes(line, "utf-8")
    if whole is not None:
        return whole
    pairs = len(_UTF8_AS_LATIN.findall(line))
    if len(_THAI_AS_LATIN.findall(_UTF8_AS_LATIN.sub("", _UTF8_RUN.sub("", line)))) > pairs * 2:
        # The Thai code page has such letters one behind the other too.
        return _from_bytes(line, "cp874") or line if _looks_like_thai_bytes(line) else line
    parts = _UTF8_RUN.sub(lambda match: _from_bytes(match.group(), "utf-8") or match.group(), line)
    if _UTF8_AS_LATIN.search(parts):
        raise THAI_MOJIBAKE.at(line_number=number)
    return parts


def _utf8_as_thai(line: str) -> str:
    """The whole line where it can be, else its runs."""
    return _from_thai_bytes(line) or _UTF8_AS_THAI.sub(_thai_run, line)


def _from_thai_bytes(text: str) -> str | None:
    try:
        return b"".join(map(_thai_byte, text)).decode("utf-8")
    except UnicodeError:
        return None


def _thai_run(match: re.Match[str]) -> str:
    return _from_thai_bytes(match.group()) or match.group()


def _tokens(line: str, at: int) -> Iterator[Span]:
    for match in _TOKEN.finditer(line):
        token = match.group()
        letters = [character for character in token if character.isalpha() or character > "\x7f"]
        thai = sum(_THAI_AS_LATIN.match(character) is not None for character in letters)
        if thai >= 2 and thai == len(letters):
            yield Span(at + match.start(), token, _from_bytes(token, "cp874") or token)


def _looks_like_thai_bytes(line: str) -> bool:
    """Nearly all letters stand where TIS-620 has Thai, with variety: no row of signs, no word with a few accents."""
    letters = [character for character in line if character.isalpha() or character > "\x7f"]
    thai = [character for character in letters if _THAI_AS_LATIN.match(character)]
    varied = set(thai)
    return len(thai) >= len(letters) * 0.8 and len(varied) >= 4 and sum(map(str.isalpha, varied)) >= 2


def _from_bytes(text: str, codec: str) -> str | None:
    try:
        return b"".join(map(_byte, text)).decode(codec)
    except UnicodeError:
        return None


def _byte(character: str) -> bytes:
    return character.encode("latin-1") if character <= "\xff" else character.encode("cp1252")


def _thai_byte(character: str) -> bytes:
    return character.encode("latin-1") if character <= "\xa0" else character.encode("cp874")
