"""What total rows say and which rows each may be about, as SQL. One pass over the rows, and that only where some stand below a
total row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from desktop_app.domain.dictionary import FieldType
from desktop_app.domain.own_totals import Item
from desktop_app.importing import casts
from desktop_app.importing.set_aside_words import SAID_CELL
from desktop_app.importing.sql import cleaned, literal, narrowed

FIGURE = "DECIMAL(38, 18)"
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
    read = f"SELECT *, {digits} AS digits, TRY_CAST({digits} AS {FIGURE}) AS figure FROM ({forms})"
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


def placed_select(about: Coverage, blocks: str) -> str:
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
