"""The first rows of what would be pulled, to see whether it is the right table."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.domain.database import Preview, Pull
from desktop_app.domain.message import Message
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.domain.roles import Permission, Session
from desktop_app.importing.sources.databases.asking import preview_of
from desktop_app.services.connecting import Connecting, asked


@dataclass(frozen=True, slots=True)
class PreviewPull:
    connecting: Connecting

    def __call__(self, session: Session, pull: Pull, progress: Progress = SILENT) -> Preview:
        """At most 200 rows; they may hold personal data, so it is recorded.

        Raises:
            ExtractError: no such connection, no secret, no query that only reads, or what the database refuses.
        """
        session.require(Permission.IMPORT)
        connection = self.connecting.find(pull.connection)
        progress.stage(Message.of("databases.stage.connect", place=connection.place), 1, 1)
        secret = self.connecting.secret_of(connection, pull.secret)
        with self.connecting.recorded(session, "database.preview", connection) as facts:
            facts.update(asked(pull.wanted))
            shown = preview_of(connection, secret, pull.wanted, progress)
            facts["rows"] = len(shown.rows)
        return shown
