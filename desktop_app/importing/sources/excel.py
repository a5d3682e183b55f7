"""Workbooks (xlsx, xlsm, xlsb, xls, ods) by calamine, whatever their name ends in."""

from __future__ import annotations

import mmap
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import TypeVar

import pyarrow as pa
from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from desktop_app.domain.errors import ExtractError
from desktop_app.domain.progress import Progress
from desktop_app.importing.sources.background import finished
from desktop_app.importing.sources.cells import source_row
from desktop_app.importing.sources.extent import refuse_endless_sheets
from desktop_app.importing.sources.sheet import BATCH_ROWS, HEAD_ROWS, Sheet, SourceRow, tables

T = TypeVar("T")


def sheets(path: Path, label: str, progress: Progress) -> Iterator[Sheet]:
    """The worksheets, hidden ones marked; each is loaded when asked for.

    Raises:
        ExtractError: damaged, password-protected, or no workbook at all.
    """
    refuse_endless_sheets(path, progress)
    workbook = _done(path, lambda: _opened(path), progress)
    for index, metadata in enumerate(workbook.sheets_metadata):
        if metadata.typ == SheetTypeEnum.WorkSheet:
            loaded = _done(path, lambda index=index: workbook.get_sheet_by_index(index), progress)  # type: ignore[misc]
            yield _sheet(path, loaded, metadata.name, metadata.visible != SheetVisibleEnum.Visible, label)


def _opened(path: Path) -> CalamineWorkbook:
    """Opened by content; by name only where that fails, because only then calamine says that a password is missing."""
    try:
        with path.open("rb") as file:
            return CalamineWorkbook.from_filelike(file)
    except CalamineError:
        if _holds_encrypted_package(path):
            raise PasswordError(path.name) from None
        return CalamineWorkbook.from_path(path)


def _holds_encrypted_package(path: Path) -> bool:
    """The stream in which newer workbooks are kept under a password, whatever the file is called."""
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        return content.find("EncryptedPackage".encode("utf-16-le")) >= 0


def _sheet(path: Path, loaded: CalamineSheet, name: str, hidden: bool, label: str) -> Sheet:
    head = tuple(tuple(source_row(row).cells) for row in islice(loaded.iter_rows(), HEAD_ROWS))

    def read(width: int, progress: Progress) -> Iterator[pa.Table]:
        return tables(_rows(path, loaded, progress), width, counted=False, progress=progress)

    return Sheet(name, hidden, label, counted=False, head=head, read=read)


def _rows(path: Path, loaded: CalamineSheet, progress: Progress) -> Iterator[SourceRow]:
    remaining = loaded.iter_rows()
    done = 0
    while chunk := _done(path, lambda: [source_row(row) for row in islice(remaining, BATCH_ROWS)], progress):
        yield from chunk
        done += len(chunk)
        progress.advance(done, max(done, loaded.total_height))


def _done(path: Path, work: Callable[[], T], progress: Progress) -> T:
    future = finished(work, progress)
    error = future.exception()
    if error is None:
        return future.result()
    raise _refusal(path, error) from error


def _refusal(path: Path, error: BaseException) -> BaseException:
    """What calamine's errors mean for a person; anything it does not document is a bug and goes on as it is."""
    if isinstance(error, PasswordError):
        return ExtractError("importing.encrypted", file=path.name)
    if isinstance(error, MemoryError):
        return ExtractError("importing.too_large", file=path.name)
    # A panic inside calamine arrives as pyo3's PanicException, which cannot be imported to be named.
    if isinstance(error, CalamineError | OSError | ValueError | OverflowError) or type(error).__name__ == "PanicException":
        return ExtractError("importing.broken", file=path.name)
    return error
