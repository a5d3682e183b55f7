"""How one staged file's rows become typed ones: the columns read, and the names under which SQL speaks of them.

Within the SELECT of a file each field `f` has t_f (trimmed text), r_f (the reading: one notation) and v_f (the typed value).
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Self

from desktop_app.domain.dictionary import Dictionary, ExtractKind, Field
from desktop_app.domain.intake import DayOrder
from desktop_app.importing import casts
from desktop_app.importing.mapping import unit_power
from desktop_app.importing.sql import cleaned
from desktop_app.importing.staged import StagedFile


@dataclass(frozen=True, slots=True)
class PlannedField:
    """A field that has a column; `power` is the power of ten from the column's unit to the field's, `day_order` how a person
    said that days like 03/04/26 are meant."""

    field: Field
    index: int
    power: int
    day_order: DayOrder | None = None

    @property
    def id(self) -> str:
        return self.field.id

    @property
    def text_sql(self) -> str:
        return f"{cleaned(f'c{self.index}')} AS t_{self.id}"

    @property
    def reading_sql(self) -> str:
        return f"{casts.reading(f't_{self.id}', self.field.type, self.day_order)} AS r_{self.id}"

    @property
    def value_sql(self) -> str:
        is_number = f"coalesce(substr(marks, {self.index + 1}, 1) = 'n', false)"
        return f"{casts.value(f'r_{self.id}', self.field.type, is_number, self.power)} AS v_{self.id}"


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
        fields = [
            PlannedField(kind.field(column.field_id), column.index, unit_power(column.header, dictionary) or 0, file.day_order)
            for column in file.columns
            if column.field_id is not None
        ]
        return cls(file, kind, tuple(fields), today)

    def has(self, field_id: str) -> bool:
        return any(field.id == field_id for field in self.fields)
