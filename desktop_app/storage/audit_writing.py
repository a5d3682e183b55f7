"""Adding rows. Each row's hash covers the row and the hash before it; a seal over the hash keeps the past from those who hold
the present (forward security: the sealing key is replaced after every row).

Two transactions may be under way at once (a long import, and a call that is refused meanwhile). So the end of the trail is not
read from the transaction's own snapshot but through a `fresh` connection, under a lock the unit of work holds until it has
committed.
"""

from __future__ import annotations

import datetime as dt
import json
import platform
from collections.abc import Mapping

import duckdb

from desktop_app.domain.audit import AuditEntry, AuditRow
from desktop_app.storage import audit_chain as chain
from desktop_app.storage.audit_tables import COLUMNS, head

CLOCK_SLACK = dt.timedelta(minutes=2)
_PLACES = ", ".join("?" * 14)


class TrailWriter:
    """The end of the trail while one commit adds its rows to it."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection, fresh: duckdb.DuckDBPyConnection, now: dt.datetime) -> None:
        self._cursor = cursor
        self._now = now
        last = head(fresh)
        self._sequence, self._hash = last.sequence, last.hash
        time = fresh.execute("SELECT coalesce(at_utc, happened_at) FROM ws.audit WHERE sequence = ?", [last.sequence]).fetchone()
        self._last_at: dt.datetime | None = time[0] if time else None
        self._anchored = fresh.execute("SELECT 1 FROM ws.audit_anchor WHERE day = ?", [now.date()]).fetchone() is not None
        seal = fresh.execute("SELECT * FROM ws.audit_seal ORDER BY epoch DESC, next_sequence DESC LIMIT 1").fetchone()
        self._epoch, self._first, self._kept_at = (int(seal[0]), int(seal[1]), int(seal[2])) if seal else (0, 0, 0)
        self._key = bytes.fromhex(seal[3]) if seal else b""

    def notice_clock(self, user: str) -> None:
        """A clock that stands before the last row's time is an event of its own."""
        now = chain.utc(self._now)
        if self._last_at is not None and now < self._last_at - CLOCK_SLACK:
            facts = {"before": f"{self._last_at.isoformat()}Z", "after": f"{now.isoformat()}Z"}
            self.write(AuditEntry(user, chain.CLOCK_MOVED, platform.node(), facts))

    def begin_epoch(self, user: str, first_key: bytes, holders: Mapping[str, bytes]) -> None:
        """The epoch's first row is its charter, sealed under the first key itself."""
        self.keep_key()
        self._epoch, self._first, self._kept_at = self._epoch + 1, self._sequence + 1, 0
        self._key = first_key
        sealed = {holder: sealed_key.hex() for holder, sealed_key in holders.items()}
        for holder, text in sealed.items():
            self._cursor.execute("INSERT INTO ws.audit_holder VALUES (?, ?, ?)", [self._epoch, holder, text])
        digests = {holder: chain.digest(text) for holder, text in sealed.items()}
        charter = chain.Charter(self._epoch, self._first, chain.key_check(first_key), digests)
        self.write(AuditEntry(user, chain.EPOCH_BEGUN, f"epoch {self._epoch}", charter.facts()))

    def write(self, entry: AuditEntry) -> None:
        """Add one row; the first of a day leaves an anchor of where the trail stood before it."""
        if not self._anchored:
            self._cursor.execute("INSERT INTO ws.audit_anchor VALUES (?, ?, ?)", [self._now.date(), self._sequence, self._hash])
            self._anchored = True
        facts = json.dumps(dict(entry.facts), ensure_ascii=False, sort_keys=True, default=str)
        row = AuditRow(
            self._sequence + 1, self._now, chain.utc(self._now), entry.user, self._role_of(entry.user), platform.node(),
            entry.action, entry.subject, entry.result.value, facts, self._hash, "", "",
        )  # fmt: skip
        hashed = chain.link(chain.FORMAT, row)
        sealed = chain.seal(self._key, hashed) if self._key else ""
        self._cursor.execute(
            f"INSERT INTO ws.audit (format, {COLUMNS}) VALUES ({_PLACES})",
            [
                chain.FORMAT, row.sequence, row.at, row.at_utc, row.user, row.role, row.station, row.action, row.subject,
                row.result, row.facts, row.previous, hashed, sealed,
            ],
        )  # fmt: skip
        self._sequence, self._hash = row.sequence, hashed
        self._key = chain.next_key(self._key) if self._key else b""

    def keep_key(self) -> bool:
        """Put the next key in the place of the last one. False where that one cannot be reached from this transaction: another
        one made it meanwhile, and it has to be thrown away after the commit."""
        if not self._key or self._kept_at == self._sequence + 1:
            return True
        row = self._cursor.execute("SELECT max(next_sequence) FROM ws.audit_seal WHERE epoch = ?", [self._epoch]).fetchone()
        reached = not self._kept_at or (row is not None and row[0] == self._kept_at)
        if reached:
            self._cursor.execute("DELETE FROM ws.audit_seal WHERE epoch = ?", [self._epoch])
        values = [self._epoch, self._first, self._sequence + 1, self._key.hex()]
        self._cursor.execute("INSERT INTO ws.audit_seal VALUES (?, ?, ?, ?)", values)
        self._kept_at = self._sequence + 1
        return reached

    def _role_of(self, user: str) -> str:
        row = self._cursor.execute("SELECT role FROM ws.account WHERE user_name = ?", [user]).fetchone()
        return str(row[0]) if row else ""


def forget_used_keys(cursor: duckdb.DuckDBPyConnection) -> None:
    """Leave each epoch its newest key only."""
    newest = cursor.execute("SELECT epoch, max(next_sequence) FROM ws.audit_seal GROUP BY epoch").fetchall()
    for epoch, next_sequence in newest:
        cursor.execute("DELETE FROM ws.audit_seal WHERE epoch = ? AND next_sequence < ?", [epoch, next_sequence])
