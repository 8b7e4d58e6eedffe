"""The audit in words: what was done, to what, and each value before and after."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db.models import Field, Model
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from patibat.records.models import AuditEntry

_DEEDS: dict[str, Any] = {
    "add": gettext_lazy("เพิ่ม"),
    "change": gettext_lazy("แก้ไข"),
    "rename": gettext_lazy("เปลี่ยนชื่อ"),
    "end": gettext_lazy("สิ้นสุด"),
    "reset": gettext_lazy("ออกลิงก์ตั้งรหัสผ่านให้"),
    "disable": gettext_lazy("ปิดใช้งาน"),
    "enable": gettext_lazy("เปิดใช้งาน"),
    "set": gettext_lazy("ตั้ง"),
    "setup": gettext_lazy("ตั้งค่าครั้งแรกของ"),
    "open": gettext_lazy("เปิด"),
    "extend": gettext_lazy("ขยายเวลา"),
    "submit": gettext_lazy("ส่ง"),
    "return": gettext_lazy("ส่งกลับให้แก้"),
    "approve": gettext_lazy("รับรอง"),
    "publish": gettext_lazy("เปิดเผย"),
    "withhold": gettext_lazy("ไม่เปิดเผย"),
    "receive": gettext_lazy("รับ"),
    "apply": gettext_lazy("บันทึก"),
    "discard": gettext_lazy("ทิ้ง"),
    "remove": gettext_lazy("เลิกใช้"),
    "load": gettext_lazy("นำเข้า"),
    "adopt": gettext_lazy("ประกาศใช้"),
    "refuse": gettext_lazy("ไม่รับ"),
}
_THINGS: dict[str, Any] = {
    "user": gettext_lazy("ผู้ใช้"),
    "password": gettext_lazy("รหัสผ่าน"),
    "office": gettext_lazy("สำนักงาน"),
    "agency": gettext_lazy("หน่วยงาน"),
    "position": gettext_lazy("ตำแหน่ง"),
    "holding": gettext_lazy("การครองตำแหน่ง"),
    "plan": gettext_lazy("แผน"),
    "link": gettext_lazy("ความสอดคล้อง"),
    "node": gettext_lazy("ข้อในแผน"),
    "adoption": gettext_lazy("การรับแผนไปใช้"),
    "project": gettext_lazy("โครงการ"),
    "round": gettext_lazy("รอบติดตาม"),
    "assignment": gettext_lazy("งานที่มอบหมาย"),
    "result": gettext_lazy("ผลการดำเนินงาน"),
    "explanation": gettext_lazy("คำชี้แจง"),
    "upload": gettext_lazy("ไฟล์นำเข้า"),
    "second_factor": gettext_lazy("การยืนยันสองขั้น"),
}
# Values that are no fields of the thing.
_VALUES: dict[str, Any] = {
    "administrator": gettext_lazy("ผู้ดูแลระบบ"),
    "agency": gettext_lazy("หน่วยงาน"),
    "by_link_of": gettext_lazy("ผู้ออกลิงก์"),
    "kind": gettext_lazy("ชนิด"),
    "link": gettext_lazy("ลิงก์ตั้งรหัสผ่าน"),
    "name": gettext_lazy("ชื่อ"),
    "purpose": gettext_lazy("วัตถุประสงค์"),
    "second_factor_dropped": gettext_lazy("ยกเลิกรหัสจากโทรศัพท์"),
    "sha256": gettext_lazy("ลายนิ้วมือของไฟล์ (SHA-256)"),
    "size": gettext_lazy("ขนาด (ไบต์)"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One value of a thing, before and after, as text."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ReadableEntry:
    """One audit entry as a page shows it."""

    entry: AuditEntry
    deed: str
    thing: str
    lines: tuple[Line, ...]


def readable(entry: AuditEntry) -> ReadableEntry:
    """The entry in words; only values that differ."""
    return ReadableEntry(entry, action_words(entry.action), _thing_words(entry), tuple(_lines(entry)))


def action_words(action: str) -> str:
    """`result.approve` → “รับรองผลการดำเนินงาน”; the code itself where a word is not known."""
    noun, _dot, verb = action.partition(".")
    if noun not in _THINGS or verb not in _DEEDS:
        return action
    return _("%(deed)s%(thing)s") % {"deed": _DEEDS[verb], "thing": _THINGS[noun]}


def _thing_words(entry: AuditEntry) -> str:
    model = _model(entry.model)
    name = model._meta.verbose_name if model else entry.model
    return f"{name} {entry.key}"


def _lines(entry: AuditEntry) -> list[Line]:
    before, after = _mapping(entry.before), _mapping(entry.after)
    model = _model(entry.model)
    # In the order of the model's fields, the rest by name: the database does not keep the order of a JSON object.
    fields = [field.name for field in model._meta.get_fields()] if model else []
    ranks = {name: rank for rank, name in enumerate(fields)}
    names = sorted({*before, *after}, key=lambda name: (ranks.get(name, len(ranks)), name))
    lines = [_line(_field(model, name), name, before.get(name), after.get(name)) for name in names]
    return [line for line in lines if line.before != line.after]


def _mapping(values: Any) -> Mapping[str, Any]:
    return values if isinstance(values, Mapping) else {}


def _model(label: str) -> type[Model] | None:
    try:
        return apps.get_model(label)
    except (LookupError, ValueError):
        return None


def _field(model: type[Model] | None, name: str) -> Field[Any, Any] | None:
    try:
        field = model._meta.get_field(name) if model else None
    except FieldDoesNotExist:
        return None
    return field if isinstance(field, Field) else None


def _line(field: Field[Any, Any] | None, name: str, before: Any, after: Any) -> Line:
    """A value of a field under the field's own name, a choice in its own words."""
    label = str(field.verbose_name if field else _VALUES.get(name, name))
    words = dict(field.flatchoices) if field and field.choices else {}
    return Line(label, *(str(words[value]) if _chosen(value, words) else _shown(value) for value in (before, after)))


def _chosen(value: Any, words: Mapping[Any, Any]) -> bool:
    return isinstance(value, str) and value in words


def _shown(value: Any) -> str:
    """Zero is a number, and nothing is a dash."""
    if value is None or value == "":
        return "–"
    if isinstance(value, bool):
        return _("ใช่") if value else _("ไม่ใช่")
    if isinstance(value, Mapping):
        return ", ".join(f"{name}: {_shown(inner)}" for name, inner in value.items())
    if isinstance(value, list):
        return ", ".join(_shown(inner) for inner in value)
    return str(value)
