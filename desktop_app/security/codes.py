"""The printed recovery code: 130 random bits in Crockford's base32, two check characters, seven groups of four."""

from __future__ import annotations

import secrets
import unicodedata

from desktop_app.domain.errors import WorkspaceError

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_FORGIVEN = str.maketrans({"I": "1", "L": "1", "O": "0"})
_SECRET, _CHECK, _GROUP = 26, 2, 4
_PRIME = 1021
"""The greatest prime below 32²: no single wrong character and no two swapped neighbours leave the remainder as it was."""


def new_code() -> str:
    """A code as it is printed: `XXXX-XXXX-…`."""
    secret = "".join(secrets.choice(ALPHABET) for _ in range(_SECRET))
    whole = secret + _check(secret)
    return "-".join(whole[at : at + _GROUP] for at in range(0, len(whole), _GROUP))


def secret_of(typed: str) -> str:
    """The 26 characters that open the slot, from what a person typed off the paper.

    Lower case, blanks, any dashes, full-width letters, and I, L, O for 1, 1, 0 are forgiven.

    Raises:
        WorkspaceError: it cannot be a code: a character is missing, foreign or wrong.
    """
    plain = unicodedata.normalize("NFKC", typed).upper().translate(_FORGIVEN)
    kept = "".join(c for c in plain if not (c.isspace() or unicodedata.category(c) == "Pd"))
    well_formed = len(kept) == _SECRET + _CHECK and all(c in ALPHABET for c in kept)
    if not well_formed:
        raise WorkspaceError("recovery.incomplete", characters=_SECRET + _CHECK)
    if _check(kept[:_SECRET]) != kept[_SECRET:]:
        raise WorkspaceError("recovery.mistyped")
    return kept[:_SECRET]


def _check(secret: str) -> str:
    value = 0
    for character in secret:
        value = (value * 32 + ALPHABET.index(character)) % _PRIME
    high, low = divmod(value, 32)
    return ALPHABET[high] + ALPHABET[low]
