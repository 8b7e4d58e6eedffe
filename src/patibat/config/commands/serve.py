"""`patibat serve`: an office's installation, under a service manager or behind a proxy."""

from __future__ import annotations

from argparse import Namespace

from patibat.config import console, processes
from patibat.config.commands.run import port_number
from patibat.config.environment import read_environment
from patibat.config.lan import refuse_busy_port
from patibat.config.served import Place, serve_until_stopped
from patibat.problems import Text

_OPEN = Text("เปิดที่ {url}", "Open at {url}")


def add_arguments(parser: console.Parser) -> None:
    """The words of `serve`."""
    parser.word("--host", default="127.0.0.1", th="ที่อยู่ที่รับ (ปกติ 127.0.0.1)", en="address to listen on (127.0.0.1)")
    parser.word("--port", type=port_number, default=8000, th="พอร์ต (ปกติ 8000)", en="port (8000)")


def run(args: Namespace) -> int:
    """Check that it may be served, then serve until stopped."""
    environment = read_environment()
    place = Place(args.host, args.port)
    refuse_busy_port(place.host, place.port)
    hosts = ",".join(dict.fromkeys([*environment.hosts, *(() if place.listens_to_all else (place.host,))]))
    env = processes.environment({"PATIBAT_HOSTS": hosts})
    checked, _ = processes.call("patibat.config.checking", [args.host, args.language], env)
    if checked != console.DONE:
        return checked
    url = environment.url or place.url
    return serve_until_stopped(
        place, environment, env, args.language, on_ready=lambda: console.progress(_OPEN, args.language, url=url)
    )
