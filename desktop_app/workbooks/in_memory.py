"""openpyxl's write-only workbook, kept in memory until it is saved.

openpyxl itself streams every sheet to a plain temporary file; a PC that loses power meanwhile keeps names and numbers lying in
its temporary folder. Here a sheet is packed as it grows (about a fifteenth of its XML) and goes from memory into the archive.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.writer.excel import ExcelWriter

_EPOCH = (1980, 1, 1, 0, 0, 0)
_CHUNK = 1 << 16
_FAST = 1


class MemoryWorkbook(Workbook):
    """A write-only workbook; the same content gives the same bytes."""

    def __init__(self) -> None:
        super().__init__(write_only=True)

    def create_sheet(self, title: Any = None, index: int | None = None) -> Any:
        sheet = _MemorySheet(self, title)
        self._add_sheet(sheet, index)  # type: ignore[attr-defined]  # the stubs leave it out
        return sheet

    def save(self, filename: Any) -> None:
        """Write the whole file to a path or a binary stream.

        Raises:
            OSError: the file cannot be written.
        """
        with _Archive(filename, "w", ZIP_DEFLATED) as archive:
            ExcelWriter(self, archive).write_data()


class _MemorySheet(WriteOnlyWorksheet):
    """A sheet whose rows go to memory instead of a temporary file."""

    _writer: Any = None

    def _get_writer(self) -> None:
        if self._writer is None:
            self._writer = _MemoryWriter(self, _Packed())
            self._writer.write_top()


class _MemoryWriter(WorksheetWriter):
    def cleanup(self) -> None:
        """There is no file to remove."""


class _Packed(io.RawIOBase):
    """Bytes written one after the other, held deflated."""

    def __init__(self) -> None:
        self._packer = zlib.compressobj(_FAST)
        self._held = io.BytesIO()

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self._held.write(self._packer.compress(data))
        return len(data)

    def chunks(self) -> Iterator[bytes]:
        """What was written, once; nothing can be written afterwards."""
        self._held.write(self._packer.flush())
        self._held.seek(0)
        unpacker = zlib.decompressobj()
        while packed := self._held.read(_CHUNK):
            yield unpacker.decompress(packed)
        yield unpacker.flush()


class _Archive(ZipFile):
    """A zip whose entries bear no time and may come from memory."""

    def writestr(self, zinfo_or_arcname: Any, data: Any, compress_type: Any = None, compresslevel: Any = None) -> None:
        super().writestr(ZipInfo(str(zinfo_or_arcname), _EPOCH), data, compress_type or self.compression, compresslevel)

    def write(self, filename: Any, arcname: Any = None, compress_type: Any = None, compresslevel: Any = None) -> None:  # noqa: ARG002 - zipfile's own signature
        entry = ZipInfo(str(arcname), _EPOCH)
        entry.compress_type = compress_type or self.compression
        with self.open(entry, "w", force_zip64=True) as place:
            _pour(filename, place)


def _pour(source: _Packed | Path, place: IO[bytes]) -> None:
    for chunk in source.chunks() if isinstance(source, _Packed) else (source.read_bytes(),):
        place.write(chunk)
