"""Files as they arrive in a folder: taken for whole once they have stood still, known again by what is in them."""

from __future__ import annotations

import datetime as dt
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from desktop_app.domain.errors import ExtractError
from desktop_app.domain.progress import SILENT
from desktop_app.importing.sources.archive import TABLES
from desktop_app.importing.sources.opening import open_extracts, sha256_of

STANDS_STILL = dt.timedelta(seconds=2)
STAYS_EMPTY = dt.timedelta(minutes=1)  # a copy has begun by then: a file still without a byte is one that is empty
MOST_FILES = 200
_UNREADABLE_YET, _LOCKED = "importing.locked", "importing.encrypted"


@dataclass(frozen=True, slots=True)
class _State:
    """A file as it was seen, and since when it has been so."""

    size: int
    changed: int
    since: dt.datetime


class Arrivals:
    """Remembers between two looks how files were, and what is in those already read. Kept for a sitting, in memory only."""

    def __init__(self) -> None:
        self._seen: dict[Path, _State] = {}
        self._contents: dict[tuple[Path, int, int], tuple[str, ...]] = {}
        self._broken: dict[tuple[Path, int, int], tuple[tuple[str, Path], ...]] = {}

    def look(self, folder: Path, now: dt.datetime) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
        """Files that have stood still, first names first, and those still arriving.

        Raises:
            OSError: the folder cannot be read.
        """
        found = {path: self._state(path, now) for path in sorted(folder.iterdir())[: MOST_FILES * 5] if _may_be_an_extract(path)}
        self._seen = {path: state for path, state in found.items() if state is not None}
        waits = {path: STANDS_STILL if state.size else STAYS_EMPTY for path, state in self._seen.items()}
        settled = [path for path, state in self._seen.items() if now - state.since >= waits[path]]
        return tuple(settled[:MOST_FILES]), tuple(path for path in self._seen if path not in settled)

    def contents(self, path: Path) -> tuple[str, ...]:
        """SHA-256 of every table in the file; none where somebody still has it open, or it is gone.

        A file that cannot be read for a lasting reason counts as itself: the check says what is the matter with it. A workbook
        under a password is known again once it came in with it.
        """
        key = self._key(path)
        if key not in self._contents:
            try:
                found = tuple(extract.sha256 for extract in open_extracts(path, SILENT))
            except ExtractError as error:
                if error.message.key in {_UNREADABLE_YET, "importing.missing"}:
                    return ()
                found = (_hash(path) if error.message.key == _LOCKED else str(path),)
            self._contents[key] = found
        return self._contents[key]

    def broken(self, path: Path) -> tuple[tuple[str, Path], ...]:
        """The tables in an archive that cannot be read, by what `contents` says of them: they will never be imported, and do not
        make the rest new. Everything is read through once, so it is to be asked only where some of the file is in."""
        key = self._key(path)
        if key not in self._broken:
            self._broken[key] = tuple(_broken(path))
        return self._broken[key]

    def _key(self, path: Path) -> tuple[Path, int, int]:
        state = self._seen[path]
        return path, state.size, state.changed

    def _state(self, path: Path, now: dt.datetime) -> _State | None:
        try:
            told = path.stat()
        except OSError:
            return None  # taken away between the two questions
        before = self._seen.get(path)
        same = before is not None and (before.size, before.changed) == (told.st_size, told.st_mtime_ns) and before.since <= now
        return before if same else _State(told.st_size, told.st_mtime_ns, min(now, _written(told.st_mtime)))


def _broken(path: Path) -> Iterator[tuple[str, Path]]:
    """Each while it lies unpacked."""
    try:
        for extract in open_extracts(path, SILENT):
            try:
                for sheet in extract.sheets:
                    deque(sheet.read(1, SILENT), maxlen=0)
            except ExtractError:
                yield extract.sha256, extract.path
    except ExtractError:
        return


def _hash(path: Path) -> str:
    """'' where it was taken away between the two questions."""
    try:
        return sha256_of(path, SILENT)
    except ExtractError:
        return ""


def _written(moment: float) -> dt.datetime:
    """When a file was written last, on the PC's wall clock; a copy under way is written now, or cannot be opened yet."""
    return dt.datetime.fromtimestamp(moment)  # noqa: DTZ006 - office time is local wall time


def _may_be_an_extract(path: Path) -> bool:
    """Files by their ending; not those of programs at work (~$ of Excel, .part of browsers) and not hidden ones."""
    return path.suffix.lower() in TABLES - {""} and not path.name.startswith(("~$", ".")) and path.is_file()
