"""Every colour pair that pages and papers use reads for everybody."""

from __future__ import annotations

import pytest

from patibat.papers import palette


@pytest.mark.parametrize(("ink", "ground"), palette.TEXT_PAIRS)
def test_text_reads_on_its_ground(ink: str, ground: str) -> None:
    assert palette.contrast(ink, ground) >= palette.AA_TEXT


@pytest.mark.parametrize(("shape", "ground"), palette.SHAPE_PAIRS)
def test_shape_is_seen_on_its_ground(shape: str, ground: str) -> None:
    assert palette.contrast(shape, ground) >= palette.AA_SHAPE


def test_contrast_agrees_with_published_values() -> None:
    # #767676 on white is the lightest grey that passes AA; #777777 just fails (WebAIM's well-known pair).
    assert palette.contrast("#767676", "#ffffff") >= 4.5 > palette.contrast("#777777", "#ffffff")
    assert palette.contrast("#ffffff", "#0000ff") == pytest.approx(8.59, abs=0.01)
