"""What each figure of a total row agrees with, as SQL."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from desktop_app.domain.own_totals import Answer, Covers, Item
from desktop_app.importing.aside import PAGE, RUNNING, SUBTOTAL, TOTAL
from desktop_app.importing.own_totals_sql import FIGURE, Coverage, placed_select
from desktop_app.importing.set_aside_words import TOTAL_WORD
from desktop_app.importing.sql import literal, literals

UP_TO = "up_to"
"""Beside `Covers`: the parts up to this one."""


def answers_select(about: Coverage, blocks: str) -> str:
    """(item, answer, covers, word, said, counted, value, n, first, stated, rounded), total rows with one answer together."""
    return (
        "SELECT item, answer, covers, arg_min(word, row_no) AS word, arg_min(digits, row_no) AS said, "
        "arg_min(counted, row_no) AS counted, arg_min(figure, row_no) AS value, count(*) AS n, min(row_no, 5) AS first, "
        f"stated, bool_or(coalesce(rounded, false)) AS rounded FROM ({_judged(about, blocks)}) "
        "GROUP BY item, answer, covers, stated, role ORDER BY min(row_no), item"
    )


def _judged(about: Coverage, blocks: str) -> str:
    """(item, row_no, role, word, digits, figure, rounded, answer, covers, counted, stated), a row for each figure."""
    items = " UNION ALL ".join(_item(about, item) for item in Item)
    whole = "last OR above_rows = " + str(about.whole.rows)
    held = (
        f"CASE WHEN role = '{TOTAL}' AND ({whole}) THEN '{_whole_or_parts(about)}' "
        f"WHEN role = '{RUNNING}' THEN '{Covers.ABOVE.value}' ELSE '{Covers.BLOCK.value}' END"
    )
    one_block = f"block_rows > 0 AND own_rows = block_rows AND NOT ({_sql(about.continued)} AND above_rows = block_rows)"
    clear = f"CASE role WHEN '{TOTAL}' THEN {_sql(about.whole_known)} WHEN '{RUNNING}' THEN false ELSE {one_block} END"
    answer = (
        f"CASE WHEN figure IS NULL THEN '{Answer.UNREAD.value}' WHEN fits IS NOT NULL THEN '{Answer.AGREES.value}' "
        f"WHEN {clear} THEN '{Answer.DIFFERS.value}' ELSE '{Answer.OPEN.value}' END"
    )
    of_block = f"CASE WHEN role = '{TOTAL}' THEN own ELSE block END"
    counted = (
        f"CASE covers WHEN '{Covers.FILE.value}' THEN file WHEN '{Covers.PARTS.value}' THEN list_concat(file, parts) "
        f"WHEN '{UP_TO}' THEN list_concat(file, up_to) "
        f"WHEN '{Covers.ABOVE.value}' THEN above WHEN '{Covers.BLOCK.value}' THEN {of_block} END"
    )
    compared = f"answer IN ('{Answer.AGREES.value}', '{Answer.DIFFERS.value}')"
    of_all = f"role = '{TOTAL}' AND covers = '{Covers.FILE.value}' AND {compared}"
    stated = f"coalesce(row_no = max(CASE WHEN {of_all} THEN row_no END) OVER (PARTITION BY item), false)"
    placed = f"WITH placed AS ({placed_select(about, blocks)}) {items}"
    answered = f"SELECT *, {answer} AS answer, coalesce(fits, {held}) AS covers FROM ({placed})"
    return f"SELECT *, {counted} AS counted, {stated} AS stated FROM ({answered})"


def _whole_or_parts(about: Coverage) -> str:
    together = about.parts is not None and about.last_alone
    return Covers.PARTS.value if together else Covers.FILE.value


def _item(about: Coverage, item: Item) -> str:
    """One figure of each total row with what it may be about, and what of that it agrees with."""
    lists = {
        "file": _list(about.whole.of(item)),
        "parts": _list(about.parts.of(item) if about.parts else None),
        "up_to": _list(about.up_to.of(item) if about.up_to else None),
        **{name: _placed_list(item, name) for name in ("above", "own", "block")},
    }
    figure, digits, where = _figure(about, item)
    named = ", ".join(f"{of} AS {name}" for name, of in lists.items())
    row = (
        "row_no, role, word, last, again, above_rows, own_rows, block_rows, "
        f"{digits} AS digits, {figure} AS figure, {'rounded' if item is Item.AMOUNT else 'false'} AS rounded"
    )
    return f"SELECT '{item.value}' AS item, *, {_FITS} AS fits FROM (SELECT {row}, {named} FROM placed WHERE {where})"


def _figure(about: Coverage, item: Item) -> tuple[str, str, str]:
    """A row's figure, its digits, and which rows are asked: a total without any figure is told by the amount, else the count."""
    if item is Item.AMOUNT:
        whole_fen = f"CASE WHEN rounded THEN CAST(round(figure, 2) AS {FIGURE}) ELSE figure END"
        asked = f"figure IS NOT NULL OR regexp_matches(word, {literal('(?i)' + TOTAL_WORD)})"
        return whole_fen, "digits", asked if about.amount != "NULL" else "false"
    figure = f"said_{item.value}"
    where = f"{figure} IS NOT NULL"
    if item is Item.COUNT:
        nothing = f"{_sql(about.amount == 'NULL')} AND said_count IS NULL"
        where = f"said_customers IS NULL AND said_rows IS NULL AND ({where} OR {nothing})"
    return f"CAST({figure} AS {FIGURE})", f"CAST({figure} AS VARCHAR)", where


def _placed_list(item: Item, name: str) -> str:
    """What stands above a total row as its figure may mean it; how many customers several blocks have is not their sum."""
    rows, customers = f"CAST({name}_rows AS {FIGURE})", f"CAST(block_customers AS {FIGURE})"
    one_block = f"{name}_rows = block_rows"
    match item:
        case Item.AMOUNT:
            return f"[CAST({name}_amount AS {FIGURE})]"
        case Item.ROWS:
            return f"[{rows}]"
        case Item.CUSTOMERS:
            return f"CASE WHEN {one_block} THEN [{customers}] END"
        case Item.COUNT:
            return f"CASE WHEN {one_block} THEN [{rows}, {customers}] ELSE [{rows}] END"


def _list(figures: Sequence[Decimal] | None) -> str:
    if figures is None:
        return f"CAST(NULL AS {FIGURE}[])"
    return f"[{', '.join(f'{figure}::{FIGURE}' for figure in figures)}]"


def _sql(truth: bool) -> str:
    return "true" if truth else "false"


def _fits() -> str:
    parts_of_table = literals((SUBTOTAL, PAGE))
    whole, running = f"role = '{TOTAL}'", f"role IN ('{TOTAL}', '{RUNNING}')"
    own = f"((role = '{TOTAL}' AND again) OR role IN ({parts_of_table})) AND list_contains(own, figure)"
    block = f"role IN ({parts_of_table}) AND block_rows > 0 AND list_contains(block, figure)"
    return (
        f"CASE WHEN {whole} AND list_contains(file, figure) THEN '{Covers.FILE.value}' "
        f"WHEN {running} AND list_contains(parts, figure) THEN '{Covers.PARTS.value}' "
        f"WHEN {running} AND list_contains(up_to, figure) THEN '{UP_TO}' "
        f"WHEN ({running} OR block_rows = 0) AND list_contains(above, figure) THEN '{Covers.ABOVE.value}' "
        f"WHEN ({own}) OR ({block}) THEN '{Covers.BLOCK.value}' END"
    )


_FITS = _fits()
