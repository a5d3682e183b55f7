"""Likely same customers, by whole-table joins, and the decisions about them."""

from __future__ import annotations

import duckdb

from desktop_app.domain.changes import Topic
from desktop_app.domain.merging import Comparison, LikelySame, Likeness, MergeDecision
from desktop_app.domain.ports import Clock
from desktop_app.storage.comparing import compared

# Two records of one thing are one customer only where the thing is rare: a landlord's telephone or document stands on many.
_RARE = 2
_NEWER = "(coalesce(a.build_date, DATE '1900-01-01'), a.cons_no) > (coalesce(b.build_date, DATE '1900-01-01'), b.cons_no)"
_CANDIDATES = f"""
    WITH record AS (SELECT cons_no, orgn_cons_no, cert_no, cons_name, elec_addr, mobile, build_date FROM ws.customer_now),
    document AS (SELECT cert_no FROM record WHERE cert_no IS NOT NULL GROUP BY cert_no HAVING count(*) = {_RARE}),
    home AS (
        SELECT cons_name, elec_addr, mobile FROM record
        WHERE cons_name IS NOT NULL AND elec_addr IS NOT NULL AND mobile IS NOT NULL
        GROUP BY ALL HAVING count(*) = {_RARE}),
    likely AS (
        SELECT a.cons_no, b.cons_no AS orgn_cons_no, 0 AS rank, '{Likeness.FORMER_NUMBER.value}' AS why
        FROM record AS a JOIN record AS b ON a.orgn_cons_no = b.cons_no AND a.cons_no <> b.cons_no
        UNION ALL
        SELECT a.cons_no, b.cons_no, 1, '{Likeness.SAME_DOCUMENT.value}'
        FROM record AS a JOIN record AS b USING (cert_no) SEMI JOIN document USING (cert_no)
        WHERE {_NEWER}
        UNION ALL
        SELECT a.cons_no, b.cons_no, 2, '{Likeness.SAME_HOME.value}'
        FROM record AS a JOIN record AS b USING (cons_name, elec_addr, mobile) SEMI JOIN home USING (cons_name, elec_addr, mobile)
        WHERE {_NEWER})
    SELECT cons_no, orgn_cons_no, why FROM (
        SELECT *, least(cons_no, orgn_cons_no) AS one, greatest(cons_no, orgn_cons_no) AS other FROM likely
        QUALIFY row_number() OVER (PARTITION BY one, other ORDER BY rank, cons_no DESC) = 1)
    WHERE (one, other) NOT IN (
        SELECT (least(cons_no, orgn_cons_no), greatest(cons_no, orgn_cons_no)) FROM ws.merge_decision)
    ORDER BY rank, one, other LIMIT ?"""


class DuckMerging:
    """Implements the `Merging` port."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection, touched: set[Topic], clock: Clock) -> None:
        self._cursor = cursor
        self._touched = touched
        self._clock = clock

    def candidates(self, most: int) -> tuple[LikelySame, ...]:
        rows = self._cursor.execute(_CANDIDATES, [most]).fetchall()
        return tuple(LikelySame(str(kept), str(former), Likeness(why)) for kept, former, why in rows)

    def decide(self, cons_no: str, orgn_cons_no: str, same: bool | None, user: str) -> bool:
        pair = [cons_no, orgn_cons_no]
        there = "(cons_no, orgn_cons_no) IN ((?, ?), (?, ?))"
        gone = self._cursor.execute(
            f"DELETE FROM ws.merge_decision WHERE {there} RETURNING 1", [*pair, *reversed(pair)]
        ).fetchall()
        if same is not None:
            self._cursor.execute("INSERT INTO ws.merge_decision VALUES (?, ?, ?, ?, ?)", [*pair, same, self._clock.now(), user])
        self._touched.add(Topic.LEDGER)
        return same is not None or bool(gone)

    def decisions(self, most: int) -> tuple[MergeDecision, ...]:
        rows = self._cursor.execute(
            """SELECT cons_no, orgn_cons_no, same, decided_at, user_name FROM ws.merge_decision
            ORDER BY decided_at DESC, cons_no, orgn_cons_no LIMIT ?""",
            [most],
        ).fetchall()
        return tuple(MergeDecision(*row) for row in rows)

    def compare(self, cons_no: str, orgn_cons_no: str) -> Comparison:
        return compared(self._cursor, cons_no, orgn_cons_no)

    def known(self, cons_no: str) -> bool:
        tables = " UNION ALL ".join(
            f"SELECT 1 FROM ws.{table} WHERE cons_no = $cons" for table in ("customer", "bill", "payment")
        )
        return self._cursor.execute(f"{tables} LIMIT 1", {"cons": cons_no}).fetchone() is not None
