"""Extracts cut at the most rows a sheet can hold: the part without a header that goes on where another ended."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pyarrow as pa

from desktop_app.domain.batch import Finding, Severity, told_name
from desktop_app.domain.dictionary import ExtractKind, FieldType
from desktop_app.domain.message import Message
from desktop_app.domain.sheets import MappedColumn
from desktop_app.importing.header_rows import HeaderRow
from desktop_app.importing.headers import Header
from desktop_app.importing.names import plain
from desktop_app.importing.sources.sheet import Sheet
from desktop_app.importing.staged import StagedFile

MOST_ROWS = (1_048_576, 65_536)
_FIGURES = frozenset({FieldType.DATE, FieldType.TIME, FieldType.MONTH, FieldType.MONEY, FieldType.NUMBER})
_FIGURE = re.compile(r"[-+(（]?\s*[¥￥]?\s*\d[\d\s,.:/()（）eE+TZ年月日时分秒元%\-]*")
_NUMBER_IN_NAME = re.compile(r"\d+|[一二三四五六七八九十]+")


def continued(sheet: Sheet, path: Path, before: StagedFile, kind: ExtractKind) -> Header | None:
    """The header of the part before, standing above the first row, where this sheet can only be its continuation.

    It is another sheet of the same file, or a file of the same name but for a number; as wide; and every cell of the first rows
    is what its column holds. Anything less is left to a question.
    """
    if not (path == before.path or _numbered_alike(path, before.path)):
        return None
    rows = [row for row in sheet.head if any(cell.strip() for cell in row)]
    width = max(column.index for column in before.columns if column.header.strip()) + 1
    if not rows or any(len(row) > width and any(cell.strip() for cell in row[width:]) for row in rows):
        return None
    if not all(_fits(row, before.columns, kind) for row in rows[:-1] or rows):
        return None
    known = [column for column in before.columns if column.field_id]
    row = HeaderRow(0, tuple((column.header,) for column in before.columns))
    return Header(row, kind, before.columns, len(known), sum(field.required for field in kind.fields), 1.0)


def parts_of(file: StagedFile, files: Iterable[StagedFile]) -> tuple[StagedFile, ...]:
    """The files and sheets that may be one export with this one, itself among them, in the order they were read: of one workbook
    or of one name but for a number, of one kind, under one header."""
    together = (one for one in files if one.kind_id == file.kind_id and _headers(one) == _headers(file))
    parts = (one for one in together if one.path == file.path or _numbered_alike(one.path, file.path))
    return tuple(sorted(parts, key=lambda one: one.file_no))


class Counted:
    """Tables on their way, and how many rows there were once they are through."""

    def __init__(self, tables: Iterable[pa.Table]) -> None:
        self._tables = tables
        self.rows = 0

    def __iter__(self) -> Iterator[pa.Table]:
        for table in self._tables:
            self.rows += table.num_rows
            yield table


def told(file: StagedFile, before: StagedFile) -> Finding:
    """That it was read so."""
    values = {"part": _part(file), "before": _part(before)}
    return Finding(file.file_no, "continued", Severity.NOTE, Message.of("importing.note.continued", **values), 0, ())


def full_sheet(file: StagedFile, rows: int) -> tuple[Finding, ...]:
    """That a sheet is as full as one can be, so that rows may be missing; nothing where it is not."""
    if rows not in MOST_ROWS:
        return ()
    message = Message.of("importing.note.full_sheet", part=_part(file), rows=rows)
    return (Finding(file.file_no, "full_sheet", Severity.NOTE, message, 0, ()),)


def _part(file: StagedFile) -> str:
    return f"{told_name(file.path)} {file.sheet}".strip()


def _headers(file: StagedFile) -> tuple[str, ...]:
    return tuple(plain(column.header) for column in file.columns)


def _numbered_alike(path: Path, other: Path) -> bool:
    """台账(1).csv and 台账(2).csv, 台账_1.xlsx and 台账_2.xlsx, and 台账.xlsx before them."""
    if path.parent != other.parent or path.suffix.lower() != other.suffix.lower():
        return False
    bare = [re.sub(r"[\s_()（）\-]", "", _NUMBER_IN_NAME.sub("", name)) for name in (path.stem, other.stem)]
    return bare[0] == bare[1]


def _fits(row: Sequence[str], columns: Sequence[MappedColumn], kind: ExtractKind) -> bool:
    """Required cells are filled, figures look like figures, numbers of customers like numbers."""
    for column in columns:
        if column.field_id is None:
            continue
        field = kind.field(column.field_id)
        cell = row[column.index].strip() if column.index < len(row) else ""
        if not (_may_be(cell, field.type) if cell else not field.required):
            return False
    return True


def _may_be(cell: str, type_: FieldType) -> bool:
    if type_ in _FIGURES:
        return bool(_FIGURE.fullmatch(cell))
    return type_ is not FieldType.ID or any(character.isdigit() for character in cell)
