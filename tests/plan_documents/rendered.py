"""All text of a made document, read back with other people's libraries."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import ZipFile

from tests.plan_documents.scoring import key


def text_of(content: bytes, name: str) -> str:
    """Everything that the file says, in the form in which texts are compared."""
    match name.rsplit(".", 1)[1]:
        case "docx":
            return key(_word(content))
        case "xlsx":
            return key(_excel(content))
        case "pdf":
            return key(_pdf(content))
        case _:
            return key(content.decode())


def _word(content: bytes) -> str:
    with ZipFile(BytesIO(content)) as package:
        xml = package.read("word/document.xml").decode()
    return (
        " ".join(re.findall(r"<w:t[ >][^<]*</w:t>|<w:t>[^<]*</w:t>", xml))
        .replace("</w:t>", "")
        .replace('<w:t xml:space="preserve">', "")
        .replace("<w:t>", "")
    )


def _excel(content: bytes) -> str:
    from openpyxl import load_workbook

    book = load_workbook(BytesIO(content))
    return " ".join(
        str(cell) for sheet in book.worksheets for cells in sheet.iter_rows(values_only=True) for cell in cells if cell
    )


def _pdf(content: bytes) -> str:
    import pypdfium2

    document = pypdfium2.PdfDocument(content)
    try:
        return " ".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()
