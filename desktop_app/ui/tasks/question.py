"""What is asked of the task runner and who hears the answer."""

from __future__ import annotations

import enum
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from desktop_app.domain.progress import Progress

T = TypeVar("T")


class Lane(enum.Enum):
    """Where a job runs. STORE is one thread, so that writes are serial; COMPUTE is a small pool for what only reads."""

    STORE = "store"
    COMPUTE = "compute"


@dataclass(frozen=True, slots=True)
class Question(Generic[T]):
    """A job and its name. A newer question with the same `key` takes the place of an older one.

    `title` is asked each time it is shown, so that it follows a change of language. `shown` jobs appear in the status bar.
    """

    key: str
    lane: Lane
    title: Callable[[], str]
    job: Callable[[Progress], T]
    shown: bool = False


def _nobody() -> None:
    """Nobody waits for this."""


@dataclass(frozen=True, slots=True)
class Answer(Generic[T]):
    """Called on the GUI thread: exactly one of the three, and only while the question is the newest of its key."""

    finished: Callable[[T], None]
    failed: Callable[[BaseException], None]
    cancelled: Callable[[], None] = _nobody
