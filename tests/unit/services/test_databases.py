"""From a saved connection to a committed batch: the secret stays in the keyring, every question is on record."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app.domain.database import DatabaseConnection, DatabaseKind, Pull, TableName
from desktop_app.domain.errors import ExtractError
from desktop_app.storage.database import FILE_NAME
from tests.fakes.secrets import KeptSecrets
from tests.houses import Opened, opened_in
from tests.servers import DATABASE, SECRET, USER, Server, postgresql

BILLS = TableName("public", "a_rcvbl_flow")
SQL = "SELECT cons_no, rcvbl_ym, rcvbl_amt, release_date, due_date FROM a_rcvbl_flow WHERE cons_no <> '0000099999' ORDER BY 1"


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with postgresql() as started:
        started.statements(
            "CREATE TABLE a_rcvbl_flow (cons_no text, rcvbl_ym text, rcvbl_amt numeric(18,2), release_date date, due_date date)",
            "INSERT INTO a_rcvbl_flow SELECT lpad(n::text, 10, '0'), '202601', n, '2026-01-05', '2026-01-25' "
            "FROM generate_series(1, 300) n",
            f"GRANT SELECT ON a_rcvbl_flow TO {USER}",
        )
        yield started


@pytest.fixture
def connection(server: Server) -> DatabaseConnection:
    return DatabaseConnection("营销库", DatabaseKind.POSTGRESQL, "127.0.0.1", server.port, DATABASE, USER)


@pytest.fixture
def secrets() -> KeptSecrets:
    return KeptSecrets()


@pytest.fixture
def opened(tmp_path: Path, secrets: KeptSecrets) -> Iterator[Opened]:
    made = opened_in(tmp_path / "workspace", secrets)
    yield made
    made.house.gate.sign_out()


def facts(opened: Opened, action: str) -> list[tuple[str, dict[str, object]]]:
    with opened.house.gate.workspace.begin() as work:
        return [(row.result, json.loads(row.facts)) for row in work.audit.rows() if row.action == action]


def test_that_a_pull_becomes_a_batch_like_a_file(opened: Opened, connection: DatabaseConnection) -> None:
    house, session = opened.house, opened.session
    house.save_connection(session, connection, SECRET)
    check = house.check_extracts(session, [Pull("营销库", BILLS)])
    assert house.commit_import(session, check.token).batch.rows == 300
    ((_, row),) = facts(opened, "import.commit")
    assert [(file["name"], file["sheet"], file["rows"]) for file in row["files"]] == [
        (connection.place, "public.a_rcvbl_flow", 300)
    ]  # type: ignore[attr-defined]
    again = house.check_extracts(session, [Pull("营销库", BILLS)])
    assert ([known.batch_id for known in again.known], again.files) == ([1], ())


def test_that_files_and_pulls_are_checked_together(opened: Opened, connection: DatabaseConnection, tmp_path: Path) -> None:
    house, session = opened.house, opened.session
    house.save_connection(session, connection, SECRET)
    people = tmp_path / "客户.csv"
    people.write_text("户号,户名,用电类别\n0000000001,甲,居民生活\n", "utf-8")
    check = house.check_extracts(session, [people, Pull("营销库", SQL, cap=100)])
    assert [(file.kind_id, file.accepted.rows) for file in check.files] == [("customer", 1), ("bill", 100)]
    assert "databases.capped" in [finding.message.key for finding in check.findings]


def test_that_the_trail_knows_what_was_pulled_and_no_customer(opened: Opened, connection: DatabaseConnection) -> None:
    house, session = opened.house, opened.session
    house.save_connection(session, connection, SECRET)
    check = house.check_extracts(session, [Pull("营销库", SQL)])
    ((result, row),) = facts(opened, "database.pull")
    assert (result, row["rows"], row["sha256"], row["place"]) == ("done", 300, check.files[0].sha256, connection.place)
    assert "FROM a_rcvbl_flow" in str(row["statement"])
    assert "0000099999" not in str(row["statement"])
    with pytest.raises(ExtractError):
        house.check_extracts(session, [Pull("营销库", "DROP TABLE a_rcvbl_flow")])
    result, row = facts(opened, "database.pull")[-1]
    assert (result, row["reason"]) == ("failed", "databases.only_select")


def test_that_the_secret_is_in_the_keyring_and_nowhere_else(
    opened: Opened, connection: DatabaseConnection, secrets: KeptSecrets
) -> None:
    house, session = opened.house, opened.session
    said = house.save_connection(session, connection, SECRET)
    assert said.secret.key == "databases.kept"
    assert list(secrets.kept.values()) == [SECRET]
    listed = house.list_connections(session)
    assert [(one.connection, one.keeps_secret) for one in listed.connections] == [(connection, True)]
    house.preview_pull(session, Pull("营销库", BILLS))
    with house.gate.workspace.begin() as work:
        told = " ".join(row.facts + row.subject for row in work.audit.rows())
    assert SECRET not in told
    assert SECRET not in repr(Pull("营销库", BILLS, secret=SECRET))
    house.delete_connection(session, "营销库")
    assert secrets.kept == {}
    assert house.list_connections(session).connections == ()


def test_that_without_a_keyring_the_secret_is_asked_each_time_and_the_reason_told(
    tmp_path: Path, connection: DatabaseConnection
) -> None:
    opened = opened_in(tmp_path / "workspace")
    house, session = opened.house, opened.session
    assert house.save_connection(session, connection, SECRET).secret.key == "databases.not_kept"
    assert not house.list_connections(session).keyring
    with pytest.raises(ExtractError) as error:
        house.list_tables(session, "营销库")
    assert error.value.message.key == "databases.no_secret"
    assert BILLS in house.list_tables(session, "营销库", SECRET)
    assert len(house.preview_pull(session, Pull("营销库", BILLS, secret=SECRET)).rows) == 200
    assert house.check_extracts(session, [Pull("营销库", BILLS, secret=SECRET)]).accepted == 300
    house.gate.sign_out()
    assert SECRET.encode() not in (tmp_path / "workspace" / FILE_NAME).read_bytes()


def test_that_a_connection_turned_to_another_server_does_not_take_its_secret_along(
    opened: Opened, connection: DatabaseConnection, secrets: KeptSecrets
) -> None:
    house, session = opened.house, opened.session
    house.save_connection(session, connection, SECRET)
    assert house.save_connection(session, connection).secret.key == "databases.kept"
    assert house.save_connection(session, replace(connection, host="127.0.0.2")).secret.key == "databases.no_secret_given"
    assert secrets.kept == {}


def test_that_a_connection_is_tried_before_it_is_saved(opened: Opened, connection: DatabaseConnection) -> None:
    house, session = opened.house, opened.session
    assert int(house.try_connection(session, connection, SECRET).split(".")[0]) >= 13
    with pytest.raises(ExtractError) as error:
        house.try_connection(session, connection, "wrong")
    assert error.value.message.key == "databases.wrong_password"
    assert [result for result, _ in facts(opened, "database.try")] == ["done", "failed"]


def test_that_what_is_missing_or_unknown_is_named(opened: Opened, connection: DatabaseConnection) -> None:
    def key_of(changed: DatabaseConnection) -> str:
        with pytest.raises(ExtractError) as error:
            opened.house.save_connection(opened.session, changed)
        return error.value.message.key

    assert key_of(replace(connection, host=" ")) == "databases.incomplete"
    assert key_of(replace(connection, options=(("options", "-c x=y"),))) == "databases.unknown_option"
    with pytest.raises(ExtractError) as error:
        opened.house.preview_pull(opened.session, Pull("没有的", BILLS))
    assert error.value.message.key == "databases.unknown_connection"
