"""Sealing to a public key: anybody can, only the holder of the private key can open (X25519, HKDF-SHA256, AES-256-GCM)."""

from __future__ import annotations

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

PUBLIC_BYTES = 32
_PURPOSE = b"powerdesk sealed 1"


def new_private_key() -> bytes:
    """32 random bytes."""
    return X25519PrivateKey.generate().private_bytes_raw()


def public_key(private: bytes) -> bytes:
    """What others seal to, 32 bytes."""
    return X25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()


def seal_to(public: bytes, data: bytes) -> bytes:
    """`data` readable with the private key only: the public half of a key pair made for this one seal, then the ciphertext."""
    once = X25519PrivateKey.generate()
    shared = once.exchange(X25519PublicKey.from_public_bytes(public))
    passing = once.public_key().public_bytes_raw()
    key, nonce = _derived(shared, passing, public)
    return passing + AESGCM(key).encrypt(nonce, data, _PURPOSE)


def open_sealed(private: bytes, sealed: bytes) -> bytes:
    """What was sealed.

    Raises:
        ValueError: it was sealed to another key, or was altered.
    """
    passing, content = sealed[:PUBLIC_BYTES], sealed[PUBLIC_BYTES:]
    try:
        shared = X25519PrivateKey.from_private_bytes(private).exchange(X25519PublicKey.from_public_bytes(passing))
        key, nonce = _derived(shared, passing, public_key(private))
        return AESGCM(key).decrypt(nonce, content, _PURPOSE)
    except InvalidTag as error:
        raise ValueError("sealed to another key, or altered") from error


def _derived(shared: bytes, passing: bytes, public: bytes) -> tuple[bytes, bytes]:
    """Key and nonce; both are used once, because the passing key pair is."""
    derived = HKDF(SHA256(), 44, salt=passing + public, info=_PURPOSE).derive(shared)
    return derived[:32], derived[32:]
