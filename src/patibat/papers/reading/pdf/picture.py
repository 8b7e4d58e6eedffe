"""A page of a PDF as a picture, to stand beside what was read from it."""

from __future__ import annotations

import base64
import io

import pypdfium2 as pdfium

from patibat.papers.doors import close_doors

_WIDE, _TALL = 900, 1_400
"""Pixels: enough to read, and no more than a page can carry."""


def page_picture(content: bytes, number: int) -> str:
    """The page of this number, from 1, as PNG in base64. Raises what PDFium raises, and IndexError."""
    import PIL.Image

    # Pillow loads its writers when they are first needed: by then no file can be opened.
    PIL.Image.new("RGB", (4, 4)).convert("P").save(io.BytesIO(), "PNG")
    close_doors()
    document = pdfium.PdfDocument(content)
    page = document[number - 1]
    width, height = page.get_size()
    scale = min(_WIDE / max(width, 1), _TALL / max(height, 1))
    out = io.BytesIO()
    page.render(scale=scale).to_pil().convert("P").save(out, "PNG")
    return base64.b64encode(out.getvalue()).decode("ascii")
