"""Every installed dependency of the running product has a licence that goes with Apache-2.0."""

from __future__ import annotations

import re
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

import pytest

from tests.house.sources import ROOT

_PINNED = re.compile(r"^([a-z0-9][a-z0-9._-]*)==", re.MULTILINE | re.IGNORECASE)
# Words of a licence field or a classifier, simplified; each goes with Apache-2.0 in a program that only uses it.
ALLOWED = (
    "apache", "mit", "bsd", "isc", "psf", "python software foundation", "zlib", "mpl-2.0", "mozilla public license 2",
    "unlicense", "public domain", "ofl", "sil open font",
)  # fmt: skip
# By name, and why: LGPL is used as a library only, unchanged.
LGPL = {"psycopg", "psycopg-binary"}
# Their metadata name no licence; read in their own files: name → words that stand in that file.
READ_IN_FILE: dict[str, str] = {}


def names() -> list[str]:
    """Distributions of the lock that are installed here (others are for other systems)."""
    lock = (ROOT / "requirements" / "run.lock").read_text(encoding="utf-8")
    return sorted(set(_PINNED.findall(lock)))


def licence_of(found: Distribution) -> str:
    """What a distribution says of its licence: expression, field, classifiers, else its file's first words."""
    meta = found.metadata
    said = [*(meta.get_all("License-Expression") or []), *(meta.get_all("Classifier") or [])]
    said = [
        line
        for line in said
        if line and (not line.startswith("Classifier") and ("License" in line or " :: " not in line))
    ]
    field = next(iter(meta.get_all("License") or []), "").strip()
    if field:
        said.append(field.splitlines()[0])
    if not said:
        said = [_file_words(found)]
    return " | ".join(said)


def _file_words(found: Distribution) -> str:
    for file in found.files or []:
        if re.search(r"(^|/)(licen[cs]e|copying)", str(file), re.IGNORECASE):
            path = Path(str(found.locate_file(file)))
            if path.is_file():
                return " ".join(path.read_text(encoding="utf-8", errors="replace").split())[:200]
    return ""


def is_allowed(name: str, licence: str) -> bool:
    """Is it of the list? A copyleft word is refused whatever else stands beside it, save those named above."""
    text = licence.lower()
    if re.search(r"\b(a?gpl|lgpl)", text) or "general public license" in text:
        return (name in LGPL and "lgpl" in text) or (name in LGPL and "lesser" in text)
    return any(re.search(rf"(?<![a-z]){re.escape(word)}", text) for word in ALLOWED)


@pytest.mark.parametrize("name", names())
def test_licence_is_allowed(name: str) -> None:
    try:
        found = distribution(name)
    except PackageNotFoundError:
        pytest.skip(f"{name} is not installed on this system")
    licence = licence_of(found)
    assert is_allowed(name, licence), f"{name}: “{licence}” is not on the list; read it and decide"


@pytest.mark.parametrize(
    ("name", "licence", "allowed"),
    [
        ("x", "MIT", True),
        ("x", "BSD-3-Clause", True),
        ("x", "License :: OSI Approved :: Apache Software License", True),
        ("x", "GPL-3.0-or-later", False),
        ("x", "GNU Lesser General Public License v3 (LGPLv3)", False),
        ("psycopg", "GNU Lesser General Public License v3 (LGPLv3)", True),
        ("psycopg", "AGPL-3.0", False),
        ("x", "Commercial, all rights reserved", False),
        ("x", "permitted", False),
        ("x", "", False),
    ],
)
def test_list_refuses_what_it_should(name: str, licence: str, allowed: bool) -> None:
    assert is_allowed(name, licence) is allowed


def test_our_own_licence_is_apache() -> None:
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert "Apache License" in text and "Version 2.0, January 2004" in text
    assert "END OF TERMS AND CONDITIONS" in text
