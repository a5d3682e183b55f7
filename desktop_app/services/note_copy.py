"""The clipboard: a few rows may be copied, many are an export."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.domain.errors import PrivacyError
from desktop_app.domain.ports import Workspace
from desktop_app.domain.roles import Permission, Session
from desktop_app.services.export_register import ExportRegister
from desktop_app.services.office_policy import policy_of


@dataclass(frozen=True, slots=True)
class NoteCopy:
    workspace: Workspace
    register: ExportRegister

    def __call__(self, session: Session, rows: int, what: str, purpose: str = "") -> None:
        """Called before rows are put on the clipboard; returns where they may be. `what` names the list they are from.

        Raises:
            PrivacyError: more than the office allows without a purpose; AccessDenied: the duty may not export, or too many.
        """
        session.require(Permission.SEE_CUSTOMERS)
        with self.workspace.begin() as work:
            most = policy_of(work).clipboard_rows
        if rows <= most:
            return
        session.require(Permission.EXPORT)
        if not purpose.strip():
            raise PrivacyError("export.copy_needs_purpose", rows=f"{rows:,}", most=f"{most:,}")
        leave = self.register.allow(session, rows, purpose, None)
        with self.workspace.begin() as work:
            mark = self.register.watermark(session, work, leave.purpose)
            self.register.record(work, mark, leave, "clipboard", rows, what)
