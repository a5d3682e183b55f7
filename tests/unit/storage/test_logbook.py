"""The program's own log: small, rotating, nobody in it."""

from __future__ import annotations

import errno
import io
import logging
from collections.abc import Iterator
from io import TextIOWrapper
from pathlib import Path
from typing import cast

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.storage.logbook import FILE_NAME, FILES, MOST_BYTES, Logbook, last_lines

NAMES = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=2, max_size=4)
NUMBERS = st.one_of(
    st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True),
    st.from_regex(r"654023(19|20)[0-9]{2}0[1-9]1[0-9][0-9]{3}X", fullmatch=True),
    st.text("0123456789", min_size=8, max_size=13),
)
log = logging.getLogger("desktop_app.somewhere")


@pytest.fixture
def logbook(tmp_path: Path) -> Iterator[Logbook]:
    level = logging.getLogger().level
    book = Logbook(tmp_path / "log")
    book.open()
    yield book
    book.close()
    logging.getLogger().setLevel(level)


def written(logbook: Logbook) -> str:
    return "".join(path.read_text("utf-8") for path in sorted(logbook.folder.iterdir()))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(NAMES, NUMBERS)
def test_that_whatever_fails_no_person_is_in_the_log(logbook: Logbook, name: str, number: str) -> None:
    try:
        try:
            {}[name]
        except KeyError as error:
            raise ValueError(f"{number}: {name!r}") from error
    except ValueError:
        log.exception("row of %s, 电话 %s, %r", name, number, {"cons_name": name, "cons_no": number})
    log.warning(f"{name} {number}", stack_info=True)  # noqa: G004 - what a careless line would do
    said = written(logbook)
    assert name not in said
    assert number not in said


def test_that_the_databases_own_messages_are_redacted_too(logbook: Logbook) -> None:
    statement = "SELECT CAST('赛里木·买买提 13999012345' AS INTEGER)"
    try:
        duckdb.sql(statement).fetchall()
    except duckdb.Error:
        log.exception("statement failed")
    said = written(logbook)
    assert "ConversionException" in said
    assert "13999012345" not in said
    assert "买买提" not in said


def test_that_type_place_and_counts_stay_readable(logbook: Logbook) -> None:
    try:
        (logbook.folder / "none" / "x").touch()
    except OSError:
        log.exception("batch %d of %s rows not written", 7, "42,225")
    said = written(logbook)
    assert "ERROR MainThread desktop_app.somewhere: batch 7 of 42,225 rows not written" in said
    assert "builtins.FileNotFoundError: [Errno 2] No such file or directory" in said
    assert "test_logbook.py:" in said


def test_that_log_files_rotate_and_never_grow_past_their_room(logbook: Logbook) -> None:
    for number in range(700):
        log.info("line %d of a long night %s", number, "step " * 1000)
    files = list(logbook.folder.iterdir())
    assert len(files) == FILES
    assert all(path.stat().st_size <= MOST_BYTES for path in files)


def test_that_the_last_lines_are_the_newest(logbook: Logbook) -> None:
    for number in range(5):
        log.info("step %d", number)
    assert [line[-6:] for line in last_lines(logbook.folder, 2)] == ["step 3", "step 4"]
    assert last_lines(logbook.folder / "none") == ()


def test_that_a_folder_that_cannot_be_written_costs_the_log_and_nothing_else(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("in the way")
    book = Logbook(tmp_path / "file")
    book.open()
    log.error("张三 13800138000")
    book.close()
    assert "13800138000" not in capfd.readouterr().err


class Full(io.StringIO):
    """A file on a disk without room."""

    def write(self, text: str) -> int:
        raise OSError(errno.ENOSPC, text)


def test_that_a_failing_disk_prints_no_record(logbook: Logbook, capfd: pytest.CaptureFixture[str]) -> None:
    written = str(logbook.folder / FILE_NAME)
    (handler,) = [found for found in logging.getLogger().handlers if getattr(found, "baseFilename", "") == written]
    assert isinstance(handler, logging.FileHandler)
    real, handler.stream = handler.stream, cast("TextIOWrapper", Full())
    log.error("张三 13800138000")
    handler.stream = real
    assert "13800138000" not in capfd.readouterr().err
