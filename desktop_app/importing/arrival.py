"""Chunks of a sheet on their way into staging: trimmed, looked at as a whole, typed by the SELECT that fits them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyarrow as pa
import pyarrow.compute as pc

from desktop_app.domain.dictionary import Dictionary
from desktop_app.domain.frame import Arrival
from desktop_app.importing.facts import Facts, trimmed
from desktop_app.importing.kept import packed
from desktop_app.importing.plan import FilePlan
from desktop_app.importing.typed import typed_select

ROWS_OF_A_CHUNK = 50_000
_ROWS_AT_ONCE = 32_768  # what one core takes at a time


def arrivals(tables: Iterable[pa.Table], plan: FilePlan, dictionary: Dictionary) -> Iterator[Arrival]:
    """The sheet's tables as what staging takes, without what stands above the data: words above figures hide what these are."""
    for chunk in gathered(tables):
        yield _arrival(_below(chunk, plan.file.header_row), plan, dictionary)


def gathered(tables: Iterable[pa.Table]) -> Iterator[pa.Table]:
    """Small tables joined, as each chunk costs a statement of its own."""
    held: list[pa.Table] = []
    for table in tables:
        if held and sum(part.num_rows for part in held) + table.num_rows > ROWS_OF_A_CHUNK:
            yield pa.concat_tables(held)
            held = []
        held.append(table)
    if held:
        yield pa.concat_tables(held)


def _below(chunk: pa.Table, header_row: int) -> pa.Table:
    numbers = chunk.column("row_no")
    return chunk.filter(pc.greater(numbers, header_row)) if header_row and pc.min(numbers).as_py() <= header_row else chunk


def _arrival(chunk: pa.Table, plan: FilePlan, dictionary: Dictionary) -> Arrival:
    facts: dict[int, Facts] = {}
    untrimmed = set()
    whole = chunk
    for index in sorted({index for field in plan.written for index in field.indexes}):
        cells = _one_array(chunk.column(f"c{index}"))
        text = trimmed(cells)
        facts[index] = Facts.of(text)
        untrimmed |= {index} if text is cells else set()
        chunk = chunk.append_column(f"t{index}", text)
    known = plan.knowing(facts, even=_even(chunk, plan.file.expected))
    kept = packed(whole, known, untrimmed)
    rows = pa.Table.from_batches(chunk.combine_chunks().to_batches(max_chunksize=_ROWS_AT_ONCE), chunk.schema)
    return Arrival(rows, typed_select(known, dictionary), kept)


def _one_array(column: pa.ChunkedArray) -> pa.Array:
    return column.chunk(0) if column.num_chunks == 1 else pa.concat_arrays(column.chunks or [pa.array([], pa.string())])


def _even(chunk: pa.Table, expected: int | None) -> bool:
    if expected is None:
        return False
    fewest = pc.min(chunk.column("cells")).as_py()
    return fewest is not None and fewest >= expected and chunk.column("extra").null_count == chunk.num_rows
