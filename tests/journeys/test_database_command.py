"""The command line and a real MariaDB: a connection is saved, a query imported, the password from the environment only."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.houses import founded_today
from tests.journeys.test_command_line import Said, powerdesk
from tests.servers import DATABASE, SECRET, USER, Server, mariadb


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with mariadb() as started:
        started.statements(
            "CREATE TABLE a_rcvbl_flow (CONS_NO varchar(16), RCVBL_YM varchar(6), RCVBL_AMT decimal(18,2), RELEASE_DATE date, "
            "DUE_DATE date)",
            "INSERT INTO a_rcvbl_flow SELECT lpad(seq, 10, '0'), '202601', seq, '2026-01-05', '2026-01-25' FROM seq_1_to_500",
            f"GRANT SELECT ON {DATABASE}.* TO {USER}",
        )
        yield started


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    folder = tmp_path / "workspace"
    founded_today(folder, "admin").house.gate.sign_out()
    return folder


def test_that_a_query_is_imported_without_a_window(server: Server, workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def ask(*words: object) -> Said:
        return powerdesk(*words, "--workspace", workspace, "--json")

    where = ("--kind", "mysql", "--host", "127.0.0.1", "--port", server.port, "--database", DATABASE, "--account", USER)
    assert json.loads(ask("connect", "营销库", *where).err)["error"] == "databases.no_secret"
    monkeypatch.setenv("POWERDESK_DATABASE_PASSWORD", SECRET)
    told = json.loads(ask("connect", "营销库", *where).out)
    assert (told["secret"], told["version"].split(".")[0].isdigit()) == ("databases.not_kept", True)
    said = ask("import-db", "营销库", "--sql", "SELECT * FROM a_rcvbl_flow WHERE CONS_NO <= '0000000200'")
    assert json.loads(said.out)["rows"] == 200
    assert json.loads(ask("import-db", "营销库", "--sql", "DROP TABLE a_rcvbl_flow").err)["error"] == "databases.only_select"
    said = ask("import-db", "营销库", "--table", f"{DATABASE}.a_rcvbl_flow")
    assert (json.loads(said.out)["rows"], json.loads(said.out)["skipped"]) == (300, 200)
    assert ask("import-db", "营销库").code == 2
    assert SECRET not in said.out + said.err
