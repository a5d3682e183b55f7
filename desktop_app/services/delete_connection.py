"""Forgetting how a database is reached, its secret first."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.domain.audit import AuditEntry
from desktop_app.domain.changes import Changes
from desktop_app.domain.roles import Permission, Session
from desktop_app.services.connecting import Connecting


@dataclass(frozen=True, slots=True)
class DeleteConnection:
    connecting: Connecting

    def __call__(self, session: Session, name: str) -> Changes:
        """What was imported through it stays.

        Raises:
            ExtractError: there is none of that name.
        """
        session.require(Permission.IMPORT)
        connection = self.connecting.find(name)
        self.connecting.secrets.forget(self.connecting.key_of(name))
        with self.connecting.workspace.begin() as work:
            work.connections.remove(name)
            return work.commit(AuditEntry(session.user, "database.delete", name, {"place": connection.place}))
