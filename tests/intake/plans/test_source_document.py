"""The document that all of this began with, read as it was handed over: letters damaged, lines cut."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from patibat.intake.plan_documents import read_plan
from patibat.plans.checker import check_plan
from patibat.plans.directory import Directory
from patibat.plans.tree import PlanItem, PlanTree

SEED = Path(__file__).resolve().parents[3] / "../shared/seed"
pytestmark = pytest.mark.skipif(not SEED.exists(), reason="the source document is not beside the checkout")

# Counted by hand: (number, line) of the clauses of part A, of the sources and ways of part B, of part C.
A = [("1", 28), ("2", 35), ("3", 40), ("4", 44), ("5", 49), ("6", 53)]
SOURCES = [("1", 63), ("2", 64), ("3", 66), ("4", 69)]
WAYS = [("1", 72), ("2", 77), ("3", 80), ("4", 84)]
C = [("1", 94), ("2", 97), ("3", 101), ("4", 109), ("5", 113), ("6", 119)]


def read(name: str) -> PlanTree:
    return read_plan((SEED / name).read_bytes(), name, Directory([], "11", "สมุทรปราการ")).tree


def below(tree: PlanTree, parent: str) -> list[PlanItem]:
    return [one for one in tree.nodes if one.parent == parent]


def places(items: list[PlanItem]) -> list[tuple[str, int]]:
    return [(one.number, one.origin.line) for one in items]


@pytest.mark.parametrize("name", ["seed-raw.txt", "seed-repaired-lines.txt"])
def test_its_parts_and_clauses_stand_in_order_with_their_lines(
    name: str, record_property: Callable[[str, object], None]
) -> None:
    tree = read(name)
    parts = below(tree, "")
    assert [(one.kind, one.origin.line) for one in parts] == [("part", 22), ("part", 58), ("part", 91)]
    a, b, c = parts
    assert places(below(tree, a.key)) == A
    assert places(below(tree, c.key)) == C
    sources, ways, committee = below(tree, b.key)
    assert (sources.title, ways.title[:27]) == ("แหล่งงบประมาณ", "แนวทางการประสานระดมทรัพยากร")
    assert committee.title.startswith("แนวทางการจัดตั้งคณะกรรมการติดตามประเมินผล")
    assert [one.origin.line for one in (sources, ways, committee)] == [61, 70, 85]
    assert places(below(tree, sources.key)) == SOURCES
    assert places(below(tree, ways.key)) == WAYS
    assert len(tree.nodes) == 3 + 6 + 3 + 4 + 4 + 6
    found = [one for one in check_plan(tree) if one.severity == "error"]
    assert [(one.rule, one.where.origin.line) for one in found] == [
        ("other-period", 41),
        ("other-province-office", 101),
    ]
    record_property(
        "shown",
        f"{name}: 3 parts, {len(A)} + {len(SOURCES)} + {len(WAYS)} + 1 + {len(C)} clauses in order; errors of the "
        f"checker at the lines {[one.where.origin.line for one in found]}, no other",
    )


def test_every_line_is_in_the_tree_or_shown_as_not_placed() -> None:
    tree = read("seed-repaired-lines.txt")
    kept = "".join(f"{one.title}{one.text}" for one in tree.nodes) + "".join(one.text for one in tree.unplaced)
    squeezed = "".join(kept.split())
    for line in (SEED / "seed-repaired-lines.txt").read_text(encoding="utf-8").splitlines():
        words = "".join(line.split())
        lost = words if words not in squeezed else ""
        assert not lost or lost.lstrip("0123456789.)") in squeezed, line


def test_its_paragraphs_in_word_make_the_same_tree() -> None:
    document = docx.Document()
    for line in (SEED / "seed-repaired.txt").read_text(encoding="utf-8").splitlines():
        document.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    tree = read_plan(out.getvalue(), "แผน.docx", Directory([], "11", "สมุทรปราการ")).tree
    same = read("seed-repaired-lines.txt")
    assert [(one.kind, one.number) for one in tree.nodes] == [(one.kind, one.number) for one in same.nodes]


def test_its_lines_as_paragraphs_of_word_are_joined_again() -> None:
    document = docx.Document()
    for line in (SEED / "seed-raw.txt").read_text(encoding="utf-8").splitlines():
        document.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    tree = read_plan(out.getvalue(), "แผน.docx", Directory([], "11", "สมุทรปราการ")).tree
    same = read("seed-repaired-lines.txt")
    assert [(one.kind, one.number) for one in tree.nodes] == [(one.kind, one.number) for one in same.nodes]
    assert len(tree.unplaced) < 10
