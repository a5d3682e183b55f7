"""The rows of an import bundled by the first field of their key, in most kinds the customer: one pass over the rows, after which
totals, twins and orphans ask a tenth of them."""

from __future__ import annotations

from desktop_app.domain.dictionary import ExtractKind, FieldType
from desktop_app.importing.in_force import renumbered
from desktop_app.importing.sql import literal
from desktop_app.importing.staged import bundles_table

ACCEPTED = "accepted"
_BITS = 127  # of a number: times so far apart that they share one are looked at row by row


def head(kind: ExtractKind) -> str:
    """The field rows are bundled by."""
    return kind.key[0]


def bundles_select(kind: ExtractKind, rows: str, part: str) -> str:
    """(file_no, head, part, row_count, amount, times): `part` is the SQL of what becomes of a row, ACCEPTED or another; `times`
    has a bit for each month or day there is where the key tells one, else one bit for all."""
    amount = f"sum({kind.total})" if kind.total else "CAST(NULL AS DECIMAL(38, 2))"
    return (
        f"SELECT file_no, {head(kind)} AS head, {part} AS part, count(*) AS row_count, {amount} AS amount, "
        f"{_times(kind)} AS times FROM {rows} GROUP BY ALL"
    )


def may_repeat(kind: ExtractKind) -> str:
    """The hashes of heads of which perhaps two accepted rows have one key: more rows than times. A missing time has no bit."""
    more = "HAVING sum(row_count) > coalesce(bit_count(bit_or(times)), 0)"
    return f"SELECT hash(head) FROM {bundles_table(kind.id)} WHERE part = {literal(ACCEPTED)} GROUP BY head {more}"


def heads_renumbered(kind: ExtractKind) -> str:
    """The heads of accepted rows, as `said` and under today's number."""
    heads = f"SELECT DISTINCT head AS said, head AS {head(kind)} FROM {bundles_table(kind.id)} WHERE part = {literal(ACCEPTED)}"
    return renumbered(kind, f"({heads})")


def _times(kind: ExtractKind) -> str:
    for field in map(kind.field, kind.key[1:]):
        if field.type is FieldType.MONTH:
            return _bit(f"year({field.id}) * 12 + month({field.id})")
        if field.type in (FieldType.DATE, FieldType.TIME):
            return _bit(f"abs(CAST({field.id} AS DATE) - DATE '1970-01-01')")
    return "1::HUGEINT"


def _bit(number: str) -> str:
    return f"bit_or(1::HUGEINT << (({number}) % {_BITS})::INTEGER)"
