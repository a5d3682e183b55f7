"""A progress that records what it was told and cancels after a number of checks."""

from __future__ import annotations

from desktop_app.domain.errors import Cancelled
from desktop_app.domain.message import Message
from desktop_app.domain.progress import Silent


class CancelAfter(Silent):
    """Raises `Cancelled` at the given check (from 1)."""

    def __init__(self, checks: int) -> None:
        self.left = checks
        self.stages: list[str] = []

    def stage(self, message: Message, number: int, count: int) -> None:
        self.stages.append(message.key)

    def check(self) -> None:
        self.left -= 1
        if self.left <= 0:
            raise Cancelled
