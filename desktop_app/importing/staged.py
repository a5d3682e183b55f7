"""What reading leaves behind: where each sheet's rows are staged and how its columns are read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from desktop_app.domain.batch import Finding, UnreadColumn
from desktop_app.domain.intake import DayOrder
from desktop_app.domain.sheets import MappedColumn, SeenSheet


@dataclass(frozen=True, slots=True)
class StagedFile:
    """One sheet or text file, staged whole. `file_no` counts sheets in the order read, from 1.

    `expected` is the number of cells a row of a text file must have, None for workbooks. `notes` are facts found while reading;
    `day_order` is how a person said that days like 03/04/26 are meant; `unread` are columns left out; `continues` is the part
    this one goes on from without a header of its own, 0 for none.
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
    continues: int = 0

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
    """Every row of the sheet below its header: typed, with what is wrong with it; its cells as they were lie beside (`kept`)."""
    return f"stage.rows_{file_no}"


def cast_table(kind_id: str) -> str:
    """Typed rows of one kind with what is wrong with each row by itself."""
    return f"stage.cast_{kind_id}"


def checked_table(kind_id: str) -> str:
    """The same with what is wrong with a row beside others and beside the ledger."""
    return f"stage.checked_{kind_id}"


def marked_receipts() -> str:
    """Receipts marked as failed or reversed, of the import and of the ledger, as `payment_now` has them."""
    return "stage.marked_receipts"


def hits_table(kind_id: str) -> str:
    """(file_no, row_no, token) of rows that a rule over many rows refuses."""
    return f"stage.hits_{kind_id}"


def differences_table(kind_id: str) -> str:
    """(file_no, row_no, field, said, stored) of rows that are there already and say something else."""
    return f"stage.differences_{kind_id}"


def there_table(kind_id: str) -> str:
    """(file_no, row_no, token) of what rules over many rows refuse, before it is looked at what differs."""
    return f"stage.there_{kind_id}"


def refused_table(kind_id: str) -> str:
    """(file_no, row_no, found) of the same rows, the tokens of each in one text: what is asked of it again and again."""
    return f"stage.refused_{kind_id}"


def bundles_table(kind_id: str) -> str:
    """Rows bundled by the first field of their key: see `bundles`."""
    return f"stage.bundles_{kind_id}"


def twins_table(kind_id: str) -> str:
    """Keys of the rows that may be there twice."""
    return f"stage.twins_{kind_id}"


def remarks_table(kind_id: str) -> str:
    """(file_no, row_no, token) of accepted rows a person should look at."""
    return f"stage.remarks_{kind_id}"


def totals_table(kind_id: str) -> str:
    """Per file, rows, customers and amount: of accepted, of refused, and of all rows."""
    return f"stage.totals_{kind_id}"


def own_totals_table(file_no: int) -> str:
    """The sheet's total rows as text: see `own_totals`."""
    return f"stage.own_totals_{file_no}"


def found_table(kind_id: str) -> str:
    """Per file and token, how many rows and the first of them."""
    return f"stage.found_{kind_id}"


def bare_name(table: str) -> str:
    """The name `Staging.add` and `Staging.derive` take."""
    return table.removeprefix("stage.")
