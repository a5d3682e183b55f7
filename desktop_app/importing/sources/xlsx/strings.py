"""The table of shared strings as one column of texts."""

from __future__ import annotations

import zipfile
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from desktop_app.domain.errors import ExtractError
from desktop_app.domain.progress import Progress
from desktop_app.importing.sources.limits import LONGEST_CELL, MOST_TEXT
from desktop_app.importing.sources.xlsx.asking import STRINGS, Calamine
from desktop_app.importing.sources.xlsx.pieces import pieces
from desktop_app.importing.sources.xlsx.spans import Spans, odd_texts, text_begins
from desktop_app.importing.sources.xlsx.tags import Flags, Kind, Markup, Numbers, cut, markup_of, word
from desktop_app.importing.sources.xlsx.unusual import Unusual

_ITEM, _ITEM_END, _TABLE_END = b"<si>", b"</si>", b"</sst>"
_DECLARED = b"<!"
_EMPTY_BYTES = 1000


def shared_strings(path: Path, calamine: Calamine, progress: Progress) -> pa.StringArray:
    """All shared strings in their order.

    Raises:
        Unusual: the table is written in a way the fast reader does not know.
        ExtractError: it is more than an office PC can hold.
    """
    if _is_empty(path):
        return pa.array([], pa.string())
    found: list[pa.Array] = []
    begun = False
    for part in pieces(path, STRINGS, _ITEM_END, (_TABLE_END,)):
        progress.check()
        if not part:
            continue
        piece = part.removesuffix(_TABLE_END)
        at = 0 if begun else piece.find(_ITEM)
        if at < 0 or _DECLARED in piece[:at]:
            raise Unusual("a table of strings with another begin")
        begun = True
        if len(piece) > at:
            found.append(_texts(markup_of(piece[at:]), piece[at:], calamine))
    if sum(texts.nbytes for texts in found) >= MOST_TEXT:
        raise ExtractError("importing.too_large", file=path.name)
    return pa.concat_arrays(found)


def _is_empty(path: Path) -> bool:
    with zipfile.ZipFile(path) as archive:
        return archive.getinfo(STRINGS).file_size < _EMPTY_BYTES and _ITEM[:-1] not in archive.read(STRINGS)


def _texts(markup: Markup, piece: bytes, calamine: Calamine) -> pa.Array:
    items, ends = _items(markup)
    starts, kinds = markup.starts, markup.kinds
    plain = (ends == items + 3) & (kinds[items + 1] == Kind.TEXT) & (kinds[items + 2] == Kind.TEXT_END)
    plain &= starts[ends] - starts[ends - 1] == len(b"</t>")
    begins, kept, known = text_begins(markup, np.where(plain, items + 1, items))
    whole = Spans(starts[items] + len(_ITEM), starts[ends])
    spans = Spans(np.where(plain, begins, whole.begins), np.where(plain, starts[ends - 1], whole.ends))
    odd = ~plain | ~known | odd_texts(markup, piece, spans, trimmed=~kept)
    if not odd.any():
        return spans.texts(markup.data)
    return _with_odd(markup, spans, odd, whole, calamine)


def _items(markup: Markup) -> tuple[Numbers, Numbers]:
    """The tags that begin and that end each string, one after the other with nothing between."""
    items, ends = markup.where(Kind.STRING), markup.where(Kind.STRING_END)
    if len(items) != len(ends) or not (items < ends).all() or not (ends + 1 == np.append(items[1:], markup.tags)).all():
        raise Unusual("strings within strings")
    words, starts = markup.words, markup.starts
    begun = (cut(words[starts[items]], np.array(len(_ITEM))) == word(_ITEM)).all()
    ended = (cut(words[starts[ends]], np.array(len(_ITEM_END))) == word(_ITEM_END)).all()
    if not begun or not ended or (markup.lengths[ends] != len(_ITEM_END)).any() or markup.longest > LONGEST_CELL:
        raise Unusual("something between two strings")
    return items, ends


def _with_odd(markup: Markup, spans: Spans, odd: Flags, whole: Spans, calamine: Calamine) -> pa.Array:
    encoded = whole.binaries(markup.data, np.flatnonzero(odd)).dictionary_encode()
    answers = pa.array(calamine.strings(encoded.dictionary.to_pylist()), pa.string())
    asked = answers.take(encoded.indices)
    return pc.replace_with_mask(spans.texts(markup.data), pa.array(odd), asked)
