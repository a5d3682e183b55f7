"""Whether a database answers, before anything is saved or pulled."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.domain.database import DatabaseConnection
from desktop_app.domain.message import Message
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.domain.roles import Permission, Session
from desktop_app.importing.sources.databases.asking import version_of
from desktop_app.services.connecting import Connecting
from desktop_app.services.save_connection import complete


@dataclass(frozen=True, slots=True)
class TryConnection:
    connecting: Connecting

    def __call__(
        self, session: Session, connection: DatabaseConnection, secret: str | None = None, progress: Progress = SILENT
    ) -> str:
        """The server's version. The connection need not be saved; without a secret the one kept under its name is used.

        Raises:
            ExtractError: why there is no connection.
        """
        session.require(Permission.IMPORT)
        complete(connection)
        progress.stage(Message.of("databases.stage.connect", place=connection.place), 1, 1)
        known = self.connecting.secret_of(connection, secret)
        with self.connecting.recorded(session, "database.try", connection) as facts:
            facts["version"] = version_of(connection, known, progress)
            return str(facts["version"])
