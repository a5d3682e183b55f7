"""What the program says, apart from the language it is said in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Self


@dataclass(frozen=True, slots=True)
class Message:
    """A key of the text catalogue (resources/texts) with the values its sentence names."""

    key: str
    values: Mapping[str, object] = field(default_factory=dict)

    @classmethod
    def of(cls, key: str, **values: object) -> Self:
        return cls(key, values)


def in_a_row(*sentences: str) -> str:
    """Sentences one after the other, empty ones left out. A Chinese full stop has its own room: no space follows it."""
    return " ".join(filter(None, sentences)).replace("。 ", "。")


@dataclass(frozen=True, slots=True)
class Advice:
    """An error in three sentences: what happened, what it means for the work, what to do next."""

    what: str
    means: str
    next: str

    def __str__(self) -> str:
        return in_a_row(self.what, self.means, self.next)
