"""Headers to fields: which column is read as what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from desktop_app.domain.dictionary import Composite, Dictionary, ExtractKind, Field, FieldType
from desktop_app.domain.sheets import MappedColumn
from desktop_app.importing.composites import composite_of
from desktop_app.importing.curve_points import curve_points
from desktop_app.importing.header_rows import Spellings
from desktop_app.importing.names import bare, plain, reads_data, unit_power


@dataclass(frozen=True, slots=True)
class _Claim:
    """A column that a field's name fits; the lower rank is the name preferred."""

    rank: int
    index: int
    header: str


def map_columns(
    headers: Sequence[str | Spellings], kind: ExtractKind, dictionary: Dictionary, sample: Sequence[Sequence[str]] = ()
) -> tuple[MappedColumn, ...]:
    """One entry per column. A field is read from one column only: the header it prefers, then the leftmost.

    `sample` are the first rows below the header: they show which columns hold a number and a name in one cell.
    """
    spelled = [header if isinstance(header, tuple) else (header,) for header in headers]
    claims = _claims(spelled, kind, dictionary)
    chosen = {claim.index: (field_id, claim.header) for field_id, claim in _settled(kind, claims).items()}
    columns = [_column(index, names, chosen) for index, names in enumerate(spelled)]
    return tuple(_with_points(_with_composites(columns, spelled, kind, sample), kind))


def _column(index: int, names: Spellings, chosen: Mapping[int, tuple[str, str]]) -> MappedColumn:
    field_id, header = chosen.get(index, (None, names[-1] if len(names) > 2 else names[0]))
    return MappedColumn(index, header, field_id)


def _claims(spelled: Sequence[Spellings], kind: ExtractKind, dictionary: Dictionary) -> dict[str, list[_Claim]]:
    """Field id → columns it could be read from, the one it prefers first."""
    names = _names(kind)
    claims: dict[str, list[_Claim]] = {}
    for index, spellings in enumerate(spelled):
        found = next((known for name in spellings if (known := _known(name, names, dictionary))), None)
        for field, rank, header in found or ():
            claims.setdefault(field.id, []).append(_Claim(rank, index, header))
    return {field_id: sorted(found, key=lambda claim: (claim.rank, claim.index)) for field_id, found in claims.items()}


def _settled(kind: ExtractKind, claims: Mapping[str, list[_Claim]]) -> dict[str, _Claim]:
    """Each field's column. Names that are its own come first; spare ones take what is left."""
    settled: dict[str, _Claim] = {}
    for spare in (False, True):
        for field in kind.readable:
            taken = {claim.index for claim in settled.values()}
            free = [claim for claim in claims.get(field.id, ()) if claim.index not in taken and (claim.rank >= _SPARE) is spare]
            if field.id not in settled and free:
                settled[field.id] = free[0]
    return settled


@lru_cache(maxsize=4)
def known_names(kinds: tuple[ExtractKind, ...]) -> frozenset[str]:
    """Every name of every kind."""
    composites = {plain(name) for kind in kinds for one in kind.composites for name in (one.zh, *one.always, *one.seen)}
    return frozenset(composites.union(*(_names(kind) for kind in kinds)))


_SPARE = 1000
"""Ranks from here on are those of spare names."""


@lru_cache(maxsize=64)
def _names(kind: ExtractKind) -> dict[str, tuple[tuple[Field, int], ...]]:
    """Every name with the fields it may stand for: the first field to claim it as its own, and those that would take it."""
    names: dict[str, tuple[tuple[Field, int], ...]] = {}
    readable = [field for field in kind.readable if not field.own]
    for field in readable:
        for rank, name in enumerate((field.zh, *field.aliases, field.sg186, field.id, field.en)):
            if name:
                names.setdefault(plain(name), ((field, rank),))
    for field in readable:
        for rank, name in enumerate(field.spare):
            names[plain(name)] = (*names.get(plain(name), ()), (field, _SPARE + rank))
    return names


def _known(
    header: str, names: Mapping[str, tuple[tuple[Field, int], ...]], dictionary: Dictionary
) -> tuple[tuple[Field, int, str], ...]:
    """The fields a header may stand for; an amount in a unit nobody knows stands for none."""
    if not reads_data(header, dictionary):
        return ()
    found = names.get(plain(header)) or names.get(bare(header)) or ()
    return tuple((field, rank, header) for field, rank in found if not _in_unknown_unit(field, header, dictionary))


def _in_unknown_unit(field: Field, header: str, dictionary: Dictionary) -> bool:
    return field.type in (FieldType.MONEY, FieldType.NUMBER) and unit_power(header, dictionary) is None


def _with_composites(
    columns: list[MappedColumn], spelled: Sequence[Spellings], kind: ExtractKind, sample: Sequence[Sequence[str]]
) -> list[MappedColumn]:
    """Columns with several things in a cell feed all parts that have no column of their own."""
    for column in list(columns):
        cells = [row[column.index] for row in sample if column.index < len(row)]
        names = (column.header,) if column.field_id else spelled[column.index]
        for name, composite in ((name, composite_of(name, kind, cells)) for name in names):
            if composite is not None and (column.field_id is None or column.field_id in composite.parts):
                columns[column.index] = _fed(replace(column, header=name), composite, columns)
                break
    return columns


def _fed(column: MappedColumn, composite: Composite, columns: Iterable[MappedColumn]) -> MappedColumn:
    elsewhere = {field_id for other in columns if other.index != column.index for field_id in other.field_ids}
    fed = tuple(part for part in composite.parts if part not in elsewhere)
    return replace(column, field_id=fed[0], more=fed[1:], composite=composite.id) if fed else column


def _with_points(columns: list[MappedColumn], kind: ExtractKind) -> list[MappedColumn]:
    """A day's points stand in a column each; together they are one field."""
    curve = next((field for field in kind.fields if field.type is FieldType.CURVE), None)
    if curve is None:
        return columns
    points = curve_points({column.index: column.header for column in columns if column.field_id in (None, curve.id)})
    if not points:
        return columns
    plain_ones = [replace(column, field_id=None) if column.field_id == curve.id else column for column in columns]
    return [replace(column, field_id=curve.id) if column.index in points else column for column in plain_ones]
