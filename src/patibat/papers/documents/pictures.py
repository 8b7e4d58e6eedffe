"""Charts and QR codes as pictures, for formats that cannot draw."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path

from patibat.papers.charts import Chart, to_typst
from patibat.papers.documents.model import Document, DocumentMeta
from patibat.papers.documents.pdf import compiled, page_source


def chart_png(chart: Chart, document: Document, ppi: float, extra_font_dirs: Sequence[Path] = ()) -> bytes:
    """The chart alone as PNG, in the letters and digits of the document. Raises `papers.not-printed`."""
    meta = DocumentMeta(thai_digits=document.meta.thai_digits)
    bare = replace(document, title="", subtitle="", blocks=(), kind="letter", meta=meta)
    data = json.loads(page_source(bare, extra_font_dirs))
    data["picture"] = to_typst(chart, thai_digits=meta.thai_digits)
    return compiled(json.dumps(data, ensure_ascii=False), "png", extra_font_dirs, ppi)


def qr_png(data: str) -> bytes:
    """A QR code as PNG, quiet zone included."""
    import segno

    out = BytesIO()
    segno.make(data, error="m", micro=False).save(out, kind="png", scale=8, border=2)
    return out.getvalue()
