"""The field dictionary: which kinds of extract exist, their fields, types and the headers they go by.

It is data: resources/dictionaries/extracts.toml has what is common, extracts/ one file per kind. A new kind needs a table (a
migration) and a file there, no code.
"""

from __future__ import annotations

import dataclasses
import enum
import tomllib
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self


class FieldType(enum.Enum):
    """How a cell of this field is read."""

    ID = "id"  # customer numbers and the like: always text, never a number
    TEXT = "text"
    CODE = "code"  # a value of a code table; kept as given
    DATE = "date"
    TIME = "time"  # a day, with or without a time of day
    MONTH = "month"
    MONEY = "money"  # yuan, at most two decimals
    NUMBER = "number"
    CURVE = "curve"  # the points of a day, one column each


ABOUT = "about"
"""The field of a kind that holds, as a JSON object by field id, what an extract tells beside."""


class Repeat(enum.Enum):
    """What a second row with the same key means."""

    UNIQUE = "unique"  # there can be only one: the second is refused
    COUNTED = "counted"  # may happen (two equal receipts); only as many as are stored already are refused
    VERSIONED = "versioned"  # a newer version where its content differs


@dataclass(frozen=True, slots=True)
class Field:
    """One column of a canonical table.

    `spare`: names taken where no other field wants the column. `own`: filled by the program, never read. `borrowed`: the column
    belongs to another kind as well and does not speak for this one.
    """

    id: str
    type: FieldType
    zh: str
    en: str
    aliases: tuple[str, ...] = ()
    sg186: str = ""
    required: bool = False
    personal: bool = False
    spare: tuple[str, ...] = ()
    own: bool = False
    borrowed: bool = False

    def name(self, language: str) -> str:
        return self.zh if language == "zh" else self.en


@dataclass(frozen=True, slots=True)
class Composite:
    """A cell with two or three things in it (`no|name`, `a|b|c`) and the fields they go to, in their order.

    Headers in `always` say so by themselves; those in `seen` only where the first cells have that form.
    """

    id: str
    zh: str
    en: str
    parts: tuple[str, ...]
    always: tuple[str, ...] = ()
    seen: tuple[str, ...] = ()

    def name(self, language: str) -> str:
        return self.zh if language == "zh" else self.en


@dataclass(frozen=True, slots=True)
class ExtractKind:
    """One kind of extract; `key` are the fields that identify a row against what is already stored.

    Rows belong to a row of the kind `parent` with the same `parent_key`; the sum of the money field `total` is the control total.
    A header is of this kind where it has every required field, one of each group in `needs` and `fewest` known names; `tells` are
    the fields that tell it from other kinds, and one whole group of `sure` settles it. What an extract tells `beside` (the
    customer's address in a list of bills) is kept as written in the field `about`, so that the table stays narrow.
    """

    id: str
    zh: str
    en: str
    table: str
    order: int
    key: tuple[str, ...]
    total: str | None
    fields: tuple[Field, ...]
    repeats: Repeat = Repeat.UNIQUE
    parent: str | None = None
    parent_key: tuple[str, ...] = ()
    tells: tuple[str, ...] = ()
    needs: tuple[tuple[str, ...], ...] = ()
    sure: tuple[tuple[str, ...], ...] = ()
    fewest: int = 3
    composites: tuple[Composite, ...] = ()
    beside: tuple[Field, ...] = ()

    def field(self, field_id: str) -> Field:
        return next(field for field in self.readable if field.id == field_id)

    def lacks(self, read: Collection[str]) -> tuple[str, ...]:
        """Required fields, and the first of each group one of is needed, that are not among those read."""
        required = [field.id for field in self.fields if field.required and field.id not in read]
        return (*required, *(group[0] for group in self.needs if not set(group).intersection((*read, *required))))

    def twice(self, read: Iterable[str]) -> tuple[str, ...]:
        """Fields that are read from several columns, but for curves, which have a column for each point."""
        counts = Counter(read)
        return tuple(field for field, count in counts.items() if count > 1 and self.field(field).type is not FieldType.CURVE)

    @property
    def readable(self) -> tuple[Field, ...]:
        """What a column may be read as: the table's own fields and what is told beside them."""
        return (*self.fields, *self.beside)

    def name(self, language: str) -> str:
        return self.zh if language == "zh" else self.en


@dataclass(frozen=True, slots=True)
class Dictionary:
    """All kinds, in the order they are imported (customers before bills before payments).

    `units` gives for a unit in a header the power of ten that leads to the unit stored (万元: 4); headers in `ignored` are never
    read (counters, columns staff fill in); the pairs in `ours` stand in front of rejected rows, and are no part of the file.
    """

    kinds: tuple[ExtractKind, ...]
    units: Mapping[str, int] = dataclasses.field(default_factory=dict)
    ignored: tuple[str, ...] = ()
    ours: tuple[tuple[str, ...], ...] = ()

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read the common file and, from the folder of its name, one file per kind.

        Raises:
            KeyError, ValueError: a file lacks a required entry or names an unknown type.
        """
        common = tomllib.loads(path.read_text(encoding="utf-8"))
        files = sorted(path.with_suffix("").glob("*.toml"))
        kinds = [_kind(file.stem, tomllib.loads(file.read_text(encoding="utf-8")), common) for file in files]
        ordered = tuple(sorted(kinds, key=lambda kind: kind.order))
        return cls(ordered, common.get("units", {}), tuple(common.get("ignored", ())), _groups(common.get("ours", ())))

    def kind(self, kind_id: str) -> ExtractKind:
        return next(kind for kind in self.kinds if kind.id == kind_id)


def _kind(kind_id: str, entry: dict[str, Any], common: dict[str, Any]) -> ExtractKind:
    shared = common.get("field", {})
    return ExtractKind(
        id=kind_id,
        zh=entry["zh"],
        en=entry["en"],
        table=entry["table"],
        order=entry["order"],
        key=tuple(entry["key"]),
        total=entry.get("total"),
        fields=tuple(_field(item, shared) for item in entry["field"]),
        beside=tuple(_field(item, shared) for item in entry.get("beside", ())),
        repeats=Repeat(entry.get("repeats", "unique")),
        parent=entry.get("parent"),
        parent_key=tuple(entry.get("parent_key", ())),
        tells=tuple(entry.get("tells", ())),
        needs=_groups(entry.get("needs", ())),
        sure=_groups(entry.get("sure", ())),
        fewest=entry.get("fewest", 3),
        composites=tuple(_composite(name, common["composite"][name]) for name in entry.get("composites", ())),
    )


def _groups(lists: Iterable[Iterable[str]]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(names) for names in lists)


def _composite(composite_id: str, entry: dict[str, Any]) -> Composite:
    lists = {name: tuple(entry.get(name, ())) for name in ("parts", "always", "seen")}
    return Composite(composite_id, entry["zh"], entry["en"], **lists)


def _field(item: dict[str, Any], shared: dict[str, dict[str, Any]]) -> Field:
    """A field as written, or a shared one (`use`) with what is said here instead of or beyond it (`more` aliases)."""
    own = {key: value for key, value in item.items() if key not in {"use", "more"}}
    entry = {"id": item["use"], **shared[item["use"]], **own} if "use" in item else own
    aliases = (*entry.get("aliases", ()), *item.get("more", ()))
    return Field(**{**entry, "type": FieldType(entry["type"]), "aliases": aliases, "spare": tuple(entry.get("spare", ()))})
