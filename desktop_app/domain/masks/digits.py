"""What masks of numbers share."""

from __future__ import annotations

from collections.abc import Callable


def stars(hidden: str) -> str:
    return "*" * len(hidden)


def ends(number: str, head: int, tail: int) -> str:
    """The first `head` and last `tail` characters; nothing of a number too short to hide at least as much as it shows."""
    hidden = len(number) - head - tail
    if hidden < max(2, (head + tail) // 2):
        return "*" * min(len(number), 4)
    return number[:head] + "*" * hidden + number[len(number) - tail :]


def settled(step: Callable[[str], str], text: str) -> str:
    """Masking repeated until it changes nothing more; every step hides digits, so it ends."""
    while (following := step(text)) != text:
        text = following
    return text
