#!/usr/bin/env python3
"""Patibat starts here: prepares `.venv` from the hashed locks, then runs the program or the tests.

Standard library only, for Linux, macOS and Windows. It is read by Pythons as old as 3.6, which are told what to do:
no newer syntax here, and no newer module before they are refused.
"""

import contextlib
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
from collections.abc import Iterator, Sequence
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

HELP = """ปฏิบัติ · Patibat

  python3 start.py run             เปิดระบบพร้อมข้อมูลตัวอย่าง ปิดด้วย Ctrl-C
                                   start everything with a sample province; Ctrl-C stops it
      --port 8000                  พอร์ต · port
      --data DIR                   โฟลเดอร์ข้อมูล · data folder
      --lan                        ให้เครื่องอื่นในห้องเข้าใช้ได้ (ถามก่อน) · let other machines in (asks first)
      --empty                      ไม่ใส่ข้อมูลตัวอย่าง · without the sample
      --as-of DATE                 ให้วันนี้เป็นวันที่นี้ · let today be this day
      --offline                    ติดตั้งจาก wheelhouse ไม่ใช้อินเทอร์เน็ต · install from the wheelhouse, no network
  python3 start.py test            ตรวจและทดสอบทั้งหมด · all checks and tests
      --long                       รวมการทดสอบหลายชั่วโมง · with what takes hours
      …                            อื่น ๆ ส่งต่อให้ pytest · anything else goes to pytest
  python3 start.py bundle --platform windows|linux [--python 3.11]
                                   รวบรวมชุดติดตั้งไว้ใน wheelhouse · collect what --offline installs
  python3 start.py lock [--upgrade]
                                   ทำรายการรุ่นที่ตรึงไว้ใหม่ · make the hashed locks again
  python3 start.py bench           วัดความเร็ว · benchmarks
  python3 start.py …               คำอื่นคือคำสั่งของโปรแกรม เช่น report · other words are commands of the program
"""
TOO_OLD = """✗ Python รุ่น {found} เก่าเกินไป ต้องใช้ 3.11 ขึ้นไป · Python {found} is too old: 3.11 or newer is needed.
  แก้ไข · fix: ติดตั้งรุ่นใหม่จาก python.org แล้วสั่งอีกครั้งด้วยรุ่นนั้น เช่น python3.11 start.py run
               install a newer one from python.org and use it, as in python3.11 start.py run
"""


def too_old(version: "tuple[int, ...]") -> bool:
    """Is this (major, minor, …) older than what the program needs?"""
    return tuple(version[:2]) < (3, 11)


if too_old(tuple(sys.version_info[:3])):
    sys.stderr.buffer.write(TOO_OLD.format(found=".".join(map(str, sys.version_info[:3]))).encode("utf-8", "replace"))
    sys.exit(2)

WINDOWS = sys.platform == "win32"
ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")
STAMP = VENV / "patibat-stamp.json"
UNFINISHED = ROOT / "build" / "venv-unfinished"  # beside .venv, so that clearing .venv does not clear it
LOCKS = {name: ROOT / "requirements" / f"{name}.lock" for name in ("run", "test", "tools")}
FREE_MB = {"run": 700, "test": 1500}
PLATFORMS = {
    "windows": (["win_amd64"], {"sys_platform": "win32", "os_name": "nt", "platform_system": "Windows"}),
    "linux": (
        ["linux_x86_64", "manylinux1_x86_64", "manylinux2010_x86_64", "manylinux2014_x86_64"]
        + [f"manylinux_2_{minor}_x86_64" for minor in range(5, 29)],
        {"sys_platform": "linux", "os_name": "posix", "platform_system": "Linux"},
    ),
}
PYTHONS = ["3.11", "3.12", "3.13", "3.14"]
# Answers, in an interpreter that has the lock's own `packaging`, which markers hold elsewhere.
MARKERS = """import json, sys
from packaging.markers import Marker
markers, env = json.load(sys.stdin)
print(json.dumps([not marker or Marker(marker).evaluate(env) for marker in markers]))"""


class Stop(Exception):
    """It cannot go on: what happened and how to mend it, each in Thai and English."""

    def __init__(self, what: str, fix: str) -> None:
        super().__init__(f"✗ {what}\n  แก้ไข · fix: {fix}")


def say(text: str) -> None:
    """A line to the person, on stderr: stdout belongs to the results of the command."""
    print(text, file=sys.stderr, flush=True)


def clean_env() -> dict[str, str]:
    """The environment without what would lead a Python of ours astray, and with UTF-8 on every system."""
    astray = {"PYTHONHOME", "PYTHONPATH", "VIRTUAL_ENV", "__PYVENV_LAUNCHER__", "PIP_USER", "PIP_TARGET", "PIP_PREFIX"}
    kept = {name: value for name, value in os.environ.items() if name not in astray}
    own = {"PYTHONUTF8": "1", "PYTHONNOUSERSITE": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_NO_INPUT": "1"}
    if "PIP_CERT" in kept:
        own["SSL_CERT_FILE"] = kept.get("SSL_CERT_FILE", kept["PIP_CERT"])  # what pip trusts, uv trusts too
    return {**kept, **own}


def tell(command: Sequence[str], quiet: bool = False) -> bool:
    """Run a program of the installation; what it says goes to stderr. Did it succeed?"""
    out = subprocess.DEVNULL if quiet else 2
    try:
        code = subprocess.call(command, stdin=subprocess.DEVNULL, stdout=out, stderr=out, env=clean_env(), cwd=ROOT)
    except OSError:
        return False
    return code == 0


def fingerprint(lock: Path) -> str:
    """The hash of a lock, the same whether it was checked out with LF or CRLF."""
    try:
        text = lock.read_bytes().replace(b"\r\n", b"\n")
    except FileNotFoundError:
        raise Stop(
            f"ไม่พบ {lock} · the list of what to install is missing",
            "คัดลอกโปรแกรมมาใหม่ให้ครบ · copy the whole program again",
        ) from None
    return hashlib.sha256(text).hexdigest()


def stamped() -> dict[str, str]:
    """What the last finished installation wrote down; nothing when there is none."""
    try:
        found = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def venv_fault() -> str:
    """Why `.venv` must be made anew, in both languages; empty when it may stay."""
    if UNFINISHED.exists():
        return "การติดตั้งครั้งก่อนถูกขัดจังหวะ · the last installation was interrupted"
    if not VENV.exists():
        return "" if not VENV.is_symlink() else "ลิงก์ .venv เสีย · .venv is a broken link"
    try:
        settings = (VENV / "pyvenv.cfg").read_text(encoding="utf-8", errors="replace")
    except OSError:
        settings = ""
    values = dict(re.findall(r"(?m)^(\w+?)(?:_info)?\s*=\s*(.*?)\s*$", settings))
    version = values.get("version", "")  # virtualenv and uv write version_info
    if not PYTHON.exists() or not Path(values.get("home", "")).is_dir():
        return ".venv ใช้ไม่ได้แล้ว · .venv does not work any more"
    if version.split(".")[:2] != [str(number) for number in sys.version_info[:2]]:
        return f".venv เป็นของ Python อีกรุ่น · .venv is of another Python ({version})"
    if stamped().get("folder", str(VENV)) != str(VENV):
        return "โฟลเดอร์ถูกย้าย · the folder was moved"
    return ""


def is_fresh(level: str) -> bool:
    """Is everything of this lock installed already? Takes milliseconds."""
    return stamped().get(level) == fingerprint(LOCKS[level]) and not venv_fault()


def prepare(level: str, offline: bool = False) -> None:
    """Make `.venv` and bring it to the lock `run` or `test`, unless that is done."""
    if is_fresh(level):
        return
    with one_at_a_time():
        if not is_fresh(level):
            install(level, offline)


@contextlib.contextmanager
def one_at_a_time() -> Iterator[None]:
    """Of two runs started together, the second waits here for the first."""
    (ROOT / "build").mkdir(exist_ok=True)
    with (ROOT / "build" / "start.lock").open("a") as file:
        if not taken(file.fileno()):
            say("รอ start.py อีกตัวติดตั้งให้เสร็จ · Waiting for another start.py to finish installing")
            while not taken(file.fileno()):
                time.sleep(0.2)
        yield


def taken(file: int) -> bool:
    """Take the lock of an open file. A file system without locks is no reason not to go on."""
    try:
        if sys.platform == "win32":
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return error.errno not in (errno.EACCES, errno.EAGAIN, errno.EDEADLK)
    return True


def install(level: str, offline: bool) -> None:
    """Install in place; the stamp is written last, and a mark tells the next run of an interruption."""
    house = wheelhouse() if offline else None
    level = level if offline else max(level, stamped().get("level", level))  # tools of the tests stay: run < test
    fault = venv_fault()
    if fault:
        say(f"ติดตั้งใหม่ · Installing anew: {fault}")
    free = shutil.disk_usage(ROOT).free // 2**20
    if (fault or not VENV.exists()) and free < FREE_MB[level]:
        raise disk_full(free, FREE_MB[level])
    UNFINISHED.touch()
    if fault:
        remove_venv()
    if not VENV.exists():
        say("เตรียมโปรแกรม ครั้งแรกใช้เวลาสักครู่ · Preparing the program; the first time takes a little while")
        make_venv()
    try:
        fill(LOCKS[level], house)
    except Stop:
        UNFINISHED.unlink()  # the installer ended in order: the next run goes on from here
        raise
    link_source()
    stamp = {"folder": str(VENV), "level": level, "run": fingerprint(LOCKS["run"])}
    if level == "test":
        stamp["test"] = fingerprint(LOCKS["test"])
    fresh = STAMP.with_suffix(".new")
    fresh.write_text(json.dumps(stamp, indent=1), encoding="utf-8")
    fresh.replace(STAMP)
    UNFINISHED.unlink()
    say("พร้อมแล้ว · Ready")


def disk_full(free: int, needed: int) -> Stop:
    return Stop(
        f"ที่ว่างในดิสก์ไม่พอ เหลือ {free} MB ต้องใช้ {needed} MB · the disk is too full: {free} of {needed} MB needed are free",
        "ลบไฟล์ที่ไม่ใช้ แล้วสั่งใหม่ · make room and start again",
    )


def remove_venv() -> None:
    """Take `.venv` away; a running server holds it on Windows."""
    try:
        if VENV.is_symlink() or VENV.is_file():
            VENV.unlink()
        elif VENV.exists():
            shutil.rmtree(VENV)
    except OSError as error:
        raise Stop(
            f"ลบ .venv ไม่ได้ · .venv cannot be removed: {error}",
            "ปิดระบบที่ยังเปิดอยู่ แล้วสั่งใหม่ · stop the program if it is running, then start again",
        ) from error


def make_venv() -> None:
    """A virtual environment by the first way that works here."""
    python = getattr(sys, "_base_executable", "") or sys.executable
    ways = [[python, "-m", "venv", str(VENV)]] if importlib.util.find_spec("ensurepip") else []
    found = {name: shutil.which(name) for name in ("virtualenv", "uv")}
    ways += [[found["virtualenv"], "--quiet", "--python", python, str(VENV)]] if found["virtualenv"] else []
    ways += [[found["uv"], "venv", "--quiet", "--python", python, str(VENV)]] if found["uv"] else []
    for way in ways:
        if tell(way) and PYTHON.exists():
            return
        remove_venv()
    UNFINISHED.unlink()
    version = ".".join(str(number) for number in sys.version_info[:2])
    raise Stop(
        "Python นี้ทำ .venv ไม่ได้ (ไม่มี ensurepip) · this Python cannot make a virtual environment (no ensurepip)",
        f"Debian, Ubuntu: apt install python3-venv · อื่น ๆ · others: ติดตั้ง Python {version} จาก python.org",
    )


def find_uv(may_install: bool) -> str:
    """uv, which installs in seconds; from our own lock when it is not here. Empty when it cannot be had."""
    own = PYTHON.with_name("uv.exe" if WINDOWS else "uv")
    if not own.exists() and not shutil.which("uv") and may_install:
        say("ติดตั้งตัวช่วยติดตั้ง (uv) · Installing the installer (uv)")
        tell(
            [str(PYTHON), "-m", "pip", "install", "-q", "--retries", "1", "--require-hashes", "-r", str(LOCKS["tools"])]
        )
    return str(own) if own.exists() else shutil.which("uv") or ""


def fill(lock: Path, house: Path | None) -> None:
    """Install what the lock names, every file checked by its hash: by uv, else by pip."""
    source = ["--no-index", "--find-links", str(house)] if house else []
    uv = find_uv(may_install=house is None)
    if uv and tell([uv, "pip", "sync", "--require-hashes", "--python", str(PYTHON), *source, str(lock)]):
        return
    pip = [str(PYTHON), "-m", "pip"]
    if tell([*pip, "install", "--require-hashes", "--no-deps", *source, "-r", str(lock)]):
        return
    free = shutil.disk_usage(ROOT).free // 2**20
    if free < FREE_MB["run"]:
        raise disk_full(free, FREE_MB["run"])
    if not uv and not tell([*pip, "--version"], quiet=True):
        raise Stop(
            "Python นี้ไม่มี pip · this Python has no pip",
            "Debian, Ubuntu: apt install python3-venv แล้วลบโฟลเดอร์ .venv · then remove the folder .venv",
        )
    raise Stop(
        "ติดตั้งไม่สำเร็จ เหตุผลอยู่ด้านบน · the installation failed, for the reason above",
        "ชุดติดตั้งไม่ครบ: ทำใหม่ด้วย start.py bundle · the wheelhouse is not whole: make it again with start.py bundle"
        if house
        else "ตรวจอินเทอร์เน็ตหรือพร็อกซี แล้วสั่งใหม่ ไม่มีอินเทอร์เน็ต: ดู docs/installation.md (bundle, --offline)"
        " · check the network or proxy and start again; without a network see docs/installation.md",
    )


def link_source() -> None:
    """Let `.venv` find `src`. Relative, hence ASCII: Python reads this file in the code page of the system."""
    command = [str(PYTHON), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
    folder = subprocess.check_output(command, env=clean_env(), encoding="utf-8").strip()
    line = os.path.relpath(ROOT / "src", folder)
    Path(folder, "patibat-source.pth").write_text(line + "\n", encoding="utf-8")


def hand_over(module: Sequence[str], words: Sequence[str]) -> int:
    """Become `python -m …` of `.venv`, with the console of the person."""
    command = [str(PYTHON), *module, *words]
    if not WINDOWS:
        os.execve(command[0], command, clean_env())
    process = subprocess.Popen(command, env=clean_env())
    while True:
        try:
            return process.wait()
        except KeyboardInterrupt:
            continue  # Ctrl-C reached the program as well, which ends in order


def wheelhouse() -> Path:
    """The wheelhouse of this system, if it fits this lock and this Python."""
    name = "windows" if WINDOWS else "linux"
    folder = ROOT / "wheelhouse" / name
    version = f"{sys.version_info[0]}.{sys.version_info[1]}"
    fix = (
        f"บนเครื่องที่มีอินเทอร์เน็ต สั่ง · on a machine with a network: start.py bundle --platform {name} "
        f"--python {version} แล้วคัดลอกโฟลเดอร์ wheelhouse มา · and copy the folder wheelhouse here"
    )
    try:
        made = json.loads((folder / "bundle.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise Stop(f"ไม่พบชุดติดตั้งที่สมบูรณ์ · no complete wheelhouse: {folder}", fix) from None
    if made.get("run") != fingerprint(LOCKS["run"]):
        raise Stop("ชุดติดตั้งเป็นของโปรแกรมรุ่นอื่น · the wheelhouse is of another version of the program", fix)
    if version not in made.get("pythons", []):
        raise Stop(f"ชุดติดตั้งไม่มีของ Python {version} · the wheelhouse has nothing for Python {version}", fix)
    return folder


def requirements(lock: str) -> list[tuple[str, str]]:
    """Each requirement of a lock without its marker but with its hashes, and the marker."""
    found = []
    for block in re.split(r"(?m)^(?=[A-Za-z0-9])", lock.replace("\r\n", "\n")):
        head, line_end, hashes = block.partition(" \\\n")
        name, _, marker = head.partition(";")
        if "==" in name:
            found.append((name.strip() + line_end + hashes, marker.strip()))
    return found


def wanted(lock: str, platform: str, python: str) -> str:
    """The part of a universal lock that another system needs, markers answered: pip would answer them for this one."""
    env = {
        "implementation_name": "cpython", "platform_python_implementation": "CPython", "platform_machine": "x86_64",
        "python_version": python, "python_full_version": python + ".0", **PLATFORMS[platform][1],
    }  # fmt: skip
    pairs = requirements(lock)
    question = json.dumps([[marker for _, marker in pairs], env])
    command = [str(PYTHON), "-c", MARKERS]
    answers = json.loads(subprocess.run(command, input=question, stdout=-1, text=True, check=True).stdout)
    return "".join(text for (text, _), needed in zip(pairs, answers, strict=True) if needed)


def bundle_words(words: Sequence[str]) -> tuple[str, list[str]]:
    """The platform and the Pythons that `bundle` is asked for."""
    options: dict[str, list[str]] = {"--platform": [], "--python": []}
    key = ""
    for word in " ".join(words).replace("=", " ").replace(",", " ").split():
        if word in options:
            key = word
        else:
            options.setdefault(key, []).append(word)
    platforms, pythons = options.pop("--platform"), options.pop("--python") or PYTHONS
    named = len(platforms) == 1 and platforms[0] in PLATFORMS
    if options or not named or not all(re.fullmatch(r"3\.1[1-9]", one) for one in pythons):
        raise Stop(
            "ไม่เข้าใจคำสั่ง bundle · bundle was not understood: " + " ".join(words),
            "start.py bundle --platform windows|linux [--python 3.11 3.12]",
        )
    return platforms[0], pythons


def bundle(words: Sequence[str]) -> int:
    """Collect every wheel that `run --offline` needs on the named system."""
    platform, pythons = bundle_words(words)
    prepare("run")
    folder = ROOT / "wheelhouse" / platform
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    lock = LOCKS["run"].read_text(encoding="utf-8")
    tags = [word for tag in PLATFORMS[platform][0] for word in ("--platform", tag)]
    command = [str(PYTHON), "-m", "pip", "download", "--quiet", "--only-binary=:all:", "--require-hashes", "--no-deps"]
    for python in pythons:
        say(f"ดาวน์โหลดสำหรับ · Collecting for {platform}, Python {python}")
        part = folder / f"python-{python}.txt"
        part.write_text(wanted(lock, platform, python), encoding="utf-8")
        whose = [*tags, "--python-version", python, "--implementation", "cp"]
        if not tell([*command, *whose, "--dest", str(folder), "-r", str(part)]):
            raise Stop(
                f"ดาวน์โหลดไม่ครบ · not everything could be collected for Python {python}",
                "ตรวจอินเทอร์เน็ต หรือระบุรุ่นอื่น · check the network, or name other versions: --python 3.11",
            )
        part.unlink()
    made = {"run": fingerprint(LOCKS["run"]), "pythons": pythons}
    (folder / "bundle.json").write_text(json.dumps(made, indent=1), encoding="utf-8")
    say(f"✓ {folder}")
    say("คัดลอกโฟลเดอร์โปรแกรมทั้งหมดไป แล้วสั่ง · Copy the whole program folder, then: start.py run --offline")
    return 0


def lock(words: Sequence[str]) -> int:
    """Make the hashed locks again; without `--upgrade` versions stay where they can. They hold no addresses."""
    if [word for word in words if word != "--upgrade"]:
        raise Stop("ไม่เข้าใจคำสั่ง lock · lock was not understood: " + " ".join(words), "start.py lock [--upgrade]")
    prepare("run")
    uv = find_uv(may_install=True)
    if not uv:
        raise Stop("ไม่มี uv · uv is not to be had", "pip install uv")
    options = "--quiet --universal --generate-hashes --no-header --no-annotate --python-version 3.11"
    bare = [*options.split(), "--no-emit-index-url", "--no-emit-find-links", *words]
    runtime = ["--extra", "postgres", "pyproject.toml"]
    whats = {"run": runtime, "test": ["--group", "test", "--constraint", str(LOCKS["run"]), *runtime], "tools": ["-"]}
    for name, what in whats.items():
        command = [uv, "pip", "compile", *bare, "--output-file", str(LOCKS[name]), *what]
        made = subprocess.run(command, input=b"uv", stdout=subprocess.DEVNULL, cwd=ROOT, env=clean_env(), check=False)
        if made.returncode:
            raise Stop(f"ทำ {LOCKS[name].name} ไม่สำเร็จ · it was not made", "เหตุผลอยู่ด้านบน · the reason is above")
    return 0


def start(words: Sequence[str]) -> int:
    """Do what the words say; the exit code."""
    if not words or words[0] in ("-h", "--help", "help"):
        print(HELP, end="", flush=True)
        return 0 if words else 2
    word, rest = words[0], words[1:]
    if word == "bundle":
        return bundle(rest)
    if word == "lock":
        return lock(rest)
    if word in ("test", "bench"):
        prepare("test" if word == "test" else "run")
        os.chdir(ROOT)
        return hand_over(["-m", "tests.house.everything" if word == "test" else "benchmarks"], rest)
    prepare("run", offline=word == "run" and "--offline" in rest)
    # Without -P a file in the folder of the person could stand in the way of one of ours.
    return hand_over(["-P", "-m", "patibat"], words)


def system_refusal(error: OSError) -> Stop:
    """What the system refused, in words."""
    if error.errno == errno.ENOSPC:
        return disk_full(shutil.disk_usage(ROOT).free // 2**20, FREE_MB["run"])
    reason = f"{error.strerror or error} {error.filename or ''}"
    if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
        return Stop(
            f"เขียนในโฟลเดอร์โปรแกรมไม่ได้ · the folder of the program cannot be written: {reason}",
            "คัดลอกโปรแกรมไปไว้ในโฟลเดอร์ของคุณ เช่น Documents · copy the program to a folder of your own, as Documents",
        )
    return Stop(
        f"ระบบปฏิเสธ · the system refused: {reason}",
        "ถ้าเกิดซ้ำ ลบโฟลเดอร์ .venv แล้วสั่งใหม่ · if it happens again, remove the folder .venv and start again",
    )


def main(words: Sequence[str]) -> int:
    """Start, and tell every failure in words, on a console of whatever encoding."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        return start(words)
    except Stop as stop:
        say(str(stop))
        return 2
    except OSError as error:
        say(str(system_refusal(error)))
        return 2
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
