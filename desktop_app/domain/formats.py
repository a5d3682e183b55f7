"""The only place where numbers, money, dates and names become text for people."""

from __future__ import annotations

import datetime as dt
import enum

from desktop_app.domain.money import FEN_PER_WAN, Money

NOTHING = "--"


class Personal(enum.Enum):
    """Kinds of personal data and how much of each may be shown masked."""

    NAME = "name"
    PHONE = "phone"
    ADDRESS = "address"


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


def masked(kind: Personal, text: str | None) -> str:
    """Personal data as far as anyone may see it without a reason: 张*明, 186****1402, an address to its first six characters."""
    if not text:
        return NOTHING
    if kind is Personal.PHONE:
        return f"{text[:3]}****{text[-4:]}" if len(text) >= 8 else "****"
    if kind is Personal.ADDRESS:
        return text[:6] + "***"
    return _masked_name(text)


def _masked_name(name: str) -> str:
    """Names of people (up to four characters) keep the first and, from three on, the last; longer ones are organisations."""
    if len(name) > 4:
        return name
    return name[0] + "*" * (1 if len(name) < 3 else len(name) - 2) + (name[-1] if len(name) >= 3 else "")
