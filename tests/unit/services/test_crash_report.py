"""The report on a fault of the program's own, and what happens where nobody catches one."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from desktop_app import bootstrap
from desktop_app.domain.texts import Texts
from desktop_app.services.crash_report import CrashReport
from desktop_app.storage.logbook import FILE_NAME

NAME, PHONE = "阿不都热依木", "13999012345"
PROGRAM = """
import logging, sys, threading
from pathlib import Path
from desktop_app.storage.failures import watch_failures
from desktop_app.storage.logbook import Logbook

folder = Path(sys.argv[1])
Logbook(folder).open()
watch_failures(folder, lambda error: sys.stderr.write(f"told: {type(error).__name__}\\n"))

def fail(name="阿不都热依木"):
    raise ValueError(f"{name} 13999012345")

match sys.argv[2]:
    case "main":
        fail()
    case "thread":
        thread = threading.Thread(target=fail)
        thread.start()
        thread.join()
    case "unraisable":
        class Ends:
            def __del__(self):
                fail()
        Ends()
    case "native":
        import faulthandler
        faulthandler._sigsegv()
    case "dump":
        import resource
        print(resource.getrlimit(resource.RLIMIT_CORE)[0])
"""


def ended(folder: Path, how: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", PROGRAM, str(folder), how], check=False, capture_output=True, text=True)


def test_that_the_report_names_program_system_and_libraries_and_nobody() -> None:
    def log() -> tuple[str, ...]:
        return (f"2026-11-23 08:00:00 ERROR row of {NAME} {PHONE}",)

    with pytest.raises(KeyError) as error:
        {}[NAME]
    said = CrashReport(log)(error.value)
    assert said.startswith("powerdesk ")
    assert "Python 3." in said
    assert "duckdb 1." in said
    assert "builtins.KeyError" in said
    assert "2026-11-23 08:00:00 ERROR row of" in said
    assert NAME not in said
    assert PHONE not in said


def test_that_a_person_at_the_command_line_is_told_what_it_means_and_what_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    bootstrap._tell_fault(Texts.load(bootstrap.RESOURCES / "texts"), ValueError(f"{NAME} {PHONE}"))
    said = capsys.readouterr().err
    assert said.startswith("程序出错了。")
    assert "builtins.ValueError" in said
    assert NAME not in said
    assert PHONE not in said


@pytest.mark.parametrize("how", ["main", "thread", "unraisable"])
def test_that_a_fault_on_any_thread_is_logged_without_its_values(tmp_path: Path, how: str) -> None:
    done = ended(tmp_path, how)
    said = (tmp_path / FILE_NAME).read_text("utf-8")
    assert "builtins.ValueError" in said
    assert " in fail" in said
    for text in (said, done.stdout, done.stderr):
        assert NAME not in text
        assert PHONE not in text
    assert (done.stderr == "told: ValueError\n") == (how == "main")


def test_that_a_native_fault_leaves_its_place_and_is_taken_into_the_log_at_the_next_start(tmp_path: Path) -> None:
    assert ended(tmp_path, "native").returncode < 0
    assert "Segmentation fault" in (tmp_path / "fault.log").read_text("utf-8")
    ended(tmp_path, "dump")
    assert "Segmentation fault" in (tmp_path / FILE_NAME).read_text("utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="core files are a matter of POSIX systems")
def test_that_the_system_may_make_no_copy_of_our_memory(tmp_path: Path) -> None:
    assert ended(tmp_path, "dump").stdout == "0\n"
