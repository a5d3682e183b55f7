"""Files that are whole or not there, and still there after the power went."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

DRAFT = ".draft"
BLOCK = 1 << 20


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """A draft beside `path` that takes its name when everything inside went well, synced to the medium; else it is removed."""
    draft = path.with_name(f".{path.name}{DRAFT}")
    try:
        yield draft
        sync(draft)
        draft.replace(path)
        sync_folder(path.parent)
    finally:
        _let_go(draft)


def sync(path: Path) -> None:
    """Have the content on the medium, and forget it in memory, so that reading it again reads the medium."""
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
        if sys.platform == "linux":
            os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
    finally:
        os.close(descriptor)


def sync_folder(folder: Path) -> None:
    """Have a rename on the medium; Windows does that by itself and opens no folders."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _let_go(draft: Path) -> None:
    """A draft that cannot be removed (the stick is gone) is no reason to hide why it was not finished."""
    try:
        draft.unlink(missing_ok=True)
    except OSError:
        return
