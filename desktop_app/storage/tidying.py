"""What may be cleared away in a workspace folder without asking: only what a crash left and what no store needs."""

from __future__ import annotations

import datetime as dt
import shutil
import sys
from pathlib import Path

from desktop_app.domain.message import Message
from desktop_app.storage.backup_writing import FOLDER
from desktop_app.storage.container import DATABASE, SLOTS
from desktop_app.storage.database import SCRATCH
from desktop_app.storage.durable import DRAFT
from desktop_app.storage.switch import ARRIVING, REPLACED, finish, forget_arriving

if sys.platform != "win32":
    import fcntl

_WAL = f"{DATABASE}.wal"


def tidy(workspace: Path, at: dt.datetime) -> tuple[Message, ...]:
    """Finish a decided switch, drop an undecided one, drafts and scratch files; put aside a workspace that was only half made."""
    done: list[Message] = []
    if (replaced := finish(workspace, at)) is not None:
        done.append(Message.of("repair.switched", folder=replaced))
    if (workspace / ARRIVING).exists():
        forget_arriving(workspace)
        done.append(Message.of("repair.arriving"))
    if drafts := _drafts(workspace):
        for draft in drafts:
            draft.unlink()
        done.append(Message.of("repair.drafts", files=len(drafts)))
    if leftover := _scratch(workspace):
        shutil.rmtree(workspace / SCRATCH, ignore_errors=True)
        done.append(Message.of("repair.scratch", files=leftover))
    if half_made(workspace):
        done.append(Message.of("repair.half_made", folder=_put_aside(workspace, at)))
    elif (workspace / _WAL).exists():
        done.append(Message.of("repair.wal"))
    return tuple(done)


def in_use(workspace: Path) -> bool:
    """Whether another program has the database open (it holds a lock on it). Not to be asked while this one has."""
    database = workspace / DATABASE
    if not database.exists():
        return False
    try:
        with database.open("r+b") as file:
            if sys.platform != "win32":
                fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return True
    return False


def half_made(workspace: Path) -> bool:
    """Key slots without a database: the power went while the workspace was being made, before it held anything."""
    return (workspace / SLOTS).exists() and not (workspace / DATABASE).exists() and not any((workspace / FOLDER).glob("*"))


def _put_aside(workspace: Path, at: dt.datetime) -> Path:
    folder = workspace / REPLACED / f"{at:%Y%m%d-%H%M%S}-half-made"
    folder.mkdir(parents=True, exist_ok=True)
    (workspace / SLOTS).replace(folder / SLOTS)
    return folder


def _drafts(workspace: Path) -> list[Path]:
    folders = (workspace, workspace / FOLDER)
    return [path for folder in folders if folder.is_dir() for path in folder.iterdir() if path.name.endswith(DRAFT)]


def _scratch(workspace: Path) -> int:
    folder = workspace / SCRATCH
    return sum(path.is_file() for path in folder.rglob("*")) if folder.is_dir() else 0
