"""Units (供电单位) and how they nest. Nothing is placed by a guess: a unit hangs below another because an extract says so, or
because its code begins with the other's in a store whose codes are known to nest."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from desktop_app.domain.money import ZERO, Money

NO_UNIT = ""
"""The key of rows that name no unit."""


class Proof(enum.Enum):
    """Why a unit hangs where it does."""

    SAID = "said"  # an extract names the unit above
    CODED = "coded"  # its code begins with the code of the unit above


class Nesting(enum.Enum):
    """Whether a code that begins with another's means that the unit lies below."""

    PROVEN = "proven"  # extracts name units above, and the codes agree every time
    TOLD = "told"  # the office says so
    DENIED = "denied"  # some extract names a unit above whose code is no beginning
    OPEN = "open"  # no extract names one: nobody can say


class Trouble(enum.Enum):
    """What units leave open or contradict; told, and never settled by a guess."""

    TWO_NAMES = "two_names"  # one code under several names
    TWO_CODES = "two_codes"  # one name under several codes: rows with the name alone belong to neither
    TWO_PARENTS = "two_parents"  # extracts name different units above
    CIRCLE = "circle"  # a unit lies below itself
    CODE_DENIES = "code_denies"  # the code does not begin with that of the unit named above
    STRANGER = "stranger"  # bills or receipts name a unit no customer has


@dataclass(frozen=True, slots=True)
class SeenUnit:
    """A unit as rows name it; either may be empty. `of_customers`: a customer's record does."""

    code: str
    name: str
    rows: int
    of_customers: bool = False


@dataclass(frozen=True, slots=True)
class SaidAbove:
    """That the first unit lies below the second, near or far, as so many rows say."""

    code: str
    name: str
    above_code: str
    above_name: str
    rows: int


@dataclass(frozen=True, slots=True)
class UnitsSaid:
    """Everything the store says of units."""

    seen: tuple[SeenUnit, ...]
    above: tuple[SaidAbove, ...]


@dataclass(frozen=True, slots=True)
class Unit:
    """`key` is the code, of a unit without one the name. A root has no parent."""

    key: str
    name: str
    parent: str | None = None
    proof: Proof | None = None
    depth: int = 0


@dataclass(frozen=True, slots=True)
class UnitFinding:
    """`told`: the names, codes or units that contradict each other."""

    trouble: Trouble
    key: str
    told: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UnitTree:
    """Units, each right before those below it. `aliases`: other keys under which rows name a unit, and the unit's own."""

    units: tuple[Unit, ...]
    nesting: Nesting
    findings: tuple[UnitFinding, ...] = ()
    aliases: Mapping[str, str] = field(default_factory=dict)

    def key_of(self, key: str) -> str:
        """The unit that rows with this code or name belong to."""
        return self.aliases.get(key, key)

    def whole(self, key: str) -> frozenset[str]:
        """Every key rows of the unit or of one below may bear."""
        inside = {self.key_of(key)}
        for unit in self.units:
            if unit.parent in inside:
                inside.add(unit.key)
        return frozenset(inside | {name for name, own in self.aliases.items() if own in inside})


class Units(Protocol):
    """What the store says of units."""

    def said(self) -> UnitsSaid:
        """Of rows in force, over the whole office."""


@dataclass(frozen=True, slots=True)
class UnitSums:
    """What a unit's customers come to as of a day; `areas` are transformer areas."""

    customers: int = 0
    areas: int = 0
    billed: Money = ZERO
    paid: Money = ZERO
    owed: Money = ZERO

    def __add__(self, other: UnitSums) -> UnitSums:
        return UnitSums(*(getattr(self, name) + getattr(other, name) for name in self.__slots__))


@dataclass(frozen=True, slots=True)
class UnitFigures:
    """A unit's own customers, as rows name it: `key` is the code, else the name, else empty."""

    key: str
    name: str
    sums: UnitSums
