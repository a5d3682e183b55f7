"""Web pages under a workbook's name, as many systems "export to Excel": streamed through a parser as forgiving as browsers."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterator
from itertools import chain, islice
from pathlib import Path
from typing import IO

import pyarrow as pa
from lxml import etree

from desktop_app.domain.errors import ExtractError
from desktop_app.domain.progress import Progress
from desktop_app.importing.sources.encoding import Encoding, detect
from desktop_app.importing.sources.page_rows import PageRows
from desktop_app.importing.sources.sheet import HEAD_ROWS, Sheet, SourceRow, tables

_CHUNK = 1 << 16


def sheets(path: Path, progress: Progress) -> Iterator[Sheet]:
    """The one sheet of a page.

    Raises:
        ExtractError: the page holds no table, or more than an office PC can.
    """
    encoding = detect(path, progress)
    yield page_sheet(path.name, "", encoding, lambda: path.open("rb"), progress)


def page_sheet(file: str, name: str, encoding: Encoding, opened: Callable[[], IO[bytes]], progress: Progress) -> Sheet:
    """A page as a sheet; `opened` gives its bytes from the start each time it is read.

    Raises:
        ExtractError: no row of any table is in it.
    """
    first = list(islice(_rows(file, encoding, opened, progress), HEAD_ROWS))
    if not first or (len(first) < HEAD_ROWS and all(len(row.cells) < 2 for row in first)):
        raise ExtractError("importing.web_page", file=file)

    def read(width: int, progress: Progress) -> Iterator[pa.Table]:
        return tables(_rows(file, encoding, opened, progress), width, counted=False, progress=progress)

    return Sheet(name, False, f"HTML {encoding.label}", False, tuple(tuple(row.cells) for row in first), read)


def _rows(file: str, encoding: Encoding, opened: Callable[[], IO[bytes]], progress: Progress) -> Iterator[SourceRow]:
    page = PageRows(file)
    parser = etree.HTMLParser(target=page, encoding="utf-8", huge_tree=False)
    try:
        with opened() as source:
            for text in _texts(source, encoding):
                progress.check()
                parser.feed(text.encode("utf-8", "replace"))
                yield from map(SourceRow, page.take())
        parser.close()
    except etree.LxmlError as error:
        raise ExtractError("importing.broken", file=file) from error
    yield from map(SourceRow, page.take())


def _texts(source: IO[bytes], encoding: Encoding) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder(encoding.codec)("replace")
    chunks = iter(lambda: source.read(_CHUNK), b"")
    return (text for text in chain(map(decoder.decode, chunks), (decoder.decode(b"", final=True),)) if text)
