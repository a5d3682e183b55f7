"""Opening a file by what is in it, not by what it is called."""

from __future__ import annotations

import codecs
import hashlib
import zipfile
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from desktop_app.domain.errors import ExtractError
from desktop_app.domain.progress import Progress
from desktop_app.importing.sources import archive, duck, excel, held, old_excel, sqlite, text, web_archive, web_page, workbook_xml
from desktop_app.importing.sources.background import finished
from desktop_app.importing.sources.extent import UNREADABLE
from desktop_app.importing.sources.extent_records import is_sparse
from desktop_app.importing.sources.sheet import Extract, Sheet
from desktop_app.importing.sources.signature import (
    EMPTY_ZIP,
    MARKUP,
    OLE,
    XML,
    ZIP,
    foreign,
    foreign_archive,
    foreign_container,
    is_old_excel,
    is_workbook,
)
from desktop_app.importing.sources.unlocking import is_locked, is_locked_table, unlocked

MOST_BYTES = 2 * 1024**3
_CHUNK = 1 << 20
_PROLOG = 1 << 13
_NOBODY: Mapping[Path, str] = {}


def open_extracts(path: Path, progress: Progress, passwords: Mapping[Path, str] = _NOBODY) -> Iterator[Extract]:
    """The file's hash and its sheets; an archive gives one extract for each table in it.

    `passwords` are those of locked workbooks by path; one inside an archive has the archive's path and its own name below it.

    Raises:
        ExtractError: missing, locked, empty, huge, damaged, password-protected, or no table.
    """
    return _told(path, path, 0, progress, passwords)


def _told(path: Path, known_as: Path, depth: int, progress: Progress, passwords: Mapping[Path, str]) -> Iterator[Extract]:
    """Extracts under the names they are known by, system errors said in words."""
    with _in_words(path):
        yield from _opened(path, known_as, depth, progress, passwords)


@contextmanager
def _in_words(path: Path) -> Iterator[None]:
    try:
        yield
    except FileNotFoundError as error:
        raise ExtractError("importing.missing", file=path.name) from error
    except OSError as error:
        raise ExtractError("importing.locked", file=path.name) from error


def _opened(path: Path, known_as: Path, depth: int, progress: Progress, passwords: Mapping[Path, str]) -> Iterator[Extract]:
    start = _start(path)
    if _is_parcel(path, start):

        def open_file(unpacked: Path, name: Path, deeper: int) -> Iterator[Extract]:
            return _told(unpacked, name, deeper, progress, passwords)

        yield from archive.members(path, known_as, depth, open_file, progress)
        return
    with ThreadPoolExecutor(1, thread_name_prefix="hash") as other:  # left when the file is done with, or it could not be removed
        digest = other.submit(sha256_of, path, progress)
        yield Extract(known_as, digest.result, _sheets(path, start, progress, passwords.get(known_as), known_as))


def _start(path: Path) -> bytes:
    if path.stat().st_size > MOST_BYTES:
        raise ExtractError("importing.too_large", file=path.name)
    with path.open("rb") as file:
        start = file.read(_CHUNK)
    if not start.strip():
        raise ExtractError("importing.empty", file=path.name)
    return start


def _sheets(path: Path, start: bytes, progress: Progress, password: str | None, known_as: Path) -> Iterator[Sheet]:
    if is_old_excel(start):
        return old_excel.sheets(path, progress)
    if (tables := _tables(path, start, progress)) is not None:
        return tables
    if (kind := foreign(start)) is not None:
        raise ExtractError(f"importing.format.{kind}", file=path.name)
    if start.startswith((ZIP, EMPTY_ZIP)):
        return excel.sheets(path, "Excel", progress)
    if start.startswith(OLE):
        return _old_container(path, progress, password, known_as)
    return _text(path, start, progress)


def _tables(path: Path, start: bytes, progress: Progress) -> Iterator[Sheet] | None:
    """The tables of a file that holds a database or columns; None for any other."""
    if start.startswith(sqlite.BEGINS):
        return sqlite.sheets(path, progress)
    if start[8:12] == duck.DATABASE_HAS:
        return duck.database_sheets(path, progress)
    if start.startswith(duck.PARQUET_BEGINS):
        return duck.parquet_sheets(path, progress)
    return None


def _old_container(path: Path, progress: Progress, password: str | None, known_as: Path) -> Iterator[Sheet]:
    if is_locked(path):
        future = finished(lambda: unlocked(path, known_as, password), progress)
        return held.sheets(path, future.result(), progress)
    if (kind := foreign_container(path)) is not None:
        raise ExtractError(f"importing.format.{kind}", file=path.name)
    if _is_sparse(path, progress):
        return old_excel.sheets(path, progress)
    return excel.sheets(path, "Excel 97-2003", progress)


def _is_sparse(path: Path, progress: Progress) -> bool:
    """Whether the fast reader would lay out millions of empty cells; what is damaged is left to it, which says so."""
    try:
        return is_sparse(path, progress)
    except (ValueError, OSError):
        return False


def _text(path: Path, start: bytes, progress: Progress) -> Iterator[Sheet]:
    plain = _narrow(start[:_PROLOG]).lstrip().lower()
    if plain.startswith(XML) and b"<html" not in plain:
        if workbook_xml.NAMESPACE.encode() in plain:
            return workbook_xml.sheets(path, progress)
        raise ExtractError("importing.format.xml", file=path.name)
    if plain.startswith((XML, *MARKUP)):
        return web_page.sheets(path, progress)
    if plain.startswith(web_archive.START):
        return web_archive.sheets(path, progress)
    return text.sheets(path, progress)


def _narrow(start: bytes) -> bytes:
    """The beginning of a text as single bytes, for finding tags in it."""
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return start.decode("utf-16", "replace").encode("utf-8", "replace")
    return start.removeprefix(codecs.BOM_UTF8)


def _is_parcel(path: Path, start: bytes) -> bool:
    """Whether it is an archive of files. A damaged one is left to the reader of workbooks, which says so."""
    if not start.startswith((ZIP, EMPTY_ZIP)):
        return False
    try:
        with zipfile.ZipFile(path) as opened:
            if (kind := foreign_archive(opened)) is not None:
                raise ExtractError(f"importing.format.{kind}", file=path.name)
            if is_locked_table(opened):
                raise ExtractError("importing.unknown_lock", file=path.name)
            return not is_workbook(opened)
    except (*UNREADABLE, KeyError):
        return False


def sha256_of(path: Path, progress: Progress) -> str:
    """By which a file is known again; that of a locked workbook is of the locked one."""
    digest = hashlib.sha256()
    with _in_words(path), path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            progress.check()
            digest.update(chunk)
    return digest.hexdigest()
