"""The audit trail: who did what to which thing, written in the transaction it records."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """What is to be recorded; the store adds time, sequence number and the chain of hashes."""

    user: str
    action: str
    subject: str
    facts: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class AuditRow:
    """One recorded row. `hash` covers the row and `previous`, so that an edit, deletion or swap shows."""

    sequence: int
    at: dt.datetime
    user: str
    action: str
    subject: str
    facts: str
    previous: str
    hash: str
