"""Every kind of damage done to clean text and mended again; and clean text of every kind, which nothing changes."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from patibat.thai import Mended, accept, mend, undo
from tests.thai import damage

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT / "../shared"
Shown = Callable[[str, object], None]
_THAI = re.compile("[\u0e01-\u0e4e]")
_QUOTED_DAMAGE = re.compile("[ก-ฮ][\u0e48-\u0e4b]? +\u0e32|\u0e40\u0e4c|\u0e33\u0e32")


def sources() -> dict[str, str]:
    """Clean Thai: our sentences, the sample data, and the mended source document when it is here."""
    found = {"our sentences": damage.CLEAN}
    for path in sorted((ROOT / "src/patibat/sample/data").glob("*.toml")):
        found[path.name] = path.read_text(encoding="utf-8")
    for name in ("seed/seed-repaired.txt", "seed/seed-repaired-lines.txt"):
        if (SHARED / name).is_file():
            found[name] = (SHARED / name).read_text(encoding="utf-8")
    return found


def clean_texts() -> dict[str, str]:
    """All clean Thai there is, with documents that quote damage left out."""
    found = sources()
    for pattern in (
        "docs/*.md",
        "*.md",
        "src/patibat/*/problems.py",
        "src/patibat/**/*.html",
        "src/patibat/*/README.md",
    ):
        for path in sorted(ROOT.glob(pattern)):
            text = path.read_text(encoding="utf-8")
            if not _QUOTED_DAMAGE.search(text):
                found[str(path.relative_to(ROOT))] = text
    cases = ("07_", "09_", "16_", "17_", "18_", "26_", "27_", "29_", "31_")
    shared = [path for path in (SHARED / "cases/damaged-thai").glob("*.txt") if path.name.startswith(cases)]
    for pattern in (
        "data/*.csv",
        "data/*.json",
        "data/*.geojson",
        "data/*.md",
        "glossary.md",
        "product.md",
        "examples.md",
    ):
        shared += SHARED.glob(pattern)
    for path in sorted(shared):
        found[path.name] = path.read_text(encoding="utf-8-sig")
    return found


@pytest.mark.parametrize("kind", damage.REVERSIBLE)
def test_reversible_damage_is_restored(kind: str, record_property: Shown) -> None:
    places = restored = 0
    for name, clean in sources().items():
        for seed in range(3):
            damaged = damage.REVERSIBLE[kind](clean, random.Random(seed))
            mended = mend(damaged)
            assert mended.refused is None, name
            assert undo(mended.text, mended.repairs) == damaged, name
            hurt = [(was, now, right) for was, now, right in _lines(damaged, mended, clean) if was != right]
            places += len(hurt)
            restored += sum(now == right for _was, now, right in hurt)
    assert places >= 20
    assert restored >= places * 0.99
    record_property("shown", f"{kind}: {restored} of {places} damaged lines restored exactly")


def _lines(damaged: str, mended: Mended, clean: str) -> list[tuple[str, str, str]]:
    return list(zip(damaged.split("\n"), mended.text.split("\n"), clean.split("\n"), strict=True))


def test_clean_text_is_never_changed(record_property: Shown) -> None:
    letters = suggested = 0
    for name, text in clean_texts().items():
        mended = mend(text)
        assert (mended.refused, mended.text, mended.certain) == (None, text, ()), name
        letters += len(_THAI.findall(text))
        suggested += len(mended.suggestions)
    assert letters > 20_000
    assert suggested <= letters / 5000
    record_property("shown", f"clean text: nothing changed in {letters:,} Thai letters, {suggested} false suggestions")


def test_displaced_marks_are_found(record_property: Shown) -> None:
    made = right = wrong = 0
    for clean in sources().values():
        for seed in range(5):
            damaged, count = damage.displaced(clean, random.Random(seed))
            mended = mend(damaged)
            made += count
            lines = clean.replace(" ", "").split("\n")
            for found in mended.suggestions:
                fits = found.after.replace(" ", "") in lines[found.line - 1]
                right += fits
                wrong += not fits
    assert right >= (right + wrong) * 0.988
    assert right >= made * 0.93
    record_property("shown", f"displaced marks: {made} made, {right} suggestions right, {wrong} wrong")


def test_lost_sara_am_is_found(record_property: Shown) -> None:
    made = left = wrong = 0
    for clean in sources().values():
        damaged = damage.am_lost(clean)
        accepted = accept(mended := mend(damaged), mended.suggestions)
        made += clean.count("\u0e33")
        left += clean.count("\u0e33") - accepted.count("\u0e33")
        wrong += sum(
            now != right and now != was
            for was, now, right in zip(damaged.split("\n"), accepted.split("\n"), clean.split("\n"), strict=True)
            if now.count("\u0e33") == right.count("\u0e33")
        )
    assert left <= made * 0.1
    assert wrong == 0
    record_property("shown", f"SARA AM lost to SARA AA: {made - left} of {made} found by suggestions")


def test_outlined_text_reads_again(record_property: Shown) -> None:
    lines = better = 0
    for clean in sources().values():
        damaged = damage.outlined(clean, random.Random(1))
        accepted = accept(mended := mend(damaged), mended.suggestions)
        for was, now, right in zip(damaged.split("\n"), accepted.split("\n"), clean.split("\n"), strict=True):
            lines += was != right
            better += was != right and now == right
    assert better >= lines * 0.8
    record_property("shown", f"outlined text: {better} of {lines} lines right when the suggestions are taken")
