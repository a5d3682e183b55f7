"""One key slot: a private key under a password, and the data key sealed to the public key beside it."""

from __future__ import annotations

import dataclasses
import json
import secrets
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from desktop_app.domain.accounts import RECOVERY
from desktop_app.domain.errors import WorkspaceError
from desktop_app.security import sealing
from desktop_app.security.device import Device, mark
from desktop_app.security.passwords import KEY_BYTES, SALT_BYTES, Cost, normalised, stretch

FORMAT = 2
_NONCE_BYTES = 12


@dataclass(frozen=True, slots=True)
class Slot:
    """`device` is the mark of the PC the slot is bound to, empty where it opens anywhere.

    `sealed` holds the present data key, `sealed_next` the one after it while a change of key is under way, else nothing.
    """

    public: bytes
    salt: bytes
    nonce: bytes
    wrapped: bytes
    cost: Cost
    device: bytes
    sealed: bytes
    sealed_next: bytes = b""

    def holding(self, key: bytes, following: bytes | None = None) -> Slot:
        """The same slot with other data keys."""
        upcoming = sealing.seal_to(self.public, following) if following else b""
        return dataclasses.replace(self, sealed=sealing.seal_to(self.public, key), sealed_next=upcoming)

    def keys(self, private: bytes) -> tuple[bytes, ...]:
        """The present data key, and the next one while a change is under way."""
        return tuple(sealing.open_sealed(private, sealed) for sealed in (self.sealed, self.sealed_next) if sealed)


def make(name: str, password: str, cost: Cost, device_secret: bytes, key: bytes) -> Slot:
    """A slot with a key pair of its own. An empty `device_secret` binds it to no PC."""
    private = sealing.new_private_key()
    sealed = sealing.seal_to(sealing.public_key(private), key)
    return wrap(name, private, password, cost, device_secret, sealed)


def wrap(
    name: str, private: bytes, password: str, cost: Cost, device_secret: bytes, sealed: bytes, following: bytes = b""
) -> Slot:
    """The private key under a password; `sealed` and `following` are what is sealed to its public half already."""
    salt, nonce = secrets.token_bytes(SALT_BYTES), secrets.token_bytes(_NONCE_BYTES)
    bound = mark(device_secret) if device_secret else b""
    bare = Slot(sealing.public_key(private), salt, nonce, b"", cost, bound, sealed, following)
    wrapped = AESGCM(_wrapping_key(bare, password, device_secret)).encrypt(nonce, private, _bound_to(name, bare))
    return dataclasses.replace(bare, wrapped=wrapped)


def unwrap(name: str, slot: Slot, password: str, device: Device) -> bytes:
    """The private key.

    Raises:
        WorkspaceError: wrong password; bound to another PC; this PC has no keyring.
    """
    secret = _secret_of(slot, device)
    try:
        key = _wrapping_key(slot, password, secret)
        return AESGCM(key).decrypt(slot.nonce, slot.wrapped, _bound_to(name, slot))
    except InvalidTag as error:
        raise WorkspaceError("recovery.wrong" if name == RECOVERY else "security.wrong_password") from error


def _secret_of(slot: Slot, device: Device) -> bytes:
    if not slot.device:
        return b""
    secret = device.known()
    if secret is None or mark(secret) != slot.device:
        raise WorkspaceError("security.other_device")
    return secret


def _wrapping_key(slot: Slot, password: str, device_secret: bytes) -> bytes:
    stretched = stretch(normalised(password).encode(), slot.salt, slot.cost)
    return HKDF(SHA256(), KEY_BYTES, salt=slot.salt, info=b"powerdesk slot key 2").derive(stretched + device_secret)


def _bound_to(name: str, slot: Slot) -> bytes:
    """Associated data: a slot under another name, format, cost, PC or public key does not open."""
    cost = (slot.cost.time, slot.cost.memory_kib, slot.cost.lanes)
    return json.dumps(["powerdesk slot", FORMAT, name, cost, slot.device.hex(), slot.public.hex()], ensure_ascii=False).encode()
