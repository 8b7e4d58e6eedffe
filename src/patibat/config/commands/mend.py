"""`patibat mend`: mended Thai text, with every repair. Needs no database and no Django.

A Word, Excel or PDF file is read into lines first: that is where most broken Thai comes from.
"""

from __future__ import annotations

import os
from argparse import Namespace
from itertools import groupby
from pathlib import Path

from patibat.config import console
from patibat.config.problems import FILE_UNREADABLE, TOO_LARGE_TO_READ
from patibat.papers.reading import Paragraph, is_document, read_paper
from patibat.problems import Problem, Text, Where
from patibat.thai import Decoded, Repair, decode, mend

_TOLD = ("line", "column", "before", "after", "kind", "level")
_SUMMARY = Text("ซ่อม {certain} แห่ง ควรตรวจอีก {suggested} แห่ง", "{certain} repairs made, {suggested} suggested")
_REPAIR = Text(
    "ซ่อมแล้ว บรรทัด {line} คอลัมน์ {column}: {before} → {after} ({reason})",
    "mended, line {line}, column {column}: {before} → {after} ({reason})",
)
_SUGGESTION = Text(
    "ควรตรวจ บรรทัด {line} คอลัมน์ {column}: {before} → {after} ({reason})",
    "suggested, line {line}, column {column}: {before} → {after} ({reason})",
)


def add_arguments(parser: console.Parser) -> None:
    """The words of `mend`."""
    parser.word(
        "file", metavar="FILE", type=Path, th="ไฟล์ข้อความ, Word, Excel หรือ PDF", en="text, Word, Excel or PDF file"
    )
    parser.json_word()


def run(args: Namespace) -> int:
    """Read, mend, show. 0 mended (or nothing to do), 1 refused, 2 unreadable."""
    content = read_file(args.file)
    decoded = _lines_of(content, args.file.name) if is_document(content) else decode(content)
    mended = None if decoded.refused else mend(decoded.text)
    refused = decoded.refused or (mended.refused if mended else None)
    text = mended.text if mended and not refused else ""
    repairs = mended.repairs if mended and not refused else ()
    if args.json:
        console.result_json(as_json(decoded, text, repairs, refused, args.language))
    elif refused:
        console.note(console.problem_text(refused.moved(Where(file=str(args.file))), args.language))
    else:
        _show(text, repairs, args.language)
    return console.FINDINGS if refused else console.DONE


def _lines_of(content: bytes, name: str) -> Decoded:
    """A document's text: a paragraph a line, a row of a table a line with tabs. Raises `papers.document-*`."""
    lines: list[str] = []
    for block in read_paper(content, name).blocks:
        if isinstance(block, Paragraph):
            lines.append(block.text)
        else:
            cells = groupby(sorted(block.cells, key=lambda cell: (cell.row, cell.column)), key=lambda cell: cell.row)
            lines += ["\t".join(" ".join(cell.text.split()) for cell in row) for _, row in cells]
    return Decoded("\n".join(lines) + "\n", "")


def read_file(path: Path) -> bytes:
    """The file; refused when it is larger than an upload may be."""
    megabytes = int(os.environ.get("PATIBAT_UPLOAD_MB", "") or 50)
    try:
        if path.stat().st_size > megabytes * 1024 * 1024:
            raise TOO_LARGE_TO_READ.at(Where(file=str(path)), megabytes=megabytes)
        return path.read_bytes()
    except OSError as error:
        raise FILE_UNREADABLE.at(Where(file=str(path)), reason=error.strerror) from error


def as_json(
    decoded: Decoded, text: str, repairs: tuple[Repair, ...], refused: Problem | None, language: str
) -> dict[str, object]:
    """The shape that scripts rely on: see docs/commands.md."""
    return {
        "text": text,
        "encoding": decoded.encoding,
        "repairs": [_as_dict(repair, language) for repair in repairs],
        "refused": refused.as_dict(language) if refused else None,
    }


def _as_dict(repair: Repair, language: str) -> dict[str, object]:
    return {name: getattr(repair, name) for name in _TOLD} | {"reason": repair.reason.of(language)}


def _show(text: str, repairs: tuple[Repair, ...], language: str) -> None:
    console.result(text.removesuffix("\n"))
    for repair in repairs:
        sentence = _REPAIR if repair.level == "certain" else _SUGGESTION
        console.progress(sentence, language, **_as_dict(repair, language))
    certain = sum(repair.level == "certain" for repair in repairs)
    console.progress(_SUMMARY, language, certain=certain, suggested=len(repairs) - certain)
