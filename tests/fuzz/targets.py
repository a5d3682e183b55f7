"""What is fuzzed. Each target takes bytes; anything it raises but a refusal in words is a finding."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from desktop_app.domain.dictionary import Dictionary
from desktop_app.domain.errors import ExtractError
from desktop_app.domain.progress import SILENT
from desktop_app.importing.check import check
from desktop_app.importing.headers import find_header
from desktop_app.importing.reading import read_into
from desktop_app.importing.sources.encoding import detect_bytes
from desktop_app.importing.sources.opening import open_extracts
from tests.fakes.staging import MemoryStaging
from tests.unit.importing.hostile import xlsx

_ROOT = Path(__file__).resolve().parents[2]
_DICTIONARY = Dictionary.load(_ROOT / "resources" / "dictionaries" / "extracts.toml")
_FOLDER = Path(tempfile.mkdtemp(prefix="powerdesk-fuzz-"))
_TODAY = dt.date(2026, 1, 5)
_HEADER = "户号,电费年月,应收电费,发行日期,交费截止日,总电量"
_MOST_CELLS = 60

Target = Callable[[bytes], None]


def whole_file(data: bytes) -> None:
    """A file as it is, whatever it is."""
    _read(data, "a.xls")


def page(data: bytes) -> None:
    """A web page and an XML workbook."""
    _read(b"<html><body>" + data, "a.xls")
    _read(b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">' + data, "a.xls")


def sheet_part(data: bytes) -> None:
    """The rows of an xlsx, zipped as they should be."""
    text = data.decode("utf-8", "replace")
    path = xlsx(_FOLDER / "a.xlsx", text, text)
    _ends_well(path)


def encoding(data: bytes) -> None:
    """How bytes are to be read, and that the codec found reads them."""
    try:
        found = detect_bytes(data, "a.csv")
    except ExtractError:
        return
    data.decode(found.codec, "replace")


def header(data: bytes) -> None:
    """Headers of any words."""
    lines = data.decode("utf-8", "replace").split("\n")[:20]
    try:
        find_header([line.split(",")[:50] for line in lines], _DICTIONARY)
    except ExtractError:
        return


def values(data: bytes) -> None:
    """Days, months and amounts of any notation, cast and checked; no row may be lost on the way."""
    cells = [cell for cell in data.decode("utf-8", "replace").splitlines() if cell.strip()][:_MOST_CELLS]
    rows = "".join(f"{number:010},{','.join([_quoted(cell)] * 5)}\n" for number, cell in enumerate(cells))
    path = _FOLDER / "台账.csv"
    path.write_text(f"{_HEADER}\n{rows}", "utf-8")
    staging = MemoryStaging()
    try:
        staged = read_into(staging, [path], _DICTIONARY, SILENT, today=_TODAY)
        result = check(staging, staged, _DICTIONARY, SILENT, today=_TODAY)
    except ExtractError:
        return
    finally:
        staging.connection.close()
    assert result.accepted + result.rejected <= len(cells) + 1


TARGETS: dict[str, Target] = {
    "whole_file": whole_file,
    "page": page,
    "sheet_part": sheet_part,
    "encoding": encoding,
    "header": header,
    "values": values,
}


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"'


def _read(data: bytes, name: str) -> None:
    path = _FOLDER / name
    path.write_bytes(data)
    _ends_well(path)


def _ends_well(path: Path) -> None:
    with suppress(ExtractError):
        for extract in open_extracts(path, SILENT):
            for sheet in extract.sheets:
                width = max((len(row) for row in sheet.head), default=0)
                for table in sheet.read(width, SILENT):
                    assert table.num_columns == 4 + width
