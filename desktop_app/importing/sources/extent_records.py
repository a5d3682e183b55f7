"""How far the sheets of an xls or xlsb reach: both are rows of numbered records, of which only the places of cells are read."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import numpy as np
import olefile

from desktop_app.domain.errors import ExtractError
from desktop_app.domain.progress import Progress
from desktop_app.importing.sources.limits import LONGEST_CELL, Extent

_STREAMS = ("Workbook", "Book")
_CHECK_EVERY = 100_000
# BIFF: a new sheet begins; records that carry a row and a column first; those that go on to a last column
_BEGIN = frozenset({0x0009, 0x0209, 0x0409, 0x0809})
_CELLS = frozenset(
    {0x0001, 0x0002, 0x0003, 0x0004, 0x0005, 0x0006, 0x0201, 0x0203, 0x0204, 0x0205, 0x0206, 0x0406, 0x00D6, 0x00FD, 0x027E}
)
_CELL_RUNS = frozenset({0x00BD, 0x00BE})
_PASSWORD = 0x002F
_SPARSE_AREA, _SPARSE_TIMES, _LARGEST_SPARSE = 4_000_000, 20, 16 << 20
# xlsb: BrtRowHdr, the cell records, BrtCellIsst, BrtSSTItem
_ROW, _LAST_CELL, _SHARED, _STRING = 0, 11, 7, 19


def refuse_endless_records(path: Path, file: IO[bytes], progress: Progress) -> bool:
    """Look through an xls; gives whether there was a workbook in it. Behind a password nothing can be read, by nobody.

    Raises:
        ExtractError: a sheet reaches further than an office PC can hold.
        ValueError: the container cannot be read.
    """
    stream, extent = _workbook_stream(file), Extent()
    for kind, at, length in _biff(stream, progress):
        if kind == _PASSWORD:
            break
        if kind in _BEGIN:
            extent = Extent()
        elif kind in _CELLS and length >= 4:
            row, column = struct.unpack_from("<HH", stream, at)
            extent.reach(row + 1, column + 1)
        elif kind in _CELL_RUNS and length >= 6:
            (row,), (column,) = struct.unpack_from("<H", stream, at), struct.unpack_from("<H", stream, at + length - 2)
            extent.reach(row + 1, column + 1)
        extent.refuse_endless(path)
    return bool(stream)


def is_sparse(path: Path, progress: Progress) -> bool:
    """Whether some sheet of an xls is a large area with hardly a cell in it.

    Raises:
        ValueError: the container cannot be read.
    """
    if path.stat().st_size > _LARGEST_SPARSE:
        return False
    with path.open("rb") as file:
        stream = _workbook_stream(file)
    extent, cells = Extent(), 0
    for kind, at, length in _biff(stream, progress):
        if kind in _BEGIN:
            extent, cells = Extent(), 0
        elif kind in _CELLS and length >= 4:
            row, column = struct.unpack_from("<HH", stream, at)
            extent.reach(row + 1, column + 1)
            cells += 1
            if extent.rows * extent.columns > _SPARSE_AREA + cells * _SPARSE_TIMES:
                return True
        elif kind in _CELL_RUNS:
            cells += length // 6
    return False


def _workbook_stream(file: IO[bytes]) -> bytes:
    """The stream that holds the sheets; empty where there is none (an encrypted newer workbook, another kind of document)."""
    try:
        with olefile.OleFileIO(file) as container:
            for name in _STREAMS:
                if container.exists(name):
                    return bytes(container.openstream(name).read())
    except (IndexError, KeyError, TypeError, AttributeError, struct.error, RecursionError, MemoryError) as error:
        raise ValueError("not a sound container") from error
    return b""


def _biff(stream: bytes, progress: Progress) -> Iterator[tuple[int, int, int]]:
    """Number, place and length of each record."""
    at, number = 0, 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        if at + 4 + length > len(stream):
            return
        yield kind, at + 4, length
        at += 4 + length
        number += 1
        if number % _CHECK_EVERY == 0:
            progress.check()


class PackedRecords:
    """The parts of one xlsb; shared strings count once for every cell that shows them."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lengths: list[int] = []
        self._shown: list[int] = []

    def look_at(self, part: IO[bytes], progress: Progress) -> None:
        """Take one part into account.

        Raises:
            ExtractError: its cells reach further than an office PC can hold.
        """
        content, extent, row, number = part.read(), Extent(), 0, 0
        if content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
            return
        for number, (kind, at, length) in enumerate(_packed(content), start=1):
            if kind == _STRING:
                self._lengths.append(length)
            elif kind == _ROW and length >= 4:
                (row,) = struct.unpack_from("<I", content, at)
            elif kind <= _LAST_CELL and length >= 4:
                (column,) = struct.unpack_from("<I", content, at)
                extent.reach(row + 1, column + 1)
                if kind == _SHARED and length >= 12:
                    self._shown.append(struct.unpack_from("<I", content, at + 8)[0])
            if length > LONGEST_CELL:
                raise ExtractError("importing.huge_cell", file=self._path.name)
            extent.refuse_endless(self._path)
            if number % _CHECK_EVERY == 0:
                progress.check()

    def refuse_endless(self, progress: Progress) -> None:
        """Raises ExtractError where the texts of all cells together are more than an office PC can hold."""
        progress.check()
        lengths, shown = np.array(self._lengths, dtype=np.int64), np.array(self._shown, dtype=np.int64)
        Extent(text=int(lengths[shown[shown < len(lengths)]].sum())).refuse_endless(self._path)


def _packed(content: bytes) -> Iterator[tuple[int, int, int]]:
    """Number, place and length of each record; number and length are written in seven bits a byte."""
    at = 0
    while at < len(content):
        kind, at = _seven_bits(content, at, 2)
        length, at = _seven_bits(content, at, 4)
        if at + length > len(content):
            return
        yield kind, at, length
        at += length


def _seven_bits(content: bytes, at: int, most: int) -> tuple[int, int]:
    value = 0
    for place in range(most):
        if at >= len(content):
            break
        byte = content[at]
        value |= (byte & 0x7F) << (7 * place)
        at += 1
        if byte < 0x80:
            break
    return value, at
