"""Reasons and purposes people give: long enough to mean something, kept without personal data."""

from __future__ import annotations

from desktop_app.domain.errors import PrivacyError
from desktop_app.domain.masking import Mask, Personal

SHORTEST = 4


def given(mask: Mask, reason: str) -> str:
    """The reason as it is stored: blanks trimmed, telephones and identity numbers in it masked.

    Raises:
        PrivacyError: fewer than SHORTEST characters.
    """
    reason = " ".join(reason.split())
    if len(reason) < SHORTEST:
        raise PrivacyError("privacy.reason_needed", shortest=SHORTEST)
    return mask(Personal.TEXT, reason)
