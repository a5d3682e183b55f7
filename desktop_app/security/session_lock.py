"""One session per workspace: a lock file held by the running program, that names who has the workspace open."""

from __future__ import annotations

import contextlib
import json
import os
import platform
from pathlib import Path

from desktop_app.domain.errors import WorkspaceError
from desktop_app.domain.held import hold
from desktop_app.domain.ports import Clock

FILE_NAME = "session.lock"
_MOST_BYTES = 4096
_NOBODY_KNOWN = {"user": "?", "host": "?", "since": "?"}


class SessionLock:
    """The operating system holds the lock and lets it go when the process ends, however it ends; the content says who.

    A lock nobody holds was left by a crash if it names this PC. If it names another one (a USB stick, a shared folder), nobody
    here can know whether it is still open there.
    """

    def __init__(self, folder: Path, clock: Clock) -> None:
        self._path = folder / FILE_NAME
        self._clock = clock
        self._held: int | None = None

    def __del__(self) -> None:
        self._let_go()

    def acquire(self, user: str) -> None:
        """Take the lock in the user's name; held already, only the name changes.

        Raises:
            WorkspaceError: somebody has the workspace open (`workspace.open_by`); the folder cannot be written.
        """
        try:
            if self._held is None:
                self._held = self._taken()
            self._sign(self._held, user)
        except OSError as error:
            self._let_go()
            raise WorkspaceError("workspace.disk", folder=self._path.parent, reason=error.strerror or error) from error

    def release(self) -> None:
        """Let go; the file is emptied, so that the next to come sees a clean end."""
        if self._held is not None:
            with contextlib.suppress(OSError):  # the stick may be gone; a lock of this PC is then as good as a crash's
                os.ftruncate(self._held, 0)
        self._let_go()

    def _let_go(self) -> None:
        if self._held is not None:
            with contextlib.suppress(OSError):
                os.close(self._held)
        self._held = None

    def _taken(self) -> int:
        file = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        holder = _holder(os.read(file, _MOST_BYTES))
        if not hold(file) or (holder and holder["host"] != platform.node()):
            os.close(file)
            raise WorkspaceError("workspace.open_by", **(_NOBODY_KNOWN | holder), file=self._path.name)
        return file

    def _sign(self, file: int, user: str) -> None:
        said = {"host": platform.node(), "pid": os.getpid(), "user": user, "since": self._clock.now().isoformat(" ")}
        os.ftruncate(file, 0)
        os.lseek(file, 0, os.SEEK_SET)
        os.write(file, json.dumps(said, ensure_ascii=False).encode())


def _holder(content: bytes) -> dict[str, str]:
    """Who the lock names; nothing for an empty file or one cut short by a crash."""
    try:
        found = json.loads(content)
        return {name: str(found[name]) for name in _NOBODY_KNOWN}
    except (ValueError, KeyError, TypeError):
        return {}
