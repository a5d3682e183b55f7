"""One workbook cell as text, the way Excel itself would keep it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal

from desktop_app.importing.sources.sheet import SourceRow

# Excel keeps 15 significant digits: a longer whole number has already lost its last ones, and Excel shows it like this.
_EXACT_BELOW = 10**15


def source_row(values: Sequence[object]) -> SourceRow:
    """A row of calamine values as text, numbers marked."""
    if all(type(value) is str for value in values):
        return SourceRow(values)  # type: ignore[arg-type]  # all of them are str, as just seen
    cells = [value if type(value) is str else cell_text(value) for value in values]
    return SourceRow(cells, "".join("n" if type(value) in (float, int) else "." for value in values))


def cell_text(value: object) -> str:
    """Numbers with 15 significant digits and no needless point; days as 2026-03-05, times as 2026-03-05 10:30:00."""
    match value:
        case str():
            return value
        case bool():
            return "TRUE" if value else "FALSE"
        case int() | float():
            return number_text(value)
        case dt.datetime():
            return f"{_whole_second(value):%Y-%m-%d %H:%M:%S}"
        case dt.date() | dt.time():
            return value.isoformat()
        case _:
            return str(value)


def number_text(value: float) -> str:
    """Plain digits; numbers of 16 and more digits in scientific notation, so that no damaged customer number passes as whole."""
    if abs(value) >= _EXACT_BELOW:
        return f"{Decimal(value):.14E}"
    text = f"{value:.15g}"
    if "e" in text:
        text = f"{Decimal(text):f}"
    return "0" if text == "-0" else text


def _whole_second(time: dt.datetime) -> dt.datetime:
    """Serial numbers carry rounding noise below a second (10:29:59.9999997)."""
    if time.microsecond >= 500_000:
        time += dt.timedelta(seconds=1)
    return time.replace(microsecond=0)
