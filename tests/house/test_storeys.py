"""Strings are not imports: what models, templates and addresses name by text keeps to the storeys as imports do.

Navigation is apart: it is data, composed by config on the highest storey.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from django.template import engines
from django.template.backends.django import DjangoTemplates
from django.urls import URLPattern, URLResolver, get_resolver

from tests.house.sources import SOURCE, may_name, python_files, room_of, storeys, templates

_RELATIONS = frozenset({"ForeignKey", "OneToOneField", "ManyToManyField", "TreeNodeForeignKey"})
_ADDRESSES = frozenset({"reverse", "reverse_lazy", "redirect"})
_TAG = re.compile(r"""{%-?\s*(extends|include|url|load)\s+(.*?)-?%}""", re.DOTALL)
_QUOTED = re.compile(r"""^["']([^"']+)["']""")
_TEMPLATES = frozenset({"render", "render_to_string", "get_template"})
# The frame of every page links to signing in and out: it is navigation, which may point anywhere.
_NAVIGATION = frozenset({"config/navigation.py", "kit/templates/kit/_header.html"})


@dataclass(frozen=True)
class Named:
    """A room's file names something of another room by text."""

    path: Path
    line: int
    room: str
    other: str
    text: str

    def __str__(self) -> str:
        return f"{self.path.name}:{self.line} ({self.room}) names {self.text} of {self.other}"


def names_of_python(path: Path, room: str, owners: Callable[[str], str | None]) -> Iterator[Named]:
    """Relations by label (`"network.Agency"`), addresses by name and templates in a Python file."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        texts = [one.value for one in node.args[:2] if isinstance(one, ast.Constant) and isinstance(one.value, str)]
        if texts and (other := _owner(called, texts[0], owners)) is not None:
            yield Named(path, node.lineno, room, other, texts[0])


def _owner(called: str, text: str, owners: Callable[[str], str | None]) -> str | None:
    if called in _RELATIONS:
        return text.split(".")[0] if "." in text and text.split(".")[0] in storeys() else None
    if called in _ADDRESSES:
        return owners(text)
    return template_owner(text) if called in _TEMPLATES else None


def names_of_template(path: Path, room: str, owners: Callable[[str], str | None]) -> Iterator[Named]:
    """`extends`, `include`, `url` and `load` in a template."""
    text = path.read_text(encoding="utf-8")
    for found in _TAG.finditer(text):
        tag, rest = found[1], found[2].strip()
        line = text.count("\n", 0, found.start()) + 1
        quoted = _QUOTED.match(rest)
        if tag == "load":
            words = rest.split(" from ")[-1].split()
            others = [(word, library_owner(word)) for word in words]
        elif quoted is None:
            continue
        elif tag == "url":
            others = [(quoted[1], owners(quoted[1]))]
        else:
            others = [(quoted[1], template_owner(quoted[1]))]
        yield from (Named(path, line, room, other, name) for name, other in others if other is not None)


def template_owner(name: str) -> str | None:
    """The room of `kit/base.html`; None for templates of libraries."""
    first = name.split("/")[0]
    return first if first in storeys() else None


@cache
def _libraries() -> dict[str, str]:
    backend = engines["django"]
    assert isinstance(backend, DjangoTemplates)
    found: dict[str, str] = backend.engine.libraries
    return found


def library_owner(name: str) -> str | None:
    """The room whose template tags these are; None for Django's own."""
    parts = _libraries().get(name, "").split(".")
    return parts[1] if parts[0] == "patibat" else None


@cache
def _address_owners() -> dict[str, str]:
    """url name → the room whose view answers it."""
    owners: dict[str, str] = {}

    def walk(patterns: list[URLPattern | URLResolver], inside: str) -> None:
        for pattern in patterns:
            if isinstance(pattern, URLResolver):
                module = getattr(pattern.urlconf_module, "__name__", "")
                walk(pattern.url_patterns, _room_of_module(module) or inside)
            elif pattern.name:
                owners[pattern.name] = _room_of_module(pattern.callback.__module__) or inside

    walk(get_resolver().url_patterns, "")
    return {name: room for name, room in owners.items() if room in storeys()}


def _room_of_module(module: str) -> str:
    parts = module.split(".")
    return parts[1] if parts[0] == "patibat" and len(parts) > 1 else ""


def address_owner(name: str) -> str | None:
    """The room of an address by its name; None when no room has it."""
    return _address_owners().get(name)


def _wrong(names: Iterator[Named]) -> list[str]:
    return [str(named) for named in names if not may_name(named.room, named.other)]


def _held(paths: list[Path]) -> list[Path]:
    inside = [path for path in paths if len(path.relative_to(SOURCE).parts) > 1]
    return [path for path in inside if path.relative_to(SOURCE).as_posix() not in _NAVIGATION]


@pytest.mark.parametrize("path", _held(python_files()), ids=lambda path: str(path.relative_to(SOURCE)))
def test_python_names_only_rooms_below(path: Path) -> None:
    assert not _wrong(names_of_python(path, room_of(path), address_owner))


@pytest.mark.parametrize("path", _held(templates()), ids=lambda path: str(path.relative_to(SOURCE)))
def test_template_names_only_rooms_below(path: Path) -> None:
    assert not _wrong(names_of_template(path, room_of(path), address_owner))


def test_storeys_are_read_from_the_contract() -> None:
    assert may_name("config", "problems") and not may_name("problems", "thai")
    assert may_name("plans", "network") and not may_name("network", "plans")
    assert not may_name("portal", "desk") and not may_name("desk", "portal")


@pytest.mark.parametrize(
    ("room", "source"),
    [
        ("network", 'models.ForeignKey("plans.Plan", on_delete=models.CASCADE)'),
        ("plans", 'models.ManyToManyField("monitoring.Result")'),
        ("kit", 'reverse("health")'),
        ("accounts", 'render(request, "network/user_list.html")'),
        ("records", 'render_to_string("desk/home.html")'),
    ],
)
def test_planted_python_is_caught(room: str, source: str, tmp_path: Path) -> None:
    path = tmp_path / "planted.py"
    path.write_text(source, encoding="utf-8")
    assert _wrong(names_of_python(path, room, address_owner))


@pytest.mark.parametrize(
    ("room", "source"),
    [
        ("kit", '{% extends "portal/base.html" %}'),
        ("network", "{% include 'plans/_node.html' with a=1 %}"),
        ("kit", '{% url "health" as x %}'),
        ("accounts", "{% load i18n planted %}"),
        ("accounts", "{% load something from planted %}"),
    ],
)
def test_planted_template_is_caught(room: str, source: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(_libraries(), "planted", "patibat.plans.templatetags.planted")
    path = tmp_path / "planted.html"
    path.write_text(source, encoding="utf-8")
    assert _wrong(names_of_template(path, room, address_owner))


def test_what_is_allowed_is_not_caught(tmp_path: Path) -> None:
    path = tmp_path / "allowed.html"
    path.write_text('{% extends "kit/base.html" %}{% load i18n kit %}{% url "account_login" %}', encoding="utf-8")
    assert not _wrong(names_of_template(path, "portal", address_owner))
