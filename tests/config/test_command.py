"""The command line itself: words, languages, exit codes, and how failures are told."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import OperationalError

from patibat.config import command, console
from patibat.config.problems import BAD_USAGE, RESTORE_WOULD_LOSE
from patibat.problems import Where
from tests.config.conftest import Said, environment, outside

Patibat = Callable[..., Said]
HELP_SECONDS = 0.15


@pytest.mark.parametrize("words", [["--help"], ["run", "--help"], ["doctor", "--help"], ["mend", "--help"]])
def test_help_is_quick_and_loads_no_django(words: list[str], tmp_path: Path) -> None:
    script = (
        "import sys; from patibat.config import command\n"
        f"code = command.run({words!r})\n"
        "sys.exit(3 if 'django' in sys.modules else code)"
    )
    times = []
    for _ in range(5):
        before = os.times()
        done = subprocess.run([sys.executable, "-c", script], env=environment(tmp_path), capture_output=True)
        after = os.times()
        # Its own work, whatever else the machine is doing at the time.
        times.append(after.children_user + after.children_system - before.children_user - before.children_system)
        assert done.returncode == 0, done.stderr.decode()
    assert min(times) < HELP_SECONDS, times
    assert not list(tmp_path.iterdir()), "help makes no data folder"


def test_every_command_has_a_module_with_help_in_both_languages(patibat: Patibat) -> None:
    for found in command.COMMANDS:
        thai, english = patibat(found.name, "--help"), patibat(found.name, "--help", "--language", "en")
        assert thai.code == english.code == 0
        assert found.about.th in thai.out
        assert found.about.en in english.out


def test_overview_names_every_command(patibat: Patibat) -> None:
    said = patibat("--help")
    assert said.code == 0
    assert all(f"  {found.name}" in said.out for found in command.COMMANDS)
    assert patibat().code == 2


def test_unknown_command_names_the_nearest(patibat: Patibat) -> None:
    said = patibat("--language=en", "restor")
    assert (said.code, said.out) == (2, "")
    assert "--help restore" in said.err


def test_bad_usage_is_told_in_thai_without_a_traceback(patibat: Patibat) -> None:
    said = patibat("mend")
    assert said.code == 2
    assert "อ่านคำสั่งไม่ได้" in said.err
    assert "Traceback" not in said.err


def test_wrong_language_is_bad_usage(patibat: Patibat) -> None:
    assert patibat("mend", "x", "--language", "fr").code == 2


def test_problem_says_what_where_why_and_how_to_mend() -> None:
    problem = BAD_USAGE.at(Where(file="a.txt", line=3), command="patibat x", message="no")
    assert console.problem_text(problem, "en").splitlines() == [
        "✗ The command could not be read: no  [config.bad-usage]",
        "  where: file a.txt line 3",
        "  why: The command patibat x takes only its own words and options",
        "  fix: See patibat x --help",
    ]


def test_refused_is_1_and_unreadable_is_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert console.problem_show(RESTORE_WOULD_LOSE.at(), "th") == 1
    assert console.problem_show(BAD_USAGE.at(command="", message=""), "th") == 2


def _breaks() -> int:
    raise ZeroDivisionError("a bug")


def test_unexpected_error_is_one_message_and_a_log(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATIBAT_DATA", str(tmp_path))
    monkeypatch.delenv("PATIBAT_LOG", raising=False)
    assert command.guarded(_breaks, "en") == 2
    err = capsys.readouterr().err
    assert "Traceback" not in err
    assert str(tmp_path / "logs" / "command.log") in err
    assert "a bug" in (tmp_path / "logs" / "command.log").read_text(encoding="utf-8")


def test_debug_shows_the_trace(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATIBAT_DATA", str(tmp_path))
    monkeypatch.setenv("PATIBAT_LOG", "DEBUG")
    assert command.guarded(_breaks, "en") == 2
    assert "Traceback" in capsys.readouterr().err


def _database_stops() -> int:
    raise OperationalError("connection refused")


def test_database_away_is_told_as_that(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.guarded(_database_stops, "en") == 2
    assert "cannot be reached" in capsys.readouterr().err


def test_wrong_environment_is_refused_with_its_name(tmp_path: Path) -> None:
    said = outside(tmp_path, "doctor", "--language", "en", env=environment(tmp_path, PATIBAT_UPLOAD_MB="many"))
    assert said.code == 2
    assert "PATIBAT_UPLOAD_MB" in said.err
    assert "Traceback" not in said.err


def test_reader_that_has_enough_ends_the_command_quietly(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", "from patibat.config import command, console; import sys\n"
         "def body():\n    [console.result('x' * 1000) for _ in range(10000)]\n    return 0\n"
         "sys.exit(command.guarded(body, 'th'))"],
        env=environment(tmp_path),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )  # fmt: skip
    assert process.stdout is not None and process.stderr is not None
    process.stdout.read(10)
    process.stdout.close()
    assert process.wait(30) == 0
    assert process.stderr.read() == b""
    process.stderr.close()


def test_table_counts_letters_not_marks() -> None:
    assert console.table([("ปี", 1), ("abc", 2)]) == "ปี    1\nabc  2"


def test_a_folder_that_was_never_prepared_is_told_as_that(tmp_path: Path) -> None:
    said = outside(tmp_path, "report", "quarterly-progress", "--out", str(tmp_path / "ก.pdf"), "--language", "en")
    assert (said.code, said.out) == (1, "")
    assert "patibat migrate" in said.err and "config.database-behind" in said.err
    assert not (tmp_path / "ก.pdf").exists()


def test_sample_prepares_an_empty_folder_itself(tmp_path: Path) -> None:
    said = outside(tmp_path, "sample", "--json", "--language", "en")
    assert said.code == 0, said.err
    words = ["report", "quarterly-progress", "--year", "2569", "--quarter", "1", "--out", str(tmp_path / "ก.csv")]
    report = outside(tmp_path, *words, "--language", "en")
    assert report.code == 0, report.err
    assert (tmp_path / "ก.csv").stat().st_size > 1000
