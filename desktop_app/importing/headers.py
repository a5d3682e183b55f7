"""Finding the header row below titles and query conditions, and with it the kind of extract.

A wrong guess is worse than a question: where the columns do not settle between two kinds, both are handed back.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop_app.domain.dictionary import Dictionary, ExtractKind
from desktop_app.domain.sheets import MappedColumn
from desktop_app.importing.header_rows import HeaderRow, header_rows
from desktop_app.importing.mapping import known_names, map_columns
from desktop_app.importing.money_columns import Rows, money_of, unread_amounts
from desktop_app.importing.names import bare, plain, reads_data
from desktop_app.importing.title_units import with_title_units

FEWEST_HITS = 3
FEWEST_KNOWN = 2
_LEAST_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Header:
    """A row (or two) read as the header of one kind; `missing` are required fields without a column."""

    row: HeaderRow
    kind: ExtractKind
    columns: tuple[MappedColumn, ...]
    hits: int
    required: int
    share: float

    @property
    def row_no(self) -> int:
        """The row above the first row of data, counted from 1."""
        return self.row.last_row

    @property
    def missing(self) -> tuple[str, ...]:
        """Required fields, and the first of each group the kind needs one of, where there is no column."""
        return self.kind.lacks({field_id for column in self.columns for field_id in column.field_ids})

    @property
    def rank(self) -> tuple[int, int, bool, int]:
        """Most required fields, then most known columns; a complete kind wins over an incomplete one."""
        return self.required, self.hits, not self.missing, len(self.telling)

    @property
    def fits(self) -> bool:
        return not self.missing and self.hits >= self.kind.fewest and self.share >= _LEAST_SHARE

    @property
    def explained(self) -> frozenset[int]:
        """The columns this kind has a word for, those that speak for another kind as well left out."""
        borrowed = {field.id for field in self.kind.readable if field.borrowed}
        return frozenset(column.index for column in self.columns if not borrowed.issuperset(column.field_ids))

    @property
    def telling(self) -> frozenset[int]:
        """The columns by which this kind is told from others."""
        return frozenset(column.index for column in self.columns if not set(self.kind.tells).isdisjoint(column.field_ids))

    @property
    def sure(self) -> bool:
        mapped = {field_id for column in self.columns for field_id in column.field_ids}
        return any(mapped.issuperset(group) for group in self.kind.sure)


@dataclass(frozen=True, slots=True)
class Recognition:
    """What a sheet's first rows were taken for: one header, or several that fit and that a person must choose from.

    Where there is neither, `near` are the kinds of which the row with most known names could be the header, had it more of them.
    """

    header: Header | None
    candidates: tuple[Header, ...]
    near: tuple[Header, ...] = ()


def recognise(head: Sequence[Sequence[str]], dictionary: Dictionary) -> Recognition:
    """The header row and its kind. `header` lacks columns (`missing`) where no kind is complete; it is None where no row has
    enough known names, and where several kinds fit: then these are the `candidates`."""
    readings = [reading for row in _promising(head, dictionary) for reading in _readings(row, head, dictionary)]
    known = [reading for reading in readings if reading.hits >= (reading.kind.fewest if reading.fits else FEWEST_HITS)]
    if not any(reading.fits for reading in known) and (asking := _lacking_money(readings, head, dictionary)):
        return Recognition(asking[0] if len(asking) == 1 else None, asking)
    if not known:
        return Recognition(None, (), _nearest(readings))
    row = max(known, key=_likelihood).row
    of_row = sorted((reading for reading in known if reading.row is row), key=lambda reading: reading.rank, reverse=True)
    fitting = [reading for reading in of_row if reading.fits]
    if not fitting:
        equal = [reading for reading in of_row if reading.rank == of_row[0].rank]
        return Recognition(of_row[0], (of_row[0],)) if len(equal) == 1 else Recognition(None, tuple(equal))
    best = [one for one in fitting if all(_beats(one, other) for other in fitting if other is not one)]
    if not best:
        return Recognition(None, _in_question(fitting))
    return _unless_money_is_passed_by(best[0], of_row, head[row.last_row :], dictionary)


def _nearest(readings: Sequence[Header]) -> tuple[Header, ...]:
    """Those that know most of one row's names; of these, those that lack least."""
    most = max((reading.hits for reading in readings), default=0)
    if most < FEWEST_KNOWN:
        return ()
    row = next(reading.row for reading in readings if reading.hits == most)
    near = [reading for reading in readings if reading.row is row and reading.hits == most]
    least = min(len(reading.missing) for reading in near)
    return tuple(reading for reading in near if len(reading.missing) == least)


def _lacking_money(readings: Sequence[Header], head: Rows, dictionary: Dictionary) -> tuple[Header, ...]:
    """Where no kind is complete: those that would be but for their amount, if there is a column that may be it. A sheet whose
    amounts are known speaks for another kind as well."""
    lacking = [one for one in readings if _lacks_but_an_amount(one) and not _has_amount(one)]
    most = max((reading.hits for reading in lacking), default=0)
    near = [reading for reading in lacking if reading.hits == most >= FEWEST_KNOWN]
    asking = [one for one in near if unread_amounts(one.columns, head[one.row.last_row :], dictionary, any_figure=True)]
    return tuple(one for one in asking if one.row is asking[0].row)


def _likelihood(reading: Header) -> tuple[bool, bool, int, bool]:
    """A whole header first; then two rows that belong together, lest the lower one is read without what stands over it."""
    return reading.fits, reading.fits and reading.row.grouped, reading.hits, not reading.row.joined


def _unless_money_is_passed_by(best: Header, of_row: Sequence[Header], sample: Rows, dictionary: Dictionary) -> Recognition:
    """A kind without an amount is not taken silently where the file has amounts: it may be another that lacks a column, most of
    all one that lacks nothing but its amount."""
    if _has_amount(best):
        return Recognition(best, (best,))
    lacks_amount = [other for other in of_row if _lacks_but_an_amount(other) and other.explained >= best.explained]
    if not unread_amounts(best.columns, sample, dictionary, any_figure=bool(lacks_amount)):
        return Recognition(best, (best,))
    wider = lacks_amount or [other for other in of_row if other.missing and other.explained > best.explained]
    return Recognition(wider[0], (wider[0],)) if wider else Recognition(None, (best,))


def _has_amount(header: Header) -> bool:
    return any(not money_of(header.kind).isdisjoint(column.field_ids) for column in header.columns)


def _lacks_but_an_amount(header: Header) -> bool:
    (lacking, *others) = header.missing or ("",)
    return not others and lacking in money_of(header.kind) and header.kind.field(lacking).required


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


def _promising(head: Sequence[Sequence[str]], dictionary: Dictionary) -> Iterator[HeaderRow]:
    """Rows with at least two known names of any kind: the others need not be held against each."""
    names = known_names(dictionary.kinds)
    for row in header_rows(head, dictionary):
        hits = sum(any(plain(name) in names or bare(name) in names for name in spellings) for spellings in row.columns)
        if hits >= FEWEST_KNOWN:
            yield row


def _readings(row: HeaderRow, head: Sequence[Sequence[str]], dictionary: Dictionary) -> Iterator[Header]:
    """The row as a header of every kind."""
    titles, sample = head[: row.last_row - (2 if row.joined else 1)], head[row.last_row :]
    filled = sum(bool(names[0].strip()) and reads_data(names[0], dictionary) for names in row.columns)
    for kind in dictionary.kinds:
        columns = with_title_units(map_columns(row.columns, kind, dictionary, sample), kind, titles, dictionary)
        mapped = {field_id for column in columns for field_id in column.field_ids}
        hits = sum(bool(column.field_ids) for column in columns)
        required = sum(field.required and field.id in mapped for field in kind.fields)
        yield Header(row, kind, columns, hits, required, hits / max(filled, 1))
