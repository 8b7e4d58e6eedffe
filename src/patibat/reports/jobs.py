"""Making reports for the command line and for pages."""

from __future__ import annotations

from patibat.papers.documents import render as render_document
from patibat.records.choices import Visibility
from patibat.reports.catalogue import FORMATS, REPORTS, Request, checked_format, example, report_document


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
