"""The one native extension we load into the database: ours, unaltered, or none.

It brings the OpenSSL that encrypts the store. Whoever can replace it sees the data key, so its bytes are held against the hash
written down when the program was built (`installer/pin_extension.py`) before every load.
"""

from __future__ import annotations

import hashlib
import hmac
from pathlib import Path

import duckdb_extension_httpfs

from desktop_app.domain.errors import WorkspaceError
from desktop_app.storage.pinned import HTTPFS

FILE = "httpfs.duckdb_extension"


def trusted_extension(package: Path | None = None) -> Path:
    """The extension's file in its wheel (or in `package`), after its bytes were found to be the pinned ones.

    Raises:
        WorkspaceError: it is missing or altered.
    """
    folder = package or Path(duckdb_extension_httpfs.__file__).parent
    path = next(folder.rglob(FILE), folder / FILE)
    if not (path.exists() and _pinned(path)):
        raise WorkspaceError("watch.altered_extension", file=FILE)
    return path


def _pinned(path: Path) -> bool:
    with path.open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    return any(hmac.compare_digest(found, known) for known in HTTPFS.values())
