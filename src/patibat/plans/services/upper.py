"""The texts of plans from outside the province, as the office copies them from the official documents."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Max

from patibat.accounts.models import User
from patibat.network.permissions import check
from patibat.plans.choices import NodeKind
from patibat.plans.models import PlanNode, PlanVersion
from patibat.plans.problems import NODE_TEXT_MISSING, NOT_AN_UPPER_PLAN
from patibat.problems import Where
from patibat.records.services import Change, audit_record, thing
from patibat.thai import clean_text

LONGEST = 4000


@dataclass(frozen=True, slots=True)
class NodeTexts:
    """What the office writes of a point."""

    title: str
    number: str = ""
    code: str = ""
    text: str = ""
    is_checked: bool = False


@transaction.atomic
def upper_node_change(*, by: User, node: PlanNode, texts: NodeTexts) -> PlanNode:
    """Change the text of a point of an upper plan, or mark it checked.

    Raises `network.not-allowed`, `plans.not-an-upper-plan`, `plans.node-text-missing`.
    """
    _check(by, node.version)
    before = _values(node)
    _fill(node, texts)
    node.save()
    audit_record(by=by, action="node.change", changes=[Change(*thing(node), before, _values(node))])
    return node


@transaction.atomic
def upper_node_add(
    *, by: User, version: PlanVersion, kind: NodeKind, texts: NodeTexts, parent: PlanNode | None = None
) -> PlanNode:
    """Add a point to an upper plan; its key is `own-1`, `own-2` … and never used again.

    Raises `network.not-allowed`, `plans.not-an-upper-plan`, `plans.node-text-missing`.
    """
    _check(by, version)
    own = version.nodes.filter(key__startswith="own-").values_list("key", flat=True)
    number = 1 + max((int(key.removeprefix("own-")) for key in own if key.removeprefix("own-").isdigit()), default=0)
    last: int | None = version.nodes.aggregate(last=Max("order"))["last"]
    node = PlanNode(version=version, key=f"own-{number}", kind=kind, parent=parent, order=(last or 0) + 1)
    _fill(node, texts)
    node.save()
    audit_record(by=by, action="node.add", changes=[Change(*thing(node), None, _values(node))])
    return node


def _check(by: User, version: PlanVersion) -> None:
    check(by, "plan.change", version.plan.agency)
    if not version.plan.owner:
        raise NOT_AN_UPPER_PLAN.at(plan=version.plan.code)


def _fill(node: PlanNode, texts: NodeTexts) -> None:
    node.title = clean_text(texts.title, LONGEST)
    if not node.title:
        raise NODE_TEXT_MISSING.at(Where(field="title"))
    node.number, node.code = clean_text(texts.number, 20), clean_text(texts.code, 30)
    node.text, node.is_unchecked = clean_text(texts.text, LONGEST), not texts.is_checked


def _values(node: PlanNode) -> dict[str, object]:
    names = ("key", "kind", "number", "title", "text", "code", "is_unchecked")
    return {"plan": node.version.plan.code, **{name: getattr(node, name) for name in names}}
