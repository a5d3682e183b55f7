"""How the bytes of a text file are to be read: by its mark, as strict UTF-8, else as GB18030 (what Chinese Excel writes)."""

from __future__ import annotations

import codecs
import io
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import IO

from desktop_app.domain.errors import ExtractError
from desktop_app.domain.progress import SILENT, Progress

_CHUNK = 1 << 20
_SOUND_PER_BROKEN = 4
_ZEROS_PER_UNIT = 5
_CHECK_EVERY = 10_000
_LINES_NAMED = 10
_LOOKED_THROUGH, _SAMPLE, _SAMPLES = 32 << 20, 1 << 16, 64
_FEWEST_HANZI = 2
_CHINESE = re.compile("[\u2014-\u2026\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
_TEXT_CONTROLS = frozenset("\t\r\n\v\f\x07\x08\x1a\x1b")
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
        ExtractError: the bytes are no text, or lines of it are written in two encodings.
    """
    with path.open("rb") as file:
        return _detected(file, path.name, progress)


def detect_bytes(content: bytes, name: str) -> Encoding:
    """The same for text that is held in memory; `name` is the file's.

    Raises:
        ExtractError: as for `detect`.
    """
    return _detected(io.BytesIO(content), name, SILENT)


def _detected(file: IO[bytes], name: str, progress: Progress) -> Encoding:
    start = file.read(_CHUNK)
    for mark, codec, label in _MARKS:
        if start.startswith(mark):
            return Encoding(codec, label)
    if (order := _unmarked_utf16(start)) is not None:
        return Encoding(order, "UTF-16")
    if _binary(start):
        raise ExtractError("importing.not_a_table", file=name)
    if _decodes(file, "utf-8", progress) or _mostly_utf8(start):
        return Encoding("utf-8", "UTF-8")
    _refuse_mixture(file, name, progress)
    return Encoding("gb18030", "GB18030")


def _decodes(file: IO[bytes], codec: str, progress: Progress) -> bool:
    decoder = codecs.getincrementaldecoder(codec)()
    file.seek(0)
    try:
        while chunk := file.read(_CHUNK):
            progress.check()
            if not chunk.isascii() or decoder.getstate()[0]:
                decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _unmarked_utf16(start: bytes) -> str | None:
    """Text of two-byte units without a mark: digits, delimiters and line ends leave every other byte zero, on one side."""
    whole = start[: len(start) // 2 * 2]
    low, high = whole[0::2], whole[1::2]
    for order, zeros, letters in (("utf-16-le", high, low), ("utf-16-be", low, high)):
        if (
            zeros.count(0) * _ZEROS_PER_UNIT > len(zeros)
            and letters.count(0) * _ZEROS_PER_UNIT * 4 < len(letters)
            and _sound(whole, order)
        ):
            return order
    return None


def _sound(content: bytes, codec: str) -> bool:
    """Whether it decodes into characters that text is made of; a unit cut in two at the end does no harm."""
    try:
        text = codecs.getincrementaldecoder(codec)().decode(content)
    except UnicodeDecodeError:
        return False
    return not any(unicodedata.category(character) in {"Cc", "Cn", "Cs", "Co"} for character in set(text) - _TEXT_CONTROLS)


def _refuse_mixture(file: IO[bytes], name: str, progress: Progress) -> None:
    """Lines of UTF-8 among lines of GB18030 would decode without an error, into nonsense: files put together from two sources.

    A large file is looked at in pieces all over it, and line by line only where one of them raises the suspicion.
    """
    if file.seek(0, io.SEEK_END) > _LOOKED_THROUGH and not any(map(_hanzi_in_utf8, _sampled(file))):
        return
    file.seek(0)
    found: list[int] = []
    for number, line in enumerate(iter(partial(file.readline, _CHUNK), b""), start=1):
        if number % _CHECK_EVERY == 0:
            progress.check()
        if not line.isascii() and _hanzi_in_utf8(line):
            found.append(number)
    if found:
        lines = ", ".join(map(str, found[:_LINES_NAMED]))
        raise ExtractError("importing.mixed_encodings", file=name, count=len(found), lines=lines)


def _sampled(file: IO[bytes]) -> Iterator[bytes]:
    """Lines from the beginning, the end, and places evenly between."""
    size = file.seek(0, io.SEEK_END)
    for place in range(_SAMPLES + 1):
        file.seek(place * (size - _SAMPLE) // _SAMPLES)
        yield from file.read(_SAMPLE).split(b"\n")[1:-1]


def _hanzi_in_utf8(line: bytes) -> bool:
    """Whether a line is sound UTF-8 of Chinese characters and nothing rarer; chance makes that of GB18030 text hardly ever."""
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    beyond = [character for character in text if not character.isascii()]
    return len(beyond) >= _FEWEST_HANZI and all(_CHINESE.match(character) for character in beyond)


def _binary(start: bytes) -> bool:
    """More control bytes than stray ones in a text file would explain."""
    return len(start) - len(start.translate(None, _CONTROLS)) > 8 + len(start) // 200


def _mostly_utf8(start: bytes) -> bool:
    """UTF-8 with a few bad bytes. As GB18030 it may decode without an error, into nonsense; true GB18030 looks hardly like it."""
    text = start.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    sound = len(text) - len(text.encode("ascii", "ignore")) - broken
    return sound > _SOUND_PER_BROKEN * broken
