"""Figures as they stand in a document: bound to their id, printed by the one text that every format shares."""

from __future__ import annotations

from django.utils.translation import get_language

from patibat.measures import Figure, Status
from patibat.papers.documents import Coverage, FigureSpan, Mark, StatusMark


def language() -> str:
    """The language a document is made in: the one that is active."""
    return "en" if (get_language() or "th").startswith("en") else "th"


def span(figure: Figure, *, bold: bool = False) -> FigureSpan:
    """The figure's number with its id, state and coverage."""
    return FigureSpan(
        str(figure.id),
        figure.shown(language()),
        figure.value.number,
        figure.value.state.value,
        coverage_of(figure),
        figure.places,
        bold,
    )


def coverage_of(figure: Figure) -> Coverage | None:
    """The coverage as documents print it; None for a figure that is not rolled up."""
    return Coverage(figure.coverage.reported, figure.coverage.expected) if figure.coverage else None


def mark(status: Status | None) -> Mark:
    """The printed mark of a status."""
    return Mark(status.value) if status is not None else Mark.NOT_REPORTED


def status_mark(figure: Figure) -> StatusMark:
    """Shape, word and colour of a figure's status."""
    status = figure.status
    return StatusMark(mark(status), status.word(language()) if status else "")


SHORT = 60
"""Letters of a name in a column of a page that must not grow."""


def shortened(text: str, most: int = SHORT) -> str:
    """The text, cut with an ellipsis where it is longer."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
