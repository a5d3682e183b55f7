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


class Batches(Protocol):
    """A frame that can be had piece by piece, as an engine takes it in."""

    @property
    def schema(self) -> Any: ...

    def to_batches(self) -> list[Any]: ...


@dataclass(frozen=True, slots=True)
class Packed:
    """The cells of the rows from one number to another, as bytes that only who packed them can read."""

    first_row: int
    last_row: int
    cells: bytes


@dataclass(frozen=True, slots=True)
class Arrival:
    """Rows on their way into a table, the SELECT over them (as `arriving`) that says how they go in, and their cells."""

    rows: Batches
    select: str
    packed: Packed
