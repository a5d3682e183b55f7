"""What the attributes of cells say: a big sheet has millions of cells and only a handful of different attributes."""

from __future__ import annotations

import datetime as dt
import re
from enum import IntEnum

import numpy as np
import pyarrow as pa

from desktop_app.importing.sources.xlsx.asking import Calamine
from desktop_app.importing.sources.xlsx.tags import Bytes, Markup, Numbers, Words, cut
from desktop_app.importing.sources.xlsx.unusual import Unusual

_KNOWN = re.compile(rb'(?: (?:s="(?P<style>\d{1,6})"|t="(?P<type>[A-Za-z]{1,9})"|[cv]m="\d{1,9}"|ph="[01]"))*\s?')
_MIXERS = (np.uint64(1), np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F), np.uint64(0x165667B19E3779F9))
_MOST_BYTES = 8 * len(_MIXERS)
_A_SERIAL, _ITS_DAY = 45662, dt.date(2025, 1, 5)


class Value(IntEnum):
    """How the content of <v> is to be read."""

    NUMBER = 0
    SHARED = 1
    TEXT = 2
    INLINE = 3
    DAY = 4
    ODD = 5


_TYPES = {
    b"n": Value.NUMBER,
    b"s": Value.SHARED,
    b"str": Value.TEXT,
    b"inlineStr": Value.INLINE,
    b"b": Value.ODD,
    b"e": Value.ODD,
}


class Attributes:
    """What each kind of attributes means, asked once."""

    def __init__(self, calamine: Calamine) -> None:
        """`shift` are the days by which the workbook counts from a later day than 1899-12-30, as far as it has days."""
        self._calamine = calamine
        self._known: dict[int, Value] = {}
        self._styles: dict[bytes, Value] = {}
        self.shift = 0

    def values(self, markup: Markup, begins: Numbers, ends: Numbers) -> Bytes:
        """The `Value` of every cell whose attributes lie between.

        Raises:
            Unusual: an attribute nobody knows.
        """
        hashed = _hashed(markup, begins, ends)
        encoded = pa.array(hashed).dictionary_encode()
        codes = encoded.indices.to_numpy()
        kinds = encoded.dictionary.to_pylist()
        for code, kind in enumerate(kinds):
            if kind not in self._known:
                cell = int((codes == code).argmax())
                self._known[kind] = self._value(markup.data[begins[cell] : ends[cell]].tobytes())
        return np.asarray(np.array([self._known[kind] for kind in kinds], dtype=np.uint8)[codes])

    def _value(self, attributes: bytes) -> Value:
        found = _KNOWN.fullmatch(attributes)
        kind = _TYPES.get(found["type"] or b"n") if found else None
        if found is None or kind is None or max(attributes.count(name) for name in (b' s="', b' t="')) > 1:
            raise Unusual("an unknown attribute of a cell")
        return self._styled(found["style"]) if kind == Value.NUMBER and found["style"] else kind

    def _styled(self, style: bytes) -> Value:
        """What numbers of this style are; calamine knows the formats."""
        if style not in self._styles:
            (value,) = self._calamine.cells([b' s="' + style + b'"><v>%d</v>' % _A_SERIAL])
            self._styles[style] = _meaning(value)
            if isinstance(value, dt.date):
                self.shift = (value - _ITS_DAY).days
        return self._styles[style]


def _meaning(value: object) -> Value:
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return Value.DAY
    return Value.NUMBER if isinstance(value, float) else Value.ODD


def _hashed(markup: Markup, begins: Numbers, ends: Numbers) -> Words:
    """A number for every text of attributes: the text itself where it is short, as nearly all are."""
    lengths = ends - begins
    if len(lengths) and (lengths.min() < 0 or lengths.max() > _MOST_BYTES):
        raise Unusual("long attributes of a cell")
    hashed = cut(markup.words[begins], lengths)
    for place, mixer in enumerate(_MIXERS[1:], start=1):
        longer = np.flatnonzero(lengths > 8 * place)
        if len(longer):
            words = cut(markup.words[begins[longer] + 8 * place], lengths[longer] - 8 * place)
            hashed[longer] = (hashed[longer] ^ (words + np.uint64(place))) * mixer
    return hashed
