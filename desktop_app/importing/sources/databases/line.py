"""One open line to a database: everything on it happens on a thread of its own, so that the person can always leave."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import suppress
from types import TracebackType
from typing import Any, Self, TypeVar

from sqlalchemy import CursorResult
from sqlalchemy.engine import Connection

from desktop_app.domain.database import DatabaseConnection
from desktop_app.domain.errors import Cancelled
from desktop_app.domain.progress import Progress
from desktop_app.importing.sources.databases.drivers import begin_reading, breaker, close_at_once, engine_of
from desktop_app.importing.sources.databases.refusals import refusal

T = TypeVar("T")
_LOOK_EVERY_S = 0.05


class Line:
    """Opened by `with`, in a session that can only read. Cancelling leaves at once: the statement is broken off behind the back.

    Raises (on entering and by `do`):
        ExtractError: what the database answered, as a sentence.
        Cancelled: the person stopped.
    """

    def __init__(self, connection: DatabaseConnection, secret: str | None, progress: Progress) -> None:
        self._to = connection
        self._secret = secret
        self._progress = progress
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="database")
        self._connected: Connection | None = None
        self._answers: list[CursorResult[Any]] = []
        self._left = False

    def __enter__(self) -> Self:
        try:
            self._finished(self._connect)
        except BaseException:
            self._leave()
            raise
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._leave()

    def do(self, work: Callable[[Connection], T]) -> T:
        """The result of `work`, done on the line's thread."""
        return self._finished(lambda: work(self._open))

    def ask(self, question: Callable[[Connection], CursorResult[Any]]) -> CursorResult[Any]:
        """An answer whose rows are fetched by `do`; it is closed with the line."""
        answer = self.do(question)
        self._answers.append(answer)
        return answer

    @property
    def _open(self) -> Connection:
        assert self._connected is not None
        return self._connected

    def _connect(self) -> None:
        self._connected = engine_of(self._to, self._secret).connect()
        begin_reading(self._connected, self._to.kind)

    def _finished(self, work: Callable[[], T]) -> T:
        future = self._thread.submit(work)
        try:
            while not wait([future], timeout=_LOOK_EVERY_S).done:
                self._progress.check()
            self._progress.check()
        except Cancelled:
            self._break_off(future)
            raise
        error = future.exception()
        if error is None:
            return future.result()
        raise refusal(error, self._to) from error

    def _break_off(self, future: Future[T]) -> None:
        """The server is told to stop; nobody waits for it."""
        if self._connected is not None and not future.done():
            stop = breaker(self._connected, self._to.kind)
            threading.Thread(target=_quietly, args=(stop,), name="database-break-off", daemon=True).start()

    def _leave(self) -> None:
        if not self._left:
            self._left = True
            self._thread.submit(self._close)
            self._thread.shutdown(wait=False)

    def _close(self) -> None:
        if self._connected is not None:
            _quietly(lambda: close_at_once(self._open, self._to.kind, self._answers))


def _quietly(work: Callable[[], None]) -> None:
    """A line that is given up may break in any way; what mattered was already told."""
    with suppress(Exception):
        work()
