"""Cells at their places to tables of columns: rows without gaps, every absent cell an empty text."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from desktop_app.importing.sources.xlsx.tags import Bytes
from desktop_app.importing.sources.xlsx.values import MADE, SHARED, WRITTEN, Cells

_MOST_ROWS = 100_000
_MOST_PLACES = 4_000_000
_MOST_TEXT = 64 << 20
_NUMBER, _OTHER = ord("n"), ord(".")

Places = npt.NDArray[np.intp]


def grids(cells: Cells, first: int, last: int, width: int, known: int, shown: int) -> Iterator[pa.Table]:
    """Tables of the rows from `first` to `last` with `width` columns; of those beyond the `known` ones only what holds a cell.

    `shown` are the bytes of shared strings that all the cells show: few long ones may stand in a million cells.
    """
    across = max(width, known, int(cells.column.max(initial=0)) + 1)
    step = max(1, min(_MOST_ROWS, _MOST_PLACES // across, (last + 1 - first) * _MOST_TEXT // max(shown, 1)))
    for begin in range(first, last + 1, step):
        end = min(begin + step, last + 1)
        yield _table(cells, begin, end, across, width, known)


def _table(cells: Cells, begin: int, end: int, across: int, width: int, known: int) -> pa.Table:
    at = _laid_out(cells, begin, end, across)
    rows = end - begin
    arrays = [
        pa.array(np.arange(begin, end)),
        pa.nulls(rows, pa.int32()),
        _marks(cells, at[: max(width, known)]),
        _extra(cells, at[width:]),
    ]
    for number in range(width):
        nowhere = number >= known and not (at[number] >= 0).any()
        arrays.append(pa.nulls(rows, pa.string()) if nowhere else _column(cells, at[number]))
    return pa.Table.from_arrays(arrays, ["row_no", "cells", "marks", "extra", *(f"c{number}" for number in range(width))])


def _laid_out(cells: Cells, begin: int, end: int, across: int) -> Places:
    """The number of the cell at every place, column by column; -1 where there is none."""
    low, high = np.searchsorted(cells.row, (begin, end))
    if high - low == (end - begin) * across:  # not one is missing
        return np.ascontiguousarray(np.arange(low, high).reshape(-1, across).T)
    at = np.full((across, end - begin), -1)
    at[cells.column[low:high], cells.row[low:high] - begin] = np.arange(low, high)
    return at


def _column(cells: Cells, at: Places) -> pa.Array:
    sources, index = cells.source[at], cells.index[at]
    used = _used(sources)
    if len(used) == 1:
        return cells.texts[used[0]].take(pa.array(index))
    parts, order = [], np.empty(len(at), dtype=np.int64)
    done = 0
    for source in used:
        of_it = np.flatnonzero(sources == source)
        parts.append(cells.texts[source].take(pa.array(index[of_it])))
        order[of_it] = np.arange(done, done + len(of_it))
        done += len(of_it)
    return pa.concat_arrays(parts).take(pa.array(order))


def _used(sources: Bytes) -> list[int]:
    return [source for source in (WRITTEN, MADE, SHARED) if (sources == source).any()]


def _marks(cells: Cells, at: Places) -> pa.Array:
    """One sign for each cell; nothing for rows in which there is only text."""
    across, rows = at.shape
    signs = np.where(cells.number, np.uint8(_NUMBER), np.uint8(_OTHER))
    marks = np.empty((rows, across), dtype=np.uint8)
    given = np.zeros(rows, dtype=np.bool_)
    for number, places in enumerate(at):
        marks[:, number] = signs[places]
        given |= ~cells.text[places]
    offsets = np.arange(rows + 1, dtype=np.int32) * across
    valid = np.packbits(given, bitorder="little")
    return pa.StringArray.from_buffers(rows, pa.py_buffer(offsets), pa.py_buffer(marks), pa.py_buffer(valid))


def _extra(cells: Cells, at: Places) -> pa.Array:
    """Cells beyond the header, joined by tabs; nothing where they are all blank."""
    across, rows = at.shape
    if not across or not (at >= 0).any():
        return pa.nulls(rows, pa.string())
    joined = pc.binary_join_element_wise(*(_column(cells, places) for places in at), "\t")
    return pc.if_else(pc.equal(pc.utf8_trim_whitespace(joined), ""), None, joined)
