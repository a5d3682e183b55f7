"""Finding the header row below titles and query conditions, and with it the kind of extract.

A wrong guess is worse than a question: where the columns do not settle between two kinds, both are handed back.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop_app.domain.batch import MappedColumn
from desktop_app.domain.dictionary import Dictionary, ExtractKind
from desktop_app.domain.errors import ExtractError
from desktop_app.importing.mapping import map_columns, reads_data

FEWEST_HITS = 3
_LEAST_SHARE = 0.5


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
        """Required fields, and the first of each group the kind needs one of, where there is no column."""
        mapped = {column.field_id for column in self.columns}
        required = [field.id for field in self.kind.fields if field.required and field.id not in mapped]
        return (*required, *(group[0] for group in self.kind.needs if not mapped.intersection((*group, *required))))

    @property
    def rank(self) -> tuple[int, int, bool, float]:
        """Most required fields, then most known columns; a complete kind wins over an incomplete one."""
        return self.required, self.hits, not self.missing, self.share

    @property
    def fits(self) -> bool:
        return not self.missing and self.hits >= self.kind.fewest and self.share >= _LEAST_SHARE

    @property
    def explained(self) -> frozenset[int]:
        """The columns this kind has a word for, those that speak for another kind as well left out."""
        borrowed = {field.id for field in self.kind.fields if field.borrowed}
        return frozenset(column.index for column in self.columns if column.field_id and column.field_id not in borrowed)

    @property
    def telling(self) -> frozenset[int]:
        """The columns by which this kind is told from others."""
        return frozenset(column.index for column in self.columns if column.field_id in self.kind.tells)

    @property
    def sure(self) -> bool:
        mapped = {column.field_id for column in self.columns}
        return any(mapped.issuperset(group) for group in self.kind.sure)


@dataclass(frozen=True, slots=True)
class Recognition:
    """What a sheet's first rows were taken for: one header, or several that fit and that a person must choose from."""

    header: Header | None
    candidates: tuple[Header, ...]


def recognise(head: Sequence[Sequence[str]], dictionary: Dictionary) -> Recognition:
    """The header row and its kind. `header` lacks columns (`missing`) where no kind is complete; it is None where no row has
    enough known names, and where several kinds fit: then these are the `candidates`."""
    readings = [_reading(number, row, kind, dictionary) for number, row in enumerate(head, start=1) for kind in dictionary.kinds]
    known = [reading for reading in readings if reading.hits >= (reading.kind.fewest if reading.fits else FEWEST_HITS)]
    if not known:
        return Recognition(None, ())
    row_no = max(known, key=lambda reading: (reading.fits, reading.hits, -reading.row_no)).row_no
    of_row = sorted((reading for reading in known if reading.row_no == row_no), key=lambda reading: reading.rank, reverse=True)
    fitting = [reading for reading in of_row if reading.fits]
    if not fitting:
        equal = [reading for reading in of_row if reading.rank == of_row[0].rank]
        return Recognition(of_row[0], (of_row[0],)) if len(equal) == 1 else Recognition(None, tuple(equal))
    best = [one for one in fitting if all(_beats(one, other) for other in fitting if other is not one)]
    return Recognition(best[0], tuple(best)) if best else Recognition(None, _in_question(fitting))


def find_header(head: Sequence[Sequence[str]], dictionary: Dictionary) -> Header | None:
    """The best header among the first rows, None where no row has three known names.

    Raises:
        ExtractError: several kinds fit and none better than the others.
    """
    found = recognise(head, dictionary)
    if found.header is None and found.candidates:
        kinds = [candidate.kind for candidate in found.candidates]
        chinese, english = "、".join(kind.zh for kind in kinds), ", ".join(kind.en for kind in kinds)
        raise ExtractError("importing.ambiguous_kind", kinds=chinese, kinds_en=english)
    return found.header


def _beats(one: Header, other: Header) -> bool:
    """Whether the columns leave no doubt that `one` is meant.

    What settles a kind decides; then columns that tell `one` and mean nothing to `other`, if there are none the other way round
    and `one` has no fewer words for the columns; then having a word for every column `other` has one for, and more.
    """
    if one.sure != other.sure:
        return one.sure
    ours, theirs = one.telling - other.explained, other.telling - one.explained
    if ours and not theirs:
        return len(one.explained) >= len(other.explained)
    return not ours and not theirs and one.explained > other.explained


def _in_question(fitting: Sequence[Header]) -> tuple[Header, ...]:
    """Those no other one beats; all of them where they beat each other in a circle."""
    open_ones = [one for one in fitting if not any(_beats(other, one) for other in fitting if other is not one)]
    return tuple(open_ones or fitting)


def _reading(number: int, row: Sequence[str], kind: ExtractKind, dictionary: Dictionary) -> Header:
    columns = map_columns(row, kind, dictionary)
    mapped = {column.field_id for column in columns if column.field_id}
    required = sum(field.required and field.id in mapped for field in kind.fields)
    filled = sum(bool(cell.strip()) and reads_data(cell, dictionary) for cell in row)
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
