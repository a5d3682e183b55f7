"""How one staged file's rows become typed ones: the columns read, and the names under which SQL speaks of them.

Within the SELECT of a file each field `f` has t_f (trimmed text), r_f (the reading: one notation) and v_f (the typed value).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Self

from desktop_app.domain.batch import MappedColumn
from desktop_app.domain.dictionary import Composite, Dictionary, ExtractKind, Field, FieldType
from desktop_app.importing import casts
from desktop_app.importing.composites import part_sql
from desktop_app.importing.curve_points import curve_points
from desktop_app.importing.names import unit_power
from desktop_app.importing.sql import any_of, cleaned
from desktop_app.importing.staged import StagedFile


@dataclass(frozen=True, slots=True)
class PlannedField:
    """A field that has a column; `power` is the power of ten from the column's unit to the field's.

    Where the cell holds several things, `composite` parts it among the fields `fed`. A curve has a column per point.
    """

    field: Field
    index: int
    power: int
    composite: Composite | None = None
    fed: tuple[str, ...] = ()
    points: tuple[int, ...] = ()

    @property
    def id(self) -> str:
        return self.field.id

    @property
    def text_sql(self) -> str:
        return f"{self._text} AS t_{self.id}"

    @property
    def reading_sql(self) -> str:
        if self.points:
            return f"{casts.readings(f't_{self.id}')} AS r_{self.id}"
        return f"{casts.reading(f't_{self.id}', self.field.type)} AS r_{self.id}"

    @property
    def value_sql(self) -> str:
        is_number = f"coalesce(substr(marks, {self.index + 1}, 1) = 'n', false)"
        return f"{casts.value(f'r_{self.id}', self.field.type, is_number, self.power)} AS v_{self.id}"

    @property
    def _text(self) -> str:
        if self.points:
            cells = [cleaned(f"c{index}") for index in self.points]
            return f"CASE WHEN {any_of(f'{cell} IS NOT NULL' for cell in cells)} THEN [{', '.join(cells)}] END"
        if self.composite is not None:
            return part_sql(cleaned(f"c{self.index}"), self.composite, self.id, self.fed)
        return cleaned(f"c{self.index}")


@dataclass(frozen=True, slots=True)
class FilePlan:
    """A staged file with its kind and the day the check is made on."""

    file: StagedFile
    kind: ExtractKind
    fields: tuple[PlannedField, ...]
    today: dt.date

    @classmethod
    def of(cls, file: StagedFile, dictionary: Dictionary, today: dt.date) -> Self:
        kind = dictionary.kind(file.kind_id)
        return cls(file, kind, tuple(_planned(file.columns, kind, dictionary)), today)

    def has(self, field_id: str) -> bool:
        return any(field.id == field_id for field in self.fields)


def _planned(columns: Sequence[MappedColumn], kind: ExtractKind, dictionary: Dictionary) -> Iterator[PlannedField]:
    composites = {composite.id: composite for composite in kind.composites}
    seen: set[str] = set()
    for column in columns:
        power = unit_power(column.header, dictionary) or 0
        for field_id in column.field_ids:
            field = kind.field(field_id)
            points = _points(columns, field) if field.type is FieldType.CURVE else ()
            if field_id not in seen:
                yield PlannedField(field, column.index, power, composites.get(column.composite), column.field_ids, points)
            seen.add(field_id)


def _points(columns: Sequence[MappedColumn], curve: Field) -> tuple[int, ...]:
    """The columns of a curve in the order of the day; as they stand where their headers do not number them."""
    of_curve = [column for column in columns if column.field_id == curve.id]
    places = curve_points({column.index: column.header for column in of_curve})
    return tuple(sorted((column.index for column in of_curve), key=lambda index: places.get(index, index)))
