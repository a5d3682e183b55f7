"""Rows and columns of the cells of a piece of a sheet, by their r= attributes or, where nothing has any, by counting."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np

from desktop_app.importing.sources.xlsx.spans import Spans
from desktop_app.importing.sources.xlsx.tags import Bytes, Flags, Kind, Markup, Numbers, Words, cut, word
from desktop_app.importing.sources.xlsx.unusual import Unusual

_ROW, _CELL = b'<row r="', b'<c r="'
_BARE_ROW, _BARE_CELL = b"<row", b"<c"
_LAST = b' r="'
_ROW_END = b"</row>"
_ATTRIBUTES = re.compile(rb'(?: [\w:]+="[^"<&]*")*\s?')
_MOST_DIGITS = 7
_QUOTE = ord('"')


@dataclass(frozen=True, slots=True)
class Places:
    """Cells in the order they are written, rows and then columns ascending.

    `tag` is the number of the cell's tag, `row` counts from 1, `column` from 0, `rest` is where the attributes after r= begin.
    """

    tag: Numbers
    row: Numbers
    column: Numbers
    rest: Numbers
    last_row: int


def places_of(markup: Markup, row_before: int) -> Places:
    """The cells of whole rows, where `row_before` is the number of the row before them.

    Raises:
        Unusual: cells out of order, in a row they do not name, or only some of them with a place.
    """
    rows = markup.where(Kind.ROW)
    cells = markup.where(Kind.CELL)
    numbers, digits = _row_numbers(markup, rows, row_before)
    if numbers[0] <= row_before or not (np.diff(numbers) > 0).all():
        raise Unusual("rows out of order")
    counts = np.diff(np.append(np.searchsorted(cells, rows), len(cells)))
    row_of = np.repeat(np.arange(len(rows)), counts)
    if digits is None or not _all_begin(markup, cells, _CELL):
        columns, rest = _counted_columns(markup, cells, counts)
    else:
        columns, rest = _named_columns(markup, cells, digits, row_of)
    same_row = row_of[1:] == row_of[:-1]
    if not (np.diff(columns)[same_row] > 0).all():
        raise Unusual("cells out of order")
    return Places(cells, numbers[row_of], columns, rest, int(numbers[-1]))


def _all_begin(markup: Markup, tags: Numbers, start: bytes) -> bool:
    found = cut(markup.words[markup.starts[tags]], np.array(len(start)))
    return bool((found == word(start)).all())


def _row_numbers(markup: Markup, rows: Numbers, row_before: int) -> tuple[Numbers, Words | None]:
    """The numbers of the rows, and their digits with the closing quote as a word, None where rows have no number."""
    at = markup.starts[rows]
    ends = markup.starts[rows + 1]
    follows = markup.kinds[rows + 1]
    alone = (follows != Kind.CELL) & (follows != Kind.ROW_END)
    if (markup.data[ends - 1] != ord(">")).any() or (markup.closes_itself(rows) != alone).any():
        raise Unusual("a row that does not end")
    if not _all_begin(markup, rows, _BARE_ROW):
        raise Unusual("tags that are like rows")
    if not _all_begin(markup, markup.where(Kind.ROW_END), _ROW_END):
        raise Unusual("ends that are like those of rows")
    if (ends - at == len(_BARE_ROW) + 1 + alone).all():
        return np.arange(row_before + 1, row_before + 1 + len(rows)), None
    if _all_begin(markup, rows, _ROW):
        numbers, digits = _digits(markup.words[at + len(_ROW)])
        _refuse_garbage(markup, Spans(at + len(_ROW) + _bytes_of(digits), ends - 1 - alone))
        return numbers, digits
    begins = _last_attribute(markup, ends - 2 - alone)
    _refuse_garbage(markup, Spans(at + len(_BARE_ROW), begins - len(_LAST)))
    return _digits(markup.words[begins])


def _refuse_garbage(markup: Markup, spans: Spans) -> None:
    """Rows have few different other attributes; each must be what attributes are."""
    different = spans.binaries(markup.data, np.arange(len(spans.begins))).unique().to_pylist()
    if not all(_ATTRIBUTES.fullmatch(attributes) for attributes in different):
        raise Unusual("a row with attributes that are none")


def _last_attribute(markup: Markup, quotes: Numbers) -> Numbers:
    """Where the numbers begin that end in these quotes: some programs write r= after the other attributes."""
    at = quotes
    for _ in range(_MOST_DIGITS):
        at = at - (markup.data[at - 1] - np.uint8(ord("0")) <= 9)
    named = cut(markup.words[at - len(_LAST)], np.array(len(_LAST))) == word(_LAST)
    if not named.all() or (markup.data[quotes] != _QUOTE).any():
        raise Unusual("rows with their number amid other attributes")
    return at


def _digits(words: Words) -> tuple[Numbers, Words]:
    """Numbers written in digits up to a quote."""
    letters = words.view(np.uint8).reshape(-1, 8)
    length = (letters == _QUOTE).argmax(axis=1)
    numbers = np.zeros(len(words), dtype=np.int64)
    for place in range(_MOST_DIGITS):
        inside = place < length
        digit = letters[:, place] - np.uint8(ord("0"))
        if (digit[inside] > 9).any():
            raise Unusual("a row number of other signs")
        numbers = np.where(inside, numbers * 10 + digit, numbers)
    if (length == 0).any():
        raise Unusual("a row number too long")
    return numbers, cut(words, length + 1)


def _named_columns(markup: Markup, cells: Numbers, digits: Words, row_of: Numbers) -> tuple[Numbers, Numbers]:
    at = markup.starts[cells] + len(_CELL)
    first, second, third = (markup.data[at + place] for place in range(3))
    two = second >= ord("A")
    three = two & (third >= ord("A"))
    if not (_capital(first).all() and (_capital(second) | ~two).all() and (_capital(third) | ~three).all()):
        raise Unusual("a column of other signs")
    columns = (first - np.uint8(ord("A"))).astype(np.int64)
    columns = np.where(two, (columns + 1) * 26 + second - ord("A"), columns)
    columns = np.where(three, (columns + 1) * 26 + third - ord("A"), columns)
    at += 1 + two.astype(np.int64) + three
    length = _bytes_of(digits)
    if (cut(markup.words[at], length[row_of]) != digits[row_of]).any():
        raise Unusual("a cell in a row it does not name")
    return columns, at + length[row_of]


def _capital(letters: Bytes) -> Flags:
    return np.asarray(letters - np.uint8(ord("A")) < 26)


def _bytes_of(words: Words) -> Numbers:
    return np.asarray((words.view(np.uint8).reshape(-1, 8) != 0).sum(axis=1))


def _counted_columns(markup: Markup, cells: Numbers, counts: Numbers) -> tuple[Numbers, Numbers]:
    """No cell has a place; what stands in the tags is checked with the other attributes."""
    firsts = np.cumsum(counts) - counts
    return np.arange(len(cells)) - np.repeat(firsts, counts), markup.starts[cells] + len(_BARE_CELL)
