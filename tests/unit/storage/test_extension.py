"""Only our own extension is loaded, and behind it the database reaches nothing."""

from __future__ import annotations

import os
import shutil
import tomllib
from collections.abc import Iterator
from pathlib import Path

import duckdb
import duckdb_extension_httpfs
import pytest

from desktop_app.domain.errors import WorkspaceError
from desktop_app.storage import database, pinned
from desktop_app.storage.database import connect, quoted
from desktop_app.storage.extension import FILE, trusted_extension
from installer.pin_extension import locked, platform_of

KEY = bytes(range(32))
PACKAGE = Path(duckdb_extension_httpfs.__file__).parent


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """The wheel's file in a folder of its own."""
    return Path(shutil.copy(next(PACKAGE.rglob(FILE)), tmp_path / FILE))


def test_that_the_shipped_extension_is_the_pinned_one(copied: Path) -> None:
    assert trusted_extension().name == FILE
    assert trusted_extension(copied.parent) == copied


@pytest.mark.parametrize("place", [0, 1_000_003, -1])
def test_that_an_extension_with_one_other_bit_is_refused_in_a_sentence(copied: Path, place: int) -> None:
    content = bytearray(copied.read_bytes())
    content[place] ^= 1
    copied.write_bytes(content)
    with pytest.raises(WorkspaceError) as error:
        trusted_extension(copied.parent)
    assert error.value.message.key == "watch.altered_extension"


def test_that_a_missing_extension_is_refused_in_the_same_sentence(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError) as error:
        trusted_extension(tmp_path)
    assert error.value.message.key == "watch.altered_extension"


def test_that_nothing_is_opened_or_made_with_an_altered_extension(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "trusted_extension", lambda: trusted_extension(tmp_path / "none"))
    with pytest.raises(WorkspaceError):
        connect(tmp_path / "workspace", KEY)
    assert not (tmp_path / "workspace" / database.FILE_NAME).exists()


def test_that_every_platform_of_the_lock_is_pinned_in_the_locked_version() -> None:
    package = locked()
    assert pinned.VERSION == package["version"] == duckdb.__version__
    assert set(pinned.HTTPFS) == {platform_of(wheel) for wheel in package["wheels"]}
    lock = tomllib.loads((Path(__file__).resolve().parents[3] / "uv.lock").read_text("utf-8"))
    assert {package["version"] for package in lock["package"] if package["name"] == "duckdb"} == {pinned.VERSION}


@pytest.fixture
def hardened(tmp_path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    (tmp_path / "secret.csv").write_text("a\n1\n", "utf-8")
    connection = connect(tmp_path / "workspace", KEY)
    yield connection
    connection.close()


OUTSIDE = {
    "read a file": "SELECT * FROM '{folder}/secret.csv'",
    "read a text": "SELECT * FROM read_text('{folder}/secret.csv')",
    "read the users of the PC": "SELECT * FROM read_text('/etc/passwd')",
    "read bytes": "SELECT * FROM read_blob('{folder}/secret.csv')",
    "list a folder": "SELECT * FROM glob('{folder}/*')",
    "climb out of the workspace": "SELECT * FROM read_text('{folder}/workspace/../secret.csv')",
    "write a file": "COPY (SELECT 42) TO '{folder}/stolen.csv'",
    "export the store": "EXPORT DATABASE ws TO '{folder}/stolen'",
    "attach another file": "ATTACH '{folder}/other.duckdb' AS other",
    "attach over the network": "ATTACH 'https://127.0.0.1:9/x.duckdb' AS other",
    "read over http": "SELECT * FROM 'http://127.0.0.1:9/x.csv'",
    "read over https": "SELECT * FROM read_csv('https://127.0.0.1:9/x.csv')",
    "read over s3": "SELECT * FROM 's3://bucket/x.parquet'",
    "send to a server": "COPY (SELECT 42) TO 'http://127.0.0.1:9/x.csv'",
    "install an extension": "INSTALL spatial",
    "install from elsewhere": "INSTALL spatial FROM '{folder}'",
    "load an extension": "LOAD spatial",
    "load an extension by path": "LOAD '{folder}/x.duckdb_extension'",
    "allow it again": "SET enable_external_access = true",
    "allow one more folder": "SET allowed_directories = ['/']",
    "allow one more file": "SET allowed_paths = ['/etc/passwd']",
    "unlock the settings": "SET lock_configuration = false",
    "reset the settings": "RESET enable_external_access",
    "allow unsigned extensions": "SET allow_unsigned_extensions = true",
    "move the temporary files": "SET temp_directory = '{folder}'",
    "stop encrypting them": "SET temp_file_encryption = false",
    "profile to a file": "SET profiling_output = '{folder}/profile.json'",
    "keep a secret": "CREATE PERSISTENT SECRET s (TYPE http, BEARER_TOKEN 'x')",
}  # fmt: skip


@pytest.mark.parametrize("what", OUTSIDE)
def test_that_no_statement_gets_out_of_the_workspace(hardened: duckdb.DuckDBPyConnection, tmp_path: Path, what: str) -> None:
    before = sorted(path.name for path in tmp_path.iterdir())
    with pytest.raises(duckdb.Error, match=r"(?i)permission|disabled|locked|cannot|not supported|no function|does not exist"):
        hardened.execute(OUTSIDE[what].format(folder=tmp_path)).fetchall()
    assert sorted(path.name for path in tmp_path.iterdir()) == before


def test_that_no_statement_reads_the_environment(hardened: duckdb.DuckDBPyConnection) -> None:
    os.environ["POWERDESK_TEST_SECRET"] = "sesame"
    with pytest.raises(duckdb.Error):
        hardened.execute("SELECT getenv('POWERDESK_TEST_SECRET')").fetchall()


def test_that_a_folder_with_a_quotation_mark_changes_no_setting(tmp_path: Path) -> None:
    folder = tmp_path / "it's'; SET lock_configuration = false; --"
    connection = connect(folder, KEY)
    assert connection.execute("SELECT current_setting('lock_configuration')").fetchall() == [(True,)]
    assert quoted("'") == "''''"
    connection.close()
