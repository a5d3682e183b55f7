"""Texts as stretches of a piece of markup, taken out of it all at once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from desktop_app.importing.sources.xlsx.tags import Bytes, Flags, Markup, Numbers, word
from desktop_app.importing.sources.xlsx.unusual import Unusual

_KEPT = b'<t xml:space="preserve">'
_KEPT_WORDS = tuple(word(_KEPT[at : at + 8]) for at in range(0, len(_KEPT), 8))
_BARE = len(b"<t>")
_BLANK = ord(" ")


@dataclass(frozen=True, slots=True)
class Spans:
    """Begins and ends in ascending order, none overlapping."""

    begins: Numbers
    ends: Numbers

    def only(self, which: Numbers) -> Spans:
        return Spans(self.begins[which], self.ends[which])

    def over(self, data: Bytes, kind: pa.DataType) -> pa.Array:
        """Every span at an even place and what is between at an odd one; the very last is empty. Nothing is copied."""
        offsets = np.empty(2 * len(self.begins) + 1, dtype=np.int32)
        offsets[:-1:2], offsets[1::2] = self.begins, self.ends
        offsets[-1] = offsets[-2] if len(self.begins) else 0
        return pa.Array.from_buffers(kind, len(offsets) - 1, [None, pa.py_buffer(offsets), pa.py_buffer(data)])

    def texts(self, data: Bytes) -> pa.Array:
        """The spans as text.

        Raises:
            Unusual: not UTF-8.
        """
        return checked(self.over(data, pa.string()).take(pa.array(np.arange(0, 2 * len(self.begins), 2))))

    def binaries(self, data: Bytes, which: Numbers) -> pa.Array:
        """Some of the spans as bytes."""
        return self.over(data, pa.binary()).take(pa.array(2 * which))


def checked(texts: pa.Array) -> pa.Array:
    """Raises Unusual where the bytes are not UTF-8."""
    try:
        texts.validate(full=True)
    except pa.ArrowInvalid as error:
        raise Unusual("not UTF-8") from error
    return texts


def text_begins(markup: Markup, tags: Numbers) -> tuple[Numbers, Flags, Flags]:
    """Where the text of these tags of one letter begins, whether its outer blanks are kept, whether the tag is a known one."""
    at = markup.starts[tags]
    bare = markup.data[at + 2] == ord(">")
    if bare.all():
        return at + _BARE, np.zeros(len(at), dtype=np.bool_), bare
    kept = ~bare
    longer = np.flatnonzero(kept)
    for place, expected in enumerate(_KEPT_WORDS):
        kept[longer] &= markup.words[at[longer] + 8 * place] == expected
    return at + np.where(kept, len(_KEPT), _BARE), kept, bare | kept


def odd_texts(markup: Markup, piece: bytes, spans: Spans, trimmed: Flags) -> Flags:
    """Which spans hold entities, escapes or carriage returns, or begin or end in a blank that is not kept."""
    data, begins, ends = markup.data, spans.begins, spans.ends
    blank = (data[begins] <= _BLANK) | (data[ends - 1] <= _BLANK)
    odd: Flags = np.asarray(blank & trimmed & (begins < ends))
    for sign in (b"&", b"\r", b"_x"):
        if sign[:1] in piece and sign in piece:
            found = np.flatnonzero(data == sign[0])
            if len(sign) > 1:
                found = found[data[found + 1] == sign[1]]
            owner = np.searchsorted(begins, found, side="right") - 1
            inside = (owner >= 0) & (found < ends[np.maximum(owner, 0)])
            odd[owner[inside]] = True
    return odd
