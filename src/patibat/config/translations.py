"""Keeps the English in step: `python -m patibat.config.translations` takes every msgid out of code and templates,
merges it into `locale/en/LC_MESSAGES/django.po` and compiles the .mo. A tool of those who build; needs polib.

Msgids are Thai; neither gettext nor a compiler is needed.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from patibat.config import console
from patibat.problems import Text

SOURCE = Path(__file__).resolve().parents[1]
CATALOGUE = SOURCE / "locale" / "en" / "LC_MESSAGES" / "django.po"
_SINGULAR = frozenset({"_", "gettext", "gettext_lazy", "gettext_noop"})
_CONTEXT = frozenset({"pgettext", "pgettext_lazy"})
_PLURAL = frozenset({"ngettext", "ngettext_lazy"})
_COUNTS = Text("{total} ข้อความ ยังไม่แปล {missing}", "{total} messages, {missing} without English")


@dataclass(frozen=True, order=True, slots=True)
class Message:
    """One msgid, with its context and plural where it has them."""

    msgid: str
    context: str = ""
    plural: str = ""


def messages(source: Path = SOURCE) -> dict[Message, set[str]]:
    """Every message of the package, and the files it stands in (relative, without line numbers)."""
    found: dict[Message, set[str]] = {}
    for path in sorted([*source.rglob("*.py"), *source.glob("*/templates/**/*.*")]):
        if "migrations" in path.parts:
            continue
        text = path.read_text(encoding="utf-8")
        python = text if path.suffix == ".py" else _as_python(text, str(path))
        for message in messages_of_python(python):
            found.setdefault(message, set()).add(path.relative_to(source).as_posix())
    return found


def _as_python(template: str, origin: str) -> str:
    """What Django's own extraction makes of a template; nothing where it has no word of translation."""
    from django.utils.translation import templatize

    # Everything outside of its calls is replaced by X; only the lines with calls are Python.
    lines = templatize(template, origin=origin).splitlines()
    return "\n".join(call for line in lines for call in _calls(line))


def _calls(line: str) -> Iterator[str]:
    """The gettext calls that stand in a line among other characters."""
    for name in ("gettext", "ngettext", "pgettext", "npgettext"):
        start = -1
        while (start := line.find(f" {name}(", start + 1)) >= 0:
            for end in range(start + len(name) + 3, len(line) + 1):
                if line[end - 1] == ")" and _parses(call := line[start + 1 : end]):
                    yield call
                    break


def _parses(call: str) -> bool:
    try:
        ast.parse(call)
    except SyntaxError:
        return False
    return True


def messages_of_python(source: str) -> Iterator[Message]:
    """Every message of one piece of Python."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            texts = [text for argument in node.args if isinstance(text := _literal(argument), str)]
            message = _message(name, texts)
            if message is not None:
                yield message


def _message(name: str, texts: list[str]) -> Message | None:
    if name in _SINGULAR and texts:
        return Message(texts[0])
    if name in _CONTEXT and len(texts) > 1:
        return Message(texts[1], context=texts[0])
    if name in _PLURAL and len(texts) > 1:
        return Message(texts[0], plural=texts[1])
    return None


def _literal(node: ast.expr) -> object:
    return node.value if isinstance(node, ast.Constant) else None


def merge(catalogue: Path, found: dict[Message, set[str]]) -> tuple[int, int]:
    """Write the catalogue with exactly these messages, keeping the English it has, and compile it.

    Gives (messages, messages without English).
    """
    import polib

    kept = (
        {(entry.msgid, entry.msgctxt or ""): entry for entry in polib.pofile(str(catalogue))}
        if catalogue.exists()
        else {}
    )
    fresh = polib.POFile(wrapwidth=0)
    fresh.metadata = {
        "Language": "en",
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": "nplurals=2; plural=(n != 1);",
    }
    for message in sorted(found):
        old = kept.get((message.msgid, message.context))
        entry = polib.POEntry(msgid=message.msgid, msgctxt=message.context or None)
        entry.occurrences = [(name, "") for name in sorted(found[message])]
        if message.plural:
            entry.msgid_plural = message.plural
            entry.msgstr_plural = dict(old.msgstr_plural) if old and old.msgstr_plural else {0: "", 1: ""}
        elif old:
            entry.msgstr = old.msgstr
        fresh.append(entry)
    catalogue.parent.mkdir(parents=True, exist_ok=True)
    fresh.save(str(catalogue))
    fresh.save_as_mofile(str(catalogue.with_suffix(".mo")))
    return len(fresh), len(fresh.untranslated_entries())


def main() -> int:
    """Merge, compile, count; 1 while something has no English."""
    from patibat.config.ready import django_ready

    django_ready()
    console.use_utf8()
    total, missing = merge(CATALOGUE, messages())
    console.progress(_COUNTS, "en", total=total, missing=missing)
    return console.FINDINGS if missing else console.DONE


if __name__ == "__main__":
    sys.exit(main())
