"""The trail as a whole: where it begins and ends, who can open its seals, and what a check of it found."""

from __future__ import annotations

import datetime as dt
import enum
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from desktop_app.domain.audit import AuditRow
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.domain.safety import EVERY_ROW, AuditFilter, AuditPage

KEPT_DAYS = 3 * 365
"""No row younger than this is ever pruned, whatever the policy says (PIPL article 56; docs/adr/0010)."""

SHORT = 12


@dataclass(frozen=True, slots=True)
class Head:
    """A place in the trail: the last row's number and hash. Printed on paper, it bears witness to everything before it."""

    sequence: int
    hash: str

    @property
    def printed(self) -> str:
        """Number and the first twelve hexadecimal digits: 128-ab12cd34ef56."""
        return f"{self.sequence}-{self.hash[:SHORT]}"


@dataclass(frozen=True, slots=True)
class Epoch:
    """Rows sealed by keys that follow from one first key; that key is kept only as sealed to its holders."""

    number: int
    first_sequence: int
    holders: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Genesis:
    """Where a pruned trail begins: the last row taken away. `before` is the day all rows taken away are older than."""

    sequence: int
    hash: str
    before: dt.date


class FaultKind(enum.Enum):
    """What is wrong at a place of the trail."""

    EDITED = "edited"  # a row, or the hash of it, is not what was written
    MISSING = "missing"  # rows are gone from the middle or the beginning
    REORDERED = "reordered"  # a row stands at another number than it was written under
    TRUNCATED = "truncated"  # rows are gone from the end
    ADDED = "added"  # rows that the program did not write
    SEAL = "seal"  # a row does not fit its seal: it was rewritten after it had been sealed
    EPOCH = "epoch"  # the table of sealing keys or of their holders was changed
    ANCHOR = "anchor"  # a day's anchor was changed, removed or added
    PRUNED = "pruned"  # the beginning was taken away without the ceremony that allows it


@dataclass(frozen=True, slots=True)
class TrailFault:
    """One finding: rows `sequence` to `last`; `about` names the day, the epoch or the number a row was written under."""

    kind: FaultKind
    sequence: int
    last: int
    about: str = ""


@dataclass(frozen=True, slots=True)
class TrailCheck:
    """What a walk over the trail found. `more` faults were counted but are not listed.

    `sealed_from` is the first sealed row (None: sealing never began), `opened` the epochs whose seals were checked with
    their key.
    """

    rows: int
    first: int
    head: Head
    faults: tuple[TrailFault, ...]
    more: int
    sealed_from: int | None
    epochs: tuple[int, ...]
    opened: tuple[int, ...]

    @property
    def whole(self) -> bool:
        return not self.faults


class Audit(Protocol):
    """The hash-chained, sealed trail. Rows are added by the unit of work's commit only."""

    def begin_epoch(self, first_key: bytes, holders: Mapping[str, bytes]) -> None:
        """From this commit on rows are sealed under keys that follow from `first_key`.

        It is kept nowhere but as sealed to its `holders` (name to bytes); the trail records who they are.
        """

    def epochs(self) -> tuple[Epoch, ...]:
        """All of them, oldest first."""

    def head(self) -> Head:
        """The last row; number 0 where there is none."""

    def hash_at(self, sequence: int) -> str | None:
        """The hash of a row; None where it is not there."""

    def genesis(self) -> Genesis | None:
        """Where a pruned trail begins; None for a whole one."""

    def check(self, keys: Mapping[int, bytes] | None = None, progress: Progress = SILENT) -> TrailCheck:
        """Walk over all rows. `keys` are the first keys of epochs by number: with them every seal is checked too."""

    def rows(self, chosen: AuditFilter = EVERY_ROW) -> tuple[AuditRow, ...]:
        """All rows that fit, oldest first."""

    def walk(self, chosen: AuditFilter = EVERY_ROW) -> Iterator[AuditRow]:
        """The same, a few thousand in memory at a time."""

    def since(self, sequence: int) -> tuple[AuditRow, ...]:
        """The rows after that one, oldest first."""

    def page(self, chosen: AuditFilter, page: int, rows: int) -> AuditPage:
        """Newest first; pages of `rows` rows, counted from 1."""

    def older_than(self, before: dt.date) -> Head | None:
        """The last of the oldest rows that are all older than the day; None where there is none."""

    def prune(self, last: Head, before: dt.date, user: str) -> dict[str, object]:
        """Take away the rows up to `last`; gives the facts the row that records it must have. For the ceremony only."""
