"""start.py: one file for every system, which ends in words, and a second run that does nothing twice."""

from __future__ import annotations

import ast
import errno
import hashlib
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import time
import zipfile
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

from tests.house import everything
from tests.house.sources import ROOT
from tests.house.test_limits import FILE_LINES, FUNCTION_LINES, function_lengths

START = ROOT / "start.py"
FAKE = """import json, os, sys
print(json.dumps({"words": sys.argv[1:], "here": os.getcwd(), "path": sys.path, "file": __file__}))
sys.exit(7)
"""


def load(folder: Path) -> ModuleType:
    """start.py of a folder, as a module; nothing is written beside it."""
    spec = importlib.util.spec_from_file_location("start_under_test", folder / "start.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def wheel(folder: Path) -> str:
    """A small wheel; the line of a lock that names it."""
    path = folder / "smallthing-1.0-py3-none-any.whl"
    files = {
        "smallthing.py": "VALUE = 1\n",
        "smallthing-1.0.dist-info/METADATA": "Metadata-Version: 2.1\nName: smallthing\nVersion: 1.0\n",
        "smallthing-1.0.dist-info/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    record = "".join(f"{name},,\n" for name in [*files, "smallthing-1.0.dist-info/RECORD"])
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in {**files, "smallthing-1.0.dist-info/RECORD": record}.items():
            archive.writestr(name, text)
    return f"smallthing==1.0 \\\n    --hash=sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}\n"


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A copy with a small lock, its wheelhouse and a program that repeats its words, in a folder as people have."""
    folder = tmp_path / "งาน แผน (1)"
    house = folder / "wheelhouse" / ("windows" if sys.platform == "win32" else "linux")
    for part in (folder / "requirements", folder / "src" / "patibat", house):
        part.mkdir(parents=True)
    shutil.copy(START, folder)
    line = wheel(house)
    for name in ("run", "test", "tools"):
        (folder / "requirements" / f"{name}.lock").write_text(line, encoding="ascii")
    (folder / "src" / "patibat" / "__main__.py").write_text(FAKE, encoding="utf-8")
    start = load(folder)
    made = {"run": start.fingerprint(start.LOCKS["run"]), "pythons": [f"3.{sys.version_info[1]}"]}
    (house / "bundle.json").write_text(json.dumps(made), encoding="utf-8")
    return folder


def call(folder: Path, *words: str, cwd: Path | None = None, **env: str) -> subprocess.CompletedProcess[str]:
    """start.py as a person calls it, with no way to any network."""
    closed = {name: "http://127.0.0.1:9" for name in ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY")}
    path = os.pathsep.join(one for one in os.environ["PATH"].split(os.pathsep) if ".venv" not in one)
    given = {**os.environ, **closed, "PATH": path, "PIP_NO_INDEX": "1", **env}
    command = [sys.executable, str(folder / "start.py"), *words]
    return subprocess.run(command, cwd=cwd, env=given, capture_output=True, encoding="utf-8", check=False, timeout=120)


def test_file_is_short_and_parses_on_an_old_python() -> None:
    source = START.read_text(encoding="utf-8")
    ast.parse(source, feature_version=(3, 6))
    assert "from __future__" not in source, "3.6 does not know annotations from there"
    assert source.count("\n") <= FILE_LINES
    assert [found for found in function_lengths(source) if found[1] > FUNCTION_LINES] == []


def test_only_the_standard_library_is_imported() -> None:
    tree = ast.parse(START.read_text(encoding="utf-8"))
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {name.split(".")[0] for name in names} <= sys.stdlib_module_names


@pytest.mark.parametrize(
    ("version", "old"), [((3, 6, 15), True), ((3, 10, 13), True), ((3, 11, 0), False), ((4, 0), False)]
)
def test_old_pythons_are_known(version: tuple[int, ...], old: bool) -> None:
    assert load(ROOT).too_old(version) is old


def _working_python(version: str) -> str:
    """An interpreter of this version, from the path or from pyenv; empty when there is none."""
    kept = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    found = [shutil.which(f"python{version}") or "", *map(str, kept.glob(f"{version}.*/bin/python"))]
    runs = (
        one
        for one in found
        if one and subprocess.run([one, "-c", ""], capture_output=True, check=False).returncode == 0
    )
    return next(runs, "")


@pytest.mark.parametrize("version", ["3.6", "3.7", "3.8", "3.9", "3.10"])
def test_an_old_python_is_told_what_to_do(version: str) -> None:
    python = _working_python(version)
    if not python:
        pytest.skip(f"no Python {version} on this machine")
    done = subprocess.run([python, str(START), "run"], capture_output=True, check=False)
    assert done.returncode == 2
    said = done.stderr.decode("utf-8")
    assert "เก่าเกินไป" in said
    assert "too old" in said
    assert "Traceback" not in said


@pytest.mark.parametrize("encoding", ["cp1252", "cp874", "ascii", "utf-8"])
def test_help_is_bilingual_on_any_console(encoding: str) -> None:
    env = {**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    done = subprocess.run([sys.executable, str(START), "--help"], env=env, capture_output=True, check=True)
    said = done.stdout.decode("utf-8")
    assert "เปิดระบบพร้อมข้อมูลตัวอย่าง" in said
    assert "start everything with a sample province" in said
    assert {word for word in re.findall(r"(?:start\.py |--)([a-z-]+)", said)} >= {
        "run",
        "test",
        "bundle",
        "lan",
        "as-of",
    }
    assert done.stderr == b""


def test_the_stamp_does_not_mind_line_ends(office: Path) -> None:
    start = load(office)
    lock = start.LOCKS["run"]
    before = start.fingerprint(lock)
    lock.write_bytes(lock.read_bytes().replace(b"\n", b"\r\n"))
    assert start.fingerprint(lock) == before
    lock.write_bytes(lock.read_bytes().replace(b"1.0", b"1.1"))
    assert start.fingerprint(lock) != before


def test_installs_without_a_network_and_hands_over(office: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "json.py").write_text("raise SystemExit('the wrong json')\n", encoding="utf-8")
    words = ("run", "--offline", "--port", "8123", "--data", "ข้อมูล ของเรา")
    done = call(office, *words, cwd=elsewhere, PYTHONUTF8="0")
    assert done.returncode == 7, done.stderr
    told = json.loads(done.stdout)
    assert told["words"] == list(words)
    assert Path(told["here"]) == elsewhere
    assert Path(told["file"]) == office / "src" / "patibat" / "__main__.py"
    assert (office / ".venv").is_dir()
    started = time.monotonic()
    again = call(office, "report", "--list", cwd=elsewhere, PYTHONPATH=str(tmp_path))
    assert time.monotonic() - started < 3
    assert (again.returncode, again.stderr) == (7, ""), "the second run has nothing to say"
    told = json.loads(again.stdout)
    assert told["words"] == ["report", "--list"]
    assert str(tmp_path) not in told["path"]
    _interrupted_and_moved(office)


def _interrupted_and_moved(office: Path) -> None:
    """The same installation, mishandled (making another one takes seconds)."""
    start = load(office)
    assert start.is_fresh("run")
    start.UNFINISHED.touch()
    assert "interrupted" in start.venv_fault()
    assert not start.is_fresh("run")
    start.UNFINISHED.unlink()
    settings = start.VENV / "pyvenv.cfg"
    kept = settings.read_text(encoding="utf-8")
    settings.write_text(re.sub(r"version = \S+", "version = 3.10.2", kept), encoding="utf-8")
    assert "another Python" in start.venv_fault()
    settings.write_text(re.sub(r"home = .*", "home = /nowhere/at/all", kept), encoding="utf-8")
    assert "does not work" in start.venv_fault()
    settings.write_text(kept, encoding="utf-8")
    moved = load(Path(shutil.copytree(office, office.with_name("moved"), symlinks=True)))
    assert "moved" in moved.venv_fault()
    assert start.is_fresh("run")


def test_a_broken_venv_is_made_anew(office: Path) -> None:
    (office / ".venv").mkdir()
    (office / ".venv" / "leftover").touch()
    done = call(office, "run", "--offline")
    assert done.returncode == 7, done.stderr
    assert "Installing anew" in done.stderr
    assert not (office / ".venv" / "leftover").exists()


@pytest.mark.parametrize("mishap", ["absent", "other version", "other Python"])
def test_a_wheelhouse_that_does_not_fit_is_refused_with_the_remedy(office: Path, mishap: str) -> None:
    (listing,) = office.glob("wheelhouse/*/bundle.json")
    made = json.loads(listing.read_text(encoding="utf-8"))
    if mishap == "absent":
        listing.unlink()
    else:
        made |= {"run": "0"} if mishap == "other version" else {"pythons": ["3.99"]}
        listing.write_text(json.dumps(made), encoding="utf-8")
    done = call(office, "run", "--offline")
    assert done.returncode == 2
    assert "start.py bundle --platform" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (office / ".venv").exists()


def test_a_tampered_wheel_is_refused(office: Path) -> None:
    (file,) = office.glob("wheelhouse/*/*.whl")
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("smallthing_more.py", "")
    done = call(office, "run", "--offline")
    assert done.returncode == 2
    assert "ติดตั้งไม่สำเร็จ" in done.stderr
    assert "Traceback" not in done.stderr


def test_without_ensurepip_the_remedy_is_told(office: Path) -> None:
    """A bare Debian: its Python has no ensurepip, and there is neither virtualenv nor uv."""
    program = (
        "import importlib.util, runpy, sys\n"
        "found = importlib.util.find_spec\n"
        "importlib.util.find_spec = lambda name, *more: None if name == 'ensurepip' else found(name, *more)\n"
        f"sys.argv = [{str(office / 'start.py')!r}, 'run']\n"
        "runpy.run_path(sys.argv[0], run_name='__main__')\n"
    )
    env = {**os.environ, "PATH": str(office)}
    done = subprocess.run([sys.executable, "-c", program], env=env, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 2
    assert "apt install python3-venv" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (office / "build" / "venv-unfinished").exists()


def test_no_network_and_no_wheelhouse_end_in_words(office: Path) -> None:
    (office / "requirements" / "run.lock").write_text("nothing-here==1.0 \\\n    --hash=sha256:" + "0" * 64 + "\n")
    done = call(office, "run", UV_OFFLINE="1")
    assert done.returncode == 2
    assert "docs/installation.md" in done.stderr
    assert "Traceback" not in done.stderr
    assert not load(office).venv_fault(), "the next run goes on where this one ended"


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "too full"),
        (errno.EROFS, "cannot be written"),
        (errno.EACCES, "cannot be written"),
        (errno.EIO, "refused"),
    ],
)
def test_what_the_system_refuses_is_told_in_words(number: int, words: str) -> None:
    said = str(load(ROOT).system_refusal(OSError(number, os.strerror(number), "somewhere")))
    assert words in said
    assert "แก้ไข · fix:" in said


def test_a_full_disk_is_found_before_anything_is_written(office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    start = load(office)
    monkeypatch.setattr(start.shutil, "disk_usage", lambda path: SimpleNamespace(free=2**20))
    with pytest.raises(start.Stop, match="too full"):
        start.install("run", offline=True)
    assert not (office / ".venv").exists()


def test_a_missing_lock_is_told(office: Path) -> None:
    (office / "requirements" / "run.lock").unlink()
    done = call(office, "run")
    assert done.returncode == 2
    assert "run.lock" in done.stderr


def test_the_second_of_two_runs_waits(office: Path) -> None:
    start = load(office)
    with start.one_at_a_time(), (office / "build" / "start.lock").open("a") as second:
        assert not start.taken(second.fileno())
    with (office / "build" / "start.lock").open("a") as third:
        assert start.taken(third.fileno())


def test_what_leads_python_astray_is_left_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONHOME", "/nowhere")
    monkeypatch.setenv("PYTHONPATH", "/nowhere")
    monkeypatch.setenv("PIP_CERT", "office.pem")
    monkeypatch.delenv("SSL_CERT_FILE", raising=False)
    env = load(ROOT).clean_env()
    assert not {"PYTHONHOME", "PYTHONPATH"} & set(env)
    assert (env["PYTHONUTF8"], env["SSL_CERT_FILE"]) == ("1", "office.pem")


def test_the_lock_is_read_whole_and_every_line_has_its_hash() -> None:
    start = load(ROOT)
    text = start.LOCKS["run"].read_text(encoding="utf-8")
    pairs = start.requirements(text)
    assert len(pairs) == len(re.findall(r"(?m)^[a-z0-9]", text))
    assert all("--hash=sha256:" in requirement for requirement, _ in pairs)
    assert start.requirements(text.replace("\n", "\r\n")) == pairs
    for lock in start.LOCKS.values():
        assert "://" not in lock.read_text(encoding="utf-8")


def test_what_runs_is_tested_in_the_same_versions() -> None:
    start = load(ROOT)
    run, tested = (start.requirements(start.LOCKS[name].read_text(encoding="utf-8")) for name in ("run", "test"))
    assert [one for one in run if one not in tested] == []


def test_markers_are_answered_for_the_other_system(monkeypatch: pytest.MonkeyPatch) -> None:
    start = load(ROOT)
    monkeypatch.setattr(start, "PYTHON", Path(sys.executable))
    lock = start.LOCKS["run"].read_text(encoding="utf-8")
    windows, linux = (start.wanted(lock, name, "3.12") for name in ("windows", "linux"))
    assert "colorama==" in windows
    assert "colorama==" not in linux
    assert "brotli==" in linux
    assert "brotlicffi==" not in linux
    assert ";" not in windows


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        (["--platform", "windows"], ("windows", ["3.11", "3.12", "3.13", "3.14"])),
        (["--platform=linux", "--python", "3.11,3.13"], ("linux", ["3.11", "3.13"])),
        (["--python", "3.12", "--platform", "linux"], ("linux", ["3.12"])),
        (["--platform", "mac"], None),
        (["--platform", "windows", "--python", "3.9"], None),
        (["windows"], None),
        ([], None),
    ],
)
def test_words_of_bundle(words: list[str], meant: tuple[str, list[str]] | None) -> None:
    start = load(ROOT)
    if meant is None:
        with pytest.raises(start.Stop, match="bundle was not understood"):
            start.bundle_words(words)
    else:
        assert start.bundle_words(words) == meant


def test_the_double_click_file_is_for_windows() -> None:
    raw = (ROOT / "start.cmd").read_bytes()
    assert raw.count(b"\r\n") == raw.count(b"\n") > 10
    text = raw.decode("ascii")
    assert text.index("py -3") < text.index("where python.exe")
    assert "WindowsApps" in text
    page = re.search(r"%HERE%(docs\\[\w.-]+)", text)
    assert page is not None
    html = (ROOT / page.group(1).replace("\\", "/")).read_text(encoding="utf-8")
    assert '<html lang="th">' in html
    assert "start.cmd" in html
    assert not re.search(r"<(script|link|img)\b", html), "it must open without a network"


def test_ci_runs_the_command_of_the_readme() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "python3 start.py test" in script
    assert "python3 start.py test" in (ROOT / "README.md").read_text(encoding="utf-8")
    assert subprocess.run(["bash", "-n", str(ROOT / ".ci" / "run")], check=False).returncode == 0


def test_the_private_postgres_answers_and_is_gone_afterwards() -> None:
    psycopg = pytest.importorskip("psycopg")
    with everything.private_postgres() as url:
        if not url:
            pytest.skip("no PostgreSQL can be started on this machine")
        with psycopg.connect(url) as connection:
            assert connection.execute("SHOW fsync").fetchone() == ("off",)
        with pytest.raises(psycopg.OperationalError):
            psycopg.connect(re.sub(r":[^:@/]+@", ":wrong@", url))
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(url)


def test_an_offices_own_settings_stay_out_of_the_tests(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DATABASE_URL", "PATIBAT_HOSTS", "DJANGO_SETTINGS_MODULE", "PGHOST"):
        monkeypatch.setenv(name, "of the office")
    env = everything.clean_env("somewhere", PATIBAT_LONG="1")
    assert "of the office" not in env.values()
    assert (env["PATIBAT_DATA"], env["PATIBAT_LONG"]) == ("somewhere", "1")


def test_every_test_that_takes_the_database_runs_on_postgres(tmp_path: Path) -> None:
    (tmp_path / "test_three.py").write_text(
        "import pytest\n"
        "@pytest.fixture\ndef tree(db): ...\n"
        "def test_by_fixture(tree): ...\n"
        "@pytest.mark.django_db\ndef test_by_mark(): ...\n"
        "def test_without(): ...\n",
        encoding="utf-8",
    )
    words = ["-q", "--collect-only", "-m", "django_db", "-p", "tests.house.database_marks", "--rootdir", str(ROOT)]
    command = [sys.executable, "-m", "pytest", "-c", str(ROOT / "pyproject.toml"), *words, str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout
    assert "test_by_fixture" in done.stdout
    assert "test_by_mark" in done.stdout
    assert "test_without" not in done.stdout


def test_every_check_names_a_tool_of_the_lock() -> None:
    names = {name for name, _ in everything.checks()}
    assert {"ruff check", "ruff format", "mypy", "import contracts", "djlint", "makemigrations --check"} <= names
    tested = (ROOT / "requirements" / "test.lock").read_text(encoding="utf-8")
    for tool in ("ruff", "mypy", "import-linter", "djlint", "django", "pytest", "pytest-xdist"):
        assert re.search(rf"(?m)^{tool}==", tested), tool


@pytest.mark.long
def test_the_whole_program_installs_without_a_network(tmp_path: Path) -> None:
    """Bundled here, installed in a folder that cannot reach anything; takes minutes and the network once."""
    there = tmp_path / "สำนักงาน ไม่มีเน็ต"
    ignored = shutil.ignore_patterns(".*", "data", "wheelhouse", "build", "__pycache__")
    shutil.copytree(ROOT, there, ignore=ignored)
    words = ["bundle", "--platform", "linux", "--python", f"3.{sys.version_info[1]}"]
    subprocess.run([sys.executable, str(there / "start.py"), *words], check=True)
    shutil.rmtree(there / ".venv")
    alone = ["unshare", "-n"] if shutil.which("unshare") and os.geteuid() == 0 else []
    command = [*alone, sys.executable, str(there / "start.py"), "run", "--offline", "--help"]
    env = {**os.environ, "PIP_NO_INDEX": "1", "UV_OFFLINE": "1"}
    done = subprocess.run(command, env=env, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    assert "--as-of" in done.stdout
