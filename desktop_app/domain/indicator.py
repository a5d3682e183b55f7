"""Indicators (指标): what is computed of a customer as of a day, and how it is described in the 指标口径 dictionary."""

from __future__ import annotations

import datetime as dt
import enum
from dataclasses import dataclass
from typing import Protocol

from desktop_app.domain.figures import AgeingBucket, CollectionMonth, LaterMoney
from desktop_app.domain.frame import Frame
from desktop_app.domain.integration import Allocation
from desktop_app.domain.ledger import Bill
from desktop_app.domain.progress import Progress
from desktop_app.domain.risk import LabelRule
from desktop_app.domain.roles import EVERYWHERE, Scope
from desktop_app.domain.units import UnitFigures


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


class IndicatorEngine(Protocol):
    """Where the indicator expressions run. Everything is as of a day: nothing issued or paid after it counts."""

    def indicators(self, as_of: dt.date, progress: Progress) -> Frame:
        """One row per customer billed by `as_of`, ordered by cons_no.

        Columns: cons_no, customer_class, bills_seen, owed (fen), overdue_days, open_bills, late_now (bool), latest_bill (fen),
        then one column per registered indicator (float, null where unknown).
        """

    def labels(self, as_of: dt.date, rule: LabelRule, progress: Progress) -> Frame:
        """One row per customer with a bill falling due in (as_of, as_of + horizon]: cons_no, label (0/1), at_stake (fen)."""

    def balances(self, as_of: dt.date, scope: Scope = EVERYWHERE) -> Frame:
        """cons_no, owed, credit (fen) of customers of the scope whose account is not settled to the fen."""

    def collection(self, as_of: dt.date, scope: Scope = EVERYWHERE) -> tuple[CollectionMonth, ...]:
        """One entry per bill month issued by `as_of`, oldest first, over the customers of the scope."""

    def ageing(self, as_of: dt.date, scope: Scope = EVERYWHERE) -> tuple[AgeingBucket, ...]: ...

    def units(self, as_of: dt.date, scope: Scope = EVERYWHERE) -> tuple[UnitFigures, ...]:
        """One entry per unit as rows name it, over the customers of the scope, of the unit alone and not of those below it."""

    def later_money(self, as_of: dt.date, scope: Scope = EVERYWHERE) -> LaterMoney:
        """Money received after the day."""

    def bills_of(self, cons_no: str, as_of: dt.date) -> tuple[Bill, ...]:
        """Newest first."""

    def allocation_rule(self) -> Allocation:
        """The office's present rule for receipts that name no bill."""

    def compiled(self, as_of: dt.date) -> dict[str, str]:
        """The SQL behind the indicators: `history`, the table they all stand on, then each one over it by indicator id."""
