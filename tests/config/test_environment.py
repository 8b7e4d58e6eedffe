"""The environment is read once, checked, and refused with the variable's name."""

from __future__ import annotations

import datetime
import os
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from patibat.config.environment import read_environment, sample_password_keep
from patibat.problems import Problem


def test_defaults_work_on_one_pc(tmp_path: Path) -> None:
    environment = read_environment({"PATIBAT_DATA": str(tmp_path)})
    assert environment.database == f"sqlite:///{tmp_path / 'patibat.sqlite3'}"
    assert environment.upload_mb == 50
    assert environment.as_of is None
    assert environment.hosts == ()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DATABASE_URL", "mysql://host/name"),
        ("PATIBAT_URL", "office.example"),
        ("PATIBAT_PROXY", "perhaps"),
        ("PATIBAT_UPLOAD_MB", "0"),
        ("PATIBAT_UPLOAD_MB", "๕๐"),
        ("PATIBAT_LOG", "LOUD"),
        ("PATIBAT_AS_OF", "2569-11-23x"),
        ("PATIBAT_AS_OF", "31/12/2026"),
    ],
)
def test_wrong_value_is_refused_by_name(name: str, value: str, tmp_path: Path) -> None:
    with pytest.raises(Problem) as caught:
        read_environment({"PATIBAT_DATA": str(tmp_path), name: value})
    assert caught.value.code == "config.environment"
    assert name in caught.value.message("en")


def test_password_of_the_database_is_never_shown(tmp_path: Path) -> None:
    with pytest.raises(Problem) as caught:
        read_environment({"PATIBAT_DATA": str(tmp_path), "DATABASE_URL": "mysql://me:secret@host/name"})
    assert "secret" not in caught.value.message("th")


def test_values_are_read(tmp_path: Path) -> None:
    environment = read_environment(
        {
            "PATIBAT_DATA": str(tmp_path),
            "PATIBAT_HOSTS": "a.example, b.example,",
            "PATIBAT_URL": "https://a.example/",
            "PATIBAT_PROXY": "yes",
            "PATIBAT_AS_OF": "2026-11-23",
        }
    )
    assert environment.hosts == ("a.example", "b.example")
    assert environment.url == "https://a.example"
    assert environment.proxy
    assert environment.as_of == datetime.date(2026, 11, 23)


def test_secret_is_made_once_and_for_its_owner_only(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        keys = {
            found.secret_key
            for found in pool.map(lambda _: read_environment({"PATIBAT_DATA": str(tmp_path)}), range(16))
        }
    assert len(keys) == 1
    assert len(keys.pop()) > 50
    if os.name == "posix":
        assert stat.S_IMODE((tmp_path / "secret-key").stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["secret-key"]


def test_data_folder_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("x")
    with pytest.raises(Problem) as caught:
        read_environment({"PATIBAT_DATA": str(tmp_path / "data")})
    assert caught.value.code == "config.data-folder"


def test_sample_password_stays_the_same(tmp_path: Path) -> None:
    assert sample_password_keep(tmp_path) == sample_password_keep(tmp_path)
    assert len(sample_password_keep(tmp_path)) >= 12
