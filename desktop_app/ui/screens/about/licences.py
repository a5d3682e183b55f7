"""The licences of everything shipped, as data (resources/licences.json)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

FILE = "licences.json"


@dataclass(frozen=True, slots=True)
class Licence:
    """One part of what is shipped; `text` is the whole licence."""

    name: str
    version: str
    licence: str
    text: str


def read_licences(resources: Path) -> tuple[Licence, ...]:
    """All of them, by name."""
    entries = json.loads((resources / FILE).read_text(encoding="utf-8"))
    found = [Licence(*(str(entry[key]) for key in ("name", "version", "licence", "text"))) for entry in entries]
    return tuple(sorted(found, key=lambda part: part.name.casefold()))
