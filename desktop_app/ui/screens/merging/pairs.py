"""Pairs of customer numbers on the review list, and the columns they are shown in."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject

from desktop_app.domain import formats
from desktop_app.domain.masking import Personal
from desktop_app.domain.merging import LikelySame, Likeness, MergeDecision
from desktop_app.ui.desk import Desk
from desktop_app.ui.widgets.columnar_model import Column


class Shelf(enum.Enum):
    """What is to be done about a pair."""

    OPEN = "open"
    LATER = "later"
    DECIDED = "decided"


@dataclass(frozen=True, slots=True)
class Pair:
    """`why` until somebody decides, `decision` from then on."""

    cons_no: str
    orgn_cons_no: str
    why: Likeness | None = None
    decision: MergeDecision | None = None

    @property
    def numbers(self) -> frozenset[str]:
        return frozenset((self.cons_no, self.orgn_cons_no))


def likely(found: LikelySame) -> Pair:
    return Pair(found.cons_no, found.orgn_cons_no, why=found.why)


def decided(decision: MergeDecision) -> Pair:
    return Pair(decision.cons_no, decision.orgn_cons_no, decision=decision)


class PairColumns(QObject):
    """Makes columns over pairs, in the language of the moment."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk

    def of(self, pairs: Sequence[Pair], shelf: Shelf) -> list[Column]:
        mask = self._desk.house.masking.of(self._desk.session.role)
        numbers = [
            Column("kept", lambda: self.tr("Keeps"), lambda i: mask(Personal.CONS_NO, pairs[i].cons_no), "0000012345678"),
            Column(
                "former", lambda: self.tr("Gives way"), lambda i: mask(Personal.CONS_NO, pairs[i].orgn_cons_no), "0000012345678"
            ),
        ]
        if shelf is not Shelf.DECIDED:
            return [*numbers, Column("why", lambda: self.tr("Why"), lambda i: self.why(pairs[i]), "户名、地址", stretch=True)]
        return [
            *numbers,
            Column("verdict", lambda: self.tr("Decided"), lambda i: self._verdict(pairs[i]), "✕ 不是同一户"),
            Column("reason", lambda: self.tr("Reason"), lambda i: self._reason(pairs[i]), "现场", stretch=True),
        ]

    def why(self, pair: Pair) -> str:
        return self._desk.texts(f"likely.{pair.why.value}") if pair.why is not None else ""

    def _verdict(self, pair: Pair) -> str:
        same = pair.decision is not None and pair.decision.same
        return "✓ " + self.tr("one customer") if same else "✕ " + self.tr("two customers")

    def _reason(self, pair: Pair) -> str:
        return (pair.decision.reason if pair.decision else "") or formats.NOTHING
