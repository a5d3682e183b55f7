"""The data-quality rules on the local store: compiled to SQL, one statement per rule, on a cursor of the question's own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import chain

import duckdb
import ibis
import ibis.expr.types as ir
import pyarrow as pa

from desktop_app.domain.errors import Cancelled
from desktop_app.domain.message import Message
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.domain.quality import Hit, Tally, Verdict
from desktop_app.domain.quality_rules import RuleSpec, Settings
from desktop_app.domain.roles import EVERYWHERE, Scope
from desktop_app.metrics.received import received
from desktop_app.quality.rule import Rule
from desktop_app.quality.rules import RULES, rule_of
from desktop_app.quality.tables import MONEY, NEWEST, RECEIVED, SCHEMAS, Store, newest_customers, store

_UNIT = ["batch_id", "org_no", "org_name"]
_HIT = ["batch_id", "file_no", "sheet", "row_no", "cons_no", "about", "observed", "expected"]
_LINEAGE = ["batch_id", "file_no", "sheet", "row_no"]


class DuckDbQuality:
    """The `QualityEngine` port over a callable that gives a cursor; the ledger is attached there as catalog `ws`.

    The newest record of every customer and the receipts that count are worked out once per question and kept in temporary tables
    of that cursor: many rules ask for them.
    """

    def __init__(
        self, cursor: Callable[[], duckdb.DuckDBPyConnection], catalog: str = "ws", rules: tuple[Rule, ...] = RULES
    ) -> None:
        self._cursor = cursor
        self._rules = rules
        self._catalog = catalog
        self._store = store(catalog)

    def judge(self, as_of: dt.date, settings: Settings, samples: int, scope: Scope, progress: Progress) -> Verdict:
        """Rules whose needs are not met give nothing.

        Raises:
            Cancelled: the person stopped it; the statement under way is interrupted.
        """
        tallies: list[Tally] = []
        hits: list[Hit] = []
        with self._asking(as_of, progress) as run:
            present = _present(run, self._store)
            for place, rule in enumerate(self._rules, start=1):
                progress.stage(Message.of("quality.stage.rule", rule=rule.spec.id), place, len(self._rules))
                if not _met(rule.spec, present):
                    continue
                verdicts = self._verdicts(rule, as_of, settings, scope)
                found = _tallies(rule.spec.id, run(_counted(verdicts)))
                tallies += found
                if samples and any(tally.hits for tally in found):
                    hits += _hits(rule.spec.id, run(_page(verdicts, 0, samples)))
        return Verdict(tuple(tallies), tuple(hits))

    def hits(
        self,
        rule: str,
        as_of: dt.date,
        settings: Settings,
        scope: Scope = EVERYWHERE,
        batch_id: int | None = None,
        units: frozenset[str] | None = None,
        first: int = 0,
        most: int = 200,
    ) -> tuple[Hit, ...]:
        """Raises `KeyError` for an unknown rule."""
        with self._asking(as_of, SILENT) as run:
            chosen = rule_of(rule)
            if not _met(chosen.spec, _present(run, self._store)):
                return ()
            rows = self._verdicts(chosen, as_of, settings, scope)
            if batch_id is not None:
                rows = rows.filter(rows.batch_id == batch_id)
            if units is not None:
                rows = rows.filter(rows.org_no.isin(sorted(units)))
            return _hits(rule, run(_page(rows, first, most)))

    def _verdicts(self, rule: Rule, as_of: dt.date, settings: Settings, scope: Scope) -> ir.Table:
        return _within(rule.verdicts(self._store, as_of, settings), scope)

    @contextmanager
    def _asking(self, as_of: dt.date, progress: Progress) -> Iterator[Callable[[ir.Table], pa.Table]]:
        """Runs expressions on one cursor, where what many rules ask for is kept while it lasts."""
        cursor = self._cursor()

        def run(table: ir.Table) -> pa.Table:
            return _execute(cursor, _sql(table), progress).to_arrow_table().cast(table.schema().to_pyarrow())

        try:
            _execute(cursor, f"CREATE TEMP TABLE {NEWEST} AS {_sql(newest_customers(self._catalog))}", progress)
            money = received(self._store.payment, as_of).select(*MONEY)
            _execute(cursor, f"CREATE TEMP TABLE {RECEIVED} AS {_sql(money)}", progress)
            yield run
        finally:
            cursor.close()  # its temporary tables go with it


def _execute(cursor: duckdb.DuckDBPyConnection, sql: str, progress: Progress) -> duckdb.DuckDBPyConnection:
    progress.check()
    try:
        with progress.interrupting(cursor.interrupt):
            progress.check()  # a cancel that came while there was nothing to interrupt
            return cursor.execute(sql)
    except duckdb.InterruptException as interrupted:
        raise Cancelled from interrupted


def _present(run: Callable[[ir.Table], pa.Table], tables: Store) -> frozenset[str]:
    """Tables with a row, and columns (`bill.t_pq`) with a value."""
    needed = set(chain.from_iterable(rule.spec.needs for rule in RULES))
    found: set[str] = set()
    for name in SCHEMAS:
        table: ir.Table = getattr(tables, name)
        columns = {column for need in needed if need.startswith(f"{name}.") for column in need.partition(".")[2].split("|")}
        counts = {f"n_{column}": table[column].count() for column in columns}
        row = run(table.aggregate(n_rows=table.count(), **counts)).to_pylist()[0]
        found |= {name} if row["n_rows"] else set()
        found |= {f"{name}.{column}" for column in columns if row[f"n_{column}"]}
    return frozenset(found)


def _met(spec: RuleSpec, present: frozenset[str]) -> bool:
    def met(need: str) -> bool:
        table, _, columns = need.partition(".")
        return any(f"{table}.{column}" in present for column in columns.split("|")) if columns else table in present

    return all(met(need) for need in spec.needs)


def _counted(verdicts: ir.Table) -> ir.Table:
    counts = {"judged": verdicts.count(), "hits": verdicts.hit.cast("int64").sum()}
    return verdicts.group_by(_UNIT).aggregate(**counts).order_by(_UNIT)


def _page(verdicts: ir.Table, first: int, most: int) -> ir.Table:
    return verdicts.filter(verdicts.hit).order_by([*_LINEAGE, "cons_no", "about"]).limit(most, offset=first)


def _within(verdicts: ir.Table, scope: Scope) -> ir.Table:
    """An unknown unit or section is outside every limited scope."""
    if scope.org_prefix:
        verdicts = verdicts.filter(verdicts.org_no.startswith(scope.org_prefix))
    if scope.sections:
        verdicts = verdicts.filter(verdicts.mr_sect_no.isin(scope.sections))
    return verdicts


def _tallies(rule: str, found: pa.Table) -> tuple[Tally, ...]:
    return tuple(Tally(rule, *(row[name] for name in (*_UNIT, "judged", "hits"))) for row in found.to_pylist())


def _hits(rule: str, found: pa.Table) -> tuple[Hit, ...]:
    return tuple(Hit(rule, **{**row, "cons_no": row["cons_no"] or ""}) for row in found.select(_HIT).to_pylist())


def _sql(table: ir.Table) -> str:
    return str(ibis.to_sql(table, dialect="duckdb"))
