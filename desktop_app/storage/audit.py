"""The append-only trail: the port's face over writing, reading, checking and pruning (docs/adr/0010)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

import duckdb

from desktop_app.domain.audit import AuditEntry, AuditRow
from desktop_app.domain.ports import Clock
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.domain.safety import EVERY_ROW, AuditFilter, AuditPage
from desktop_app.domain.trail import Epoch, Genesis, Head, TrailCheck
from desktop_app.storage import audit_pruning, audit_reading
from desktop_app.storage.audit_check import check
from desktop_app.storage.audit_tables import epochs, genesis, hash_at, head
from desktop_app.storage.audit_writing import TrailWriter, forget_used_keys


class DuckAudit:
    """Implements the `Audit` port; `append` and `settle` are called by the unit of work's commit and nowhere else."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection, clock: Clock) -> None:
        self._cursor = cursor
        self._clock = clock
        self._begun: tuple[bytes, Mapping[str, bytes]] | None = None
        self._unsettled = False

    def append(self, entry: AuditEntry) -> None:
        """Write the rows of this commit: a clock that moved back first, then a new epoch, then the entry itself."""
        with self._cursor.cursor() as fresh:
            writer = TrailWriter(self._cursor, fresh, self._clock.now())
            writer.notice_clock(entry.user)
            if self._begun is not None:
                writer.begin_epoch(entry.user, *self._begun)
                self._begun = None
            writer.write(entry)
            self._unsettled = not writer.keep_key()

    def settle(self) -> None:
        """After the commit: throw away a used key that another transaction had kept out of this one's sight."""
        if self._unsettled:
            forget_used_keys(self._cursor)
            self._unsettled = False

    def begin_epoch(self, first_key: bytes, holders: Mapping[str, bytes]) -> None:
        """See `Audit.begin_epoch`. Raises ValueError without a holder: no seal could ever be checked."""
        if not holders:
            raise ValueError("an epoch needs a holder of its first key")
        self._begun = (first_key, holders)

    def epochs(self) -> tuple[Epoch, ...]:
        return epochs(self._cursor)

    def head(self) -> Head:
        return head(self._cursor)

    def hash_at(self, sequence: int) -> str | None:
        return hash_at(self._cursor, sequence)

    def genesis(self) -> Genesis | None:
        return genesis(self._cursor)

    def check(self, keys: Mapping[int, bytes] | None = None, progress: Progress = SILENT) -> TrailCheck:
        return check(self._cursor, keys or {}, progress)

    def rows(self, chosen: AuditFilter = EVERY_ROW) -> tuple[AuditRow, ...]:
        return tuple(self.walk(chosen))

    def walk(self, chosen: AuditFilter = EVERY_ROW) -> Iterator[AuditRow]:
        return audit_reading.walk(self._cursor, chosen)

    def since(self, sequence: int) -> tuple[AuditRow, ...]:
        return tuple(audit_reading.walk(self._cursor, EVERY_ROW, sequence))

    def page(self, chosen: AuditFilter, page: int, rows: int) -> AuditPage:
        return audit_reading.page(self._cursor, chosen, page, rows)

    def older_than(self, before: dt.date) -> Head | None:
        return audit_pruning.older_than(self._cursor, before)

    def prune(self, last: Head, before: dt.date, user: str) -> dict[str, object]:
        return audit_pruning.prune(self._cursor, last, before, user, self._clock.now())
