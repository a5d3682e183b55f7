"""What reading leaves behind: where each sheet's rows are staged and how its columns are read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from desktop_app.domain.batch import Finding, UnreadColumn
from desktop_app.domain.intake import DayOrder
from desktop_app.domain.sheets import MappedColumn, SeenSheet
from desktop_app.importing.sql import literal

# Two characters no program writes one after the other.
_BETWEEN_CELLS = "\x1f\x1e"


@dataclass(frozen=True, slots=True)
class StagedFile:
    """One sheet or text file, staged whole. `file_no` counts sheets in the order read, from 1.

    `expected` is the number of cells a row of a text file must have, None for workbooks. `notes` are facts found while reading;
    `day_order` is how a person said that days like 03/04/26 are meant; `unread` are columns left out.
    """

    file_no: int
    path: Path
    sheet: str
    sha256: str
    encoding: str
    kind_id: str
    header_row: int
    columns: tuple[MappedColumn, ...]
    expected: int | None
    notes: tuple[Finding, ...] = ()
    day_order: DayOrder | None = None
    unread: tuple[UnreadColumn, ...] = ()

    @property
    def rows(self) -> str:
        return rows_table(self.file_no)

    def column_of(self, field_id: str) -> MappedColumn | None:
        return column_of(self.columns, field_id)


@dataclass(frozen=True, slots=True)
class StagedExtracts:
    """What reading gave: the sheets staged, kind by kind, and every sheet seen, in the order of the files."""

    files: tuple[StagedFile, ...]
    sheets: tuple[SeenSheet, ...]


def column_of(columns: Iterable[MappedColumn], field_id: str) -> MappedColumn | None:
    return next((column for column in columns if field_id in column.field_ids), None)


def rows_table(file_no: int) -> str:
    """Every row of the sheet below its header: typed, with what is wrong with it, and its cells as they are in the source."""
    return f"stage.rows_{file_no}"


def line_sql(cells: Iterable[str]) -> str:
    """All cells of a row in one text."""
    filled = ", ".join(f"coalesce({cell}, '')" for cell in cells)
    return f"concat_ws({literal(_BETWEEN_CELLS)}, {filled})"


def cells_of(line: str) -> tuple[str, ...]:
    """The cells of a `line`."""
    return tuple(line.split(_BETWEEN_CELLS))


def cell_sql(line: str, place: int) -> str:
    """One cell of a `line`, counted from 0."""
    return f"split_part({line}, {literal(_BETWEEN_CELLS)}, {place + 1})"


def cast_table(kind_id: str) -> str:
    """Typed rows of one kind with what is wrong with each row by itself."""
    return f"stage.cast_{kind_id}"


def checked_table(kind_id: str) -> str:
    """The same with what is wrong with a row beside others and beside the ledger."""
    return f"stage.checked_{kind_id}"


def hits_table(kind_id: str) -> str:
    """(file_no, row_no, token) of rows that a rule over many rows refuses."""
    return f"stage.hits_{kind_id}"


def remarks_table(kind_id: str) -> str:
    """(file_no, row_no, token) of accepted rows a person should look at."""
    return f"stage.remarks_{kind_id}"


def totals_table(kind_id: str) -> str:
    """Per file, rows, customers and amount: of accepted, of refused, and of all rows."""
    return f"stage.totals_{kind_id}"


def found_table(kind_id: str) -> str:
    """Per file and token, how many rows and the first of them."""
    return f"stage.found_{kind_id}"


def bare_name(table: str) -> str:
    """The name `Staging.add` and `Staging.derive` take."""
    return table.removeprefix("stage.")
