"""The sheet of projects: one row is the progress of one project, with what was disbursed in the quarter."""

from __future__ import annotations

from decimal import Decimal

from patibat.intake.problems import (
    AGENCY_OUTSIDE,
    CODE_AND_NAME,
    CODE_MISSING,
    DUPLICATE_ROW,
    MONEY_WRONG,
    PERCENT_RANGE,
    PROJECT_UNKNOWN,
    WORK_MISSING,
)
from patibat.intake.workbooks.cells import RowReader, shown_number
from patibat.intake.workbooks.known import (
    WORK_WORDS,
    Known,
    KnownProject,
    Mark,
    ReadCell,
    Reading,
    ReadProject,
    StoredProgress,
    loose,
)
from patibat.intake.workbooks.layout import PAID_KEYS, PROJECT_TITLES
from patibat.papers.workbooks import Table

_WORDS = ("done", "problems", "remedy")
_FILLED = ("work", "percent", *PAID_KEYS, *_WORDS)
_SATANG = Decimal("0.01")
_NOTHING = StoredProgress("")


class ProjectsReader(RowReader):
    """Reads every row of the table into `reading`."""

    def __init__(self, table: Table, known: Known, reading: Reading) -> None:
        super().__init__(table, known, reading, PROJECT_TITLES, {"code", "name"})
        self._seen: dict[str, ReadProject] = {}
        self._codes = {loose(code): code for code in known.projects}
        self._names = {loose(one.name): one.code for one in known.projects.values()}
        self._filled = [table.places[key] for key in _FILLED if key in table.places]

    def read(self) -> ReadProject | None:
        """The row at hand; None when it is no row of data."""
        filled = self.holds(self._filled)
        if not filled and not self.text("code"):
            return None
        project = self._project()
        if self.wrong and (not filled or self.is_total()):
            return None
        if project is not None and not self.wrong:
            found = self._values(project)
        else:
            found = ReadProject(self.number, Mark.EMPTY, project.agency if project else "", self.text("code"))
        return self._finished(found)

    def _finished(self, found: ReadProject) -> ReadProject:
        if self.wrong:
            found.mark = Mark.WRONG
            self.reading.problems.extend(self.wrong.values())
            if not found.cells:
                found.cells = [self.cell(key, "", "", False) for key in self.wrong]
        elif found.mark is not Mark.EMPTY:
            self._check_once(found)
        self.reading.projects.append(found)
        return found

    def _check_once(self, found: ReadProject) -> None:
        first = self._seen.setdefault(found.code, found)
        if first is found:
            return
        problem = DUPLICATE_ROW.at(self.where("code"), thing=found.code, first=first.row, second=found.row)
        self.reading.problems.append(problem)
        found.mark = Mark.WRONG
        if first.content != found.content and first.mark is not Mark.WRONG:
            first.mark = Mark.WRONG
            self.reading.problems.append(problem)

    def _project(self) -> KnownProject | None:
        text, name = self.text("code"), self.text("name")
        project = self.known.projects.get(text) or self.known.projects.get(self._codes.get(loose(text), ""))
        if project is None:
            missing = CODE_MISSING.at(column=PROJECT_TITLES["code"])
            self.refuse("code", PROJECT_UNKNOWN.at(text=text[:60]) if text else missing)
            return None
        if project.agency not in self.known.scope:
            agency = self.known.agencies.get(project.agency, project.agency)
            self.refuse("code", AGENCY_OUTSIDE.at(agency=agency))
        elif project.agency in self.known.refused:
            self.refuse("code", self.known.refused[project.agency])
        elif name and name != project.name:
            other = self._names.get(loose(name))
            if other is not None and other != project.code:
                self.refuse("name", CODE_AND_NAME.at(code=project.code, name=name[:80]))
        return project

    def _values(self, project: KnownProject) -> ReadProject:
        found = ReadProject(self.number, Mark.EMPTY, project.agency, project.code)
        stored = self.known.progress.get(project.code)
        found.stored = stored.key if stored else 0
        found.work = self.choice_at("work", WORK_WORDS)
        found.percent = self._percent(stored)
        found.paid = self._paid(project.code)
        for key in _WORDS:
            before = getattr(stored, key) if stored else ""
            setattr(found, key, self.words_at(key) if key in self.places else before)
        said = found.percent is not None or found.paid or found.done or found.problems or found.remedy
        if not found.work and not said and not self.wrong:
            return found
        if not found.work and "work" not in self.wrong:
            self.refuse("work", WORK_MISSING.at(thing=project.code))
        found.cell = self.ref("work")
        found.mark = self._mark(found, stored)
        found.cells = self._cells(found, stored)
        return found

    def _percent(self, stored: StoredProgress | None) -> Decimal | None:
        if "percent" not in self.places:
            return stored.percent if stored else None
        percent, _ = self.number_at("percent", "%", places=_SATANG)
        if percent is not None and not 0 <= percent <= 100:
            self.refuse("percent", PERCENT_RANGE.at(value=shown_number(percent)))
        return percent

    def _paid(self, code: str) -> dict[int, tuple[Decimal, str, int]]:
        """Baht of each kind of source; an empty cell says nothing, a zero says zero."""
        paid: dict[int, tuple[Decimal, str, int]] = {}
        for key, kind in PAID_KEYS.items():
            amount, _ = self.number_at(key, "บาท")
            if amount is None:
                continue
            if amount < 0 or amount != amount.quantize(_SATANG):
                self.refuse(key, MONEY_WRONG.at(value=shown_number(amount)))
            _, version = self.known.paid.get((code, kind), (None, 0))
            paid[kind] = (amount, self.ref(key), version)
        return paid

    def _mark(self, found: ReadProject, stored: StoredProgress | None) -> Mark:
        if stored is None:
            return Mark.NEW
        before = (stored.work, stored.percent, stored.done, stored.problems, stored.remedy)
        same_money = all(
            self.known.paid.get((found.code, kind), (None, 0))[0] == amount
            for kind, (amount, _, _) in found.paid.items()
        )
        return Mark.UNCHANGED if before == found.content[:5] and same_money and not stored.returned else Mark.CHANGED

    def _cells(self, found: ReadProject, stored: StoredProgress | None) -> list[ReadCell]:
        before, had = stored or _NOTHING, stored is not None
        cells = [self.cell("work", WORK_WORDS.get(found.work, ""), WORK_WORDS.get(before.work, ""), had)]
        if found.percent is not None or before.percent is not None or "percent" in self.wrong:
            cells.append(self.cell("percent", shown_number(found.percent), shown_number(before.percent), had))
        for key, kind in PAID_KEYS.items():
            amount = found.paid[kind][0] if kind in found.paid else None
            stored_amount = self.known.paid.get((found.code, kind), (None, 0))[0]
            if amount is not None or key in self.wrong:
                had_money = stored_amount is not None
                cells.append(self.cell(key, shown_number(amount), shown_number(stored_amount), had_money))
        for key in _WORDS:
            now, then = getattr(found, key), getattr(before, key)
            if now or then or key in self.wrong:
                cells.append(self.cell(key, now, then, had))
        return cells
