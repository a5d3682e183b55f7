"""Workbooks the fast reader cannot take: Excel 2 to 4, and old ones whose few cells lie so far apart that it fills the memory."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa
import xlrd

from desktop_app.domain.errors import ExtractError
from desktop_app.domain.progress import Progress
from desktop_app.importing.sources.background import finished
from desktop_app.importing.sources.cells import source_row
from desktop_app.importing.sources.extent import refuse_endless_sheets
from desktop_app.importing.sources.sheet import BATCH_ROWS, HEAD_ROWS, Sheet, SourceRow, tables

LABEL = "Excel 97-2003"
_TEXT, _DAY, _TRUTH, _FAULT = xlrd.XL_CELL_TEXT, xlrd.XL_CELL_DATE, xlrd.XL_CELL_BOOLEAN, xlrd.XL_CELL_ERROR
_NUMBER = xlrd.XL_CELL_NUMBER


def sheets(path: Path, progress: Progress) -> Iterator[Sheet]:
    """The worksheets; only the cells that hold something are kept.

    Raises:
        ExtractError: the file is damaged, or a cell lies further out than any sheet of that time reaches.
    """
    refuse_endless_sheets(path, progress)
    book = _loaded(path, lambda: xlrd.open_workbook(path, ragged_rows=True, on_demand=True, logfile=io.StringIO()), progress)
    for index, name in enumerate(book.sheet_names()):
        loaded = _loaded(path, lambda index=index: book.sheet_by_index(index), progress)
        yield _sheet(name, loaded, book.datemode)


def _loaded(path: Path, work: Any, progress: Progress) -> Any:
    """What `work` gives. On a damaged file the library fails in whatever way the damage leads it into."""
    future = finished(work, progress)
    if (error := future.exception()) is not None:
        raise ExtractError("importing.broken", file=path.name) from error
    return future.result()


def _sheet(name: str, loaded: Any, epoch: int) -> Sheet:
    head = tuple(tuple(row.cells) for row in islice(_rows(loaded, epoch), HEAD_ROWS))

    def read(width: int, progress: Progress) -> Iterator[pa.Table]:
        return tables(_told(_rows(loaded, epoch), loaded.nrows, progress), width, counted=False, progress=progress)

    return Sheet(name, bool(loaded.visibility), LABEL, counted=False, head=head, read=read)


def _rows(loaded: Any, epoch: int) -> Iterator[SourceRow]:
    for number in range(loaded.nrows):
        kinds, values = loaded.row_types(number), loaded.row_values(number)
        yield source_row([_value(kind, value, epoch) for kind, value in zip(kinds, values, strict=True)])


def _told(rows: Iterator[SourceRow], total: int, progress: Progress) -> Iterator[SourceRow]:
    for number, row in enumerate(rows):
        if number % BATCH_ROWS == 0:
            progress.advance(number, total)
        yield row


def _value(kind: int, value: Any, epoch: int) -> object:
    """The cell as the fast reader gives it; a day that no calendar has stays the number it is kept as."""
    if kind in {_TEXT, _NUMBER}:
        return value
    if kind == _DAY:
        try:
            moment = xlrd.xldate_as_datetime(value, epoch)
            return moment.date() if moment.time() == dt.time() else moment
        except (ValueError, OverflowError):
            return value
    if kind == _TRUTH:
        return bool(value)
    return xlrd.error_text_from_code.get(value, "") if kind == _FAULT else ""
