"""How far the sheets of an xlsx or ods reach, without a parser: every way to write a cell's place is looked for in the bytes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import numpy as np

from desktop_app.domain.errors import ExtractError
from desktop_app.domain.progress import Progress
from desktop_app.importing.sources import limits
from desktop_app.importing.sources.extent_places import reach_places
from desktop_app.importing.sources.limits import Extent

_CHUNK = 1 << 22
_OVERLAP = 1 << 16
_NEAR_COLUMNS = 26
_TAGS_OF_A_CELL = 4
# a cell that has a style and nothing else; every attribute whole, so that no ">" inside one can hide what follows
_EMPTY_CELL = re.compile(rb"<(?:[A-Za-z]+:)?c(?:\s+[A-Za-z:]+\s*=\s*(?:\"[^\"<>]*\"|'[^'<>]*'))*\s*/>")
_STRING_END = re.compile(rb"</(?:[^\s<>:]+:)?si\s*>")
_VALUE = re.compile(rb"v\s*>\s*(\d{1,9})\s*<")
_TABLE_TAG = re.compile(rb"<(?:[^\s<>:/]+:)?(table|table-row|table-cell|covered-table-cell)([\s/][^<>]*)?>")
_COLUMNS = re.compile(rb"number-columns-repeated\s*=\s*[\"']\s*\+?(\d+)")
_ROWS = re.compile(rb"number-rows-repeated\s*=\s*[\"']\s*\+?(\d+)")
_HIDDEN = b"<!"
_ENTITY_OF_ENTITIES = re.compile(rb"<!ENTITY\s+[^\s\"'<>]+\s+[\"'][^\"'<>]*&")
_PROLOG = 1024


def whole_tags(path: Path, part: IO[bytes], progress: Progress) -> Iterator[bytes]:
    """The part in pieces that begin with a tag and cut none.

    Raises:
        ExtractError: a tag, or a text between two, is longer than any cell may be.
    """
    rest, markup = b"", None
    while chunk := part.read(_CHUNK):
        progress.check()
        text = rest + chunk
        markup = _is_markup(text) if markup is None else markup
        last = text.rfind(b"<")
        if len(text) - max(last, 0) > limits.LONGEST_CELL:
            if markup:
                raise ExtractError("importing.huge_cell", file=path.name)
            last = len(text) - _OVERLAP  # a picture, or somebody's rubbish before the first tag
        yield text[: max(last, 0)]
        rest = text[max(last, 0) :]
    yield rest


class MarkupWorkbook:
    """The parts of one xlsx, whatever they are called; shared strings count once for every cell that shows them."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lengths: list[int] = []
        self._most_values = 0
        self._hidden = False
        self._weighed = Extent()

    def look_at(self, part: IO[bytes], progress: Progress) -> None:
        """Take one part into account.

        Raises:
            ExtractError: its cells reach further than an office PC can hold.
        """
        extent, tags, strings = Extent(columns=_NEAR_COLUMNS), 0, _Strings()
        for number, text in enumerate(whole_tags(self._path, part, progress)):
            reach_places(_EMPTY_CELL.sub(b"", text) if b"/>" in text else text, extent)
            if b"<!ENTITY" in text and _ENTITY_OF_ENTITIES.search(text):
                raise ExtractError("importing.bomb", file=self._path.name)
            tags += text.count(b"<")
            strings.look_at(text)
            self._hidden = self._hidden or _HIDDEN in (text if number else text[_PROLOG:])
            extent.refuse_endless(self._path)
            if tags > _TAGS_OF_A_CELL * limits.MOST_CELLS:
                raise ExtractError("importing.too_large", file=self._path.name)
        self._lengths += strings.lengths
        self._most_values += tags // _TAGS_OF_A_CELL

    @property
    def may_be_endless(self) -> bool:
        """Whether the longest shared string in every cell would be too much, so that it has to be weighed exactly.

        Raises:
            ExtractError: it would, and comments or CDATA keep it from being weighed; no program writes those in a sheet.
        """
        too_much = max(self._lengths, default=0) * self._most_values > limits.MOST_TEXT
        if too_much and self._hidden:
            raise ExtractError("importing.bomb", file=self._path.name)
        return too_much

    def weigh(self, part: IO[bytes], progress: Progress) -> None:
        """Add up the text of every cell of one part that may show a shared string."""
        lengths = np.array(self._lengths, dtype=np.int64)
        for text in whole_tags(self._path, part, progress):
            numbers = np.array(_VALUE.findall(text), dtype="S9").astype(np.int64)
            self._weighed.text += int(lengths[numbers[numbers < len(lengths)]].sum())
            self._weighed.refuse_endless(self._path)


class _Strings:
    """Bytes of each shared string, markup included."""

    def __init__(self) -> None:
        self.lengths: list[int] = []
        self._open = 0

    def look_at(self, text: bytes) -> None:
        at = 0
        if b"si" in text:
            for end in _STRING_END.finditer(text):
                self.lengths.append(self._open + end.start() - at)
                self._open, at = 0, end.end()
        self._open += len(text) - at


def refuse_endless_tables(path: Path, part: IO[bytes], progress: Progress) -> None:
    """Look through the tables of an ods, where one cell or row may stand for millions.

    Raises:
        ExtractError: written out, a table is larger than an office PC can hold.
    """
    extent, row, column, times, repeated = Extent(), 0, 0, 1, 0
    for text in whole_tags(path, part, progress):
        end = 0
        for tag in _TABLE_TAG.finditer(text):
            extent.text += repeated * times * (tag.start() - end)
            name, attributes, end, repeated = tag[1], tag[2] or b"", tag.end(), 0
            if name == b"table":
                extent, row = Extent(), 0
            elif name == b"table-row":
                times, column = _count(_ROWS, attributes), 0
                row += times
            else:
                count = _count(_COLUMNS, attributes)
                column += count
                if b"value" in attributes:
                    repeated = count
                    extent.reach(row, column)
            extent.refuse_endless(path)
        extent.text += repeated * times * (len(text) - end)
        extent.refuse_endless(path)


def _count(pattern: re.Pattern[bytes], attributes: bytes) -> int:
    found = pattern.search(attributes)
    return int(found[1][:12]) if found else 1


def _is_markup(text: bytes) -> bool:
    """Pictures and other parts that are no markup may be as they like."""
    return text.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")
