"""A trail to tamper with: three days, sealed by two epochs one after the other, and what an intruder may do to it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

import duckdb

from desktop_app.domain.audit import AuditEntry, AuditRow
from desktop_app.domain.roles import Role
from desktop_app.domain.trail import FaultKind, TrailCheck
from desktop_app.storage import audit_chain as chain
from desktop_app.storage.audit_tables import COLUMNS
from desktop_app.storage.workspace import DuckWorkspace
from tests.accounts import account
from tests.fakes.clock import FrozenClock

KEY = bytes(range(32))
FIRST_KEYS = {1: bytes([1]) * 32, 2: bytes([2]) * 32}
EPOCHS_AT = {0: 1, 6: 2}
ROWS_WRITTEN = 12
TABLES = ("audit", "audit_seal", "audit_holder", "audit_anchor")


@dataclass(frozen=True, slots=True)
class Trail:
    """An open store and its clock."""

    store: DuckWorkspace
    clock: FrozenClock

    def commit(self, action: str = "user.add", subject: str = "somebody", user: str = "admin") -> None:
        with self.store.begin() as work:
            work.commit(AuditEntry(user, action, subject, {"number": 1}))

    def sql(self, text: str, values: tuple[object, ...] = ()) -> list[tuple[object, ...]]:
        return self.store.cursor().execute(text, list(values)).fetchall()

    def check(self, keyed: bool = False) -> TrailCheck:
        with self.store.begin() as work:
            return work.audit.check(FIRST_KEYS if keyed else None)

    def found(self, keyed: bool = False) -> list[tuple[FaultKind, int, int]]:
        return [(fault.kind, fault.sequence, fault.last) for fault in self.check(keyed).faults]

    def tables(self) -> dict[str, list[tuple[object, ...]]]:
        """Every row of the trail's tables."""
        return {table: self.sql(f"SELECT * FROM ws.{table} ORDER BY ALL") for table in TABLES}

    def put_back(self, saved: dict[str, list[tuple[object, ...]]]) -> None:
        cursor = self.store.cursor()
        cursor.execute("DELETE FROM ws.setting")
        for table, rows in saved.items():
            cursor.execute(f"DELETE FROM ws.{table}")
            cursor.executemany(f"INSERT INTO ws.{table} VALUES ({', '.join('?' * len(rows[0]))})", rows)

    def rows(self) -> tuple[AuditRow, ...]:
        with self.store.begin() as work:
            return work.audit.rows()


def sealed_trail(folder: Path) -> Trail:
    """Fourteen rows: twelve entries and the two that begin an epoch (1 and 8); days begin at rows 1, 5, 10 and 14."""
    clock = FrozenClock(dt.datetime(2026, 1, 5, 9, 30))
    store = DuckWorkspace(folder, clock)
    store.create(KEY)
    for number in range(ROWS_WRITTEN):
        with store.begin() as work:
            if number in EPOCHS_AT:
                epoch = EPOCHS_AT[number]
                work.audit.begin_epoch(FIRST_KEYS[epoch], {"recovery": b"sealed %d" % epoch, "audit": b"sealed too %d" % epoch})
            work.users.keep(account(f"user {number}", Role.AUDITOR))
            work.commit(AuditEntry("admin", "user.add", f"user {number}", {"number": number}))
        clock.pass_by(hours=6)
    return Trail(store, clock)


def rehash(cursor: duckdb.DuckDBPyConnection, key: bytes | None = None) -> None:
    """What an intruder who knows our code can do: link all rows anew, anchors too; with a key also seal them anew."""
    found = cursor.execute(f"SELECT format, {COLUMNS} FROM ws.audit ORDER BY sequence").fetchall()
    previous = chain.GENESIS
    cursor.execute("DELETE FROM ws.audit")
    for number, (form, *content) in enumerate(found, start=1):
        content[0], content[10] = number, previous
        previous = content[11] = chain.link(form, AuditRow(*content))
        if key is not None:
            content[12], key = chain.seal(key, previous), chain.next_key(key)
        cursor.execute(f"INSERT INTO ws.audit (format, {COLUMNS}) VALUES ({', '.join('?' * 14)})", [form, *content])
    for day, sequence in cursor.execute("SELECT day, sequence FROM ws.audit_anchor WHERE sequence > 0").fetchall():
        hashed = cursor.execute("SELECT hash FROM ws.audit WHERE sequence = ?", [sequence]).fetchone()
        if hashed:
            cursor.execute("UPDATE ws.audit_anchor SET hash = ? WHERE day = ?", [hashed[0], day])
