"""Makes Django ready for a command, once, and only for the commands that need it."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable
from importlib import import_module
from typing import Any

from patibat.config.problems import NOT_BUILT


def django_ready() -> None:
    """Load the settings and the rooms. Raises `Problem` when the environment holds a wrong value."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "patibat.config.settings")
    import django
    from django.apps import apps

    if not apps.ready:
        django.setup()
        # The program itself stays: the collector need not walk it again, nor look after every few hundred new objects.
        gc.collect()
        gc.freeze()
        gc.set_threshold(20_000, 20, 50)


def work(name: str) -> Callable[..., Any]:
    """The function of a room by its dotted name, such as `patibat.reports.jobs.report_make`.

    Raises `Problem` `config.not-built` when this version does not have it; errors inside the room stay themselves.
    """
    module_name, _, function = name.rpartition(".")
    try:
        module = import_module(module_name)
    except ModuleNotFoundError as error:
        if not f"{module_name}.".startswith(f"{error.name}."):
            raise
        raise NOT_BUILT.at(work=function, module=module_name) from error
    found: Callable[..., Any] | None = getattr(module, function, None)
    if found is None:
        raise NOT_BUILT.at(work=function, module=name)
    return found
