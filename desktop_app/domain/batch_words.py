"""What a batch is told by: the files it came from."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.domain import formats
from desktop_app.domain.texts import Texts

_NAMED = 2


def files_in_words(texts: Texts, names: Sequence[str]) -> str:
    """The first names, and how many files there are in all where there are more; `--` where none is known."""
    told = texts("batch.and").join(names[:_NAMED])
    if len(names) > _NAMED:
        return texts("batch.files", names=told, count=formats.count(len(names)))
    return told or formats.NOTHING
