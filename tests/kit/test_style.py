"""The style sheet, the fonts and the templates keep the law of look.md and of the content security policy."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

import patibat.kit
from patibat.kit import fonts
from patibat.papers import palette

KIT = Path(patibat.kit.__file__).parent
CSS = (KIT / "static/kit/patibat.css").read_text(encoding="utf-8")
TEMPLATES = sorted((KIT / "templates").rglob("*.html"))
TOKENS = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", CSS))


def test_every_colour_of_the_style_sheet_is_one_of_the_palette() -> None:
    assert TOKENS
    for name, colour in TOKENS.items():
        assert getattr(palette, name.upper().replace("-", "_")) == colour, name
    outside_tokens = CSS.split("}", 1)[1]
    assert not re.findall(r"#[0-9a-fA-F]{3,8}\b(?=[;\s])", outside_tokens)


@pytest.mark.parametrize("ink", ["good", "watch", "bad", "muted", "link"])
def test_inks_read_on_paper_and_on_their_own_tint(ink: str) -> None:
    assert palette.contrast(TOKENS[ink], TOKENS["paper"]) >= palette.AA_TEXT
    assert palette.contrast(TOKENS[ink], TOKENS[f"{ink}-tint"]) >= palette.AA_TEXT


def test_letters_are_large_and_loose_enough_for_thai() -> None:
    sizes = {name: float(size) * 16 for name, size in re.findall(r"--(size[a-z-]*): ([\d.]+)rem", CSS)}
    assert sizes == {"size": 18, "size-small": 15}
    assert "line-height: 1.65" in CSS
    for forbidden in ("letter-spacing", "text-transform", "font-style: italic", "justify;"):
        assert forbidden not in CSS


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_no_template_has_inline_style_or_script(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"\sstyle\s*=|<style|\son[a-z]+\s*=|javascript:|\|safe\b|autoescape off", text)
    for script in re.findall(r"<script\b[^>]*>", text):
        assert "src=" in script


@pytest.mark.parametrize("weight", [400, 600])
def test_web_fonts_are_small_and_hold_thai_latin_and_its_marks(weight: int) -> None:
    path = fonts.STATIC / f"sarabun-{weight}.woff2"
    assert path.stat().st_size < 40_000
    font = TTFont(path)
    letters = set(font.getBestCmap())
    assert {*map(ord, "กขฮะาิีึืฺุูเแโใไๆ็่้๊๋์ํ๎๏๐๙฿ABZaz09–—“”…·%")} <= letters
    assert {"mark", "mkmk"} <= {record.FeatureTag for record in font["GPOS"].table.FeatureList.FeatureRecord}
    widths = {font["hmtx"][font.getBestCmap()[ord(digit)]][0] for digit in "0123456789"}
    assert len(widths) == 1, "digits stand under each other in tables"


def test_fonts_are_made_again_with_their_licence(tmp_path: Path) -> None:
    made = fonts.make(tmp_path)
    assert {path.name for path in made} == {"sarabun-400.woff2", "sarabun-600.woff2", "sarabun-OFL.txt"}
    assert "SIL Open Font License" in (tmp_path / "sarabun-OFL.txt").read_text(encoding="utf-8")
    fresh, kept = TTFont(tmp_path / "sarabun-400.woff2"), TTFont(fonts.STATIC / "sarabun-400.woff2")
    assert fresh.getBestCmap() == kept.getBestCmap()
