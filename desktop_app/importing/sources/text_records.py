"""Lines to rows one by one: for quotation marks that no rule of quoting explains. A stray mark costs no other line its cells."""

from __future__ import annotations

import csv
from collections.abc import Iterator

# A quoted cell may hold line breaks; one that does not end within so many lines is a stray quotation mark.
_MOST_LINES_OF_A_CELL = 20


def records(lines: Iterator[str], delimiter: str) -> Iterator[list[str]]:
    """The cells of each row; `lines` come without their ends, and a quoted cell may reach over several."""
    for line in lines:
        if '"' in line:
            yield from _quoted(line, lines, delimiter)
        else:
            yield line.removesuffix("\r").split(delimiter)


def _quoted(line: str, lines: Iterator[str], delimiter: str) -> Iterator[list[str]]:
    held = [f"{line}\n"]
    while True:
        try:
            yield next(csv.reader(held, delimiter=delimiter, strict=True))
        except csv.Error as error:
            more = next(lines, None) if "end of data" in str(error) and len(held) < _MOST_LINES_OF_A_CELL else None
            if more is not None:
                held.append(f"{more}\n")
                continue
            yield held[0].rstrip("\r\n").split(delimiter)
            for later in held[1:]:
                yield from _quoted(later[:-1], iter(()), delimiter) if '"' in later else [later.rstrip("\r\n").split(delimiter)]
        return
