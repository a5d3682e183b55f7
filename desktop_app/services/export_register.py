"""Letting something out: a purpose, a limit on rows, a serial, a watermark, one line in the register."""

from __future__ import annotations

import hashlib
import platform
from dataclasses import dataclass

from desktop_app.domain.approval import SecondPerson
from desktop_app.domain.audit import AuditEntry
from desktop_app.domain.changes import Changes
from desktop_app.domain.custody import Export
from desktop_app.domain.errors import AccessDenied
from desktop_app.domain.masking import Masking
from desktop_app.domain.ports import Clock, UnitOfWork, Workspace
from desktop_app.domain.roles import Permission, Session
from desktop_app.reports.watermark import Watermark
from desktop_app.services.approvals import Approvals
from desktop_app.services.office_policy import policy_of
from desktop_app.services.reasons import given


@dataclass(frozen=True, slots=True)
class Leave:
    """What an export was allowed for: its purpose as stored, and who confirmed it (empty: nobody had to)."""

    purpose: str
    approver: str


@dataclass(frozen=True, slots=True)
class ExportRegister:
    """Not a use case of its own: exporting services ask it before they write, and record with it what they wrote."""

    workspace: Workspace
    approvals: Approvals
    masking: Masking
    clock: Clock

    def allow(self, session: Session, rows: int, purpose: str, second: SecondPerson | None, named: bool = True) -> Leave:
        """Above the office's limit a duty with EXPORT_MANY or a second person is needed; a second person given is always asked.
        Rows that are not `named` (numbers and scores, nothing of the person) know no limit.

        Raises:
            PrivacyError: no purpose; AccessDenied: too many rows (recorded), or the second person is refused.
        """
        told = given(self.masking.strict, purpose)
        with self.workspace.begin() as work:
            most = policy_of(work).export_rows
        if second is not None:
            return Leave(told, self.approvals.confirm(session, second, "export"))
        if named and rows > most and not session.may(Permission.EXPORT_MANY):
            session.refused(Permission.EXPORT_MANY)
            raise AccessDenied("export.too_many", rows=f"{rows:,}", most=f"{most:,}")
        return Leave(told, "")

    def watermark(self, session: Session, work: UnitOfWork, purpose: str) -> Watermark:
        now, account = self.clock.now(), work.users.account(session.user)
        person = account.person if account else session.user
        return Watermark(
            work.exports.next_serial(now.date()), work.users.unit(), session.user, person, platform.node(), now, purpose
        )

    def record(
        self,
        work: UnitOfWork,
        mark: Watermark,
        leave: Leave,
        kind: str,
        rows: int,
        file_name: str = "",
        content: bytes | None = None,
        encrypted: bool = False,
    ) -> Changes:
        """The register's line and the audit row, in the transaction the serial was taken in."""
        sha256 = hashlib.sha256(content).hexdigest() if content is not None else ""
        self.enter(work, mark, leave, kind, rows, file_name, sha256, encrypted)
        facts = {
            "kind": kind,
            "rows": rows,
            "purpose": leave.purpose,
            "file": file_name,
            "sha256": sha256,
            "encrypted": encrypted,
            "approver": leave.approver,
        }
        return work.commit(AuditEntry(mark.user, "export.made", mark.serial, facts))

    def enter(
        self,
        work: UnitOfWork,
        mark: Watermark,
        leave: Leave,
        kind: str,
        rows: int,
        file_name: str,
        sha256: str,
        encrypted: bool,
    ) -> None:
        """The register's line alone; the audit row of what was made goes with it in the same transaction."""
        work.exports.record(
            Export(
                mark.serial, mark.made_at, mark.user, mark.station, kind, leave.purpose, rows, file_name, sha256, encrypted,
                leave.approver,
            )
        )  # fmt: skip
