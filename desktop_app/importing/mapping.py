"""Headers to fields: which column is read as what, and in which unit."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from desktop_app.domain.dictionary import Dictionary, ExtractKind, Field, FieldType
from desktop_app.domain.sheets import MappedColumn

_BLANKS = re.compile(r"\s+")
_BRACKETED = re.compile(r"[(\[{【<]([^)\]}】>]*)[)\]}】>]")
_EDGES = "*:'\"`#."
_LOOKS_LIKE_A_UNIT = re.compile(r"[元万千百兆亿分]|w$|va$|wh$")


def plain(header: str) -> str:
    """A header as it is compared: half-width, without blanks, stars and colons, lower case."""
    return _BLANKS.sub("", unicodedata.normalize("NFKC", header)).strip(_EDGES).casefold()


def bare(header: str) -> str:
    """The same without what stands in brackets: 应收电费（元） is 应收电费."""
    return _BRACKETED.sub("", plain(header)).strip(_EDGES)


def unit_power(header: str, dictionary: Dictionary) -> int | None:
    """The power of ten from the unit in a header's brackets to the unit stored; 0 without one, None for a unit nobody knows."""
    units = {plain(unit): power for unit, power in dictionary.units.items()}
    found = [part.removeprefix("单位:") for part in _BRACKETED.findall(plain(header))]
    for part in found:
        if part in units:
            return units[part]
    return None if any(_LOOKS_LIKE_A_UNIT.search(part) for part in found) else 0


def map_columns(headers: Sequence[str], kind: ExtractKind, dictionary: Dictionary) -> tuple[MappedColumn, ...]:
    """One entry per column. A field is read from one column only: the header it prefers, then the leftmost."""
    names = _names(kind)
    best: dict[str, tuple[int, int]] = {}
    for index, header in enumerate(headers):
        known = _known(header, names, dictionary)
        if known is not None:
            field, rank = known
            best[field.id] = min(best.get(field.id, (rank, index)), (rank, index))
    chosen = {index: field_id for field_id, (_, index) in best.items()}
    return tuple(MappedColumn(index, header, chosen.get(index)) for index, header in enumerate(headers))


def _names(kind: ExtractKind) -> dict[str, tuple[Field, int]]:
    """Every name of every field with its rank; the first field to claim a name keeps it."""
    names: dict[str, tuple[Field, int]] = {}
    for field in kind.fields:
        for rank, name in enumerate((field.zh, *field.aliases, field.sg186, field.id, field.en)):
            if name:
                names.setdefault(plain(name), (field, rank))
    return names


def _known(header: str, names: dict[str, tuple[Field, int]], dictionary: Dictionary) -> tuple[Field, int] | None:
    if plain(header) in {plain(name) for name in dictionary.ignored}:
        return None
    found = names.get(plain(header)) or names.get(bare(header))
    if found is None:
        return None
    counted = found[0].type in (FieldType.MONEY, FieldType.NUMBER)
    return None if counted and unit_power(header, dictionary) is None else found
