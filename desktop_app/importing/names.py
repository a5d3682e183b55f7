"""Header texts as they are compared, and the units in their brackets."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from desktop_app.domain.dictionary import Dictionary

_BLANKS = re.compile(r"\s+")
_BRACKETED = re.compile(r"[(\[{【<]([^)\]}】>]*)[)\]}】>]")
_EDGES = "*:'\"`#."
_LOOKS_LIKE_A_UNIT = re.compile(r"[元万千百兆亿分]|w$|va$|wh$")


@lru_cache(maxsize=16384)
def plain(header: str) -> str:
    """A header as it is compared: half-width, without blanks, stars and colons, lower case."""
    return _BLANKS.sub("", unicodedata.normalize("NFKC", header)).strip(_EDGES).casefold()


def bare(header: str) -> str:
    """The same without what stands in brackets: 应收电费（元） is 应收电费."""
    return _BRACKETED.sub("", plain(header)).strip(_EDGES)


def in_brackets(header: str) -> tuple[str, ...]:
    return tuple(part.removeprefix("单位:") for part in _BRACKETED.findall(plain(header)))


def unit_power(header: str, dictionary: Dictionary) -> int | None:
    """The power of ten from the unit in a header's brackets to the unit stored; 0 without one, None for a unit nobody knows."""
    units = known_units(dictionary)
    found = in_brackets(header)
    for part in found:
        if part in units:
            return units[part]
    return None if any(_LOOKS_LIKE_A_UNIT.search(part) for part in found) else 0


def known_units(dictionary: Dictionary) -> dict[str, int]:
    return {plain(unit): power for unit, power in dictionary.units.items()}


def reads_data(header: str, dictionary: Dictionary) -> bool:
    """False for our own columns, counters and columns staff fill in."""
    return plain(header) not in {plain(name) for name in dictionary.ignored}
