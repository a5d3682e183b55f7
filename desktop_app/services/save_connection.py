"""Saving how a database is reached: the settings into the workspace, the secret into this PC's keyring."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.domain.audit import AuditEntry
from desktop_app.domain.changes import Changes
from desktop_app.domain.database import DatabaseConnection, DatabaseKind
from desktop_app.domain.errors import ExtractError
from desktop_app.domain.message import Message
from desktop_app.domain.roles import Permission, Session
from desktop_app.services.connecting import Connecting


@dataclass(frozen=True, slots=True)
class Saved:
    """`secret` says where the secret is now, or why it is nowhere."""

    secret: Message
    changes: Changes


@dataclass(frozen=True, slots=True)
class SaveConnection:
    connecting: Connecting

    def __call__(self, session: Session, connection: DatabaseConnection, secret: str | None = None) -> Saved:
        """Write the connection, in place of the one of the same name. Without a secret the one kept before stays.

        Raises:
            ExtractError: something needed is missing, or an option is not one of its kind's.
        """
        session.require(Permission.IMPORT)
        complete(connection)
        before = self._before(connection.name)
        if before is not None and before.place != connection.place:
            self.connecting.secrets.forget(self.connecting.key_of(connection.name))  # it was for another server's ears
        said = self._kept(connection, secret)
        with self.connecting.workspace.begin() as work:
            work.connections.keep(connection, session.user)
            facts = {"place": connection.place, "database_user": connection.user, "tls": connection.tls.value}
            earlier = {"before": before.place} if before is not None else {}
            changes = work.commit(AuditEntry(session.user, "database.save", connection.name, {**facts, **earlier}))
        return Saved(said, changes)

    def _before(self, name: str) -> DatabaseConnection | None:
        with self.connecting.workspace.begin() as work:
            return work.connections.get(name)

    def _kept(self, connection: DatabaseConnection, secret: str | None) -> Message:
        secrets, key = self.connecting.secrets, self.connecting.key_of(connection.name)
        if secret is None:
            return Message.of("databases.kept" if secrets.get(key) is not None else "databases.no_secret_given")
        return Message.of("databases.kept" if secrets.keep(key, secret) else "databases.not_kept")


def complete(connection: DatabaseConnection) -> None:
    """Raises `ExtractError` naming what is missing, or an option that cannot be set."""
    needed = {"name": connection.name, "database": connection.option("sid") or connection.database}
    if connection.kind is not DatabaseKind.ODBC:
        needed |= {"host": connection.host, "user": connection.user}
    missing = [name for name, value in needed.items() if not value.strip()]
    if missing:
        raise ExtractError("databases.incomplete", fields=", ".join(missing))
    for option, _ in connection.options:
        if option not in connection.kind.options:
            known = ", ".join(connection.kind.options) or "--"
            raise ExtractError("databases.unknown_option", kind=connection.kind.words, option=option, known=known)
