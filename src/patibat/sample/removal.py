"""Emptying an installation that holds the sample: every row and every kept file goes, nothing of the sample stays."""

from __future__ import annotations

from collections.abc import Iterable
from graphlib import TopologicalSorter
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.cache import cache
from django.db import DEFAULT_DB_ALIAS, models, transaction

from patibat.records.models import Attachment

# Here stands what Django knows of the program itself; nobody's work does.
_KEPT = frozenset({"contenttypes", "auth"})
Model = type[models.Model]


def everything_remove() -> int:
    """Delete the rows of every table that holds work; gives their number. Kept files go once that is certain."""
    paths = set(Attachment.objects.values_list("path", flat=True))
    with transaction.atomic():
        # Raw: with everything going there is nothing to collect, to protect or to tell.
        count = sum(model._base_manager.all()._raw_delete(DEFAULT_DB_ALIAS) for model in _children_first())
        transaction.on_commit(lambda: _files_remove(paths))
    cache.clear()
    return count


def _children_first() -> list[Model]:
    """Every table that holds work, each before those that it points at."""
    chosen = {
        model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.app_label not in _KEPT and model._meta.managed and not model._meta.proxy
    }
    order = TopologicalSorter({model: set(_pointed_at(model)) & chosen for model in chosen})
    return list(reversed(list(order.static_order())))


def _pointed_at(model: Model) -> Iterable[Model]:
    for field in model._meta.concrete_fields:
        target = field.related_model
        if isinstance(target, type) and target is not model:
            yield target


def _files_remove(paths: set[str]) -> None:
    for path in paths:
        (Path(settings.MEDIA_ROOT) / path).unlink(missing_ok=True)
