"""Small pieces of DuckDB SQL text. Names come from the dictionary or are column numbers; all else is a quoted literal."""

from __future__ import annotations

from collections.abc import Iterable

BLANKS = " \t\r\n\v\f\u00a0\u3000\u200b\ufeff"

_WIDE = "".join(chr(code) for code in range(0xFF01, 0xFF5F)) + "￥　"
_NARROW = "".join(chr(code) for code in range(0x21, 0x7F)) + "¥ "


def literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def literals(texts: Iterable[str]) -> str:
    return ", ".join(literal(text) for text in texts)


def cleaned(column: str) -> str:
    """A cell without blanks and apostrophes around it and the ="…" some systems wrap codes in; NULL where nothing is left."""
    unwrapped = f"CASE WHEN starts_with({column}, '=\"') THEN regexp_replace({column}, '^=\"(.*)\"$', '\\1') ELSE {column} END"
    return f"nullif(trim({unwrapped}, {literal(BLANKS + chr(39))}), '')"


def narrowed(text: str) -> str:
    """Full-width digits, letters and signs as half-width ones; plain ASCII, as most cells are, is passed by: that is faster."""
    translated = f"translate({text}, {literal(_WIDE)}, {literal(_NARROW)})"
    return f"CASE WHEN strlen({text}) = length({text}) THEN {text} ELSE {translated} END"


def any_of(conditions: Iterable[str]) -> str:
    return " OR ".join(f"({condition})" for condition in conditions) or "false"


def all_of(conditions: Iterable[str]) -> str:
    return " AND ".join(f"({condition})" for condition in conditions) or "true"


def same(left: str, right: str, columns: Iterable[str]) -> str:
    """Equality of columns where unknown equals unknown."""
    return all_of(f"{left}.{column} IS NOT DISTINCT FROM {right}.{column}" for column in columns)
