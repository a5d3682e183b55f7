"""The one task runner: lives on the GUI thread as long as the application."""

from __future__ import annotations

import itertools
import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal, Slot

from desktop_app.domain import errors
from desktop_app.ui.tasks.events import Cancelled, Event, Failed, Finished, Progressed, Started
from desktop_app.ui.tasks.progress import TaskProgress
from desktop_app.ui.tasks.question import Answer, Lane, Question

T = TypeVar("T")
COMPUTE_THREADS = 2
_log = logging.getLogger(__name__)


@dataclass(slots=True)
class Task:
    """A question under way."""

    number: int
    question: Question[Any]
    answer: Answer[Any]
    owner: QObject
    progress: TaskProgress
    superseded: bool = False
    cancelling: bool = False


class TaskRunner(QObject):
    """Runs questions on their lanes and answers on the GUI thread.

    Jobs never touch Qt; the single queued signal `_posted` is all that crosses threads (a QObject or QThread per job is
    destroyed on the worker's thread sooner or later). `told` repeats each event after the asker has been answered.
    """

    told = Signal(object)
    busy_changed = Signal()
    _posted = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._numbers = itertools.count(1)
        self._tasks: dict[int, Task] = {}
        self._newest: dict[str, int] = {}
        self._open = True
        self._lanes = {
            Lane.STORE: ThreadPoolExecutor(1, "store"),
            Lane.COMPUTE: ThreadPoolExecutor(COMPUTE_THREADS, "compute"),
        }
        self._posted.connect(self._on_event, Qt.ConnectionType.QueuedConnection)

    def ask(self, owner: QObject, question: Question[T], answer: Answer[T]) -> int:
        """Start a job; gives its number, 0 once the runner is closed: a late timer may still ask.

        Nobody is answered once `owner` is gone; where a newer question has taken the key, the answer is `cancelled`.
        """
        if not self._open:
            return 0
        if (older := self._newest.get(question.key)) in self._tasks:
            self._tasks[older].superseded = True
            self.cancel(older)
        number = next(self._numbers)
        task = Task(number, question, answer, owner, TaskProgress(number, self._post))
        self._tasks[number] = task
        self._newest[question.key] = number
        future = self._lanes[question.lane].submit(self._work, task)
        future.add_done_callback(partial(self._post_end, task))
        self.busy_changed.emit()
        return number

    def cancel(self, number: int) -> None:
        """Ask one job to stop; it ends as `Cancelled`, or as `Finished` where it was already past stopping."""
        if task := self._tasks.get(number):
            task.cancelling = True
            task.progress.cancel()

    def cancel_all(self) -> None:
        for number in tuple(self._tasks):
            self.cancel(number)

    def tasks(self) -> tuple[Task, ...]:
        """Running and waiting, oldest first."""
        return tuple(self._tasks.values())

    def shown(self) -> tuple[Task, ...]:
        """Those a person started and may want to watch."""
        return tuple(task for task in self._tasks.values() if task.question.shown)

    def close(self) -> None:
        """Cancel everything and wait for the threads; no answer is given any more."""
        self._open = False
        self.cancel_all()
        for lane in self._lanes.values():
            lane.shutdown(wait=True, cancel_futures=True)
        self._tasks.clear()

    def _work(self, task: Task) -> object:
        """On the lane's thread."""
        task.progress.check()
        self._post(Started(task.number))
        return task.question.job(task.progress)

    def _post_end(self, task: Task, future: Future[object]) -> None:
        """On the lane's thread: the future carries whatever was raised, so nothing needs a broad `except`."""
        if future.cancelled():
            self._post(Cancelled(task.number))
        elif (error := future.exception()) is None:
            self._post(Finished(task.number, future.result()))
        elif isinstance(error, errors.Cancelled):
            self._post(Cancelled(task.number))
        else:
            if not isinstance(error, errors.UserFacingError):
                _log.error("job %s failed", task.question.key, exc_info=error)
            self._post(Failed(task.number, error))

    def _post(self, event: Event) -> None:
        if self._open:
            self._posted.emit(event)

    @Slot(object)
    def _on_event(self, event: Event) -> None:
        task = self._tasks.get(event.task)
        if task is None:
            return
        match event:
            case Started() | Progressed():
                pass
            case Finished(result=result):
                self._end(task, partial(task.answer.finished, result))
            case Failed(error=error):
                self._end(task, partial(task.answer.failed, error))
            case Cancelled():
                self._end(task, task.answer.cancelled)
        self.told.emit(event)
        if event.task not in self._tasks:
            self.busy_changed.emit()

    def _end(self, task: Task, answer: Callable[[], None]) -> None:
        del self._tasks[task.number]
        if self._newest.get(task.question.key) == task.number:
            del self._newest[task.question.key]
        if shiboken6.isValid(task.owner):
            (task.answer.cancelled if task.superseded else answer)()
