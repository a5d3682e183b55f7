"""Customers that may be one and the same under two numbers: candidates by what the records say, decided by a person."""

from __future__ import annotations

import datetime as dt
import enum
from dataclasses import dataclass
from typing import Protocol

from desktop_app.domain.money import Money
from desktop_app.domain.month import Month


class Likeness(enum.Enum):
    """Why two numbers may be one customer."""

    FORMER_NUMBER = "former_number"  # one record names the other's number as 原户号
    SAME_DOCUMENT = "same_document"  # the same 证件号码
    SAME_HOME = "same_home"  # the same name, address and telephone


@dataclass(frozen=True, slots=True)
class LikelySame:
    """Two numbers; `cons_no` is the one that would be kept."""

    cons_no: str
    orgn_cons_no: str
    why: Likeness


@dataclass(frozen=True, slots=True)
class MergeDecision:
    """What a person decided about two numbers; `reason` is what the trail keeps of it, empty where that part is pruned."""

    cons_no: str
    orgn_cons_no: str
    same: bool
    decided_at: dt.datetime
    user: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Compared:
    """One field of both records as they were written; None where a record does not say it, or there is none."""

    field_id: str
    kept: str | None
    former: str | None

    @property
    def agrees(self) -> bool | None:
        """None where one of them does not say."""
        return None if self.kept is None or self.former is None else self.kept == self.former


@dataclass(frozen=True, slots=True)
class Held:
    """What counts under one number, whatever was decided about it."""

    bills: int
    first: Month | None
    last: Month | None
    billed: Money
    payments: int
    paid: Money


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two numbers side by side. Bills of one month under both speak against one customer."""

    cons_no: str
    orgn_cons_no: str
    fields: tuple[Compared, ...]
    kept: Held
    former: Held
    months_in_both: int


class Merging(Protocol):
    """Candidates, and what people decided about them."""

    def candidates(self, most: int) -> tuple[LikelySame, ...]:
        """Pairs nobody has decided about, the surest first."""

    def decide(self, cons_no: str, orgn_cons_no: str, same: bool | None, user: str) -> bool:
        """Keep a decision, in place of an earlier one; None takes it back. Whether anything changed."""

    def decisions(self, most: int) -> tuple[MergeDecision, ...]:
        """What was decided, the newest first."""

    def compare(self, cons_no: str, orgn_cons_no: str) -> Comparison:
        """What the store has under each number."""

    def known(self, cons_no: str) -> bool:
        """Whether the store has rows of this number."""
