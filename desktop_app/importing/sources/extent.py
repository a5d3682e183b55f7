"""A stray cell far out makes a small sheet claim billions of cells; such files are refused before they eat the memory."""

from __future__ import annotations

import re
import zipfile
import zlib
from pathlib import Path
from typing import IO

from desktop_app.domain.errors import ExtractError
from desktop_app.domain.progress import Progress

MOST_CELLS = 40_000_000  # a million rows of forty columns; some 1.3 GB while it is read
MOST_BYTES = 4 * 1024**3  # unpacked

_CHUNK = 1 << 20
_OVERLAP = 64
_FAR_CELL = re.compile(rb'<(?:x:)?c [^>]{0,40}?\br="([A-Z]{2,3})(\d+)"')
_ROW = re.compile(rb'<(?:x:)?row [^>]{0,200}?\br="(\d+)"')
_NEAR_COLUMNS = 26


def refuse_endless_sheets(path: Path, progress: Progress) -> None:
    """Look through the sheets of an xlsx (other formats pass).

    Raises:
        ExtractError: the unpacked file or a sheet's used area is larger than an office PC can hold.
    """
    if not zipfile.is_zipfile(path):
        return
    try:
        with zipfile.ZipFile(path) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > MOST_BYTES:
                raise ExtractError("importing.too_large", file=path.name)
            for entry in archive.infolist():
                if entry.filename.startswith("xl/worksheets/") and entry.filename.endswith(".xml"):
                    with archive.open(entry) as sheet:
                        _refuse_endless(path, sheet, progress)
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        raise ExtractError("importing.broken", file=path.name) from error


def _refuse_endless(path: Path, sheet: IO[bytes], progress: Progress) -> None:
    columns, rows, rest = _NEAR_COLUMNS, 1, b""
    while chunk := sheet.read(_CHUNK):
        progress.check()
        text = rest + chunk
        for letters in {match[1] for match in _FAR_CELL.finditer(text)}:
            columns = max(columns, _column_number(letters))
        for match in _ROW.finditer(text):
            rows = max(rows, int(match[1]))
        if rows * columns > MOST_CELLS:
            raise ExtractError("importing.endless_sheet", file=path.name, rows=rows, columns=columns)
        rest = text[-_OVERLAP:]


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number
