"""Customers that may be one and the same under two numbers: candidates by what the records say, decided by a person."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import Protocol


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


class Merging(Protocol):
    """Candidates, and what people decided about them."""

    def candidates(self, most: int) -> tuple[LikelySame, ...]:
        """Pairs nobody has decided about, the surest first."""

    def decide(self, cons_no: str, orgn_cons_no: str, same: bool | None, user: str) -> bool:
        """Keep a decision, in place of an earlier one; None takes it back. Whether anything changed."""

    def known(self, cons_no: str) -> bool:
        """Whether the store has rows of this number."""
