"""The canonical tables: rows come in by whole SELECTs under a batch id and are never changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

import duckdb

from desktop_app.domain.batch import Batch
from desktop_app.domain.changes import Topic
from desktop_app.domain.figures import DataState
from desktop_app.domain.ledger import Customer, Fingerprint, Lineage, Payment
from desktop_app.domain.money import Money
from desktop_app.domain.month import Month
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.domain.roles import EVERYWHERE, Scope
from desktop_app.storage.digests import stored_digest
from desktop_app.storage.running import run
from desktop_app.storage.scopes import of_customers

_CUSTOMER = "cons_no, cons_name, org_name, elec_type, cons_sort, contract_cap, tg_name, mobile, elec_addr, build_date"


class DuckLedger:
    """Implements the `Ledger` port."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection, touched: set[Topic]) -> None:
        self._cursor = cursor
        self._touched = touched

    def next_batch_id(self) -> int:
        return int(self._one("SELECT coalesce(max(batch_id), 0) + 1 FROM ws.batch")[0])

    def holds(self, table: str) -> bool:
        return self._cursor.execute(f"SELECT 1 FROM ws.{table} LIMIT 1").fetchone() is not None

    def take(self, table: str, select: str, progress: Progress) -> int:
        before = self._count(table)
        run(self._cursor, f"INSERT INTO ws.{table} BY NAME {select}", progress)
        self._touched.add(Topic.LEDGER)
        return self._count(table) - before

    def record_batch(self, batch: Batch, files: Iterable[tuple[int, str, str, str, int]]) -> None:
        row = [
            batch.batch_id, batch.committed_at, batch.user, batch.files, batch.rows, batch.rejected, batch.data_sha256,
        ]  # fmt: skip
        self._cursor.execute("INSERT INTO ws.batch VALUES (?, ?, ?, ?, ?, ?, ?)", row)
        for number, name, sheet, sha256, rows in files:
            self._cursor.execute(
                "INSERT INTO ws.batch_file VALUES (?, ?, ?, ?, ?, ?)", [batch.batch_id, number, name, sheet, sha256, rows]
            )
        self._touched.add(Topic.BATCHES)

    def imported_sheets(self, fewest_rows: int = 0) -> dict[tuple[str, str], int]:
        in_use = "FROM ws.batch_file ANTI JOIN ws.batch_undone USING (batch_id) WHERE row_count >= ?"
        rows = self._cursor.execute(f"SELECT sha256, sheet, min(batch_id) {in_use} GROUP BY ALL", [fewest_rows]).fetchall()
        return {(str(sha256), str(sheet)): int(batch_id) for sha256, sheet, batch_id in rows}

    def batches(self) -> tuple[Batch, ...]:
        rows = self._cursor.execute("SELECT * FROM ws.batch ORDER BY batch_id DESC").fetchall()
        return tuple(Batch(*row) for row in rows)

    def fingerprint(self, progress: Progress = SILENT) -> Fingerprint:
        """Counts, exact sums and a hash of what all rows say that depends neither on their order nor on that of the batches."""
        bills = self._one("SELECT coalesce(sum(rcvbl_amt), 0), min(release_date), max(release_date) FROM ws.bill")
        paid = self._one("SELECT coalesce(sum(rcv_amt), 0), max(charge_time)::DATE FROM ws.payment")
        return Fingerprint(
            customers=self._count("customer"),
            bills=self._count("bill"),
            payments=self._count("payment"),
            billed=_money(bills[0]),
            paid=_money(paid[0]),
            first_release=bills[1],
            last_release=bills[2],
            last_payment=paid[1],
            sha256=stored_digest(self._cursor, progress),
        )

    def state(self, scope: Scope = EVERYWHERE) -> DataState:
        inside, values = of_customers(scope)
        months = self._cursor.execute(
            f"SELECT DISTINCT rcvbl_ym FROM ws.bill_now WHERE {inside} ORDER BY rcvbl_ym", values
        ).fetchall()
        newest = self._newest_batch()
        last_run = self._cursor.execute(
            "SELECT run_id, as_of FROM ws.run WHERE kind = 'score' ORDER BY run_id DESC LIMIT 1"
        ).fetchone()
        return DataState(
            customers=int(self._one(f"SELECT count(*) FROM ws.customer_now WHERE {inside}", values)[0]),
            bills=int(self._one(f"SELECT count(*) FROM ws.bill_now WHERE {inside}", values)[0]),
            payments=int(self._one(f"SELECT count(*) FROM ws.payment_now WHERE {inside}", values)[0]),
            months=tuple(Month.of(row[0]) for row in months),
            last_batch=newest.batch_id if newest else None,
            last_import=newest.committed_at if newest else None,
            last_rejected=newest.rejected if newest else 0,
            last_run=int(last_run[0]) if last_run else None,
            last_run_as_of=last_run[1] if last_run else None,
        )

    def newest_release(self) -> dt.date | None:
        day: dt.date | None = self._one("SELECT max(release_date) FROM ws.bill_now")[0]
        return day

    def customer(self, cons_no: str) -> Customer | None:
        row = self._cursor.execute(f"SELECT {_CUSTOMER} FROM ws.customer_now WHERE cons_no = ?", [cons_no]).fetchone()
        if row is None:
            return None
        return Customer(*row)

    def payments_of(self, cons_no: str, as_of: dt.date) -> tuple[Payment, ...]:
        rows = self._cursor.execute(
            """SELECT cons_no, rcvbl_ym, charge_time, rcv_amt, pay_mode, batch_id, file_no, sheet, row_no, pay_status
               FROM ws.payment_now
               WHERE cons_no = ? AND charge_time::DATE <= ? ORDER BY charge_time DESC, batch_id, file_no, row_no""",
            [cons_no, as_of],
        ).fetchall()
        return tuple(_payment(row) for row in rows)

    def _newest_batch(self) -> Batch | None:
        """The newest import that was not undone."""
        row = self._cursor.execute(
            "SELECT * FROM ws.batch ANTI JOIN ws.batch_undone USING (batch_id) ORDER BY batch_id DESC LIMIT 1"
        ).fetchone()
        return Batch(*row) if row else None

    def _count(self, table: str) -> int:
        return int(self._one(f"SELECT count(*) FROM ws.{table}")[0])

    def _one(self, sql: str, values: Sequence[object] = ()) -> tuple[Any, ...]:
        row = self._cursor.execute(sql, list(values)).fetchone()
        assert row is not None, sql
        return row


def _payment(row: tuple[Any, ...]) -> Payment:
    month = None if row[1] is None else Month.of(row[1])
    return Payment(row[0], month, row[2], _money(row[3]), row[4], Lineage(*row[5:9]), row[9])


def _money(yuan: Decimal | int) -> Money:
    return Money.from_yuan(yuan)
