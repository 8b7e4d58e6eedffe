"""The environment, read once and checked: a wrong value is refused at start, with a remedy.

Names are those of docs/installation.md; each has a working default for one PC.
"""

from __future__ import annotations

import datetime
import os
import secrets
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from patibat.config.problems import DATA_FOLDER, ENVIRONMENT_WRONG
from patibat.problems import Problem, Where

ROOT = Path(__file__).resolve().parents[3]
_TRUE = {"1", "true", "yes", "on"}
_FALSE = {"0", "false", "no", "off", ""}


@dataclass(frozen=True, slots=True)
class Environment:
    """Every setting that the environment may give, already checked."""

    database_url: str
    data: Path
    secret_key: str
    hosts: tuple[str, ...]
    url: str
    proxy: bool
    email_url: str
    upload_mb: int
    log_level: str
    sample_password: str
    as_of: datetime.date | None

    @property
    def database(self) -> str:
        """The database address; one SQLite file in the data folder unless told otherwise."""
        return self.database_url or f"sqlite:///{self.data / 'patibat.sqlite3'}"


def read_environment(env: Mapping[str, str] | None = None) -> Environment:
    """Read and check the environment.

    Raises `Problem` (`config.environment`) naming the variable, what it holds and what it may hold.
    """
    values = os.environ if env is None else env
    data = Path(values.get("PATIBAT_DATA") or ROOT / "data").expanduser().resolve()
    return Environment(
        database_url=_database_url(values),
        data=data,
        secret_key=values.get("PATIBAT_SECRET_KEY") or _kept_secret(data),
        hosts=tuple(host.strip() for host in values.get("PATIBAT_HOSTS", "").split(",") if host.strip()),
        url=_url(values),
        proxy=_boolean(values, "PATIBAT_PROXY"),
        email_url=values.get("PATIBAT_EMAIL_URL", ""),
        upload_mb=_integer(values, "PATIBAT_UPLOAD_MB", 50, low=1, high=2000),
        log_level=_choice(values, "PATIBAT_LOG", "INFO", ("DEBUG", "INFO", "WARNING", "ERROR")),
        sample_password=values.get("PATIBAT_SAMPLE_PASSWORD", ""),
        as_of=_date(values, "PATIBAT_AS_OF"),
    )


def _wrong(name: str, value: str, allowed: str) -> Problem:
    return ENVIRONMENT_WRONG.at(Where(field=name), name=name, value=value, allowed=allowed)


def _database_url(values: Mapping[str, str]) -> str:
    url = values.get("DATABASE_URL", "")
    if url and not url.startswith(("sqlite:", "postgres:", "postgresql:")):
        raise _wrong("DATABASE_URL", url.split(":", 1)[0] + ":…", "sqlite:///file, postgres://user:password@host/name")
    return url


def _url(values: Mapping[str, str]) -> str:
    url = values.get("PATIBAT_URL", "").rstrip("/")
    if url and not url.startswith(("http://", "https://")):
        raise _wrong("PATIBAT_URL", url, "https://…")
    return url


def _boolean(values: Mapping[str, str], name: str) -> bool:
    value = values.get(name, "").strip().lower()
    if value not in _TRUE | _FALSE:
        raise _wrong(name, value, "1, 0")
    return value in _TRUE


def _integer(values: Mapping[str, str], name: str, default: int, *, low: int, high: int) -> int:
    value = values.get(name, "").strip() or str(default)
    if not value.isascii() or not value.isdigit() or not low <= int(value) <= high:
        raise _wrong(name, value, f"{low}–{high}")
    return int(value)


def _choice(values: Mapping[str, str], name: str, default: str, allowed: tuple[str, ...]) -> str:
    value = values.get(name, "").strip().upper() or default
    if value not in allowed:
        raise _wrong(name, value, ", ".join(allowed))
    return value


def _date(values: Mapping[str, str], name: str) -> datetime.date | None:
    value = values.get(name, "").strip()
    if not value:
        return None
    try:
        return datetime.date.fromisoformat(value)
    except ValueError:
        raise _wrong(name, value, "YYYY-MM-DD, 2026-11-23") from None


def _kept_secret(data: Path) -> str:
    """The key made once and kept in the data folder, so that sessions outlive a restart."""
    return _kept(data / "secret-key", secrets.token_urlsafe(50))


def _kept(path: Path, fresh: str) -> str:
    """What the file holds; `fresh`, from now on, when there is none."""
    try:
        if path.exists():
            return path.read_text(encoding="ascii").strip()
        path.parent.mkdir(parents=True, exist_ok=True)
        # Server and worker may start together: the file appears whole, and whoever was first is right.
        with tempfile.NamedTemporaryFile("w", dir=path.parent, prefix=path.name, delete=False) as file:
            file.write(fresh)
        partial = Path(file.name)
        try:
            os.link(partial, path)
        except FileExistsError:
            return path.read_text(encoding="ascii").strip()
        finally:
            partial.unlink()
    except OSError as error:
        raise DATA_FOLDER.at(folder=path.parent, reason=error.strerror) from error
    return fresh


def sample_password_keep(data: Path) -> str:
    """The password of the sample sign-ins, made once and kept in the data folder, so that a second run can print it.

    They are nobody's accounts, open to this machine only: see `config.sample-in-network`.
    """
    return _kept(data / "sample-password", secrets.token_urlsafe(9))
