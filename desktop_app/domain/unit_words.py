"""Units and what is wrong with them in words."""

from __future__ import annotations

from desktop_app.domain.texts import Texts
from desktop_app.domain.units import UnitFinding


def name_in_words(texts: Texts, key: str, name: str) -> str:
    """The name with its code beside it, where a unit has both."""
    if not key:
        return texts("units.none")
    return f"{name}（{key}）" if name and name != key else key


def finding_in_words(texts: Texts, finding: UnitFinding) -> str:
    """What is the matter, and what to do about it."""
    told = texts("units.and").join(finding.told)
    return texts(f"units.finding.{finding.trouble.value}", unit=finding.key, told=told)
