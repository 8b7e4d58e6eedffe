"""Opening the installation to the other machines of a room: which address, and its QR for phones."""

from __future__ import annotations

import io
import socket
import sys

from patibat.config import console
from patibat.config.problems import LAN_DECLINED, NO_NETWORK, PORT_BUSY
from patibat.problems import Text

LOCAL = frozenset({"127.0.0.1", "localhost", "::1", "[::1]"})
# Documentation address (RFC 5737): nothing is sent, the system only says by which of our addresses it would go.
_ANYWHERE = ("192.0.2.1", 9)
_ASK = Text(
    "ทุกเครื่องในเครือข่ายเดียวกันจะเปิดระบบนี้ได้ที่ {url} และข้อมูลที่ส่งไม่ได้เข้ารหัส เปิดหรือไม่ [y/N] ",
    "Every machine in this network will be able to open {url}, and what is sent is not encrypted. Open it? [y/N] ",
)
_YES = frozenset({"y", "yes", "ใช่"})


def lan_address() -> str:
    """This machine's address in the network. Raises `config.no-network`."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(_ANYWHERE)
        except OSError as error:
            raise NO_NETWORK.at() from error
        address = str(probe.getsockname()[0])
    if address.startswith(("127.", "0.")):
        raise NO_NETWORK.at()
    return address


def ask_to_open(url: str, language: str) -> None:
    """Raises `config.lan-declined` unless the person says yes."""
    sys.stderr.write(_ASK.of(language, {"url": url}))
    sys.stderr.flush()
    if sys.stdin.readline().strip().lower() not in _YES:
        console.note("")
        raise LAN_DECLINED.at()


def qr_text(url: str) -> str:
    """The QR of an address, drawn with letters of a terminal."""
    import segno

    out = io.StringIO()
    segno.make(url, error="m").terminal(out, compact=True, border=2)
    return out.getvalue()


def refuse_busy_port(host: str, port: int) -> None:
    """Raises `config.port-busy` when something already listens there."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as trial:
        if sys.platform != "win32":
            # As the server itself: what merely lingers after a stop is not in the way.
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host.strip("[]"), port))
        except OSError as error:
            raise PORT_BUSY.at(port=port, other=port + 1 if port < 65535 else 8000) from error
