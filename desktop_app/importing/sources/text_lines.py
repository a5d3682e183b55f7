"""The bytes of a text file as UTF-8 in chunks of whole lines, whatever it was written in."""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from desktop_app.domain.errors import ExtractError
from desktop_app.importing.sources.encoding import Encoding

CHUNK = 4 << 20
LONGEST_LINE = 1 << 20


@dataclass(frozen=True, slots=True)
class Lines:
    """A text file, its encoding, and whether it is one of old Macs, whose lines end in carriage returns alone.

    Otherwise only line feeds end a line, so that a carriage return inside a name does not.
    """

    path: Path
    encoding: Encoding
    old_mac: bool

    @classmethod
    def of(cls, path: Path, encoding: Encoding) -> Self:
        with path.open(encoding=encoding.codec, errors="replace", newline="") as file:
            start = file.read(LONGEST_LINE)
        return cls(path, encoding, "\r" in start and "\n" not in start)


def chunks(source: Lines) -> Iterator[bytes]:
    """UTF-8, each chunk whole lines and ending in a line feed; bytes the encoding does not know are U+FFFD.

    Raises:
        ExtractError: a line is longer than any row of a table.
    """
    rest = b""
    for text in _utf8(source):
        cut = text.rfind(b"\n") + 1
        if cut:
            yield rest + text[:cut]
            rest = text[cut:]
        else:
            rest += text
        if len(rest) > LONGEST_LINE:
            raise ExtractError("importing.not_a_table", file=source.path.name)
    if rest:
        yield rest + b"\n"


def lines_of(parts: Iterable[bytes]) -> Iterator[str]:
    """The lines of chunks, without their ends."""
    for part in parts:
        yield from part.decode().removesuffix("\n").split("\n")


def _utf8(source: Lines) -> Iterator[bytes]:
    """The file's text in UTF-8 without a byte order mark, cut anywhere between characters; Windows line ends are line feeds.

    A chunk of ASCII is UTF-8 already in every encoding but UTF-16, and is passed on as it is.
    """
    decoder = codecs.getincrementaldecoder(source.encoding.codec)(errors="replace")
    plain = not source.encoding.codec.startswith("utf-16")
    pending = b""
    with source.path.open("rb") as file:
        while part := file.read(CHUNK):
            if plain and part.isascii() and not decoder.getstate()[0]:
                text = part
            else:
                text = decoder.decode(part).encode("utf-8", "replace")
            text, pending = _line_feeds(pending + text, source.old_mac)
            yield text
    yield _line_feeds(pending + decoder.decode(b"", final=True).encode(), source.old_mac, last=True)[0]


def _line_feeds(text: bytes, old_mac: bool, *, last: bool = False) -> tuple[bytes, bytes]:
    """Line ends as line feeds, and a carriage return at the end that waits for what follows it."""
    waiting = b"\r" if text.endswith(b"\r") and not old_mac and not last else b""
    text = text[: len(text) - len(waiting)]
    if b"\r" not in text:
        return text, waiting
    return (text.replace(b"\r", b"\n") if old_mac else text.replace(b"\r\n", b"\n")), waiting
