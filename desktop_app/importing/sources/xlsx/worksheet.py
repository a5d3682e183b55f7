"""One worksheet read as a stream: bounded memory, however long the sheet is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from desktop_app.domain.errors import ExtractError
from desktop_app.domain.progress import Progress
from desktop_app.importing.sources.limits import LONGEST_CELL, MOST_CELLS, Extent
from desktop_app.importing.sources.sheet import HEAD_ROWS
from desktop_app.importing.sources.xlsx.asking import Calamine
from desktop_app.importing.sources.xlsx.grid import grids
from desktop_app.importing.sources.xlsx.pieces import FIRST_BYTES, pieces
from desktop_app.importing.sources.xlsx.places import places_of
from desktop_app.importing.sources.xlsx.tags import Markup, in_order, markup_of
from desktop_app.importing.sources.xlsx.unusual import Unusual
from desktop_app.importing.sources.xlsx.values import SHARED, Cells, Reader

_BEGIN, _ROW_END, _END = b"<sheetData>", b"</row>", b"</sheetData>"
_NO_ROWS = b"<sheetData/>"
_DECLARED = b"<!"
_OTHER_ENCODING = re.compile(rb"<\?xml[^>]*?encoding=[\"'](?!utf-8[\"'])", re.IGNORECASE)
_SIZE = re.compile(rb'<dimension ref="(?:[A-Z]{1,3}\d{1,7}:)?([A-Z]{1,3})\d{1,7}"')
_NEAR_COLUMNS = 26
_TAGS_OF_A_CELL = 4
_BELIEVED_BEYOND = 256


class Worksheet:
    """A sheet whose part is read anew by everyone who asks; `size` are the bytes it has unpacked."""

    def __init__(self, path: Path, calamine: Calamine, strings: pa.Array, size: int) -> None:
        self._path = path
        self._calamine = calamine
        self._strings = strings
        self._lengths = np.asarray(pc.binary_length(strings), dtype=np.int64)
        self._size = size
        self._told = 0
        self._width = 0

    def head(self, progress: Progress) -> tuple[tuple[str, ...], ...]:
        """The first rows, as wide as the sheet is by its first piece and, if it has more, by its own word.

        Raises:
            Unusual: the sheet is written in a way the fast reader does not know.
            ExtractError: it is more than an office PC can hold.
        """
        first: list[Cells] = []
        for cells in self._cells(progress):
            first.append(cells)
            if _reach(cells)[0] >= HEAD_ROWS:
                break
        self._width = max((_reach(cells)[1] for cells in first), default=0)
        if self._size > FIRST_BYTES and self._told <= self._width + _BELIEVED_BEYOND:
            self._width = max(self._width, self._told)
        return tuple(_head_rows(first, self._width))

    def tables(self, width: int, progress: Progress) -> Iterator[pa.Table]:
        """All rows as a `Sheet` gives them; `head` must have been asked for.

        Raises:
            Unusual, ExtractError: as `head` does, but only at the piece where it shows.
        """
        done, text = 0, 0
        for cells in self._cells(progress):
            last, _ = _reach(cells)
            shown = int(self._lengths[cells.index[cells.source == SHARED]].sum())
            text += shown
            Extent(text=text).refuse_endless(self._path)
            for table in grids(cells, done + 1, last, width, self._width, shown):
                progress.check()
                yield table
            done = last

    def _cells(self, progress: Progress) -> Iterator[Cells]:
        """The cells of each piece that has any that is not empty."""
        reader = Reader(self._calamine, self._strings)
        extent, tags, row, unpacked = Extent(columns=_NEAR_COLUMNS), 0, 0, 0
        for piece in self._rows():
            progress.check()
            markup = markup_of(piece)
            tags += markup.tags
            self._refuse_endless(markup, tags)
            in_order(markup)
            places = places_of(markup, row)
            row = places.last_row
            extent.reach(row, int(places.column.max(initial=0)) + 1)
            extent.refuse_endless(self._path)
            cells = reader.cells(markup, piece, places)
            if cells.filled.any():
                yield cells
            unpacked += len(piece)
            progress.advance(min(unpacked, self._size), self._size)

    def _rows(self) -> Iterator[bytes]:
        """The rows, without what stands before and after them."""
        begun = False
        for piece in pieces(self._path, self._calamine.sheet_part, _ROW_END, (_END, _NO_ROWS)):
            if not begun and piece.endswith(_NO_ROWS):
                continue
            if not begun and piece:
                at = piece.find(_BEGIN)
                size = _SIZE.search(piece[: max(at, 0)])
                strange = at < 0 or _DECLARED in piece[:at] or _OTHER_ENCODING.match(piece.removeprefix(b"\xef\xbb\xbf"))
                if strange or (size is None and b"dimension" in piece[:at]):
                    raise Unusual("a sheet with another begin")
                self._told = _column_number(size[1]) if size else 0
                begun, piece = True, piece[at + len(_BEGIN) :]  # noqa: PLW2901 - the same piece from the first row on
            if rows := piece.removesuffix(_END):
                yield rows

    def _refuse_endless(self, markup: Markup, tags: int) -> None:
        if markup.longest > LONGEST_CELL:
            raise ExtractError("importing.huge_cell", file=self._path.name)
        if tags > _TAGS_OF_A_CELL * MOST_CELLS:
            raise ExtractError("importing.too_large", file=self._path.name)


def _reach(cells: Cells) -> tuple[int, int]:
    """The last row and the number of columns that hold anything."""
    return int(cells.row[cells.filled].max()), int(cells.column[cells.filled].max()) + 1


def _head_rows(first: list[Cells], width: int) -> Iterator[tuple[str, ...]]:
    done = 0
    for cells in first:
        last = min(_reach(cells)[0], HEAD_ROWS)
        for table in grids(cells, done + 1, last, width, width, 0):
            yield from zip(*(table.column(f"c{number}").to_pylist() for number in range(width)), strict=True)
        done = last


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number
