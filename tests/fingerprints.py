"""The whole store as one hash: every table, every row."""

from __future__ import annotations

import hashlib

from desktop_app.services.house import House
from desktop_app.storage.workspace import DuckWorkspace


def store_fingerprint(house: House, without: tuple[str, ...] = ()) -> str:
    """Equal if and only if all tables but some hold the same rows; staging is no part of the store."""
    workspace = house.gate.workspace
    assert isinstance(workspace, DuckWorkspace)
    cursor = workspace.cursor()
    tables = cursor.execute("SELECT table_name FROM duckdb_tables() WHERE database_name = 'ws' ORDER BY table_name").fetchall()
    assert tables
    digest = hashlib.sha256()
    for table in (name for (name,) in tables if name not in without):
        row = cursor.execute(f"SELECT count(*), coalesce(sum(md5_number_lower(t::VARCHAR)), 0) FROM ws.{table} t").fetchone()
        digest.update(f"{table}:{row}\n".encode())
    return digest.hexdigest()
