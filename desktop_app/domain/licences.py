"""Whose work is shipped with the program, and under which licence."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Licence:
    """One library or font; `texts` as their authors wrote them."""

    name: str
    version: str
    licence: str
    texts: tuple[str, ...]


def load_licences(resources: Path) -> tuple[Licence, ...]:
    """All of resources/licences.json (written by installer/licences.py), by name."""
    found = json.loads((resources / "licences.json").read_text("utf-8"))
    return tuple(
        Licence(one["name"], one["version"], one["licence"], tuple(found["texts"][key] for key in one["texts"]))
        for one in found["shipped"]
    )


def qt_note(resources: Path) -> str:
    """How Qt is used under the LGPL, and where its source is."""
    return str(json.loads((resources / "licences.json").read_text("utf-8"))["qt"])
