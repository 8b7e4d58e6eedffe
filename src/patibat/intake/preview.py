"""What the preview shows: each row and cell with its word, shape and colour, and what was stored beside what comes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from patibat.intake.models import Upload
from patibat.intake.packing import Conflict, KeptEntry
from patibat.intake.selectors import kept_problems, names_of
from patibat.intake.workbooks.action_plan import ReadRow
from patibat.intake.workbooks.known import Mark, Reading, ReadProject, ReadResult
from patibat.intake.workbooks.layout import PROJECT_TITLES, RESULT_TITLES
from patibat.kit.wording import page_language
from patibat.projects.entry import Row, section_of
from patibat.projects.entry.fields import DROP


@dataclass(frozen=True, slots=True)
class MarkShown:
    """A mark as `kit/_status.html` takes it."""

    code: str
    word: str
    tone: str
    shape: str
    line: str


@dataclass(frozen=True, slots=True)
class CellShown:
    """One cell: the head of its column, its name, what it says and what is stored."""

    title: str
    ref: str
    mark: MarkShown
    now: str
    before: str


@dataclass(frozen=True, slots=True)
class RowShown:
    """One row of the file."""

    sheet: str
    row: int
    agency: str
    code: str
    name: str
    mark: MarkShown
    cells: tuple[CellShown, ...]


@dataclass(frozen=True, slots=True)
class ProblemShown:
    """A problem as it was kept, in the language of the page."""

    sheet: str
    cell: str
    message: str
    why: str
    fix: str


def mark_shown(mark: Mark) -> MarkShown:
    """Word, shape and colour of a mark."""
    line = "hatched" if mark is Mark.EMPTY else "solid"
    return MarkShown(mark.value, mark.text.of(page_language()), mark.tone, mark.shape, line)


def rows_shown(reading: Reading, rows: Sequence[ReadResult | ReadProject], upload: Upload) -> list[RowShown]:
    """Rows of one page with their names."""
    names = names_of(rows, upload.round)
    found = []
    for row in rows:
        of_results = isinstance(row, ReadResult)
        titles = RESULT_TITLES if of_results else PROJECT_TITLES
        found.append(
            RowShown(
                reading.results_sheet if of_results else reading.projects_sheet,
                row.row,
                names.agencies.get(row.agency, row.agency),
                row.code,
                names.things.get(row.code, ""),
                mark_shown(row.mark),
                tuple(
                    CellShown(titles[key], ref, mark_shown(Mark(mark)), now, before)
                    for key, ref, mark, now, before in row.cells
                ),
            )
        )
    return found


def entry_rows_shown(kept: KeptEntry, rows: Sequence[ReadRow]) -> list[RowShown]:
    """Rows of an action plan's workbook, for one page."""
    return [
        RowShown(
            row.sheet,
            row.place,
            kept.entry.section("projects").get(row.project, _NO_ROW).get("name") if row.section != "projects" else "",
            row.key,
            _name_of(kept, row),
            mark_shown(row.mark),
            tuple(
                CellShown(_title(row.section, key), ref, mark_shown(Mark(mark)), now, before)
                for key, ref, mark, now, before in row.cells
                if mark != Mark.UNCHANGED
            ),
        )
        for row in rows
    ]


def _name_of(kept: KeptEntry, row: ReadRow) -> str:
    values = kept.entry.section(row.section).get(row.key, _NO_ROW)
    return values.get("name") or values.get("node") or values.get("position")


def _title(section: str, key: str) -> str:
    return section_of(section).field(key).title if key else section_of(section).title


_NO_ROW = Row("")


@dataclass(frozen=True, slots=True)
class ConflictShown:
    """A conflict as the page asks about it: `name` is that of its field of the form."""

    name: str
    thing: str
    title: str
    came: str
    stored: str


def conflicts_shown(kept: KeptEntry) -> list[ConflictShown]:
    """The conflicts of a file in words, in the order in which the form numbers them."""
    rows = {(row.section, row.key): row for row in kept.rows if row.mark is Mark.CONFLICT}
    found = []
    for number, one in enumerate(kept.conflicts):
        row = rows[one.section, one.key]
        words = next(((now, before) for key, _at, _fate, now, before in row.cells if key == one.field), ("", ""))
        came, stored = _whole_words(one) or words
        thing = f"{row.key} {_name_of(kept, row)}".strip()
        found.append(ConflictShown(f"choice{number}", thing, _title(one.section, one.field), came, stored))
    return found


def _whole_words(one: Conflict) -> tuple[str, str] | None:
    """What is chosen between where a whole row is in question."""
    if one.field == DROP:
        return _("ลบแถวนี้ตามแฟ้ม"), _("เก็บแถวที่แก้แล้วในระบบ")
    if not one.field:
        return _("ใส่แถวนี้กลับมาตามแฟ้ม"), _("ไม่ใส่ แถวนี้ลบไปแล้วในระบบ")
    return None


def problems_shown(upload: Upload, level: str, *, but: str = "") -> list[ProblemShown]:
    """Problems, or notes, of an upload in the language of the page; `but` those of a code."""
    english = page_language() == "en"
    return [_problem(one.get("en", one) if english else one) for one in kept_problems(upload, level, but=but)]


def _problem(kept: dict[str, Any]) -> ProblemShown:
    return ProblemShown(
        str(kept.get("sheet", "")), str(kept.get("cell", "")), str(kept["message"]), str(kept["why"]), str(kept["fix"])
    )
