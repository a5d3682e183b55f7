"""The same row a second time in this import: the first one is taken.

Two bills with ids of their own are two bills, whatever their key; where one of them has no id, the key decides.
"""

from __future__ import annotations

from desktop_app.domain.batch import Severity
from desktop_app.domain.dictionary import Repeat
from desktop_app.importing.bundles import head, may_repeat
from desktop_app.importing.checks.rule import SetRule, Surroundings
from desktop_app.importing.in_force import BILL_ID
from desktop_app.importing.staged import twins_table

_ORDER = "ORDER BY file_no, row_no"


def twins_select(around: Surroundings) -> str | None:
    """Sound rows that share their key or their bill id with another, and perhaps a few more; None where rows may be there twice.

    Only bundles with more rows than months are looked at; among those equal keys have equal hashes, and putting numbers in groups
    is far cheaper than putting keys in order. In most imports nothing is left for the windows below.
    """
    if around.kind.repeats is Repeat.COUNTED:
        return None
    columns = (*around.kind.key, *((BILL_ID,) if _has_ids(around) else ()), *((around.kind.total,) if around.kind.total else ()))
    suspect = f"hash({head(around.kind)}) IN ({may_repeat(around.kind)})"
    keys = f"hash({', '.join(around.kind.key)})"
    shared = f"{suspect} AND {_shared(around, keys, f'AND {suspect}')}"
    if _has_ids(around):
        shared += f" OR ({BILL_ID} IS NOT NULL AND {_shared(around, f'hash({BILL_ID})', f'AND {BILL_ID} IS NOT NULL')})"
    return f"SELECT file_no, row_no, {', '.join(dict.fromkeys(columns))} FROM {around.cast} WHERE reasons IS NULL AND ({shared})"


def _shared(around: Surroundings, number: str, further: str) -> str:
    sound = f"FROM {around.cast} WHERE reasons IS NULL {further}"
    return f"{number} IN (SELECT {number} {sound} GROUP BY 1 HAVING count(*) > 1)"


def _rows(around: Surroundings) -> str | None:
    if around.kind.repeats is Repeat.COUNTED:
        return None
    return f"SELECT file_no, row_no FROM ({numbered(around)}) WHERE again"


def numbered(around: Surroundings) -> str:
    """Every sound row that may be there twice: file_no, row_no, the control amount, whether the row was there `again`, and the
    amount it had first."""
    kind = around.kind
    by_key = f"PARTITION BY {', '.join(kind.key)} {_ORDER}"
    first = f"first_value({kind.total}) OVER ({by_key})" if kind.total else "NULL"
    amount = f"{kind.total}" if kind.total else "NULL"
    sound = f"FROM {twins_table(kind.id)}"
    if not _has_ids(around):
        return f"SELECT file_no, row_no, {amount}, row_number() OVER ({by_key}) > 1 AS again, {first} AS first_amount {sound}"
    by_id = f"PARTITION BY {BILL_ID} {_ORDER}"
    before = f"OVER ({by_key} ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)"
    same_id = f"{BILL_ID} IS NOT NULL AND row_number() OVER ({by_id}) > 1"
    again = (
        f"CASE WHEN {BILL_ID} IS NULL THEN count(*) {before} > 0 "
        f"ELSE {same_id} OR count(*) FILTER (WHERE {BILL_ID} IS NULL) {before} > 0 END"
    )
    told = f"CASE WHEN {same_id} THEN first_value({amount}) OVER ({by_id}) ELSE {first} END"
    return f"SELECT file_no, row_no, {amount}, {again} AS again, {told} AS first_amount {sound}"


def _has_ids(around: Surroundings) -> bool:
    return around.kind.repeats is Repeat.UNIQUE and any(plan.has(BILL_ID) for plan in around.plans)


RULE = SetRule("duplicate", Severity.REJECT, _rows)
