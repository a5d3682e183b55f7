"""Staged rows: an encrypted file of its own beside the store, thrown away whole.

DuckDB writes to one attached database per transaction, so staging never shares a transaction with the ledger, and dropping an
import, finished or not, leaves no trace in the store.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import duckdb

from desktop_app.domain.frame import Arrival, Frame, Packed
from desktop_app.domain.progress import Progress
from desktop_app.storage.database import attach_scratch
from desktop_app.storage.running import run
from desktop_app.storage.streams import streams


class StagingFile:
    """Implements the `Staging` port."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, folder: Path, key: bytes) -> None:
        self._connection = connection
        self._folder = folder
        self._key = key

    def clear(self) -> None:
        attach_scratch(self._connection.cursor(), self._folder, self._key, "stage")

    def add(self, table: str, rows: Frame) -> None:
        cursor = self._connection.cursor()
        cursor.register("arriving", rows)
        cursor.execute(f"CREATE TABLE IF NOT EXISTS stage.{table} AS FROM arriving LIMIT 0")
        cursor.execute(f"INSERT INTO stage.{table} FROM arriving")
        cursor.unregister("arriving")

    def fill(self, table: str, arrivals: Iterable[Arrival], progress: Progress) -> None:
        cursor = self._connection.cursor()
        try:
            for alike in streams(arrivals):
                cursor.register("arriving", alike.first.rows)
                cursor.execute(f"CREATE TABLE IF NOT EXISTS stage.{table} AS FROM ({alike.first.select}) LIMIT 0")
                with alike.flowing() as batches:
                    cursor.register("arriving", batches)
                    run(cursor, f"INSERT INTO stage.{table} {alike.first.select}", progress)
                cursor.unregister("arriving")
                for packed in alike.packed:
                    keep(cursor, table, packed)
        finally:
            cursor.close()

    def view(self, name: str, select: str) -> None:
        self._connection.cursor().execute(f"CREATE OR REPLACE VIEW stage.{name} AS {select}")

    def derive(self, table: str, select: str, progress: Progress) -> None:
        run(self._connection.cursor(), f"CREATE OR REPLACE TABLE stage.{table} AS {select}", progress)

    def query(self, select: str) -> Frame:
        rows: Frame = self._connection.cursor().execute(select).to_arrow_table()
        return rows


def keep(cursor: duckdb.DuckDBPyConnection, table: str, packed: Packed) -> None:
    """What is packed of a table's rows, in a table of its own for each pack, or all would be read to get at one."""
    first, last = packed.first_row, packed.last_row
    cursor.execute(f"CREATE TABLE IF NOT EXISTS stage.{table}_packs (first_row BIGINT, last_row BIGINT)")
    cursor.execute(f"INSERT INTO stage.{table}_packs VALUES (?, ?)", [first, last])
    cursor.execute(f"CREATE TABLE stage.{table}_pack_{first} (cells BLOB USING COMPRESSION uncompressed)")
    cursor.execute(f"INSERT INTO stage.{table}_pack_{first} VALUES (?)", [packed.cells])
