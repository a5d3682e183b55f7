"""Against real servers: what is stored comes in, nothing can be written, every refusal is a sentence, leaving is at once."""

from __future__ import annotations

import datetime as dt
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app.domain.database import DatabaseConnection, DatabaseKind, TableName, Tls
from desktop_app.domain.dictionary import Dictionary
from desktop_app.domain.errors import Cancelled, ExtractError
from desktop_app.domain.progress import SILENT, Silent
from desktop_app.domain.texts import Texts
from desktop_app.importing.check import check
from desktop_app.importing.reading import read_into
from desktop_app.importing.sources.databases.line import Line
from desktop_app.importing.sources.databases.looking import answers, tables
from desktop_app.importing.sources.databases.pulling import DatabaseExtract, preview
from tests.fakes.staging import MemoryStaging
from tests.servers import DATABASE, SECRET, USER, Server, mariadb, postgresql

RESOURCES = Path(__file__).resolve().parents[4] / "resources"
BILLS = 20_000
TODAY = dt.date(2026, 4, 15)


@pytest.fixture(scope="module")
def postgres() -> Iterator[Server]:
    with postgresql() as server:
        server.statements(
            "CREATE SCHEMA yx",
            "CREATE TABLE yx.a_rcvbl_flow (cons_no varchar(16), rcvbl_ym varchar(6), rcvbl_amt numeric(18,2), "
            "release_date date, due_date date, released timestamptz)",
            "INSERT INTO yx.a_rcvbl_flow SELECT lpad(n::text, 10, '0'), '202601', n * 1.10, '2026-01-05', '2026-01-25', "
            f"'2026-01-05 18:30:00+00' FROM generate_series(1, {BILLS}) n",
            'CREATE TABLE yx."用户 档案%s" ("户号" text, "户名" text, "照片" bytea)',
            """INSERT INTO yx."用户 档案%s" VALUES ('0000000001', '王"敏''', NULL)""",
            "CREATE SCHEMA locked",
            "CREATE TABLE locked.secret (cons_no text)",
            "CREATE TABLE yx.picture (photo bytea)",
            "INSERT INTO yx.picture VALUES ('x')",
            "CREATE VIEW yx.late AS SELECT cons_no, rcvbl_ym FROM yx.a_rcvbl_flow",
            f"ALTER ROLE {USER} SET datestyle = 'SQL, DMY'",  # what an account prefers changes no day
            f"GRANT USAGE ON SCHEMA yx TO {USER}",
            f"GRANT SELECT, INSERT, DELETE ON ALL TABLES IN SCHEMA yx TO {USER}",
        )
        yield server


@pytest.fixture(scope="module")
def maria() -> Iterator[Server]:
    with mariadb() as server:
        server.statements(
            "CREATE TABLE a_rcvbl_flow (cons_no varchar(16), rcvbl_ym varchar(6), rcvbl_amt decimal(18,2), "
            "release_date date, due_date date, released datetime)",
            "INSERT INTO a_rcvbl_flow SELECT lpad(seq, 10, '0'), '202601', seq * 1.10, '2026-01-05', '2026-01-25', "
            f"'2026-01-05 18:30:00' FROM seq_1_to_{BILLS}",
            "CREATE TABLE `用户 档案%s` (`户号` text, `户名` text, `照片` blob)",
            """INSERT INTO `用户 档案%s` VALUES ('0000000001', '王"敏''', NULL)""",
            "CREATE DATABASE locked",
            "CREATE TABLE locked.secret (cons_no text)",
            "CREATE TABLE picture (photo blob)",
            "INSERT INTO picture VALUES ('x')",
            "CREATE VIEW late AS SELECT cons_no, rcvbl_ym FROM a_rcvbl_flow",
            f"GRANT SELECT, INSERT, DELETE ON yx.* TO {USER}",
        )
        yield server


def reached(server: Server) -> DatabaseConnection:
    return DatabaseConnection("营销库", DatabaseKind(server.kind), "127.0.0.1", server.port, DATABASE, USER)


@pytest.fixture(params=["postgres", "maria"])
def connection(request: pytest.FixtureRequest) -> DatabaseConnection:
    return reached(request.getfixturevalue(request.param))


def schema(connection: DatabaseConnection) -> str:
    return "yx"  # PostgreSQL's schema, and MariaDB's database


@pytest.fixture(scope="module")
def dictionary() -> Dictionary:
    return Dictionary.load(RESOURCES / "dictionaries" / "extracts.toml")


@pytest.fixture(scope="module")
def texts() -> Texts:
    return Texts.load(RESOURCES / "texts")


def refused(connection: DatabaseConnection, wanted: TableName | str, secret: str = SECRET) -> str:
    with pytest.raises(ExtractError) as error:
        preview(DatabaseExtract(connection, secret, wanted, 10), SILENT)
    said = Texts.load(RESOURCES / "texts").advice(error.value.message)
    assert SECRET not in str(said)
    assert all((said.what, said.means, said.next))
    return error.value.message.key.split(".")[1]


def test_that_a_table_comes_in_whole_with_the_control_total_of_the_server(
    connection: DatabaseConnection, dictionary: Dictionary
) -> None:
    staging = MemoryStaging()
    wanted = DatabaseExtract(connection, SECRET, TableName(schema(connection), "a_rcvbl_flow"), 1_000_000)
    staged = read_into(staging, [wanted], dictionary, SILENT, today=TODAY)
    result = check(staging, staged, dictionary, SILENT, today=TODAY)
    (file,) = result.files
    assert (file.kind_id, file.accepted.rows, file.rejected.rows) == ("bill", BILLS, 0)
    assert str(file.accepted.amount) == f"{BILLS * (BILLS + 1) // 2 * 11 / 10:,.2f}"
    assert file.path.name == connection.place
    assert file.sheet == "yx.a_rcvbl_flow"
    assert file.preview[0][:3] == ("0000000001", "202601", "1.10")
    assert len(file.sha256) == 64


VALUES = {
    DatabaseKind.POSTGRESQL: "SELECT 0.10::numeric(9,2) AS a, 12345678901234567890.5::numeric AS b, 1234567890123::float8 AS c, "
    "0.1::float8 AS d, 9007199254740993::bigint AS e, date '2026-03-04' AS f, timestamp '2026-03-04 05:06:07.5' AS g, "
    "'26:00:05' AS h, true AS i, NULL::int AS j, date 'infinity' AS k",
    DatabaseKind.MYSQL: "SELECT CAST(0.10 AS decimal(9,2)) AS a, CAST('12345678901234567890.5' AS decimal(30,1)) AS b, "
    "1234567890123e0 AS c, 0.1e0 AS d, 9007199254740993 AS e, DATE '2026-03-04' AS f, TIMESTAMP '2026-03-04 05:06:07.5' AS g, "
    "TIME '26:00:05' AS h, 'TRUE' AS i, NULL AS j, 'infinity' AS k",
}


def test_that_every_kind_of_value_comes_in_digit_by_digit(connection: DatabaseConnection) -> None:
    (row,) = preview(DatabaseExtract(connection, SECRET, VALUES[connection.kind], 10), SILENT).rows
    assert row == (
        "0.10", "12345678901234567890.5", "1234567890123", "0.1", "9007199254740993", "2026-03-04", "2026-03-04 05:06:07.5",
        "26:00:05", "TRUE", "", "infinity",
    )  # fmt: skip


def test_that_the_hash_is_that_of_the_rows_and_not_of_the_moment(connection: DatabaseConnection, dictionary: Dictionary) -> None:
    def hashed(where: str) -> str:
        sql = f"SELECT cons_no, rcvbl_ym, rcvbl_amt, release_date, due_date FROM yx.a_rcvbl_flow {where} ORDER BY cons_no"
        extract = DatabaseExtract(connection, SECRET, sql, 1_000_000)
        return read_into(MemoryStaging(), [extract], dictionary, SILENT, today=TODAY).files[0].sha256

    assert hashed("") == hashed("-- a remark\n")
    assert hashed("") != hashed("WHERE cons_no > '0000000001'")


def test_that_a_moment_with_a_time_zone_becomes_beijing_time_and_is_told(postgres: Server, dictionary: Dictionary) -> None:
    extract = DatabaseExtract(reached(postgres), SECRET, TableName("yx", "a_rcvbl_flow"), 1_000_000)
    assert preview(replace(extract, cap=1), SILENT).rows[0][5] == "2026-01-06 02:30:00"
    notes = read_into(MemoryStaging(), [extract], dictionary, SILENT, today=TODAY).files[0].notes
    assert [(note.message.key, note.message.values["column"]) for note in notes] == [("importing.zoned", "released")]


def test_that_the_cap_holds_and_is_told(connection: DatabaseConnection, dictionary: Dictionary) -> None:
    staging = MemoryStaging()
    for wanted in (TableName("yx", "a_rcvbl_flow"), "SELECT * FROM yx.a_rcvbl_flow"):
        staging.clear()
        (file,) = read_into(staging, [DatabaseExtract(connection, SECRET, wanted, 10_000)], dictionary, SILENT, today=TODAY).files
        assert staging.query(f"SELECT count(*) AS n FROM {file.rows}").column("n").to_pylist() == [10_000]
        assert ("databases.capped", 10_000) in [(note.message.key, note.message.values.get("rows")) for note in file.notes]
    staging.clear()
    exact = read_into(
        staging, [DatabaseExtract(connection, SECRET, "SELECT * FROM yx.a_rcvbl_flow", BILLS)], dictionary, SILENT, today=TODAY
    )
    assert "databases.capped" not in [note.message.key for note in exact.files[0].notes]


def test_that_tables_and_views_are_listed_and_a_name_of_any_letters_is_quoted(connection: DatabaseConnection) -> None:
    found = tables(connection, SECRET, SILENT)
    assert {"a_rcvbl_flow", "late", "用户 档案%s"} <= {table.name for table in found}
    assert not {"pg_class", "user", "tables"} & {table.name for table in found}
    shown = preview(DatabaseExtract(connection, SECRET, TableName("yx", "用户 档案%s"), 10), SILENT)
    assert shown.columns == ("户号", "户名", "照片")
    assert shown.rows == (("0000000001", "王\"敏'", ""),)


def test_that_signs_the_driver_knows_pass_through_a_query_unharmed(connection: DatabaseConnection) -> None:
    sql = "SELECT cons_no, '10:30 :x %s %(y)s' AS said FROM yx.a_rcvbl_flow WHERE cons_no LIKE '%00001' AND rcvbl_amt < 2"
    assert preview(DatabaseExtract(connection, SECRET, sql, 10), SILENT).rows == (("0000000001", "10:30 :x %s %(y)s"),)


def test_that_a_server_answers_with_its_version(connection: DatabaseConnection) -> None:
    assert int(answers(connection, SECRET, SILENT).split(".")[0]) >= 10


WRITING = ("DELETE FROM yx.a_rcvbl_flow", "INSERT INTO yx.a_rcvbl_flow (cons_no) VALUES ('1')", "CREATE TABLE yx.x (a int)")


@pytest.mark.parametrize("statement", WRITING)
def test_that_the_server_itself_refuses_to_write_where_the_check_of_the_statement_is_passed_by(
    connection: DatabaseConnection, statement: str
) -> None:
    with pytest.raises(ExtractError) as error, Line(connection, SECRET, SILENT) as line:
        line.do(lambda connected: connected.exec_driver_sql(statement))
    assert error.value.message.key in {"databases.only_reads", "databases.denied"}
    with pytest.raises(ExtractError):
        preview(DatabaseExtract(connection, SECRET, statement, 10), SILENT)
    assert len(preview(DatabaseExtract(connection, SECRET, "SELECT cons_no FROM yx.a_rcvbl_flow", BILLS), SILENT).rows) == BILLS


def test_that_two_statements_never_arrive_as_two(connection: DatabaseConnection) -> None:
    both = "SELECT 1; DELETE FROM yx.a_rcvbl_flow"
    assert refused(connection, both) == "one_statement"
    with pytest.raises(ExtractError), Line(connection, SECRET, SILENT) as line:
        line.do(lambda connected: connected.execution_options(stream_results=True, no_parameters=True).exec_driver_sql(both))
    assert len(preview(DatabaseExtract(connection, SECRET, "SELECT cons_no FROM yx.a_rcvbl_flow", BILLS), SILENT).rows) == BILLS


def test_that_what_the_server_refuses_is_told_by_its_cause(connection: DatabaseConnection) -> None:
    table = TableName("yx", "a_rcvbl_flow")
    assert refused(connection, table, "wrong") == "wrong_password"
    assert refused(replace(connection, user="nobody_such"), table) == "wrong_password"
    assert refused(connection, TableName("yx", "no_such")) == "no_table"
    assert refused(connection, "SELECT no_such FROM yx.a_rcvbl_flow") == "no_column"
    assert refused(connection, TableName("locked", "secret")) == "denied"
    assert refused(connection, "SELECT FROM WHERE") == "not_understood"
    assert refused(connection, TableName("yx", "picture")) == "no_text"
    assert refused(replace(connection, database="no_such"), table) in {"no_database", "denied"}
    assert refused(replace(connection, tls=Tls.ENCRYPT), table) == "no_tls"


def test_that_a_way_that_leads_nowhere_is_told_by_its_cause(connection: DatabaseConnection) -> None:
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        closed = silent.getsockname()[1]
    assert refused(replace(connection, port=closed), "SELECT 1") == "no_server"
    assert refused(replace(connection, host="no-such-host.invalid"), "SELECT 1") == "unknown_host"


class CancelAt(Silent):
    """A person who presses cancel at a moment."""

    def __init__(self, seconds: float) -> None:
        self.at = time.monotonic() + seconds
        self.told = 0.0

    def check(self) -> None:
        if time.monotonic() >= self.at:
            self.told = self.told or time.monotonic()
            raise Cancelled


ENDLESS = {
    DatabaseKind.POSTGRESQL: "SELECT count(*) FROM generate_series(1, 100000000000) a",
    DatabaseKind.MYSQL: "SELECT count(*) FROM yx.a_rcvbl_flow a, yx.a_rcvbl_flow b, yx.a_rcvbl_flow c",
}
RUNNING = {
    DatabaseKind.POSTGRESQL: "SELECT count(*) FROM pg_stat_activity WHERE query LIKE '%generate_series%' AND state = 'active' "
    "AND pid <> pg_backend_pid()",
    DatabaseKind.MYSQL: "SELECT count(*) FROM information_schema.processlist WHERE info LIKE '%a_rcvbl_flow c%' AND "
    "id <> connection_id()",
}


def test_that_cancelling_leaves_within_a_second_and_stops_the_server_too(connection: DatabaseConnection) -> None:
    began, progress = time.monotonic(), CancelAt(0.8)
    with pytest.raises(Cancelled):
        preview(DatabaseExtract(connection, SECRET, ENDLESS[connection.kind], 10), progress)
    assert time.monotonic() - began < 1.8
    until = time.monotonic() + 10
    while running(connection):
        assert time.monotonic() < until, "the server still works on it"
        time.sleep(0.1)


def running(connection: DatabaseConnection) -> int:
    sql = RUNNING[connection.kind]
    with Line(connection, SECRET, SILENT) as line:
        return int(line.do(lambda connected: connected.execution_options(no_parameters=True).exec_driver_sql(sql).scalar()))


def test_that_a_server_that_never_answers_can_be_left_within_a_second(connection: DatabaseConnection) -> None:
    with socket.socket() as mute:
        mute.bind(("127.0.0.1", 0))
        mute.listen()
        held = threading.Event()
        began, progress = time.monotonic(), CancelAt(0.3)
        with pytest.raises(Cancelled):
            answers(replace(connection, port=mute.getsockname()[1]), SECRET, progress)
        assert time.monotonic() - began < 1.3
        held.set()


def test_that_leaving_a_long_answer_unread_takes_no_time(connection: DatabaseConnection) -> None:
    sql = {
        DatabaseKind.POSTGRESQL: "SELECT generate_series(1, 5000000) AS n",
        DatabaseKind.MYSQL: "SELECT a.cons_no FROM yx.a_rcvbl_flow a, yx.a_rcvbl_flow b",
    }
    began = time.monotonic()
    shown = preview(DatabaseExtract(connection, SECRET, sql[connection.kind], 200), SILENT)
    assert (len(shown.rows), shown.more) == (200, True)
    assert time.monotonic() - began < 3


ODBC_DRIVER = Path("/usr/lib/x86_64-linux-gnu/odbc/psqlodbcw.so")


@pytest.fixture
def source(postgres: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> DatabaseConnection:
    """The same PostgreSQL as a data source of the system's ODBC manager."""
    if not ODBC_DRIVER.exists():
        pytest.skip("no ODBC driver is installed: sudo apt-get install -y unixodbc odbc-postgresql")
    lines = (f"Driver={ODBC_DRIVER}", "Servername=127.0.0.1", f"Port={postgres.port}", f"Database={DATABASE}")
    (tmp_path / "odbc.ini").write_text("\n".join(("[yingxiao]", *lines)) + "\n", "utf-8")
    monkeypatch.setenv("ODBCINI", str(tmp_path / "odbc.ini"))
    return DatabaseConnection("营销库", DatabaseKind.ODBC, "", None, "yingxiao", USER)


def test_that_a_source_of_the_systems_odbc_is_read_like_any_other(source: DatabaseConnection, dictionary: Dictionary) -> None:
    assert TableName("yx", "a_rcvbl_flow") in tables(source, SECRET, SILENT)
    extract = DatabaseExtract(source, SECRET, TableName("yx", "a_rcvbl_flow"), 100)
    shown = preview(extract, SILENT)
    assert (len(shown.rows), shown.rows[0][:3], shown.more) == (100, ("0000000001", "202601", "1.10"), True)
    sql = "SELECT cons_no, rcvbl_ym, rcvbl_amt, release_date, due_date FROM yx.a_rcvbl_flow WHERE cons_no LIKE '%1'"
    (file,) = read_into(MemoryStaging(), [replace(extract, wanted=sql, cap=BILLS)], dictionary, SILENT, today=TODAY).files
    assert file.kind_id == "bill"


def test_that_nothing_is_ever_committed_even_where_a_driver_would_let_it(source: DatabaseConnection) -> None:
    """This driver ignores that the session was asked to be read-only."""
    with Line(source, SECRET, SILENT) as line:
        line.do(lambda connected: connected.exec_driver_sql("DELETE FROM yx.a_rcvbl_flow"))
    assert len(preview(DatabaseExtract(source, SECRET, "SELECT cons_no FROM yx.a_rcvbl_flow", BILLS), SILENT).rows) == BILLS


def test_that_odbc_refuses_in_sentences(source: DatabaseConnection) -> None:
    assert refused(source, "SELECT 1", "wrong") == "wrong_password"
    assert refused(source, TableName("yx", "no_such")) == "no_table"
    assert refused(source, "DELETE FROM yx.a_rcvbl_flow") == "only_select"
    assert refused(replace(source, database="no_such_source"), "SELECT 1") == "driver_missing"


def test_that_kingbase_is_spoken_to_though_its_version_line_is_its_own(postgres: Server) -> None:
    """A PostgreSQL that says of itself what KingbaseES V8R6 says; a real one was not at hand."""
    line = "KingbaseES V008R006C005B0041 on x86_64-pc-linux-gnu, compiled by gcc, 64-bit"
    postgres.statements("CREATE DATABASE kingbase", database="postgres")
    postgres.statements(
        f"CREATE OR REPLACE FUNCTION pg_catalog.version() RETURNS text LANGUAGE sql AS $$ SELECT '{line}'::text $$",
        "CREATE TABLE c_cons (cons_no text)",
        "GRANT SELECT ON c_cons TO reader",
        database="kingbase",
    )
    connection = replace(reached(postgres), kind=DatabaseKind.KINGBASE, database="kingbase")
    assert answers(connection, SECRET, SILENT) == "12.0"
    assert TableName("public", "c_cons") in tables(connection, SECRET, SILENT)
    with pytest.raises(AssertionError):
        answers(replace(connection, kind=DatabaseKind.POSTGRESQL), SECRET, SILENT)
