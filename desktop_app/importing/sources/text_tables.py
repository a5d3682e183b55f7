"""Chunks of text to tables of cells. Sound chunks are cut by Arrow; what is not sound goes line by line, and loses nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv

from desktop_app.domain.progress import Progress
from desktop_app.importing.sources.sheet import SourceRow, tables
from desktop_app.importing.sources.text_lines import Lines, chunks, lines_of
from desktop_app.importing.sources.text_records import records

_QUOTE = b'"'


@dataclass(frozen=True, slots=True)
class Layout:
    """How a file's rows are cut: the delimiter, and how many cells most rows have."""

    delimiter: str
    cells: int


@dataclass(slots=True)
class _Odd:
    """Rows of one chunk with another number of cells: their places, from 1, and their text."""

    places: list[int] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    def take(self, row: csv.InvalidRow) -> str:
        self.places.append(row.number)
        self.texts.append(row.text)
        return "skip"


def tables_of(source: Lines, layout: Layout, width: int, progress: Progress) -> Iterator[pa.Table]:
    """The whole file, numbered from 1. A chunk whose quotation marks follow no rule goes line by line; so does all that follows
    where a quoted cell may reach beyond it."""
    size, done, first = source.path.stat().st_size, 0, 1
    parts = chunks(source)
    for part in parts:
        progress.check()
        if part.count(_QUOTE) % 2:
            yield from _one_by_one(chain([part], parts), layout, width, first, progress)
            return
        regular = b"\r" not in part and _well_quoted(part, layout.delimiter.encode())
        for table in (
            (_cut(part, layout, width, first, progress),)
            if regular
            else _one_by_one(iter([part]), layout, width, first, progress)
        ):
            yield table
            first += table.num_rows
        done += len(part)
        progress.advance(min(done, size), size)


def _well_quoted(part: bytes, delimiter: bytes) -> bool:
    """Every quotation mark opens a cell at its start, closes it at its end, or is doubled inside: nothing is left to guess."""
    if _QUOTE not in part:
        return True
    text = np.frombuffer(part, np.uint8)
    marks = np.flatnonzero(text == _QUOTE[0])
    opening, closing = marks[0::2], marks[1::2]
    edges = np.frombuffer(delimiter + b'\n"', np.uint8)
    before = text[np.maximum(opening, 1) - 1]
    return bool(np.isin(before[opening > 0], edges).all() and np.isin(text[closing + 1], edges).all())


def _cut(part: bytes, layout: Layout, width: int, first: int, progress: Progress) -> pa.Table:
    """One chunk: its regular rows and the odd ones, each in its place."""
    odd = _Odd()
    cut = csv.read_csv(
        pa.BufferReader(part),
        csv.ReadOptions(use_threads=False, block_size=len(part) + 1, column_names=[str(place) for place in range(layout.cells)]),
        csv.ParseOptions(
            delimiter=layout.delimiter,
            quote_char=_QUOTE.decode() if _QUOTE in part else False,
            newlines_in_values=_QUOTE in part,
            ignore_empty_lines=False,
            invalid_row_handler=odd.take,
        ),
        csv.ConvertOptions(column_types={str(place): pa.string() for place in range(layout.cells)}, strings_can_be_null=False),
    )
    total = cut.num_rows + len(odd.places)
    numbers = np.arange(first, first + total)
    places = np.array(odd.places, np.int64) - 1
    regular = _table(cut.combine_chunks(), np.delete(numbers, places), layout.cells, width)
    if not odd.places:
        return regular
    rows = [SourceRow(cells) for text in odd.texts for cells in records(iter([text]), layout.delimiter)]
    apart = tables(rows, width, counted=True, progress=progress, numbers=numbers[places].tolist())
    return pa.concat_tables([regular, *apart]).sort_by("row_no")


def _table(cut: pa.Table, numbers: np.ndarray, cells: int, width: int) -> pa.Table:
    nothing = pa.nulls(cut.num_rows, pa.string())
    columns = [cut.column(place) if place < cells else nothing for place in range(width)]
    arrays = [pa.array(numbers), pa.array(np.full(cut.num_rows, cells, np.int32)), nothing, _extra(cut, width), *columns]
    return pa.Table.from_arrays(arrays, ["row_no", "cells", "marks", "extra", *(f"c{place}" for place in range(width))])


def _extra(cut: pa.Table, width: int) -> pa.ChunkedArray | pa.Array:
    """Cells beyond the header, null where they hold nothing (many systems end each line with a delimiter)."""
    surplus = cut.columns[width:]
    if not surplus:
        return pa.nulls(cut.num_rows, pa.string())
    joined = pc.binary_join_element_wise(*surplus, "\t")
    return pc.if_else(pc.equal(pc.binary_length(pc.utf8_trim_whitespace(joined)), 0), pa.scalar(None, pa.string()), joined)


def _one_by_one(parts: Iterator[bytes], layout: Layout, width: int, first: int, progress: Progress) -> Iterator[pa.Table]:
    rows = (SourceRow(cells) for cells in records(lines_of(parts), layout.delimiter))
    yield from tables(rows, width, counted=True, progress=progress, first=first)
