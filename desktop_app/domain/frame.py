"""Columns of data that travel between floors as one value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol


class Frame(Protocol):
    """A table of named columns, immutable by custom. `pyarrow.Table` is one; nobody here needs to know."""

    @property
    def num_rows(self) -> int: ...

    @property
    def column_names(self) -> list[str]: ...

    def column(self, i: str) -> Any: ...


@dataclass(frozen=True, slots=True)
class Arrival:
    """Rows on their way into a table, and the SELECT over them, there called `arriving`, that says how they go in."""

    rows: Frame
    select: str
