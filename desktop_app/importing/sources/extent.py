"""A stray cell far out, or a file made to do harm, makes a small file claim more memory than any PC has; refused before reading.

The native reader cannot be asked to stop for want of memory: it would end the whole program. So every part that it may read is
looked through first, by its bytes and not by its name.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from pathlib import Path

from desktop_app.domain.errors import ExtractError
from desktop_app.domain.progress import Progress
from desktop_app.importing.sources import limits
from desktop_app.importing.sources.extent_markup import MarkupWorkbook, refuse_endless_tables
from desktop_app.importing.sources.extent_records import PackedRecords, refuse_endless_records

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_TABLES = "content.xml"
_RECORDS = "xl/workbook.bin"
_RECORD_PARTS = "xl/_rels/workbook.bin.rels"
_TARGET = re.compile(rb"Target\s*=\s*[\"']([^\"']+)[\"']")
# What zipfile raises for an archive it cannot read; RuntimeError where a part is locked or packed in a way it lacks.
UNREADABLE = (zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError, ValueError)


def refuse_endless_sheets(path: Path, progress: Progress, held: bytes | None = None) -> None:
    """Look through the parts of a workbook (other files pass); `held` is its content where that is in memory only.

    Raises:
        ExtractError: damaged, or more than an office PC can hold: unpacked, laid out as cells, or as text.
    """
    try:
        with path.open("rb") if held is None else io.BytesIO(held) as file:
            if file.read(len(_OLE)) == _OLE and refuse_endless_records(path, file, progress):
                return  # it may hold an archive all the same: one of its pictures
            if zipfile.is_zipfile(file):
                with zipfile.ZipFile(file) as archive:
                    refuse_bomb(path, archive, file.seek(0, io.SEEK_END))
                    _look_through(path, archive, progress)
    except UNREADABLE as error:
        raise ExtractError("importing.broken", file=path.name) from error


def refuse_bomb(path: Path, archive: zipfile.ZipFile, packed: int) -> None:
    """By the sizes the archive itself tells; a part that turns out larger than told fails its checksum while it is read.

    Raises:
        ExtractError: unpacked it would be more than an office PC can hold, or than any honest file becomes.
    """
    unpacked = sum(entry.file_size for entry in archive.infolist())
    if unpacked > limits.SMALL and unpacked > limits.MOST_PACKED * packed:
        raise ExtractError("importing.bomb", file=path.name)
    if unpacked > limits.MOST_BYTES:
        raise ExtractError("importing.too_large", file=path.name)


def _look_through(path: Path, archive: zipfile.ZipFile, progress: Progress) -> None:
    parts = _record_parts(archive)
    records, markup = PackedRecords(path), MarkupWorkbook(path)
    for entry in archive.infolist():
        with archive.open(entry) as part:
            if entry.filename in parts:
                records.look_at(part, progress)
            elif entry.filename == _TABLES:
                refuse_endless_tables(path, part, progress)
            else:
                markup.look_at(part, progress)
    records.refuse_endless(progress)
    if markup.may_be_endless:
        for entry in archive.infolist():
            with archive.open(entry) as part:
                markup.weigh(part, progress)


def _record_parts(archive: zipfile.ZipFile) -> set[str]:
    """Names of the parts of an xlsb that may hold cells; none in other workbooks."""
    names = set(archive.namelist())
    if _RECORDS not in names or _RECORD_PARTS not in names:
        return set()
    targets = [target.decode("utf-8", "replace") for target in _TARGET.findall(archive.read(_RECORD_PARTS))]
    return {posixpath.normpath(posixpath.join("/xl", target)).lstrip("/") for target in targets} & names
