"""Measures how long the window was not listening."""

from __future__ import annotations

import logging
import time

from PySide6.QtCore import QObject, Qt, QTimer

BEAT_MS = 20
LOG_FROM_MS = 200.0
_log = logging.getLogger(__name__)


class Watchdog(QObject):
    """A timer that should fire every 20 ms; what it fires late is a gap in the GUI loop."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._largest_ms = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(BEAT_MS)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    @property
    def largest_gap_ms(self) -> float:
        """The largest gap since the last `reset`, in milliseconds."""
        return self._largest_ms

    def reset(self) -> None:
        self._largest_ms = 0.0
        self._last = time.perf_counter()

    def close(self) -> None:
        self._timer.stop()

    def _beat(self) -> None:
        now = time.perf_counter()
        gap = (now - self._last) * 1000.0 - BEAT_MS
        self._last = now
        if gap > LOG_FROM_MS:
            _log.warning("the window did not listen for %.0f ms", gap)
        self._largest_ms = max(self._largest_ms, gap)
