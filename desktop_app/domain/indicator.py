"""Indicators (指标): what is computed of a customer as of a day, and how it is described in the 指标口径 dictionary."""

from __future__ import annotations

import enum
from dataclasses import dataclass


class Family(enum.Enum):
    """Indicators of one family tell the same story; a customer is given at most one reason of each."""

    LATENESS = "lateness"  # willingness: how often and how long late
    RECENCY = "recency"  # willingness: the state of the last months
    PAYMENT = "payment"  # willingness: how bills are paid
    ARREARS = "arrears"  # ability: what is owed against what is usual
    BILL = "bill"  # ability: the bill against its own history
    CAPACITY = "capacity"  # ability: contract capacity and its use
    TENURE = "tenure"  # history


class Side(enum.Enum):
    """What an indicator speaks of (意愿, 能力, 历史)."""

    WILLINGNESS = "willingness"
    ABILITY = "ability"
    HISTORY = "history"


class Direction(enum.Enum):
    """What a higher value does to the risk of arrears."""

    RAISES = 1
    LOWERS = -1
    FREE = 0


@dataclass(frozen=True, slots=True)
class IndicatorSpec:
    """One entry of the 指标口径 dictionary. `formula` is the text printed; `unit` one of 次 天 元 % 倍 月 状态 户 千伏安."""

    id: str
    zh: str
    en: str
    side: Side
    family: Family
    direction: Direction
    unit: str
    decimals: int
    formula: str
    source: str

    def name(self, language: str) -> str:
        return self.zh if language == "zh" else self.en
