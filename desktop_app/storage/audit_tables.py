"""Reading the trail's tables as values, for writing, checking and pruning alike."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from typing import Any

import duckdb

from desktop_app.domain.audit import AuditRow
from desktop_app.domain.trail import Epoch, Genesis, Head
from desktop_app.storage import audit_chain as chain

COLUMNS = "sequence, happened_at, at_utc, user_name, role, station, action, subject, result, facts, previous, hash, seal"
GENESIS_SETTING = "audit.genesis"
_AT_A_TIME = 4096


def head(cursor: duckdb.DuckDBPyConnection) -> Head:
    """The last row; number 0 where there is none."""
    row = cursor.execute("SELECT sequence, hash FROM ws.audit ORDER BY sequence DESC LIMIT 1").fetchone()
    return Head(int(row[0]), str(row[1])) if row else Head(0, chain.GENESIS)


def hash_at(cursor: duckdb.DuckDBPyConnection, sequence: int) -> str | None:
    if sequence == 0:
        return chain.GENESIS
    row = cursor.execute("SELECT hash FROM ws.audit WHERE sequence = ?", [sequence]).fetchone()
    return str(row[0]) if row else None


def every_row(cursor: duckdb.DuckDBPyConnection) -> Iterator[tuple[int | None, AuditRow]]:
    """Format and row, oldest first, a few thousand in memory at a time."""
    after: int | None = None
    while True:
        found = cursor.execute(
            f"SELECT format, {COLUMNS} FROM ws.audit WHERE ? IS NULL OR sequence > ? ORDER BY sequence LIMIT {_AT_A_TIME}",
            [after, after],
        ).fetchall()
        for form, *content in found:
            yield form, AuditRow(*content)
        if len(found) < _AT_A_TIME:
            return
        after = found[-1][1]


def epochs(cursor: duckdb.DuckDBPyConnection) -> tuple[Epoch, ...]:
    """Every epoch with its first key as sealed to each holder; what is no hexadecimal text is left out."""
    found: dict[int, dict[str, bytes]] = {}
    for number, holder, text in cursor.execute("SELECT epoch, holder, sealed_key FROM ws.audit_holder ORDER BY epoch").fetchall():
        try:
            found.setdefault(number, {})[holder] = bytes.fromhex(text)
        except ValueError:
            continue
    starts = dict(cursor.execute("SELECT epoch, min(first_sequence) FROM ws.audit_seal GROUP BY epoch").fetchall())
    return tuple(Epoch(number, int(starts.get(number, 0)), holders) for number, holders in found.items())


def genesis(cursor: duckdb.DuckDBPyConnection) -> Genesis | None:
    """What the last pruning left; None for a trail that begins with row 1, or where the record cannot be read."""
    row = cursor.execute("SELECT value FROM ws.setting WHERE name = ?", [GENESIS_SETTING]).fetchone()
    return genesis_of(_facts(row[0])) if row else None


def genesis_of(facts: dict[str, Any]) -> Genesis | None:
    try:
        return Genesis(int(facts["sequence"]), str(facts["hash"]), dt.date.fromisoformat(facts["before"]))
    except (KeyError, TypeError, ValueError):
        return None


def prunings(cursor: duckdb.DuckDBPyConnection) -> list[tuple[int, dt.datetime, dict[str, Any]]]:
    """Number, time and facts of the rows that record a pruning, oldest first."""
    found = cursor.execute(
        "SELECT sequence, happened_at, facts FROM ws.audit WHERE action = ? AND result = 'done' ORDER BY sequence", [chain.PRUNED]
    ).fetchall()
    return [(int(sequence), at, _facts(facts)) for sequence, at, facts in found]


def charters(cursor: duckdb.DuckDBPyConnection) -> dict[int, chain.Charter]:
    """The trail's own word on its epochs: from the rows that began them, and from the pruning that took such rows away."""
    told = cursor.execute("SELECT facts FROM ws.audit WHERE action = ? ORDER BY sequence", [chain.EPOCH_BEGUN]).fetchall()
    said = [_facts(row[0]) for row in told]
    for _sequence, _at, facts in prunings(cursor)[-1:]:
        carried = facts.get("epochs")
        said += carried if isinstance(carried, list) else []
    found: dict[int, chain.Charter] = {}
    for facts in said:
        try:
            charter = chain.Charter.of(facts)
        except (KeyError, TypeError, ValueError):
            continue
        found.setdefault(charter.epoch, charter)  # the first word counts
    return dict(sorted(found.items()))


def _facts(text: str) -> dict[str, Any]:
    try:
        content = json.loads(text)
    except ValueError:
        return {}
    return content if isinstance(content, dict) else {}
