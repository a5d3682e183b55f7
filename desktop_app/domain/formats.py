"""The only place where numbers, money and dates become text for people (personal data: `domain.masking`)."""

from __future__ import annotations

import datetime as dt

from desktop_app.domain.money import FEN_PER_WAN, Money

NOTHING = "--"


def yuan(amount: Money | None) -> str:
    """1,234.50; `--` for nothing, 0.00 for zero."""
    return NOTHING if amount is None else str(amount)


def wan(amount: Money | None) -> str:
    """万元 with two decimals, rounded half up: 4,126.38."""
    if amount is None:
        return NOTHING
    sign = "-" if amount.fen < 0 else ""
    hundredths = (abs(amount.fen) * 100 + FEN_PER_WAN // 2) // FEN_PER_WAN
    return f"{sign}{hundredths // 100:,}.{hundredths % 100:02d}"


def count(number: int | None) -> str:
    return NOTHING if number is None else f"{number:,}"


def percent(share: float | None, decimals: int = 2) -> str:
    """A share in 0..1 as 97.40 %, written without the blank: 97.40%."""
    return NOTHING if share is None else f"{share * 100:.{decimals}f}%"


def number(value: float | None, decimals: int = 2) -> str:
    return NOTHING if value is None else f"{value:,.{decimals}f}"


def day(date: dt.date | None) -> str:
    return NOTHING if date is None else f"{date:%Y-%m-%d}"


def moment(time: dt.datetime | None) -> str:
    return NOTHING if time is None else f"{time:%Y-%m-%d %H:%M}"
