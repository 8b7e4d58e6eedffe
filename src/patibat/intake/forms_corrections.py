"""Forms that correct one thing of a plan: each says what changed, and nothing else, as a correction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, Final

from django import forms
from django.forms.boundfield import BoundField
from django.utils.text import format_lazy
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from patibat.intake.plan_documents.targets import number_of, target_of
from patibat.kit.forms import Form, NumberField
from patibat.plans.choices import NodeKind
from patibat.plans.directory import Directory, key_of
from patibat.plans.editing import Edit, Thing
from patibat.plans.tree import AgencyMention, IndicatorItem, PlanItem, PlanTree, ProjectItem, TargetValue
from patibat.thai import format_number

_LONGEST: Final = 4_000
_MOST_YEARS: Final = 20
_ONE_A_LINE: Final = _("พิมพ์ชื่อเต็มหรือชื่อย่อ บรรทัดละหนึ่งหน่วยงาน")
SHORT: Final = {"class": "short", "autocomplete": "off"}


class Words(forms.CharField):
    """Text as typed; ends of lines that only the browser writes otherwise are no change."""

    def to_python(self, value: Any) -> Any:
        return str(super().to_python(value) or "").replace("\r\n", "\n")

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(self.to_python(initial) != self.to_python(data))


class ThingForm(Form):
    """What all have: number, words, place."""

    number = Words(label=_("เลขข้อ"), max_length=20, required=False, widget=forms.TextInput(SHORT))
    title = Words(label=_("ข้อความ"), widget=forms.Textarea({"rows": 3}), max_length=_LONGEST)
    parent = forms.ChoiceField(label=_("อยู่ใต้"), required=False)

    carriers: tuple[str, ...] = ()
    """The fields that hold agencies, one name a line."""

    def __init__(self, *args: Any, tree: PlanTree, thing: Thing, directory: Directory, **kwargs: Any) -> None:
        self.tree, self.thing, self.directory = tree, thing, directory
        kwargs = {"auto_id": "thing_%s", **kwargs}
        super().__init__(*args, initial=self.first(), **kwargs)
        parent = self.fields["parent"]
        if isinstance(parent, forms.ChoiceField):
            parent.choices = [("", _("ชั้นบนสุด")), *nodes_named(tree, without=thing.key)]

    def first(self) -> dict[str, Any]:
        """What stands in the fields before anybody typed."""
        one = self.thing
        above, words = (one.parent, one.title) if isinstance(one, PlanItem) else (one.node, one.name)
        return {
            "number": one.number,
            "title": words,
            "parent": above,
            **{name: _lines(getattr(one, name)) for name in self.carriers},
        }

    def edit(self) -> Edit | None:
        """The correction that was typed; None where everything stayed."""
        to = self.changes()
        found: Edit = {"deed": "change", "key": self.thing.key, "to": to}
        if "parent" in self.changed_data:
            found["parent"] = self.cleaned_data["parent"]
        return found if to or "parent" in found else None

    def changes(self) -> dict[str, Any]:
        """Field of the thing → its new value, as a correction keeps it."""
        found: dict[str, Any] = {}
        if "number" in self.changed_data:
            found["number"] = self.cleaned_data["number"]
        if "title" in self.changed_data:
            found["title" if isinstance(self.thing, PlanItem) else "name"] = self.cleaned_data["title"]
        for name in self.carriers:
            if name in self.changed_data:
                found[name] = self.named(self.cleaned_data[name], getattr(self.thing, name))
        return found

    def named(self, typed: str, before: Sequence[AgencyMention]) -> list[list[Any]]:
        """Names as typed → (codes, name): as before, as answered elsewhere in the plan, or as the directory knows."""
        stood = {" ".join(one.text.split()): one.codes for one in before}
        answered = {key_of(one.text): one.codes for one in self.tree.mentions() if one.code and key_of(one.text)}
        found: list[list[Any]] = []
        for line in filter(None, (" ".join(line.split()) for line in typed.splitlines())):
            codes = stood.get(line) or answered.get(key_of(line))
            years = (self.tree.from_year, self.tree.to_year)
            found.append([list(codes or self.directory.mention(line, years=years).codes), line])
        return found

    def plain(self) -> Iterator[BoundField]:
        """The fields that stand one below the other."""
        return (self[name] for name in self.fields if not name.startswith(("target_", "part_")))

    def groups(self) -> Iterator[tuple[str, list[BoundField]]]:
        """Fields that belong together, under a heading."""
        return iter(())


class NodeForm(ThingForm):
    """A node: what it is, its words, who carries it."""

    kind = forms.ChoiceField(label=_("เป็น"), choices=NodeKind.choices)
    text = Words(label=_("รายละเอียดใต้ข้อ"), widget=forms.Textarea({"rows": 3}), required=False, max_length=100_000)
    lead = Words(label=_("เจ้าภาพหลัก"), widget=forms.Textarea({"rows": 2}), required=False, help_text=_ONE_A_LINE)
    support = Words(label=_("หน่วยงานสนับสนุน"), widget=forms.Textarea({"rows": 2}), required=False, help_text=_ONE_A_LINE)
    field_order = ("kind", "number", "title", "text", "lead", "support", "parent")
    carriers = ("lead", "support")

    def first(self) -> dict[str, Any]:
        return super().first() | {"kind": getattr(self.thing, "kind", ""), "text": getattr(self.thing, "text", "")}

    def changes(self) -> dict[str, Any]:
        simple = {name: self.cleaned_data[name] for name in ("kind", "text") if name in self.changed_data}
        return super().changes() | simple


class IndicatorForm(ThingForm):
    """An indicator: name, unit, baseline, and the target of each year as the plan words it."""

    unit = Words(label=_("หน่วยนับ"), max_length=50, required=False, widget=forms.TextInput(SHORT))
    baseline = Words(
        label=_("ข้อมูลฐาน"),
        max_length=200,
        required=False,
        widget=forms.TextInput(SHORT),
        help_text=_("ตัวเลข หรือคำตามเอกสาร เช่น ไม่มีข้อมูล"),
    )
    baseline_year = forms.IntegerField(
        label=_("ปีฐาน (พ.ศ.)"), min_value=2400, max_value=2700, required=False, widget=forms.TextInput(SHORT)
    )
    source = Words(label=_("แหล่งข้อมูล"), max_length=255, required=False)
    lead = Words(label=_("หน่วยงานเจ้าภาพ"), widget=forms.Textarea({"rows": 2}), required=False, help_text=_ONE_A_LINE)
    support = Words(label=_("หน่วยงานสนับสนุน"), widget=forms.Textarea({"rows": 2}), required=False, help_text=_ONE_A_LINE)
    field_order = ("number", "title", "unit", "baseline", "baseline_year", "source", "lead", "support", "parent")
    carriers = ("lead", "support")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["title"].label = _("ชื่อตัวชี้วัด")
        targets = self._targets()
        for year in self._years():
            self.fields[f"target_{year}"] = Words(
                label=format_lazy(_("ปี {year}"), year=year) if year else _("ทั้งแผน"),
                max_length=300,
                required=False,
                widget=forms.TextInput(SHORT),
                help_text=_understood(targets.get(year)),
            )
            self.initial[f"target_{year}"] = target_words(targets.get(year))

    def _targets(self) -> Mapping[int, TargetValue]:
        return self.thing.targets if isinstance(self.thing, IndicatorItem) else {}

    def _years(self) -> list[int]:
        """The years of the plan, and others that have a target; 0, the whole plan, last."""
        years = range(self.tree.from_year, self.tree.to_year + 1) if self.tree.from_year else range(0)
        return [*sorted({*years[:_MOST_YEARS], *(year for year in self._targets() if year)}), 0]

    def first(self) -> dict[str, Any]:
        one = self.thing
        if not isinstance(one, IndicatorItem):
            return super().first()
        stated = one.baseline_text if one.baseline is None else format_number(one.baseline)
        year = one.baseline_year or None
        return super().first() | {"unit": one.unit, "baseline": stated, "baseline_year": year, "source": one.source}

    def clean_baseline_year(self) -> int:
        return int(self.cleaned_data["baseline_year"] or 0)

    def changes(self) -> dict[str, Any]:
        found = super().changes()
        found |= {
            name: self.cleaned_data[name] for name in ("unit", "source", "baseline_year") if name in self.changed_data
        }
        if "baseline" in self.changed_data:
            found |= _baseline(self.cleaned_data["baseline"])
        years = [year for year in self._years() if f"target_{year}" in self.changed_data]
        if years:
            found["targets"] = {str(year): _target(self.cleaned_data[f"target_{year}"]) for year in years}
        return found

    def groups(self) -> Iterator[tuple[str, list[BoundField]]]:
        fields = [self[name] for name in self.fields if name.startswith("target_")]
        yield gettext("ค่าเป้าหมาย เช่น 80, 80 - 85 หรือ เพิ่มขึ้นร้อยละ 3"), fields


def _baseline(typed: str) -> dict[str, str]:
    number = number_of(typed)
    return {"baseline": "" if number is None else str(number), "baseline_text": typed if number is None else ""}


def _target(typed: str) -> dict[str, str] | None:
    target = target_of(typed)
    if target is None:
        return None
    numbers = {"value": target.value, "upper": target.upper, "increase_by": target.increase_by}
    told = {name: str(number) for name, number in numbers.items() if number is not None}
    return {**told, "unit": target.unit, "text": target.text}


def target_words(target: TargetValue | None) -> str:
    """A target as one would type it, so that what is read from it again is the same."""
    if target is None:
        return ""
    if target.text:
        return target.text
    if target.increase_by is not None:
        return _step(target.increase_by, target.unit)
    if target.value is None:
        return ""
    upper = f" - {format_number(target.upper)}" if target.upper is not None else ""
    return f"{format_number(target.value)}{upper}"


def _step(step: Decimal, unit: str) -> str:
    way = "เพิ่มขึ้น" if step >= 0 else "ลดลง"
    number = format_number(abs(step))
    return f"{way}ร้อยละ {number}" if unit == "ร้อยละ" else f"{way} {number} {unit}".strip()


def _understood(target: TargetValue | None) -> str:
    """How a target was understood, where that may surprise."""
    if target is None:
        return ""
    if target.increase_by is not None:
        return gettext("เข้าใจเป็นการเปลี่ยนจากฐาน: %(words)s") % {"words": _step(target.increase_by, target.unit)}
    if target.value is None:
        return gettext("ไม่มีตัวเลข เก็บเป็นข้อความ")
    number = target_words(TargetValue(target.value, target.upper))
    return gettext("เข้าใจเป็น %(number)s") % {"number": number} if number != target.text else ""


class ProjectForm(ThingForm):
    """A project: name, agencies, money by year and source, main activities by name."""

    agencies = Words(
        label=_("หน่วยงานรับผิดชอบ"), widget=forms.Textarea({"rows": 2}), required=False, help_text=_ONE_A_LINE
    )
    budget = NumberField(label=_("งบประมาณรวม (บาท)"), unit="บาท", places=2, least=0, required=False)
    activities = Words(
        label=_("กิจกรรมหลัก"),
        widget=forms.Textarea({"rows": 3}),
        required=False,
        max_length=100_000,
        help_text=_("บรรทัดละหนึ่งกิจกรรม กิจกรรมที่ชื่อเดิมยังอยู่ จะเก็บวันและงบเดิมไว้"),
    )
    field_order = ("number", "title", "agencies", "budget", "activities", "parent")
    carriers = ("agencies",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["title"].label = _("ชื่อโครงการ")
        parts = self.thing.budgets if isinstance(self.thing, ProjectItem) else []
        self.rows = len(parts) + 2
        for at in range(self.rows):
            part = parts[at] if at < len(parts) else None
            self._row(at)
            self.initial[f"part_{at}_year"] = (part.year or None) if part else None
            self.initial[f"part_{at}_source"] = part.source if part else ""
            self.initial[f"part_{at}_amount"] = part.amount if part else None

    def _row(self, at: int) -> None:
        year = forms.IntegerField(
            label=_("ปี พ.ศ."), min_value=2400, max_value=2700, required=False, widget=forms.TextInput(SHORT)
        )
        source = Words(
            label=pgettext_lazy("เงิน", "แหล่งงบประมาณ"), max_length=200, required=False, widget=forms.TextInput(SHORT)
        )
        amount = NumberField(label=_("บาท"), unit="บาท", places=2, least=0, required=False)
        self.fields |= {f"part_{at}_year": year, f"part_{at}_source": source, f"part_{at}_amount": amount}

    def first(self) -> dict[str, Any]:
        one = self.thing
        if not isinstance(one, ProjectItem):
            return super().first()
        return super().first() | {"budget": one.budget, "activities": "\n".join(_flat(one.activities))}

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        for at in range(self.rows):
            told = cleaned.get(f"part_{at}_year") or cleaned.get(f"part_{at}_source")
            if told and cleaned.get(f"part_{at}_amount") is None and f"part_{at}_amount" not in self.errors:
                self.add_error(f"part_{at}_amount", _("ยังไม่ได้กรอกจำนวนเงินของปีและแหล่งนี้"))
        return cleaned

    def changes(self) -> dict[str, Any]:
        found = super().changes()
        if "budget" in self.changed_data:
            budget = self.cleaned_data["budget"]
            found["budget"] = "" if budget is None else str(budget)
        if any(name.startswith("part_") for name in self.changed_data):
            parts = list(self._parts())
            found |= {"budgets": parts, "years": sorted({int(one["year"]) for one in parts if one["year"]})}
            found |= self._total(parts)
        if "activities" in self.changed_data:
            found["activities"] = self._activities()
        return found

    def _total(self, parts: Sequence[Mapping[str, Any]]) -> dict[str, str]:
        """The total follows its parts where it was their sum and nobody typed another one."""
        one = self.thing
        if not isinstance(one, ProjectItem) or "budget" in self.changed_data or not parts:
            return {}
        was = sum((part.amount for part in one.budgets), Decimal(0))
        return (
            {"budget": str(sum((Decimal(part["amount"]) for part in parts), Decimal(0)))} if one.budget == was else {}
        )

    def _parts(self) -> Iterator[dict[str, Any]]:
        for at in range(self.rows):
            year, source, amount = (self.cleaned_data[f"part_{at}_{name}"] for name in ("year", "source", "amount"))
            if amount is not None:
                yield {"at": at, "year": year or 0, "source": source, "amount": str(amount)}

    def _activities(self) -> list[str]:
        names = {" ".join(one.name.split()): one.name for one in getattr(self.thing, "activities", ())}
        typed = (" ".join(line.split()) for line in self.cleaned_data["activities"].splitlines())
        return [names.get(line, line) for line in typed if line]

    def groups(self) -> Iterator[tuple[str, list[BoundField]]]:
        for at in range(self.rows):
            fields = [self[f"part_{at}_{name}"] for name in ("year", "source", "amount")]
            yield gettext("งบประมาณส่วนที่ %(number)d") % {"number": at + 1}, fields


def _flat(found: Iterable[Any]) -> list[str]:
    return [" ".join(one.name.split()) for one in found]


def _lines(mentions: Iterable[AgencyMention]) -> str:
    return "\n".join(" ".join(one.text.split()) for one in mentions)


class SplitForm(Form):
    """A thing in two: its words, with a new line where the second part begins."""

    parts = Words(label=_("กด Enter ตรงที่ข้อที่สองเริ่ม"), widget=forms.Textarea({"rows": 3}), max_length=_LONGEST)

    def __init__(self, *args: Any, words: str, **kwargs: Any) -> None:
        self.words = words
        super().__init__(*args, initial={"parts": " ".join(words.split())}, auto_id="split_%s", **kwargs)

    def clean_parts(self) -> int:
        """How many characters of the words are the first part."""
        first, _new_line, rest = str(self.cleaned_data["parts"]).partition("\n")
        letters = len("".join(first.split()))
        if not letters or not rest.strip():
            raise forms.ValidationError(_("ยังไม่ได้ขึ้นบรรทัดใหม่ตรงที่จะแยก"))
        if "".join((first + rest).split()) != "".join(self.words.split()):
            raise forms.ValidationError(_("ที่นี่แยกอย่างเดียว ถ้าจะแก้ข้อความ ใช้ “แก้ข้อความ ชนิด หรือย้าย”"))
        places = [at for at, letter in enumerate(self.words, 1) if not letter.isspace()]
        return places[letters - 1]


class LineForm(Form):
    """What becomes of a line that the reader could not place."""

    kind = forms.ChoiceField(label=_("ทำเป็น"))
    parent = forms.ChoiceField(label=_("อยู่ใต้"), required=False)
    into = forms.ChoiceField(label=_("เพิ่มต่อท้ายรายละเอียดของ"), required=False)
    reason = Words(label=_("ไม่นำเข้าแผน เพราะ"), max_length=500, required=False)

    def __init__(self, *args: Any, tree: PlanTree, **kwargs: Any) -> None:
        super().__init__(*args, auto_id="line_%s", **kwargs)
        kind, parent, into = self.fields["kind"], self.fields["parent"], self.fields["into"]
        nodes = nodes_named(tree)
        if isinstance(kind, forms.ChoiceField):
            kind.choices = [*NodeKind.choices, ("indicator", _("ตัวชี้วัด"))]
        if isinstance(parent, forms.ChoiceField):
            parent.choices = [("", _("ชั้นบนสุด")), *nodes]
        if isinstance(into, forms.ChoiceField):
            into.choices = nodes


def nodes_named(tree: PlanTree, without: str = "") -> list[tuple[str, str]]:
    """Every node that something may stand under, in words."""
    labels = dict(NodeKind.choices)
    above = [one for one in tree.nodes if one.key != without and one.kind != NodeKind.VISION]
    return [(one.key, f"{labels[NodeKind(one.kind)]} {one.number} {one.title[:60]}") for one in above]


def thing_form(tree: PlanTree, thing: Thing, directory: Directory, data: Any = None) -> ThingForm:
    """The form that corrects this thing."""
    made: type[ThingForm] = NodeForm
    if isinstance(thing, IndicatorItem):
        made = IndicatorForm
    elif isinstance(thing, ProjectItem):
        made = ProjectForm
    return made(data, tree=tree, thing=thing, directory=directory)
