"""XML 表格 2003 (SpreadsheetML), which Excel opens under .xml and .xls alike: sheet by sheet, row by row."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyarrow as pa
from lxml import etree

from desktop_app.domain.errors import ExtractError
from desktop_app.domain.progress import Progress
from desktop_app.importing.sources.cells import number_text
from desktop_app.importing.sources.sheet import HEAD_ROWS, Sheet, SourceRow, tables

NAMESPACE = "urn:schemas-microsoft-com:office:spreadsheet"
_NS = f"{{{NAMESPACE}}}"
_VISIBLE = "{urn:schemas-microsoft-com:office:excel}Visible"
_CHUNK = 1 << 16
_HIDDEN = ("SheetHidden", "SheetVeryHidden")
_WIDEST, _TALLEST = 16_384, 1_048_576
_MIDNIGHT = "T00:00:00.000"


@dataclass(slots=True)
class _Found:
    """What is known of a sheet after the file was gone through once."""

    name: str
    hidden: bool = False
    head: list[tuple[str, ...]] = field(default_factory=list)


def sheets(path: Path, progress: Progress) -> Iterator[Sheet]:
    """Every worksheet; the file is gone through once for all heads and once more for each sheet that is read.

    Raises:
        ExtractError: the XML is damaged, or its cells reach further than an office PC can hold.
    """
    for number, found in enumerate(_found(path, progress)):

        def read(width: int, progress: Progress, number: int = number) -> Iterator[pa.Table]:
            return tables(_rows_of(path, number, progress), width, counted=False, progress=progress)

        yield Sheet(found.name, found.hidden, "Excel XML", False, tuple(found.head), read)


def _found(path: Path, progress: Progress) -> list[_Found]:
    sheets: list[_Found] = []
    for number, part in _parts(path, progress, lambda _sheet, row_no: row_no <= HEAD_ROWS):
        if isinstance(part, str):
            sheets.append(_Found(part))
        elif isinstance(part, SourceRow):
            sheets[number].head.append(tuple(part.cells))
        else:
            sheets[number].hidden = True
    return sheets


def _rows_of(path: Path, sheet: int, progress: Progress) -> Iterator[SourceRow]:
    parts = _parts(path, progress, lambda number, _row_no: number == sheet)
    return (part for _number, part in parts if isinstance(part, SourceRow))


def _parts(path: Path, progress: Progress, wanted: Callable[[int, int], bool]) -> Iterator[tuple[int, str | SourceRow | None]]:
    """With the number of their sheet: its name when it begins, the rows wanted (sheet, row), None where it is hidden."""
    number, row_no = -1, 0
    for event, element in _elements(path, progress):
        if event == "start":
            number, row_no = number + 1, 0
            yield number, element.get(f"{_NS}Name") or ""
        elif element.tag == f"{_NS}Row":
            if number < 0:  # a row of no sheet
                raise ExtractError("importing.broken", file=path.name)
            at = _index(element, row_no + 1)
            _refuse_far(path, at, 1)
            yield from ((number, SourceRow(())) for skipped in range(row_no + 1, at) if wanted(number, skipped))
            row_no = at
            if wanted(number, at):
                yield number, _row(path, element)
            _forget(element)
        elif number >= 0 and element.text in _HIDDEN:
            yield number, None


def _elements(path: Path, progress: Progress) -> Iterator[tuple[str, Any]]:
    parser = etree.XMLPullParser(
        events=("start", "end"),
        tag=(f"{_NS}Worksheet", f"{_NS}Row", _VISIBLE),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
    )
    try:
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                progress.check()
                parser.feed(chunk)
                yield from _wanted(parser)
        parser.close()
        yield from _wanted(parser)
    except etree.LxmlError as error:
        bomb = "amplification" in str(error)  # entities that would grow beyond all measure
        raise ExtractError("importing.bomb" if bomb else "importing.broken", file=path.name) from error


def _wanted(parser: Any) -> Iterator[tuple[str, Any]]:
    """Beginnings of sheets, ends of rows and of what says that a sheet is hidden."""
    for event, element in parser.read_events():
        if (event == "start") is (element.tag == f"{_NS}Worksheet"):
            yield event, element


def _row(path: Path, element: Any) -> SourceRow:
    cells: list[str] = []
    marks: list[str] = []
    for cell in element.iterchildren(f"{_NS}Cell"):
        at = _index(cell, len(cells) + 1) - 1
        merged = _whole(cell.get(f"{_NS}MergeAcross"), 0)
        _refuse_far(path, 1, max(at + merged, 0))
        text, mark = _cell(cell)
        cells += [*[""] * (at - len(cells)), text, *[""] * merged]
        marks += [*"." * (at - len(marks)), mark, *"." * merged]
    return SourceRow(cells, "".join(marks))


def _cell(cell: Any) -> tuple[str, str]:
    data = cell.find(f"{_NS}Data")
    if data is None:
        data = next((child for child in cell.iterchildren() if str(child.tag).endswith("}Data")), None)
    if data is None:
        return "", "."
    text = "".join(data.itertext())
    match data.get(f"{_NS}Type"):
        case "Number":
            return _number(text)
        case "DateTime":
            return (text[: -len(_MIDNIGHT)] if text.endswith(_MIDNIGHT) else text.removesuffix(".000").replace("T", " ")), "."
        case "Boolean":
            return ("TRUE" if text.strip() == "1" else "FALSE"), "."
        case _:
            return text, "."


def _number(text: str) -> tuple[str, str]:
    """As a cell of any workbook is; what is written as a number and is none stays as it is written."""
    try:
        value = float(text)
    except ValueError:
        return text, "."
    return (number_text(value), "n") if abs(value) != float("inf") and value == value else (text, ".")  # noqa: PLR0124 - NaN


def _index(element: Any, otherwise: int) -> int:
    """Where a row or cell says it stands; never before the one it follows."""
    return max(_whole(element.get(f"{_NS}Index"), otherwise), otherwise)


def _whole(written: str | None, otherwise: int) -> int:
    digits = (written or "").strip()
    return int(digits) if digits.isascii() and digits.isdecimal() and len(digits) < 10 else otherwise


def _refuse_far(path: Path, rows: int, columns: int) -> None:
    if rows > _TALLEST or columns >= _WIDEST:
        raise ExtractError("importing.endless_sheet", file=path.name, rows=rows, columns=columns)


def _forget(element: Any) -> None:
    """Rows done with are taken out of the tree, so that it never grows."""
    element.clear()
    while (before := element.getprevious()) is not None:
        before.getparent().remove(before)
