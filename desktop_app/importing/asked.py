"""A sheet that waits for an answer: how many rows it has, and what the columns come to that may be its amounts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

import pyarrow as pa
import pyarrow.compute as pc

from desktop_app.domain.dictionary import Dictionary
from desktop_app.domain.formats import yuan
from desktop_app.domain.message import Message
from desktop_app.domain.money import Money
from desktop_app.domain.progress import Progress
from desktop_app.domain.sheets import Doubt, SeenSheet, SheetReading
from desktop_app.importing.money_columns import unread_amounts
from desktop_app.importing.sources.sheet import Sheet

_NAMED = {Doubt.AMOUNTS: "columns", Doubt.MISSING: "unknown"}
"""Where a question names the columns nobody knew."""
_NOT_A_FIGURE = r"[,，\s元￥¥]"
_FIGURE = r"^-?\d{1,14}(\.\d{1,2})?$"


def counted(seen: SeenSheet, sheet: Sheet, dictionary: Dictionary, progress: Progress) -> SeenSheet:
    """The sheet with its rows where nobody counted them, so that a person can tell a full one from a few notes, and its question
    with the sums of the columns that may be amounts: by its sum a person knows which it is."""
    reading = seen.reading
    amounts = _amounts(seen, reading, dictionary) if reading and seen.doubt in _NAMED else {}
    if sheet.counted and not amounts:
        return seen
    sums, rows = dict.fromkeys(amounts, Decimal(0)), 0
    needed = [column.index for column in reading.columns if column.field_ids] if reading else []
    for table in sheet.read(1 + max((*amounts, *needed), default=0) if amounts else 1, progress):
        rows += table.num_rows
        if amounts and reading is not None:
            data = _data_rows(table, reading.header_row, needed)
            sums = {index: total + _sum(data.column(f"c{index}")) for index, total in sums.items()}
    below = rows - (seen.header_row if seen.readings else 0)
    return replace(seen, rows=seen.rows if sheet.counted else below, message=_named(seen, amounts, sums))


def _amounts(seen: SeenSheet, reading: SheetReading, dictionary: Dictionary) -> dict[int, str]:
    """By index the headers of columns nobody knew that may be amounts."""
    names = unread_amounts(reading.columns, seen.head[reading.header_row :], dictionary, any_figure=seen.doubt is Doubt.MISSING)
    return {column.index: column.header.strip() for column in reading.columns if column.header.strip() in names}


def _data_rows(table: pa.Table, header_row: int, needed: Sequence[int]) -> pa.Table:
    """Rows that have everything known of a row; a total row leaves some of it empty."""
    keep = pc.greater(table.column("row_no"), header_row)
    for index in needed:
        keep = pc.and_(keep, pc.greater(pc.utf8_length(pc.utf8_trim_whitespace(pc.fill_null(table.column(f"c{index}"), ""))), 0))
    return table.filter(keep)


def _sum(cells: pa.ChunkedArray) -> Decimal:
    """Of the cells that are figures of yuan and fen."""
    bare = pc.replace_substring_regex(pc.fill_null(cells, ""), _NOT_A_FIGURE, "")
    figures = bare.filter(pc.match_substring_regex(bare, _FIGURE))
    total: Decimal | None = pc.sum(pc.cast(figures, pa.decimal128(18, 2))).as_py()
    return total or Decimal(0)


def _named(seen: SeenSheet, amounts: Mapping[int, str], sums: Mapping[int, Decimal]) -> Message | None:
    """The question, its columns of amounts each with its sum."""
    if seen.message is None or seen.doubt not in _NAMED or not amounts:
        return seen.message
    place = _NAMED[seen.doubt]
    told = {header: f"{header}（Σ {yuan(Money.from_yuan(sums[index]))}）" for index, header in amounts.items()}
    named = "、".join(told.get(name, name) for name in str(seen.message.values[place]).split("、"))
    return Message(seen.message.key, {**seen.message.values, place: named})
