"""Workbooks (xlsx, xlsm, xlsb, xls, ods) by calamine, whatever their name ends in."""

from __future__ import annotations

import mmap
from collections.abc import Callable, Iterator, Sequence
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
from desktop_app.importing.sources.xlsx.unusual import Unusual
from desktop_app.importing.sources.xlsx.workbook import LongWorkbook

T = TypeVar("T")


def sheets(path: Path, label: str, progress: Progress) -> Iterator[Sheet]:
    """The worksheets, hidden ones marked; each is loaded when asked for.

    Raises:
        ExtractError: damaged, password-protected, or no workbook at all.
    """
    whole = _Whole(path, label)
    try:
        fast = LongWorkbook(path, label, whole.sheet, progress)
    except Unusual:
        yield from whole.sheets(progress)
    else:
        yield from fast.sheets(progress)


class _Whole:
    """A workbook as calamine reads it: looked through for bombs, opened when first needed, each sheet loaded as a whole."""

    def __init__(self, path: Path, label: str) -> None:
        self._path = path
        self._label = label
        self._opened: CalamineWorkbook | None = None

    def sheets(self, progress: Progress) -> Iterator[Sheet]:
        for index, metadata in enumerate(self._workbook(progress).sheets_metadata):
            if metadata.typ == SheetTypeEnum.WorkSheet:
                yield self.sheet(index, progress)

    def sheet(self, index: int, progress: Progress) -> Sheet:
        workbook = self._workbook(progress)
        loaded = _done(self._path, lambda: workbook.get_sheet_by_index(index), progress)
        metadata = workbook.sheets_metadata[index]
        return _sheet(self._path, loaded, metadata.name, metadata.visible != SheetVisibleEnum.Visible, self._label)

    def _workbook(self, progress: Progress) -> CalamineWorkbook:
        if self._opened is None:
            refuse_endless_sheets(self._path, progress)
            self._opened = _done(self._path, lambda: _opened(self._path), progress)
        return self._opened


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
    head = tuple(tuple(source_row(row).cells) for row in islice(_from_the_edge(loaded), HEAD_ROWS))

    def read(width: int, progress: Progress) -> Iterator[pa.Table]:
        return tables(_rows(path, loaded, progress), width, counted=False, progress=progress)

    return Sheet(name, hidden, label, counted=False, head=head, read=read)


def _from_the_edge(loaded: CalamineSheet) -> Iterator[Sequence[object]]:
    """Rows from column A on; calamine begins with the first column that is used."""
    unused = [""] * (loaded.start or (0, 0))[1]
    return ([*unused, *row] for row in loaded.iter_rows()) if unused else iter(loaded.iter_rows())


def _rows(path: Path, loaded: CalamineSheet, progress: Progress) -> Iterator[SourceRow]:
    remaining = _from_the_edge(loaded)
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
