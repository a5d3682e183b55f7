"""Four eyes: an action one person asks for and another confirms with a password of their own."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class SecondPerson:
    """Who confirms, and the password they typed; never stored, never shown in a traceback."""

    user: str
    password: str = field(repr=False)
