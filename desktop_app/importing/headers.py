"""Finding the header row below titles and query conditions, and with it the kind of extract."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop_app.domain.dictionary import Dictionary, ExtractKind
from desktop_app.domain.sheets import MappedColumn
from desktop_app.importing.mapping import map_columns

FEWEST_HITS = 3


@dataclass(frozen=True, slots=True)
class Header:
    """A row read as the header of one kind; `row_no` counts from 1, `missing` are required fields without a column."""

    row_no: int
    kind: ExtractKind
    columns: tuple[MappedColumn, ...]
    hits: int
    required: int
    share: float

    @property
    def missing(self) -> tuple[str, ...]:
        mapped = {column.field_id for column in self.columns}
        return tuple(field.id for field in self.kind.fields if field.required and field.id not in mapped)

    @property
    def rank(self) -> tuple[int, int, bool, float]:
        """Most required fields, then most known columns; a complete kind wins over an incomplete one."""
        return self.required, self.hits, not self.missing, self.share


def best_headers(head: Sequence[Sequence[str]], dictionary: Dictionary) -> tuple[Header, ...]:
    """The best header among the first rows; several where kinds fit it equally well, none where no row has three known names."""
    candidates = [
        _candidate(number, row, kind, dictionary) for number, row in enumerate(head, start=1) for kind in dictionary.kinds
    ]
    fitting = [candidate for candidate in candidates if candidate.hits >= FEWEST_HITS]
    if not fitting:
        return ()
    best = max(fitting, key=lambda candidate: (candidate.rank, -candidate.row_no))
    return tuple(other for other in fitting if other.row_no == best.row_no and other.rank == best.rank)


def _candidate(number: int, row: Sequence[str], kind: ExtractKind, dictionary: Dictionary) -> Header:
    columns = map_columns(row, kind, dictionary)
    mapped = {column.field_id for column in columns if column.field_id}
    required = sum(field.required and field.id in mapped for field in kind.fields)
    filled = sum(bool(cell.strip()) for cell in row)
    return Header(number, kind, columns, len(mapped), required, len(mapped) / max(filled, 1))
