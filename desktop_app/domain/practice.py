"""How made-up data for training are told from real ones (resources/rules/practice.toml)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Self


@dataclass(frozen=True, slots=True)
class PracticeMark:
    """`files` are SHA-256 of what we ship; `unit_prefix` begins the unit codes of every synthetic county."""

    files: frozenset[str]
    unit_prefix: str

    @classmethod
    def load(cls, path: Path) -> Self:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        return cls(frozenset(content["files"].values()), content["unit_prefix"])
