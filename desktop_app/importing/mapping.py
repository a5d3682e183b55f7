"""Headers to fields: which column is read as what, and in which unit."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import lru_cache

from desktop_app.domain.batch import MappedColumn
from desktop_app.domain.dictionary import Dictionary, ExtractKind, Field, FieldType

_BLANKS = re.compile(r"\s+")
_BRACKETED = re.compile(r"[(\[{【<]([^)\]}】>]*)[)\]}】>]")
_EDGES = "*:'\"`#."
_LOOKS_LIKE_A_UNIT = re.compile(r"[元万千百兆亿分]|w$|va$|wh$")


@lru_cache(maxsize=4096)
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
    chosen = _chosen(headers, _names(kind), dictionary)
    left = [header if index not in chosen else "" for index, header in enumerate(headers)]
    taken = set(chosen.values())
    spare = {name: (field, rank) for name, (field, rank) in _spare_names(kind).items() if field.id not in taken}
    chosen |= _chosen(left, spare, dictionary)
    return tuple(MappedColumn(index, header, chosen.get(index)) for index, header in enumerate(headers))


def reads_data(header: str, dictionary: Dictionary) -> bool:
    """False for our own columns, counters and columns staff fill in."""
    return plain(header) not in {plain(name) for name in dictionary.ignored}


def _chosen(headers: Sequence[str], names: Mapping[str, tuple[Field, int]], dictionary: Dictionary) -> dict[int, str]:
    """Column index → field id."""
    best: dict[str, tuple[int, int]] = {}
    for index, header in enumerate(headers):
        known = _known(header, names, dictionary) if header else None
        if known is not None:
            field, rank = known
            best[field.id] = min(best.get(field.id, (rank, index)), (rank, index))
    return {index: field_id for field_id, (_, index) in best.items()}


@lru_cache(maxsize=64)
def _spare_names(kind: ExtractKind) -> dict[str, tuple[Field, int]]:
    return {plain(name): (field, rank) for field in kind.fields for rank, name in enumerate(field.spare)}


@lru_cache(maxsize=64)
def _names(kind: ExtractKind) -> dict[str, tuple[Field, int]]:
    """Every name of every field with its rank; the first field to claim a name keeps it."""
    names: dict[str, tuple[Field, int]] = {}
    for field in (field for field in kind.fields if not field.own):
        for rank, name in enumerate((field.zh, *field.aliases, field.sg186, field.id, field.en)):
            if name:
                names.setdefault(plain(name), (field, rank))
    return names


def _known(header: str, names: Mapping[str, tuple[Field, int]], dictionary: Dictionary) -> tuple[Field, int] | None:
    if not reads_data(header, dictionary):
        return None
    found = names.get(plain(header)) or names.get(bare(header))
    if found is None:
        return None
    counted = found[0].type in (FieldType.MONEY, FieldType.NUMBER)
    return None if counted and unit_power(header, dictionary) is None else found
