"""The office's security policy: settings with safe defaults (GB/T 22239-2019, 8.1.4.1 to 8.1.4.3; docs/security.md)."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any, Self

BOUNDS = {
    "min_length": (8, 64),
    "min_classes": (2, 4),
    "password_history": (0, 24),
    "password_days": (1, 365),
    "failures": (3, 10),
    "first_wait_minutes": (1, 24 * 60),
    "longest_wait_minutes": (30, 7 * 24 * 60),
    "idle_minutes": (1, 60),
    "unused_days": (30, 366),
    "export_rows": (0, 1_000_000),
    "clipboard_rows": (0, 1_000_000),
    "audit_days": (3 * 365, 30 * 365),
    "retention_months": (12, 600),
}
"""The least and the most an administrator may set: what the standard and the law ask for, and what people can live with."""


@dataclass(frozen=True, slots=True)
class Policy:
    """Lengths in characters, times in the unit of the name. `first_wait_minutes` doubles with every further failure."""

    min_length: int = 10
    min_classes: int = 3
    password_history: int = 5
    password_days: int = 90
    failures: int = 5
    first_wait_minutes: int = 30
    longest_wait_minutes: int = 24 * 60
    idle_minutes: int = 10
    unused_days: int = 90
    export_rows: int = 5000
    clipboard_rows: int = 200
    audit_days: int = 3 * 365
    retention_months: int = 60
    training: bool = False

    def outside_bounds(self) -> tuple[str, int, int] | None:
        """The first value no office may set: its name, and the least and the most it may be."""
        for name, (low, high) in BOUNDS.items():
            if not low <= getattr(self, name) <= high:
                return name, low, high
        return None

    @classmethod
    def from_stored(cls, stored: dict[str, Any]) -> Self:
        """Values changed by an administrator over the defaults; names this version does not know are left alone."""
        known = {field.name for field in dataclasses.fields(cls)}
        return cls(**{name: value for name, value in stored.items() if name in known})
