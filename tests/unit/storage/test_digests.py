"""What rows come to: told by what they say, in the order of their source, and by nothing else."""

from __future__ import annotations

import datetime as dt
import hashlib
from decimal import Decimal

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.domain.progress import SILENT
from desktop_app.storage import column_digests
from desktop_app.storage.digests import digests_of_rows, stored_digest
from tests.fakes.staging import MemoryStaging

Row = tuple[str | None, Decimal | None, dt.date | None]
ROWS = st.lists(
    st.tuples(
        st.none() | st.text(st.characters(exclude_characters="\x00", exclude_categories=("Cs",)), max_size=5),
        st.none() | st.decimals(-(10**6), 10**6, places=2),
        st.none() | st.dates(dt.date(1990, 1, 1), dt.date(2100, 1, 1)),
    ),
    min_size=1,
    max_size=12,
)
COLUMNS = {"name": "name", "amount": "amount", "day": "day"}


@pytest.fixture(scope="module")
def table() -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    connection.execute("CREATE TABLE t (row_no BIGINT, name VARCHAR, amount DECIMAL(18, 2), day DATE)")
    return connection


def digest(table: duckdb.DuckDBPyConnection, rows: list[Row], first: int = 1) -> tuple[int, int]:
    table.execute("DELETE FROM t")
    table.executemany("INSERT INTO t VALUES (?, ?, ?, ?)", [(first + place, *row) for place, row in enumerate(rows)])
    return column_digests.digest_of(table.cursor(), "t", COLUMNS, SILENT)


@settings(deadline=None, max_examples=60)
@given(rows=ROWS, other=ROWS)
def test_that_equal_rows_and_only_they_come_to_the_same(
    table: duckdb.DuckDBPyConnection, rows: list[Row], other: list[Row]
) -> None:
    one = digest(table, rows)
    assert one[0] == len(rows)
    assert digest(table, rows, first=1000) == one, "where the rows came from does not count"
    assert (digest(table, other) == one) is (rows == other)


@settings(deadline=None, max_examples=30)
@given(rows=ROWS, at_once=st.integers(1, 5))
def test_that_it_does_not_matter_how_rows_are_cut_into_pieces(
    table: duckdb.DuckDBPyConnection, rows: list[Row], at_once: int
) -> None:
    whole = digest(table, rows)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(column_digests, "_ROWS_AT_ONCE", at_once)
        assert column_digests.digest_of(table.cursor(), "t", COLUMNS, SILENT) == whole


def test_that_rows_which_lie_out_of_order_are_put_in_order(table: duckdb.DuckDBPyConnection) -> None:
    rows: list[Row] = [("甲", Decimal("1.00"), None), ("乙", None, dt.date(2026, 1, 1)), ("丙", Decimal("-3.50"), None)]
    whole = digest(table, rows)
    table.execute("CREATE OR REPLACE TEMP TABLE turned AS FROM t ORDER BY row_no DESC")
    table.execute("DELETE FROM t")
    table.execute("INSERT INTO t FROM turned")
    assert column_digests.digest_of(table.cursor(), "t", COLUMNS, SILENT) == whole


def test_that_a_row_that_is_there_twice_is_digested_and_shows(table: duckdb.DuckDBPyConnection) -> None:
    rows: list[Row] = [("甲", Decimal("1.00"), None), ("乙", None, None)]
    whole = digest(table, rows)
    table.execute("INSERT INTO t SELECT * FROM t WHERE row_no = 2")
    again = column_digests.digest_of(table.cursor(), "t", COLUMNS, SILENT)
    assert again[0] == 3
    assert again[1] != whole[1]


def test_that_anybody_can_compute_the_digest_from_its_description(table: duckdb.DuckDBPyConnection) -> None:
    found = digest(table, [("户号", Decimal("12.34"), None), (None, Decimal("-1.00"), dt.date(1970, 1, 3))])

    def column(empty: list[int], lengths: list[int], values: bytes) -> str:
        streams = (
            b"".join(place.to_bytes(8, "little") for place in empty),
            b"".join(n.to_bytes(4, "little") for n in lengths),
            values,
        )
        return hashlib.sha256(b"".join(hashlib.sha256(stream).digest() for stream in streams)).hexdigest()

    amounts = (1234).to_bytes(16, "little", signed=True) + (-100).to_bytes(16, "little", signed=True)
    lines = [
        "2",
        "amount:" + column([], [], amounts),
        "day:" + column([0], [], (2).to_bytes(4, "little")),
        "name:" + column([1], [6], "户号".encode()),
    ]
    assert found == (2, int(hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16], 16))


@pytest.fixture
def ledger() -> duckdb.DuckDBPyConnection:
    return MemoryStaging().connection


def add(ledger: duckdb.DuckDBPyConnection, batch: int, file: int, *numbers: str) -> None:
    for row, number in enumerate(numbers, start=2):
        lineage = "batch_id, file_no, sheet, row_no, cons_no, cons_name"
        ledger.execute(f"INSERT INTO ws.customer ({lineage}) VALUES (?, ?, '', ?, ?, '某')", [batch, file, row, number])


def test_that_a_column_which_holds_nothing_does_not_count(ledger: duckdb.DuckDBPyConnection) -> None:
    add(ledger, 1, 1, "1", "2")
    before = digests_of_rows(ledger, "customer")
    ledger.execute("ALTER TABLE ws.customer ADD COLUMN of_a_later_version VARCHAR")
    assert digests_of_rows(ledger, "customer") == before
    ledger.execute("UPDATE ws.customer SET of_a_later_version = 'x' WHERE cons_no = '2'")
    assert digests_of_rows(ledger, "customer") != before


def test_that_files_of_one_batch_come_to_what_they_do_as_batches_of_their_own(ledger: duckdb.DuckDBPyConnection) -> None:
    add(ledger, 1, 1, "1", "2")
    add(ledger, 1, 2, "3")
    together = stored_digest(ledger, SILENT)
    ledger.execute("DELETE FROM ws.customer")
    ledger.execute("DELETE FROM ws.batch_digest")
    add(ledger, 1, 1, "3")
    add(ledger, 2, 1, "1", "2")
    assert stored_digest(ledger, SILENT) == together
    parts = digests_of_rows(ledger, "customer")
    assert [count for count, _ in parts.values()] == [1, 2]
