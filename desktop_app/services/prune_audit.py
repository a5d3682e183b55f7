"""The ceremony that takes away the oldest rows of the trail: two people, a file of what goes, a row that says so for ever."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from desktop_app.domain.approval import SecondPerson
from desktop_app.domain.audit import AuditEntry, AuditRow
from desktop_app.domain.errors import UserFacingError
from desktop_app.domain.ports import Clock, UnitOfWork, Workspace
from desktop_app.domain.roles import Permission, Session
from desktop_app.domain.safety import AuditFilter
from desktop_app.domain.trail import KEPT_DAYS, Head
from desktop_app.services.approvals import Approvals
from desktop_app.services.office_policy import policy_of
from desktop_app.services.whole_file import whole_file

ARCHIVE = "archive"


@dataclass(frozen=True, slots=True)
class PruneAudit:
    workspace: Workspace
    approvals: Approvals
    clock: Clock

    def __call__(self, session: Session, before: dt.date, second: SecondPerson, path: Path | None = None) -> int:
        """Take away all rows older than `before` and give their number; first they are written to `path`, one row of JSON
        each, with hash and seal.

        By default that is a file in the workspace's own folder `archive`. Rows of the last three years always stay, and those
        the policy keeps longer.

        Raises:
            UserFacingError: `before` is too young, or nothing is that old.
            AccessDenied, WorkspaceError: the second person may not confirm, or the password is wrong.
        """
        session.require(Permission.PRUNE_AUDIT)
        with self.workspace.begin() as work:
            first, last = self._range(work, before)
        approver = self.approvals.confirm(session, second, "audit.prune")
        place = path or self.workspace.folder / ARCHIVE / f"audit-{first:08d}-{last.sequence:08d}.jsonl"
        with self.workspace.begin() as work, whole_file(place) as draft:
            digest = _written(draft, _until(work.audit.walk(AuditFilter(until=before)), last))
            facts = work.audit.prune(last, before, session.user)
            facts |= {"first": first, "file": place.name, "sha256": digest, "approver": approver}
            work.commit(AuditEntry(session.user, "audit.prune", f"{first}-{last.sequence}", facts))
        return last.sequence - first + 1

    def _range(self, work: UnitOfWork, before: dt.date) -> tuple[int, Head]:
        latest = self.clock.now().date() - dt.timedelta(days=max(KEPT_DAYS, policy_of(work).audit_days))
        if before > latest:
            raise UserFacingError("audit.too_young", before=before, latest=latest)
        last = work.audit.older_than(before)
        if last is None:
            raise UserFacingError("audit.nothing_old", before=before)
        begins = work.audit.genesis()
        return (begins.sequence + 1 if begins else 1), last


def _until(rows: Iterator[AuditRow], last: Head) -> Iterator[AuditRow]:
    return (row for row in rows if row.sequence <= last.sequence)


def _written(path: Path, rows: Iterator[AuditRow]) -> str:
    """One JSON object per line; gives the SHA-256 of the file."""
    with path.open("w", encoding="utf-8", newline="\n") as out:
        for row in rows:
            out.write(json.dumps(dataclasses.asdict(row), ensure_ascii=False, sort_keys=True, default=str) + "\n")
    return hashlib.sha256(path.read_bytes()).hexdigest()
