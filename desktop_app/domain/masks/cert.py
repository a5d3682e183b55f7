"""Numbers of identity documents: the first three and the last four characters (not six: they would tell the county)."""

from __future__ import annotations

from desktop_app.domain.masks.digits import ends


def masked(number: str) -> str:
    return ends(number.strip(), 3, 4)
