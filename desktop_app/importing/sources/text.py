"""Delimited text (csv, tsv, txt, and .xls files that are really text), streamed line by line."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TextIO

import pyarrow as pa

from desktop_app.domain.errors import ExtractError
from desktop_app.domain.progress import Progress
from desktop_app.importing.sources.encoding import Encoding, detect
from desktop_app.importing.sources.sheet import BATCH_ROWS, HEAD_ROWS, Sheet, SourceRow, tables

_DELIMITERS = (",", "\t", ";", "|")  # the first where nothing tells
_SAMPLE_LINES = 200
_LONGEST_LINE = 1 << 20
# A quoted cell may hold line breaks; one that does not end within so many lines is a stray quotation mark.
_MOST_LINES_OF_A_CELL = 20


def sheets(path: Path, progress: Progress) -> Iterator[Sheet]:
    """The one sheet of a text file.

    Raises:
        ExtractError: the file is no text, or has lines no table has.
    """
    encoding = detect(path, progress)
    line_end = _line_end(path, encoding)
    with _opened(path, encoding, line_end) as file:
        delimiter = delimiter_of(list(islice(_lines(path, file), _SAMPLE_LINES)))
    with _opened(path, encoding, line_end) as file:
        head = tuple(tuple(cells) for cells in islice(_records(_lines(path, file), delimiter), HEAD_ROWS))

    def read(width: int, progress: Progress) -> Iterator[pa.Table]:
        return tables(_rows(path, encoding, line_end, delimiter, progress), width, counted=True, progress=progress)

    yield Sheet("", hidden=False, encoding=encoding.label, counted=True, head=head, read=read)


def delimiter_of(lines: Sequence[str]) -> str:
    """The delimiter that cuts most lines into the same, largest number of cells."""

    def score(delimiter: str) -> float:
        counts = Counter(line.count(delimiter) for line in lines if line.strip())
        return max((cuts * lines_with for cuts, lines_with in counts.items()), default=0)

    return max(_DELIMITERS, key=score)


def _opened(path: Path, encoding: Encoding, line_end: str) -> TextIO:
    return path.open(encoding=encoding.codec, errors="replace", newline=line_end)


def _line_end(path: Path, encoding: Encoding) -> str:
    """Only line feeds end a line, so that a carriage return inside a name does not; files of old Macs have nothing else."""
    with path.open(encoding=encoding.codec, errors="replace", newline="") as file:
        start = file.read(_LONGEST_LINE)
    return "\r" if "\r" in start and "\n" not in start else "\n"


def _lines(path: Path, file: TextIO) -> Iterator[str]:
    while line := file.readline(_LONGEST_LINE):
        if len(line) == _LONGEST_LINE:
            raise ExtractError("importing.not_a_table", file=path.name)
        yield line


def _rows(path: Path, encoding: Encoding, line_end: str, delimiter: str, progress: Progress) -> Iterator[SourceRow]:
    size = path.stat().st_size
    with _opened(path, encoding, line_end) as file:
        for number, cells in enumerate(_records(_lines(path, file), delimiter), start=1):
            if number % BATCH_ROWS == 0:
                progress.advance(min(file.buffer.tell(), size), size)
            yield SourceRow(cells)


def _records(lines: Iterator[str], delimiter: str) -> Iterator[list[str]]:
    for line in lines:
        if '"' in line:
            yield from _quoted(line, lines, delimiter)
        else:
            yield line.rstrip("\r\n").split(delimiter)


def _quoted(line: str, lines: Iterator[str], delimiter: str) -> Iterator[list[str]]:
    """A record with quotation marks, over several lines if it must; a stray mark costs no other line its cells."""
    held = [line]
    while True:
        try:
            yield next(csv.reader(held, delimiter=delimiter, strict=True))
        except csv.Error as error:
            more = next(lines, None) if "end of data" in str(error) and len(held) < _MOST_LINES_OF_A_CELL else None
            if more is not None:
                held.append(more)
                continue
            yield held[0].rstrip("\r\n").split(delimiter)
            for later in held[1:]:
                yield from _quoted(later, iter(()), delimiter) if '"' in later else [later.rstrip("\r\n").split(delimiter)]
        return
