"""The inside of a 数据包: frames of bytes, and at the end an Ed25519 signature over all of them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from desktop_app.domain.errors import PackageError
from desktop_app.security.sealed_stream import OpeningReader, SealingWriter

MANIFEST, ROWS, SIGNATURE = b"M", b"R", b"S"
_HEAD = 9
_MOST = 1 << 30
KEY_BYTES = 32


@dataclass(frozen=True, slots=True)
class Frame:
    kind: bytes
    content: bytes


class FrameWriter:
    """Frames into a sealed stream; `sign` ends it."""

    def __init__(self, stream: SealingWriter, private_key: bytes) -> None:
        self._stream = stream
        self._key = Ed25519PrivateKey.from_private_bytes(private_key)
        self._digest = hashlib.sha256()

    def add(self, kind: bytes, content: bytes) -> None:
        head = kind + len(content).to_bytes(8, "big")
        self._digest.update(head)
        self._digest.update(content)
        self._stream.write(head)
        self._stream.write(content)

    def sign(self) -> None:
        signature = self._key.sign(self._digest.digest())
        self._stream.write(SIGNATURE + len(signature).to_bytes(8, "big") + signature)
        self._stream.close()


def frames(stream: OpeningReader, public_key: bytes | None = None) -> Iterator[Frame]:
    """All frames but the signature. The first holds the public key where none is given; the signature is checked at the end.

    Whoever takes rows in must not keep any before this iterator is exhausted.

    Raises:
        PackageError: wrong password, damaged, or signed by another key.
    """
    digest = hashlib.sha256()
    while True:
        head = stream.read(_HEAD)
        size = int.from_bytes(head[1:], "big")
        if size > _MOST:
            raise PackageError("package.damaged")
        content = stream.read(size)
        if head[:1] == SIGNATURE:
            break
        if public_key is None:
            public_key = content[:KEY_BYTES]
        digest.update(head)
        digest.update(content)
        yield Frame(head[:1], content)
    stream.finish()
    try:
        Ed25519PublicKey.from_public_bytes(public_key or b"").verify(content, digest.digest())
    except (InvalidSignature, ValueError) as error:
        raise PackageError("package.forged") from error


def public_of(private_key: bytes) -> bytes:
    return Ed25519PrivateKey.from_private_bytes(private_key).public_key().public_bytes_raw()


def new_private_key() -> bytes:
    return Ed25519PrivateKey.generate().private_bytes_raw()


def fingerprint_of(public_key: bytes) -> str:
    """Eight groups of four, to be read out over the telephone."""
    said = hashlib.sha256(public_key).hexdigest()[:32].upper()
    return " ".join(said[at : at + 4] for at in range(0, 32, 4))
