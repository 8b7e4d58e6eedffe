"""`patibat read-plan`: a plan's document as a tree, with what the checker finds. Writes nothing."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from patibat.config import console
from patibat.config.commands.mend import read_file
from patibat.config.ready import django_ready, work
from patibat.problems import Text

_LINE = Text(
    "{title} พ.ศ. {first}–{last}: {nodes} ข้อ {indicators} ตัวชี้วัด {projects} โครงการ วางไม่ได้ {unplaced} ย่อหน้า",
    "{title} B.E. {first}–{last}: {nodes} nodes, {indicators} indicators, {projects} projects, {unplaced} unplaced",
)


def add_arguments(parser: console.Parser) -> None:
    """The words of `read-plan`."""
    parser.word("file", metavar="FILE", type=Path, th="เอกสารแผน", en="a plan's document")
    parser.json_word()


def run(args: Namespace) -> int:
    """Read and show; 2 when it cannot be read."""
    content = read_file(args.file)
    django_ready()
    found = work("patibat.intake.jobs.plan_document_shown")(content, args.file.name, args.language)
    if args.json:
        console.result_json(found)
        return console.DONE
    console.result(
        _LINE.of(
            args.language,
            {
                "title": found["title"],
                "first": found["years"]["from"] or "–",
                "last": found["years"]["to"] or "–",
                "nodes": len(found["nodes"]),
                "indicators": len(found["indicators"]),
                "projects": len(found["projects"]),
                "unplaced": len(found["unplaced"]),
            },
        )
    )
    for question in found["questions"]:
        console.note(question)
    for node in (*found["missions"], *found["nodes"]):
        console.result(f"  {node['kind']} {node['number']} {node['title']}")
    for indicator in found["indicators"]:
        console.result(f"  {indicator['name']} ({indicator['unit']})")
    for project in found["projects"]:
        budget = "" if project["budget"] is None else f" {project['budget']:,}"
        console.result(f"  {project['name']} · {project['agency']}{budget}")
    return console.DONE
