"""Letters of symbol fonts, which are no letters of Unicode.

>>> symbol(0xF0B7, "Symbol"), symbol(0xF0FE, "Wingdings"), symbol(0x25A1, "")
('•', '☑', '□')
"""

from __future__ import annotations

_BULLET = "•"
_SYMBOL = {
    0xB7: "•", 0xA3: "≤", 0xB3: "≥", 0xB1: "±", 0xB4: "×", 0xB8: "÷", 0xB9: "≠", 0xAE: "→", 0xAC: "←", 0xAD: "↑",
    0xAF: "↓", 0xA5: "∞", 0xB0: "°", 0x2D: "−", 0x61: "α", 0x62: "β", 0x6D: "μ", 0x73: "σ", 0x53: "Σ", 0xE5: "∑",
    0xD6: "√",
}  # fmt: skip
_WINGDINGS = {
    0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x72: "❒", 0x75: "◆", 0x76: "❖", 0x9F: "•", 0xA1: "○",
    0xA7: "▪", 0xA8: "◻", 0xD8: "➢", 0xE0: "→", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_WINGDINGS_2 = {0x50: "✓", 0x52: "☑", 0x53: "☒", 0x2A: "□", 0xA3: "□", 0x97: "•"}
_FONTS = {"symbol": _SYMBOL, "wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2}


def symbol(code: int, font: str) -> str:
    """The letter that this code shows in this font; a bullet for what only the font knows."""
    shown = _FONTS.get(font.lower())
    if shown is not None:
        return shown.get(code & 0xFF, _BULLET)
    if 0xE000 <= code <= 0xF8FF:
        return _SYMBOL.get(code & 0xFF) or _BULLET
    return chr(code) if 0x20 <= code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else ""


def bullet(text: str, font: str) -> str:
    """The mark of a list, as a person sees it.

    >>> bullet("\\uf0d8", "Wingdings"), bullet("-", "Times New Roman"), bullet("o", "Courier New")
    ('➢', '-', 'o')
    """
    if not text:
        return _BULLET
    named = font.lower() in _FONTS
    return "".join(symbol(ord(one), font) if named or 0xE000 <= ord(one) <= 0xF8FF else one for one in text)
