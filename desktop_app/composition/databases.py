"""Connections to databases and what is asked of them."""

from __future__ import annotations

from typing import Any

from desktop_app.services.connecting import Connecting
from desktop_app.services.delete_connection import DeleteConnection
from desktop_app.services.list_connections import ListConnections
from desktop_app.services.list_tables import ListTables
from desktop_app.services.preview_pull import PreviewPull
from desktop_app.services.save_connection import SaveConnection
from desktop_app.services.try_connection import TryConnection


def databases(connecting: Connecting) -> dict[str, Any]:
    """Connections and questions, by their names in the house; what is pulled goes the way of a file."""
    return {
        "list_connections": ListConnections(connecting),
        "save_connection": SaveConnection(connecting),
        "delete_connection": DeleteConnection(connecting),
        "try_connection": TryConnection(connecting),
        "list_tables": ListTables(connecting),
        "preview_pull": PreviewPull(connecting),
    }
