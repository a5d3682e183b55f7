"""Reading the trail for people: filtered, in pages or as a stream."""

from __future__ import annotations

from collections.abc import Iterator

import duckdb

from desktop_app.domain.audit import AuditRow
from desktop_app.domain.safety import AuditFilter, AuditPage
from desktop_app.storage.audit_tables import COLUMNS

_AT_A_TIME = 4096


def walk(cursor: duckdb.DuckDBPyConnection, chosen: AuditFilter, after: int = 0) -> Iterator[AuditRow]:
    """Rows after that number, oldest first."""
    where, values = _condition(chosen)
    while True:
        found = cursor.execute(
            f"SELECT {COLUMNS} FROM ws.audit WHERE {where} AND sequence > ? ORDER BY sequence LIMIT {_AT_A_TIME}",
            [*values, after],
        ).fetchall()
        for row in found:
            yield AuditRow(*row)
        if len(found) < _AT_A_TIME:
            return
        after = found[-1][0]


def page(cursor: duckdb.DuckDBPyConnection, chosen: AuditFilter, number: int, rows: int) -> AuditPage:
    """Newest first; pages are counted from 1."""
    where, values = _condition(chosen)
    total = cursor.execute(f"SELECT count(*) FROM ws.audit WHERE {where}", values).fetchone()
    found = cursor.execute(
        f"SELECT {COLUMNS} FROM ws.audit WHERE {where} ORDER BY sequence DESC LIMIT ? OFFSET ?",
        [*values, rows, (max(1, number) - 1) * rows],
    ).fetchall()
    return AuditPage(tuple(AuditRow(*row) for row in found), int(total[0]) if total else 0)


def _condition(chosen: AuditFilter) -> tuple[str, list[object]]:
    parts: list[tuple[str, object]] = []
    if chosen.user:
        parts.append(("starts_with(user_name, ?)", chosen.user))
    if chosen.action:
        parts.append(("starts_with(action, ?)", chosen.action))
    if chosen.since is not None:
        parts.append(("happened_at >= ?", chosen.since))
    if chosen.until is not None:
        parts.append(("CAST(happened_at AS DATE) <= ?", chosen.until))
    if chosen.result is not None:
        parts.append(("result = ?", chosen.result.value))
    return " AND ".join(["true", *(text for text, _value in parts)]), [value for _text, value in parts]
