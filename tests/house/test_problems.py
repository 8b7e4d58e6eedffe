"""Every problem of every room, in both languages, with the same places in each."""

from __future__ import annotations

import re
import string
from importlib import import_module

import pytest

from patibat.problems import ProblemKind, Text, catalogue
from tests.house.sources import SOURCE, python_files, storeys

for _path in python_files():
    if _path.name == "problems.py":
        import_module("patibat." + ".".join(_path.relative_to(SOURCE).with_suffix("").parts))

# Those that doctests declare are not the product's.
KINDS = [kind for code, kind in catalogue().items() if not code.startswith("doctest.")]
_THAI, _LATIN = re.compile("[ก-๙]"), re.compile("[A-Za-z]")


def places(text: str) -> set[str]:
    """The `{name}` places of a text; `{kind_th}` and `{kind_en}` are the same place, filled in its language."""
    names = {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
    return {name.removesuffix("_th").removesuffix("_en") for name in names}


def test_every_room_that_declares_problems_is_here() -> None:
    assert len(KINDS) > 20
    assert {kind.code.split(".")[0] for kind in KINDS} >= {"config", "kit", "network", "accounts", "thai", "measures"}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)
def test_problem_speaks_both_languages(kind: ProblemKind) -> None:
    for text in (kind.what, kind.why, kind.fix):
        assert text.th.strip() and text.en.strip()
        assert places(text.th) == places(text.en)
        thai, english = bare(text.th), bare(text.en)
        assert _THAI.search(thai) or not _LATIN.search(thai), (
            "a text of nothing but places is in the language of what fills it"
        )
        # English may quote the Thai that one is to type, but it is English.
        assert len(_LATIN.findall(english)) >= len(_THAI.findall(english))


def bare(text: str) -> str:
    """The text without its places."""
    return re.sub(r"\{\w*\}", "", text).strip()


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)
def test_problem_is_named_after_its_room(kind: ProblemKind) -> None:
    assert kind.code.split(".")[0] in storeys()
    assert re.fullmatch(r"[a-z]+(\.[a-z0-9]+(-[a-z0-9]+)*)+", kind.code)
    assert 400 <= kind.status < 600


def test_places_are_compared() -> None:
    assert places("มี {count} แห่ง") == {"count"}
    assert places(Text("ก {a}", "b").th) != places(Text("ก {a}", "b").en)
