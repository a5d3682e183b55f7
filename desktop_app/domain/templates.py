"""Mappings that people corrected: remembered by the headers they are for, and applied to the next file of that layout."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from desktop_app.domain.intake import DayOrder


@dataclass(frozen=True, slots=True)
class MappingTemplate:
    """How files of one layout are read. `headers` are the header names as they are compared, in their order; `fields` stand
    beside them (None: the column is not imported).

    Raises:
        ValueError: as many fields as headers are needed, and one at least.
    """

    name: str
    kind_id: str
    headers: tuple[str, ...]
    fields: tuple[str | None, ...]
    day_order: DayOrder | None
    made_at: dt.datetime
    made_by: str
    used: int = 0

    def __post_init__(self) -> None:
        if len(self.headers) != len(self.fields) or not any(self.fields):
            raise ValueError(f"no mapping: {len(self.headers)} headers, fields {self.fields}")

    @property
    def layout(self) -> str:
        return layout_of(self.headers)

    def reads_as(self, other: MappingTemplate) -> bool:
        """Whether both read a file of this layout alike."""
        return (self.layout, self.kind_id, self.fields, self.day_order) == (
            other.layout, other.kind_id, other.fields, other.day_order,
        )  # fmt: skip


def layout_of(headers: Sequence[str]) -> str:
    """What a layout is known by: a hash of its header names, each closed by a line feed (no compared name holds one)."""
    return hashlib.sha256("".join(f"{header}\n" for header in headers).encode()).hexdigest()


class Templates(Protocol):
    """The templates of a workspace, one for each layout."""

    def all(self) -> tuple[MappingTemplate, ...]:
        """By name."""

    def keep(self, template: MappingTemplate) -> None:
        """Write a template, in place of the one for the same layout."""

    def remove(self, layout: str) -> None: ...

    def count_use(self, layout: str) -> None:
        """A file of this layout was imported by its template."""
