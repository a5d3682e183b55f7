"""Bank accounts: the last four digits."""

from __future__ import annotations

from desktop_app.domain.masks.digits import ends


def masked(number: str) -> str:
    return ends(number.strip(), 0, 4)
