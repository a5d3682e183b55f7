"""What every use case of databases shares: the connection by its name, its secret, and the row that says what was asked."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from desktop_app.domain.audit import AuditEntry, Result
from desktop_app.domain.database import DatabaseConnection, Secrets, TableName
from desktop_app.domain.errors import Cancelled, ExtractError
from desktop_app.domain.ports import Workspace
from desktop_app.domain.redaction import redacted
from desktop_app.domain.roles import Session

_LONGEST_STATEMENT = 2000


@dataclass(frozen=True, slots=True)
class Connecting:
    workspace: Workspace
    secrets: Secrets

    def find(self, name: str) -> DatabaseConnection:
        """Raises `ExtractError` for a name nobody saved."""
        with self.workspace.begin() as work:
            found = work.connections.get(name)
        if found is None:
            raise ExtractError("databases.unknown_connection", name=name)
        return found

    def secret_of(self, connection: DatabaseConnection, given: str | None) -> str | None:
        """What was given, else what the keyring keeps.

        Raises:
            ExtractError: neither, and the connection signs in as a user.
        """
        known = self.secrets.get(self.key_of(connection.name)) if given is None else given
        if known is None and connection.user:
            raise ExtractError("databases.no_secret", name=connection.name)
        return known

    def key_of(self, name: str) -> str:
        """The secret's name in the keyring: workspaces on one PC may call their connections alike."""
        place = hashlib.sha256(str(self.workspace.folder.resolve()).encode()).hexdigest()[:16]
        return f"{place} {name}"

    @contextmanager
    def recorded(self, session: Session, action: str, connection: DatabaseConnection) -> Iterator[dict[str, object]]:
        """The block's attempt goes on record, whatever its end, with the facts it fills in."""
        facts: dict[str, object] = {"place": connection.place, "database_user": connection.user}
        try:
            yield facts
        except (ExtractError, Cancelled) as error:
            why = error.message.key if isinstance(error, ExtractError) else "cancelled"
            self._record(AuditEntry(session.user, action, connection.name, {**facts, "reason": why}, Result.FAILED))
            raise
        self._record(AuditEntry(session.user, action, connection.name, facts))

    def _record(self, entry: AuditEntry) -> None:
        with self.workspace.begin() as work:
            work.commit(entry)


def asked(wanted: TableName | str) -> Mapping[str, object]:
    """What was asked, for the trail: a statement without the customers it names."""
    if isinstance(wanted, TableName):
        return {"table": str(wanted)}
    return {"statement": redacted(wanted)[:_LONGEST_STATEMENT]}
