"""Finding the header row below titles and query conditions, and with it the kind of extract."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop_app.domain.batch import MappedColumn
from desktop_app.domain.dictionary import Dictionary, ExtractKind
from desktop_app.domain.errors import ExtractError
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


def find_header(head: Sequence[Sequence[str]], dictionary: Dictionary) -> Header | None:
    """The best header among the first rows, None where no row has three known names.

    Raises:
        ExtractError: two kinds fit equally well.
    """
    candidates = [
        _candidate(number, row, kind, dictionary) for number, row in enumerate(head, start=1) for kind in dictionary.kinds
    ]
    fitting = [candidate for candidate in candidates if candidate.hits >= FEWEST_HITS]
    if not fitting:
        return None
    best = max(fitting, key=lambda candidate: (candidate.rank, -candidate.row_no))
    equal = [other.kind for other in fitting if other.row_no == best.row_no and other.rank == best.rank]
    if len(equal) > 1:
        chinese, english = "、".join(kind.zh for kind in equal), ", ".join(kind.en for kind in equal)
        raise ExtractError("importing.ambiguous_kind", kinds=chinese, kinds_en=english)
    return best


def _candidate(number: int, row: Sequence[str], kind: ExtractKind, dictionary: Dictionary) -> Header:
    columns = map_columns(row, kind, dictionary)
    mapped = {column.field_id for column in columns if column.field_id}
    required = sum(field.required and field.id in mapped for field in kind.fields)
    filled = sum(bool(cell.strip()) for cell in row)
    return Header(number, kind, columns, len(mapped), required, len(mapped) / max(filled, 1))


def missing_columns(header: Header, file: str) -> ExtractError:
    """The error that names what a recognised kind lacks, in both languages' own words."""
    fields = [header.kind.field(field_id) for field_id in header.missing]
    return ExtractError(
        "importing.missing_columns",
        file=file,
        kind=header.kind.zh,
        kind_en=header.kind.en,
        fields="、".join(field.zh for field in fields),
        fields_en=", ".join(field.en for field in fields),
    )
