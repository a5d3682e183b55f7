"""Taking a batch out of the canonical tables again."""

from __future__ import annotations

import duckdb

from desktop_app.domain.changes import Topic
from desktop_app.domain.custody import Dependants, UndoneBatch
from desktop_app.domain.progress import Progress
from desktop_app.storage.canonical import TABLES
from desktop_app.storage.digests import forget_digests
from desktop_app.storage.running import run

_ORPHANED = """
    SELECT count(*) FROM ws.{child} AS child WHERE child.batch_id > $batch
    AND EXISTS (SELECT 1 FROM ws.{parent} AS parent WHERE parent.batch_id = $batch AND {same})
    AND NOT EXISTS (SELECT 1 FROM ws.{parent} AS parent WHERE parent.batch_id <> $batch AND {same})"""
_VERSIONS = """
    SELECT count(*) FROM ws.customer AS child WHERE child.batch_id > $batch
    AND EXISTS (SELECT 1 FROM ws.customer AS parent WHERE parent.batch_id = $batch AND parent.cons_no = child.cons_no)"""

_TURNED_AWAY = "SELECT coalesce(sum(row_count), 0) FROM ws.turned_away WHERE on_batch = $batch"
_STANDING_ON = """
    SELECT child.batch_id FROM ws.bill AS child JOIN ws.customer AS parent USING (cons_no)
    WHERE parent.batch_id = $batch AND child.batch_id > $batch
    UNION SELECT child.batch_id FROM ws.payment AS child JOIN ws.bill AS parent USING (cons_no, rcvbl_ym)
    WHERE parent.batch_id = $batch AND child.batch_id > $batch
    UNION SELECT child.batch_id FROM ws.customer AS child JOIN ws.customer AS parent USING (cons_no)
    WHERE parent.batch_id = $batch AND child.batch_id > $batch
    UNION SELECT batch_id FROM ws.turned_away WHERE on_batch = $batch
    ORDER BY 1"""
_RESTORED = """
    SELECT count(*) FROM ws.replaced AS mine WHERE by_batch = $batch
    AND NOT EXISTS (SELECT 1 FROM ws.replaced AS other WHERE other.by_batch <> $batch
    AND (other.kind, other.batch_id, other.file_no, other.row_no) = (mine.kind, mine.batch_id, mine.file_no, mine.row_no))"""
_TRACES = ("replaced WHERE $batch IN (by_batch, batch_id)", "turned_away WHERE $batch IN (batch_id, on_batch)")


class DuckPastBatches:
    """Implements the `PastBatches` port."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection, touched: set[Topic]) -> None:
        self._cursor = cursor
        self._touched = touched

    def undone(self) -> tuple[UndoneBatch, ...]:
        rows = self._cursor.execute(
            "SELECT batch_id, undone_at, user_name, approver, reason, row_count FROM ws.batch_undone ORDER BY batch_id"
        ).fetchall()
        return tuple(UndoneBatch(*row) for row in rows)

    def dependants(self, batch_id: int) -> Dependants:
        customer = "parent.cons_no = child.cons_no"
        bill = f"{customer} AND parent.rcvbl_ym = child.rcvbl_ym"
        return Dependants(
            bills=self._count(_ORPHANED.format(child="bill", parent="customer", same=customer), batch_id),
            payments=self._count(_ORPHANED.format(child="payment", parent="bill", same=bill), batch_id),
            versions=self._count(_VERSIONS, batch_id),
            turned_away=self._count(_TURNED_AWAY, batch_id),
        )

    def standing_on(self, batch_id: int) -> tuple[int, ...]:
        if not self.dependants(batch_id).any:
            return ()
        rows = self._cursor.execute(_STANDING_ON, {"batch": batch_id}).fetchall()
        return tuple(int(row[0]) for row in rows)

    def restored_by_undoing(self, batch_id: int) -> int:
        return self._count(_RESTORED, batch_id)

    def undo(self, batch_id: int, progress: Progress) -> int:
        rows = sum(self._count(f"SELECT count(*) FROM ws.{table} WHERE batch_id = $batch", batch_id) for table in TABLES)
        for table in reversed(TABLES):
            run(self._cursor, f"DELETE FROM ws.{table} WHERE batch_id = ?", progress, [batch_id])
        forget_digests(self._cursor, batch_id=batch_id)
        for traces in _TRACES:
            self._cursor.execute(f"DELETE FROM ws.{traces}", {"batch": batch_id})
        self._touched.update({Topic.LEDGER, Topic.BATCHES})
        return rows

    def record(self, undone: UndoneBatch) -> None:
        row = [undone.batch_id, undone.undone_at, undone.user, undone.approver, undone.reason, undone.rows]
        self._cursor.execute("INSERT INTO ws.batch_undone VALUES (?, ?, ?, ?, ?, ?)", row)

    def _count(self, sql: str, batch_id: int) -> int:
        row = self._cursor.execute(sql, {"batch": batch_id}).fetchone()
        return int(row[0]) if row else 0
