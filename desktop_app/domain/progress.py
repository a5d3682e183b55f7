"""How long work tells where it stands and learns that it should stop."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Protocol

from desktop_app.domain.message import Message


class Progress(Protocol):
    """Handed to every piece of work that may take longer than a moment."""

    def stage(self, message: Message, number: int, count: int) -> None:
        """Name the stage now begun, in the user's words; `number` of `count`, from 1."""

    def advance(self, done: int, total: int) -> None:
        """So much of the present stage is done."""

    def counted(self, rows: int) -> None:
        """So many rows were read so far."""

    def check(self) -> None:
        """Raise `Cancelled` if the person asked to stop. Called at least every few hundred milliseconds."""

    def interrupting(self, stop: Callable[[], None]) -> AbstractContextManager[None]:
        """While inside, cancelling also calls `stop` (from another thread) to break off work that cannot check by itself."""


class Silent:
    """Progress nobody watches; never cancels."""

    def stage(self, message: Message, number: int, count: int) -> None:
        """Nobody is told."""

    def advance(self, done: int, total: int) -> None:
        """Nobody is told."""

    def counted(self, rows: int) -> None:
        """Nobody is told."""

    def check(self) -> None:
        """Nobody can cancel."""

    @contextmanager
    def interrupting(self, stop: Callable[[], None]) -> Iterator[None]:  # noqa: ARG002 - the protocol's signature
        """Nobody will call `stop`."""
        yield


SILENT = Silent()
