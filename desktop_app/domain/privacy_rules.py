"""What the office records and assesses of its handling of personal data; the words are data (resources/rules/privacy.toml)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from desktop_app.domain.roles import Permission


@dataclass(frozen=True, slots=True)
class Words:
    """One entry in both languages: named parts, whose places in braces are filled when it is printed."""

    zh: Mapping[str, str]
    en: Mapping[str, str]

    def part(self, language: str, name: str, values: Mapping[str, object]) -> str:
        return (self.zh if language == "zh" else self.en)[name].format_map(values)


@dataclass(frozen=True, slots=True)
class Activity:
    """One processing activity (parts name, data, purpose, basis, retention); duties with the right `sees` take part in it."""

    sees: Permission
    words: Words


@dataclass(frozen=True, slots=True)
class Question:
    """One question of the impact assessment (parts question, measure) under `section`: lawful, impact or measures (PIPL 56)."""

    section: str
    words: Words


@dataclass(frozen=True, slots=True)
class PrivacyRules:
    activities: tuple[Activity, ...]
    questions: tuple[Question, ...]
    rights: tuple[Words, ...]

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read the file.

        Raises:
            KeyError, ValueError: a part is missing or a right unknown.
        """
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        return cls(
            tuple(Activity(Permission(entry["sees"]), _words(entry)) for entry in content["activity"]),
            tuple(Question(entry["part"], _words(entry)) for entry in content["question"]),
            tuple(Words({"right": entry["zh"]}, {"right": entry["en"]}) for entry in content["right"]),
        )


def _words(entry: Mapping[str, Any]) -> Words:
    return Words(entry["zh"], entry["en"])
