"""Every message has its English, and what is compiled is what is written."""

from __future__ import annotations

from pathlib import Path

import polib
import pytest

from patibat.config.translations import CATALOGUE, Message, merge, messages, messages_of_python


def _entries(path: Path) -> dict[tuple[str, str], str]:
    opened = polib.mofile(str(path)) if path.suffix == ".mo" else polib.pofile(str(path))
    return {(entry.msgid, entry.msgctxt or ""): entry.msgstr or _plurals(entry) for entry in opened}


def _plurals(entry: polib.POEntry) -> str:
    return "|".join(entry.msgstr_plural.values()) if all(entry.msgstr_plural.values()) else ""


def test_every_message_has_english() -> None:
    written = _entries(CATALOGUE)
    missing = sorted(message.msgid for message in messages() if not written.get((message.msgid, message.context)))
    assert missing == [], "run python -m patibat.config.translations and fill the .po"


def test_compiled_is_what_is_written() -> None:
    written = {key: text for key, text in _entries(CATALOGUE).items() if text}
    assert _entries(CATALOGUE.with_suffix(".mo")) == written


def test_english_keeps_the_places_of_the_thai() -> None:
    wrong = [
        entry.msgid
        for entry in polib.pofile(str(CATALOGUE))
        if entry.msgstr and _places(entry.msgid) != _places(entry.msgstr)
    ]
    assert wrong == []


def _places(text: str) -> set[str]:
    import re

    return set(re.findall(r"%\(\w+\)[sd]|\{\w*\}", text))


def test_messages_are_found_in_python() -> None:
    source = '_("ก"); gettext_lazy("ข"); pgettext("เดือน", "ค"); ngettext("ง", "จ", 2); other("ฉ"); _(f"{x}")'
    assert sorted(messages_of_python(source)) == [
        Message("ก"), Message("ข"), Message("ค", context="เดือน"), Message("ง", plural="จ"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("template", "found"),
    [
        ('{% load i18n %}<p>{% translate "ส่งผลงาน" %}</p>', Message("ส่งผลงาน")),
        ("{% load i18n %}{% blocktranslate %}มี {{ n }} หน่วยงาน{% endblocktranslate %}", Message("มี %(n)s หน่วยงาน")),
        ('{% load i18n %}<input value="{% translate \'ค้น (หา)\' %}" title="a">', Message("ค้น (หา)")),
        ("{% load i18n %}{% blocktranslate trimmed %}\n  สอง\n  บรรทัด\n{% endblocktranslate %}", Message("สอง บรรทัด")),
        ('{% load i18n %}{% translate "ก" context "ข" %}', Message("ก", context="ข")),
    ],
)
def test_messages_are_found_in_templates(template: str, found: Message, tmp_path: Path) -> None:
    path = tmp_path / "room" / "templates" / "room" / "page.html"
    path.parent.mkdir(parents=True)
    path.write_text(template, encoding="utf-8")
    assert list(messages(tmp_path)) == [found]


def test_merge_keeps_english_drops_what_is_gone_and_compiles(tmp_path: Path) -> None:
    catalogue = tmp_path / "en" / "django.po"
    assert merge(catalogue, {Message("ก"): {"a.py"}, Message("ข"): {"a.py"}}) == (2, 2)
    opened = polib.pofile(str(catalogue))
    entry = opened.find("ก")
    assert entry is not None
    entry.msgstr = "A"
    opened.save()
    assert merge(catalogue, {Message("ก"): {"a.py"}, Message("ค"): {"b.html"}}) == (2, 1)
    assert _entries(catalogue) == {("ก", ""): "A", ("ค", ""): ""}
    assert _entries(catalogue.with_suffix(".mo")) == {("ก", ""): "A"}
