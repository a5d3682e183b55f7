"""How the bytes of a text file are to be read: by its mark, as strict UTF-8, else as GB18030 (what Chinese Excel writes)."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from pathlib import Path

from desktop_app.domain.errors import ExtractError
from desktop_app.domain.progress import Progress

_CHUNK = 1 << 20
_SOUND_PER_BROKEN = 4
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
_CONTROLS = bytes(set(range(32)) - {7, 8, 9, 10, 11, 12, 13, 26, 27})


@dataclass(frozen=True, slots=True)
class Encoding:
    """Codec and the name shown. Bytes that do not fit it are read as U+FFFD, and rows with that character are refused."""

    codec: str
    label: str


def detect(path: Path, progress: Progress) -> Encoding:
    """Look through the whole file, so that a row far down cannot surprise later.

    Raises:
        ExtractError: the bytes are no text.
    """
    with path.open("rb") as file:
        start = file.read(_CHUNK)
    for mark, codec, label in _MARKS:
        if start.startswith(mark):
            return Encoding(codec, label)
    if _binary(start):
        raise ExtractError("importing.not_a_table", file=path.name)
    if _decodes(path, "utf-8", progress) or _mostly_utf8(start):
        return Encoding("utf-8", "UTF-8")
    return Encoding("gb18030", "GB18030")


def _decodes(path: Path, codec: str, progress: Progress) -> bool:
    decoder = codecs.getincrementaldecoder(codec)()
    with path.open("rb") as file:
        try:
            while chunk := file.read(_CHUNK):
                progress.check()
                if not chunk.isascii() or decoder.getstate()[0]:
                    decoder.decode(chunk)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return False
    return True


def _binary(start: bytes) -> bool:
    """More control bytes than stray ones in a text file would explain."""
    return len(start) - len(start.translate(None, _CONTROLS)) > 8 + len(start) // 200


def _mostly_utf8(start: bytes) -> bool:
    """UTF-8 with a few bad bytes. As GB18030 it may decode without an error, into nonsense; true GB18030 looks hardly like it."""
    text = start.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    sound = sum(not character.isascii() for character in text) - broken
    return sound > _SOUND_PER_BROKEN * broken
