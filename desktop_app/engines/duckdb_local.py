"""The indicator expressions on the local store: compiled to SQL, run on a DuckDB cursor, handed over as Arrow tables."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import duckdb
import ibis
import ibis.expr.types as ir
import pyarrow as pa

from desktop_app.domain.errors import Cancelled
from desktop_app.domain.figures import AgeingBucket, CollectionMonth, LaterMoney
from desktop_app.domain.integration import Allocation
from desktop_app.domain.ledger import Bill, Lineage
from desktop_app.domain.money import Money
from desktop_app.domain.month import Month
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.domain.risk import LabelRule
from desktop_app.domain.roles import EVERYWHERE, Scope
from desktop_app.domain.units import UnitFigures, UnitSums
from desktop_app.engines.dated import Query, indicators_query, labels_query
from desktop_app.metrics import ageing, balances, bills, collection, sources, units
from desktop_app.metrics.history import history
from desktop_app.metrics.indicators import INDICATORS
from desktop_app.metrics.received import received_later

HISTORY = "history"


class DuckDbEngine:
    """The `IndicatorEngine` port over a callable that gives a cursor of its own to every question.

    The cursor's connection has the ledger attached as catalog `ws`; `allocation` gives the office's rule when it is asked.
    Expressions are compiled without a connection, so nothing here needs a configuration that the workspace has locked.
    """

    def __init__(
        self,
        cursor: Callable[[], duckdb.DuckDBPyConnection],
        catalog: str = "ws",
        allocation: Callable[[], Allocation] = lambda: Allocation.OLDEST_FIRST,
    ) -> None:
        self._cursor = cursor
        self._catalog = catalog
        self._allocation = allocation

    @property
    def _ledger(self) -> sources.Ledger:
        """The tables, under the office's present rule for receipts that name no bill."""
        return sources.ledger(self._catalog, allocation=self._allocation())

    def indicators(self, as_of: dt.date, progress: Progress) -> pa.Table:
        """One row per customer billed by `as_of`; columns as the port says.

        Raises:
            Cancelled: the person stopped it; the query is interrupted.
        """
        return self._answer(indicators_query(self._catalog, self._allocation(), as_of), progress)

    def labels(self, as_of: dt.date, rule: LabelRule, progress: Progress) -> pa.Table:
        """cons_no, label (0/1), at_stake (fen)."""
        return self._answer(labels_query(self._catalog, self._allocation(), as_of, rule), progress)

    def balances(self, as_of: dt.date, scope: Scope = EVERYWHERE) -> pa.Table:
        """cons_no, owed, credit (fen) of customers whose account is not settled."""
        return self._run(balances.balances(sources.within(self._ledger, scope), as_of), SILENT)

    def collection(self, as_of: dt.date, scope: Scope = EVERYWHERE) -> tuple[CollectionMonth, ...]:
        rows = self._run(collection.collection(sources.within(self._ledger, scope), as_of), SILENT).to_pylist()
        return tuple(
            CollectionMonth(
                Month.of(row["rcvbl_ym"]),
                Money(row["billed"]),
                Money(row["paid"]),
                row["customers"],
                row["owing_customers"],
                row["due"],
            )
            for row in rows
        )

    def ageing(self, as_of: dt.date, scope: Scope = EVERYWHERE) -> tuple[AgeingBucket, ...]:
        """All buckets, those that hold nothing with zeros."""
        rows = self._run(ageing.ageing(sources.within(self._ledger, scope), as_of), SILENT).to_pylist()
        held = {row["bucket"]: (row["customers"], Money(row["amount"])) for row in rows}
        return tuple(AgeingBucket(key, *held.get(place, (0, Money(0)))) for place, (key, _) in enumerate(ageing.BUCKETS))

    def units(self, as_of: dt.date, scope: Scope = EVERYWHERE) -> tuple[UnitFigures, ...]:
        rows = self._run(units.units(sources.within(self._ledger, scope), as_of), SILENT).to_pylist()
        return tuple(
            UnitFigures(
                row["unit"],
                row["name"],
                UnitSums(row["customers"], row["areas"], Money(row["billed"]), Money(row["paid"]), Money(row["owed"])),
            )
            for row in rows
        )

    def later_money(self, as_of: dt.date, scope: Scope = EVERYWHERE) -> LaterMoney:
        (row,) = self._run(received_later(sources.within(self._ledger, scope).payment, as_of), SILENT).to_pylist()
        return LaterMoney(row["receipts"], Money(row["amount"]), row["newest"])

    def bills_of(self, cons_no: str, as_of: dt.date) -> tuple[Bill, ...]:
        rows = self._run(bills.bills_of(self._ledger, cons_no, as_of), SILENT).to_pylist()
        return tuple(
            Bill(
                cons_no,
                Month.of(row["rcvbl_ym"]),
                Money(row["amt"]),
                Money(row["paid"]),
                row["release_date"],
                row["due_date"],
                row["settled_on"],
                Lineage(row["batch_id"], row["file_no"], row["sheet"], row["row_no"]),
                Money(row["allocated"]),
            )
            for row in rows
        )

    def allocation_rule(self) -> Allocation:
        return self._allocation()

    def compiled(self, as_of: dt.date) -> dict[str, str]:
        """The SQL of the history all stand on (`history`), then each indicator's over that table."""
        past = history(self._ledger, as_of)
        view = ibis.table(past.schema(), name=HISTORY)
        tables = {
            item.spec.id: view.group_by("cons_no").aggregate(**{item.spec.id: item.expression(view)}) for item in INDICATORS
        }
        return {HISTORY: Query.of(past).sql} | {name: Query.of(table).sql for name, table in tables.items()}

    def _run(self, table: ir.Table, progress: Progress) -> pa.Table:
        return self._answer(Query.of(table), progress)

    def _answer(self, query: Query, progress: Progress) -> pa.Table:
        progress.check()
        cursor = self._cursor()
        try:
            with progress.interrupting(cursor.interrupt):
                progress.check()  # a cancel that came while there was nothing to interrupt
                found = cursor.execute(query.sql).to_arrow_table()
        except duckdb.InterruptException as interrupted:
            raise Cancelled from interrupted
        progress.check()
        return found.cast(query.schema)
