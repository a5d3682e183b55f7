"""What every source gives: sheets of text cells, and batches of them as Arrow tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Self

import pyarrow as pa

from desktop_app.domain.errors import ExtractError
from desktop_app.domain.message import Message
from desktop_app.domain.progress import Progress

HEAD_ROWS = 20
BATCH_ROWS = 8192

BatchReader = Callable[[int, Progress], Iterator[pa.Table]]


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One row: its cells as text and, for workbooks, one mark per cell (n: the cell held a number); text files have none."""

    cells: Sequence[str]
    marks: str | None = None


@dataclass(frozen=True, slots=True)
class ReadFacts:
    """What only reading tells: the hash of what was read (None: the file's own), and remarks on it a person should see."""

    sha256: str | None
    remarks: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a workbook, or the only one of a text file.

    `head` are the first rows, for finding the header. `counted` says that rows tell how many cells they have (text files).
    `read(width, progress)` gives the whole sheet in batches: row_no (from 1), cells (number of cells, null where not `counted`),
    marks, extra (cells beyond `width`, joined by tabs), c0 to c<width-1>; all but the first two are text.
    `facts()` is asked after that; files have none.
    """

    name: str
    hidden: bool
    encoding: str
    counted: bool
    head: tuple[tuple[str, ...], ...]
    read: BatchReader
    facts: Callable[[], ReadFacts] | None = None


@dataclass(frozen=True, slots=True)
class Extract:
    """An opened file; its sheets are loaded one after the other.

    A table inside an archive has the archive's path with its own name below it. `notes` are facts to be told.
    """

    path: Path
    digest: Callable[[], str]
    sheets: Iterator[Sheet]
    notes: tuple[Message, ...] = ()

    @property
    def sha256(self) -> str:
        """Of the file's bytes; waits until they were gone through."""
        return self.digest()

    @classmethod
    def unreadable(cls, path: Path, error: ExtractError) -> Self:
        """A table of an archive that cannot be opened: why is said when its sheets are asked for, and the others go on."""
        return cls(path, str, map(_raised, (error,)))


def _raised(error: ExtractError) -> Sheet:
    raise error


def tables(
    rows: Iterable[SourceRow], width: int, counted: bool, progress: Progress, first: int = 1, numbers: Sequence[int] | None = None
) -> Iterator[pa.Table]:
    """Rows as tables of at most `BATCH_ROWS`, numbered from `first`, or as `numbers` say."""
    remaining = iter(rows)
    done = 0
    while chunk := list(islice(remaining, BATCH_ROWS)):
        progress.check()
        places = range(first + done, first + done + len(chunk)) if numbers is None else numbers[done : done + len(chunk)]
        yield _table(chunk, places, width, counted)
        done += len(chunk)


def _table(rows: Sequence[SourceRow], numbers: Sequence[int], width: int, counted: bool) -> pa.Table:
    arrays = [
        pa.array(numbers, pa.int64()),
        pa.array([len(row.cells) if counted else None for row in rows], pa.int32()),
        pa.array([row.marks for row in rows], pa.string()),
        pa.array([_extra(row.cells, width) for row in rows], pa.string()),
    ]
    names = ["row_no", "cells", "marks", "extra"]
    for index, column in enumerate(_columns(rows, width)):
        arrays.append(pa.array(column, pa.string()))
        names.append(f"c{index}")
    return pa.Table.from_arrays(arrays, names)


def _columns(rows: Sequence[SourceRow], width: int) -> Iterable[tuple[str | None, ...]]:
    return zip(*(_padded(row.cells, width) for row in rows), strict=True)


def _padded(cells: Sequence[str], width: int) -> Sequence[str | None]:
    if len(cells) == width:
        return cells
    return [*cells[:width], *[None] * (width - len(cells))]


def _extra(cells: Sequence[str], width: int) -> str | None:
    """Cells beyond the header, None where they hold nothing (many systems end each line with a delimiter)."""
    surplus = cells[width:]
    return "\t".join(surplus) if any(cell.strip() for cell in surplus) else None
