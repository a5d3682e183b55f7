"""One backup file: a stored zip of the database copy, the key slots and a manifest, sealed to the last byte.

The zip's comment is the SHA-256 of everything before it: any changed byte shows, with no key and no password. The manifest
carries an HMAC under the data key: a container put together by somebody else shows too.
"""

from __future__ import annotations

import datetime as dt
import errno
import hashlib
import hmac
import json
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import IO, Any

from desktop_app.domain.backup import Manifest
from desktop_app.domain.errors import BackupError
from desktop_app.domain.progress import Progress
from desktop_app.storage.durable import BLOCK

FORMAT = 1
DATABASE, SLOTS, MANIFEST = "ledger.duckdb", "slots.json", "manifest.json"
_SEAL = 64
_NO_ZIP = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, KeyError, ValueError, NotImplementedError,
    RuntimeError,  # zipfile's word for a member that claims to be encrypted
)  # fmt: skip
_WRITING = {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EFBIG}
_LONG_AGO = (1980, 1, 1, 0, 0, 0)


def pack(path: Path, manifest: Manifest, key: bytes, sources: Mapping[str, Path], progress: Progress) -> None:
    """Write a sealed container; `sources` are the files behind the manifest's members."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as container:
        container.comment = b"0" * _SEAL
        container.writestr(zipfile.ZipInfo(MANIFEST, _LONG_AGO), _signed(manifest, key))
        for name, source in sources.items():
            with source.open("rb") as content, container.open(zipfile.ZipInfo(name, _LONG_AGO), "w", force_zip64=True) as member:
                for block in _blocks(content, source.stat().st_size, progress):
                    member.write(block)
    with path.open("r+b") as file:
        seal = _seal_of(file, progress)
        file.seek(-_SEAL, 2)
        file.write(seal)


def check_whole(path: Path, progress: Progress) -> None:
    """Raises `BackupError` where a single byte is not as it was written, or the file is none of ours."""
    with _readable(path), path.open("rb") as file:
        if path.stat().st_size <= _SEAL:
            raise BackupError("backup.damaged", file=path)
        seal = _seal_of(file, progress)
        if not hmac.compare_digest(seal, file.read(_SEAL)):
            raise BackupError("backup.damaged", file=path)


def read_manifest(path: Path) -> tuple[Manifest, bytes]:
    """The manifest and the HMAC it came with; whether that holds is `is_genuine`'s to say.

    Raises:
        BackupError: unreadable, damaged or of a newer program.
    """
    with _readable(path), zipfile.ZipFile(path) as container:
        said = json.loads(container.read(MANIFEST))
    if not isinstance(said, dict) or not isinstance(said.get("format"), int):
        raise BackupError("backup.damaged", file=path)
    if said["format"] > FORMAT:
        raise BackupError("backup.newer", file=path)
    try:
        return _manifest(said["manifest"]), bytes.fromhex(said["hmac"])
    except (KeyError, TypeError, ValueError) as error:
        raise BackupError("backup.damaged", file=path) from error


def is_genuine(manifest: Manifest, mac: bytes, key: bytes) -> bool:
    """Whether the manifest was written by somebody who held this data key."""
    return hmac.compare_digest(_mac(manifest, key), mac)


def sizes(path: Path) -> dict[str, int]:
    """Bytes of each file inside. Raises `BackupError`."""
    with _readable(path), zipfile.ZipFile(path) as container:
        return {info.filename: info.file_size for info in container.infolist()}


def extract(path: Path, name: str, target: Path, manifest: Manifest, progress: Progress) -> None:
    """Lay one member at `target`, its SHA-256 held against the manifest. Raises `BackupError`; `target` is then of no use."""
    digest = hashlib.sha256()
    with _readable(path), zipfile.ZipFile(path) as container, container.open(name) as member:
        total = container.getinfo(name).file_size
        with target.open("wb") as file:
            for block in _blocks(member, total, progress):
                digest.update(block)
                file.write(block)
    if digest.hexdigest() != manifest.members.get(name):
        raise BackupError("backup.damaged", file=path)


def sha256_of(path: Path, progress: Progress) -> str:
    """Of a whole file."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        for block in _blocks(file, path.stat().st_size, progress):
            digest.update(block)
    return digest.hexdigest()


def _seal_of(file: IO[bytes], progress: Progress) -> bytes:
    """The seal of all but the last bytes; the file stands behind them afterwards."""
    total = file.seek(0, 2) - _SEAL
    file.seek(0)
    digest = hashlib.sha256()
    for block in _blocks(file, total, progress):
        digest.update(block)
    file.seek(total)
    return digest.hexdigest().encode()


def _blocks(file: IO[bytes], total: int, progress: Progress) -> Iterator[bytes]:
    done = 0
    while done < total and (block := file.read(min(BLOCK, total - done))):
        progress.check()
        done += len(block)
        progress.advance(done, total)
        yield block


@contextmanager
def _readable(path: Path) -> Iterator[None]:
    try:
        yield
    except _NO_ZIP as error:
        raise BackupError("backup.damaged", file=path) from error
    except OSError as error:
        if error.errno in _WRITING:  # not the container's fault: where its content was to go
            raise
        raise BackupError("backup.unreadable", file=path, reason=error.strerror or error) from error


def _signed(manifest: Manifest, key: bytes) -> bytes:
    said = {"format": FORMAT, "manifest": _plain(manifest), "hmac": _mac(manifest, key).hex()}
    return json.dumps(said, indent=1, sort_keys=True).encode()


def _mac(manifest: Manifest, key: bytes) -> bytes:
    """Under a key of its own, so that the data key never serves two ends."""
    own = hmac.new(key, b"powerdesk backup manifest", hashlib.sha256).digest()
    return hmac.new(own, json.dumps(_plain(manifest), sort_keys=True).encode(), hashlib.sha256).digest()


def _plain(manifest: Manifest) -> dict[str, Any]:
    return {**asdict(manifest), "made_at": manifest.made_at.isoformat()}


def _manifest(said: dict[str, Any]) -> Manifest:
    return Manifest(**{**said, "made_at": dt.datetime.fromisoformat(said["made_at"])})
