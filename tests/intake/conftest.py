"""The small plan with its open round, and the workbooks of its agencies."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from pytest_django import Settings

from patibat.accounts.models import User
from patibat.intake.models import Upload
from patibat.intake.services import upload_read, upload_receive, workbook_make
from patibat.intake.workbooks.layout import PROJECTS_SHEET, RESULTS_SHEET
from tests.builders import TODAY, Small, small_plan
from tests.cast import Tree
from tests.config.test_postgres import cluster as cluster
from tests.intake.books import fill

Filled = Callable[..., bytes]


@pytest.fixture(autouse=True)
def _the_day(settings: Settings) -> None:
    """Ten days before the round is due."""
    settings.PATIBAT_AS_OF = TODAY


@pytest.fixture
def small(tree: Tree) -> Small:
    return small_plan(tree)


@pytest.fixture
def filled(small: Small, analyst: User) -> Filled:
    """`filled("area-1", K1="30/40", K2=5)`: the agency's workbook as it comes back; a project's state by its code."""

    def make(agency: str, **values: Any) -> bytes:
        owner = {"area-1": small.tree.area1, "area-2": small.tree.area2, "peo": small.tree.office}[agency]
        content = workbook_make(by=analyst, into=small.round, agency=owner)
        return fill(content, typed(agency, values))

    return make


def typed(agency: str, values: dict[str, Any]) -> dict[tuple[str, str, str], Any]:
    """What an officer types, by the place where it goes."""
    cells: dict[tuple[str, str, str], Any] = {}
    for code, value in values.items():
        if code.startswith("PJ"):
            cells[PROJECTS_SHEET, code, "สถานะงาน"] = value
        elif "/" in str(value):
            top, bottom = (int(part) if part.isdigit() else part for part in str(value).split("/"))
            cells[RESULTS_SHEET, f"{agency}/{code}", "ตัวตั้ง"] = top
            cells[RESULTS_SHEET, f"{agency}/{code}", "ตัวหาร"] = bottom
        else:
            cells[RESULTS_SHEET, f"{agency}/{code}", "ผล"] = value
    return cells


@pytest.fixture
def sent(filled: Filled, officer: User) -> Callable[..., Upload]:
    """`sent("area-1", by=…, K2=5)`: a workbook received and read."""

    def send(agency: str = "area-1", by: User | None = None, **values: Any) -> Upload:
        sender = by or officer
        content = filled(agency, **values)
        upload = upload_receive(by=sender, content=content, name=f"{agency}.xlsx")
        return upload_read(by=sender, upload=upload)

    return send
