"""What a password must be, and the key derived from it (Argon2id)."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from argon2.low_level import Type, hash_secret_raw

from desktop_app.domain.errors import WorkspaceError

MIN_LENGTH = 8
KEY_BYTES = 32


@dataclass(frozen=True, slots=True)
class Cost:
    """Argon2id cost; stored in the slot so that it can be raised later. Default after RFC 9106 (second recommendation)."""

    time: int = 3
    memory_kib: int = 65536
    lanes: int = 4


def refuse_weak(password: str) -> None:
    """Raise `WorkspaceError` for a password the rules shown to the user do not allow: 8 characters, letters and digits."""
    long_enough = len(password) >= MIN_LENGTH
    mixed = any(c.isalpha() for c in password) and any(c.isdigit() for c in password)
    if not (long_enough and mixed):
        raise WorkspaceError("security.weak_password", length=MIN_LENGTH)


def derive(password: str, salt: bytes, cost: Cost, device_secret: bytes) -> bytes:
    """32 bytes that only this password (and this device, where its secret is mixed in) gives.

    The password is NFC-normalised, so that another input method types the same one.
    """
    secret = unicodedata.normalize("NFC", password).encode() + b"\x00" + device_secret
    return hash_secret_raw(secret, salt, cost.time, cost.memory_kib, cost.lanes, KEY_BYTES, Type.ID)
