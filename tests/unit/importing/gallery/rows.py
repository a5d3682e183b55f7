"""Rows for a layout: what is written into each cell and what must be read out of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from desktop_app.domain.dictionary import ExtractKind, Field, FieldType
from tests.unit.importing.gallery.layouts import Layout

ROWS = 3
PHONES = ("1380000000{}", "0834-322100{}", "0834-322200{}")


@dataclass(frozen=True, slots=True)
class Cell:
    """`text` in its plainest notation, `loose` as people and systems write it into text cells, `value` as Excel keeps it."""

    text: str
    loose: str
    value: str | float | dt.datetime


@dataclass(frozen=True, slots=True)
class Table:
    layout: Layout
    rows: tuple[tuple[Cell, ...], ...]
    expected: tuple[dict[str, object], ...]


def table(layout: Layout, kind: ExtractKind) -> Table:
    made = [_row(layout, kind, number) for number in range(1, ROWS + 1)]
    return Table(layout, tuple(cells for cells, _ in made), tuple(expected for _, expected in made))


def _row(layout: Layout, kind: ExtractKind, number: int) -> tuple[tuple[Cell, ...], dict[str, object]]:
    cells, expected = [], {}
    for place, (_, fields) in enumerate(layout.columns):
        cell, read = _cell([kind.field(field) for field in fields], number, place)
        cells.append(cell)
        for field_id, value in read.items():
            expected[field_id] = [*expected.get(field_id, []), *value] if isinstance(value, list) else value
    return tuple(cells), expected


def _cell(fields: Sequence[Field], number: int, place: int) -> tuple[Cell, dict[str, object]]:
    if not fields:
        return _plain(str(number)), {}
    if len(fields) == 3:
        phones = [phone.format(number) for phone in PHONES]
        joined = ("|", ",", "、")[number - 1].join(phones)
        return _plain(joined), dict(zip((field.id for field in fields), phones, strict=True))
    if len(fields) == 2:
        code, name = f"0210001{place:02d}{number}", f"城关{number}号{fields[1].zh}"
        joined = f"{code}{('|', '-', '|')[number - 1]}{name}"
        return _plain(joined), {fields[0].id: code, fields[1].id: name}
    return _single(fields[0], number, place)


def _plain(text: str) -> Cell:
    return Cell(text, text, text)


def _single(field: Field, number: int, place: int) -> tuple[Cell, dict[str, object]]:
    match field.type:
        case FieldType.ID:
            text = f"00{place:02d}12345{number}"
            return _plain(text), {field.id: text}
        case FieldType.MONEY | FieldType.NUMBER:
            amount = Decimal(1000 * number + place) + Decimal("0.25")
            return Cell(str(amount), f"{amount:,}", float(amount)), {field.id: amount}
        case FieldType.CURVE:
            power = number + place / 8
            return Cell(str(power), str(power), power), {field.id: [power]}
        case FieldType.DATE:
            day = dt.datetime(2026, 3, 4 + number)
            return Cell(f"{day:%Y%m%d}", f"{day.year}年{day.month}月{day.day}日", day), {field.id: day.date()}
        case FieldType.TIME:
            moment = dt.datetime(2026, 3, 4 + number, 10, 30, 5)
            return Cell(f"{moment:%Y-%m-%d %H:%M:%S}", f"{moment:%Y/%m/%d %H:%M:%S}", moment), {field.id: moment}
        case FieldType.MONTH:
            return Cell(f"20260{number}", f"2026年0{number}月", f"2026-0{number}"), {field.id: dt.date(2026, number, 1)}
        case FieldType.CODE:
            return _plain(f"0{number}"), {field.id: f"0{number}"}
        case FieldType.TEXT:
            return _plain(f"{field.zh}{number}"), {field.id: f"{field.zh}{number}"}
