"""Archives of several files (zip): each table in one is read by itself, under its own name and hash.

One that cannot be read holds up no other.
"""

from __future__ import annotations

import re
import shutil
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path, PurePosixPath

from desktop_app.domain.errors import ExtractError
from desktop_app.domain.held import hold
from desktop_app.domain.message import Message
from desktop_app.domain.progress import Progress
from desktop_app.importing.sources.extent import refuse_bomb
from desktop_app.importing.sources.sheet import Extract

MOST_MEMBERS = 500
DEEPEST = 1
_CHUNK = 1 << 20
_PREFIX = "powerdesk-unpacked-"
_LONGEST_NAME = 80
_MARK = ".held"
_A_MOMENT_S = 60
TABLES = frozenset(
    (
        ".xlsx", ".xlsm", ".xlsb", ".xls", ".et", ".ods", ".csv", ".tsv", ".txt", ".dat", ".htm", ".html", ".mht", ".mhtml",
        ".xml", ".zip", ".parquet", ".db", ".sqlite", ".sqlite3", ".duckdb", "",
    )
)  # fmt: skip
_NOT_IN_NAMES = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
_ENCRYPTED = 0x1
_UTF8_NAME = 0x800
_UNREADABLE = (zipfile.BadZipFile, zlib.error, EOFError, ValueError, RuntimeError)

OpenFile = Callable[[Path, Path, int], Iterator[Extract]]
"""Given a member unpacked, the path it is known by, and how deep it lies."""


def members(path: Path, known_as: Path, depth: int, open_file: OpenFile, progress: Progress) -> Iterator[Extract]:
    """The extracts in an archive, one after the other; what is unpacked lies in a private folder until the next is asked for.

    Raises:
        ExtractError: the archive as a whole is damaged, under a password, a bomb, nested too deep, or without a table.
    """
    if depth > DEEPEST:
        raise ExtractError("importing.archive_nested", file=known_as.name)
    with _in_words(known_as), zipfile.ZipFile(path) as archive:
        found, passed = _listed(path, known_as, archive)
        notes = tuple(Message.of("importing.note.member_passed", archive=known_as.name, member=name) for name in passed)
        for number, (name, entry) in enumerate(found):
            progress.check()
            try:
                with _in_words(known_as / name):
                    yield from _opened(archive, entry, known_as / name, depth, open_file, progress, notes if not number else ())
            except ExtractError as error:
                yield replace(Extract.unreadable(known_as / name, error), notes=notes if not number else ())


@contextmanager
def _in_words(known_as: Path) -> Iterator[None]:
    """What goes wrong inside, as an `ExtractError` that names the file."""
    try:
        yield
    except NotImplementedError as error:  # how zipfile says that it lacks a way of packing; a RuntimeError too, so it comes first
        raise ExtractError("importing.archive_method", file=known_as.name) from error
    except _UNREADABLE as error:
        raise ExtractError("importing.broken", file=known_as.name) from error


def _listed(
    path: Path, known_as: Path, archive: zipfile.ZipFile
) -> tuple[list[tuple[PurePosixPath, zipfile.ZipInfo]], list[str]]:
    """The tables by name, and the names of what is none (a notice, a picture)."""
    shown = {name: entry for name, entry in _entries(archive).items() if not _of_the_system(name)}
    tables = [(name, entry) for name, entry in shown.items() if _may_be_a_table(name)]
    refuse_bomb(known_as, archive, path.stat().st_size)
    if len(tables) > MOST_MEMBERS:
        raise ExtractError("importing.archive_many", file=known_as.name, most=MOST_MEMBERS, found=len(tables))
    if not tables:
        raise ExtractError("importing.archive_without_tables", file=known_as.name)
    if all(entry.flag_bits & _ENCRYPTED for _, entry in tables):
        raise ExtractError("importing.archive_locked", file=known_as.name)
    return tables, [str(name) for name in shown if not _may_be_a_table(name)]


def _entries(archive: zipfile.ZipFile) -> dict[PurePosixPath, zipfile.ZipInfo]:
    """The files by name; a name that comes again is told apart, so that none hides another."""
    entries: dict[PurePosixPath, zipfile.ZipInfo] = {}
    for number, entry in enumerate(archive.infolist(), start=1):
        if entry.filename and not entry.is_dir():
            name = _name(entry)
            entries[name.with_stem(f"{name.stem} ({number})") if name in entries else name] = entry
    return entries


def _opened(
    archive: zipfile.ZipFile,
    entry: zipfile.ZipInfo,
    known_as: Path,
    depth: int,
    open_file: OpenFile,
    progress: Progress,
    notes: tuple[Message, ...],
) -> Iterator[Extract]:
    if entry.flag_bits & _ENCRYPTED:
        raise ExtractError("importing.member_locked", file=known_as.name)
    with _private_folder() as folder:
        unpacked = folder / (_NOT_IN_NAMES.sub("_", known_as.name)[-_LONGEST_NAME:] or "_")
        with archive.open(entry) as source, unpacked.open("xb") as target:
            while chunk := source.read(_CHUNK):
                progress.check()
                target.write(chunk)
        for extract in open_file(unpacked, known_as, depth + 1):
            yield replace(extract, notes=extract.notes + notes)
            notes = ()


@contextmanager
def _private_folder() -> Iterator[Path]:
    """A folder for what is unpacked, gone afterwards. Its mark is held as long as the process lives, so that `sweep` knows what a
    killed one left."""
    room = tempfile.TemporaryDirectory(prefix=_PREFIX, ignore_cleanup_errors=True)
    with room as folder, (Path(folder) / _MARK).open("xb") as mark:
        hold(mark.fileno())
        yield Path(folder)


def sweep(now: float, folder: Path | None = None) -> None:
    """Take away what a run that was broken off left unpacked, and leave what a window still at work has."""
    for left in (folder or Path(tempfile.gettempdir())).glob(f"{_PREFIX}*"):
        with suppress(OSError):
            if _is_left(left, now):
                shutil.rmtree(left, ignore_errors=True)


def _is_left(folder: Path, now: float) -> bool:
    """Nobody holds its mark; without one, whoever made it a moment ago may be about to."""
    try:
        mark = (folder / _MARK).open("r+b")
    except FileNotFoundError:
        return now - folder.stat().st_mtime > _A_MOMENT_S
    with mark:
        return hold(mark.fileno())


def _name(entry: zipfile.ZipInfo) -> PurePosixPath:
    """The member's name; Chinese Windows writes it in GBK without saying so, and zipfile takes it for the alphabet of DOS."""
    text = entry.filename
    if not entry.flag_bits & _UTF8_NAME:
        raw = text.encode("cp437", "replace")
        text = next((said for codec in ("utf-8", "gb18030") if (said := _said(raw, codec)) is not None), text)
    parts = [part for part in PurePosixPath(text.replace("\\", "/")).parts if part not in {"/", "..", "."}]
    return PurePosixPath(*parts) if parts else PurePosixPath("_")


def _said(raw: bytes, codec: str) -> str | None:
    try:
        return raw.decode(codec)
    except UnicodeDecodeError:
        return None


def _of_the_system(name: PurePosixPath) -> bool:
    """What systems and programs leave lying: forks of macOS, thumbnails, locks of open workbooks."""
    return name.parts[0] == "__MACOSX" or name.name.startswith((".", "~$")) or name.name.lower() in {"thumbs.db", "desktop.ini"}


def _may_be_a_table(name: PurePosixPath) -> bool:
    return name.suffix.lower() in TABLES
