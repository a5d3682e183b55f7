"""The field dictionary: which kinds of extract exist, their fields, types and the headers they go by.

It is data (resources/dictionaries/extracts.toml); a new kind needs a table (a migration) and an entry there, no code.
"""

from __future__ import annotations

import dataclasses
import enum
import tomllib
from collections.abc import Mapping
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


class Repeat(enum.Enum):
    """What a second row with the same key means."""

    UNIQUE = "unique"  # there can be only one: the second is refused
    COUNTED = "counted"  # may happen (two equal receipts); only as many as are stored already are refused
    VERSIONED = "versioned"  # a newer version where its content differs


@dataclass(frozen=True, slots=True)
class Field:
    """One column of a canonical table."""

    id: str
    type: FieldType
    zh: str
    en: str
    aliases: tuple[str, ...] = ()
    sg186: str = ""
    required: bool = False
    personal: bool = False

    def name(self, language: str) -> str:
        return self.zh if language == "zh" else self.en


@dataclass(frozen=True, slots=True)
class ExtractKind:
    """One kind of extract; `key` are the fields that identify a row against what is already stored.

    Rows belong to a row of the kind `parent` with the same `parent_key`; the sum of the money field `total` is the control total.
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

    def field(self, field_id: str) -> Field:
        return next(field for field in self.fields if field.id == field_id)

    def name(self, language: str) -> str:
        return self.zh if language == "zh" else self.en


@dataclass(frozen=True, slots=True)
class Dictionary:
    """All kinds, in the order they are imported (customers before bills before payments).

    `units` gives for a unit in a header the power of ten that leads to the unit stored (万元: 4); headers in `ignored` are ours
    (the reject workbook's reason and row number) and never read.
    """

    kinds: tuple[ExtractKind, ...]
    units: Mapping[str, int] = dataclasses.field(default_factory=dict)
    ignored: tuple[str, ...] = ()

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read the dictionary file.

        Raises:
            KeyError, ValueError: the file lacks a required entry or names an unknown type.
        """
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        kinds = [_kind(kind_id, entry) for kind_id, entry in content["kind"].items()]
        ordered = tuple(sorted(kinds, key=lambda kind: kind.order))
        return cls(ordered, content.get("units", {}), tuple(content.get("ignored", ())))

    def kind(self, kind_id: str) -> ExtractKind:
        return next(kind for kind in self.kinds if kind.id == kind_id)


def _kind(kind_id: str, entry: dict[str, Any]) -> ExtractKind:
    return ExtractKind(
        id=kind_id,
        zh=entry["zh"],
        en=entry["en"],
        table=entry["table"],
        order=entry["order"],
        key=tuple(entry["key"]),
        total=entry.get("total"),
        fields=tuple(_field(item) for item in entry["field"]),
        repeats=Repeat(entry.get("repeats", "unique")),
        parent=entry.get("parent"),
        parent_key=tuple(entry.get("parent_key", ())),
    )


def _field(item: dict[str, Any]) -> Field:
    return Field(**{**item, "type": FieldType(item["type"]), "aliases": tuple(item.get("aliases", ()))})
