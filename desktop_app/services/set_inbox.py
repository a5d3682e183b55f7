"""Choosing the folder in which extracts arrive."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from desktop_app.domain.audit import AuditEntry
from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import ExtractError
from desktop_app.domain.ports import Workspace
from desktop_app.domain.roles import Permission, Session
from desktop_app.services.look_into_inbox import INBOX


@dataclass(frozen=True, slots=True)
class SetInbox:
    workspace: Workspace

    def __call__(self, session: Session, folder: Path | None) -> Changes:
        """The office's inbox from now on; None for none. Files in it are read, never moved or deleted.

        Raises:
            ExtractError: the folder is not there, or it is the workspace's own.
        """
        session.require(Permission.IMPORT)
        if folder is not None and not folder.is_dir():
            raise ExtractError("inbox.no_folder", folder=folder)
        if folder is not None and folder.resolve().is_relative_to(self.workspace.folder.resolve()):
            raise ExtractError("inbox.in_workspace", folder=folder)
        with self.workspace.begin() as work:
            before, after = work.settings.get(INBOX), str(folder.resolve()) if folder else None
            work.settings.put(INBOX, after, session.user)
            return work.commit(AuditEntry(session.user, "inbox.set", after or "", {"before": before, "after": after}))
