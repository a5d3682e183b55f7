"""The window's side of `domain.progress.Progress`: throttled news outward, cancelling inward."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

from desktop_app.domain.errors import Cancelled
from desktop_app.domain.message import Message
from desktop_app.ui.tasks.events import Progressed

PAUSE = 0.1
"""Seconds between two pieces of news; more often nobody can read it and the window only works for the bar."""


class TaskProgress:
    """Handed to one job. Its methods are called on the job's thread, `cancel` on the window's."""

    def __init__(self, task: int, post: Callable[[Progressed], None], clock: Callable[[], float] = time.monotonic) -> None:
        self._post = post
        self._clock = clock
        self._now = Progressed(task, None, 0, 1, 0, 0)
        self._posted_at = float("-inf")
        self._pending = False
        self._cancelled = threading.Event()
        self._lock = threading.Lock()
        self._stops: list[Callable[[], None]] = []

    @property
    def cancelled(self) -> bool:
        return self._cancelled.is_set()

    def stage(self, message: Message, number: int, count: int) -> None:
        self._tell(Progressed(self._now.task, message, number, count, 0, 0))
        self.check()

    def advance(self, done: int, total: int) -> None:
        now = self._now
        self._tell(replace(now, done=done, total=total))

    def counted(self, rows: int) -> None:
        self._tell(replace(self._now, rows=rows))

    def check(self) -> None:
        self._flush()
        if self._cancelled.is_set():
            raise Cancelled

    @contextmanager
    def interrupting(self, stop: Callable[[], None]) -> Iterator[None]:
        with self._lock:
            self._stops.append(stop)
        try:
            self.check()  # a cancel that came before `stop` was known would otherwise be answered only at the end
            yield
        except Exception:
            self.check()  # what broken-off work raises is the answer to the cancel, not a fault of its own
            raise
        finally:
            with self._lock:
                self._stops.remove(stop)
        self.check()

    def cancel(self) -> None:
        """Ask the job to stop: it raises at its next check, and work that cannot check is broken off."""
        self._cancelled.set()
        with self._lock:  # held while calling: a stop may not be called once its work has left `interrupting`
            for stop in self._stops:
                stop()

    def _tell(self, news: Progressed) -> None:
        self._now = news
        self._pending = True
        self._flush()

    def _flush(self) -> None:
        """News held back by the throttle goes out with the next call, so that a stage is never lost."""
        moment = self._clock()
        if self._pending and moment - self._posted_at >= PAUSE:
            self._posted_at = moment
            self._pending = False
            self._post(self._now)
