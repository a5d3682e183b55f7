"""The databases an office may pull extracts from."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.domain.database import SavedConnection
from desktop_app.domain.roles import Permission, Session
from desktop_app.services.connecting import Connecting


@dataclass(frozen=True, slots=True)
class Listed:
    """`keyring`: whether this PC can keep secrets at all."""

    connections: tuple[SavedConnection, ...]
    keyring: bool


@dataclass(frozen=True, slots=True)
class ListConnections:
    connecting: Connecting

    def __call__(self, session: Session) -> Listed:
        """By name, each with whether this PC keeps its secret."""
        session.require(Permission.IMPORT)
        with self.connecting.workspace.begin() as work:
            known = work.connections.all()
        secrets, key_of = self.connecting.secrets, self.connecting.key_of
        saved = (SavedConnection(one, secrets.get(key_of(one.name)) is not None) for one in known)
        return Listed(tuple(saved), secrets.available())
