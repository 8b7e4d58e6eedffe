"""A flow as a PDF made by Typst: running heads and feet, tables over pages, text boxes."""

from __future__ import annotations

import json

from patibat.papers.documents.typefaces import print_font_dir
from tests.plan_documents.making.flow import (
    Boxed,
    Break,
    Cell,
    Contents,
    Element,
    Flow,
    Grid,
    Heading,
    Items,
    Para,
    list_texts,
    placed,
    width,
)


def to_typst_pdf(flow: Flow, columns: int = 1) -> bytes:
    """The PDF."""
    import typst

    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(print_font_dir())])
    made: bytes = typst.compile(_source(flow, columns).encode(), font_paths=fonts, format="pdf")
    return made


def _source(flow: Flow, columns: int) -> str:
    parts = [
        f'#set page(paper: "a4", margin: (left: 3cm, right: 2cm, y: 2.3cm), columns: {columns}, '
        f"header: align(right, {_string(flow.header)}), "
        f"footer: context align(center, {_string(flow.footer)} + counter(page).display()))",
        f'#set text(font: "Sarabun", size: {flow.size}pt, lang: "th")',
        "#set par(leading: 0.75em)",
    ]
    landscape = False
    for element in flow.elements:
        if isinstance(element, Break) and element.landscape != landscape:
            landscape = element.landscape
            parts.append(f"#set page(flipped: {str(landscape).lower()})")
        else:
            parts.append(_piece(element, flow))
    return "\n".join(parts)


def _string(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _text(text: str, bold: bool = False, size: float = 0) -> str:
    options = ['weight: "bold"'] if bold else []
    if size:
        options.append(f"size: {size}pt")
    return f"#text({', '.join([*options, _string(text)])})"


def _piece(element: Element, flow: Flow) -> str:
    match element:
        case Heading():
            inside = _text(element.text, True, flow.size + (5 - element.level if element.level < 4 else 0))
            side = "center" if element.center else "left"
            return f"#block(width: 100%, above: 1.2em, sticky: true)[#align({side})[{inside}]]"
        case Para():
            inside = _text(element.text, element.bold)
            note = f"#footnote[{_text(element.note)}]" if element.note else ""
            side = "center" if element.center else "left"
            return f"#block(width: 100%, inset: (left: {0.75 * element.indent}cm))[#align({side})[{inside}{note}]]"
        case Items():
            return "\n".join(
                f"#block(inset: (left: {0.7 * (level + 1)}cm))[{_text(f'{number} {text}', element.bold)}]"
                for level, number, text in list_texts(element)
            )
        case Boxed():
            inside = " #linebreak() ".join(_text(one) for one in element.lines)
            return f"#align(center)[#rect(inset: 10pt, radius: 4pt)[{inside}]]"
        case Contents():
            return "\n".join(
                f"#block[{_text(text)} #box(width: 1fr, repeat[.]) {_text(page)}]" for text, page in element.entries
            )
        case Break():
            return "#pagebreak()"
        case Grid():
            return _table(element, flow)


def _table(grid: Grid, flow: Flow) -> str:
    columns = ", ".join(f"{one}fr" for one in grid.widths) or ", ".join(["1fr"] * width(grid))
    heads = [_cell(cell) for row, _, cell in placed(grid) if row < grid.heads]
    body = [_cell(cell) for row, _, cell in placed(grid) if row >= grid.heads]
    top = f"table.header({', '.join(heads)}), " if heads else ""
    stroke = "0.5pt" if grid.ruled else "none"
    small = flow.size - (1 if width(grid) <= 5 else 3)
    return (
        f"#block[#set text(size: {small}pt)\n#set par(leading: 0.6em)\n"
        f"#table(columns: ({columns},), stroke: {stroke}, inset: 4pt, {top}{', '.join(body)})]"
    )


def _cell(cell: Cell) -> str:
    inside = " #linebreak() ".join(_text(one, cell.bold) for one in cell.text.split("\n"))
    side = "center" if cell.center else "left"
    return f"table.cell(colspan: {cell.across}, rowspan: {cell.down}, align: {side})[{inside}]"
