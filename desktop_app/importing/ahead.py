"""Doing the next piece while the last one is still being worked on: reading and storing take one core each."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from queue import Empty, Queue
from typing import Generic, TypeVar

T = TypeVar("T")
_WAITING = 1
_LOOK_EVERY_S = 0.05


@dataclass(frozen=True, slots=True)
class _Piece(Generic[T]):
    value: T


@dataclass(frozen=True, slots=True)
class _End:
    error: BaseException | None


@contextmanager
def ahead(pieces: Iterable[T]) -> Iterator[Iterator[T]]:
    """The same pieces in the same order, made on a thread of their own, one of them in advance; an error comes out where it would
    have. Leaving early stops the thread, and waits for the piece it is at."""
    queue: Queue[_Piece[T] | _End] = Queue(_WAITING)
    stop = threading.Event()
    worker = threading.Thread(target=_make, args=(pieces, queue, stop), name="reading ahead", daemon=True)
    worker.start()
    try:
        yield _taken(queue)
    finally:
        stop.set()
        while worker.is_alive():
            _emptied(queue)
            worker.join(_LOOK_EVERY_S)


def _make(pieces: Iterable[T], queue: Queue[_Piece[T] | _End], stop: threading.Event) -> None:
    error: BaseException | None = None
    try:
        for piece in pieces:
            queue.put(_Piece(piece))
            if stop.is_set():
                return
    except BaseException as raised:  # noqa: BLE001 - it is raised again where the pieces are used
        error = raised
    queue.put(_End(error))


def _taken(queue: Queue[_Piece[T] | _End]) -> Iterator[T]:
    while True:
        match queue.get():
            case _Piece(value):
                yield value
            case _End(None):
                return
            case _End(error):
                assert error is not None
                raise error


def _emptied(queue: Queue[_Piece[T] | _End]) -> None:
    try:
        while True:
            queue.get_nowait()
    except Empty:
        return
