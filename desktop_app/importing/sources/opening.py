"""Opening a file by what is in it, not by what it is called."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from desktop_app.domain.errors import ExtractError
from desktop_app.domain.progress import Progress
from desktop_app.importing.sources import duck, excel, sqlite, text
from desktop_app.importing.sources.sheet import Extract, Sheet

MOST_BYTES = 2 * 1024**3
_CHUNK = 1 << 20
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MARKUP = (b"<html", b"<!doctype", b"<table", b"<?xml", b"<head", b"<meta", b"<style")


def open_extract(path: Path, progress: Progress) -> Extract:
    """The file's hash and its sheets.

    Raises:
        ExtractError: missing, locked, empty, huge, damaged, password-protected, or no table.
    """
    try:
        return _opened(path, progress)
    except FileNotFoundError as error:
        raise ExtractError("importing.missing", file=path.name) from error
    except OSError as error:
        raise ExtractError("importing.locked", file=path.name) from error


def _opened(path: Path, progress: Progress) -> Extract:
    size = path.stat().st_size
    if size > MOST_BYTES:
        raise ExtractError("importing.too_large", file=path.name)
    with path.open("rb") as file:
        start = file.read(_CHUNK)
    if not start.strip():
        raise ExtractError("importing.empty", file=path.name)
    sha256 = _sha256(path, progress)
    if start.startswith((_ZIP, _OLE)):
        return Extract(path, sha256, excel.sheets(path, _label(start), progress))
    if (sheets := _tables(path, start, progress)) is not None:
        return Extract(path, sha256, sheets)
    if start.removeprefix(b"\xef\xbb\xbf").lstrip()[:9].lower().startswith(_MARKUP):
        raise ExtractError("importing.web_page", file=path.name)
    return Extract(path, sha256, text.sheets(path, progress))


def _tables(path: Path, start: bytes, progress: Progress) -> Iterator[Sheet] | None:
    """The tables of a file that holds a database or columns; None for any other."""
    if start.startswith(sqlite.BEGINS):
        return sqlite.sheets(path, progress)
    if start[8:12] == duck.DATABASE_HAS:
        return duck.database_sheets(path, progress)
    if start.startswith(duck.PARQUET_BEGINS):
        return duck.parquet_sheets(path, progress)
    return None


def _label(start: bytes) -> str:
    return "Excel" if start.startswith(_ZIP) else "Excel 97-2003"


def _sha256(path: Path, progress: Progress) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            progress.check()
            digest.update(chunk)
    return digest.hexdigest()
