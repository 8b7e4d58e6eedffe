"""Draws the database from the models into docs/database.md: `python -m patibat.config.diagram` (Mermaid, by room)."""

from __future__ import annotations

import sys
from pathlib import Path

from django.apps import apps
from django.db.models import Field, ForeignKey, ManyToManyField, Model, OneToOneField

from patibat.config import console
from patibat.config.problems import FILE_UNREADABLE
from patibat.config.ready import django_ready
from patibat.problems import Where

PAGE = Path(__file__).resolve().parents[3] / "docs" / "database.md"
BEGIN, END = "<!-- diagram: begin (made by patibat.config.diagram) -->", "<!-- diagram: end -->"


def diagram() -> str:
    """Every room that has models: its tables, their fields and what they point to."""
    parts = [_room(config.label) for config in apps.get_app_configs() if config.name.startswith("patibat.")]
    return "\n".join(part for part in parts if part)


def _room(label: str) -> str:
    models = [model for model in apps.get_app_config(label).get_models() if not model._meta.proxy]
    if not models:
        return ""
    lines = [f"### {label}", "", "```mermaid", "erDiagram"]
    for model in models:
        lines += _relations(model)
    for model in models:
        lines += [f"  {model.__name__} {{", *(f"    {_field(field)}" for field in _plain_fields(model)), "  }"]
    return "\n".join([*lines, "```", ""])


def _plain_fields(model: type[Model]) -> list[Field[object, object]]:
    return [field for field in model._meta.local_concrete_fields if not field.is_relation]


def _field(field: Field[object, object]) -> str:
    key = " PK" if field.primary_key else " UK" if field.unique else ""
    kind = type(field).__name__.removesuffix("Field")
    return f"{kind} {field.name}{key}"


def _relations(model: type[Model]) -> list[str]:
    lines = []
    for field in [*model._meta.local_fields, *model._meta.local_many_to_many]:
        target = field.related_model
        if not isinstance(target, type) or not issubclass(target, Model):
            continue
        lines.append(f"  {model.__name__} {_arrow(field)} {target.__name__} : {field.name}")
    return lines


def _arrow(field: object) -> str:
    """Crow's feet: many to one, one to one, many to many; the right end says whether it may be empty."""
    if isinstance(field, ManyToManyField):
        return "}o--o{"
    one = "o|" if isinstance(field, ForeignKey) and field.null else "||"
    return f"{'|o' if isinstance(field, OneToOneField) else '}o'}--{one}"


def page_with(diagram_text: str, page: str) -> str:
    """The page with the diagram between its marks. Raises ValueError when the marks are not there."""
    before, rest = page.split(BEGIN)
    _, after = rest.split(END)
    return f"{before}{BEGIN}\n\n{diagram_text}\n{END}{after}"


def main() -> int:
    """Write the page again."""
    django_ready()
    console.use_utf8()
    if not PAGE.is_file():
        raise FILE_UNREADABLE.at(Where(file=str(PAGE)), reason="no such file")
    PAGE.write_text(page_with(diagram(), PAGE.read_text(encoding="utf-8")), encoding="utf-8")
    return console.DONE


if __name__ == "__main__":
    sys.exit(main())
