"""Sealing bytes to somebody's public key: anyone can seal, only the holder of the private key can open.

X25519 with a key pair made for this one message, HKDF-SHA256 over the shared secret bound to both public keys, AES-256-GCM
(the shape of RFC 9180, base mode).
"""

from __future__ import annotations

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

_PUBLIC_BYTES = 32
_NONCE = bytes(12)  # each message has a key of its own
_PURPOSE = b"powerdesk seal 1 "


def new_pair() -> tuple[bytes, bytes]:
    """A private key and its public key, 32 bytes each."""
    private = X25519PrivateKey.generate()
    return private.private_bytes_raw(), private.public_key().public_bytes_raw()


def seal_to(public: bytes, data: bytes) -> bytes:
    """`data` as only the holder of the private key can read it."""
    once = X25519PrivateKey.generate()
    once_public = once.public_key().public_bytes_raw()
    shared = once.exchange(X25519PublicKey.from_public_bytes(public))
    return once_public + AESGCM(_key(shared, once_public, public)).encrypt(_NONCE, data, None)


def open_with(private: bytes, sealed: bytes) -> bytes:
    """What was sealed.

    Raises:
        ValueError: sealed to somebody else, or changed since.
    """
    once_public, rest = sealed[:_PUBLIC_BYTES], sealed[_PUBLIC_BYTES:]
    if len(once_public) < _PUBLIC_BYTES:
        raise ValueError("sealed data too short")
    own = X25519PrivateKey.from_private_bytes(private)
    shared = own.exchange(X25519PublicKey.from_public_bytes(once_public))
    try:
        return AESGCM(_key(shared, once_public, own.public_key().public_bytes_raw())).decrypt(_NONCE, rest, None)
    except InvalidTag as error:
        raise ValueError("sealed to another key, or changed since") from error


def _key(shared: bytes, once_public: bytes, public: bytes) -> bytes:
    return HKDF(SHA256(), 32, salt=None, info=_PURPOSE + once_public + public).derive(shared)
