"""Workbooks that are held in memory (decrypted), row by row; what lies on disk is read by `excel`."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import TypeVar

import pyarrow as pa
from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from desktop_app.domain.errors import ExtractError
from desktop_app.domain.progress import Progress
from desktop_app.importing.sources.background import finished
from desktop_app.importing.sources.cells import source_row
from desktop_app.importing.sources.extent import refuse_endless_sheets
from desktop_app.importing.sources.sheet import BATCH_ROWS, HEAD_ROWS, Sheet, SourceRow, tables

T = TypeVar("T")
LABEL = "Excel"


def sheets(path: Path, content: bytes, progress: Progress) -> Iterator[Sheet]:
    """The worksheets of the workbook that `content` is; `path` names it.

    Raises:
        ExtractError: damaged, or more than an office PC can hold.
    """
    refuse_endless_sheets(path, progress, content)
    workbook = _loaded(path, lambda: CalamineWorkbook.from_filelike(io.BytesIO(content)), progress)
    for index, metadata in enumerate(workbook.sheets_metadata):
        if metadata.typ == SheetTypeEnum.WorkSheet:
            loaded = _loaded(path, lambda index=index: workbook.get_sheet_by_index(index), progress)  # type: ignore[misc]
            yield _sheet(metadata.name, metadata.visible != SheetVisibleEnum.Visible, loaded)


def _sheet(name: str, hidden: bool, loaded: CalamineSheet) -> Sheet:
    head = tuple(tuple(source_row(row).cells) for row in islice(loaded.iter_rows(), HEAD_ROWS))

    def read(width: int, progress: Progress) -> Iterator[pa.Table]:
        return tables(_rows(loaded, progress), width, counted=False, progress=progress)

    return Sheet(name, hidden, LABEL, counted=False, head=head, read=read)


def _rows(loaded: CalamineSheet, progress: Progress) -> Iterator[SourceRow]:
    for number, row in enumerate(loaded.iter_rows(), start=1):
        if number % BATCH_ROWS == 0:
            progress.advance(number, loaded.total_height)
        yield source_row(row)


def _loaded(path: Path, work: Callable[[], T], progress: Progress) -> T:
    future = finished(work, progress)
    error = future.exception()
    if error is None:
        return future.result()
    # a panic inside the native reader arrives as an exception that cannot be imported to be named
    if isinstance(error, CalamineError | OSError | ValueError | OverflowError) or type(error).__name__ == "PanicException":
        raise ExtractError("importing.broken", file=path.name) from error
    raise error
