"""A calendar month (电费年月) as a type of its own."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """Year and month; ordered in time."""

    year: int
    number: int

    def __post_init__(self) -> None:
        if not (1 <= self.number <= 12 and 1 <= self.year <= 9999):
            raise ValueError(f"no such month: {self.year}-{self.number}")

    @classmethod
    def of(cls, day: dt.date) -> Self:
        """The month a day lies in."""
        return cls(day.year, day.month)

    @property
    def first_day(self) -> dt.date:
        return dt.date(self.year, self.number, 1)

    @property
    def last_day(self) -> dt.date:
        return dt.date(self.year, self.number, calendar.monthrange(self.year, self.number)[1])

    def plus(self, months: int) -> Month:
        """The month so many months later (negative: earlier)."""
        years, index = divmod(self.number - 1 + months, 12)
        return Month(self.year + years, index + 1)

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.number:02d}"


def months_before(day: dt.date, months: int) -> dt.date:
    """The same day so many months earlier, or the last day of that month where it is shorter."""
    month = Month.of(day).plus(-months)
    return month.first_day.replace(day=min(day.day, month.last_day.day))
