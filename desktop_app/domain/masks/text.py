"""Remarks written by hand: telephones, identity numbers and bank cards in them."""

from __future__ import annotations

import re

from desktop_app.domain.masks import bank, cert, phone
from desktop_app.domain.masks.digits import settled

_CERT = re.compile(r"(?<![0-9A-Za-z])([1-9]\d{16}[\dXx]|[1-9]\d{14})(?![0-9A-Za-z])")
_CARD = re.compile(r"(?<!\d)\d{16,19}(?!\d)")


def masked(text: str) -> str:
    """Other words and numbers stay: months, amounts and customer numbers are what remarks are about."""
    return settled(_once, text)


def _once(text: str) -> str:
    text = _CERT.sub(lambda found: cert.masked(found[0]), text)
    text = _CARD.sub(lambda found: bank.masked(found[0]), text)
    return phone.known_forms(text)
