"""The encrypted store: opens with its key, stays shut otherwise, and says why in one sentence each."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from desktop_app.domain.audit import AuditEntry
from desktop_app.domain.errors import WorkspaceError
from desktop_app.domain.roles import Role
from desktop_app.storage.database import FILE_NAME, connect
from desktop_app.storage.schema import VERSION
from desktop_app.storage.workspace import DuckWorkspace
from tests.accounts import account
from tests.fakes.clock import FrozenClock

KEY = bytes(range(32))
ENTRY = AuditEntry("a", "test", "subject", {})


def workspace(folder: Path) -> DuckWorkspace:
    return DuckWorkspace(folder, FrozenClock())


def made(folder: Path) -> None:
    store = workspace(folder)
    store.create(KEY)
    with store.begin() as work:
        work.users.name_unit("霍城县供电公司")
        work.users.keep(account("王敏", Role.FOUNDER))
        work.commit(ENTRY)
    store.close()


def key_of(error: pytest.ExceptionInfo[WorkspaceError]) -> str:
    return error.value.message.key


def test_that_what_was_committed_is_there_after_closing_and_opening(tmp_path: Path) -> None:
    made(tmp_path)
    store = workspace(tmp_path)
    store.open(KEY)
    with store.begin() as work:
        assert work.users.unit() == "霍城县供电公司"
        assert work.users.account("王敏") == account("王敏", Role.FOUNDER)
    store.close()


def test_that_leaving_without_commit_leaves_nothing(tmp_path: Path) -> None:
    store = workspace(tmp_path)
    store.create(KEY)
    with store.begin() as work:
        work.users.keep(account("王敏", Role.FOUNDER))
    with store.begin() as work:
        assert work.users.account("王敏") is None
        assert work.audit.rows() == ()
    store.close()


def test_that_names_and_units_stand_nowhere_on_disk_in_clear(tmp_path: Path) -> None:
    made(tmp_path)
    for path in tmp_path.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            assert "霍城县供电公司".encode() not in content
            assert "王敏".encode() not in content


def test_that_another_key_is_told_as_a_damaged_or_foreign_file(tmp_path: Path) -> None:
    made(tmp_path)
    with pytest.raises(WorkspaceError) as error:
        workspace(tmp_path).open(bytes(32))
    assert key_of(error) == "workspace.damaged"


def test_that_a_damaged_file_is_told_as_such_and_not_touched(tmp_path: Path) -> None:
    made(tmp_path)
    path = tmp_path / FILE_NAME
    content = bytearray(path.read_bytes())
    content[:8192] = bytes(8192)
    path.write_bytes(content)
    with pytest.raises(WorkspaceError) as error:
        workspace(tmp_path).open(KEY)
    assert key_of(error) == "workspace.damaged"
    assert path.read_bytes() == bytes(content)


def test_that_a_missing_file_is_told_as_such_and_none_is_made(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError) as error:
        workspace(tmp_path).open(KEY)
    assert key_of(error) == "workspace.missing"
    assert not (tmp_path / FILE_NAME).exists()


def test_that_a_store_of_a_newer_program_is_refused(tmp_path: Path) -> None:
    made(tmp_path)
    connection = connect(tmp_path, KEY)
    connection.execute("INSERT INTO ws.schema_version VALUES (?)", [VERSION + 1])
    connection.close()
    with pytest.raises(WorkspaceError) as error:
        workspace(tmp_path).open(KEY)
    assert key_of(error) == "workspace.newer"


def test_that_a_store_open_in_another_program_is_told_as_in_use(tmp_path: Path) -> None:
    made(tmp_path)
    program = (
        "import sys; from pathlib import Path; from desktop_app.storage.database import connect\n"
        f"connection = connect(Path({str(tmp_path)!r}), bytes(range(32)))\n"
        "print('open', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen([sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        with pytest.raises(WorkspaceError) as error:
            workspace(tmp_path).open(KEY)
        other.communicate("")
    assert key_of(error) == "workspace.in_use"


def test_that_nothing_begins_before_somebody_opened(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError) as error:
        workspace(tmp_path).begin()
    assert key_of(error) == "workspace.closed"


def test_that_sql_in_the_store_reaches_no_file_outside_the_workspace(tmp_path: Path) -> None:
    folder = tmp_path / "workspace"
    (tmp_path / "secret.csv").write_text("a\n1\n")
    made(folder)
    store = workspace(folder)
    store.open(KEY)
    with store.begin() as work, pytest.raises(Exception, match=r"(?i)permission|disabled"):
        work.staging.query(f"SELECT * FROM '{tmp_path / 'secret.csv'}'")
    with store.begin() as work, pytest.raises(Exception, match=r"(?i)lock"):
        work.staging.query("SET enable_external_access = true")
    store.close()
