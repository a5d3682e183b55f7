"""Small files that are written whole, and are on the disk when the call returns."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from desktop_app.domain.errors import WorkspaceError


def write_whole(path: Path, content: bytes) -> None:
    """Replace a file: a crash leaves the old content or the new, never a mixture.

    Raises:
        WorkspaceError: the disk is full, read-only or gone; the old content stands.
    """
    draft = path.with_name(f".{path.name}.draft")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with draft.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)
        raise WorkspaceError("workspace.disk", folder=path.parent, reason=error.strerror or error) from error


def rename(source: Path, target: Path) -> None:
    """Put one file in another's place, to last.

    Raises:
        WorkspaceError: the disk refuses; both names are as they were.
    """
    try:
        source.replace(target)
        sync_folder(target.parent)
    except OSError as error:
        raise WorkspaceError("workspace.disk", folder=target.parent, reason=error.strerror or error) from error


def sync_folder(folder: Path) -> None:
    """Make a change of names in the folder last; Windows does so by itself and cannot open a folder."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
