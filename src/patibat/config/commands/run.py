"""`patibat run`: everything on this machine, for trying it, for one PC, for a training."""

from __future__ import annotations

import os
from argparse import Namespace

from patibat.config import console, processes
from patibat.config.environment import Environment, read_environment, sample_password_keep
from patibat.config.lan import ask_to_open, lan_address, qr_text, refuse_busy_port
from patibat.config.preparing import Prepared, read_prepared
from patibat.config.served import Place, serve_until_stopped
from patibat.problems import Text

_OPEN = Text("เปิดในเบราว์เซอร์: {url}", "Open in your browser: {url}")
_STAFF = Text("ส่วนเจ้าหน้าที่:    {url}staff/", "For staff:            {url}staff/")
_SIGN_IN = Text("บัญชีตัวอย่าง: {users}", "Sample sign-ins: {users}")
_PASSWORD = Text("รหัสผ่านของทุกบัญชี: {password}", "Password of each: {password}")
_CHANGED = Text("รหัสผ่านเป็นค่าที่ตั้งไว้ครั้งแรก", "Their password is the one they were first given")
_STOP = Text("ปิดระบบ: กด Ctrl-C", "To stop: press Ctrl-C")


def add_arguments(parser: console.Parser) -> None:
    """The words of `run`."""
    parser.word("--port", type=port_number, default=8000, th="พอร์ต (ปกติ 8000)", en="port (8000)")
    parser.word("--data", metavar="DIR", th="โฟลเดอร์ข้อมูล", en="data folder")
    parser.word("--lan", action="store_true", th="ให้เครื่องอื่นในห้องเข้าใช้ได้", en="let other machines in the room in")
    parser.word("--yes", action="store_true", th="ตอบใช่โดยไม่ถาม", en="answer yes without asking")
    parser.word("--empty", action="store_true", th="ไม่ใส่ข้อมูลตัวอย่าง", en="do not load the sample")
    parser.word("--as-of", metavar="DATE", th="ให้วันนี้เป็นวันที่นี้ (YYYY-MM-DD)", en="let today be this day (YYYY-MM-DD)")
    parser.word("--offline", action="store_true", th="ไม่มีผลที่นี่ (start.py ใช้)", en="no effect here (start.py uses it)")


def port_number(text: str) -> int:
    """A port that may be listened on; argparse turns the ValueError into bad usage."""
    number = int(text)
    if not 1 <= number <= 65535:
        raise ValueError(text)
    return number


def run(args: Namespace) -> int:
    """Prepare, serve, and tell where."""
    for name, value in (("PATIBAT_DATA", args.data), ("PATIBAT_AS_OF", args.as_of)):
        if value:
            os.environ[name] = value
    environment = read_environment()
    place = Place(lan_address() if args.lan else "127.0.0.1", args.port)
    refuse_busy_port(place.host, place.port)
    if args.lan and not args.yes:
        ask_to_open(place.url, args.language)
    env = _environment(environment, place, with_sample=not args.empty)
    code, prepared = _prepared(args, env)
    if code != console.DONE:
        return code
    password = env["PATIBAT_SAMPLE_PASSWORD"] if prepared.password_fits else ""
    # The served processes have no use for it.
    served = {name: value for name, value in env.items() if name != "PATIBAT_SAMPLE_PASSWORD"}
    words = banner(place, prepared.sample_users, password, lan=args.lan, language=args.language)
    return serve_until_stopped(place, environment, served, args.language, on_ready=lambda: console.result(words))


def _environment(environment: Environment, place: Place, *, with_sample: bool) -> dict[str, str]:
    password = environment.sample_password
    if with_sample and not password:
        password = sample_password_keep(environment.data)
    hosts = ",".join(dict.fromkeys([*environment.hosts, place.host]))
    return processes.environment({"PATIBAT_HOSTS": hosts, "PATIBAT_SAMPLE_PASSWORD": password})


def _prepared(args: Namespace, env: dict[str, str]) -> tuple[int, Prepared]:
    """Prepare in a process of its own, which explains a failure on stderr; its exit code is ours then."""
    words = ["--language", args.language, *(["--empty"] if args.empty else []), *(["--lan"] if args.lan else [])]
    code, said = processes.call("patibat.config.preparing", words, env)
    return code, read_prepared(said) if code == console.DONE else Prepared()


def banner(place: Place, users: tuple[str, ...], password: str, *, lan: bool, language: str) -> str:
    """The address and the sign-ins; in a network the QR as well."""
    lines = ["", _OPEN.of(language, {"url": place.url}), _STAFF.of(language, {"url": place.url})]
    if users:
        lines.append(_SIGN_IN.of(language, {"users": " ".join(users)}))
        lines.append(_PASSWORD.of(language, {"password": password}) if password else _CHANGED.of(language))
    if lan:
        lines.append(qr_text(place.url))
    return "\n".join([*lines, _STOP.of(language), ""])
