"""The few words that printed documents bring themselves, and the lines made of a document's meta."""

from __future__ import annotations

from typing import Final

from patibat.papers.charts import Chart
from patibat.papers.documents.model import Document
from patibat.problems import Text

SAMPLE: Final = Text("ตัวอย่าง", "SAMPLE")
AS_OF: Final = Text("ข้อมูล ณ {as_of}", "data as of {as_of}")
CODE: Final = Text("รหัสเอกสาร", "document code")
HASH: Final = Text("รหัสยืนยันค่า", "hash of the values")
SOURCE: Final = Text("ที่มา: {source}", "Source: {source}")
PAGE: Final = Text("หน้า", "page")
FIGURES_SHEET: Final = Text("ตัวเลขทั้งหมด", "All figures")
FIGURE_HEADS: Final = (
    Text("รหัสตัวเลข", "figure id"),
    Text("ค่า", "value"),
    Text("สถานะ", "state"),
    Text("ความครอบคลุม", "coverage"),
    Text("ตามที่พิมพ์", "as printed"),
)
TOTAL: Final = Text("รวม", "total")
WORDS: Final[dict[str, Text]] = {
    "signed": Text("ลงชื่อ", "Signed"),
    "position": Text("ตำแหน่ง", "Position"),
    "date": Text("วันที่", "Date"),
    "qr": Text("รหัสคิวอาร์", "QR code"),
}


def under_title(document: Document) -> list[str]:
    """The lines below the title: subtitle, period, agency, date of the data; those that are known and not the title."""
    meta = document.meta
    as_of = AS_OF.of(document.language, {"as_of": meta.as_of}) if meta.as_of else ""
    lines = (document.subtitle, meta.period, meta.author_agency, as_of)
    return [line for line in lines if line and line != document.title]


def foot(document: Document) -> str:
    """The left side of the foot: what the document says, else its title."""
    return document.meta.footer or document.title


def mark_line(document: Document) -> str:
    """The right side of the foot: code and short hash."""
    return " · ".join(part for part in (document.meta.code, document.meta.hash) if part)


def source_line(chart: Chart) -> str:
    """Source and date of the data below a chart; empty when neither is known."""
    source = SOURCE.of(chart.language, {"source": chart.source}) if chart.source else ""
    as_of = AS_OF.of(chart.language, {"as_of": chart.as_of}) if chart.as_of else ""
    return " · ".join(part for part in (source, as_of) if part)
