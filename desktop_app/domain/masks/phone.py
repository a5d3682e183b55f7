"""Telephone numbers: 138****0000; of a landline the area and the last two digits, 0999-*****56."""

from __future__ import annotations

import re

from desktop_app.domain.masks.digits import settled, stars

_MOBILE = re.compile(r"(?<!\d)(?:\+?86[- ]?)?(1[3-9]\d)[- ]?\d{4}[- ]?(\d{4})(?!\d)")
_AREA = re.compile(r"(?<!\d)(010|02\d|0[3-9]\d{2})([-) ）]?)(\d{5,6})(\d{2})(?!\d)")
_OTHER = re.compile(r"(?<!\d)(\d{3,})(\d{2})(?!\d)")


def masked(text: str) -> str:
    """Every number in the text; of one that is neither a mobile nor has an area code only the last two digits are kept."""
    return settled(_once, text.strip())


def known_forms(text: str) -> str:
    """Numbers that are surely telephones: mobiles, and landlines with their area code."""
    text = _MOBILE.sub(r"\1****\2", text)
    return _AREA.sub(lambda found: f"{found[1]}{found[2]}{stars(found[3])}{found[4]}", text)


def _once(text: str) -> str:
    return _OTHER.sub(lambda found: stars(found[1]) + found[2] if len(found[0]) > 4 else found[0], known_forms(text))
