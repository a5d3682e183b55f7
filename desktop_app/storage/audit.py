"""The append-only trail: each row's hash covers the row and the hash before it."""

from __future__ import annotations

import datetime as dt
import hashlib
import json

import duckdb

from desktop_app.domain.audit import AuditEntry, AuditRow
from desktop_app.domain.ports import Clock

_COLUMNS = "sequence, happened_at, user_name, action, subject, facts, previous, hash"
GENESIS = "0" * 64


class DuckAudit:
    """Implements the `Audit` port; `append` is called by the unit of work's commit and nowhere else."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection, clock: Clock) -> None:
        self._cursor = cursor
        self._clock = clock

    def append(self, entry: AuditEntry) -> None:
        last = self._cursor.execute("SELECT sequence, hash FROM ws.audit ORDER BY sequence DESC LIMIT 1").fetchone()
        sequence, previous = (int(last[0]) + 1, str(last[1])) if last else (1, GENESIS)
        facts = json.dumps(dict(entry.facts), ensure_ascii=False, sort_keys=True, default=str)
        now = self._clock.now()
        link = _link(sequence, now, entry.user, entry.action, entry.subject, facts, previous)
        row = [sequence, now, entry.user, entry.action, entry.subject, facts, previous, link]
        self._cursor.execute("INSERT INTO ws.audit VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)

    def rows(self) -> tuple[AuditRow, ...]:
        found = self._cursor.execute(f"SELECT {_COLUMNS} FROM ws.audit ORDER BY sequence").fetchall()
        return tuple(AuditRow(*row) for row in found)

    def broken_at(self) -> int | None:
        previous, expected = GENESIS, 1
        for row in self.rows():
            link = _link(row.sequence, row.at, row.user, row.action, row.subject, row.facts, previous)
            if (row.sequence, row.previous, row.hash) != (expected, previous, link):
                return expected
            previous, expected = row.hash, expected + 1
        return None


def _link(sequence: int, at: dt.datetime, user: str, action: str, subject: str, facts: str, previous: str) -> str:
    """SHA-256 over the row as unambiguous JSON."""
    content = json.dumps([sequence, at.isoformat(), user, action, subject, facts, previous], ensure_ascii=False)
    return hashlib.sha256(content.encode()).hexdigest()
