"""Which receipts of a table are no money, as SQL: the indicators' own rule, for rows that are not in the ledger yet."""

from __future__ import annotations

from desktop_app.engines.dated import Query
from desktop_app.metrics.received import not_received
from desktop_app.metrics.sources import receipts


def uncounted_select(table: str) -> str:
    """(batch_id, file_no, row_no) of the receipts in `table` (catalog.name) that no figure will count."""
    catalog, _, name = table.partition(".")
    return Query.of(not_received(receipts(name, catalog))).sql
