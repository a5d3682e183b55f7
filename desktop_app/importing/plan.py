"""How one staged file's rows become typed ones: the columns read, and the names under which SQL speaks of them.

A chunk arrives as columns c0… (cells) and, for each column read, t0… (trimmed). In its SELECT each field `f` has t_f (the text
or NULL), r_f (the reading: one notation) and v_f (the typed value).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Self

from desktop_app.domain.dictionary import ABOUT, Composite, Dictionary, ExtractKind, Field, FieldType
from desktop_app.domain.intake import DayOrder
from desktop_app.domain.sheets import MappedColumn
from desktop_app.importing import casts
from desktop_app.importing.composites import part_sql
from desktop_app.importing.curve_points import curve_points
from desktop_app.importing.facts import Facts, Oddity
from desktop_app.importing.names import unit_power
from desktop_app.importing.sql import any_of, literal
from desktop_app.importing.staged import StagedFile


@dataclass(frozen=True, slots=True)
class PlannedField:
    """A field that has a column; `power` is the power of ten from the column's unit to the field's, `day_order` how a person
    said that days like 03/04/26 are meant.

    Where the cell holds several things, `composite` parts it among the fields `fed`. A curve has a column per point. `about` is
    made of the fields told `beside`, each as written (rcvbl_amt_e4: in 10⁴ yuan).
    """

    field: Field
    index: int
    power: int
    composite: Composite | None = None
    fed: tuple[str, ...] = ()
    points: tuple[int, ...] = ()
    beside: tuple[PlannedField, ...] = ()
    day_order: DayOrder | None = None
    facts: Facts | None = None

    def may_hold(self, oddity: Oddity) -> bool:
        """Whether a rule has to look for it in this chunk."""
        return casts.may_hold(self.facts, oddity)

    def knowing(self, facts: Mapping[int, Facts]) -> PlannedField:
        """The same field for one chunk; of several cells, parts of one, and days in an order of their own nothing is known."""
        if self.beside:
            return replace(self, beside=tuple(field.knowing(facts) for field in self.beside))
        ordered = self.day_order is not None and self.field.type in casts.DAYS
        several = self.points or self.composite is not None
        return self if ordered or several else replace(self, facts=facts.get(self.index))

    @property
    def indexes(self) -> tuple[int, ...]:
        """The columns it is read from."""
        if self.beside:
            return tuple(index for field in self.beside for index in field.indexes)
        return self.points or (self.index,)

    @property
    def id(self) -> str:
        return self.field.id

    @property
    def cell_sql(self) -> str:
        """What the source says, trimmed."""
        if self.beside:
            return _json_of(self.beside)
        if self.points:
            cells = [_trimmed(index) for index in self.points]
            return f"CASE WHEN {any_of(f'{cell} IS NOT NULL' for cell in cells)} THEN [{', '.join(cells)}] END"
        if self.composite is not None:
            return part_sql(_trimmed(self.index), self.composite, self.id, self.fed)
        return _trimmed(self.index) if self.may_hold(Oddity.NOTHING) else f"t{self.index}"

    @property
    def as_it_is(self) -> bool:
        """Whether what is stored is the trimmed cell itself, as far as this chunk goes."""
        one = not (self.beside or self.points or self.composite)
        untouched = self.reading_sql == f"t_{self.id} AS r_{self.id}" and self.value_sql == f"r_{self.id} AS v_{self.id}"
        return one and self.field.type in (FieldType.ID, *casts.WORDS) and untouched

    @property
    def unread_sql(self) -> str:
        """Whether the cell says something that is no value of the field's type."""
        always = not self.may_hold(Oddity.NOTHING) and not self.may_hold(Oddity.WORDS_FOR_NOTHING)
        return f"v_{self.id} IS NULL" if always else f"r_{self.id} IS NOT NULL AND v_{self.id} IS NULL"

    @property
    def text_sql(self) -> str:
        return f"{self.cell_sql} AS t_{self.id}"

    @property
    def reading_sql(self) -> str:
        if self.beside:
            return f"t_{self.id} AS r_{self.id}"
        if self.points:
            return f"{casts.readings(f't_{self.id}')} AS r_{self.id}"
        return f"{casts.reading(f't_{self.id}', self.field.type, self.facts, self.day_order)} AS r_{self.id}"

    @property
    def value_sql(self) -> str:
        if self.beside:
            return f"r_{self.id} AS v_{self.id}"
        is_number = f"coalesce(substr(marks, {self.index + 1}, 1) = 'n', false)"
        return f"{casts.value(f'r_{self.id}', self.field.type, is_number, self.power, self.facts)} AS v_{self.id}"


@dataclass(frozen=True, slots=True)
class FilePlan:
    """A sheet with its kind and the day the check is made on; `about` holds what is told beside the kind's own fields.

    `even`: every row of the chunk has as many cells as the header.
    """

    file: StagedFile
    kind: ExtractKind
    fields: tuple[PlannedField, ...]
    today: dt.date
    about: PlannedField | None = None
    even: bool = False

    @classmethod
    def of(cls, file: StagedFile, dictionary: Dictionary, today: dt.date) -> Self:
        kind = dictionary.kind(file.kind_id)
        read = [replace(field, day_order=file.day_order) for field in _read(file.columns, kind, dictionary)]
        fields = tuple(field for field in read if field.field in kind.fields)
        beside = tuple(field for field in read if field.field not in kind.fields)
        about = PlannedField(kind.field(ABOUT), beside[0].index, 0, beside=beside) if beside else None
        return cls(file, kind, fields, today, about)

    @property
    def written(self) -> tuple[PlannedField, ...]:
        """Every column of the table that is filled from the file."""
        return self.fields if self.about is None else (*self.fields, self.about)

    def knowing(self, facts: Mapping[int, Facts], *, even: bool) -> FilePlan:
        """The same plan for one chunk, with what is known of its columns."""
        about = self.about and self.about.knowing(facts)
        return replace(self, fields=tuple(field.knowing(facts) for field in self.fields), about=about, even=even)

    def has(self, field_id: str) -> bool:
        return any(field.id == field_id for field in self.written)


def _json_of(beside: Sequence[PlannedField]) -> str:
    """What is told beside the kind's own fields as one JSON object; put together by hand where no cell needs escaping."""
    told = [(field.id if not field.power else f"{field.id}_e{field.power}", field.cell_sql) for field in beside]
    if any(field.points or field.may_hold(Oddity.ESCAPED) for field in beside):
        pairs = ", ".join(f"{literal(name)}: {text}" for name, text in told)
        whole = f"CAST(to_json({{{pairs}}}) AS VARCHAR)"
    else:
        pairs = ", ',', ".join(f"'\"{name}\":', coalesce('\"' || {text} || '\"', 'null')" for name, text in told)
        whole = f"concat('{{', {pairs}, '}}')"
    return f"CASE WHEN {any_of(f'{text} IS NOT NULL' for _, text in told)} THEN {whole} END"


def _trimmed(index: int) -> str:
    return f"nullif(t{index}, '')"


def _read(columns: Sequence[MappedColumn], kind: ExtractKind, dictionary: Dictionary) -> Iterator[PlannedField]:
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
