"""Slot files of format 1: the data key wrapped under the password itself. Read once, at the sign-in that replaces them."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from desktop_app.domain.errors import WorkspaceError
from desktop_app.security.device import Device
from desktop_app.security.passwords import Cost, normalised, stretch


def unlock(slots: Mapping[str, Any], path: Path, user: str, password: str, device: Device) -> tuple[bytes, bool]:
    """The data key, and whether its slot was bound to this PC.

    Raises:
        WorkspaceError: wrong user or password, or damage; format 1 never had more than one slot.
    """
    try:
        (slot,) = slots.values()
        cost = Cost(int(slot["time"]), int(slot["memory_kib"]), int(slot["lanes"]))
        salt, nonce, wrapped = (base64.b64decode(slot[part], validate=True) for part in ("salt", "nonce", "wrapped"))
        bound = bool(slot["device_bound"])
        written_by_us = cost.within_reason and len(salt) >= 8 and len(nonce) == 12
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise WorkspaceError("security.slots_damaged", file=path) from error
    if not written_by_us:
        raise WorkspaceError("security.slots_damaged", file=path)
    secret = normalised(password).encode() + b"\x00" + (device.secret() if bound else b"")
    derived = stretch(secret, salt, cost)  # before the name is looked at: the answer takes as long for a stranger
    try:
        return AESGCM(derived).decrypt(nonce, wrapped, f"powerdesk slot 1 {user}".encode()), bound
    except InvalidTag as error:
        raise WorkspaceError("security.wrong_password") from error
