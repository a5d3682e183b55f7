"""What a file is by its first bytes, where it is nothing that can be read: so that the sentence names it."""

from __future__ import annotations

import re
import struct
import zipfile
from pathlib import Path

import olefile

ZIP = b"PK\x03\x04"
EMPTY_ZIP = b"PK\x05\x06"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MARKUP = (b"<html", b"<!doctype", b"<table", b"<head", b"<meta", b"<style", b"<body", b"<!--", b"<div", b"<tr", b"<center", b"<p")
XML = b"<?xml"
_STARTS = (
    (b"%PDF", "pdf"),
    (b"Rar!\x1a\x07", "packed"),
    (b"7z\xbc\xaf\x27\x1c", "packed"),
    (b"\x1f\x8b", "packed"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"{\\rtf", "document"),
    (b"ID;P", "sylk"),
    (b"\x00\x00\x02\x00\x04\x04", "lotus"),
    (b"\x00\x00\x02\x00\x06\x04", "lotus"),
    (b"\x00\x00\x1a\x00", "lotus"),
    (b"\x00\x00\x02\x00\x01\x10", "quattro"),
    (b"\xff\x00\x02\x00\x04\x04", "works"),
)
_OLD_EXCEL = re.compile(rb"\x09[\x00\x02\x04\x08][\x04\x06\x08\x10]\x00.{2}[\x05\x06\x10\x20\x40\x00]", re.DOTALL)
_DBF = re.compile(rb"[\x03\x30\x31\x32\x43\x63\x83\x8b\xcb\xf5\xfb].[\x01-\x0c][\x01-\x1f].{4}.{2}.{2}", re.DOTALL)
_DATA_FIELD = re.compile(rb"[A-Za-z_][A-Za-z0-9_]{0,10}\x00+[CNDFLMIBTGYP@+O0]")
_STREAMS = (
    ("WordDocument", "document"),
    ("PowerPoint Document", "document"),
    ("VisioDocument", "document"),
    ("NativeContent_MAIN", "quattro"),
    ("PerfectOffice_MAIN", "quattro"),
    ("WksSSWorkBook", "works"),
)
_WORKBOOKS = ("Workbook", "Book", "EncryptedPackage")
_PARTS = (("word/", "document"), ("ppt/", "document"), ("Index/", "numbers"), ("Index.zip", "numbers"))
_TYPES = "[Content_Types].xml"
_SPREADSHEET = (b"spreadsheetml", b"ms-excel")
_BEGINNING = 1 << 18
_BROKEN_OLE = (OSError, ValueError, IndexError, KeyError, TypeError, AttributeError, struct.error, RecursionError)


def is_old_excel(start: bytes) -> bool:
    """Whether it is a workbook of Excel 2, 3 or 4, which has no container around it."""
    return bool(_OLD_EXCEL.match(start))


def foreign(start: bytes) -> str | None:
    """The kind of a file that is no container: the end of a key importing.format.…, None for what may be a table."""
    for mark, kind in _STARTS:
        if start.startswith(mark):
            return kind
    if _DBF.match(start) and _DATA_FIELD.match(start[32:64]):
        return "dbase"
    return None


def foreign_container(path: Path) -> str | None:
    """The same for documents in a compound file; None for workbooks and for what is damaged."""
    try:
        with olefile.OleFileIO(path) as container:
            if any(container.exists(name) for name in _WORKBOOKS):
                return None
            return next((kind for name, kind in _STREAMS if container.exists(name)), "other")
    except _BROKEN_OLE:
        return None


def foreign_archive(archive: zipfile.ZipFile) -> str | None:
    """The same for documents that are zip archives."""
    names = archive.namelist()
    if "mimetype" in names:
        said = beginning(archive, "mimetype").lower()
        return None if b"spreadsheet" in said else "document"
    for part, kind in _PARTS:
        if any(name.startswith(part) or name.endswith("/" + part) for name in names) and not _is_workbook(names):
            return kind
    return None if is_workbook(archive) or _TYPES not in names else "other"


def beginning(archive: zipfile.ZipFile, name: str) -> bytes:
    """As much of a part as tells what it is; how long it is nobody knows."""
    with archive.open(name) as part:
        return part.read(_BEGINNING)


def is_workbook(archive: zipfile.ZipFile) -> bool:
    """Whether an archive is one workbook rather than a parcel of files."""
    names = archive.namelist()
    return _is_workbook(names) or (_TYPES in names and any(said in beginning(archive, _TYPES) for said in _SPREADSHEET))


def _is_workbook(names: list[str]) -> bool:
    lower = {name.replace("\\", "/").lstrip("/").lower() for name in names}
    return "content.xml" in lower or any(name.startswith("xl/") for name in lower)
