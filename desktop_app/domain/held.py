"""Files held while a program runs: the operating system lets go when the process ends, however it ends."""

from __future__ import annotations

import os
import sys

_FAR = 1 << 30
"""Where Windows locks a byte: beyond the content, which others must be able to read."""


def hold(file: int) -> bool:
    """Whether the open file is ours from now on, until it is closed; not where anybody holds it, this process included."""
    try:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415 - Windows only

            os.lseek(file, _FAR, os.SEEK_SET)
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl  # noqa: PLC0415 - everywhere else

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
