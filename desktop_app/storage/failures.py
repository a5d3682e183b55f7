"""Every failure of the program's own, on whatever thread, is written to the log; the system makes no copy of our memory."""

from __future__ import annotations

import faulthandler
import logging
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import IO

FAULT_FILE = "fault.log"
_NO_FAULT_BOXES = 0x0001 | 0x0002  # SEM_FAILCRITICALERRORS | SEM_NOGPFAULTERRORBOX
_log = logging.getLogger(__name__)

TellPerson = Callable[[BaseException], None]


def watch_failures(folder: Path, tell: TellPerson) -> None:
    """Log what nobody caught (then `tell` the person), and let a native fault leave its place in the code in `folder`.

    Python's fault file names files, lines and functions only, no values. What an earlier run left there is taken into the log.
    """
    forbid_memory_dumps()
    sys.excepthook = lambda kind, error, trace: _uncaught(kind, error, trace, tell)
    threading.excepthook = _in_thread
    sys.unraisablehook = _unraisable
    faulthandler.enable(_fault_file(folder) or sys.__stderr__ or sys.stderr)


def forbid_memory_dumps() -> None:
    """No core file, no dump for an error-reporting service: both would hold customers' data and the data key."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - only this system has it

        ctypes.windll.kernel32.SetErrorMode(_NO_FAULT_BOXES)
    else:
        import resource  # noqa: PLC0415 - as above

        resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))


def _uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None, tell: TellPerson) -> None:
    if isinstance(error, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
        return
    _log.critical("nobody caught this", exc_info=(kind, error, trace))
    tell(error)


def _in_thread(args: threading.ExceptHookArgs) -> None:
    if args.exc_value is not None:
        _log.error("a thread ended in this", exc_info=(args.exc_type, args.exc_value, args.exc_traceback))


def _unraisable(args: sys.UnraisableHookArgs) -> None:
    if args.exc_value is not None:
        _log.error("this could not be raised", exc_info=(args.exc_type, args.exc_value, args.exc_traceback))


def _fault_file(folder: Path) -> IO[str] | None:
    """The file for native faults, emptied; None where it cannot be written. It stays open as long as the program."""
    path = folder / FAULT_FILE
    with suppress(OSError):
        if path.exists() and (left := path.read_text("utf-8", errors="replace").strip()):
            _log.error("an earlier run ended in a native fault\n%s", left)
        return path.open("w", encoding="utf-8")
    return None
