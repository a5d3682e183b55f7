"""One commit at a time, and none to an engine whose last commit failed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

import duckdb


class Committing:
    """The turnstile of one opened store.

    A commit the disk refused leaves DuckDB's picture in memory damaged: a row deleted and inserted again under its old key stays
    deleted, and a checkpoint at closing would write that down. What is in the file and its journal is right. So after a failed
    commit nothing more is committed and nothing is checkpointed; the store is opened anew from the file.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self.is_sound = True

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Alone inside; the trail has one end, and two commits may not both add to it."""
        with self._lock:
            if not self.is_sound:
                raise duckdb.FatalException("an earlier commit failed: the store has been invalidated")
            try:
                yield
            except duckdb.Error:
                self.is_sound = False
                raise
