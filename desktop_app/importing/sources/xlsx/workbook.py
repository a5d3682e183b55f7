"""Which workbooks go the fast way, and their sheets."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pyarrow as pa
from python_calamine import CalamineError, CalamineWorkbook, SheetMetadata, SheetTypeEnum, SheetVisibleEnum

from desktop_app.domain.errors import ExtractError
from desktop_app.domain.progress import Progress
from desktop_app.importing.sources.extent import UNREADABLE, refuse_bomb
from desktop_app.importing.sources.sheet import BatchReader, Sheet
from desktop_app.importing.sources.xlsx.asking import STRINGS, Calamine, packed
from desktop_app.importing.sources.xlsx.strings import shared_strings
from desktop_app.importing.sources.xlsx.unusual import Unusual
from desktop_app.importing.sources.xlsx.worksheet import Worksheet

LONG_BYTES = 2 << 20
_BOOK, _RELATIONS, _STYLES = "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"
_NEEDED = ("[Content_Types].xml", "_rels/.rels", _BOOK, _RELATIONS)
_MOST_BYTES = 16 << 20

SlowSheet = Callable[[int, Progress], Sheet]


class LongWorkbook:
    """An xlsx with a long sheet, written the common way. `slow` gives one of its sheets the long way round."""

    def __init__(self, path: Path, label: str, slow: SlowSheet, progress: Progress) -> None:
        """Look at the small parts, and read the shared strings.

        Raises:
            Unusual: it is none.
            ExtractError: damaged, or more than an office PC can hold.
        """
        self._path, self._label, self._slow = path, label, slow
        try:
            with zipfile.ZipFile(path) as archive:
                refuse_bomb(path, archive, path.stat().st_size)
                self._sizes = _sizes(archive)
                self._parts = _small_parts(archive)
            self._metadata = _metadata(self._parts)
            self._targets = _targets(self._parts, self._metadata)
            if max((self._sizes.get(target, 0) for target in self._targets), default=0) < LONG_BYTES:
                raise Unusual("no long sheet")
            self._strings = self._shared(progress)
        except (CalamineError, ET.ParseError, *UNREADABLE) as error:
            raise Unusual("parts that cannot be read") from error

    def sheets(self, progress: Progress) -> Iterator[Sheet]:
        """The worksheets, hidden ones marked; the head of each is read when it is asked for."""
        for index, (metadata, target) in enumerate(zip(self._metadata, self._targets, strict=True)):
            if metadata.typ == SheetTypeEnum.WorkSheet:
                try:
                    yield self._sheet(index, metadata, target, progress)
                except Unusual:
                    yield self._slow(index, progress)

    def _sheet(self, index: int, metadata: SheetMetadata, target: str, progress: Progress) -> Sheet:
        calamine = Calamine(self._parts, target, index)
        worksheet = Worksheet(self._path, calamine, self._strings, self._sizes[target])
        try:
            head = worksheet.head(progress)
        except UNREADABLE as error:
            raise ExtractError("importing.broken", file=self._path.name) from error
        hidden = metadata.visible != SheetVisibleEnum.Visible
        return Sheet(metadata.name, hidden, self._label, counted=False, head=head, read=self._reader(worksheet, index))

    def _reader(self, worksheet: Worksheet, index: int) -> BatchReader:
        def read(width: int, progress: Progress) -> Iterator[pa.Table]:
            done = 0
            tables = worksheet.tables(width, progress)
            try:
                for table in _undamaged(self._path, tables):
                    done += table.num_rows
                    yield table
            except Unusual:
                yield from _beyond(self._slow(index, progress).read(width, progress), done)

        return read

    def _shared(self, progress: Progress) -> pa.Array:
        if STRINGS not in self._sizes:
            return pa.array([], pa.string())
        return shared_strings(self._path, Calamine(self._parts, self._targets[0], 0), progress)


def _undamaged(path: Path, tables: Iterator[pa.Table]) -> Iterator[pa.Table]:
    try:
        yield from tables
    except MemoryError as error:
        raise ExtractError("importing.too_large", file=path.name) from error
    except UNREADABLE as error:
        raise ExtractError("importing.broken", file=path.name) from error


def _beyond(tables: Iterator[pa.Table], rows: int) -> Iterator[pa.Table]:
    """The tables without the first rows."""
    for table in tables:
        if rows < table.num_rows:
            yield table.slice(rows)
        rows = max(rows - table.num_rows, 0)


def _sizes(archive: zipfile.ZipFile) -> dict[str, int]:
    entries = archive.infolist()
    sizes = {entry.filename: entry.file_size for entry in entries}
    twice = len({name.casefold() for name in sizes}) < len(entries)
    locked = any(entry.flag_bits & 1 for entry in entries)
    strings = [name for name in sizes if name.casefold().endswith("sharedstrings.xml")]
    if twice or locked or strings not in ([], [STRINGS]) or not all(name in sizes for name in _NEEDED):
        raise Unusual("parts under other names")
    return sizes


def _small_parts(archive: zipfile.ZipFile) -> dict[str, bytes]:
    names = [*_NEEDED, *(name for name in archive.namelist() if name == _STYLES)]
    if any(archive.getinfo(name).file_size > _MOST_BYTES for name in names):
        raise Unusual("a part longer than any program writes it")
    parts = {name: archive.read(name) for name in names}
    if any(b"<!" in part or b"\0" in part for part in parts.values()):
        raise Unusual("declarations or another encoding")
    return parts


def _metadata(parts: dict[str, bytes]) -> list[SheetMetadata]:
    return list(CalamineWorkbook.from_filelike(packed(parts)).sheets_metadata)


def _targets(parts: dict[str, bytes], metadata: list[SheetMetadata]) -> list[str]:
    """The part of every sheet."""
    relations = {
        relation.get("Id"): relation.get("Target", "")
        for relation in ET.fromstring(parts[_RELATIONS])  # noqa: S314 - parts that declare entities were refused
    }
    sheets = [node for node in ET.fromstring(parts[_BOOK]).iter() if node.tag.rpartition("}")[2] == "sheet"]  # noqa: S314
    if [sheet.get("name") for sheet in sheets] != [known.name for known in metadata]:
        raise Unusual("other sheets than calamine sees")
    return [_part(relations.get(_relation(sheet), "")) for sheet in sheets]


def _relation(sheet: ET.Element) -> str | None:
    ids = [value for name, value in sheet.attrib.items() if name.startswith("{") and name.endswith("}id")]
    return ids[0] if len(ids) == 1 else None


def _part(target: str) -> str:
    if target.startswith("/xl/"):
        return target[1:]
    return target if target.startswith("xl/") else f"xl/{target}"
