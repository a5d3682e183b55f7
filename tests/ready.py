"""Workspaces that many tests start from: made once in a process, closed, and copied for each of them."""

from __future__ import annotations

import atexit
import functools
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")
_made: dict[str, tuple[Path, Any]] = {}


def copy_of(name: str, folder: Path, make: Callable[[Path], T]) -> T:
    """Fill `folder` with a copy of what `make` leaves closed in the folder it is given, and give what it gave.

    It is called the first time that `name` is asked for.
    """
    if name not in _made:
        place = _room() / str(len(_made))
        _made[name] = place, make(place)
    made, given = _made[name]
    shutil.copytree(made, folder, dirs_exist_ok=True)
    kept: T = given
    return kept


@functools.cache
def _room() -> Path:
    room = Path(tempfile.mkdtemp(prefix="ready-workspaces-"))
    atexit.register(shutil.rmtree, room, ignore_errors=True)
    return room
