"""Windows: being told that the session was locked (WM_WTSSESSION_CHANGE)."""

from __future__ import annotations

import sys
from collections.abc import Callable

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication

SESSION_CHANGED = 0x02B1
LOCKED = 0x7
THIS_SESSION = 0


class SessionFilter(QAbstractNativeEventFilter):
    """Calls `locked` for each lock of the session."""

    def __init__(self, locked: Callable[[], None]) -> None:
        super().__init__()
        self._locked = locked

    def nativeEventFilter(self, kind: QByteArray | bytes | bytearray | memoryview, message: int) -> tuple[bool, int]:
        if sys.platform == "win32" and QByteArray(kind) == QByteArray(b"windows_generic_MSG"):
            from ctypes import wintypes  # noqa: PLC0415 - only there on Windows

            told = wintypes.MSG.from_address(int(message))
            if told.message == SESSION_CHANGED and told.wParam == LOCKED:
                self._locked()
        return False, 0


def listen(window: int, locked: Callable[[], None]) -> SessionFilter:
    """Register a window for session messages; keep what is given for as long as they are wanted."""
    found = SessionFilter(locked)
    app = QCoreApplication.instance()
    if sys.platform == "win32" and app is not None:
        import ctypes  # noqa: PLC0415 - windll is only there on Windows

        ctypes.windll.wtsapi32.WTSRegisterSessionNotification(window, THIS_SESSION)
        app.installNativeEventFilter(found)
    return found
