"""The unit a title states for the whole table (单位：万元) put to every amount that has none of its own.

Passed by, an amount would be wrong by a factor of ten thousand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from desktop_app.domain.dictionary import Dictionary, ExtractKind, Field, FieldType
from desktop_app.domain.sheets import MappedColumn
from desktop_app.importing.names import in_brackets, known_units, plain, unit_power

_STATED = re.compile(r"单位[:：](.+)")
_BETWEEN = re.compile(r"[、,，;；/()]|(?:电量|电费|金额)(?:单位)?[:：]|单位[:：]")
_OF_A_KIND = re.compile(r"(?:电量|电费|金额)[:：](.+)")  # 电量：万千瓦时，电费：元
_YUAN, _ENERGY = re.compile(r"(元|yuan|cny)$"), re.compile(r"(时|wh|度)$")
_IS_ENERGY = re.compile(r"(^|_)pq(_|$)")


def with_title_units(
    columns: tuple[MappedColumn, ...], kind: ExtractKind, titles: Sequence[Sequence[str]], dictionary: Dictionary
) -> tuple[MappedColumn, ...]:
    """The same columns, where the titles say so with the unit in the header; not read if nobody knows that unit."""
    stated = list(_stated(titles, dictionary))
    if not stated:
        return columns
    return tuple(_with_unit(column, kind, stated, dictionary) for column in columns)


def _stated(titles: Sequence[Sequence[str]], dictionary: Dictionary) -> Iterator[str]:
    """Units other than those stored."""
    units = known_units(dictionary)
    for cell in (cell for row in titles for cell in _spoken(row)):
        if match := _STATED.search(plain(cell)):
            for word in _BETWEEN.split(match[1]):
                if units.get(word, 1) and (_YUAN.search(word) or (word in units and _ENERGY.search(word))):
                    yield word
        elif match := _OF_A_KIND.search(plain(cell)):
            yield from (word for word in _BETWEEN.split(match[1]) if units.get(word))


def _spoken(row: Sequence[str]) -> Iterator[str]:
    """The cells, and each with its neighbour: 单位： often stands in a cell of its own."""
    yield from row
    yield from (first + second for first, second in pairwise(row) if plain(first) == "单位")


def _with_unit(column: MappedColumn, kind: ExtractKind, stated: Sequence[str], dictionary: Dictionary) -> MappedColumn:
    if column.field_id is None or any(part in known_units(dictionary) for part in in_brackets(column.header)):
        return column
    field = kind.field(column.field_id)
    unit = next((unit for unit in stated if _measures(unit, field)), None)
    if unit is None:
        return column
    header = f"{column.header}（{unit}）"
    return replace(column, header=header, field_id=column.field_id if unit_power(header, dictionary) is not None else None)


def _measures(unit: str, field: Field) -> bool:
    if field.type is FieldType.MONEY:
        return bool(_YUAN.search(unit))
    return field.type is FieldType.NUMBER and bool(_ENERGY.search(unit)) and bool(_IS_ENERGY.search(field.id))
