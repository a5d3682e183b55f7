"""Where the tags of a piece of sheet markup are and what they are, held against the only orders in which they may come."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from desktop_app.importing.sources.xlsx.unusual import Unusual

Bytes: TypeAlias = npt.NDArray[np.uint8]
Numbers: TypeAlias = npt.NDArray[np.int64]
Flags: TypeAlias = npt.NDArray[np.bool_]
Lengths: TypeAlias = npt.NDArray[np.int32]
Words: TypeAlias = npt.NDArray[np.uint64]

PADDING = bytes(32)
_WORD = 8
_LAST_BYTES = np.array([(1 << 8 * length) - 1 for length in range(_WORD)] + [2**64 - 1], dtype=np.uint64)


class Kind(IntEnum):
    """Tags of a sheet and of the table of shared strings; each end follows its begin."""

    OTHER = 0
    ROW = 1
    ROW_END = 2
    CELL = 3
    CELL_END = 4
    VALUE = 5
    VALUE_END = 6
    FORMULA = 7
    FORMULA_END = 8
    INLINE = 9
    INLINE_END = 10
    TEXT = 11
    TEXT_END = 12
    STRING = 13
    STRING_END = 14


_NAMES = {
    Kind.ROW: ("ro",), Kind.ROW_END: ("/r",), Kind.CELL: ("c ", "c>", "c/"), Kind.CELL_END: ("/c",),
    Kind.VALUE: ("v>", "v ", "v/"), Kind.VALUE_END: ("/v",), Kind.FORMULA: ("f>", "f ", "f/"), Kind.FORMULA_END: ("/f",),
    Kind.INLINE: ("is",), Kind.INLINE_END: ("/i",), Kind.TEXT: ("t>", "t ", "t/"), Kind.TEXT_END: ("/t",),
    Kind.STRING: ("si",), Kind.STRING_END: ("/s",),
}  # fmt: skip
# How far it is from the begin of such a tag to the next tag, where nothing may stand between.
_LENGTHS = {
    Kind.ROW_END: 6, Kind.CELL_END: 4, Kind.VALUE_END: 4, Kind.FORMULA_END: 4, Kind.INLINE: 4, Kind.INLINE_END: 5,
    Kind.TEXT_END: 4,
}  # fmt: skip
# What may follow what in a sheet; a begin before something else than its own content is one that closes itself.
_FOLLOWERS = {
    Kind.ROW: (Kind.CELL, Kind.ROW_END, Kind.ROW),
    Kind.ROW_END: (Kind.ROW,),
    Kind.CELL: (Kind.VALUE, Kind.INLINE, Kind.FORMULA, Kind.CELL_END, Kind.CELL, Kind.ROW_END),
    Kind.CELL_END: (Kind.CELL, Kind.ROW_END),
    Kind.VALUE: (Kind.VALUE_END, Kind.CELL_END),
    Kind.VALUE_END: (Kind.CELL_END,),
    Kind.FORMULA: (Kind.FORMULA_END, Kind.VALUE, Kind.CELL_END),
    Kind.FORMULA_END: (Kind.VALUE, Kind.CELL_END),
    Kind.INLINE: (Kind.TEXT,),
    Kind.INLINE_END: (Kind.CELL_END,),
    Kind.TEXT: (Kind.TEXT_END, Kind.INLINE_END),
    Kind.TEXT_END: (Kind.INLINE_END,),
}


def _kind_table() -> Bytes:
    table = np.zeros(1 << 16, dtype=np.uint8)
    for kind, names in _NAMES.items():
        for name in names:
            table[ord(name[0]) << 8 | ord(name[1])] = kind
    return table


def _length_table() -> Bytes:
    table = np.zeros(16, dtype=np.uint8)
    for kind, length in _LENGTHS.items():
        table[kind] = length
    return table


def _follower_table() -> Flags:
    table = np.zeros(256, dtype=np.bool_)
    for kind, followers in _FOLLOWERS.items():
        table[[kind << 4 | follower for follower in followers]] = True
    return table


_KINDS, _FIXED, _MAY_FOLLOW = _kind_table(), _length_table(), _follower_table()


@dataclass(frozen=True, slots=True)
class Markup:
    """A piece of markup, its bytes padded at the end. `starts` are the places of its tags and, last, its end;
    `lengths` how far it is to the next; `kinds` what they are, padded so that one may look three tags ahead.
    """

    data: Bytes
    words: Words
    starts: Numbers
    lengths: Lengths
    kinds: Bytes

    @property
    def longest(self) -> int:
        """Bytes of the longest tag with the text that follows it."""
        return int(self.lengths.max())

    @property
    def tags(self) -> int:
        return len(self.starts) - 1

    def where(self, kind: Kind) -> Numbers:
        return np.flatnonzero(self.kinds == kind)

    def closes_itself(self, tags: Numbers) -> Flags:
        """Whether these tags end in />, seen from the tag that follows at once."""
        return np.asarray(self.data[self.starts[1:][tags] - 2] == ord("/"))


def markup_of(piece: bytes) -> Markup:
    """The tags of a piece that begins with one.

    Raises:
        Unusual: it does not.
    """
    data = np.frombuffer(piece + PADDING, dtype=np.uint8)
    words = np.ndarray((len(piece) + len(PADDING) - _WORD,), dtype="<u8", buffer=data.data, strides=(1,))
    at = np.flatnonzero(data == ord("<"))
    if not len(at) or at[0] != 0:
        raise Unusual("no tag at the begin")
    names = data[1:][at].astype(np.uint16)
    names <<= 8
    names |= data[2:][at]
    kinds = np.concatenate((_KINDS[names], np.zeros(4, dtype=np.uint8)))
    starts = np.append(at, len(piece))
    lengths = np.subtract(starts[1:], starts[:-1], dtype=np.int32, casting="unsafe")
    return Markup(data, words, starts, lengths, kinds)


def in_order(markup: Markup) -> None:
    """Hold the tags of whole rows against the order they must have.

    Raises:
        Unusual: there is a tag nobody expects, one where it does not belong, or anything between two where nothing belongs.
    """
    kinds = markup.kinds[: markup.tags]
    pairs = kinds[:-1] << 4 | kinds[1:]
    if kinds[0] != Kind.ROW or kinds[-1] not in {Kind.ROW, Kind.ROW_END} or not _MAY_FOLLOW[pairs].all():
        raise Unusual("tags in another order")
    fixed = _FIXED[kinds]
    closed = markup.data[markup.starts[1:] - 1] == ord(">")
    if not (((markup.lengths == fixed) & closed) | (fixed == 0)).all():
        raise Unusual("something between two tags")


def cut(words: Words, lengths: Numbers) -> Words:
    """Words of eight bytes, of which only the first so many count."""
    return np.asarray(words & _LAST_BYTES[np.clip(lengths, 0, _WORD)])


def word(text: bytes) -> np.uint64:
    """Up to eight bytes as one number, as they lie in a `words` view."""
    return np.uint64(int.from_bytes(text, "little"))
