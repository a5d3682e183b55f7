"""Running one SQL statement that a person may want to stop."""

from __future__ import annotations

from collections.abc import Sequence

import duckdb

from desktop_app.domain.errors import Cancelled
from desktop_app.domain.progress import Progress


def run(cursor: duckdb.DuckDBPyConnection, sql: str, progress: Progress, values: Sequence[object] = ()) -> None:
    """Execute; cancelling interrupts the engine and comes out as `Cancelled`."""
    progress.check()
    try:
        with progress.interrupting(cursor.interrupt):
            cursor.execute(sql, list(values))
    except duckdb.InterruptException as error:
        raise Cancelled from error
    progress.check()
