"""Exact money: whole fen, never a float."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Self

FEN_PER_YUAN = 100
FEN_PER_WAN = 1_000_000


@dataclass(frozen=True, slots=True, order=True)
class Money:
    """An amount in fen (0.01 yuan). Sums and differences stay exact; there is no division and no float on purpose."""

    fen: int

    @classmethod
    def from_yuan(cls, yuan: Decimal | int | str) -> Self:
        """Amount from yuan with at most two decimals.

        Raises:
            ValueError: a part of a fen would be lost, or the text is no number.
        """
        try:
            scaled = Decimal(yuan) * FEN_PER_YUAN
        except ArithmeticError as error:
            raise ValueError(f"not an amount in yuan: {yuan!r}") from error
        if not scaled.is_finite() or scaled != scaled.to_integral_value():
            raise ValueError(f"not a whole number of fen: {yuan!r}")
        return cls(int(scaled))

    @property
    def yuan(self) -> Decimal:
        """The amount in yuan, always with two decimals."""
        return Decimal(self.fen).scaleb(-2)

    def __add__(self, other: Money) -> Money:
        return Money(self.fen + other.fen)

    def __sub__(self, other: Money) -> Money:
        return Money(self.fen - other.fen)

    def __neg__(self) -> Money:
        return Money(-self.fen)

    def __bool__(self) -> bool:
        return self.fen != 0

    def __str__(self) -> str:
        return f"{self.yuan:,.2f}"


ZERO = Money(0)
