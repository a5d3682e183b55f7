"""What the services of safety hand back: accounts, the trail, backups, what was shown unmasked, what was undone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from desktop_app.domain.audit import AuditRow, Result
from desktop_app.domain.batch import Batch
from desktop_app.domain.changes import NOTHING, Changes
from desktop_app.domain.message import Message
from desktop_app.domain.month import Month
from desktop_app.domain.roles import Session


@dataclass(frozen=True, slots=True)
class Founded:
    """A fresh workspace. The recovery code is shown once and kept nowhere."""

    session: Session
    recovery_code: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class LastSignIn:
    """The sign-in before the present one; `failures_since` counts wrong passwords between the two."""

    at: dt.datetime
    station: str
    failures_since: int = 0


@dataclass(frozen=True, slots=True)
class AuditFilter:
    """What of the trail is asked for; empty means all. Days are inclusive; `user` and `action` match the beginning."""

    user: str = ""
    action: str = ""
    since: dt.date | None = None
    until: dt.date | None = None
    result: Result | None = None


EVERY_ROW = AuditFilter()


@dataclass(frozen=True, slots=True)
class AuditPage:
    """Rows newest first, and how many fit the filter in all."""

    rows: tuple[AuditRow, ...]
    total: int


@dataclass(frozen=True, slots=True)
class BackupInfo:
    """One backup file. `why` is import, upgrade, exit, manual or restore; `size` in bytes; `verified` after writing."""

    path: Path
    made_at: dt.datetime
    why: str
    size: int
    verified: bool


@dataclass(frozen=True, slots=True)
class BackupMade:
    """What was written; `rows` counts the rows of each table, `second` is the copy in the second folder."""

    path: Path
    made_at: dt.datetime
    size: int
    rows: Mapping[str, int]
    verified: bool
    second: Path | None = None
    changes: Changes = NOTHING
    remark: Message | None = None  # why there is no copy in the second folder, where one was asked for


TRAIL = "audit"
"""The kind of rows a restore does not turn back."""


@dataclass(frozen=True, slots=True)
class StoreState:
    """What a workspace holds: rows by kind (customers, bills, payments, runs, reports, audit), the newest bill month, users."""

    rows: Mapping[str, int]
    last_month: Month | None
    users: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RestorePreview:
    """What is there now, and what a restore would put in its place. `now` is None where the present store cannot be read."""

    path: Path
    made_at: dt.datetime
    verified: bool
    now: StoreState | None
    then: StoreState


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore brought back; `safety_copy` is the backup made of the state before it. Everybody signs in again."""

    made_at: dt.datetime
    rows: Mapping[str, int]
    safety_copy: Path | None
    changes: Changes = NOTHING


@dataclass(frozen=True, slots=True)
class TotpStart:
    """An authenticator to be confirmed: the base32 secret, and the same as an otpauth address for a picture."""

    secret: str = field(repr=False)
    uri: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Unmasked:
    """Personal data of one customer, shown with a reason; never logged."""

    name: str = field(repr=False)
    phone: str = field(repr=False)
    address: str = field(repr=False)
    cert: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class PastImport:
    """A committed batch and, where it was undone, when, by whom and why. `reported`: a printed report depends on it.

    `skipped` is None where it is not known any more.
    """

    batch: Batch
    reported: bool = False
    undone_at: dt.datetime | None = None
    undone_by: str = ""
    reason: str = ""
    files: tuple[str, ...] = ()
    skipped: int | None = None


@dataclass(frozen=True, slots=True)
class Undone:
    """How many rows an undone batch had, and how many earlier ones that it had replaced count again."""

    batch_id: int
    rows: int
    changes: Changes = NOTHING
    restored: int = 0
