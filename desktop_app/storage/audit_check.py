"""Checking the trail: one walk over all rows, a few thousand in memory, then the tables of keys, holders and anchors."""

from __future__ import annotations

from collections.abc import Mapping

import duckdb

from desktop_app.domain.message import Message
from desktop_app.domain.progress import Progress
from desktop_app.domain.trail import FaultKind, TrailCheck
from desktop_app.storage.audit_anchors import AnchorsCheck
from desktop_app.storage.audit_faults import Faults
from desktop_app.storage.audit_links import LinksCheck
from desktop_app.storage.audit_seals import SealsCheck
from desktop_app.storage.audit_tables import charters, every_row, genesis, head, prunings

_STEP = 1000


def check(cursor: duckdb.DuckDBPyConnection, keys: Mapping[int, bytes], progress: Progress) -> TrailCheck:
    """Everything that can be told without a key; for epochs whose first key is given, every seal and the key that is next."""
    faults, last = Faults(), head(cursor)
    begins, charter = genesis(cursor), charters(cursor)
    links = LinksCheck(faults, begins, last.sequence)
    anchors = AnchorsCheck(faults, begins, cursor)
    seals = SealsCheck(faults, charter, keys, cursor)
    progress.stage(Message.of("audit.stage.check"), 1, 1)
    rows = first = 0
    for form, row in every_row(cursor):
        rows, first = rows + 1, first or row.sequence
        links.take(form, row)
        anchors.take(form, row)
        seals.take(row)
        if rows % _STEP == 0:
            progress.check()
            progress.advance(row.sequence - first, max(1, last.sequence - first))
    links.finish(prunings(cursor))
    seals.finish(last.sequence)
    anchors.finish(last.sequence)
    if rows == 0:
        faults.add(FaultKind.TRUNCATED, 1)
    sealed_from = min((one.first_sequence for one in charter.values()), default=None)
    return TrailCheck(rows, first, last, faults.found(), faults.more, sealed_from, tuple(charter), tuple(seals.opened))
