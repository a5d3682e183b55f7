"""How a sheet is to be read: as a person said, by a remembered template, or as its headers tell. Never by guessing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from desktop_app.domain.dictionary import Dictionary, ExtractKind
from desktop_app.domain.intake import DayOrder, SheetChoice
from desktop_app.domain.message import Message
from desktop_app.domain.sheets import Doubt, MappedColumn, SheetReading
from desktop_app.domain.templates import MappingTemplate, layout_of
from desktop_app.importing import headers
from desktop_app.importing.headers import Header
from desktop_app.importing.mapping import map_columns
from desktop_app.importing.missing import missing_columns, too_few_columns
from desktop_app.importing.money_columns import passed_by, unread_amounts
from desktop_app.importing.names import plain

Head = Sequence[Sequence[str]]
NO_TABLE = "importing.no_table"


@dataclass(frozen=True, slots=True)
class Recognised:
    """The ways to read a sheet, best first; with a doubt none of them is taken without a person's word.

    Without a header `near` are those that know some of one row's names, for saying what is missing.
    """

    readings: tuple[SheetReading, ...]
    doubt: Doubt | None
    day_order: DayOrder | None = None
    corrected: bool = False
    near: tuple[SheetReading, ...] = ()

    @classmethod
    def of(cls, readings: Sequence[SheetReading]) -> Recognised:
        if not readings:
            return cls((), Doubt.NO_HEADER)
        if len(readings) > 1:
            return cls(tuple(readings), Doubt.KIND)
        return cls(tuple(readings), Doubt.MISSING if readings[0].missing else None)


def recognise(
    head: Head, dictionary: Dictionary, choice: SheetChoice | None = None, templates: Sequence[MappingTemplate] = ()
) -> Recognised:
    """A choice goes before a template, a template before the headers' own words."""
    template, by_itself = _by_itself(head, dictionary, templates)
    found = replace(by_itself, day_order=template.day_order) if template else by_itself
    if choice is None:
        return found
    said = _as_said(head, dictionary, choice, found)
    if choice.day_order is not None:
        said = replace(said, day_order=choice.day_order)
    differs = _meaning(said) != _meaning(found)
    return replace(said, corrected=differs)


def likely_header(head: Head) -> int:
    """The row a person would try first: the fullest of the first rows, counted from 1."""
    filled = [sum(bool(cell.strip()) for cell in row) for row in head]
    return filled.index(max(filled)) + 1 if filled else 1


def question(found: Recognised, file: str, head: Head, dictionary: Dictionary) -> Message | None:
    """What is not known of a sheet that begins so, as an error says it; None without a doubt."""
    match found.doubt:
        case None | Doubt.UNREADABLE | Doubt.LOCKED:  # the last two are of files, of which nothing was seen
            return None
        case Doubt.NO_HEADER:
            if found.near:
                return too_few_columns(found.near, file, dictionary)
            return Message.of("importing.no_header" if _has_columns(head) else NO_TABLE, file=file)
        case Doubt.KIND if all(reading.missing for reading in found.readings):
            return too_few_columns(found.readings, file, dictionary)
        case Doubt.KIND:
            kinds = [dictionary.kind(reading.kind_id) for reading in found.readings]
            chinese, english = "、".join(kind.zh for kind in kinds), ", ".join(kind.en for kind in kinds)
            return Message.of("importing.ambiguous_kind", file=file, kinds=chinese, kinds_en=english)
        case Doubt.AMOUNTS:
            reading = found.readings[0]
            kind = dictionary.kind(reading.kind_id)
            amounts = "、".join(unread_amounts(reading.columns, head[reading.header_row :], dictionary))
            return Message.of("importing.unread_amounts", file=file, kind=kind.zh, kind_en=kind.en, columns=amounts)
        case Doubt.MISSING:
            return missing_columns(found.readings[0], file, dictionary)


def _has_columns(head: Head) -> bool:
    """A note is one column of text, and so is nothing else that could be read."""
    return any(sum(bool(cell.strip()) for cell in row) > 1 for row in head)


def _by_itself(
    head: Head, dictionary: Dictionary, templates: Sequence[MappingTemplate]
) -> tuple[MappingTemplate | None, Recognised]:
    taken = headers.recognise(head, dictionary)
    readings = [_of_header(header) for header in taken.candidates]
    layouts = {template.layout: template for template in templates if _is_known(template, dictionary)}
    for reading in [*readings, *_rows_as_headers(head)]:
        template = layouts.get(layout_of(compared(reading.columns, dictionary)))
        if template is not None:
            return template, Recognised.of([_by_template(reading, template, head, dictionary)])
    if not readings:
        return None, replace(Recognised.of(()), near=tuple(_of_header(header) for header in taken.near))
    unsure = taken.header is None and len(readings) == 1
    return None, Recognised(tuple(readings), Doubt.AMOUNTS) if unsure else Recognised.of(readings)


def compared(columns: Sequence[MappedColumn], dictionary: Dictionary) -> tuple[str, ...]:
    """Header names as they are compared, without the empty ones at the end and our own (a corrected reject workbook has the
    layout of the file it came from)."""
    names = [plain(column.header) for column in own_columns(columns, dictionary)]
    while names and not names[-1]:
        names.pop()
    return tuple(names)


def own_columns(columns: Sequence[MappedColumn], dictionary: Dictionary) -> tuple[MappedColumn, ...]:
    """The columns that are the file's, not the reject workbook's."""
    ignored = {plain(name) for name in dictionary.ignored}
    return tuple(column for column in columns if plain(column.header) not in ignored)


def _rows_as_headers(head: Head) -> list[SheetReading]:
    return [SheetReading("", number, _unread(row)) for number, row in enumerate(head, start=1)]


def _by_template(found: SheetReading, template: MappingTemplate, head: Head, dictionary: Dictionary) -> SheetReading:
    kind = dictionary.kind(template.kind_id)
    own = own_columns(found.columns, dictionary)[: len(template.fields)]
    fields = {column.index: field for column, field in zip(own, template.fields, strict=True)}
    return replace(_assigned(_as_kind(found, kind, head, dictionary), fields, kind), template=template.name)


def _is_known(template: MappingTemplate, dictionary: Dictionary) -> bool:
    """A template that came from a newer program may speak of kinds and fields nobody here knows."""
    kind = next((kind for kind in dictionary.kinds if kind.id == template.kind_id), None)
    read = [field for field in template.fields if field is not None]
    return kind is not None and set(read) <= {field.id for field in kind.readable} and not kind.twice(read)


def _as_said(head: Head, dictionary: Dictionary, choice: SheetChoice, found: Recognised) -> Recognised:
    """What the person left open is taken from what was found, where that is about the same row and kind."""
    if choice.kind_id is None and choice.header_row is None and choice.columns is None:
        return found
    row_no = found.readings[0].header_row if choice.header_row is None and found.readings else choice.header_row
    row_no = likely_header(head) if row_no is None else row_no
    alike = [reading for reading in found.readings if reading.header_row == row_no]
    if choice.kind_id is None:
        below = headers.recognise(head[row_no - 1 :], dictionary).candidates
        readings = alike or [_of_header(header, row_no) for header in below]
    else:
        kind = dictionary.kind(choice.kind_id)
        own = [reading for reading in alike if reading.kind_id == kind.id]
        start = alike[0] if alike else SheetReading("", row_no, _unread(head[row_no - 1]))
        readings = own or [_as_kind(start, kind, head, dictionary)]
    if choice.columns is None:
        return _unless_money_is_passed_by(Recognised.of(readings), head, dictionary)
    fields = dict(choice.columns)
    return Recognised.of([_assigned(reading, fields, dictionary.kind(reading.kind_id)) for reading in readings])


def _unless_money_is_passed_by(said: Recognised, head: Head, dictionary: Dictionary) -> Recognised:
    """A kind is a person's to say, but not that amounts nobody spoke of are to be lost: that is said column by column."""
    if said.doubt is None and passed_by(said.readings[0], head[said.readings[0].header_row :], dictionary):
        return replace(said, doubt=Doubt.AMOUNTS)
    return said


def _as_kind(found: SheetReading, kind: ExtractKind, head: Head, dictionary: Dictionary) -> SheetReading:
    """The same header read as a kind; names that were put together from several rows stay as they were found."""
    names = [column.header for column in found.columns]
    columns = map_columns(names, kind, dictionary, head[found.header_row :])
    return SheetReading(kind.id, found.header_row, columns, kind.lacks(_read(columns)))


def _assigned(reading: SheetReading, fields: Mapping[int, str | None], kind: ExtractKind) -> SheetReading:
    """Columns read as said. A cell with several things in it stays so where its first field does, but for fields said to stand
    in a column of their own.

    Raises:
        ValueError: a field, not a curve, is read from several columns.
    """
    said = [field for field in fields.values() if field is not None]
    if kind.twice(said):
        raise ValueError(f"a field is read from one column only: {kind.twice(said)}")
    columns = tuple(_said_of(column, fields.get(column.index), said) for column in reading.columns)
    return SheetReading(kind.id, reading.header_row, columns, kind.lacks(_read(columns)))


def _said_of(column: MappedColumn, field: str | None, said: Sequence[str]) -> MappedColumn:
    if field == column.field_id:
        return replace(column, more=tuple(part for part in column.more if part not in said))
    return MappedColumn(column.index, column.header, field)


def _read(columns: Sequence[MappedColumn]) -> frozenset[str]:
    return frozenset(field_id for column in columns for field_id in column.field_ids)


def _of_header(header: Header, row_no: int | None = None) -> SheetReading:
    return SheetReading(header.kind.id, header.row_no if row_no is None else row_no, header.columns, header.missing)


def _unread(row: Sequence[str]) -> tuple[MappedColumn, ...]:
    return tuple(MappedColumn(index, header, None) for index, header in enumerate(row))


def _meaning(found: Recognised) -> tuple[object, ...]:
    """What a reading comes to, whoever proposed it."""
    readings = [(reading.kind_id, reading.header_row, reading.columns) for reading in found.readings]
    return found.day_order, found.doubt, readings
