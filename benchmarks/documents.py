"""Plans of 200 pages that come in, as Word and as PDF, read into paragraphs and tables with their places.

Yardsticks: python-docx opening the same file and touching the text of every paragraph and cell; PDFium telling every
letter of the same file and its box. Ours includes the start of the limited process that opens the file.
"""

from __future__ import annotations

import ctypes
import io
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.yard import Outcome, seconds

PAGES, TABLES, ROUNDS = 200, 40, 5
BAR = 3.0
_TEXT = "การพัฒนาคุณภาพการศึกษาของผู้เรียนทุกช่วงวัยให้มีทักษะที่จำเป็นสำหรับโลกในอนาคต และเข้าถึงโอกาสอย่างเท่าเทียม "
_SET = '#set text(font: "Sarabun", size: 12pt)\n#set page(paper: "a4", header: [แผนพัฒนาการศึกษา], numbering: "1")\n'


def run() -> list[Outcome]:
    """Both kinds, each in turns with its yardstick."""
    word, pdf = word_plan(), pdf_plan()
    return [
        _measured("Word plan of 200 pages", word, "แผน.docx", partial(touch_word, word)),
        _measured("PDF plan of 200 pages", pdf, "แผน.pdf", partial(touch_pdf, pdf)),
    ]


def _measured(label: str, content: bytes, name: str, yardstick: Callable[[], object]) -> Outcome:
    """The quickest of several rounds: the machine has other work too."""
    from patibat.papers.reading import read_paper

    ours, yard = [], []
    for _ in range(ROUNDS):
        ours.append(seconds(partial(read_paper, content, name)))
        yard.append(seconds(yardstick))
    note = f"[{min(ours):.2f}-{max(ours):.2f} | {min(yard):.2f}-{max(yard):.2f}]"
    return Outcome(label, min(ours), min(yard), BAR, note=note)


def word_plan() -> bytes:
    """Headings, paragraphs, numbered lists and tables, a page or so for each heading."""
    import docx

    document = docx.Document()
    for page in range(PAGES):
        document.add_heading(f"ประเด็นยุทธศาสตร์ที่ {page + 1}", 1)
        for part in range(3):
            document.add_heading(f"เป้าประสงค์ที่ {part + 1}", 2)
            document.add_paragraph(_TEXT * 3)
        for _ in range(8):
            document.add_paragraph(_TEXT, style="List Number")
        if page % (PAGES // TABLES) == 0:
            table = document.add_table(12, 6)
            for number, cell in enumerate(table._cells):
                cell.text = f"ร้อยละ {number}"
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def pdf_plan() -> bytes:
    """Headings, paragraphs, numbered lists and tables, set with Typst."""
    import typst

    from patibat.papers import fonts

    parts = [_SET]
    for page in range(PAGES):
        parts.append(f"= ประเด็นยุทธศาสตร์ที่ {page + 1}\n")
        parts.extend(f"== เป้าประสงค์ที่ {part + 1}\n{_TEXT * 3}\n\n" for part in range(3))
        parts.extend(f"+ {_TEXT}\n" for _ in range(4))
        if page % (PAGES // TABLES) == 0:
            parts.append(f"#table(columns: 5, {', '.join(f'[ร้อยละ {number}]' for number in range(50))})\n")
        parts.append("#pagebreak()\n")
    made = typst.Compiler(font_paths=[str(Path(fonts.font_dir()))]).compile("".join(parts).encode())
    if not isinstance(made, bytes):
        raise RuntimeError("no PDF")
    return made


def touch_word(content: bytes) -> int:
    """How many letters python-docx sees."""
    import docx

    document = docx.Document(io.BytesIO(content))
    letters = sum(len(one.text) for one in document.paragraphs)
    cells = (cell for table in document.tables for row in table.rows for cell in row.cells)
    return letters + sum(len(cell.text) for cell in cells)


def touch_pdf(content: bytes) -> int:
    """How many letters PDFium sees; the place of each is asked for."""
    import pypdfium2
    import pypdfium2.raw as raw

    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    letters = 0
    document: Any = pypdfium2.PdfDocument(content)
    for page in document:
        text = page.get_textpage()
        count = raw.FPDFText_CountChars(text)
        for at in range(count):
            raw.FPDFText_GetUnicode(text, at)
            raw.FPDFText_GetCharBox(text, at, left, right, bottom, top)
        letters += count
        text.close()
        page.close()
    document.close()
    return letters
