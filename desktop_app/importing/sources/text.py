"""Delimited text (csv, tsv, txt, and .xls files that are really text), read in chunks of whole lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

import pyarrow as pa

from desktop_app.domain.progress import Progress
from desktop_app.importing.sources.encoding import detect
from desktop_app.importing.sources.sheet import HEAD_ROWS, Sheet
from desktop_app.importing.sources.text_lines import Lines, chunks, lines_of
from desktop_app.importing.sources.text_records import records
from desktop_app.importing.sources.text_tables import Layout, tables_of

_DELIMITERS = (",", "\t", ";", "|", "^", "~")  # the first where nothing tells
_SAMPLE_LINES = 200


def sheets(path: Path, progress: Progress) -> Iterator[Sheet]:
    """The one sheet of a text file.

    Raises:
        ExtractError: the file is no text, or has lines no table has.
    """
    encoding = detect(path, progress)
    source = Lines.of(path, encoding)
    sample = list(islice(lines_of(chunks(source)), _SAMPLE_LINES))
    delimiter = delimiter_of(sample)
    head = tuple(tuple(cells) for cells in islice(records(iter(sample), delimiter), HEAD_ROWS))
    layout = Layout(delimiter, _most_common_cells(sample, delimiter))

    def read(width: int, progress: Progress) -> Iterator[pa.Table]:
        return tables_of(source, layout, width, progress)

    yield Sheet("", hidden=False, encoding=encoding.label, counted=True, head=head, read=read)


def delimiter_of(lines: Sequence[str]) -> str:
    """The delimiter that cuts most lines into the same, largest number of cells."""

    def score(delimiter: str) -> float:
        counts = Counter(line.count(delimiter) for line in lines if line.strip())
        return max((cuts * lines_with for cuts, lines_with in counts.items()), default=0)

    return max(_DELIMITERS, key=score)


def _most_common_cells(sample: Sequence[str], delimiter: str) -> int:
    """How many cells most rows have; rows with another number are read one by one."""
    counts = Counter(len(cells) for cells in records(iter(sample), delimiter) if len(cells) > 1)
    return max(counts, key=lambda cells: (counts[cells], cells), default=1)
