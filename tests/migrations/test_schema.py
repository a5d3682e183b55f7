"""One path from an empty file to the present schema, and a golden description of where it ends."""

from __future__ import annotations

from decimal import Decimal
from itertools import chain
from pathlib import Path

from desktop_app.storage.database import connect
from desktop_app.storage.migrations import m0001_ledger, m0002_safety
from desktop_app.storage.schema import VERSION, bring_up_to_date, describe, version_of

GOLDEN = Path(__file__).parent.parent / "goldens" / "schema.txt"
KEY = bytes(range(32))


def test_that_an_empty_file_becomes_the_golden_schema(tmp_path: Path) -> None:
    connection = connect(tmp_path, KEY)
    assert version_of(connection) == 0
    bring_up_to_date(connection, "ledger.duckdb")
    assert version_of(connection) == VERSION
    assert describe(connection) == GOLDEN.read_text("utf-8")


def test_that_bringing_up_to_date_twice_changes_nothing(tmp_path: Path) -> None:
    connection = connect(tmp_path, KEY)
    bring_up_to_date(connection, "ledger.duckdb")
    bring_up_to_date(connection, "ledger.duckdb")
    assert describe(connection) == GOLDEN.read_text("utf-8")


def test_that_rows_of_an_earlier_schema_stay_and_what_cannot_be_compared_any_more_is_known(tmp_path: Path) -> None:
    connection = connect(tmp_path, KEY)
    connection.execute("USE ws")
    for statement in chain(m0001_ledger.STATEMENTS, m0002_safety.STATEMENTS):
        connection.execute(statement)
    connection.execute("CREATE TABLE schema_version (version INTEGER PRIMARY KEY)")
    connection.execute("INSERT INTO schema_version VALUES (2)")
    connection.execute("INSERT INTO batch VALUES (1, TIMESTAMP '2026-01-01 08:00:00', '甲', 1, 1, 0, 'ab')")
    connection.execute("INSERT INTO customer (batch_id, file_no, sheet, row_no, cons_no) VALUES (1, 1, '', 2, '0000012345')")
    connection.execute(
        "INSERT INTO bill (batch_id, file_no, sheet, row_no, cons_no, rcvbl_ym, rcvbl_amt, release_date, due_date) "
        "VALUES (1, 1, '', 2, '0000012345', DATE '2026-01-01', 12.34, DATE '2026-01-28', DATE '2026-02-20')"
    )
    bring_up_to_date(connection, "ledger.duckdb")
    assert describe(connection) == GOLDEN.read_text("utf-8")
    assert connection.execute("SELECT cons_no, rcvbl_amt, about, derived FROM bill").fetchall() == [
        ("0000012345", Decimal("12.34"), None, None)
    ]
    assert connection.execute("SELECT cons_no, tel_home FROM customer_now").fetchall() == [("0000012345", None)]
    assert connection.execute("SELECT batch_id FROM batch_before").fetchall() == [(1,)]
