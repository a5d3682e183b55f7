"""Taking away the oldest rows, so that the rest still verifies; for the recorded ceremony only (services/prune_audit.py)."""

from __future__ import annotations

import datetime as dt
import json

import duckdb

from desktop_app.domain.trail import Head
from desktop_app.storage.audit_tables import GENESIS_SETTING, charters, hash_at


def older_than(cursor: duckdb.DuckDBPyConnection, before: dt.date) -> Head | None:
    """The last row before the first one of that day or later. A clock that stood wrong cannot pull a younger row in."""
    row = cursor.execute(
        "SELECT coalesce(min(sequence) FILTER (happened_at >= ?) - 1, max(sequence)), min(sequence) FROM ws.audit", [before]
    ).fetchone()
    if row is None or row[0] is None or row[0] < row[1]:
        return None
    return Head(int(row[0]), hash_at(cursor, int(row[0])) or "")


def prune(cursor: duckdb.DuckDBPyConnection, last: Head, before: dt.date, user: str, now: dt.datetime) -> dict[str, object]:
    """Delete rows up to `last`, and keys, holders and anchors that spoke only of them; what is left begins at its hash.

    Gives the facts for the row that records it: without them in the trail the new beginning is not accepted.
    """
    known = charters(cursor)
    counted = cursor.execute("SELECT count(*) FROM ws.audit WHERE sequence <= ?", [last.sequence]).fetchone()
    dead = "epoch < (SELECT max(epoch) FROM ws.audit_seal) AND next_sequence <= ?"
    gone = [row[0] for row in cursor.execute(f"SELECT epoch FROM ws.audit_seal WHERE {dead}", [last.sequence + 1]).fetchall()]
    for epoch in gone:
        cursor.execute("DELETE FROM ws.audit_holder WHERE epoch = ?", [epoch])
        cursor.execute("DELETE FROM ws.audit_seal WHERE epoch = ?", [epoch])
    cursor.execute("DELETE FROM ws.audit_anchor WHERE sequence < ?", [last.sequence])
    cursor.execute("DELETE FROM ws.audit WHERE sequence <= ?", [last.sequence])
    begins = {"sequence": last.sequence, "hash": last.hash, "before": before.isoformat()}
    cursor.execute("INSERT OR REPLACE INTO ws.setting VALUES (?, ?, ?, ?)", [GENESIS_SETTING, json.dumps(begins), now, user])
    carried = [one.facts() for one in known.values() if one.epoch not in gone and one.first_sequence <= last.sequence]
    return {**begins, "rows": int(counted[0]) if counted else 0, "epochs": carried}
