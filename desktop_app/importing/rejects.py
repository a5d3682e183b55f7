"""The reject workbook: refused rows as they were, with the reason in front, to be corrected and dropped back in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import Any

from openpyxl.cell import WriteOnlyCell

from desktop_app.domain.batch import CheckedFile, ImportCheck
from desktop_app.domain.errors import ExtractError
from desktop_app.domain.frame import Frame
from desktop_app.domain.ports import Staging
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.domain.sheets import MappedColumn
from desktop_app.domain.texts import LANGUAGES, Texts
from desktop_app.importing.kept import cells_of, unpacked
from desktop_app.importing.names import plain
from desktop_app.importing.outcome import SKIPPED, reason
from desktop_app.importing.staged import checked_table, rows_table
from desktop_app.workbooks.in_memory import MemoryWorkbook

_ROWS_OF_A_SHEET = 1_000_000
_LONGEST_NAME = 31
_LONGEST_CELL = 32767
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\\x00-\x1f']")
_NOT_IN_CELLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class RejectedRow:
    """A refused row: its number in the source, the tokens that refused it, its cells in the order of the columns asked for."""

    row_no: int
    reasons: tuple[str, ...]
    cells: tuple[str, ...]


def write_rejects(staging: Staging, check: ImportCheck, texts: Texts, path: Path, progress: Progress = SILENT) -> int:
    """Write every refused row, one sheet per file, and give their number. Every cell is text, so nothing is reinterpreted.

    Rows that are in the ledger as they stand are skipped, not refused: there is nothing in them to correct.

    Raises:
        ExtractError: the file cannot be written (it is open elsewhere, or the folder is not writable).
    """
    workbook = MemoryWorkbook()
    titles: set[str] = set()
    written = 0
    for file in check.files:
        if file.rejected.rows:
            written += _write_file(workbook, staging, file, texts, titles, progress)
    if not written:
        workbook.create_sheet(texts("importing.reject.none")).close()
    progress.check()
    _save(workbook, path)
    return written


def _save(workbook: MemoryWorkbook, path: Path) -> None:
    """Beside its place first, so that a failure leaves an older file as it was."""
    unfinished = path.with_name(path.name + ".part")
    try:
        workbook.save(unfinished)
        unfinished.replace(path)
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        raise ExtractError("importing.cannot_write", file=path.name) from error


def rejected_rows(staging: Staging, file: CheckedFile, columns: Sequence[MappedColumn]) -> Iterator[RejectedRow]:
    """The refused rows of a file in source order."""
    refused = staging.query(
        f"SELECT row_no, reasons FROM {checked_table(file.kind_id)} "
        f"WHERE file_no = {file.file_no} AND reasons IS NOT NULL AND NOT {SKIPPED} ORDER BY row_no"
    )
    rows = unpacked(staging, rows_table(file.file_no), refused.column("row_no"))
    cells = chain.from_iterable(_rows_of(part, columns) for part in rows)
    for (row_no, of_row), why in zip(cells, refused.column("reasons"), strict=True):
        yield RejectedRow(row_no, tuple(why.as_py().split()), of_row)


def _rows_of(rows: Frame, columns: Sequence[MappedColumn]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Number and cells of each, with what stood beyond the header."""
    extras = (extra.split("\t") if extra else () for extra in rows.column("extra").to_pylist())
    for row_no, cells, extra in zip(rows.column("row_no").to_pylist(), cells_of(rows, columns), extras, strict=True):
        yield row_no, (*cells, *extra)


def _write_file(
    workbook: MemoryWorkbook, staging: Staging, file: CheckedFile, texts: Texts, titles: set[str], progress: Progress
) -> int:
    columns = [column for column in file.columns if not _ours(column.header, texts)]
    header = [texts("importing.reject.reason"), texts("importing.reject.row"), *(column.header for column in columns)]
    rows = rejected_rows(staging, file, columns)
    written = 0
    while part := list(islice(rows, 1)):
        with closing(workbook.create_sheet(_title(file, titles))) as sheet:
            sheet.append([_text_cell(sheet, text) for text in header])
            for row in chain(part, islice(rows, _ROWS_OF_A_SHEET - 1)):
                if written % 500 == 0:
                    progress.check()
                why = "；".join(texts.say(reason(token, file)) for token in row.reasons)
                sheet.append([_text_cell(sheet, text) for text in (why, str(row.row_no), *row.cells)])
                written += 1
    return written


def _ours(header: str, texts: Texts) -> bool:
    """A column this program added to an earlier reject workbook, in whichever language."""
    keys = ("importing.reject.reason", "importing.reject.row")
    return plain(header) in {plain(texts.in_language(language)(key)) for key in keys for language in LANGUAGES}


def _text_cell(sheet: Any, text: str) -> Any:
    """A cell that stays text whatever it begins with, and in which a corrected long number stays whole."""
    cell: Any = WriteOnlyCell(sheet, value=_NOT_IN_CELLS.sub("", text)[:_LONGEST_CELL])
    cell.data_type = "s"
    cell.number_format = "@"
    return cell


def _title(file: CheckedFile, titles: set[str]) -> str:
    """A sheet name of the file's and sheet's own, cut to what Excel allows and not given twice."""
    name = _NOT_IN_NAMES.sub("", f"{file.path.stem} {file.sheet}".strip()) or str(file.file_no)
    title, number = name[:_LONGEST_NAME], 1
    while title.casefold() in titles:
        number += 1
        title = f"{name[: _LONGEST_NAME - 4]} {number}"
    titles.add(title.casefold())
    return title
