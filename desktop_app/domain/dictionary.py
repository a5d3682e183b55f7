"""The field dictionary: which kinds of extract exist, their fields, types and the headers they go by.

It is data (resources/dictionaries/extracts.toml); a new kind needs a table (a migration) and an entry there, no code.
"""

from __future__ import annotations

import enum
import tomllib
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
    """One kind of extract; `key` are the fields that identify a row against what is already stored."""

    id: str
    zh: str
    en: str
    table: str
    order: int
    key: tuple[str, ...]
    total: str | None
    fields: tuple[Field, ...]

    def field(self, field_id: str) -> Field:
        return next(field for field in self.fields if field.id == field_id)

    def name(self, language: str) -> str:
        return self.zh if language == "zh" else self.en


@dataclass(frozen=True, slots=True)
class Dictionary:
    """All kinds, in the order they are imported (customers before bills before payments)."""

    kinds: tuple[ExtractKind, ...]

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read the dictionary file.

        Raises:
            KeyError, ValueError: the file lacks a required entry or names an unknown type.
        """
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        kinds = [_kind(kind_id, entry) for kind_id, entry in content["kind"].items()]
        return cls(tuple(sorted(kinds, key=lambda kind: kind.order)))

    def kind(self, kind_id: str) -> ExtractKind:
        return next(kind for kind in self.kinds if kind.id == kind_id)


def _kind(kind_id: str, entry: dict[str, Any]) -> ExtractKind:
    fields = tuple(_field(item) for item in entry["field"])
    return ExtractKind(
        kind_id, entry["zh"], entry["en"], entry["table"], entry["order"], tuple(entry["key"]), entry.get("total"), fields
    )


def _field(item: dict[str, Any]) -> Field:
    return Field(**{**item, "type": FieldType(item["type"]), "aliases": tuple(item.get("aliases", ()))})
