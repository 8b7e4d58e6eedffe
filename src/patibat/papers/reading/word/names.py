"""Names of WordprocessingML and small helpers over its elements.

Elements are told apart by their local name: the two standards (transitional and strict) differ in namespaces only.
"""

from __future__ import annotations

from functools import lru_cache
from xml.etree.ElementTree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
VAL = W + "val"
_OFF = ("0", "false", "off", "none")


@lru_cache(maxsize=2048)
def local(tag: str) -> str:
    """A tag without its namespace.

    >>> local(W + "tbl")
    'tbl'
    """
    return tag.rpartition("}")[2]


def value(parent: Element | None, name: str) -> str | None:
    """The `w:val` of a child, None without that child or value."""
    child = None if parent is None else parent.find(W + name)
    return None if child is None else child.get(VAL)


def number(text: str | None) -> int | None:
    """A whole number, None for anything else; measures with a fraction are cut.

    >>> number("720"), number("12.5"), number("x"), number(None)
    (720, 12, None, None)
    """
    try:
        return None if text is None else int(float(text[:12]))
    except (ValueError, OverflowError):
        return None


def switch(parent: Element, name: str) -> bool | None:
    """A property that is on, off, or not said."""
    child = parent.find(W + name)
    return None if child is None else child.get(VAL, "1") not in _OFF


def attribute(element: Element, *names: str) -> int | None:
    """The first of these attributes that is a number."""
    return next((found for one in names if (found := number(element.get(W + one))) is not None), None)
