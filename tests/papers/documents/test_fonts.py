"""The measured constants of the letters, measured again."""

from __future__ import annotations

from pathlib import Path
from statistics import mean

import pytest
from fontTools.pens.boundsPen import BoundsPen
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from patibat.papers import fonts

CONSONANTS = "กคงจดตทนพมรลวสหอ"
LAKSAMAN = Path("/usr/share/fonts/truetype/tlwg/Laksaman.ttf")
SARABUN = fonts.font_dir() / "Sarabun-Regular.ttf"


def _height(path: Path) -> float:
    with TTFont(path) as font:
        glyphs, names, em = font.getGlyphSet(), font.getBestCmap(), font["head"].unitsPerEm
        heights: list[float] = []
        for consonant in CONSONANTS:
            pen = BoundsPen(glyphs)
            glyphs[names[ord(consonant)]].draw(pen)
            heights.append(pen.bounds[3] / em)
        return mean(heights)


@pytest.mark.skipif(not LAKSAMAN.exists(), reason="fonts-thai-tlwg (Laksaman) is not installed")
def test_body_size_equals_th_sarabun_16_pt() -> None:
    th_sarabun = _height(LAKSAMAN) / fonts.LAKSAMAN_ENLARGED
    assert fonts.TH_SARABUN_PT * th_sarabun / _height(SARABUN) == pytest.approx(fonts.SARABUN_BODY_PT, abs=0.05)


@pytest.mark.skipif(not LAKSAMAN.exists(), reason="fonts-thai-tlwg (Laksaman) is not installed")
def test_line_pitch_equals_single_spaced_th_sarabun() -> None:
    with TTFont(LAKSAMAN) as font:
        line = (font["hhea"].ascent - font["hhea"].descent) / font["head"].unitsPerEm
    assert fonts.TH_SARABUN_PT * line / fonts.LAKSAMAN_ENLARGED == pytest.approx(fonts.LINE_PITCH_PT, abs=0.05)


def test_advances_are_those_of_the_font() -> None:
    with TTFont(SARABUN) as font:
        names, advances = font.getBestCmap(), font["hmtx"]
        assert font["head"].unitsPerEm == 1000
        real = {sign: advances[names[ord(sign)]][0] for sign in fonts.ADVANCES if ord(sign) in names}
    assert len(real) > 180
    assert {sign: fonts.ADVANCES[sign] for sign in real} == real


def test_official_family_is_found_by_the_name_inside_the_file(tmp_path: Path) -> None:
    with TTFont(SARABUN) as font:
        for record in font["name"].names:
            if record.nameID in (1, 16):
                record.string = "TH SarabunPSK"
        font.save(tmp_path / "whatever.ttf")
    (tmp_path / "broken.ttf").write_bytes(b"not a font")
    assert fonts.official_family((tmp_path,)) == "TH SarabunPSK"
    assert fonts.official_family((tmp_path / "absent",)) == ""


@given(st.text(alphabet="กำแพงเพชรที่ผู้ใหญ่ 12ab", max_size=80), st.floats(60, 400))
def test_wrapping_loses_nothing_but_spaces(text: str, width: float) -> None:
    lines = fonts.wrapped(text, 15, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(fonts.text_width(line, 15) <= width for line in lines)
