"""Workbooks out and in by the command line."""

from __future__ import annotations

import io
import os
import tempfile
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from django.db import DatabaseError

from patibat.accounts.models import User
from patibat.intake.choices import UploadState
from patibat.intake.packages import unpacked
from patibat.intake.plan_documents import Directory, read_plan
from patibat.intake.plan_documents import Reading as PlanDocument
from patibat.intake.problems import (
    AGENCY_UNKNOWN,
    APPLIED_ALREADY,
    NOT_A_PLAN,
    NOTHING_TO_APPLY,
    OTHER_PROVINCE,
    PLAN_UNKNOWN,
    ROUND_UNKNOWN,
)
from patibat.intake.selectors import (
    answer_verdicts,
    entry_verdicts,
    kept_problems,
    round_find,
    round_label,
    upload_entry,
    upload_reading,
)
from patibat.intake.selectors_plans import plan_standings
from patibat.intake.services import (
    action_plan_workbook_make,
    upload_apply,
    upload_read,
    upload_receive,
    workbook_read,
)
from patibat.intake.services import workbook_make as make
from patibat.intake.services.entries import entry_recognised, entry_workbook_read
from patibat.intake.services.plans import plan_document_read, plan_read, plan_receive, repair_row
from patibat.intake.services.read import recognised
from patibat.intake.services.receive import problem_row
from patibat.intake.workbooks.action_plan import KIND as ENTRY_KIND
from patibat.intake.workbooks.action_plan import EntryReading, ReadRow
from patibat.intake.workbooks.known import Mark, Reading
from patibat.monitoring.models import Assignment
from patibat.network.models import Agency
from patibat.network.permissions import check as permission_check
from patibat.papers.workbooks import read_meta, read_workbook, write_answer, write_table_xlsx
from patibat.plans.checker import Context, check_plan
from patibat.plans.models import Plan
from patibat.plans.selectors import agency_directory, checker_context
from patibat.plans.tree import PlanTree
from patibat.plans.written import tree_as_dict
from patibat.problems import Problem, Where
from patibat.thai import province


def workbook_make(agency_code: str, year: int, quarter: int | None, by: User | None = None) -> bytes:
    """The workbook of an agency for a period. Raises `intake.agency-unknown`, `intake.round-unknown`."""
    agency = Agency.objects.filter(code=agency_code).first()
    if agency is None:
        raise AGENCY_UNKNOWN.at(text=agency_code)
    into = round_find(year, quarter)
    if into is None:
        raise ROUND_UNKNOWN.at(round=f"{quarter or ''}/{year}")
    return make(by=by, into=into, agency=agency)


def action_plan_workbook(agency_code: str, year: int, by: User | None = None) -> bytes:
    """The workbook of an agency's action plan. Raises `intake.agency-unknown`, `intake.entry-plan-unknown`."""
    agency = Agency.objects.filter(code=agency_code).first()
    if agency is None:
        raise AGENCY_UNKNOWN.at(text=agency_code)
    return action_plan_workbook_make(by=by, agency=agency, year=year)


def workbook_list() -> list[dict[str, object]]:
    """Who has a workbook: every agency asked to report, the latest round first."""
    rows = Assignment.objects.select_related("agency", "round", "round__plan").order_by(
        "-round__year", "-round__quarter", "agency__order", "agency__code"
    )
    return [
        {
            "agency": row.agency.code,
            "name": row.agency.name,
            "year": row.round.year,
            "quarter": row.round.quarter,
            "plan": row.round.plan.code,
        }
        for row in rows
    ]


@dataclass(slots=True)
class _Loaded:
    """What became of one workbook."""

    file: str
    content: bytes
    accepted: int = 0
    unchanged: int = 0
    refused: int = 0
    agency: str = ""
    round: str = ""
    problems: list[dict[str, Any]] = field(default_factory=list)
    reading: Reading | None = None
    rows: tuple[ReadRow, ...] = ()
    """Of the workbook of an action plan."""

    def as_dict(self) -> dict[str, Any]:
        keys = ("sheet", "cell", "code", "message", "fix", "why")
        rows = [{key: one.get(key, "") for key in keys} for one in self.problems]
        return {
            "file": self.file,
            "agency": self.agency,
            "round": self.round,
            "accepted": self.accepted,
            "unchanged": self.unchanged,
            "refused": self.refused,
            "problems": rows,
        }


def load_results(
    paths: Sequence[Path], check: bool = False, by: User | None = None, answer: Path | None = None
) -> list[dict[str, Any]]:
    """Take in workbooks of results and of action plans, which say themselves what they are: .xlsx, or a .zip or .eml of
    them. Gives what became of each, in order.

    Correct rows are written and the others answered, each workbook in its own transaction; `check` writes nothing.
    A file that cannot be used is a result like any other, with its problem. `answer` takes the marked workbooks.
    """
    if by is None and not check:
        raise ValueError("somebody must send the results in")
    loaded: list[_Loaded] = []
    for path in paths:
        content = path.read_bytes()
        try:
            inside = unpacked(path.name, content)
        except Problem as problem:
            loaded.append(_failed(_Loaded(path.name, content), problem))
            continue
        loaded += [_one(name, part, check, by) for name, part in inside]
    if answer is not None:
        _write_whole(answer, _answers(loaded, answer))
    return [one.as_dict() for one in loaded]


def _one(name: str, content: bytes, only_check: bool, by: User | None) -> _Loaded:
    loaded = _Loaded(name, content)
    try:
        return _checked(loaded, by) if only_check or by is None else _taken(loaded, by)
    except Problem as problem:
        return _failed(loaded, problem)


def _failed(loaded: _Loaded, problem: Problem) -> _Loaded:
    """Nothing of the workbook was written."""
    loaded.refused += loaded.accepted
    loaded.accepted = 0
    loaded.problems.append(problem_row(problem))
    return loaded


def _checked(loaded: _Loaded, by: User | None) -> _Loaded:
    """Read it beside what is stored, and keep nothing."""
    if by is not None:
        permission_check(by, "upload.receive")
    workbook = read_workbook(loaded.content, PurePosixPath(loaded.file).name)
    meta = read_meta(workbook)
    if meta.get("kind") == ENTRY_KIND:
        whose = entry_recognised(by, workbook, meta, None)
        found, _entry, _seen = entry_workbook_read(workbook=workbook, whose=whose)
        loaded.agency, loaded.round, loaded.rows = whose.agency.code, str(whose.year), tuple(found.rows)
        return _counted(loaded, found)
    agency, into = recognised(by, workbook, None, None)
    reading = workbook_read(by=by, workbook=workbook, agency=agency, into=into)
    loaded.agency, loaded.round, loaded.reading = agency.code, round_label(into), reading
    return _counted(loaded, reading)


def _counted(loaded: _Loaded, reading: Reading | EntryReading) -> _Loaded:
    loaded.accepted = reading.count(Mark.NEW, Mark.CHANGED)
    loaded.unchanged = reading.count(Mark.UNCHANGED)
    loaded.refused = reading.count(Mark.WRONG, Mark.CONFLICT)
    loaded.problems = [problem_row(one) for one in reading.problems]
    return loaded


def _taken(loaded: _Loaded, by: User) -> _Loaded:
    """Receive, read and apply what is correct."""
    upload = upload_receive(by=by, content=loaded.content, name=PurePosixPath(loaded.file).name)
    if upload.state != UploadState.REFUSED:
        upload = upload_read(by=by, upload=upload)
    loaded.problems = kept_problems(upload)
    if upload.state != UploadState.READ:
        return loaded
    loaded.agency = upload.agency.code if upload.agency else ""
    loaded.round = round_label(upload.round) or str(upload.year or "")
    loaded.accepted, loaded.unchanged, loaded.refused = upload.accepted, upload.unchanged, upload.refused
    entry = upload_entry(upload)
    loaded.rows, loaded.reading = (entry.rows, None) if entry else ((), upload_reading(upload))
    try:
        upload_apply(by=by, upload=upload, only_good=True)
    except Problem as problem:
        if problem.kind not in (NOTHING_TO_APPLY, APPLIED_ALREADY):
            raise
    return loaded


def _answers(loaded: Sequence[_Loaded], answer: Path) -> bytes:
    """One marked workbook, or a .zip of them where there are several or the name asks for it."""
    made = [(one.file, _answer(one)) for one in loaded]
    if len(made) == 1 and answer.suffix.lower() != ".zip":
        return made[0][1]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, (name, content) in enumerate(made, 1):
            stem = PurePosixPath(name).stem
            archive.writestr(f"{number:03}-{stem}.xlsx", content)
    return out.getvalue()


def _answer(loaded: _Loaded) -> bytes:
    if loaded.reading is None and not loaded.rows:
        return _explained(loaded)
    lead = (f"ผลการตรวจ {loaded.file}", f"{loaded.agency} {loaded.round}".strip())
    if loaded.reading is None:
        verdicts = entry_verdicts(loaded.rows, loaded.problems)
    else:
        verdicts = answer_verdicts(loaded.reading, loaded.problems)
    return write_answer(loaded.content, verdicts, lead, loaded.file)


def _explained(loaded: _Loaded) -> bytes:
    """A file that could not be read is answered by a sheet that says why."""
    rows = [(one.get("sheet", "") or loaded.file, one["message"], one["why"], one["fix"]) for one in loaded.problems]
    return write_table_xlsx("ผลการตรวจ", ("ไฟล์", "ต้องแก้อะไร", "เพราะอะไร", "แก้อย่างไร"), rows)


def _write_whole(path: Path, content: bytes) -> None:
    """Written beside and renamed: a half answer is never found under its name."""
    with tempfile.NamedTemporaryFile("wb", dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
        partial = Path(file.name)
        try:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
            partial.chmod(0o644)
            partial.replace(path)
        except BaseException:
            partial.unlink(missing_ok=True)
            raise


def plan_document_shown(content: bytes, name: str, language: str = "th") -> dict[str, Any]:
    """A plan's document as `read-plan` shows it: the tree, the repairs made, what the checker finds, what is asked.

    Raises the problem of a document that cannot be read, and `intake.not-a-plan` where nothing of a plan is in it.
    """
    reading, context = _plan_read(content, name)
    if _is_nothing(reading.tree):
        raise NOT_A_PLAN.at(Where(file=name), name=name, lines=len(reading.tree.lines))
    repairs = [{"origin": origin.as_dict(), **repair_row(one)} for origin, one in reading.repairs]
    findings = [one.as_dict(language) for one in check_plan(reading.tree, context)]
    questions = _questions(reading.tree, context, language)
    return tree_as_dict(reading.tree) | {"repairs": repairs, "findings": findings, "questions": questions}


def plan_document_checked(content: bytes, name: str, language: str = "th") -> dict[str, list[Any]]:
    """What the checker finds in a plan's document, and what is asked of its sender. Raises as `plan_document_shown`,
    but looks through any text in which there is something to find."""
    reading, context = _plan_read(content, name)
    findings = [one.as_dict(language) for one in check_plan(reading.tree, context)]
    if not findings and _is_nothing(reading.tree):
        raise NOT_A_PLAN.at(Where(file=name), name=name, lines=len(reading.tree.lines))
    return {"findings": findings, "questions": _questions(reading.tree, context, language)}


def _plan_read(content: bytes, name: str) -> tuple[PlanDocument, Context]:
    directory, context = _known()
    return read_plan(content, name, directory), context


def _is_nothing(tree: PlanTree) -> bool:
    return not (tree.nodes or tree.indicators or tree.projects or tree.swot)


def _questions(tree: PlanTree, context: Context, language: str) -> list[str]:
    """What a person is asked before such a document may be adopted."""
    if not tree.province or not context.province or tree.province == context.province:
        return []
    asked = OTHER_PROVINCE.at(plan=province(tree.province).name_th, own=province(context.province).name_th)
    return [f"{asked.message(language)} – {asked.fix(language)}"]


def plan_checked(code: str, language: str = "th") -> list[dict[str, Any]]:
    """What the checker finds in the plan that is kept, without what was answered. Raises `intake.plan-unknown`."""
    plan = Plan.objects.filter(code=code).first()
    version, _tree, found = plan_standings(plan) if plan is not None else (None, None, [])
    if version is None:
        raise PLAN_UNKNOWN.at(code=code)
    return [one.finding.as_dict(language) for one in found if one.answer is None]


def load_plans(
    paths: Sequence[Path], check: bool = False, by: User | None = None, answer: Path | None = None
) -> list[dict[str, Any]]:
    """Read plans' documents and keep them for review on the page; `check` keeps nothing."""
    if by is None and not check:
        raise ValueError("somebody must send the plan in")
    return [_plan_loaded(path, None if check else by) for path in paths]


def _plan_loaded(path: Path, by: User | None) -> dict[str, Any]:
    found: dict[str, Any] = {"file": path.name, "accepted": 0, "unchanged": 0, "refused": 0, "problems": []}
    try:
        content = path.read_bytes()
        tree = plan_document_read(content, path.name).tree
        found["accepted"] = len(tree.nodes) + len(tree.indicators) + len(tree.projects)
        if by is not None:
            office = Agency.objects.get(office__isnull=False)
            plan_read(upload=plan_receive(by=by, content=content, name=path.name, agency=office))
    except Problem as problem:
        row = problem_row(problem)
        found["refused"] = 1
        found["problems"] = [{key: row.get(key, "") for key in ("sheet", "cell", "code", "message", "fix", "why")}]
    return found


def _known() -> tuple[Directory, Context]:
    """The directory of this installation; empty where there is no database yet: a document is read anywhere."""
    try:
        return agency_directory(), checker_context()
    except DatabaseError:
        return Directory(), Context()
