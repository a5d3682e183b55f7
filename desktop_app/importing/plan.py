"""How one staged file's rows become typed ones: the columns read, and the names under which SQL speaks of them.

A chunk arrives as columns c0… (cells) and, for each column read, t0… (trimmed). In its SELECT each field `f` has t_f (the text
or NULL), r_f (the reading: one notation) and v_f (the typed value).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Self

from desktop_app.domain.dictionary import Dictionary, ExtractKind, Field
from desktop_app.domain.intake import DayOrder
from desktop_app.importing import casts
from desktop_app.importing.facts import Facts, Oddity
from desktop_app.importing.mapping import unit_power
from desktop_app.importing.staged import StagedFile


@dataclass(frozen=True, slots=True)
class PlannedField:
    """A field that has a column; `power` is the power of ten from the column's unit to the field's, `day_order` how a person
    said that days like 03/04/26 are meant."""

    field: Field
    index: int
    power: int
    day_order: DayOrder | None = None
    facts: Facts | None = None

    def may_hold(self, oddity: Oddity) -> bool:
        """Whether a rule has to look for it in this chunk."""
        return casts.may_hold(self.facts, oddity)

    def knowing(self, facts: Facts | None) -> PlannedField:
        """With what is known of its column; days in an order of their own are looked at one by one."""
        return self if self.day_order and self.field.type in casts.DAYS else replace(self, facts=facts)

    @property
    def id(self) -> str:
        return self.field.id

    @property
    def text_sql(self) -> str:
        return f"nullif(t{self.index}, '') AS t_{self.id}"

    @property
    def reading_sql(self) -> str:
        return f"{casts.reading(f't_{self.id}', self.field.type, self.facts, self.day_order)} AS r_{self.id}"

    @property
    def value_sql(self) -> str:
        is_number = f"coalesce(substr(marks, {self.index + 1}, 1) = 'n', false)"
        return f"{casts.value(f'r_{self.id}', self.field.type, is_number, self.power, self.facts)} AS v_{self.id}"


@dataclass(frozen=True, slots=True)
class FilePlan:
    """A sheet with its kind and the day the check is made on; `even`: every row of the chunk has as many cells as the header."""

    file: StagedFile
    kind: ExtractKind
    fields: tuple[PlannedField, ...]
    today: dt.date
    even: bool = False

    @classmethod
    def of(cls, file: StagedFile, dictionary: Dictionary, today: dt.date) -> Self:
        kind = dictionary.kind(file.kind_id)
        fields = [
            PlannedField(kind.field(column.field_id), column.index, unit_power(column.header, dictionary) or 0, file.day_order)
            for column in file.columns
            if column.field_id is not None
        ]
        return cls(file, kind, tuple(fields), today)

    def knowing(self, facts: Mapping[int, Facts], *, even: bool) -> FilePlan:
        """The same plan for one chunk, with what is known of its columns."""
        fields = tuple(field.knowing(facts.get(field.index)) for field in self.fields)
        return replace(self, fields=fields, even=even)

    def has(self, field_id: str) -> bool:
        return any(field.id == field_id for field in self.fields)
