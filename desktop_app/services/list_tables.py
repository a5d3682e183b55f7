"""Which tables a database shows to the connection's account."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.domain.database import TableName
from desktop_app.domain.message import Message
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.domain.roles import Permission, Session
from desktop_app.importing.sources.databases.asking import tables_of
from desktop_app.services.connecting import Connecting


@dataclass(frozen=True, slots=True)
class ListTables:
    connecting: Connecting

    def __call__(
        self, session: Session, name: str, secret: str | None = None, progress: Progress = SILENT
    ) -> tuple[TableName, ...]:
        """Tables and views, those of the account's own schema first.

        Raises:
            ExtractError: no such connection, no secret, or what the database refuses.
        """
        session.require(Permission.IMPORT)
        connection = self.connecting.find(name)
        progress.stage(Message.of("databases.stage.connect", place=connection.place), 1, 1)
        known = self.connecting.secret_of(connection, secret)
        with self.connecting.recorded(session, "database.tables", connection) as facts:
            tables = tables_of(connection, known, progress)
            facts["tables"] = len(tables)
        return tables
