"""Files made to harm: each ends in a problem, within bounds of memory and time that are measured."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from patibat.papers import limited
from patibat.papers.workbooks import DEFAULT_LIMITS, Limits, read_workbook
from patibat.papers.workbooks import reading as reading_module
from patibat.problems import Problem

from .raw import good, package, sheet_xml, text_cell

CHILD = Path(reading_module.__file__).with_name("child.py")
GENERATOR = Path(__file__).resolve().parents[3] / "../shared/bench/gen/hostile.py"
MEMORY_KB = 256 * 1024
EXTERNAL = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
LAUGHS = '<!DOCTYPE l [<!ENTITY a "aaaaaaaaaa">' + "".join(
    f'<!ENTITY {chr(98 + one)} "{("&" + chr(97 + one) + ";") * 10}">' for one in range(9)
)

_MEASURE = """
import json, re, resource, sys, time
from patibat.papers.workbooks import read_workbook
from patibat.problems import Problem
for name in sys.argv[1:]:
    content = open(name, "rb").read()
    start = time.perf_counter()
    try:
        read_workbook(content, "f.xlsx")
        code = ""
    except Problem as problem:
        code = problem.code
    spent = time.perf_counter() - start
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    # Not ru_maxrss, which a process inherits from the one that started it.
    own = int(re.search(r"VmHWM:\\s*([0-9]+)", open("/proc/self/status").read()).group(1))
    print(json.dumps([code, spent, children, own]))
"""


def measured(paths: list[Path]) -> list[tuple[str, float, int, int]]:
    """(problem, seconds, peak of the children in KB, peak of the parent in KB) after each file, in a fresh process."""
    if sys.platform != "linux":
        pytest.skip("memory is measured on Linux")
    source = str(Path(reading_module.__file__).parents[3])
    command = [sys.executable, "-c", _MEASURE, *(str(path) for path in paths)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env={**os.environ, "PYTHONPATH": source})
    return [tuple(json.loads(line)) for line in done.stdout.splitlines()]


def refused(content: bytes, limits: Limits = DEFAULT_LIMITS) -> Problem:
    with pytest.raises(Problem) as caught:
        read_workbook(content, "งาน.xlsx", limits)
    for text in (caught.value.message(), caught.value.why(), caught.value.fix(), caught.value.message("en")):
        assert text and "{" not in text
    return caught.value


def cell_of(text: str) -> str:
    return f'<row r="1">{text_cell("A1", text)}</row>'


MERGES = "<mergeCells>" + '<mergeCell ref="A1:XFD1048576"/>' * 300_000 + "</mergeCells>"
HARM = {
    "entities from a file": package(sheet_xml(cell_of("&x;"), prolog=EXTERNAL)),
    "a billion laughs": package(sheet_xml(cell_of("&j;"), prolog=LAUGHS + "]>")),
    "a type declaration far down": package(sheet_xml(cell_of("x"), prolog=f"<!--{'-' * 3_000_000}x-->{EXTERNAL}")),
    "a type declaration in the strings": package(
        sheet_xml(cell_of("x")), {"xl/sharedStrings.xml": EXTERNAL + "<sst/>"}
    ),
    "a type declaration in UTF-16": package(sheet_xml(cell_of("x"), prolog=EXTERNAL).encode("utf-16-le")),
}


@pytest.mark.parametrize("content", HARM.values(), ids=list(HARM))
def test_a_document_type_declaration_is_refused_wherever_it_stands(content: bytes) -> None:
    problem = refused(content)
    assert problem.code == "papers.unsafe"
    assert str(problem.details["part"]).startswith("xl/")


def test_a_declaration_across_the_pieces_in_which_a_part_is_read() -> None:
    opening = sheet_xml("", prolog="<!--")
    opening = opening[: opening.index("<!--") + 4]
    for shift in (1, 4, 8):
        filler = "x" * ((1 << 20) - len(opening) - 3 - shift)
        content = f"{opening}{filler}-->{EXTERNAL}<worksheet/>"
        assert content.encode()[(1 << 20) - shift :].startswith(b"<!DOCTYPE")
        assert refused(package(content)).code == "papers.unsafe"


def test_a_picture_may_hold_what_looks_like_a_declaration() -> None:
    content = package(
        sheet_xml(cell_of("x")), {"xl/media/image1.svg": '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN">'}
    )
    assert read_workbook(content).sheets[0].rows == [["x"]]


def test_a_cell_at_the_far_end_is_named() -> None:
    far = package(sheet_xml(f'<row r="1048576">{text_cell("XFD1048576", "x")}</row>'))
    problem = refused(far)
    assert problem.code == "papers.far-cell"
    assert (problem.where.sheet, problem.where.cell) == ("s", "XFD1048576")
    both = package(sheet_xml(cell_of("x") + f'<row r="1048576">{text_cell("XFD1048576", "x")}</row>'))
    assert refused(both).code == "papers.too-complex", "the area between them is 550 GB"


def test_limits_are_those_that_are_asked_for() -> None:
    rows = "".join(f'<row r="{row}">{text_cell(f"A{row}", "x")}</row>' for row in range(1, 12))
    assert len(read_workbook(package(sheet_xml(rows))).sheets[0].rows) == 11
    assert refused(package(sheet_xml(rows)), Limits(rows=10)).code == "papers.far-cell"
    assert refused(package(sheet_xml(rows)), Limits(cells=10)).code == "papers.far-cell"


def test_an_archive_that_lies_about_its_sizes() -> None:
    """The directory says 100 bytes; what comes out is 20 MB."""
    content = bytearray(package(sheet_xml(cell_of("A" * 20_000_000))))
    true = zipfile.ZipFile(io.BytesIO(bytes(content))).getinfo("xl/worksheets/sheet1.xml").file_size
    for at in (one.start() for one in re.finditer(re.escape(true.to_bytes(4, "little")), bytes(content))):
        content[at : at + 4] = (100).to_bytes(4, "little")
    assert refused(bytes(content)).code in ("papers.damaged", "papers.too-complex")


def test_a_text_repeated_without_end_stops_at_the_memory_limit() -> None:
    shared = (
        f'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>{"ก" * 300_000}</t></si></sst>'
    )
    rows = "".join(f'<row r="{row}"><c r="A{row}" t="s"><v>0</v></c></row>' for row in range(1, 3001))
    links = (
        '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" '
        'Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="http://schemas.openxmlformats.org/officeDocument/'
        '2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>'
    )
    parts = {"xl/sharedStrings.xml": shared, "xl/_rels/workbook.xml.rels": links}
    assert refused(package(sheet_xml(rows), parts)).code == "papers.too-complex"


def test_damage_anywhere_is_a_problem_or_a_workbook() -> None:
    content = good()
    for at in range(0, len(content), 97):
        harmed = content[:at] + bytes((content[at] ^ 0x55,)) + content[at + 1 :]
        try:
            read_workbook(harmed, "งาน.xlsx")
        except Problem as problem:
            assert problem.code.startswith("papers.")


def test_a_child_that_never_answers_is_stopped(tmp_path: Path) -> None:
    script = tmp_path / "endless.py"
    script.write_text("while True: pass\n")
    start = time.perf_counter()
    with pytest.raises(limited.Killed) as caught:
        limited.run_limited(script, (), b"", Limits(wait=1))
    assert caught.value.slow and time.perf_counter() - start < 3


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_processor_time_is_limited_in_the_child() -> None:
    code = f"import sys; sys.path.insert(0, {str(CHILD.parent)!r}); import child; child.limit(1 << 28, 1)"
    done = subprocess.run([sys.executable, "-c", f"{code}\nwhile True: pass"], timeout=20, check=False)
    assert done.returncode == -signal.SIGXCPU


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_no_fault_of_the_file(tmp_path: Path) -> None:
    numbers = (DEFAULT_LIMITS.memory, DEFAULT_LIMITS.seconds, 1000, 1000, DEFAULT_LIMITS.inflated)
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-I", str(CHILD), *(str(one) for one in numbers)]
        code = subprocess.run(command, input=good(), stdout=full, timeout=20, check=False).returncode
    script = tmp_path / "full.py"
    script.write_text(f"raise SystemExit({code})\n")
    with pytest.raises(OSError, match="No space left"):
        limited.run_limited(script, (), b"", DEFAULT_LIMITS)


def test_secrets_of_the_server_are_not_told_to_the_child(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://secret")
    script = tmp_path / "told.py"
    script.write_text("import os; print(*os.environ)\n")
    told = limited.run_limited(script, (), b"", DEFAULT_LIMITS).decode()
    assert "DATABASE_URL" not in told


@pytest.mark.skipif(sys.platform != "linux" or not shutil.which("strace"), reason="needs strace on Linux")
def test_no_file_and_no_socket_is_opened_for_an_entity(tmp_path: Path) -> None:
    """With a declaration smuggled past the scan (the part pretends to be a picture), the doors are closed still."""
    sheet = sheet_xml(cell_of("&x;"), prolog=EXTERNAL)
    links = {
        "xl/media/s.xml": sheet,
        "xl/_rels/workbook.xml.rels": '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/'
        'package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        'relationships/worksheet" Target="media/s.xml"/></Relationships>',
    }
    numbers = (DEFAULT_LIMITS.memory, DEFAULT_LIMITS.seconds, 1000, 1000, DEFAULT_LIMITS.inflated)
    for content in (package(sheet), package("", links)):
        trace = tmp_path / "trace"
        # The tracer's own memory counts too, so the child's limits are set by the child alone, as always.
        watched = [
            "strace",
            "-f",
            "-o",
            str(trace),
            "-e",
            "trace=open,openat,socket,connect,execve,prlimit64,setrlimit",
        ]
        command = [*watched, sys.executable, "-I", str(CHILD), *(str(one) for one in numbers)]
        done = subprocess.run(command, input=content, capture_output=True, timeout=60, check=False)
        calls = trace.read_text().splitlines()
        closed = next(number for number, call in enumerate(calls) if "RLIMIT_NOFILE" in call and "rlim_cur=3" in call)
        after = [call for call in calls[closed + 1 :] if re.search(r"\b(open|openat|socket|connect|execve)\(", call)]
        assert [call for call in after if not re.search(r"= -1 E", call)] == []
        assert not any("/etc/passwd" in call for call in calls)
        assert b"root:" not in done.stdout


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Path, str, str]]:
    """(file, family, expectation) of the shared generator."""
    if not GENERATOR.exists():
        pytest.skip(f"no generator of hostile files at {GENERATOR}")
    folder = tmp_path_factory.mktemp("hostile")
    subprocess.run([sys.executable, str(GENERATOR), str(folder), "--n", "400", "--seed", "7"], check=True)
    lines = (folder / "manifest.jsonl").read_text().splitlines()
    return [(folder / one["file"], one["family"], one["expect"]) for one in map(json.loads, lines)]


def test_the_shared_hostile_files(hostile: list[tuple[Path, str, str]]) -> None:
    """Workbooks and those that pretend to be: refused, 5 s and 256 MB at most (faults, B1)."""
    chosen = [one for one in hostile if one[0].suffix in (".xlsx", ".xlsm", ".docx", ".png", ".svg", ".gif", ".xml")]
    results = measured([path for path, _, _ in chosen])
    assert len(results) == len(chosen) > 40
    for (path, family, expect), (code, seconds, child, parent) in zip(chosen, results, strict=True):
        assert code or expect != "reject", f"{path.name} ({family}) was accepted"
        assert seconds <= 5, f"{path.name}: {seconds:.1f} s"
        assert child <= MEMORY_KB and parent <= MEMORY_KB, f"{path.name}: {child} KB, {parent} KB"
    slowest, largest = max(one[1] for one in results), max(one[2] for one in results)
    print(f"\n{len(results)} hostile files: slowest {slowest:.2f} s, largest child {largest // 1024} MB")


def test_memory_and_time_of_what_is_worst_within_the_limits(tmp_path: Path) -> None:
    """One text of 150 MB that packs 1:90, an area without end, a million merged ranges."""
    noise = os.urandom(1_700_000).hex()
    worst = {
        "text": package(sheet_xml(cell_of(noise + "A" * 150_000_000))),
        "area": package(sheet_xml(cell_of("x") + f'<row r="1048576">{text_cell("XFD1048576", "x")}</row>')),
        "merged": package(sheet_xml(cell_of("x"), after=MERGES)),
        "attributes": package(sheet_xml(cell_of("x"), prolog=f"<!--{'<c ' * 2_000_000}-->")),
    }
    paths = []
    for name, content in worst.items():
        paths.append(tmp_path / f"{name}.xlsx")
        paths[-1].write_bytes(content)
    for path, (code, seconds, child, parent) in zip(paths, measured(paths), strict=True):
        print(f"\n{path.name}: {code or 'read'}, {seconds:.2f} s, child {child >> 10} MB, parent {parent >> 10} MB")
        assert code or path.stem == "attributes"
        assert seconds <= 5 and child <= MEMORY_KB and parent <= MEMORY_KB
