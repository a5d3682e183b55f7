"""What the cells of one column can hold, seen from their bytes at once: what cannot be there is not looked for row by row.

A chunk of a million cells whose bytes are digits and points holds no currency sign, no blank to trim and no damaged number. The
quick readings in `casts` and the rules in `checks` ask here first; without facts everything is looked for.
"""

from __future__ import annotations

import enum
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

import pyarrow as pa
import pyarrow.compute as pc

from desktop_app.importing.sql import BLANKS

_DIGITS = b"0123456789"
_LETTERS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_CONTROLS = bytes((*range(32), 127))
_EDGES = f"{BLANKS}'"
_PLAIN_EDGES = tuple(edge.encode() for edge in _EDGES if edge.isascii())
_WIDE_EDGES = tuple(edge.encode() for edge in _EDGES if not edge.isascii())
_WRAPPED = '^="(.*)"$'


class Oddity(enum.Enum):
    """What a column may hold that costs something to look for."""

    NOTHING = "nothing"  # an empty cell
    NULLS = "nulls"  # NULL in words, as databases export it
    WORDS_FOR_NOTHING = "words for nothing"  # --, 无 and NULL in words
    WIDE = "wide"  # anything but ASCII: full-width forms among them
    BROKEN = "broken"  # U+FFFD, where bytes were no text
    CONTROL = "control"  # line breaks, tabs and the like inside
    SHORTENED = "shortened"  # 1.23E+15
    NO_ID = "no id"  # characters no customer number has
    POINTS = "points"  # anything but digits
    SIGNS = "signs"  # anything but digits, points and a minus
    ESCAPED = "escaped"  # what JSON writes with a backslash
    MINUS = "minus"  # a minus, or brackets that mean one


@dataclass(frozen=True)
class Facts:
    """One column of a chunk: its cells, their bytes one after another, and their lengths (bytes; the empty ones not counted)."""

    cells: pa.Array
    data: bytes
    shortest: int
    longest: int
    empty: bool

    @classmethod
    def of(cls, cells: pa.Array) -> Facts:
        """Of a trimmed column of text."""
        lengths = pc.binary_length(cells)
        filled = pc.filter(lengths, pc.greater(lengths, 0))
        span = pc.min_max(filled).as_py()
        return cls(cells, _bytes_of(cells), span["min"] or 0, span["max"] or 0, len(filled) < len(cells))

    def may_hold(self, oddity: Oddity) -> bool:
        """Whether any cell can have it; false is certain."""
        return _LOOKING[oddity](self)

    @cached_property
    def figures(self) -> bool:
        """Digits and nothing else, perhaps with points."""
        return self.made_of(b".")

    @cached_property
    def decimals(self) -> tuple[int, int]:
        """How many characters stand behind the first point, at the fewest and at the most; (1, 1) where there is no point."""
        places = pc.find_substring(self.cells, pattern=".")
        behind = pc.subtract(pc.subtract(pc.binary_length(self.cells), places), 1)
        span = pc.min_max(pc.filter(behind, pc.greater_equal(places, 0))).as_py()
        return (1, 1) if span["min"] is None else (span["min"], span["max"])

    def made_of(self, characters: bytes, *lengths: int) -> bool:
        """Only digits and these characters; where lengths are given, every filled cell has one of them."""
        fitting = not lengths or (self.shortest in lengths and self.longest in lengths)
        return fitting and not self._not_digits.translate(None, characters)

    @cached_property
    def _not_digits(self) -> bytes:
        return self.data.translate(None, _DIGITS)


def trimmed(cells: pa.Array) -> pa.Array:
    """Cells without blanks and apostrophes around them and the ="…" some systems wrap codes in; itself where no cell has any."""
    data = _bytes_of(cells)
    wrapped = b'="' in data
    edges = any(edge in data for edge in _PLAIN_EDGES) or (not data.isascii() and any(edge in data for edge in _WIDE_EDGES))
    if wrapped:
        cells = pc.replace_substring_regex(cells, pattern=_WRAPPED, replacement=r"\1")
    return pc.utf8_trim(cells, characters=_EDGES) if edges or wrapped else cells


def _bytes_of(cells: pa.Array) -> bytes:
    _, offsets, data = cells.buffers()
    if data is None or not len(cells):
        return b""
    ends = memoryview(offsets).cast("i")
    return bytes(memoryview(data)[ends[cells.offset] : ends[cells.offset + len(cells)]])


_NOT_CONTROLS = bytes(set(range(256)) - set(_CONTROLS))
_LOOKING: Mapping[Oddity, Callable[[Facts], bool]] = {
    Oddity.NOTHING: lambda facts: facts.empty,
    Oddity.NULLS: lambda facts: not facts.figures and any(word in facts.data for word in (b"NULL", b"null", b"\\N")),
    Oddity.WORDS_FOR_NOTHING: lambda facts: not facts.figures,
    Oddity.WIDE: lambda facts: not facts.data.isascii(),
    Oddity.BROKEN: lambda facts: not facts.data.isascii() and b"\xef\xbf\xbd" in facts.data,
    Oddity.CONTROL: lambda facts: not facts.made_of(_NOT_CONTROLS),
    Oddity.SHORTENED: lambda facts: not facts.figures and (b"e" in facts.data or b"E" in facts.data),
    Oddity.NO_ID: lambda facts: not facts.made_of(_LETTERS + b"_-"),
    Oddity.POINTS: lambda facts: not facts.made_of(b""),
    Oddity.SIGNS: lambda facts: not facts.made_of(b".-"),
    Oddity.ESCAPED: lambda facts: any(mark in facts.data for mark in (b'"', b"\\")) or facts.may_hold(Oddity.CONTROL),
    Oddity.MINUS: lambda facts: not facts.figures,
}
