"""The office's security policy: settings with safe defaults (GB/T 22239-2019, 8.1.4.1 to 8.1.4.3; docs/security.md)."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any, Self


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

    @classmethod
    def from_stored(cls, stored: dict[str, Any]) -> Self:
        """Values changed by an administrator over the defaults; names this version does not know are left alone."""
        known = {field.name for field in dataclasses.fields(cls)}
        return cls(**{name: value for name, value in stored.items() if name in known})
