"""Rows that point at the same thing share one object, read in one query."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import FieldDoesNotExist

from patibat.kit.queries import sharing
from patibat.network.models import Agency
from tests.cast import Tree


def test_one_object_for_all_rows(tree: Tree, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(2):
        rows = sharing(Agency.objects.order_by("code"), "parent")
        parents = {one.code: one.parent for one in rows}
    assert parents["area-1"] is parents["area-2"]
    assert parents["area-1"] == tree.office
    assert parents["school-1"] == tree.area1
    assert parents["peo"] is None


def test_no_rows_ask_nothing_more(tree: Tree, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(1):
        assert sharing(Agency.objects.filter(code="none"), "parent") == []


def test_what_is_no_foreign_key_is_refused(tree: Tree) -> None:
    with pytest.raises(FieldDoesNotExist):
        sharing(Agency.objects.all(), "none")
    with pytest.raises(TypeError):
        sharing(Agency.objects.all(), "code")
