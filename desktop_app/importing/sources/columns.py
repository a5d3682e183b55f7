"""Sources that give named columns, not lines (databases, Parquet): row 1 is the columns' names, rows follow in the order read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, islice

import pyarrow as pa

from desktop_app.domain.progress import Progress
from desktop_app.importing.sources.sheet import HEAD_ROWS

Batch = Sequence[pa.Array]
"""Text columns of equal length."""


def head_of(names: Sequence[str], batches: Iterator[Batch]) -> tuple[tuple[tuple[str, ...], ...], Iterator[Batch]]:
    """The names and first rows as a sheet's head, and all batches again."""
    first = [batch for batch in islice(batches, 1) if batch]
    columns = [[cell or "" for cell in column.slice(0, HEAD_ROWS - 1).to_pylist()] for batch in first for column in batch]
    return (tuple(names), *zip(*columns, strict=True)), chain(first, batches)


def numbered(names: Sequence[str], batches: Iterator[Batch], width: int, progress: Progress) -> Iterator[pa.Table]:
    """The sheet's rows as `Sheet.read` gives them: the names first, then every batch."""
    first = 1
    for batch in chain([[pa.array([name], pa.string()) for name in names]], batches):
        progress.check()
        rows = len(batch[0]) if batch else 0
        yield _table(batch, first, rows, width)
        first += rows


def _table(batch: Batch, first: int, rows: int, width: int) -> pa.Table:
    columns = list(batch[:width]) + [pa.nulls(rows, pa.string())] * (width - len(batch))
    arrays = [
        pa.array(range(first, first + rows), pa.int64()),
        pa.nulls(rows, pa.int32()),
        pa.nulls(rows, pa.string()),
        pa.nulls(rows, pa.string()),
        *columns,
    ]
    return pa.Table.from_arrays(arrays, ["row_no", "cells", "marks", "extra", *(f"c{index}" for index in range(width))])
