"""Text as the bundled face can print it."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

_BLANKS = re.compile(r"[\t\r\n\v\f\x1c-\x1f\x85\u2028\u2029]+")
_LONG_RUN = re.compile(r"[!-~]{24,}")  # no blank to break at: a narrow column would be overrun
_RUN_PARTS = re.compile(
    r"[-_/]?[^-_/]{1,16}|[-_/]"
)  # before a hyphen: one at the end of a line counts as a divided word, and is not found
BREAK_HERE = "\u200b"


@cache
def coverage(font: Path) -> frozenset[int]:
    """The code points a font file has."""
    from matplotlib.ft2font import FT2Font  # noqa: PLC0415 - heavy, and only reports need it

    return frozenset(FT2Font(str(font)).get_charmap())


def printable(text: str, covered: frozenset[int]) -> str:
    """The text with line ends as blanks and every character the face lacks as 〔U+20BB7〕.

    PDF/A forbids a missing glyph, and an empty box would hide which character it was.
    """
    text = _BLANKS.sub(" ", text)
    if all(ord(character) in covered for character in text):
        return text
    return "".join(character if ord(character) in covered else f"〔U+{ord(character):04X}〕" for character in text)


def breakable(text: str) -> str:
    """The text with places to break (`BREAK_HERE`, taken out by the template) in Latin runs too long for a column."""
    return _LONG_RUN.sub(lambda run: BREAK_HERE.join(_RUN_PARTS.findall(run[0])), text)
