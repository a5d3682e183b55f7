"""The system's own screen lock, where it tells: Linux desktops over D-Bus, Windows by a session message."""

from __future__ import annotations

import sys

from PySide6.QtCore import SLOT, QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

SAVERS = ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver", "org.ukui.ScreenSaver", "com.deepin.ScreenSaver")
SESSIONS = ("org.freedesktop.login1.Session",)
SAVER_SLOT, SESSION_SLOT = SLOT("on_active(bool)"), SLOT("on_lock()")


class ScreenLock(QObject):
    """`locked` when the person locks the screen or the system sleeps. Silent where the system does not tell: the idle lock
    of the window works without it."""

    locked = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        if sys.platform == "win32":
            from desktop_app.ui.shell.windows_session import listen  # noqa: PLC0415 - only there on Windows

            self._filter = listen(int(window.winId()), self.locked.emit)
        elif sys.platform == "linux":
            self._listen_on_the_bus()

    def _listen_on_the_bus(self) -> None:
        from PySide6.QtDBus import QDBusConnection  # noqa: PLC0415 - a Windows package comes without it

        session, system = QDBusConnection.sessionBus(), QDBusConnection.systemBus()
        for saver in SAVERS:
            session.connect("", "", saver, "ActiveChanged", self, SAVER_SLOT)  # type: ignore[call-overload]  # the stub says bytes, Qt wants str
        for name in SESSIONS:
            system.connect("", "", name, "Lock", self, SESSION_SLOT)  # type: ignore[call-overload]  # the same

    @Slot(bool)
    def on_active(self, active: bool) -> None:
        """The screen saver came on or went off."""
        if active:
            self.locked.emit()

    @Slot()
    def on_lock(self) -> None:
        """The session manager asks every program to lock."""
        self.locked.emit()
