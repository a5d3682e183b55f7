"""A clock that stands still until told otherwise."""

from __future__ import annotations

import datetime as dt

NOW = dt.datetime(2026, 1, 5, 9, 30)


class FrozenClock:
    def __init__(self, now: dt.datetime = NOW) -> None:
        self._now = now

    def now(self) -> dt.datetime:
        return self._now

    def pass_by(self, **delta: float) -> None:
        self._now += dt.timedelta(**delta)
