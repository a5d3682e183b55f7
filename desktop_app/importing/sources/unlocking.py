"""Workbooks under a password: opened in memory, never as a decrypted copy on disk."""

from __future__ import annotations

import io
import re
import struct
import zipfile
from pathlib import Path
from typing import IO, Any
from xml.parsers.expat import ExpatError

import msoffcrypto
import olefile
from msoffcrypto.exceptions import DecryptionError, FileFormatError, InvalidKeyError, ParseError
from msoffcrypto.format import xls97

from desktop_app.domain.errors import ExtractError
from desktop_app.importing.sources.signature import OLE, ZIP, beginning

MOST_BYTES = 256 << 20  # held in memory twice while it is decrypted
MOST_OLD_BYTES = 32 << 20  # taken apart byte by byte, at eight times its size
MOST_SPINS = 1_000_000  # rounds over the password; Excel makes 100,000, and a file may ask for as many as it likes
# Excel encrypts a workbook that is only protected against changes with this, and opens it without asking
_NOBODYS = "VelvetSweatshop"
_WORKBOOKS = ("Workbook", "Book")
_FILEPASS = 0x002F
_BEGIN = frozenset({0x0009, 0x0209, 0x0409, 0x0809})
_RECORDS_LOOKED_AT = 40
_SPINS = re.compile(rb'spinCount="(\d{1,12})"')
_UNREADABLE = (
    DecryptionError, FileFormatError, ParseError, OSError, ValueError, KeyError, IndexError, TypeError, AttributeError,
    AssertionError, OverflowError, RecursionError, ExpatError, struct.error, zipfile.BadZipFile,
)  # fmt: skip


class _Memory:
    """What the library writes the decrypted workbook into: its own choice is a plain file in the temporary folder."""

    TemporaryFile = io.BytesIO


xls97.tempfile = _Memory


def is_locked(path: Path) -> bool:
    """Whether an old container holds a workbook under a password."""
    try:
        with olefile.OleFileIO(path) as container:
            if container.exists("EncryptedPackage"):
                return True
            stream = next((name for name in _WORKBOOKS if container.exists(name)), None)
            return stream is not None and _has_filepass(container.openstream(stream).read(1 << 16))
    except _UNREADABLE:
        return False


def is_locked_table(archive: zipfile.ZipFile) -> bool:
    """Whether an ods is under a password: its parts are sealed one by one, and nothing here opens them."""
    listed = "META-INF/manifest.xml"
    return listed in archive.namelist() and b"encryption-data" in beginning(archive, listed)


def unlocked(path: Path, known_as: Path, password: str | None) -> bytes:
    """The workbook's bytes. The password that Excel itself tries comes first, so that nobody is asked for it.

    Raises:
        ExtractError: the password is missing or wrong (`importing.encrypted`, `importing.wrong_password`, both with the path the
        file is known by), or the file is locked in a way that cannot be opened here.
    """
    for tried in (_NOBODYS, password):
        if tried is not None and (content := _opened(path, tried)) is not None:
            return content
    key = "importing.encrypted" if password is None else "importing.wrong_password"
    raise ExtractError(key, file=path.name, path=known_as)


def _opened(path: Path, password: str) -> bytes | None:
    """None where the password is wrong; some files do not tell, and show it by what comes out."""
    out = io.BytesIO()
    try:
        with path.open("rb") as file:
            office = _office(path, file)
            office.load_key(password=password)
            office.decrypt(out)
    except InvalidKeyError:
        return None
    except _UNREADABLE as error:
        if password == _NOBODYS:
            return None
        raise ExtractError("importing.unknown_lock", file=path.name) from error
    content = out.getvalue()
    return content if content.startswith((ZIP, OLE)) else None


def _office(path: Path, file: IO[bytes]) -> Any:
    """The locked file with a `load_key` that refuses a wrong password."""
    office = msoffcrypto.OfficeFile(file)
    old = isinstance(office, xls97.Xls97File)
    if path.stat().st_size > (MOST_OLD_BYTES if old else MOST_BYTES):
        raise ExtractError("importing.too_large", file=path.name)
    if old:
        return office  # it always looks
    with olefile.OleFileIO(path) as container:
        asked = _SPINS.findall(container.openstream("EncryptionInfo").read(1 << 16))
    if any(int(spins) > MOST_SPINS for spins in asked):
        raise ExtractError("importing.unknown_lock", file=path.name)
    return _Checked(office)


class _Checked:
    """A newer workbook, the password of which is verified before anything is decrypted."""

    def __init__(self, office: Any) -> None:
        self._office = office

    def load_key(self, password: str) -> None:
        self._office.load_key(password=password, verify_password=True)

    def decrypt(self, out: IO[bytes]) -> None:
        self._office.decrypt(out)


def _has_filepass(stream: bytes) -> bool:
    """Whether one of the first records says that those after it are encrypted."""
    at = 0
    for _ in range(_RECORDS_LOOKED_AT):
        if at + 4 > len(stream):
            return False
        kind, length = struct.unpack_from("<HH", stream, at)
        if at == 0 and kind not in _BEGIN:
            return False
        if kind == _FILEPASS:
            return True
        at += 4 + length
    return False
