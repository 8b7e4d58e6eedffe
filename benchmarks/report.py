"""A report of fifty pages or more as PDF, against Typst alone on the same source."""

from __future__ import annotations

from benchmarks.yard import Outcome, in_turns


def run() -> list[Outcome]:
    """The quarterly report of the benchmark's province, from selectors to bytes."""
    import pypdfium2

    from patibat.papers.documents import render
    from patibat.papers.documents.pdf import compiled, page_source
    from patibat.records.choices import Visibility
    from patibat.reports.catalogue import Request, report_document

    request = Request(plan="BENCH", year=2570, quarter=1, visible_to=Visibility.STAFF)
    document = report_document("quarterly-progress", request)
    source = page_source(document)
    pages = len(pypdfium2.PdfDocument(render(document, "pdf")))
    ours, yard, spread = in_turns(
        lambda: render(report_document("quarterly-progress", request), "pdf"), lambda: compiled(source, "pdf"), rounds=3
    )
    return [Outcome(f"report of {pages} pages", ours, yard, 1.5, note=spread)]
