"""The texts of all cells of a piece of a sheet."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from desktop_app.importing.sources.cells import cell_text
from desktop_app.importing.sources.xlsx.asking import Calamine
from desktop_app.importing.sources.xlsx.attributes import Attributes, Value
from desktop_app.importing.sources.xlsx.days import day_texts
from desktop_app.importing.sources.xlsx.numbers import Rounding
from desktop_app.importing.sources.xlsx.places import Places
from desktop_app.importing.sources.xlsx.spans import Spans, odd_texts, text_begins
from desktop_app.importing.sources.xlsx.tags import Bytes, Flags, Kind, Markup, Numbers
from desktop_app.importing.sources.xlsx.unusual import Unusual

WRITTEN, MADE, SHARED = range(3)
_MOST_REMEMBERED = 500_000


@dataclass(frozen=True, slots=True)
class Cells:
    """Every cell with its text, which is at `index` of the array `texts[source]`.

    `number` says that it held a number, `text` that it held text or nothing, `filled` that it held anything, be it an empty text.
    The arrays run on by one: the last is no cell and empty.
    """

    row: Numbers
    column: Numbers
    source: Bytes
    index: Numbers
    number: Flags
    text: Flags
    filled: Flags
    texts: tuple[pa.Array, pa.Array, pa.Array]


@dataclass(frozen=True, slots=True)
class _Contents:
    """Where the text of each cell lies; `end` is the tag that ends the cell, `strange` a text in a tag with attributes."""

    attributes_end: Numbers
    spans: Spans
    end: Numbers
    inline: Flags
    kept: Flags
    empty: Flags
    strange: Flags


@dataclass(frozen=True, slots=True)
class _Answer:
    text: str
    number: bool
    plain: bool


class Reader:
    """Reads the pieces of one sheet; remembers what it has asked."""

    def __init__(self, calamine: Calamine, strings: pa.Array) -> None:
        self._calamine = calamine
        self._strings = strings
        self._attributes = Attributes(calamine)
        self._rounding = Rounding()
        self._answers: dict[bytes, _Answer] = {}

    def cells(self, markup: Markup, piece: bytes, places: Places) -> Cells:
        """The cells of whole rows.

        Raises:
            Unusual: one of them is written in a way the fast reader does not know.
        """
        contents = _contents(markup, places)
        values = self._attributes.values(markup, places.rest, contents.attributes_end)
        values[contents.inline] = Value.INLINE
        if (~contents.inline & ~contents.empty & (values == Value.INLINE)).any():
            raise Unusual("a value of an inline text")
        nothing = contents.spans.begins == contents.spans.ends
        wordless = (values == Value.TEXT) | (values == Value.INLINE)
        filled = ~contents.empty & (~nothing | wordless)
        values[contents.strange] = Value.ODD
        odd = (values == Value.ODD) & filled
        worded = np.flatnonzero(wordless & filled)
        if len(worded):
            odd[worded] |= odd_texts(markup, piece, contents.spans.only(worded), (contents.inline & ~contents.kept)[worded])
        draft = _Draft(len(values), contents.spans.over(markup.data, pa.string()))
        draft.numbers(np.flatnonzero((values == Value.NUMBER) & filled), self._rounding, odd)
        draft.days(np.flatnonzero((values == Value.DAY) & filled), self._attributes.shift, odd)
        draft.shared(np.flatnonzero((values == Value.SHARED) & filled), self._strings)
        self._ask(markup, places, contents, np.flatnonzero(odd), draft)
        return draft.cells(places, filled, self._strings)

    def _ask(self, markup: Markup, places: Places, contents: _Contents, odd: Numbers, draft: _Draft) -> None:
        if not len(odd):
            return
        spans = Spans(places.rest[odd], markup.starts[contents.end[odd]])
        encoded = spans.binaries(markup.data, np.arange(len(odd))).dictionary_encode()
        asked = encoded.dictionary.to_pylist()
        if len(self._answers) > _MOST_REMEMBERED:
            self._answers.clear()
        unknown = [cell for cell in asked if cell not in self._answers]
        if unknown:
            for cell, value in zip(unknown, self._calamine.cells(unknown), strict=True):
                is_number = type(value) in (float, int)
                self._answers[cell] = _Answer(cell_text(value), is_number, isinstance(value, str))
        answers = [self._answers[cell] for cell in asked]
        draft.answered(odd, answers, encoded.indices.to_numpy())


class _Draft:
    """The cells of a piece while their texts are found."""

    def __init__(self, count: int, written: pa.Array) -> None:
        self._written = written
        self._source = np.zeros(count + 1, dtype=np.uint8)
        self._index = np.arange(0, 2 * count + 2, 2)
        self._index[-1] = max(2 * count - 1, 0)
        self._number = np.zeros(count + 1, dtype=np.bool_)
        self._text = np.ones(count + 1, dtype=np.bool_)
        self._made: list[pa.Array] = []
        self._made_count = 0

    def numbers(self, cells: Numbers, rounding: Rounding, odd: Flags) -> None:
        if not len(cells):
            return
        found = rounding.number_texts(self._written.take(pa.array(2 * cells)))
        odd[cells[found.odd]] = True
        self._number[cells] = True
        self._text[cells] = False
        self._make(cells[found.computed], found.rounded, np.arange(len(found.computed)))

    def days(self, cells: Numbers, shift: int, odd: Flags) -> None:
        if not len(cells):
            return
        found = day_texts(self._written.take(pa.array(2 * cells)), shift)
        odd[cells[found.odd]] = True
        self._text[cells] = False
        self._make(cells[found.known], found.texts, np.arange(len(found.known)))

    def shared(self, cells: Numbers, strings: pa.Array) -> None:
        if not len(cells):
            return
        try:
            numbers = pc.cast(self._written.take(pa.array(2 * cells)), pa.int32()).to_numpy()
        except pa.ArrowInvalid as error:
            raise Unusual("no number of a shared string") from error
        if numbers.min() < 0 or numbers.max() >= len(strings):
            raise Unusual("a shared string that is not there")
        self._source[cells], self._index[cells] = SHARED, numbers

    def answered(self, cells: Numbers, answers: list[_Answer], which: Numbers) -> None:
        self._number[cells] = np.array([answer.number for answer in answers])[which]
        self._text[cells] = np.array([answer.plain for answer in answers])[which]
        self._make(cells, pa.array([answer.text for answer in answers], pa.string()), which)

    def cells(self, places: Places, filled: Flags, strings: pa.Array) -> Cells:
        made = pa.concat_arrays(self._made) if self._made else pa.array([], pa.string())
        return Cells(
            places.row, places.column, self._source, self._index, self._number, self._text, filled, (self._written, made, strings)
        )

    def _make(self, cells: Numbers, texts: pa.Array, which: Numbers) -> None:
        self._source[cells], self._index[cells] = MADE, which + self._made_count
        self._made.append(texts)
        self._made_count += len(texts)


def _contents(markup: Markup, places: Places) -> _Contents:
    kinds, starts, tags = markup.kinds, markup.starts, places.tag
    follows = kinds[1:][tags]
    alone = (follows == Kind.CELL) | (follows == Kind.ROW_END)
    next_starts = starts[1:][tags]
    if (markup.data[next_starts - 1] != ord(">")).any() or ((markup.data[next_starts - 2] == ord("/")) != alone).any():
        raise Unusual("a cell that does not end")
    inline = follows == Kind.INLINE
    holder = tags + 1 + inline
    empty = alone | (follows == Kind.CELL_END)
    formulas = np.flatnonzero(follows == Kind.FORMULA)
    if len(formulas):
        holder[formulas], empty[formulas] = _after_formulas(markup, tags[formulas])
    holder[empty] = tags[empty]
    return _held(markup, holder, inline, empty, next_starts - 1 - alone)


def _after_formulas(markup: Markup, cells: Numbers) -> tuple[Numbers, Flags]:
    """The value tags behind formulas, and where there is none."""
    second, third = markup.kinds[cells + 2], markup.kinds[cells + 3]
    ended = second == Kind.FORMULA_END
    if not markup.closes_itself((cells + 1)[~ended]).all():
        raise Unusual("a formula that does not end")
    return cells + 2 + ended, np.where(ended, third, second) != Kind.VALUE


def _held(markup: Markup, holder: Numbers, inline: Flags, empty: Flags, attributes_end: Numbers) -> _Contents:
    kinds = markup.kinds
    ends = markup.starts[1:][holder]
    shut = (kinds[1:][holder] != kinds[holder] + 1) & ~empty
    if (markup.data[ends[shut] - 2] != ord("/")).any():
        raise Unusual("a value that does not end")
    begins, kept, known = text_begins(markup, holder)
    nothing = shut | empty
    strange = ~nothing & (~known | (kept & ~inline))
    if ((markup.data[ends - 1] == ord(">")) | (begins >= ends))[strange].any():
        raise Unusual("an empty value with attributes")
    begins = np.where(nothing, ends, begins)
    return _Contents(attributes_end, Spans(begins, ends), holder + 2 + inline - shut, inline, kept & ~nothing, empty, strange)
