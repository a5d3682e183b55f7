"""A part of longer work, so that the whole advances evenly."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass

from desktop_app.domain.message import Message
from desktop_app.domain.progress import Progress


@dataclass(frozen=True, slots=True)
class Part:
    """Part `number` (from 0) of `count` equal ones: what it advances is passed on as its share of the whole."""

    whole: Progress
    number: int
    count: int

    def stage(self, message: Message, number: int, count: int) -> None:
        self.whole.stage(message, number, count)

    def advance(self, done: int, total: int) -> None:
        self.whole.advance(self.number * total + done, self.count * total)

    def counted(self, rows: int) -> None:
        self.whole.counted(rows)

    def check(self) -> None:
        self.whole.check()

    def interrupting(self, stop: Callable[[], None]) -> AbstractContextManager[None]:
        return self.whole.interrupting(stop)
