"""Workbooks made by hand, part by part, so that tests can make what no program writes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPES = (
    f'<?xml version="1.0"?><Types xmlns="{PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>'
)


def relation(target: str, kind: str) -> str:
    return (
        f'<?xml version="1.0"?><Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{RELATIONS}/{kind}" Target="{target}"/></Relationships>'
    )


def sheet_xml(data: str, *, before: str = "", after: str = "", prolog: str = "") -> str:
    """A worksheet of these rows; `before` and `after` stand beside its data."""
    head = f'<?xml version="1.0" encoding="UTF-8"?>{prolog}<worksheet xmlns="{MAIN}">'
    return f"{head}{before}<sheetData>{data}</sheetData>{after}</worksheet>"


def text_cell(name: str, text: str) -> str:
    return f'<c r="{name}" t="inlineStr"><is><t>{text}</t></is></c>'


def package(sheet: str | bytes, more: Mapping[str, str | bytes] | None = None, *, without: str = "") -> bytes:
    """An .xlsx of one sheet named `s`, with more parts, without one of the usual parts."""
    book = (
        f'<?xml version="1.0"?><workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}">'
        '<sheets><sheet name="s" sheetId="1" r:id="r1"/></sheets></workbook>'
    )
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": relation("xl/workbook.xml", "officeDocument"),
        "xl/workbook.xml": book,
        "xl/_rels/workbook.xml.rels": relation("worksheets/sheet1.xml", "worksheet"),
        "xl/worksheets/sheet1.xml": sheet,
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in {**parts, **(more or {})}.items():
            if name != without:
                archive.writestr(name, content)
    return out.getvalue()


def good() -> bytes:
    """The smallest honest workbook: `x` in A1."""
    return package(sheet_xml(f'<row r="1">{text_cell("A1", "x")}</row>'))
