"""What the attributes of cells say: a big sheet has millions of cells and only a handful of different attributes."""

from __future__ import annotations

import datetime as dt
import re
from enum import IntEnum

import numpy as np

from desktop_app.importing.sources.xlsx.asking import Calamine
from desktop_app.importing.sources.xlsx.spans import whole_numbers
from desktop_app.importing.sources.xlsx.tags import Bytes, Markup, Numbers, Words, cut
from desktop_app.importing.sources.xlsx.unusual import Unusual

_KNOWN = re.compile(rb'(?: (?:s="(?P<style>\d{1,6})"|t="(?P<type>[A-Za-z]{1,9})"|[cv]m="\d{1,9}"|ph="[01]"))*\s?')
_MIXERS = (np.uint64(1), np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F), np.uint64(0x165667B19E3779F9))
_MOST_BYTES = 8 * len(_MIXERS)
_A_DAY = b"45662"


class Value(IntEnum):
    """How the content of <v> is to be read."""

    NUMBER = 0
    SHARED = 1
    TEXT = 2
    INLINE = 3
    ODD = 4


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
        self._calamine = calamine
        self._known: dict[int, Value] = {}
        self._days: dict[bytes, bool] = {}

    def values(self, markup: Markup, begins: Numbers, ends: Numbers) -> Bytes:
        """The `Value` of every cell whose attributes lie between.

        Raises:
            Unusual: an attribute nobody knows.
        """
        hashed = _hashed(markup, begins, ends)
        encoded = whole_numbers(hashed.view(np.int64)).dictionary_encode()
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
        if found is None or kind is None:
            raise Unusual("an unknown attribute of a cell")
        return Value.ODD if kind == Value.NUMBER and found["style"] and self._is_day(found["style"]) else kind

    def _is_day(self, style: bytes) -> bool:
        """Whether numbers of this style are days or times; calamine knows the formats."""
        if style not in self._days:
            (value,) = self._calamine.cells([b' s="' + style + b'"><v>' + _A_DAY + b"</v>"])
            self._days[style] = isinstance(value, dt.date | dt.time | dt.timedelta)
        return self._days[style]


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
