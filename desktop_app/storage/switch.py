"""Putting another store in place of the present one so that a crash at any moment leaves one of the two, whole.

The newcomer is laid out in `arriving/`. Renaming that folder to `switching/` is the moment of decision: before it the old store
stands, after it the new one, and whoever comes next finishes the moves. Replaced files are kept in `replaced/<moment>/`.
"""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

from desktop_app.storage.container import DATABASE, SLOTS
from desktop_app.storage.database import SCRATCH
from desktop_app.storage.durable import sync, sync_folder

ARRIVING, SWITCHING, REPLACED = "arriving", "switching", "replaced"
_OLD = "old"
_WAL = f"{DATABASE}.wal"


def room_for_arrival(workspace: Path) -> Path:
    """An empty `arriving/`."""
    forget_arriving(workspace)
    room = workspace / ARRIVING
    room.mkdir(parents=True)
    return room


def forget_arriving(workspace: Path) -> None:
    shutil.rmtree(workspace / ARRIVING, ignore_errors=True)


def switch(workspace: Path, at: dt.datetime) -> Path:
    """Decide for the newcomer and move everything; gives where the old files are. The store must be closed."""
    arriving = workspace / ARRIVING
    shutil.rmtree(arriving / SCRATCH, ignore_errors=True)
    for path in arriving.iterdir():
        sync(path)
    sync_folder(arriving)
    arriving.rename(workspace / SWITCHING)
    sync_folder(workspace)
    replaced = finish(workspace, at)
    assert replaced is not None
    return replaced


def finish(workspace: Path, at: dt.datetime) -> Path | None:
    """Do the moves that are left of a decided switch; gives where the replaced files are, None where nothing was under way.

    Can be broken off at any moment and done again.
    """
    switching = workspace / SWITCHING
    if not switching.is_dir():
        return None
    old = switching / _OLD
    old.mkdir(exist_ok=True)
    if (switching / DATABASE).exists():  # else the database in place is the new one already
        _move(workspace / _WAL, old / _WAL)
        _move(workspace / DATABASE, old / DATABASE)
    if (switching / SLOTS).exists():
        _move(workspace / SLOTS, old / SLOTS)
    for name in (_WAL, DATABASE, SLOTS):
        _move(switching / name, workspace / name)
    sync_folder(workspace)
    (workspace / REPLACED).mkdir(exist_ok=True)
    replaced = old.rename(_free(workspace / REPLACED / f"{at:%Y%m%d-%H%M%S}"))
    shutil.rmtree(switching)
    return replaced


def take_back(workspace: Path, replaced: Path, at: dt.datetime) -> None:
    """The newcomer turned out not to open: the old files go back the same way they went."""
    replaced.rename(workspace / SWITCHING)
    sync_folder(workspace)
    finish(workspace, at)


def _move(source: Path, target: Path) -> None:
    if source.exists():
        source.replace(target)


def _free(folder: Path) -> Path:
    found, number = folder, 1
    while found.exists():
        number += 1
        found = folder.with_name(f"{folder.name}-{number}")
    return found
