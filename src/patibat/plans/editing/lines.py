"""What the reader could not place: a person makes it a part of the plan, adds it to one, or leaves it out."""

from __future__ import annotations

from zlib import crc32

from patibat.plans.editing.finding import Edit, thing_of, things, vision_told
from patibat.plans.tree import KINDS, IndicatorItem, LeftOut, Line, PlanItem, PlanTree


def line_key(line: Line) -> str:
    """A short name of a line that was not placed, the same in every reading of the same document."""
    return f"u{crc32(f'{line.text}|{line.origin}'.encode()):08x}"


def line_of(tree: PlanTree, edit: Edit) -> Line:
    """The line of `line` (see `line_key`), else the first with this `text`. Raises LookupError."""
    found = [one for one in tree.unplaced if one.text == edit.get("text")]
    found = [one for one in tree.unplaced if line_key(one) == edit.get("line")] or found
    if not found:
        raise LookupError(edit.get("text", ""))
    return found[0]


def place(tree: PlanTree, edit: Edit) -> None:
    """It becomes a node, or an indicator, under a node."""
    line, parent = line_of(tree, edit), edit.get("parent", "")
    if parent and tree.node(parent) is None:
        raise LookupError(parent)
    if any(other.key == edit["new"] for other in things(tree)):
        raise ValueError(edit["new"])
    if edit["kind"] == "indicator":
        tree.indicators.append(IndicatorItem(edit["new"], line.text, node=parent, origin=line.origin))
    elif edit["kind"] in KINDS:
        tree.nodes.append(PlanItem(edit["new"], edit["kind"], line.number, line.text, parent, origin=line.origin))
    else:
        raise ValueError(edit["kind"])
    _gone(tree, line)
    vision_told(tree)


def add_to(tree: PlanTree, edit: Edit) -> None:
    """It goes on in the text of a node, below its title."""
    line, node = line_of(tree, edit), thing_of(tree, edit["into"])
    if not isinstance(node, PlanItem):
        raise ValueError(edit["into"])
    node.text = "\n".join(part for part in (node.text, line.text) if part)
    _gone(tree, line)


def leave_out(tree: PlanTree, edit: Edit) -> None:
    """It is no part of the plan, and why."""
    line, reason = line_of(tree, edit), str(edit["reason"]).strip()
    if not reason:
        raise ValueError(reason)
    tree.left_out.append(LeftOut(line.text, reason, line.origin))
    _gone(tree, line)


def _gone(tree: PlanTree, line: Line) -> None:
    tree.unplaced = [one for one in tree.unplaced if one is not line]
