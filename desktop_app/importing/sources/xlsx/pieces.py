"""A part of the archive in pieces of whole elements; the next piece is unpacked while one is worked on."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from desktop_app.importing.sources.xlsx.unusual import Unusual

FIRST_BYTES = 1 << 20
_BYTES = 12 << 20
_LONGEST = 64 << 20


def pieces(path: Path, part: str, end: bytes, stops: tuple[bytes, ...]) -> Iterator[bytes]:
    """Pieces that end in `end`, the last in one of `stops`; what follows is unpacked too, because only so damage shows.

    Raises:
        Unusual: there is no stop, or an element longer than any program would write.
        zipfile.BadZipFile, zlib.error: the part is damaged.
    """
    rest, stopped = b"", False
    for block in _blocks(path, part):
        if stopped:
            continue
        text = rest + block
        at = text.rfind(end) + len(end)
        at = 0 if at < len(end) else at
        found = [text.find(stop, at) + len(stop) for stop in stops if stop in text[at:]]
        stopped = bool(found)
        if len(text) - at > _LONGEST:
            raise Unusual("an element without an end")
        yield text[: found[0] if stopped else at]
        rest = text[at:]
    if not stopped:
        raise Unusual("a part without an end")


def _blocks(path: Path, part: str) -> Iterator[bytes]:
    with zipfile.ZipFile(path) as archive, archive.open(part) as file, ThreadPoolExecutor(1, "unpack") as unpacking:
        coming = unpacking.submit(file.read, FIRST_BYTES)
        while block := coming.result():
            coming = unpacking.submit(file.read, _BYTES)
            yield block
