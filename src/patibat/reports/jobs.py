"""Making reports for the command line and for pages."""

from __future__ import annotations

from django.utils import translation

from patibat.papers.documents import Document
from patibat.papers.documents import render as render_document
from patibat.records.choices import Visibility
from patibat.reports.catalogue import FORMATS, REPORTS, Format, Request, example, report_named
from patibat.reports.problems import FORMAT_UNKNOWN


def report_document(name: str, request: Request, *, language: str = "th") -> Document:
    """The report as a document of plain values, in a language."""
    with translation.override(language):
        return report_named(name).build(request)


def report_make(
    name: str,
    *,
    format: str,
    plan: str = "",
    year: int | None = None,
    quarter: int | None = None,
    agency: str = "",
    indicator: str = "",
    visible_to: Visibility = Visibility.STAFF,
    language: str = "th",
) -> bytes:
    """The report as a file's bytes. Raises the problems of `reports.problems`."""
    wanted = checked_format(format)
    request = Request(plan, year, quarter, agency, indicator, visible_to)
    return render_document(report_document(name, request, language=language), wanted)


def checked_format(format: str) -> Format:
    """One of the five formats. Raises `reports.format`."""
    for known in FORMATS:
        if format == known:
            return known
    raise FORMAT_UNKNOWN.at(format=format, formats=", ".join(FORMATS))


def report_list(language: str = "th") -> list[dict[str, object]]:
    """Every report with title, formats and arguments that print it from what is loaded."""
    return [
        {
            "name": report.name,
            "title": report.title.of(language),
            "formats": list(FORMATS),
            "example": example(report),
        }
        for report in REPORTS.values()
    ]
