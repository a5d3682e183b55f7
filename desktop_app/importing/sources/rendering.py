"""Values of a database as the text of cells: exactly what the database holds, column by column.

A moment with a time zone becomes Beijing time, the wall time of every office, and the column is told. What has no text (pictures,
lists) is refused: a cell that says `b'\\x89PNG'` helps nobody.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable, Sequence
from decimal import Decimal

import pyarrow as pa

from desktop_app.domain.errors import ExtractError

BEIJING = dt.timezone(dt.timedelta(hours=8))
_EXACT_BELOW = 2**53


def column_text(name: str, values: Sequence[object], zoned: set[str]) -> pa.Array:
    """One column of one batch; its name goes into `zoned` where a value had a time zone.

    Raises:
        ExtractError: a value that is no text, number, day or moment.
    """
    kinds = {type(value) for value in values} - {type(None)}
    if kinds <= {str}:
        return pa.array(values, pa.string())
    if any(isinstance(value, dt.datetime) and value.tzinfo is not None for value in values):
        zoned.add(name)
    writers = {kind: _writer(kind, name) for kind in kinds}
    return pa.array([None if value is None else writers[type(value)](value) for value in values], pa.string())


def _writer(kind: type, name: str) -> Callable[..., str]:
    for known, writer in _WRITERS:
        if issubclass(kind, known):
            return writer
    raise ExtractError("importing.no_text", column=name, type=kind.__name__)


def _decimal(value: Decimal) -> str:
    return f"{value:f}"


def _float(value: float) -> str:
    """A whole number without a point, so that a number kept as a float still reads as one; others as short as they are exact."""
    return str(int(value)) if value.is_integer() and abs(value) < _EXACT_BELOW else repr(value)


def _moment(value: dt.datetime) -> str:
    local = value.astimezone(BEIJING).replace(tzinfo=None) if value.tzinfo is not None else value
    return local.isoformat(sep=" ")


def _span(value: dt.timedelta) -> str:
    """MySQL gives a time of day as the time since midnight."""
    sign, whole = ("-", -value) if value < dt.timedelta(0) else ("", value)
    minutes, seconds = divmod(whole.days * 86_400 + whole.seconds, 60)
    fraction = f".{whole.microseconds:06d}" if whole.microseconds else ""
    return f"{sign}{minutes // 60:02d}:{minutes % 60:02d}:{seconds:02d}{fraction}"


def _flag(value: bool) -> str:
    return "TRUE" if value else "FALSE"


_WRITERS: tuple[tuple[type, Callable[..., str]], ...] = (
    (str, str),
    (bool, _flag),
    (int, str),
    (Decimal, _decimal),
    (float, _float),
    (dt.datetime, _moment),
    (dt.date, dt.date.isoformat),
    (dt.time, dt.time.isoformat),
    (dt.timedelta, _span),
    (uuid.UUID, str),
)
