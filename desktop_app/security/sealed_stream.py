"""A file encrypted under a password, in chunks: AES-256-GCM, the key by Argon2id.

Each chunk's nonce is its number and whether it is the last; the header is associated data of every chunk. Chunks can therefore
not be swapped, dropped, repeated or cut off, and neither can the cost of the key be lowered (the STREAM construction).
"""

from __future__ import annotations

import hashlib
import json
import secrets
from typing import IO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from desktop_app.domain.errors import PackageError
from desktop_app.security.passwords import Cost, normalised, stretch

MAGIC = b"POWERDESK PACKAGE\n"
FORMAT = 1
CHUNK = 1 << 20
_TAG = 16
_MOST_HEADER = 4096


class SealingWriter:
    """Writes to `file` what is given to it, encrypted; `close` ends the stream."""

    def __init__(self, file: IO[bytes], password: str, cost: Cost) -> None:
        salt = secrets.token_bytes(16)
        said = {"format": FORMAT, "salt": salt.hex(), "time": cost.time, "memory_kib": cost.memory_kib, "lanes": cost.lanes}
        header = json.dumps(said, sort_keys=True).encode()
        file.write(MAGIC + len(header).to_bytes(4, "big") + header)
        self._file = file
        self._cipher = AESGCM(stretch(normalised(password).encode(), salt, cost))
        self._bound = hashlib.sha256(header).digest()
        self._waiting = bytearray()
        self._number = 0

    def write(self, data: bytes) -> None:
        self._waiting += data
        while len(self._waiting) > CHUNK:  # one chunk is held back: it may be the last
            self._seal(bytes(self._waiting[:CHUNK]), last=False)
            del self._waiting[:CHUNK]

    def close(self) -> None:
        self._seal(bytes(self._waiting), last=True)

    def _seal(self, plain: bytes, *, last: bool) -> None:
        self._file.write(self._cipher.encrypt(_nonce(self._number, last), plain, self._bound))
        self._number += 1


class OpeningReader:
    """Reads a sealed stream from the beginning; nothing is handed out that was not authenticated."""

    def __init__(self, file: IO[bytes], password: str) -> None:
        """Raises `PackageError` for what is no package or of a newer program."""
        if file.read(len(MAGIC)) != MAGIC:
            raise PackageError("package.not_one")
        length = int.from_bytes(file.read(4), "big")
        header = file.read(min(length, _MOST_HEADER))
        salt, cost = _parameters(header)
        self._file = file
        self._cipher = AESGCM(stretch(normalised(password).encode(), salt, cost))
        self._bound = hashlib.sha256(header).digest()
        self._ready = bytearray()
        self._number = 0
        self._ahead = file.read(CHUNK + _TAG)
        self._ended = False

    def read(self, size: int) -> bytes:
        """Exactly `size` bytes.

        Raises:
            PackageError: wrong password (at the first chunk), damaged or cut off (at a later one).
        """
        while len(self._ready) < size:
            if self._ended:
                raise PackageError("package.damaged")
            self._ready += self._next()
        found = bytes(self._ready[:size])
        del self._ready[:size]
        return found

    def finish(self) -> None:
        """Raises `PackageError` where something stands behind the end."""
        if not self._ended:
            self._ready += self._next()
        if self._ready or not self._ended:
            raise PackageError("package.damaged")

    def _next(self) -> bytes:
        sealed, self._ahead = self._ahead, self._file.read(CHUNK + _TAG)
        self._ended = not self._ahead
        try:
            plain = self._cipher.decrypt(_nonce(self._number, self._ended), sealed, self._bound)
        except (InvalidTag, ValueError) as error:
            raise PackageError("package.damaged" if self._number else "package.wrong_password") from error
        self._number += 1
        return plain


def _nonce(number: int, last: bool) -> bytes:
    """Never used twice: the key is of this file's own salt."""
    return number.to_bytes(11, "big") + (b"\x01" if last else b"\x00")


def _parameters(header: bytes) -> tuple[bytes, Cost]:
    try:
        said = json.loads(header)
        form = int(said["format"])
    except (ValueError, KeyError, TypeError) as error:
        raise PackageError("package.damaged") from error
    if form > FORMAT:
        raise PackageError("package.newer")
    try:
        cost = Cost(int(said["time"]), int(said["memory_kib"]), int(said["lanes"]))
        salt = bytes.fromhex(said["salt"])
    except (ValueError, KeyError, TypeError) as error:
        raise PackageError("package.damaged") from error
    if not cost.within_reason or len(salt) < 8:
        raise PackageError("package.damaged")
    return salt, cost
