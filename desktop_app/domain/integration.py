"""How extracts are put together where they do not say it themselves: rules of the office, kept as a setting and printed."""

from __future__ import annotations

import dataclasses
import datetime as dt
import enum
from dataclasses import dataclass
from typing import Any, Self

from desktop_app.domain.intake import SameMonth

BOUNDS = {"release_day": (1, 28), "due_day": (1, 28)}
"""Days that every month has."""


class Allocation(enum.Enum):
    """Which bill a receipt pays that names none."""

    OLDEST_FIRST = "oldest_first"  # 先清旧欠: the oldest open bill first
    CURRENT_FIRST = "current_first"  # 先交当月: the newest bill issued by the day of the receipt, then the oldest


@dataclass(frozen=True, slots=True)
class IntegrationRules:
    """`release_day` and `due_day`: days of the month after 电费年月, for bills whose extract names neither date.

    `codes_nest`: the office's word that a unit's code begins with that of the unit above, where no extract shows it.
    `same_month`: what becomes of months that are there where nobody says it at the import.
    """

    allocation: Allocation = Allocation.OLDEST_FIRST
    release_day: int = 5
    due_day: int = 25
    codes_nest: bool = False
    same_month: SameMonth = SameMonth.SKIP

    def outside_bounds(self) -> tuple[str, int, int] | None:
        """The first value no office may set: its name, and the least and the most it may be."""
        for name, (low, high) in BOUNDS.items():
            if not low <= getattr(self, name) <= high:
                return name, low, high
        return ("due_day", self.release_day, 28) if self.due_day < self.release_day else None

    def to_stored(self) -> dict[str, object]:
        return dataclasses.asdict(self) | {"allocation": self.allocation.value, "same_month": self.same_month.value}

    @classmethod
    def from_stored(cls, stored: dict[str, Any]) -> Self:
        """Values of the office over the defaults; names this version does not know are left alone."""
        known = {field.name: stored[field.name] for field in dataclasses.fields(cls) if field.name in stored}
        if "allocation" in known:
            known["allocation"] = Allocation(known["allocation"])
        if "same_month" in known:
            known["same_month"] = SameMonth(known["same_month"])
        return cls(**known)


@dataclass(frozen=True, slots=True)
class RuleChange:
    """One rule that somebody changed, with its values as they are stored."""

    at: dt.datetime
    user: str
    name: str
    before: object
    after: object


@dataclass(frozen=True, slots=True)
class RulesInForce:
    """The rules, and who changed them last; neither time nor user where nobody ever did. `changes` are those the trail still has,
    the newest first."""

    rules: IntegrationRules
    changed_at: dt.datetime | None = None
    changed_by: str = ""
    changes: tuple[RuleChange, ...] = ()


DEFAULT_RULES = IntegrationRules()
