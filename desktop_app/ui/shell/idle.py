"""How long nobody has touched the window: a warning a minute before, then the lock."""

from __future__ import annotations

import math
import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

INPUTS = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)
WARN_SECONDS = 60
LOOK_MS = 1000


def clocks() -> tuple[float, float]:
    """Two clocks in seconds: one that no one can set but that may stand still in hibernation, one that goes on through it."""
    return time.monotonic(), time.time()


class IdleWatch(QObject):
    """`warned(seconds left)` each second of the last minute, `calmed` when somebody comes back, `ran_out` once.

    It listens to windows, not to every widget: a filter on the application would run Python for each paint event.
    """

    warned = Signal(int)
    calmed = Signal()
    ran_out = Signal()

    def __init__(
        self, minutes: Callable[[], int], parent: QObject | None = None, now: Callable[[], tuple[float, float]] = clocks
    ) -> None:
        super().__init__(parent)
        self._minutes = minutes
        self._now = now
        self._touched = now()
        self._warning = False
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self.listen_to)

    def start(self) -> None:
        self._touched = self._now()
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()
        self._calm()

    def listen_to(self, window: QWindow | None) -> None:
        """Hear the keys and the mouse of one more window of ours; Qt keeps a filter once, however often it is installed."""
        if window is not None:
            window.installEventFilter(self)

    def touch(self) -> None:
        """Somebody is there."""
        self._touched = self._now()
        self._calm()

    def look(self) -> None:
        """Has it been too long? A clock set forward locks early, one set back changes nothing."""
        idle = max(now - touched for now, touched in zip(self._now(), self._touched, strict=True))
        left = self._minutes() * 60 - idle
        if left <= 0:
            self.stop()
            self.ran_out.emit()
        elif left <= WARN_SECONDS:
            self._warning = True
            self.warned.emit(math.ceil(left))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in INPUTS:
            self.touch()
        return super().eventFilter(watched, event)

    def _calm(self) -> None:
        if self._warning:
            self._warning = False
            self.calmed.emit()
