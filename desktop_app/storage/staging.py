"""Staged rows: an encrypted file of its own beside the store, thrown away whole.

DuckDB writes to one attached database per transaction, so staging never shares a transaction with the ledger, and dropping an
import, finished or not, leaves no trace in the store.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path

import duckdb
import pyarrow as pa

from desktop_app.domain.frame import Arrival, Frame
from desktop_app.domain.progress import Progress
from desktop_app.storage.database import SCRATCH, attach_scratch
from desktop_app.storage.packs import Packs
from desktop_app.storage.running import run
from desktop_app.storage.streams import streams


class StagingFile:
    """Implements the `Staging` port."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, folder: Path, key: bytes) -> None:
        self._connection = connection
        self._folder = folder
        self._key = key
        self._packs = Packs(folder / SCRATCH / "stage.packs")

    def clear(self) -> None:
        self._packs.clear()
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
            for alike in streams(arrivals, partial(self._packs.add, table)):
                cursor.register("arriving", alike.first.rows)
                _make(cursor, table, alike.first.select)
                with alike.flowing() as batches:
                    cursor.register("arriving", batches)
                    run(cursor, f"INSERT INTO stage.{table} {alike.first.select}", progress)
                cursor.unregister("arriving")
        finally:
            cursor.close()
            pa.default_memory_pool().release_unused()  # what the chunks took

    def spans(self, table: str) -> tuple[tuple[int, int], ...]:
        return self._packs.spans(table)

    def cells(self, table: str, span: tuple[int, int]) -> bytes:
        return self._packs.cells(table, span)

    def view(self, name: str, select: str) -> None:
        self._connection.cursor().execute(f"CREATE OR REPLACE VIEW stage.{name} AS {select}")

    def derive(self, table: str, select: str, progress: Progress) -> None:
        run(self._connection.cursor(), f"CREATE OR REPLACE TABLE stage.{table} AS {select}", progress)

    def query(self, select: str) -> Frame:
        rows: Frame = self._connection.cursor().execute(select).to_arrow_table()
        return rows


def _make(cursor: duckdb.DuckDBPyConnection, table: str, select: str) -> None:
    """A table for what the SELECT gives. Texts lie as they are: it is read a few times and thrown away, and packing them well
    costs more than all of that."""
    columns = cursor.execute(f"DESCRIBE {select}").fetchall()
    told = (f"{name} {kind}{' USING COMPRESSION uncompressed' if kind == 'VARCHAR' else ''}" for name, kind, *_ in columns)
    cursor.execute(f"CREATE TABLE IF NOT EXISTS stage.{table} ({', '.join(told)})")
