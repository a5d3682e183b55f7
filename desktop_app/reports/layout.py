"""How a document is laid on A4: upright or on its side, and how large the type of its tables."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.domain.errors import ReportError
from desktop_app.reports.model import Column, Document, Table

MM_PER_PT = 25.4 / 72
CELL_INSET_MM = 1.3
SIZES_PT = (9.0, 8.5, 8.0)  # never below 8: older readers
_TIGHT = 1.02  # a hair more than measured, so that rounding never wraps a number


@dataclass(frozen=True, slots=True)
class Sheet:
    """A4 with its margins in millimetres; the left edge is the binding edge."""

    landscape: bool
    left: float = 22.0
    right: float = 15.0
    top: float = 27.0
    bottom: float = 19.0

    @property
    def text_width(self) -> float:
        return (297.0 if self.landscape else 210.0) - self.left - self.right


@dataclass(frozen=True, slots=True)
class Fit:
    """The sheet chosen and the size of type in tables."""

    sheet: Sheet
    size_pt: float


def fit(document: Document) -> Fit:
    """Upright at 9 pt if all tables fit, else on its side, else smaller down to 8 pt; a column is never clipped.

    Raises:
        ReportError: a table is too wide even so.
    """
    tables = [block for block in document.blocks if isinstance(block, Table)]
    choices = [Fit(Sheet(landscape=False), SIZES_PT[0]), *(Fit(Sheet(landscape=True), size) for size in SIZES_PT)]
    for choice in choices:
        if all(needed(table, choice.size_pt) <= choice.sheet.text_width for table in tables):
            return choice
    raise ReportError("reports.too_wide", title=document.title)


def needed(table: Table, size_pt: float) -> float:
    """The least width of a table in millimetres."""
    return sum(width(table, place, size_pt) for place in range(len(table.columns)))


def width(table: Table, place: int, size_pt: float) -> float:
    """The least width of a column in millimetres: of its longest cell, or what a wrapping column declares."""
    column = table.columns[place]
    words = [*column.title.split(), f"({column.unit})" if column.unit else "", _total(table, column, place)]
    if not column.wraps:
        words += [row[place] for row in table.rows]
    return max(column.min_mm, max(map(_ems, words)) * size_pt * MM_PER_PT * _TIGHT + 2 * CELL_INSET_MM)


def widths(table: Table, chosen: Fit) -> list[float]:
    """Widths of all columns in millimetres; what is left of the sheet goes to the sharing columns in proportion."""
    least = [width(table, place, chosen.size_pt) for place in range(len(table.columns))]
    shares = sum(column.share for column in table.columns)
    rest = chosen.sheet.text_width - sum(least)
    return [one + (rest * column.share / shares if shares else 0.0) for one, column in zip(least, table.columns, strict=True)]


def _total(table: Table, column: Column, place: int) -> str:
    return f"{table.total(place):,}" if column.summed else ""


def _ems(text: str) -> float:
    """Width of a text in ems, rounded up from the bold face: digits 0.59, Chinese 1, `W` and `@` 1.01."""
    return sum(_em(character) for character in text)


def _em(character: str) -> float:
    if not character.isascii():
        return 1.0 if character >= "\u2190" else 1.1  # № and ℃ are wider than an ideograph
    if character in " ,.:;'|!()ijlftr":
        return 0.44
    if character in "mwMW@%&":
        return 1.01
    return 0.78 if character.isupper() else 0.645
