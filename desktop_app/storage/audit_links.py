"""Checking the chain: each row's own hash, its pointer to the row before, and that no number is left out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from desktop_app.domain.audit import AuditRow
from desktop_app.domain.trail import KEPT_DAYS, FaultKind, Genesis
from desktop_app.storage import audit_chain as chain
from desktop_app.storage.audit_faults import Faults
from desktop_app.storage.audit_tables import genesis_of

_BEYOND = 1000  # a row may have been moved here from behind the present end


class LinksCheck:
    """Takes rows in the order of their numbers. `begins` is where a pruned trail begins."""

    def __init__(self, faults: Faults, begins: Genesis | None, last: int) -> None:
        self._faults = faults
        self._begins = begins
        self._most = last + _BEYOND
        self._expected = begins.sequence + 1 if begins else 1
        self._before: set[str] | None = {begins.hash if begins else chain.GENESIS}

    def take(self, form: int | None, row: AuditRow) -> None:
        if row.sequence < self._expected:  # numbers come ascending: below the pruned beginning
            self._faults.add(FaultKind.ADDED, row.sequence)
            return
        if row.sequence > self._expected:
            self._faults.add(FaultKind.MISSING, self._expected, row.sequence - 1)
            self._before = None
        hashed = chain.link(form, row)
        if hashed != row.hash:
            self._name_fault(form, row)
        elif self._before is not None and row.previous not in self._before and not self._faults.touches(row.sequence - 1):
            self._faults.add(FaultKind.EDITED, max(1, row.sequence - 1))  # this row is itself: the one it points to is not
        self._expected, self._before = row.sequence + 1, {row.hash, hashed}

    def finish(self, prunings: Sequence[tuple[int, dt.datetime, dict[str, Any]]]) -> None:
        """A beginning may be missing only as the last pruning in the trail itself says, and no younger than the law allows."""
        if not prunings:
            if self._begins is not None:
                self._faults.add(FaultKind.PRUNED, self._begins.sequence)
            return
        sequence, _at, facts = prunings[-1]
        if self._begins is None or genesis_of(facts) != self._begins:
            self._faults.add(FaultKind.PRUNED, sequence)
        for sequence, at, facts in prunings:
            told = genesis_of(facts)
            if told is None or told.before > at.date() - dt.timedelta(days=KEPT_DAYS):
                self._faults.add(FaultKind.PRUNED, sequence)

    def _name_fault(self, form: int | None, row: AuditRow) -> None:
        under = chain.written_under(form, row, self._most)
        if under is None:
            self._faults.add(FaultKind.EDITED, row.sequence)
        else:
            self._faults.add(FaultKind.REORDERED, row.sequence, about=str(under))
