"""The append-only trail. Each row's hash covers the row and the hash before it; a seal over the hash keeps the past from those
who hold the present (forward security: the sealing key is replaced after every row, docs/adr/0010)."""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import json
import platform
from collections.abc import Mapping
from typing import Any

import duckdb

from desktop_app.domain.audit import AuditEntry, AuditRow
from desktop_app.domain.ports import Clock

GENESIS = "0" * 64
FORMAT = 2
_COLUMNS = "sequence, happened_at, at_utc, user_name, role, station, action, subject, result, facts, previous, hash, seal"


class DuckAudit:
    """Implements the `Audit` port; `append` is called by the unit of work's commit and nowhere else."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection, clock: Clock) -> None:
        self._cursor = cursor
        self._clock = clock

    def append(self, entry: AuditEntry) -> None:
        last = self._cursor.execute("SELECT sequence, hash FROM ws.audit ORDER BY sequence DESC LIMIT 1").fetchone()
        sequence, previous = (int(last[0]) + 1, str(last[1])) if last else (1, GENESIS)
        facts = json.dumps(dict(entry.facts), ensure_ascii=False, sort_keys=True, default=str)
        content: list[Any] = [
            sequence, self._clock.now(), _utc(self._clock.now()), entry.user, self._role_of(entry.user), platform.node(),
            entry.action, entry.subject, entry.result.value, facts, previous,
        ]  # fmt: skip
        link = _link(FORMAT, content)
        self._cursor.execute(
            f"INSERT INTO ws.audit (format, {_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [FORMAT, *content, link, self._seal(sequence, link)],
        )

    def begin_epoch(self, first_key: bytes, holders: Mapping[str, bytes]) -> None:
        row = self._cursor.execute("SELECT coalesce(max(epoch), 0) FROM ws.audit_seal").fetchone()
        last = self._cursor.execute("SELECT coalesce(max(sequence), 0) FROM ws.audit").fetchone()
        assert row is not None
        assert last is not None
        epoch, first = int(row[0]) + 1, int(last[0]) + 1
        self._cursor.execute("INSERT INTO ws.audit_seal VALUES (?, ?, ?, ?)", [epoch, first, first, first_key.hex()])
        for holder, sealed in holders.items():
            self._cursor.execute("INSERT INTO ws.audit_holder VALUES (?, ?, ?)", [epoch, holder, sealed.hex()])

    def rows(self) -> tuple[AuditRow, ...]:
        found = self._cursor.execute(f"SELECT {_COLUMNS} FROM ws.audit ORDER BY sequence").fetchall()
        return tuple(AuditRow(*row) for row in found)

    def broken_at(self) -> int | None:
        previous, expected = GENESIS, 1
        found = self._cursor.execute(f"SELECT format, {_COLUMNS} FROM ws.audit ORDER BY sequence").fetchall()
        for form, *content, link, _seal in found:
            if (content[0], content[-1], link) != (expected, previous, _link(form, content)):
                return expected
            previous, expected = link, expected + 1
        return None

    def _role_of(self, user: str) -> str:
        row = self._cursor.execute("SELECT role FROM ws.account WHERE user_name = ?", [user]).fetchone()
        return str(row[0]) if row else ""

    def _seal(self, sequence: int, link: str) -> str:
        """The HMAC under the present key, which is then replaced by its hash; empty before sealing began."""
        row = self._cursor.execute("SELECT epoch, next_key FROM ws.audit_seal ORDER BY epoch DESC LIMIT 1").fetchone()
        if row is None:
            return ""
        key = bytes.fromhex(row[1])
        self._cursor.execute(
            "UPDATE ws.audit_seal SET next_sequence = ?, next_key = ? WHERE epoch = ?",
            [sequence + 1, next_key(key).hex(), row[0]],
        )
        return seal(key, link)


def seal(key: bytes, link: str) -> str:
    """HMAC-SHA256 of a row's hash."""
    return hmac.new(key, link.encode(), hashlib.sha256).hexdigest()


def next_key(key: bytes) -> bytes:
    """The key for the row after; the way back is the inverse of SHA-256."""
    return hashlib.sha256(b"powerdesk audit next " + key).digest()


def _link(form: int, content: list[Any]) -> str:
    """SHA-256 over the row as unambiguous JSON; format 1 had no UTC time, role, station and result."""
    if form == 1:
        sequence, at, _utc_at, user, _role, _station, action, subject, _result, facts, previous = content
        content = [sequence, at, user, action, subject, facts, previous]
    said = [value.isoformat() if isinstance(value, dt.datetime) else value for value in content]
    return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()


def _utc(local: dt.datetime) -> dt.datetime:
    return local.astimezone(dt.UTC).replace(tzinfo=None)
