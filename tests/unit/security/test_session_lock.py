"""One session per workspace: held by the living, named for the others, left behind by nobody."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from desktop_app.domain.errors import WorkspaceError
from desktop_app.security.session_lock import FILE_NAME, SessionLock
from tests.fakes.clock import FrozenClock

HOLDING = (
    "import sys; from pathlib import Path; from desktop_app.security.session_lock import SessionLock\n"
    "from tests.fakes.clock import FrozenClock\n"
    "lock = SessionLock(Path(sys.argv[1]), FrozenClock()); lock.acquire('王敏')\n"
    "print('held', flush=True); sys.stdin.read()"
)


def lock(folder: Path) -> SessionLock:
    return SessionLock(folder, FrozenClock())


def holding(folder: Path) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDING, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def test_that_a_second_program_is_told_who_has_it_open(tmp_path: Path) -> None:
    with holding(tmp_path) as other:
        with pytest.raises(WorkspaceError) as error:
            lock(tmp_path).acquire("李工")
        other.communicate("")
    assert error.value.message.key == "workspace.open_by"
    assert error.value.message.values["user"] == "王敏"
    assert error.value.message.values["host"] == os.uname().nodename
    lock(tmp_path).acquire("李工")


def test_that_a_killed_program_leaves_no_lock(tmp_path: Path) -> None:
    with holding(tmp_path) as other:
        other.send_signal(signal.SIGKILL)
    assert json.loads((tmp_path / FILE_NAME).read_text("utf-8"))["pid"] == other.pid
    mine = lock(tmp_path)
    mine.acquire("李工")
    assert json.loads((tmp_path / FILE_NAME).read_text("utf-8"))["pid"] == os.getpid()
    mine.release()


def test_that_a_lock_of_another_pc_is_believed_until_somebody_deletes_it(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_text(
        json.dumps({"host": "office-2", "pid": 1, "user": "王敏", "since": "2026-01-05 08:00"}), "utf-8"
    )
    with pytest.raises(WorkspaceError) as error:
        lock(tmp_path).acquire("李工")
    assert error.value.message.values["host"] == "office-2"
    (tmp_path / FILE_NAME).unlink()
    lock(tmp_path).acquire("李工")


def test_that_a_lock_cut_short_by_a_crash_stops_nobody(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_bytes(b'{"host": "offi')
    lock(tmp_path).acquire("李工")


def test_that_released_it_is_empty_and_can_be_taken_again(tmp_path: Path) -> None:
    mine = lock(tmp_path)
    mine.acquire("a")
    mine.acquire("b")
    mine.release()
    mine.release()
    assert (tmp_path / FILE_NAME).read_bytes() == b""
    lock(tmp_path).acquire("a")


def test_that_a_folder_that_is_gone_is_told_as_such(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError) as error:
        lock(tmp_path / "gone").acquire("a")
    assert error.value.message.key == "workspace.disk"
