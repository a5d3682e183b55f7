"""A small ledger in memory, with the canonical tables the migrations make, for tests to fill."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from itertools import chain
from typing import Any

import duckdb

from desktop_app.domain.integration import Allocation
from desktop_app.domain.progress import SILENT
from desktop_app.engines.duckdb_local import DuckDbEngine
from desktop_app.storage.schema import MIGRATIONS

AS_OF = dt.date(2026, 6, 30)


class SmallLedger:
    """Customers, bills and receipts of months counted back from June 2026; bills fall due on the 20th of the next month."""

    def __init__(self) -> None:
        self.connection = duckdb.connect()
        self.connection.execute("ATTACH ':memory:' AS ws")
        self.connection.execute("USE ws")
        for statement in chain.from_iterable(MIGRATIONS):
            self.connection.execute(statement)
        self._row = 0

    @property
    def engine(self) -> DuckDbEngine:
        return DuckDbEngine(self.connection.cursor)

    def under(self, rule: Allocation) -> DuckDbEngine:
        """The engine of an office with this rule for receipts that name no bill."""
        return DuckDbEngine(self.connection.cursor, allocation=lambda: rule)

    def customer(self, cons_no: str, **columns: object) -> None:
        self._insert("customer", cons_no=cons_no, **columns)

    def bill(self, cons_no: str, month: str, yuan: str, due: str = "", release: str = "", **columns: object) -> None:
        """A bill of `month` (2026-05), by default released on its 28th and due on the 20th of the next month."""
        first = dt.date.fromisoformat(f"{month}-01")
        following = (first + dt.timedelta(days=31)).replace(day=20)
        self._insert(
            "bill",
            cons_no=cons_no,
            rcvbl_ym=first,
            rcvbl_amt=Decimal(yuan),
            release_date=release or first.replace(day=28),
            due_date=due or following,
            **columns,
        )

    def receipt(self, cons_no: str, month: str, day: str, yuan: str, **columns: object) -> None:
        """A receipt on the bill of `month`, booked on `day` (a date, or a date and time)."""
        first = dt.date.fromisoformat(f"{month}-01")
        self._insert("payment", cons_no=cons_no, rcvbl_ym=first, charge_time=day, rcv_amt=Decimal(yuan), **columns)

    def loose_receipt(self, cons_no: str, day: str, yuan: str, **columns: object) -> None:
        """A receipt that names no bill month."""
        self._insert("payment", cons_no=cons_no, charge_time=day, rcv_amt=Decimal(yuan), **columns)

    def indicators(self, as_of: dt.date = AS_OF) -> dict[str, dict[str, Any]]:
        """Every customer's row of the indicator frame."""
        return {row["cons_no"]: row for row in self.engine.indicators(as_of, SILENT).to_pylist()}

    def _insert(self, table: str, **columns: object) -> None:
        self._row += 1
        row = {"batch_id": 1, "file_no": 1, "sheet": "s", "row_no": self._row, **columns}
        marks = ", ".join("?" for _ in row)
        self.connection.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})", list(row.values()))
