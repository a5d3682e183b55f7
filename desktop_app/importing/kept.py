"""The cells of a sheet as they were, packed chunk by chunk beside its typed rows, and unpacked for the rows somebody asks to see.

Most rows are sound and never looked at again; writing their cells out a second time cost more than typing them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from desktop_app.domain.dictionary import FieldType
from desktop_app.domain.frame import Frame, Packed
from desktop_app.domain.ports import Staging
from desktop_app.domain.sheets import MappedColumn
from desktop_app.importing.plan import FilePlan
from desktop_app.importing.staged import bare_name

_DAYS, _STAGED = b"days", b"staged"
_SERIAL = r"^\d{5}(\.\d+)?$"


def packed(chunk: pa.Table, plan: FilePlan, untrimmed: AbstractSet[int]) -> Packed:
    """A chunk's cells but those that are staged as they are (`plan` knows the chunk, `untrimmed` the columns that were not
    trimmed), with the columns whose days a workbook may keep as numbers."""
    days = {} if plan.file.expected is not None else _days(plan)
    staged = {field.index: field.id for field in plan.fields if field.as_it_is and field.index in untrimmed}
    cells = (f"c{column.index}" for column in plan.file.columns if column.index not in staged)
    kept = chunk.select(["row_no", "marks", "extra", *cells])
    kept = kept.replace_schema_metadata({_DAYS: json.dumps(days), _STAGED: json.dumps(staged)})
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, kept.schema, options=pa.ipc.IpcWriteOptions(compression="lz4")) as stream:
        stream.write_table(kept)
    span = pc.min_max(chunk.column("row_no")).as_py()
    return Packed(span["min"], span["max"], sink.getvalue().to_pybytes())


def unpacked(staging: Staging, rows_table: str, asked: Any) -> Iterator[Frame]:
    """The rows with the numbers a column of a frame has, in source order: row_no, extra, the cells c0, c1, … ('' where empty).

    A day kept as Excel's serial number is written out, because as text nobody could read it back.
    """
    for first, last in staging.spans(bare_name(rows_table)):
        numbers = pc.filter(asked, pc.and_(pc.greater_equal(asked, first), pc.less_equal(asked, last)))
        if len(numbers):
            yield _chosen(staging, rows_table, numbers, (first, last))


def cells_of(rows: Frame, columns: Iterable[MappedColumn]) -> list[tuple[str, ...]]:
    """Of every row the cells of these columns."""
    cells = [rows.column(f"c{column.index}").to_pylist() for column in columns]
    return list(zip(*cells, strict=True))


def _days(plan: FilePlan) -> dict[int, str]:
    return {field.index: field.id for field in plan.fields if field.field.type in (FieldType.DATE, FieldType.TIME)}


def _chosen(staging: Staging, rows_table: str, numbers: Any, span: tuple[int, int]) -> pa.Table:
    chunk = pa.ipc.open_stream(staging.cells(bare_name(rows_table), span)).read_all()
    rows = _taken(chunk, numbers)
    days, staged = (json.loads(chunk.schema.metadata[key]) for key in (_DAYS, _STAGED))
    if days or staged:
        fields = ", ".join(
            (
                *(f"CAST({field} AS VARCHAR) AS d{place}" for place, field in days.items()),
                *(f"{field} AS c{place}" for place, field in staged.items()),
            )
        )
        between = f"row_no BETWEEN {numbers[0].as_py()} AND {numbers[-1].as_py()}"
        typed = _taken(staging.query(f"SELECT row_no, {fields} FROM {rows_table} WHERE {between}"), numbers)
        for place in days:
            rows = _with_days(rows, int(place), typed.column(f"d{place}"))
        for place in staged:
            rows = rows.append_column(f"c{place}", typed.column(f"c{place}"))
    filled = {name: pc.fill_null(rows.column(name), "") for name in rows.column_names if name.startswith("c")}
    return pa.table({"row_no": rows.column("row_no"), "extra": rows.column("extra"), **filled})


def _taken(rows: Any, numbers: Any) -> Any:
    return rows.take(pc.index_in(numbers, rows.column("row_no").combine_chunks()))


def _with_days(rows: pa.Table, place: int, days: Any) -> pa.Table:
    cells, name = rows.column(f"c{place}"), f"c{place}"
    is_number = pc.equal(pc.utf8_slice_codeunits(rows.column("marks"), place, place + 1), "n")
    is_serial = pc.fill_null(pc.and_(is_number, pc.match_substring_regex(cells, _SERIAL)), False)
    return rows.set_column(rows.column_names.index(name), name, pc.if_else(is_serial, pc.coalesce(days, cells), cells))
