"""What the rows of one file come to, digested column by column in the order of the source.

Columns lie as columns in the store and in Arrow: digesting their bytes as they lie takes a third of what writing every row as a
text takes (ADR 0020). A column's digest is of three streams, none of which knows how the rows were cut into pieces: where it is
empty (places from 0, 64 bit), how long its texts are (bytes, 32 bit), and its values one after another. Columns that hold nothing
are not given, so that one which a later version adds changes nothing about rows stored before.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from desktop_app.domain.progress import Progress

AS_THEY_ARE = ("VARCHAR", "DECIMAL", "DATE", "TIMESTAMP", "INTEGER", "BIGINT")  # every other type is digested as text
_ROWS_AT_ONCE = 122_880  # a row group of the engine
_DIGITS = 16  # 64 bits: the sum of millions of files stays exact


def digest_of(cursor: duckdb.DuckDBPyConnection, rows: str, columns: Mapping[str, str], progress: Progress) -> tuple[int, int]:
    """The number of rows and their digest; `rows` is what follows FROM, `columns` names and their SQL.

    Rows lie in the order in which they came; where they do not, they are put in order.
    """
    try:
        return _digested(cursor, rows, columns, progress, as_they_lie=True)
    except _OutOfOrderError:
        return _digested(cursor, f"{rows} ORDER BY row_no", columns, progress, as_they_lie=False)


class _OutOfOrderError(Exception):
    """Rows do not lie in the order of their numbers."""


def _digested(
    cursor: duckdb.DuckDBPyConnection, rows: str, columns: Mapping[str, str], progress: Progress, *, as_they_lie: bool
) -> tuple[int, int]:
    """Raises _OutOfOrderError where rows are taken as they lie and their numbers do not ascend."""
    told = ", ".join(f"{sql} AS {name}" for name, sql in columns.items())
    found = {name: _Column() for name in columns}
    count, last = 0, 0
    with ThreadPoolExecutor(1) as other:  # one core fetches, one digests
        pending: list[Future[None]] = []
        for batch in _batches(cursor, f"SELECT row_no, {told} FROM {rows}", progress):
            numbers = batch.column(0).to_numpy()
            if as_they_lie and (numbers[0] <= last or not np.all(numbers[1:] > numbers[:-1])):
                raise _OutOfOrderError
            last = int(numbers[-1])
            _settle(pending)
            pending.append(other.submit(_take, batch, found.values(), count))
            count += batch.num_rows
        _settle(pending)
    lines = [f"{count}", *(f"{name}:{column.hexdigest()}" for name, column in sorted(found.items()))]
    return count, int(hashlib.sha256("\n".join(lines).encode()).hexdigest()[:_DIGITS], 16)


def _settle(pending: list[Future[None]]) -> None:
    while pending:
        pending.pop().result()


def _batches(cursor: duckdb.DuckDBPyConnection, select: str, progress: Progress) -> Iterator[pa.RecordBatch]:
    progress.check()
    with progress.interrupting(cursor.interrupt):
        try:
            yield from cursor.execute(select).to_arrow_reader(_ROWS_AT_ONCE)
        except duckdb.InterruptException:
            progress.check()
            raise
    progress.check()


def _take(batch: pa.RecordBatch, columns: Iterable[_Column], before: int) -> None:
    for cells, column in zip(batch.columns[1:], columns, strict=True):
        column.take(cells, before)


class _Column:
    """The three streams of one column."""

    def __init__(self) -> None:
        self._empty, self._lengths, self._values = hashlib.sha256(), hashlib.sha256(), hashlib.sha256()

    def take(self, cells: pa.Array, before: int) -> None:
        if cells.null_count:
            places = np.flatnonzero(cells.is_null().to_numpy(zero_copy_only=False)) + before
            self._empty.update(places.astype("<i8").tobytes())
            cells = cells.drop_null()
        if pa.types.is_string(cells.type):
            self._lengths.update(memoryview(pc.binary_length(cells).buffers()[1])[: 4 * len(cells)] if len(cells) else b"")
        self._values.update(_bytes_of(cells))

    def hexdigest(self) -> str:
        whole = hashlib.sha256(self._empty.digest() + self._lengths.digest() + self._values.digest())
        return whole.hexdigest()


def _bytes_of(cells: pa.Array) -> memoryview | bytes:
    """The values one after another, as Arrow lays them: texts in UTF-8, money as 128-bit numbers, days as their number."""
    data = cells.buffers()[-1]
    if data is None or not len(cells):
        return b""
    if pa.types.is_string(cells.type):
        ends = np.frombuffer(cells.buffers()[1], dtype="<i4")
        return memoryview(data)[ends[cells.offset] : ends[cells.offset + len(cells)]]
    width = cells.type.bit_width // 8
    return memoryview(data)[width * cells.offset : width * (cells.offset + len(cells))]
