"""The audit trail: who did what to which thing, with what result, written in the transaction it records."""

from __future__ import annotations

import datetime as dt
import enum
from collections.abc import Mapping
from dataclasses import dataclass


class Result(enum.Enum):
    """How what is recorded ended."""

    DONE = "done"
    REFUSED = "refused"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """What is to be recorded; the store adds time, station, sequence number, the chain of hashes and the seal.

    `facts` may hold `before` and `after`, a `reason`, an `approver`; never personal data of customers.
    """

    user: str
    action: str
    subject: str
    facts: Mapping[str, object]
    result: Result = Result.DONE


@dataclass(frozen=True, slots=True)
class AuditRow:
    """One recorded row. `hash` covers the row and `previous`, so that an edit, deletion or swap shows; `seal` is an HMAC of
    `hash` under a key that is replaced after every row and cannot be had back (empty before sealing began)."""

    sequence: int
    at: dt.datetime
    at_utc: dt.datetime | None
    user: str
    role: str
    station: str
    action: str
    subject: str
    result: str
    facts: str
    previous: str
    hash: str
    seal: str
