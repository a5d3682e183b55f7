"""One path from an empty file to the present schema, and a golden description of where it ends."""

from __future__ import annotations

from pathlib import Path

from desktop_app.storage.database import connect
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
