"""Checking the daily anchors: the first row of a day keeps where the trail stood before it."""

from __future__ import annotations

import datetime as dt

import duckdb

from desktop_app.domain.audit import AuditRow
from desktop_app.domain.trail import FaultKind, Genesis
from desktop_app.storage import audit_chain as chain
from desktop_app.storage.audit_faults import Faults


class AnchorsCheck:
    """Takes rows in the order of their numbers; anchors no row accounts for are left at the end."""

    def __init__(self, faults: Faults, begins: Genesis | None, cursor: duckdb.DuckDBPyConnection) -> None:
        self._faults = faults
        self._pruned_before = begins.before if begins else dt.date.min
        rows = cursor.execute("SELECT day, sequence, hash FROM ws.audit_anchor ORDER BY day").fetchall()
        self._left: dict[dt.date, tuple[int, str]] = {day: (int(sequence), hashed) for day, sequence, hashed in rows}
        self._seen: set[dt.date] = set()

    def take(self, form: int | None, row: AuditRow) -> None:
        day = row.at.date()
        doubted = self._faults.touches(row.sequence) or self._faults.touches(row.sequence - 1)
        if day in self._seen or (form != chain.FORMAT and not doubted):
            return
        self._seen.add(day)
        anchor = self._left.pop(day, None)
        if anchor == (row.sequence - 1, row.previous) or (anchor is None and day < self._pruned_before):
            return
        if not doubted:
            self._faults.add(FaultKind.ANCHOR, row.sequence, about=day.isoformat())

    def finish(self, last: int) -> None:
        """An anchor whose day has no row: the day's rows are gone from the end, or the anchor was put there."""
        for day, (sequence, _hash) in self._left.items():
            if sequence >= last and not self._faults.touches(last + 1):
                self._faults.add(FaultKind.TRUNCATED, last + 1)
            elif sequence < last:
                self._faults.add(FaultKind.ANCHOR, sequence + 1, about=day.isoformat())
