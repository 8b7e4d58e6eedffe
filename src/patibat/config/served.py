"""What `run` and `serve` share: the children, their environment, the address, and the words on the screen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from patibat.config import console
from patibat.config.environment import Environment
from patibat.config.lan import refuse_busy_port
from patibat.config.supervisor import Child, Supervisor, is_healthy
from patibat.problems import Text

LOG_BYTES = 5_000_000
_STARTING = Text("กำลังเปิดระบบ …", "Starting …")
_RESTARTED = Text(
    "{name} หยุดไป จึงเปิดขึ้นใหม่ (ดู logs/{name}.log)", "{name} had stopped and is started again (see logs/{name}.log)"
)
_STOPPED = Text("ปิดระบบแล้ว ข้อมูลบันทึกครบ", "Stopped. Everything is saved.")


@dataclass(frozen=True, slots=True)
class Place:
    """Where it listens."""

    host: str
    port: int

    @property
    def listens_to_all(self) -> bool:
        return not self.host.strip("0.:[]")

    @property
    def local(self) -> str:
        """The host by which this machine itself reaches it."""
        return "127.0.0.1" if self.listens_to_all else self.host

    @property
    def url(self) -> str:
        return f"http://{self.local}:{self.port}/"


def serve_until_stopped(
    place: Place, environment: Environment, env: dict[str, str], language: str, on_ready: Callable[[], None]
) -> int:
    """Serve pages and do background work until Ctrl-C; gives the exit code.

    Raises `Problem` when the port is taken or the server does not come up.
    """
    refuse_busy_port(place.host, place.port)
    console.progress(_STARTING, language)
    supervisor = Supervisor(
        children(place, environment.data),
        env,
        on_restart=lambda name: console.progress(_RESTARTED, language, name=name),
    )
    supervisor.run(ready=lambda: is_healthy(place.local, place.port), on_ready=on_ready)
    console.progress(_STOPPED, language)
    return console.DONE


def children(place: Place, data: Path) -> list[Child]:
    """The server and the one worker of jobs."""
    return [
        Child("server", "patibat.config.serving", [place.host, str(place.port)], _log(data, "server")),
        Child("worker", "patibat.config.working", [], _log(data, "worker")),
    ]


def _log(data: Path, name: str) -> Path:
    """The file of what a child says by itself; begun again when it has grown large."""
    path = data / "logs" / f"{name}.log"
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists() and path.stat().st_size > LOG_BYTES:
        path.replace(path.with_suffix(".log.1"))
    return path
