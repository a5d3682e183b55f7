"""Customer numbers before trainees: ****2345 (户号末4)."""

from __future__ import annotations

_KEPT = 4


def masked(number: str) -> str:
    number = number.strip()
    return "****" + (number[-_KEPT:] if len(number) > _KEPT + 2 else "")
