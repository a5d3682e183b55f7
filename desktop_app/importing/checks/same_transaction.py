"""A transaction number that stands at two receipts of one bill month, in this import or the ledger: perhaps one payment twice.

One transaction may pay several months of a customer, and its way back bears its number; neither is meant.
"""

from __future__ import annotations

from desktop_app.domain.batch import Severity
from desktop_app.importing.checks.rule import SetRule, Surroundings
from desktop_app.importing.in_force import CUSTOMER_NO, has, in_force, renumbered
from desktop_app.importing.sql import same

_NUMBER, _AMOUNT, _MONTH = "txn_no", "rcv_amt", "rcvbl_ym"


def _rows(around: Surroundings) -> str | None:
    kind = around.kind
    if not has(kind, _NUMBER) or not any(plan.has(_NUMBER) for plan in around.plans):
        return None
    told, taking = f"{CUSTOMER_NO}, {_NUMBER}, {_MONTH}", f"{_NUMBER} IS NOT NULL AND {_AMOUNT} > 0"
    arriving = f"{renumbered(kind, around.checked)} AS new WHERE reasons IS NULL AND {taking}"
    numbers = f"SELECT {_NUMBER} FROM {arriving}"
    stored = f"SELECT {told} FROM {in_force(kind)} AS old WHERE {taking} AND {_NUMBER} IN ({numbers})"
    twice = f"SELECT {told} FROM (SELECT {told} FROM {arriving} UNION ALL {stored}) GROUP BY {told} HAVING count(*) > 1"
    columns = (CUSTOMER_NO, _NUMBER, _MONTH)
    again = f"EXISTS (SELECT 1 FROM ({twice}) AS twice WHERE {same('twice', 'new', columns)})"
    return f"SELECT file_no, row_no FROM {arriving} AND {again}"


RULE = SetRule("same_transaction", Severity.CONFIRM, _rows)
