"""Immutable runs, their artefacts and their results."""

from __future__ import annotations

import dataclasses

import duckdb

from desktop_app.domain.changes import Topic
from desktop_app.domain.frame import Frame
from desktop_app.domain.progress import Progress
from desktop_app.domain.risk import RunRecord
from desktop_app.domain.roles import EVERYWHERE, Scope
from desktop_app.storage.numbers import today
from desktop_app.storage.overrides import HOLDING
from desktop_app.storage.running import run
from desktop_app.storage.scopes import of_customers, of_record
from desktop_app.storage.wishes import OBJECTING

_COLUMNS = "run_id, kind, as_of, started_at, user_name, parameters, seed, data_sha256, code_version, artefact_sha256, facts"


class DuckRuns:
    """Implements the `Runs` port."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection, touched: set[Topic]) -> None:
        self._cursor = cursor
        self._touched = touched

    def next_run_id(self) -> int:
        row = self._cursor.execute("SELECT coalesce(max(run_id), 0) + 1 FROM ws.run").fetchone()
        return int(row[0]) if row else 1

    def record(self, record: RunRecord, artefact: str) -> None:
        values = [getattr(record, field.name) for field in dataclasses.fields(record)]
        self._cursor.execute("INSERT INTO ws.run VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", [*values, artefact])
        self._touched.add(Topic.RUNS)

    def save_risk(self, run_id: int, results: Frame, progress: Progress) -> None:
        self._save("risk", run_id, results, progress)

    def save_segments(self, run_id: int, results: Frame, progress: Progress) -> None:
        self._save("segment", run_id, results, progress)

    def latest(self, kind: str) -> RunRecord | None:
        return self._one("WHERE kind = ? ORDER BY run_id DESC LIMIT 1", kind)

    def get(self, run_id: int) -> RunRecord | None:
        return self._one("WHERE run_id = ?", run_id)

    def artefact(self, run_id: int) -> str:
        row = self._cursor.execute("SELECT artefact FROM ws.run WHERE run_id = ?", [run_id]).fetchone()
        if row is None:
            raise KeyError(run_id)
        return str(row[0])

    def risk(self, run_id: int, scope: Scope = EVERYWHERE) -> Frame:
        """UNKNOWN goes last: it is no answer, neither a low nor a high one."""
        inside, values = of_record(scope, "c")
        rows: Frame = self._cursor.execute(
            f"""SELECT r.* EXCLUDE (run_id, inputs, cons_now), c.cons_name, c.org_name, c.elec_type, c.tg_name, c.mobile,
                   o.override_band, o.override_reason, w.cons_no IS NOT NULL AS no_marketing
               FROM (SELECT *, {today("one.cons_no")} AS cons_now FROM ws.risk AS one WHERE run_id = ?) AS r
               LEFT JOIN ws.customer_now c ON c.cons_no = r.cons_now LEFT JOIN ({HOLDING}) o ON o.cons_no = r.cons_now
               LEFT JOIN ({OBJECTING}) w ON w.cons_no = r.cons_now WHERE {inside}
               ORDER BY r.band = 'unknown', r.probability DESC, r.owed_fen DESC, r.cons_no""",
            [run_id, run_id, *values],
        ).to_arrow_table()
        return rows

    def risk_of(self, run_id: int, cons_no: str) -> Frame:
        row: Frame = self._cursor.execute(
            f"""SELECT r.* EXCLUDE (run_id), o.override_band, o.override_reason
                FROM ws.risk r LEFT JOIN ({HOLDING}) o ON o.cons_no = {today("r.cons_no")}
                WHERE r.run_id = ? AND r.cons_no = ?""",
            [run_id, run_id, cons_no],
        ).to_arrow_table()
        return row

    def segments(self, run_id: int, scope: Scope = EVERYWHERE) -> Frame:
        inside, values = of_customers(scope)
        rows: Frame = self._cursor.execute(
            f"SELECT cons_no, number FROM ws.segment WHERE run_id = ? AND {inside} ORDER BY cons_no", [run_id, *values]
        ).to_arrow_table()
        return rows

    def _save(self, table: str, run_id: int, results: Frame, progress: Progress) -> None:
        self._cursor.register("arriving", results)
        run(self._cursor, f"INSERT INTO ws.{table} BY NAME SELECT ?::INTEGER AS run_id, * FROM arriving", progress, [run_id])
        self._cursor.unregister("arriving")
        self._touched.add(Topic.RUNS)

    def _one(self, where: str, value: object) -> RunRecord | None:
        row = self._cursor.execute(f"SELECT {_COLUMNS} FROM ws.run {where}", [value]).fetchone()
        return RunRecord(*row) if row else None
