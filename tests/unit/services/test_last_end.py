"""Whether the last run ended by itself."""

from __future__ import annotations

import datetime as dt
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from desktop_app.services.last_end import RUNNING, last_end, running

NOW = dt.datetime(2026, 11, 23, 8, 30)
PROGRAM = """
import datetime as dt, os, signal, sys
from pathlib import Path
from desktop_app.services.last_end import running
with running(Path(sys.argv[1]), dt.datetime(2026, 11, 22, 17, 42)):
    if sys.argv[2] == "wait":
        print("open", flush=True); sys.stdin.read()
    else:
        os.kill(os.getpid(), signal.SIGKILL)
"""


def killed(folder: Path) -> None:
    died = subprocess.run([sys.executable, "-c", PROGRAM, str(folder), "die"], check=False)
    assert died.returncode == -signal.SIGKILL


def test_that_a_first_start_and_a_clean_exit_say_nothing(tmp_path: Path) -> None:
    for _ in range(2):
        with running(tmp_path / "config", NOW):
            assert last_end(tmp_path / "config").clean
            assert last_end(tmp_path / "config").message is None


def test_that_a_run_that_was_killed_is_told_with_its_start_at_the_next(tmp_path: Path) -> None:
    killed(tmp_path)
    with running(tmp_path, NOW):
        message = last_end(tmp_path).message
        assert message is not None
        assert (message.key, message.values["started"]) == ("watch.broken_off", "2026-11-22 17:42")
    with running(tmp_path, NOW):
        assert last_end(tmp_path).clean


def test_that_crashing_again_before_a_clean_exit_loses_nothing(tmp_path: Path) -> None:
    killed(tmp_path)
    killed(tmp_path)
    with running(tmp_path, NOW):
        assert not last_end(tmp_path).clean


def test_that_an_error_that_ends_the_program_is_no_clean_end(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), running(tmp_path, NOW):
        raise ZeroDivisionError
    with running(tmp_path, NOW):
        assert not last_end(tmp_path).clean


def test_that_a_second_window_is_not_taken_for_a_crash(tmp_path: Path) -> None:
    command = [sys.executable, "-c", PROGRAM, str(tmp_path), "wait"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        with running(tmp_path, NOW):
            assert last_end(tmp_path).clean
        assert (tmp_path / RUNNING).exists()
        other.communicate("")


def test_that_a_mark_written_by_halves_still_tells(tmp_path: Path) -> None:
    (tmp_path / RUNNING).write_text('{"star')
    with running(tmp_path, NOW):
        assert not last_end(tmp_path).clean


def test_that_a_folder_that_cannot_be_written_stops_nobody(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with running(tmp_path / "file", NOW):
        assert last_end(tmp_path / "file").clean
