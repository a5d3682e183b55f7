"""Columns that hold amounts and are read as nothing: by what their header says, or by what stands in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from desktop_app.domain.dictionary import Dictionary, ExtractKind, FieldType
from desktop_app.domain.sheets import MappedColumn, SheetReading
from desktop_app.importing.names import bare, plain, reads_data

Rows = Sequence[Sequence[str]]
_OF_MONEY = re.compile(
    r"(金额|电费|欠费|违约金|滞纳金|余额|收入|款|元|欠|amt|amount|money)$|[应实未已](收|交|缴)$|(收|交|缴)费?(数|额)$"
)
_NO_MONEY = re.compile(
    r"(号|码|年|月|日|期|间|次|序|位|次数|天数|人数|户数|笔数|指数|因数|示数|点数|量|能|度|率|比|%|价|压|流|功|龄|经度|纬度|段|否|电话|手机|标志|状态|等级"
    r"|no|id|code|flag|date|time|pq|qty|kwh|rate)$"
)
_FIGURE = re.compile(r"-?(\d{1,9}|\d{1,3}(,\d{3})+)(\.\d{1,2})?元?")
_WITH_FEN = re.compile(r".*\.\d{2}元?")


def money_of(kind: ExtractKind) -> frozenset[str]:
    """The fields of a kind that are amounts."""
    return frozenset(field.id for field in kind.fields if field.type is FieldType.MONEY)


def passed_by(reading: SheetReading, sample: Rows, dictionary: Dictionary) -> tuple[str, ...]:
    """Headers of what may well be amounts in a sheet that would come in without any."""
    money = money_of(dictionary.kind(reading.kind_id))
    if any(not money.isdisjoint(column.field_ids) for column in reading.columns):
        return ()
    return unread_amounts(reading.columns, sample, dictionary)


def unread_amounts(
    columns: Sequence[MappedColumn], sample: Rows, dictionary: Dictionary, *, any_figure: bool = False
) -> tuple[str, ...]:
    """Headers of columns that are read as nothing and may well be amounts; with `any_figure` whole numbers count too."""
    unread = (column for column in columns if not column.field_ids and column.header.strip())
    return tuple(
        column.header.strip()
        for column in unread
        if reads_data(column.header, dictionary) and _may_be(column.header, list(_cells(column.index, sample)), any_figure)
    )


def _may_be(header: str, cells: Sequence[str], any_figure: bool) -> bool:
    if _OF_MONEY.search(bare(header)):
        return True
    if _NO_MONEY.search(bare(header)) or not cells or not all(_FIGURE.fullmatch(cell) for cell in cells):
        return False
    return any_figure or any(_WITH_FEN.fullmatch(cell) for cell in cells)


def _cells(index: int, sample: Rows) -> Iterator[str]:
    """What the first rows say in a column, as it is compared."""
    return (plain(row[index]) for row in sample if index < len(row) and row[index].strip())
