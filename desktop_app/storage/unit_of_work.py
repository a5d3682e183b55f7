"""One transaction over the store, and the audit row without which it cannot be committed."""

from __future__ import annotations

from collections.abc import Callable
from types import TracebackType
from typing import Self

import duckdb

from desktop_app.domain.audit import AuditEntry
from desktop_app.domain.changes import Changes, Topic
from desktop_app.domain.errors import UserFacingError
from desktop_app.domain.ports import Clock
from desktop_app.storage.audit import DuckAudit
from desktop_app.storage.committing import Committing
from desktop_app.storage.connections import DuckConnections
from desktop_app.storage.custody import DuckCustody
from desktop_app.storage.exports import DuckExports
from desktop_app.storage.ledger import DuckLedger
from desktop_app.storage.merging import DuckMerging
from desktop_app.storage.overrides import DuckOverrides
from desktop_app.storage.past_batches import DuckPastBatches
from desktop_app.storage.quality import DuckQualityRuns
from desktop_app.storage.reports import DuckReports
from desktop_app.storage.runs import DuckRuns
from desktop_app.storage.settings import DuckSettings
from desktop_app.storage.staging import StagingFile
from desktop_app.storage.templates import DuckTemplates
from desktop_app.storage.units import DuckUnits
from desktop_app.storage.users import DuckUsers
from desktop_app.storage.wishes import DuckWishes


class DuckUnitOfWork:
    """Implements the `UnitOfWork` port. The parts note in `_touched` which topics they changed."""

    def __init__(
        self,
        cursor: duckdb.DuckDBPyConnection,
        staging: StagingFile,
        clock: Clock,
        committing: Committing,
        explained: Callable[[BaseException], UserFacingError | None],
    ) -> None:
        self._cursor = cursor
        self._committing = committing
        self._explained = explained
        self._touched: set[Topic] = set()
        self.staging = staging
        self.ledger = DuckLedger(cursor, self._touched)
        self.runs = DuckRuns(cursor, self._touched)
        self.reports = DuckReports(cursor, self._touched)
        self.users = DuckUsers(cursor, self._touched, clock)
        self.settings = DuckSettings(cursor, self._touched, clock)
        self.past = DuckPastBatches(cursor, self._touched)
        self.custody = DuckCustody(cursor, self._touched)
        self.exports = DuckExports(cursor, self._touched)
        self.overrides = DuckOverrides(cursor, self._touched)
        self.wishes = DuckWishes(cursor, self._touched)
        self.templates = DuckTemplates(cursor, self._touched)
        self.connections = DuckConnections(cursor, self._touched, clock)
        self.quality = DuckQualityRuns(cursor, self._touched)
        self.units = DuckUnits(cursor)
        self.merging = DuckMerging(cursor, self._touched, clock)
        self.audit = DuckAudit(cursor, clock)

    def __enter__(self) -> Self:
        self._cursor.begin()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Roll back what was not committed. A full disk, missing memory or a damaged page comes out as its sentence."""
        self._cursor.close()  # what was not committed is rolled back with its cursor
        sentence = self._explained(error) if error is not None else None
        if sentence is not None:
            raise sentence from error

    def commit(self, entry: AuditEntry) -> Changes:
        """Write the audit row and make everything since `with` permanent."""
        with self._committing.turn():
            self.audit.append(entry)
            self._cursor.commit()
            self.audit.settle()
        return Changes(frozenset(self._touched | {Topic.AUDIT}))
