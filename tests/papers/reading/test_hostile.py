"""Files made to harm, or broken on their way: each ends in a problem, within bounds of time and memory."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import struct
import subprocess
import sys
import zipfile
import zlib
from pathlib import Path

import docx as python_docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from patibat.papers.reading import USUAL_LIMITS, Note, ReadingLimits, paper, read_paper
from patibat.problems import Problem

from .pdfs import handmade, lines, text_at, typeset
from .raw import docx, para, relations, table, texts

CHILD = Path(paper.__file__).with_name("child.py")
GENERATOR = Path(__file__).resolve().parents[3] / "../shared/bench/gen/hostile.py"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
EXTERNAL = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
LAUGHS = "".join(f'<!ENTITY {chr(98 + one)} "{("&" + chr(97 + one) + ";") * 10}">' for one in range(9))
SECONDS, MEMORY_KB = 20, 512 * 1024

_MEASURE = """
import json, re, resource, sys, time
from patibat.papers.reading import read_paper
from patibat.problems import Problem
for name in sys.argv[1:]:
    content = open(name, "rb").read()
    start = time.perf_counter()
    try:
        read_paper(content, name)
        code = ""
    except Problem as problem:
        code = problem.code
    spent = time.perf_counter() - start
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    own = int(re.search(r"VmHWM:\\s*([0-9]+)", open("/proc/self/status").read()).group(1))
    print(json.dumps([code, spent, children, own]))
"""


def measured(paths: list[Path]) -> list[tuple[str, float, int, int]]:
    """(problem, seconds, peak of the children in KB, peak of the parent in KB) after each file, in a fresh process."""
    if sys.platform != "linux":
        pytest.skip("memory is measured on Linux")
    source = str(Path(paper.__file__).parents[3])
    command = [sys.executable, "-c", _MEASURE, *(str(path) for path in paths)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env={**os.environ, "PYTHONPATH": source})
    return [tuple(json.loads(line)) for line in done.stdout.splitlines()]


def refused(content: bytes, name: str = "แผน.docx", limits: ReadingLimits = USUAL_LIMITS) -> Problem:
    with pytest.raises(Problem) as caught:
        read_paper(content, name, limits)
    for language in ("th", "en"):
        for text in (caught.value.message(language), caught.value.why(language), caught.value.fix(language)):
            assert text and "{" not in text
    return caught.value


def zipped(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return out.getvalue()


def ole(stream: str) -> bytes:
    return OLE + bytes(512) + stream.encode("utf-16-le") + bytes(512)


WORD = docx(para("แผน"))
OTHERS = {
    "nothing": (b"", "document-empty"),
    "no text": (docx(para()), "document-empty"),
    "old Word named .docx": (ole("WordDocument"), "document-old"),
    "old Excel": (ole("Workbook"), "document-old"),
    "Hangul named .docx": (ole("HwpSummaryInformation"), "document-old"),
    "old Hangul": (b"HWP Document File V3.00 \x1a\x01\x02", "document-old"),
    "newer Hangul": (zipped("mimetype", "Contents/content.hpf"), "document-old"),
    "a locked Word file": (ole("EncryptedPackage"), "document-password"),
    "slides of old": (ole("PowerPoint Document"), "document-kind"),
    "RTF": (b"{\\rtf1 text}", "document-old"),
    "LibreOffice": (zipped("mimetype", "content.xml"), "document-old"),
    "Apple Pages": (zipped("Index/Document.iwa", "Metadata/Properties.plist"), "document-old"),
    "slides": (zipped("[Content_Types].xml", "ppt/presentation.xml"), "document-kind"),
    "an archive": (zipped("แผน.txt"), "document-kind"),
    "a package of nothing": (zipped("[Content_Types].xml"), "document-damaged"),
    "a picture": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "document-picture"),
    "a photograph": (b"\xff\xd8\xff\xe0\x00\x10JFIF", "document-picture"),
    "a web page": (b"<!DOCTYPE html><html><body>x</body></html>", "document-old"),
    "XML": (b"<?xml version='1.0'?><a/>", "document-kind"),
    "a program": (b"MZ\x90\x00\x03\x00\x00\x00", "document-kind"),
    "a Word file cut short": (WORD[: len(WORD) // 2], "document-damaged"),
    "Word with macros": (docx(para("ก"), more={"word/vbaProject.bin": b"x"}), "document-macros"),
    "a name that leaves the archive": (docx(para("ก"), more={"../../x": b"x"}), "document-unsafe"),
    "entities from a file": (docx(para("&x;"), prolog=EXTERNAL), "document-unsafe"),
    "a billion laughs": (docx(para("&j;"), prolog=f'<!DOCTYPE l [<!ENTITY a "a">{LAUGHS}]>'), "document-unsafe"),
    "a type declaration in the styles": (
        docx(para("ก"), more={"word/styles.xml": EXTERNAL + "<styles/>"}), "document-unsafe",
    ),
    "no XML": (docx("<w:p>"), "document-damaged"),
    "another root": (docx("", more={"word/document.xml": "<a/>"}), "document-damaged"),
}  # fmt: skip


@pytest.mark.parametrize(("content", "code"), OTHERS.values(), ids=list(OTHERS))
def test_what_cannot_be_read_says_why(content: bytes, code: str) -> None:
    assert refused(content).code == f"papers.{code}"


def test_the_content_decides_and_not_the_name() -> None:
    assert texts(read_paper(WORD, "แผน.pdf")) == ["แผน"]
    assert lines(read_paper(handmade([text_at(72, 700, "x")]), "plan.docx")) == ["x"]
    assert texts(read_paper(b"BM is a text", "a.bmp")) == ["BM is a text"]
    assert texts(read_paper("<แผน>".encode(), "a.xml")) == ["<แผน>"]


def test_what_lies_elsewhere_is_never_fetched(tmp_path: Path) -> None:
    secret = tmp_path / "secret.xml"
    secret.write_text("<secret/>")
    outside = relations(("styles", secret.as_uri()), ("numbering", "http://127.0.0.1:9/x"))
    outside = outside.replace('Target="http', 'TargetMode="External" Target="http')
    assert texts(read_paper(docx(para("แผน"), more={"word/_rels/document.xml.rels": outside}))) == ["แผน"]


def test_nothing_can_be_opened_while_a_document_is_read(tmp_path: Path) -> None:
    if shutil.which("strace") is None:
        pytest.skip("strace is not installed")
    trace = tmp_path / "trace"
    for kind, content in (("word", docx(para("ก") + table())), ("pdf", typeset("แผน"))):
        watched = [
            "strace",
            "-f",
            "-o",
            str(trace),
            "-e",
            "trace=open,openat,socket,connect,execve,prlimit64,setrlimit",
        ]
        numbers = (USUAL_LIMITS.memory, USUAL_LIMITS.seconds, USUAL_LIMITS.text, USUAL_LIMITS.pages)
        command = [*watched, sys.executable, "-I", str(CHILD), kind, *(str(one) for one in numbers)]
        done = subprocess.run(command, input=content, capture_output=True, timeout=60, check=False)
        assert b'"blocks"' in done.stdout
        calls = trace.read_text().splitlines()
        closed = next(number for number, call in enumerate(calls) if "RLIMIT_NOFILE" in call and "rlim_cur=3" in call)
        after = [call for call in calls[closed + 1 :] if re.search(r"\b(open|openat|socket|connect|execve)\(", call)]
        assert [call for call in after if not re.search(r"= -1 E", call)] == []


def test_limits_are_those_that_are_asked_for() -> None:
    pdf = handmade([text_at(72, 700, "x")] * 12)
    assert len(read_paper(pdf).pages) == 12
    problem = refused(pdf, limits=ReadingLimits(pages=10))
    assert (problem.code, problem.details["pages"], problem.details["limit"]) == ("papers.document-pages", "12", "10")
    assert refused(WORD, limits=ReadingLimits(file=100)).code == "papers.document-too-large"
    assert refused(WORD, limits=ReadingLimits(text=500)).code == "papers.document-too-large"
    assert refused(WORD, limits=ReadingLimits(parts=2)).code == "papers.document-too-large"
    assert refused(docx(para("ก" * 1000)), limits=ReadingLimits(memory=16 << 20)).code == "papers.document-too-complex"
    assert refused(docx(para("ก") * 30_000), limits=ReadingLimits(seconds=0)).code == "papers.document-too-slow"


def test_a_bomb_is_refused_before_it_is_inflated() -> None:
    problem = refused(docx("", more={"word/document.xml": b"A" * 400_000_000}))
    assert (problem.code, problem.details["limit"]) == ("papers.document-too-large", "300 MB")


def test_an_archive_that_lies_about_its_sizes() -> None:
    content = bytearray(docx("", more={"word/document.xml": b"A" * 100_000_000}))
    for at in (one.start() for one in re.finditer(re.escape((100_000_000).to_bytes(4, "little")), bytes(content))):
        content[at : at + 4] = (100).to_bytes(4, "little")
    assert refused(bytes(content)).code in ("papers.document-damaged", "papers.document-too-large")


def test_pdf_that_is_locked_and_pdf_that_only_its_owner_may_change() -> None:
    page = text_at(72, 700, "Secret plan")
    assert lines(read_paper(handmade([page], password=""))) == ["Secret plan"]
    assert refused(handmade([page], password="1234"), "แผน.pdf").code == "papers.document-password"


def test_pdf_that_was_cut_or_is_none() -> None:
    content = typeset("แผนพัฒนาการศึกษา " * 500)
    for cut in (len(content) // 2, len(content) - 300, 20):
        assert refused(content[:cut], "แผน.pdf").code == "papers.document-damaged"
    assert refused(b"%PDF-1.7\n" + b"x" * 5000 + b"startxref\n0\n%%EOF").code == "papers.document-damaged"
    assert refused(handmade(["0 0 m"]), "แผน.pdf").code == "papers.document-empty"


SCAN = "q 500 0 0 700 50 50 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q\n"


def test_pages_that_were_scanned() -> None:
    problem = refused(handmade([SCAN, SCAN]), "แผน.pdf")
    assert (problem.code, problem.details["pages"]) == ("papers.document-scanned", 2)
    found = read_paper(handmade([text_at(72, 700, "Text"), SCAN, ""]))
    assert Note("page-without-text", 1, (2,)) in found.notes
    assert len(found.pages) == 3


def png(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    noise = b"".join(b"\0" + os.urandom(width) for _ in range(height))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(noise, 1)) + chunk(b"IEND", b"")


def test_the_worst_within_the_limits(tmp_path: Path) -> None:
    """Deep nesting, a hundred thousand tables, a long plan with large pictures, many pages, many lines drawn."""
    plan = python_docx.Document()
    for at in range(300):
        plan.add_heading(f"ส่วนที่ {at}", 1)
        for _ in range(25):
            plan.add_paragraph("การพัฒนาคุณภาพการศึกษา " * 12)
    for _ in range(4):
        plan.add_picture(io.BytesIO(png(3000, 2000)))
    out = io.BytesIO()
    plan.save(out)
    grid = "".join(f"{at % 500} 0 m {at % 500} 800 l S 0 {at % 800} m 500 {at % 800} l S\n" for at in range(20_000))
    worst = {
        "plan": (out.getvalue(), True),
        "deep": (docx("<w:sdt><w:sdtContent>" * 50_000 + "</w:sdtContent></w:sdt>" * 50_000), False),
        "nested": (docx("<w:tbl><w:tr><w:tc>" * 20_000 + "</w:tc></w:tr></w:tbl>" * 20_000), False),
        "wide": (
            docx('<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr></w:tc></w:tr></w:tbl>'),
            True,
        ),
        "pages": (handmade([text_at(72, 700, "Some text of a page")] * 1_500), True),
        "too many": (handmade([text_at(72, 700, "x")] * 2_000), False),
        "grid": (handmade([grid + text_at(72, 700, "x")]), True),
        "letters": (handmade([text_at(72, 700, "x" * 300_000)]), True),
        "places": (handmade(["".join(text_at(at % 500, at % 800, "xx") for at in range(30_000))]), True),
    }
    paths = []
    for name, (content, _) in worst.items():
        paths.append(tmp_path / name)
        paths[-1].write_bytes(content)
    for path, (code, seconds, child, parent) in zip(paths, measured(paths), strict=True):
        print(f"\n{path.name}: {code or 'read'}, {seconds:.2f} s, child {child >> 10} MB, parent {parent >> 10} MB")
        assert bool(code) != worst[path.name][1], f"{path.name}: {code}"
        assert seconds <= SECONDS and child <= MEMORY_KB and parent <= MEMORY_KB


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data(), st.sampled_from(["word", "pdf"]))
def test_a_damaged_file_never_ends_in_a_traceback(data: st.DataObject, kind: str) -> None:
    content = bytearray(WORD if kind == "word" else handmade([text_at(72, 700, "Some text")]))
    for _ in range(data.draw(st.integers(1, 8))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at : at + data.draw(st.integers(0, 4))] = data.draw(st.binary(max_size=4))
    try:
        assert read_paper(bytes(content), "แผน").blocks
    except Problem as problem:
        assert problem.code.startswith(("papers.", "thai."))


def test_the_shared_hostile_files(tmp_path: Path) -> None:
    if not GENERATOR.exists():
        pytest.skip(f"no generator of hostile files at {GENERATOR}")
    command = [sys.executable, str(GENERATOR), str(tmp_path), "--n", "150", "--seed", "11"]
    subprocess.run(command, check=True, capture_output=True)
    manifest = [json.loads(line) for line in (tmp_path / "manifest.jsonl").read_text().splitlines()]
    chosen = [
        one for one in manifest if one["file"].endswith((".xlsx", ".xlsm", ".docx", ".png", ".svg", ".gif", ".xml"))
    ]
    results = measured([tmp_path / one["file"] for one in chosen])
    assert len(results) == len(chosen) > 20
    for one, (code, seconds, child, parent) in zip(chosen, results, strict=True):
        assert code or one["expect"] != "reject", f"{one['file']} was read"
        assert seconds <= SECONDS and child <= MEMORY_KB and parent <= MEMORY_KB
