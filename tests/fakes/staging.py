"""A `Staging` over DuckDB in memory, with the real ledger schema as `ws`."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

import duckdb

from desktop_app.domain.errors import Cancelled
from desktop_app.domain.frame import Arrival, Frame
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.storage.schema import MIGRATIONS


def empty(connection: duckdb.DuckDBPyConnection) -> None:
    """Take every row out of `ws` but the number of its schema; making the tables anew takes ten times as long."""
    filled = "SELECT table_name FROM duckdb_tables() WHERE database_name = 'ws' AND estimated_size > 0"
    for (table,) in connection.execute(filled).fetchall():
        if table != "schema_version":
            connection.execute(f"DELETE FROM ws.{table}")


class MemoryStaging:
    """`take` stands in for the ledger: it inserts a SELECT over the staging into a canonical table."""

    def __init__(self) -> None:
        self.connection = duckdb.connect(":memory:")
        self.connection.execute("SET TimeZone = 'UTC'")
        self.connection.execute("ATTACH ':memory:' AS ws")
        self.connection.execute("USE ws")
        for statement in chain.from_iterable(MIGRATIONS):
            self.connection.execute(statement)
        self.connection.execute("USE memory")
        self.clear()

    def empty(self) -> None:
        """As it was made: nothing staged, nothing in the ledger."""
        empty(self.connection)
        self.clear()

    def clear(self) -> None:
        self.connection.execute("DETACH DATABASE IF EXISTS stage")
        self.connection.execute("ATTACH ':memory:' AS stage")
        self._packs: dict[str, dict[tuple[int, int], bytes]] = {}

    def add(self, table: str, rows: Frame) -> None:
        self.connection.register("arriving", rows)
        self.connection.execute(f"CREATE TABLE IF NOT EXISTS stage.{table} AS FROM arriving LIMIT 0")
        self.connection.execute(f"INSERT INTO stage.{table} FROM arriving")
        self.connection.unregister("arriving")

    def fill(self, table: str, arrivals: Iterable[Arrival], progress: Progress) -> None:
        for arrival in arrivals:
            progress.check()
            self.connection.register("arriving", arrival.rows)
            self.connection.execute(f"CREATE TABLE IF NOT EXISTS stage.{table} AS FROM ({arrival.select}) LIMIT 0")
            self.connection.execute(f"INSERT INTO stage.{table} {arrival.select}")
            self.connection.unregister("arriving")
            packed = arrival.packed
            self._packs.setdefault(table, {})[packed.first_row, packed.last_row] = packed.cells

    def spans(self, table: str) -> tuple[tuple[int, int], ...]:
        return tuple(self._packs.get(table, {}))

    def cells(self, table: str, span: tuple[int, int]) -> bytes:
        return self._packs[table][span]

    def view(self, name: str, select: str) -> None:
        self.connection.execute(f"CREATE OR REPLACE VIEW stage.{name} AS {select}")

    def derive(self, table: str, select: str, progress: Progress) -> None:
        progress.check()
        try:
            with progress.interrupting(self.connection.interrupt):
                self.connection.execute(f"CREATE OR REPLACE TABLE stage.{table} AS {select}")
        except duckdb.InterruptException as error:
            raise Cancelled from error
        progress.check()

    def query(self, select: str) -> Frame:
        rows: Frame = self.connection.execute(select).to_arrow_table()
        return rows

    def take(self, table: str, select: str, progress: Progress = SILENT) -> int:
        """Insert into `ws.<table>`; gives the number of rows."""
        progress.check()
        rows = self.connection.execute(f"INSERT INTO ws.{table} BY NAME {select}").fetchone()
        assert rows is not None
        return int(rows[0])
