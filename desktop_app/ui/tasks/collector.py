"""Python's cycle collector deletes Qt objects on whatever thread happens to trigger it; here it runs only on the GUI thread."""

from __future__ import annotations

import gc
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

PAUSE_MS = 200
"""Young objects are collected this often: a second's worth of them, made by a job, would hold the window up noticeably."""


class Collector(QObject):
    """Automatic collection off, a timer on the GUI thread instead. `close` gives the automatic one back.

    `quiet` says whether no work is under way: only then the whole heap is looked through, which takes tenths of a second.
    """

    def __init__(self, quiet: Callable[[], bool], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._quiet = quiet
        self._limits = gc.get_threshold()
        gc.disable()
        gc.freeze()  # modules and types stay for good; a full collection need not look at them
        self._timer = QTimer(self)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    def collect(self) -> int:
        """Collect the oldest generation that is due; gives what `gc.collect` gives, 0 where nothing was due."""
        counts = gc.get_count()
        due = [generation for generation in (0, 1, 2) if counts[generation] > self._limits[generation]]
        if due and due[-1] == 2 and not self._quiet():
            due = [1]
        return gc.collect(due[-1]) if due else 0

    def close(self) -> None:
        self._timer.stop()
        gc.unfreeze()
        gc.enable()
