"""What an indicator is: a small expression over a customer's history, and its entry in the 指标口径 dictionary."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

import ibis.expr.types as ir

from desktop_app.domain.indicator import Direction, Family, IndicatorSpec, Side


class Expression(Protocol):
    """A named function from a customer's history to one aggregate."""

    __name__: str

    def __call__(self, bills: ir.Table, /) -> ir.Value: ...


@dataclass(frozen=True, slots=True)
class Indicator:
    """`expression` turns the table of `history.history` into one aggregate per customer."""

    spec: IndicatorSpec
    expression: Expression


@dataclass(frozen=True, slots=True)
class FamilyOf:
    """Declares the indicators of one family: `@LATENESS(zh, en, ...)` above the function whose name is the id.

    `source` names an entry of docs/references.md and stands for every indicator that names no other.
    """

    side: Side
    family: Family
    source: str

    def __call__(
        self,
        zh: str,
        en: str,
        direction: Direction,
        unit: str,
        decimals: int,
        formula: str,
        source: str | None = None,
    ) -> Callable[[Expression], Indicator]:
        def register(expression: Expression) -> Indicator:
            name = expression.__name__
            spec = IndicatorSpec(name, zh, en, self.side, self.family, direction, unit, decimals, formula, source or self.source)
            return Indicator(spec, expression)

        return register
