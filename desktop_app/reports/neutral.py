"""Text that a spreadsheet must not read as a formula."""

from __future__ import annotations

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def begins_like_formula(text: str) -> bool:
    return text.startswith(FORMULA_STARTS)


def csv_text(text: str) -> str:
    """A text for a CSV cell: an apostrophe before what would be read as a formula, the text itself unchanged.

    Only for texts: numbers are written as they are, or a negative amount would no longer be one.
    """
    return f"'{text}" if begins_like_formula(text) else text
