"""The points sheet of one customer: what a calculator adds up to the score."""

from __future__ import annotations

import math
from collections.abc import Sequence

from desktop_app.analytics.credit.card import Card, Characteristic
from desktop_app.domain import formats
from desktop_app.domain.risk import SheetLine


def points_sheet(card: Card, customer_class: str, values: Sequence[float | None]) -> tuple[SheetLine, ...]:
    """One line per characteristic of the card, `values` in its order (None: unknown); they and BASE_POINTS are the score."""
    return tuple(_line(item, value, customer_class) for item, value in zip(card.characteristics, values, strict=True))


def _line(item: Characteristic, value: float | None, customer_class: str) -> SheetLine:
    place = _bin(item, value)
    mean = item.mean(customer_class).points
    return SheetLine(item.indicator_id, value, _bin_text(item, place), item.points[place], mean)


def _bin(item: Characteristic, value: float | None) -> int:
    """As `Bins.codes`, of one value."""
    if value is None or math.isnan(value):
        return item.bins.unknown
    if item.bins.categories:
        listed = item.bins.categories
        return listed.index(value) if value in listed else len(listed)
    return sum(edge < value for edge in item.bins.edges)


def _bin_text(item: Characteristic, place: int) -> str:
    """The bin's limits without words: `≤ 2`, `2 – 5`, `> 5`; a state or nothing known is `--`, its words stand beside it."""
    edges = item.bins.edges
    if place == item.bins.unknown or item.bins.categories:
        return formats.NOTHING
    if not edges:
        return "*"
    if place == 0:
        return f"≤ {_limit(item, edges[0])}"
    if place == len(edges):
        return f"> {_limit(item, edges[-1])}"
    return f"{_limit(item, edges[place - 1])} – {_limit(item, edges[place])}"


def _limit(item: Characteristic, edge: float) -> str:
    return formats.percent(edge, 1) if item.unit == "%" else formats.number(edge, max(item.decimals, 0))
