"""Makes the two small web fonts out of Sarabun (SIL Open Font License 1.1): `python -m patibat.kit.fonts`.

The results stand in `static/kit/` beside the licence text, so that an installation needs no font tools.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import fontpkg_sarabun
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

WEIGHTS = {400: "Regular", 600: "SemiBold"}
STATIC = Path(__file__).resolve().parent / "static" / "kit"
# Basic Latin, Latin-1, Thai, the punctuation that officials type, arrows, shapes.
RANGES = (
    range(0x20, 0x7F),
    range(0xA0, 0x100),
    range(0x0E01, 0x0E5C),
    range(0x2010, 0x2027),
    range(0x2030, 0x203B),
    range(0x2190, 0x2194),
    range(0x25CB, 0x25D0),
)
EXTRAS = (0x0E3F, 0x200B, 0x200C, 0x200D, 0x2026, 0x2212, 0x2260, 0x2264, 0x2265, 0x25CC)


def make(folder: Path = STATIC) -> list[Path]:
    """Write `sarabun-400.woff2`, `sarabun-600.woff2` and the licence into `folder`; returns their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    licence = folder / "sarabun-OFL.txt"
    shutil.copyfile(fontpkg_sarabun.ROOT / "LICENSE", licence)
    return [*(_subset(weight, name, folder) for weight, name in WEIGHTS.items()), licence]


def _subset(weight: int, name: str, folder: Path) -> Path:
    target = folder / f"sarabun-{weight}.woff2"
    font = TTFont(fontpkg_sarabun.ROOT / "files" / f"Sarabun-{name}.ttf", recalcTimestamp=False)
    options = Options()
    options.layout_features = ["*"]  # Thai marks are placed by ccmp, mark and mkmk; tables need tnum
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[*(code for codes in RANGES for code in codes), *EXTRAS])
    subsetter.subset(font)
    font.flavor = "woff2"
    font.save(target)
    return target


if __name__ == "__main__":
    for path in make():
        sys.stdout.write(f"{path.name} {path.stat().st_size:,} bytes\n")
