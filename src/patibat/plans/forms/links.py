"""Forms of the room plans: a link between two points, and the text of a point of an upper plan."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from patibat.kit.forms import Form, LongTextField, TextField
from patibat.plans.alignment import Point
from patibat.plans.choices import LinkKind, LinkStrength, NodeKind
from patibat.plans.models import PlanLink, PlanNode
from patibat.plans.services import NodeTexts, Terms

SHOWN = 110


class TermsForm(Form):
    """How one point stands to another."""

    kind = forms.ChoiceField(label=_("ความสัมพันธ์"), choices=LinkKind.choices)
    strength = forms.ChoiceField(label=_("น้ำหนัก"), choices=LinkStrength.choices)
    reason = LongTextField(label=_("เหตุผล"), rows=3, max_length=2000, required=False)

    def terms(self) -> Terms:
        """The cleaned values as the services take them."""
        values = self.cleaned_data
        return Terms(LinkKind(values["kind"]), LinkStrength(int(values["strength"])), values["reason"])

    @staticmethod
    def initial_of(link: PlanLink) -> dict[str, object]:
        return {"kind": link.kind, "strength": link.strength, "reason": link.reason}


class LinkForm(TermsForm):
    """A point of a plan above, and how this one stands to it."""

    field_order = ("target",)
    target = forms.ChoiceField(label=_("ข้อของแผนที่เชื่อมถึง"))

    def __init__(self, *args: Any, points: Sequence[Point], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["target"]
        if isinstance(field, forms.ChoiceField):
            field.choices = _grouped(points)


class NodeForm(Form):
    """The text of a point of an upper plan."""

    number = TextField(label=_("เลขข้อ"), max_length=20, required=False)
    title = LongTextField(label=_("ข้อความ"), rows=3, max_length=4000, help_text=_("คัดตามฉบับทางการทุกตัวอักษร"))
    code = TextField(label=_("รหัสทางการ"), max_length=30, required=False, help_text=_("เช่น รหัสเป้าหมายหกหลักของแผนแม่บท"))
    text = LongTextField(label=_("รายละเอียด"), rows=3, max_length=4000, required=False)
    is_checked = forms.BooleanField(label=_("ตรวจกับฉบับทางการแล้ว"), required=False)

    def texts(self) -> NodeTexts:
        """The cleaned values as the services take them."""
        return NodeTexts(**{name: self.cleaned_data[name] for name in NodeForm.base_fields})

    @staticmethod
    def initial_of(node: PlanNode) -> dict[str, object]:
        names = ("number", "title", "code", "text")
        return {name: getattr(node, name) for name in names} | {"is_checked": not node.is_unchecked}


class NodeAddForm(NodeForm):
    """A new point of an upper plan."""

    field_order = ("kind", "parent")
    kind = forms.ChoiceField(
        label=_("ชนิด"),
        choices=[(one.value, one.label) for one in (NodeKind.ISSUE, NodeKind.GOAL, NodeKind.STRATEGY, NodeKind.TARGET)],
    )
    parent = forms.ModelChoiceField(label=_("อยู่ใต้"), queryset=PlanNode.objects.none(), required=False)

    def __init__(self, *args: Any, parents: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["parent"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = parents


def _grouped(points: Sequence[Point]) -> list[tuple[str, list[tuple[str, str]]]]:
    groups: dict[str, list[tuple[str, str]]] = {}
    for point in points:
        text = str(point.node)
        shown = text if len(text) <= SHOWN else f"{text[:SHOWN]}…"
        groups.setdefault(point.plan.title, []).append((point.ident, f"· {shown}" if point.parent_key else shown))
    return list(groups.items())
