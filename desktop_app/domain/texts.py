"""The catalogue of what the floors below the desktop say, in Chinese and English (resources/texts/*.toml).

Each entry has both languages side by side, so that neither can be forgotten:

    ["band.high"]
    zh = "高"
    en = "High"

An error's entry has the three parts of `Advice` instead of one text. The desktop's own labels are Qt Linguist's (ADR 0008).
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from desktop_app.domain import formats
from desktop_app.domain.message import Advice, Message

LANGUAGES = ("zh", "en")
_GROUPED = 10_000
"""From here on; years and numbers of batches are shorter."""


@dataclass(frozen=True, slots=True)
class Texts:
    """The catalogue in one language."""

    language: str
    entries: Mapping[str, Mapping[str, Any]]

    @classmethod
    def load(cls, folder: Path, language: str = "zh") -> Self:
        """Read every *.toml of the folder.

        Raises:
            ValueError: two files define the same key, or the language is unknown.
        """
        if language not in LANGUAGES:
            raise ValueError(f"no such language: {language!r}")
        entries: dict[str, Mapping[str, Any]] = {}
        for path in sorted(folder.glob("*.toml")):
            found = tomllib.loads(path.read_text(encoding="utf-8"))
            if twice := entries.keys() & found.keys():
                raise ValueError(f"{path.name} defines again: {sorted(twice)}")
            entries |= found
        return cls(language, entries)

    def in_language(self, language: str) -> Texts:
        return Texts(language, self.entries)

    def __call__(self, key: str, /, **values: object) -> str:
        """The sentence of `key` with its values filled in."""
        return str(self.entries[key][self.language]).format_map(self._said(values))

    def say(self, message: Message) -> str:
        """A message as one text; an error's three parts are joined."""
        if isinstance(self.entries[message.key][self.language], dict):
            return str(self.advice(message))
        return self(message.key, **message.values)

    def advice(self, message: Message) -> Advice:
        """An error's three parts."""
        parts = self.entries[message.key][self.language]
        values = self._said(message.values)
        return Advice(*(str(parts[part]).format_map(values) for part in ("what", "means", "next")))

    def _said(self, values: Mapping[str, object]) -> dict[str, object]:
        """Values that are messages themselves (a name with its own translation) are said in the same language; long counts are
        told in groups of three, as everywhere."""
        return {key: self._in_words(value) for key, value in values.items()}

    def _in_words(self, value: object) -> object:
        if isinstance(value, Message):
            return self.say(value)
        return formats.count(value) if isinstance(value, int) and abs(value) >= _GROUPED else value
