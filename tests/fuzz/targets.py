"""What is fuzzed. Each target takes bytes; anything it raises but a refusal in words is a finding."""

from __future__ import annotations

import datetime as dt
import random
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import duckdb
import pyarrow as pa

from desktop_app.domain.dictionary import Dictionary, FieldType
from desktop_app.domain.errors import ExtractError
from desktop_app.domain.progress import SILENT
from desktop_app.importing.casts import reading, value
from desktop_app.importing.check import check
from desktop_app.importing.headers import recognise
from desktop_app.importing.reading import read_into
from desktop_app.importing.sources.encoding import detect_bytes
from desktop_app.importing.sources.opening import open_extracts
from desktop_app.importing.sql import cleaned
from tests.fakes.staging import MemoryStaging
from tests.fuzz.seeds import NOTATIONS
from tests.unit.importing.hostile import xlsx

_ROOT = Path(__file__).resolve().parents[2]
_DICTIONARY = Dictionary.load(_ROOT / "resources" / "dictionaries" / "extracts.toml")
_FOLDER = Path(tempfile.mkdtemp(prefix="powerdesk-fuzz-"))
_DATABASE = duckdb.connect(":memory:")
_STAGING = MemoryStaging()
_TYPES = (FieldType.DATE, FieldType.TIME, FieldType.MONTH, FieldType.MONEY, FieldType.NUMBER)
_CELLS_AT_ONCE = 2000
_LETTERS = sorted(set("".join(NOTATIONS)))
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
    recognise([line.split(",")[:50] for line in lines], _DICTIONARY)


def values(data: bytes) -> None:
    """Days, months and amounts of any notation: a typed value or none, never an error of the database.

    Which branch SQL took cannot be seen from outside, so the bytes only start the dice: a statement costs as much for one cell as
    for thousands.
    """
    chance = random.Random(data)
    cells = data.decode("utf-8", "replace").split("\n") + [_bent_notation(chance) for _ in range(_CELLS_AT_ONCE)]
    _DATABASE.register("arriving", pa.table({"c": pa.array(cells, pa.string())}))
    _DATABASE.execute("DELETE FROM cells; INSERT INTO cells FROM arriving")
    assert len(_DATABASE.execute("EXECUTE casts").fetchall()) == len(cells)


def _bent_notation(chance: random.Random) -> str:
    """A notation of extracts with letters left out, doubled, swapped for those of others."""
    letters = list(chance.choice(NOTATIONS))
    for _ in range(chance.randrange(1, 4)):
        at = chance.randrange(len(letters) + 1)
        letters[at : at + chance.randrange(2)] = chance.choice(("", chance.choice(_LETTERS), chance.choice(NOTATIONS)))
    return "".join(letters)


def whole_import(data: bytes) -> None:
    """The same through the whole of reading and checking; no row may be lost on the way."""
    cells = [cell for cell in data.decode("utf-8", "replace").splitlines() if cell.strip()][:_MOST_CELLS]
    rows = "".join(f"{number:010},{','.join([_quoted(cell)] * 5)}\n" for number, cell in enumerate(cells))
    path = _FOLDER / "台账.csv"
    path.write_text(f"{_HEADER}\n{rows}", "utf-8")
    _STAGING.empty()
    try:
        staged = read_into(_STAGING, [path], _DICTIONARY, SILENT, today=_TODAY)
        result = check(_STAGING, staged, _DICTIONARY, SILENT, today=_TODAY)
    except ExtractError:
        return
    assert result.accepted + result.rejected <= len(cells) + 1


def _casts() -> str:
    """One SELECT that reads every cell as every type, as a number and as text, in units of yuan and of ten thousand."""
    texts = f"SELECT {cleaned('c')} AS t FROM cells"
    forms = ", ".join(f"{reading('t', kind)} AS r_{kind.value}" for kind in _TYPES)
    read = [value(f"r_{kind.value}", kind, number, power) for kind in _TYPES for number in ("true", "false") for power in (0, 4)]
    return f"SELECT {', '.join(read)} FROM (SELECT {forms} FROM ({texts}))"


_DATABASE.execute(f"CREATE TABLE cells (c VARCHAR); PREPARE casts AS {_casts()}")


TARGETS: dict[str, Target] = {
    "whole_file": whole_file,
    "page": page,
    "sheet_part": sheet_part,
    "encoding": encoding,
    "header": header,
    "values": values,
    "whole_import": whole_import,
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
