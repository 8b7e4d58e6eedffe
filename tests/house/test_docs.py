"""The pages of documentation name what there is: environment, commands with their options, events, the database."""

from __future__ import annotations

import re
from importlib import import_module

import pytest
from django.dispatch import Signal

from patibat.config import console
from patibat.config.command import COMMANDS, Command
from patibat.config.diagram import PAGE, diagram, page_with
from tests.house.sources import ROOT, SOURCE, python_files, room_of, storeys

DOCS = ROOT / "docs"
_VARIABLE = re.compile(r"\b(PATIBAT_[A-Z]+(?:_[A-Z]+)*|DATABASE_URL)\b")


def _environment_names() -> set[str]:
    """Variables that the program asks the environment for."""
    read = re.compile(
        r"""(?:get|_boolean|_integer|_choice|_date)\(\s*(?:values,\s*)?["'](PATIBAT_[A-Z_]+|DATABASE_URL)["']"""
    )
    files = [*(SOURCE / "config").rglob("*.py"), ROOT / "start.py"]
    return {name for path in files if path.exists() for name in read.findall(path.read_text(encoding="utf-8"))}


def test_environment_is_documented() -> None:
    names = _environment_names()
    assert {"DATABASE_URL", "PATIBAT_DATA", "PATIBAT_UPLOAD_MB", "PATIBAT_AS_OF"} <= names
    page = (DOCS / "installation.md").read_text(encoding="utf-8")
    assert sorted(names - set(_VARIABLE.findall(page))) == []


@pytest.mark.parametrize("found", COMMANDS, ids=lambda found: found.name)
def test_command_is_documented_with_its_options(found: Command) -> None:
    page = (DOCS / "commands.md").read_text(encoding="utf-8")
    sections = re.split(r"^## ", page, flags=re.MULTILINE)[1:]
    own = [section for section in sections if f"`{found.name}`" in section.splitlines()[0]]
    assert len(own) == 1, f"docs/commands.md has no section `{found.name}`"
    parser = console.Parser(prog=found.name)
    found.module.add_arguments(parser)
    options = [max(action.option_strings, key=len) for action in parser._actions if action.option_strings]
    assert [option for option in options if option != "--help" and f"`{option}" not in own[0]] == []


def test_no_documented_command_is_missing() -> None:
    page = (DOCS / "commands.md").read_text(encoding="utf-8")
    headings = [line for line in page.splitlines() if line.startswith("## ")]
    named = {name for line in headings for name in re.findall(r"`([a-z-]+)`", line)}
    assert named == {found.name for found in COMMANDS}


def _events() -> list[tuple[str, str]]:
    found = []
    for path in python_files():
        if path.name == "events.py":
            room = room_of(path)
            module = import_module(f"patibat.{room}.events")
            found += [(room, name) for name, value in vars(module).items() if isinstance(value, Signal)]
    return found


def test_events_are_documented() -> None:
    page = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    own = [(room, name) for room, name in _events() if f"`{room}.events.{name}`" not in page]
    declared = {(room, name) for room, name in own if name in (SOURCE / room / "events.py").read_text(encoding="utf-8")}
    assert declared == set()
    assert _events(), "no event was found at all: look whether the search still works"


def test_every_room_is_in_the_architecture_and_has_a_readme() -> None:
    page = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    assert [room for room in storeys() if not re.search(rf"\b{room}\b", page)] == []
    assert [room for room in storeys() if not (SOURCE / room / "README.md").is_file()] == []


def test_diagram_of_the_database_is_current() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert page_with(diagram(), page) == page, "run python -m patibat.config.diagram"


@pytest.mark.parametrize("name", ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md"])
def test_links_between_pages_lead_somewhere(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    links = re.findall(r"\]\((?!https?:|mailto:|#)([^)#\s]+)", text)
    assert [link for link in links if not (ROOT / link).exists()] == []
