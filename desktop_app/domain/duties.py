"""The book of duties: what each role is called and may do. It is data (resources/rules/duties.toml)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from desktop_app.domain.roles import Permission, Role

ENDS_WITH_APPOINTMENT = frozenset({Permission.APPOINT, Permission.BACK_UP, Permission.RESTORE})
"""What the founder may do only until all three administrators are appointed."""


@dataclass(frozen=True, slots=True)
class Duty:
    """One role as the office knows it."""

    role: Role
    zh: str
    en: str
    grants: frozenset[Permission]

    def name(self, language: str) -> str:
        return self.zh if language == "zh" else self.en


@dataclass(frozen=True, slots=True)
class Duties:
    """Every role with its permissions; what the file does not grant is denied."""

    book: Mapping[Role, Duty]

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read the file.

        Raises:
            KeyError, ValueError: a role is missing, or a permission is unknown.
        """
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        return cls({role: _duty(role, content[role.value]) for role in Role})

    def grants(self, role: Role) -> frozenset[Permission]:
        return self.book[role].grants

    def name(self, role: Role, language: str) -> str:
        return self.book[role].name(language)


def _duty(role: Role, entry: Mapping[str, object]) -> Duty:
    granted = entry["may"]
    assert isinstance(granted, list)
    return Duty(role, str(entry["zh"]), str(entry["en"]), frozenset(Permission(name) for name in granted))
