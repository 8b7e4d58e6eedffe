"""Letters under another code: glyphs of the private use area, Latin letters for tone marks, what nobody sees."""

from __future__ import annotations

import re
from typing import Final

from patibat.thai.mending.repairs import Change
from patibat.thai.text import INVISIBLE, VOWEL_MARKS

# Glyph variants that Windows fonts keep in the private use area: the same marks, lowered or moved to the left.
_WINDOWS: Final = dict(
    zip(
        range(0xF700, 0xF71B),
        "\u0e10\u0e34\u0e35\u0e36\u0e37\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e48\u0e49\u0e4a\u0e4b\u0e4c"
        "\u0e0d\u0e31\u0e4d\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e38\u0e39\u0e3a",
        strict=True,
    )
)
# Those of older Mac fonts, as shaping engines and Apple's table of Mac OS Thai name them: three of each tone mark.
_MAC: Final = dict(
    zip(
        range(0xF884, 0xF89F),
        "\u0e31\u0e34\u0e35\u0e36\u0e37\u0e47\u0e48\u0e48\u0e48\u0e49\u0e49\u0e49\u0e4a\u0e4a\u0e4a\u0e4b\u0e4b\u0e4b"
        "\u0e4c\u0e4c\u0e4c\u0e4d\u0e0d\u0e38\u0e39\u0e3a\u0e10",
        strict=True,
    )
)
_PRIVATE: Final = _WINDOWS | _MAC
# Fonts of old PDFs that name their tone marks by these codes, in the order of the tones.
_LATIN: Final = dict(zip(range(0xC9, 0xCE), "\u0e48\u0e49\u0e4a\u0e4b\u0e4c", strict=True))

CODES: Final = "\uf700-\uf71a\uf884-\uf89e"  # the private use area's; inside a character class
_RUNS: Final = re.compile(f"([{INVISIBLE}]+)|[{CODES}]+")
_BASE: Final = f"[ก-ฮ{VOWEL_MARKS}\u0e33]"
# Where a tone mark can stand: on a Thai letter, and not before a Latin one.
_TONES: Final = re.compile(f"(?<={_BASE})[\u00c9-\u00cd]+(?![\u00c9-\u00cdA-Za-z])")
_NO_TONE: Final = re.compile(f"[\u00c9-\u00cd](?:(?<!{_BASE}.)|(?=[A-Za-z]))")
# One replacement for each letter: of a long text that is many times quicker than `translate`.
_REPLACED: Final = tuple((chr(code), letter) for code, letter in _PRIVATE.items())
_REMOVED: Final = ("\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u00ad")
_TONE_FOR: Final = tuple((chr(code), letter) for code, letter in _LATIN.items())


def without_glyphs(text: str) -> str:
    """The text with Thai letters for the private codes, and without what nobody sees."""
    for invisible in _REMOVED:
        text = text.replace(invisible, "")
    for glyph, letter in _REPLACED:
        text = text.replace(glyph, letter)
    return text


def glyphs(text: str) -> list[Change]:
    """What `without_glyphs` changes, in reading order."""
    return [
        Change(match.start(), match.group(), "", "zero-width")
        if match[1]
        else Change(match.start(), match.group(), match.group().translate(_PRIVATE), "private-use")
        for match in _RUNS.finditer(text)
    ]


def without_latin_tones(text: str) -> str:
    """The text with tone marks for É and the like, where a tone mark can stand."""
    if _NO_TONE.search(text):
        return _TONES.sub(lambda match: match.group().translate(_LATIN), text)
    for latin, tone in _TONE_FOR:
        text = text.replace(latin, tone)
    return text


def latin_tones(text: str) -> list[Change]:
    """What `without_latin_tones` changes, in reading order."""
    return [
        Change(match.start(), match.group(), match.group().translate(_LATIN), "latin-mark")
        for match in _TONES.finditer(text)
    ]
