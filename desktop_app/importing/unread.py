"""Cells that are not read, counted as they go by: nothing a sheet holds is left out without being told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import pyarrow as pa
import pyarrow.compute as pc

from desktop_app.domain.batch import UnreadColumn
from desktop_app.domain.dictionary import Dictionary
from desktop_app.domain.frame import Frame
from desktop_app.domain.ports import Staging
from desktop_app.domain.sheets import MappedColumn
from desktop_app.importing.aside import row_numbers
from desktop_app.importing.facts import trimmed
from desktop_app.importing.kept import unpacked
from desktop_app.importing.names import plain
from desktop_app.importing.plan import FilePlan


class Unread:
    """Tables on their way, and how many cells below the header hold something in columns that feed no field.

    Cells to the right of the header count as one more column; in text files they are no matter of columns: such a row is refused.
    What this program put in front of rejected rows is not the file's.
    """

    def __init__(self, tables: Iterable[pa.Table], plan: FilePlan, dictionary: Dictionary) -> None:
        read = {index for field in plan.written for index in field.indexes} | _ours(plan.file.columns, dictionary)
        self._tables = tables
        self._rows = plan.file.rows
        self._header_row = plan.file.header_row
        self._headers = {column.index: column.header for column in plan.file.columns if column.index not in read}
        self._cells = dict.fromkeys(self._headers, 0)
        self._beyond = 0
        self._beyond_index = len(plan.file.columns) if plan.file.expected is None else None

    def __iter__(self) -> Iterator[pa.Table]:
        for table in self._tables:
            self._count([self._below_header(table)])
            yield table

    def columns(self, staging: Staging) -> tuple[UnreadColumn, ...]:
        """Those that hold anything, from left to right, the cells beyond the header last, once all is staged.

        Cells of rows set aside are told with their row: a signature is no remark.
        """
        if any(self._cells.values()) or self._beyond:
            self._count(unpacked(staging, self._rows, row_numbers(staging, self._rows)), -1)
        found = [
            UnreadColumn(index, header.strip() or _letters(index), self._cells[index]) for index, header in self._headers.items()
        ]
        if self._beyond_index is not None:
            found.append(UnreadColumn(self._beyond_index, f"{_letters(self._beyond_index)}…", self._beyond))
        return tuple(column for column in found if column.cells)

    def _below_header(self, table: pa.Table) -> pa.Table:
        numbers = table.column("row_no")
        first = pc.min(numbers).as_py()
        return table if first is None or first > self._header_row else table.filter(pc.greater(numbers, self._header_row))

    def _count(self, tables: Iterable[Frame], sign: int = 1) -> None:
        for table in tables:
            for index in self._cells:
                self._cells[index] += sign * _filled(table.column(f"c{index}"))
            if self._beyond_index is not None:
                self._beyond += sign * _filled(_parts(table.column("extra")))


def _ours(columns: Sequence[MappedColumn], dictionary: Dictionary) -> set[int]:
    """The columns of reason and row number in a workbook of rejected rows that comes back."""
    first = tuple(plain(column.header) for column in columns[:2])
    return {0, 1} if any(first == tuple(map(plain, pair)) for pair in dictionary.ours) else set()


def _letters(index: int) -> str:
    """The column as spreadsheets call it."""
    more, last = divmod(index, 26)
    return (_letters(more - 1) if more else "") + chr(ord("A") + last)


def _filled(cells: pa.ChunkedArray) -> int:
    """How many hold more than blanks."""
    return sum(pc.sum(pc.greater(pc.binary_length(trimmed(chunk)), 0)).as_py() or 0 for chunk in cells.chunks)


def _parts(extra: pa.ChunkedArray) -> pa.ChunkedArray:
    """The cells beyond the header, one by one."""
    told = extra.drop_null()
    return pa.chunked_array([pc.list_flatten(pc.split_pattern(chunk, "\t")) for chunk in told.chunks], pa.string())
