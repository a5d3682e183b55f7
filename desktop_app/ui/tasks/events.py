"""Everything a job may tell the window. Frozen, so that they can cross threads."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.domain.message import Message


@dataclass(frozen=True, slots=True)
class Started:
    """The job has begun on its lane (it may have waited before)."""

    task: int


@dataclass(frozen=True, slots=True)
class Progressed:
    """Where the job stands: stage `number` of `count`, `done` of `total` within it (0 of 0 where it cannot tell);
    `rows` read so far, 0 where nothing is read."""

    task: int
    stage: Message | None
    number: int
    count: int
    done: int
    total: int
    rows: int = 0

    @property
    def share(self) -> float | None:
        """Share of the whole job in 0..1, None where it cannot be told."""
        if self.total <= 0:
            return None
        return (max(self.number - 1, 0) + min(self.done / self.total, 1.0)) / max(self.count, 1)


@dataclass(frozen=True, slots=True)
class Finished:
    """The job returned `result`."""

    task: int
    result: object


@dataclass(frozen=True, slots=True)
class Failed:
    """The job raised something other than `Cancelled`."""

    task: int
    error: BaseException


@dataclass(frozen=True, slots=True)
class Cancelled:
    """The person stopped the job, or a newer question took its place."""

    task: int


Event = Started | Progressed | Finished | Failed | Cancelled
