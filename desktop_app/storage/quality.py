"""Runs of the data-quality rules and the control totals of batches."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from itertools import groupby

import duckdb
import pyarrow as pa

from desktop_app.domain.changes import Topic
from desktop_app.domain.control import Control, StoredSums
from desktop_app.domain.quality import Hit, JudgedBatch, QualityRun, RunTallies, Tally
from desktop_app.domain.roles import EVERYWHERE, Scope
from desktop_app.storage.scopes import of_customers

_HIT = "h.rule, h.batch_id, h.file_no, h.sheet, h.row_no, h.cons_no, h.about, h.observed, h.expected, coalesce(f.file_name, '')"


_SUMS = {
    "bill": {"month": "rcvbl_ym", "billed": "rcvbl_amt", "paid": "rcved_amt"},
    "payment": {"month": "rcvbl_ym", "paid": "rcv_amt"},
    "usage_month": {"month": "ym"},
}
_WITHOUT_CUSTOMERS = frozenset({"ticket_call", "outage", "tg_energy", "channel_summary", "billing_summary"})


def _customers(table: str) -> str:
    return "0::BIGINT" if table in _WITHOUT_CUSTOMERS else "count(DISTINCT cons_no)"


class DuckQualityRuns:
    """Implements the `QualityRuns` port."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection, touched: set[Topic]) -> None:
        self._cursor = cursor
        self._touched = touched

    def next_run_id(self) -> int:
        row = self._cursor.execute("SELECT coalesce(max(run_id), 0) + 1 FROM ws.quality_run").fetchone()
        return int(row[0]) if row else 1

    def record(self, run: QualityRun, tallies: Iterable[Tally], samples: Iterable[Hit]) -> None:
        self._insert("quality_run", [dataclasses.asdict(run) | {"user_name": run.user}], without=("user",))
        self._insert("quality_result", [{"run_id": run.run_id, **dataclasses.asdict(tally)} for tally in tallies])
        rows = [{"run_id": run.run_id, "place": place, **dataclasses.asdict(hit)} for place, hit in enumerate(samples, start=1)]
        self._insert("quality_hit", rows, without=("file_name",))
        self._touched.add(Topic.QUALITY)

    def latest(self) -> QualityRun | None:
        return next(iter(self.runs(1)), None)

    def runs(self, most: int) -> tuple[QualityRun, ...]:
        rows = self._cursor.execute("SELECT * FROM ws.quality_run ORDER BY run_id DESC LIMIT ?", [most]).fetchall()
        return tuple(QualityRun(*row) for row in rows)

    def tallies(self, run_id: int, scope: Scope = EVERYWHERE) -> tuple[Tally, ...]:
        rows = self._cursor.execute(
            """SELECT rule, batch_id, org_no, org_name, judged, hits FROM ws.quality_result
               WHERE run_id = ? AND starts_with(org_no, ?) ORDER BY rule, batch_id, org_no, org_name""",
            [run_id, scope.org_prefix],
        ).fetchall()
        return tuple(Tally(*row) for row in rows)

    def trend(self, scope: Scope, batch_id: int | None, units: frozenset[str] | None, most: int) -> tuple[RunTallies, ...]:
        chosen = None if units is None else sorted(units)
        rows = self._cursor.execute(
            """WITH newest AS (FROM ws.quality_run ORDER BY run_id DESC LIMIT $most)
               SELECT run_id, made_at, rule, sum(judged)::BIGINT, sum(hits)::BIGINT
               FROM newest JOIN ws.quality_result USING (run_id)
               WHERE starts_with(org_no, $prefix) AND coalesce(batch_id = $batch, true)
                   AND coalesce(list_contains($units, org_no), true)
               GROUP BY ALL ORDER BY ALL""",
            {"most": most, "prefix": scope.org_prefix, "batch": batch_id, "units": chosen},
        ).fetchall()
        place = (batch_id or 0, "", "")
        return tuple(
            RunTallies(run_id, made_at, tuple(Tally(rule, *place, *counts) for _, _, rule, *counts in found))
            for (run_id, made_at), found in groupby(rows, key=lambda row: (row[0], row[1]))
        )

    def batches_in(self, run_id: int) -> tuple[JudgedBatch, ...]:
        rows = self._cursor.execute(
            """SELECT batch_id, committed_at FROM ws.batch
               SEMI JOIN (FROM ws.quality_result WHERE run_id = ?) USING (batch_id) ORDER BY batch_id""",
            [run_id],
        ).fetchall()
        return tuple(JudgedBatch(*row) for row in rows)

    def samples(self, run_id: int, rule: str, scope: Scope = EVERYWHERE) -> tuple[Hit, ...]:
        inside, values = of_customers(scope)
        rows = self._cursor.execute(
            f"""SELECT {_HIT} FROM ws.quality_hit AS h LEFT JOIN ws.batch_file AS f USING (batch_id, file_no)
                WHERE h.run_id = ? AND h.rule = ? AND {inside} ORDER BY h.place""",
            [run_id, rule, *values],
        ).fetchall()
        return tuple(Hit(*row) for row in rows)

    def file_names(self) -> Mapping[tuple[int, int], str]:
        rows = self._cursor.execute("SELECT batch_id, file_no, file_name FROM ws.batch_file").fetchall()
        return {(batch_id, file_no): name for batch_id, file_no, name in rows}

    def sums(self, table: str, batch_id: int, file_no: int) -> StoredSums:
        asked = _SUMS.get(table, {})
        month, billed, paid = (asked.get(name, "NULL") for name in ("month", "billed", "paid"))
        row = self._cursor.execute(
            f"""SELECT {_customers(table)}, min({month})::DATE, max({month})::DATE,
                   (sum({billed}) * 100)::BIGINT, (sum({paid}) * 100)::BIGINT
                FROM ws.{table} WHERE batch_id = ? AND file_no = ?""",
            [batch_id, file_no],
        ).fetchone()
        return StoredSums(*row) if row else StoredSums()

    def record_controls(self, controls: Iterable[Control]) -> None:
        self._insert("batch_control", [dataclasses.asdict(control) for control in controls])

    def controls(self, batch_id: int) -> tuple[Control, ...]:
        rows = self._cursor.execute("SELECT * FROM ws.batch_control WHERE batch_id = ? ORDER BY file_no", [batch_id]).fetchall()
        return tuple(Control(*row) for row in rows)

    def _insert(self, table: str, rows: list[dict[str, object]], without: tuple[str, ...] = ()) -> None:
        """All rows in one statement, by the names of their fields."""
        if not rows:
            return
        kept = [{name: value for name, value in row.items() if name not in without} for row in rows]
        self._cursor.register("arriving_quality", pa.Table.from_pylist(kept))
        self._cursor.execute(f"INSERT INTO ws.{table} BY NAME SELECT * FROM arriving_quality")
        self._cursor.unregister("arriving_quality")
