"""The SQL of `own_totals`: what total rows say, which rows each may be about, and what it agrees with. One pass over the rows,
and that only where rows stand below a total row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from desktop_app.domain.dictionary import FieldType
from desktop_app.domain.own_totals import Answer, Covers, Item
from desktop_app.importing import casts
from desktop_app.importing.aside import PAGE, RUNNING, SUBTOTAL, TOTAL
from desktop_app.importing.set_aside_words import SAID_CELL, TOTAL_WORD
from desktop_app.importing.sql import cleaned, literal, literals, narrowed

UP_TO = "up_to"
"""Beside `Covers`: the parts up to this one."""
_FIGURE = "DECIMAL(38, 18)"
_FLOAT_NOISE = "0.00001"  # yuan: what adding up in binary leaves behind, far below a fen
_CUSTOMERS = (r"(\d[\d,]*)户(?:[^次]|$)", r"户数[:：共计]*(\d[\d,]*)")
_ROWS = (r"(\d[\d,]*)(?:条|行|笔)", r"(?:笔|条|行|记录)数[:：共计]*(\d[\d,]*)")
_YUAN = r"(-?\d[\d,]*(?:\.\d+)?)元"
_COUNT = r"[1-9]\d{0,6}|0"


@dataclass(frozen=True, slots=True)
class Sums:
    """What rows come to, refused ones too; the amount is 0 where the kind has none."""

    rows: int
    customers: int
    amount: Decimal

    def of(self, item: Item) -> tuple[Decimal, ...]:
        """What a total row may mean by the item."""
        rows, customers = Decimal(self.rows), Decimal(self.customers)
        known: dict[Item, tuple[Decimal, ...]] = {
            Item.AMOUNT: (self.amount,),
            Item.ROWS: (rows,),
            Item.CUSTOMERS: (customers,),
            Item.COUNT: (rows, customers),
        }
        return known[item]


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the total rows of a file (staged as text in `table`, the file's rows in `rows`) may be about.

    `key` and `amount` are fields of the rows, 'NULL' where there is none; `power` leads from the amount's unit to yuan. `parts`:
    all parts of the export, `up_to` this one; None where it is one file. `last_alone`: no other part has a total row.
    `continued`: it goes on from another part, `whole_known`: which is among those imported.
    """

    rows: str
    table: str
    key: str
    amount: str
    power: int
    whole: Sums
    parts: Sums | None = None
    up_to: Sums | None = None
    last_alone: bool = False
    continued: bool = False
    whole_known: bool = True


def answers_select(about: Coverage, blocks: str) -> str:
    """(item, answer, covers, word, said, counted, value, n, first, stated, rounded), total rows with one answer together."""
    return (
        "SELECT item, answer, covers, arg_min(word, row_no) AS word, arg_min(digits, row_no) AS said, "
        "arg_min(counted, row_no) AS counted, arg_min(figure, row_no) AS value, count(*) AS n, min(row_no, 5) AS first, "
        f"stated, bool_or(coalesce(rounded, false)) AS rounded FROM ({_judged(about, blocks)}) "
        "GROUP BY item, answer, covers, stated, role ORDER BY min(row_no), item"
    )


def rows_below_select(about: Coverage) -> str:
    """A row of data below the first total row, if there is one."""
    return f"SELECT row_no FROM {about.rows} WHERE role IS NULL AND row_no > (SELECT min(row_no) FROM {about.table}) LIMIT 1"


def blocks_select(about: Coverage, *, rows_below: bool) -> str:
    """(row_no, n, customers, amount): for each total row what stands between the one before and it."""
    if not rows_below:
        whole = about.whole
        return (
            f"SELECT min(row_no) AS row_no, {whole.rows} AS n, {whole.customers} AS customers, "
            f"{whole.amount}::DECIMAL(38, 2) AS amount FROM {about.table}"
        )
    data = f"SELECT row_no, {about.key} AS key, {about.amount} AS amount FROM {about.rows} WHERE role IS NULL"
    return (
        f"SELECT marks.row_no, count(*) AS n, count(DISTINCT data.key) AS customers, coalesce(sum(data.amount), 0) AS amount "
        f"FROM ({data}) AS data ASOF JOIN {about.table} AS marks ON data.row_no <= marks.row_no GROUP BY marks.row_no"
    )


def _said(about: Coverage) -> str:
    """(row_no, role, word, digits, figure, rounded, customers, rows, count) of each total row."""
    flat = f"regexp_replace({narrowed('said')}, '[ \\t\\r\\n]+', '', 'g')"
    cells = f"{cleaned('amount')} AS amount, {cleaned('key')} AS key"
    texts = f"SELECT row_no, role, said, {flat} AS flat, {cells} FROM {about.table}"
    forms = f"SELECT *, {casts.reading('amount', FieldType.MONEY)} AS form FROM ({texts})"
    in_words = f"nullif({_found('flat', (_YUAN,))}, '')"
    under_header = f"replace(form, ',', '') || 'E{about.power}'"
    digits = f"CASE WHEN {casts.is_amount('form')} THEN {under_header} ELSE {in_words} END"
    read = f"SELECT *, {digits} AS digits, TRY_CAST({digits} AS {_FIGURE}) AS figure FROM ({forms})"
    number = f"TRY_CAST({narrowed('key')} AS BIGINT)"
    word = f"trim(regexp_extract(said, {literal('(?i)' + SAID_CELL)}))"
    count = f"CASE WHEN regexp_full_match({narrowed('key')}, '{_COUNT}') THEN {number} END"
    customers, rows = (f"TRY_CAST({_found('flat', patterns)} AS BIGINT)" for patterns in (_CUSTOMERS, _ROWS))
    return (
        f"SELECT row_no, role, {word} AS word, digits, figure, {_noise('figure')} AS rounded, "
        f"{customers} AS said_customers, {rows} AS said_rows, {count} AS said_count FROM ({read})"
    )


def _noise(figure: str) -> str:
    return f"({figure} <> round({figure}, 2) AND abs({figure} - round({figure}, 2)) <= {_FLOAT_NOISE})"


def _found(text: str, patterns: Sequence[str]) -> str:
    tries = (f"nullif(regexp_extract({text}, {literal(pattern)}, 1), '')" for pattern in patterns)
    return f"replace(coalesce({', '.join(tries)}), ',', '')"


def _placed(about: Coverage, blocks: str) -> str:
    """Each total row with its block, everything above it, and what came since the last one of its sort."""
    counted = (
        "SELECT said.*, coalesce(n, 0) AS block_rows, coalesce(customers, 0) AS block_customers, "
        f"coalesce(amount, 0) AS block_amount FROM ({_said(about)}) AS said LEFT JOIN ({blocks}) USING (row_no)"
    )
    above = (
        "SELECT *, sum(block_rows) OVER above AS above_rows, sum(block_amount) OVER above AS above_amount, "
        f"row_no = max(row_no) OVER (PARTITION BY role) AS last FROM ({counted}) WINDOW above AS (ORDER BY row_no)"
    )
    return (
        "SELECT *, above_rows - coalesce(lag(above_rows) OVER alike, 0) AS own_rows, "
        "above_amount - coalesce(lag(above_amount) OVER alike, 0) AS own_amount, lag(row_no) OVER alike IS NOT NULL AS again "
        f"FROM ({above}) WINDOW alike AS (PARTITION BY role ORDER BY row_no)"
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
    placed = f"WITH placed AS ({_placed(about, blocks)}) {items}"
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
        whole_fen = f"CASE WHEN rounded THEN CAST(round(figure, 2) AS {_FIGURE}) ELSE figure END"
        asked = f"figure IS NOT NULL OR regexp_matches(word, {literal('(?i)' + TOTAL_WORD)})"
        return whole_fen, "digits", asked if about.amount != "NULL" else "false"
    figure = f"said_{item.value}"
    where = f"{figure} IS NOT NULL"
    if item is Item.COUNT:
        nothing = f"{_sql(about.amount == 'NULL')} AND said_count IS NULL"
        where = f"said_customers IS NULL AND said_rows IS NULL AND ({where} OR {nothing})"
    return f"CAST({figure} AS {_FIGURE})", f"CAST({figure} AS VARCHAR)", where


def _placed_list(item: Item, name: str) -> str:
    """What stands above a total row as its figure may mean it; how many customers several blocks have is not their sum."""
    rows, customers = f"CAST({name}_rows AS {_FIGURE})", f"CAST(block_customers AS {_FIGURE})"
    one_block = f"{name}_rows = block_rows"
    match item:
        case Item.AMOUNT:
            return f"[CAST({name}_amount AS {_FIGURE})]"
        case Item.ROWS:
            return f"[{rows}]"
        case Item.CUSTOMERS:
            return f"CASE WHEN {one_block} THEN [{customers}] END"
        case Item.COUNT:
            return f"CASE WHEN {one_block} THEN [{rows}, {customers}] ELSE [{rows}] END"


def _list(figures: Sequence[Decimal] | None) -> str:
    if figures is None:
        return f"CAST(NULL AS {_FIGURE}[])"
    return f"[{', '.join(f'{figure}::{_FIGURE}' for figure in figures)}]"


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
