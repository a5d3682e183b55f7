"""A file's own total rows held against the rows they are about: the whole file, the parts of an export, a page, a group.

Which rows a total is about is said nowhere, so each figure is held against all that its word may mean, and what it agrees with
is told. 合计 that agrees with nothing is wrong; so are 小计 and 本页合计 where only one block can be meant; 累计 may count
earlier months.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

import pyarrow as pa
import pyarrow.compute as pc

from desktop_app.domain.batch import told_name
from desktop_app.domain.frame import Frame
from desktop_app.domain.own_totals import Answer, Covers, Item, OwnTotal
from desktop_app.domain.ports import Staging
from desktop_app.importing.aside import TOTALS
from desktop_app.importing.continuation import parts_of
from desktop_app.importing.kept import unpacked
from desktop_app.importing.own_totals_answers import UP_TO, answers_select
from desktop_app.importing.own_totals_sql import Coverage, Sums, blocks_select, rows_below_select
from desktop_app.importing.plan import FilePlan
from desktop_app.importing.set_aside_words import SEPARATOR
from desktop_app.importing.sql import literals
from desktop_app.importing.staged import StagedFile, bare_name, bundles_table, own_totals_table, totals_table

_AROUND, _LONGEST_WORD = " '\"=:：", 40
_CENTS = 2
_COVERS = {UP_TO: Covers.PARTS.value}


def own_totals(staging: Staging, plan: FilePlan, plans: Sequence[FilePlan]) -> tuple[OwnTotal, ...]:
    """What a file's total rows say, those with one answer told together, in the order of their first rows; `plans` are all of the
    import."""
    if not _stage(staging, plan):
        return ()
    about = _coverage(staging, plan, [other.file for other in plans])
    below = bool(staging.query(rows_below_select(about)).num_rows)
    found = staging.query(answers_select(about, blocks_select(about, rows_below=below)))
    return tuple(_told(found, plan.file, parts_of(plan.file, [other.file for other in plans])))


def _stage(staging: Staging, plan: FilePlan) -> bool:
    """The total rows as text, so that SQL may read them; False where there are none."""
    file = plan.file
    numbers = staging.query(f"SELECT row_no FROM {file.rows} WHERE role IN ({literals(TOTALS)}) ORDER BY row_no").column("row_no")
    key = file.column_of(plan.kind.key[0])
    amount = file.column_of(plan.kind.total) if plan.kind.total else None
    roles = staging.query(f"SELECT role FROM {file.rows} WHERE role IN ({literals(TOTALS)}) ORDER BY row_no").column("role")
    staged = 0
    for part in unpacked(staging, file.rows, numbers):
        cells = [part.column(f"c{column.index}") for column in file.columns]
        said = pc.binary_join_element_wise(*cells, pc.fill_null(part.column("extra"), ""), SEPARATOR)
        nothing = pa.nulls(part.num_rows, pa.string())
        table = {
            "row_no": part.column("row_no"),
            "role": roles.slice(staged, part.num_rows),
            "key": part.column(f"c{key.index}") if key else nothing,
            "amount": part.column(f"c{amount.index}") if amount else nothing,
            "said": said,
        }
        staging.add(bare_name(own_totals_table(file.file_no)), pa.table(table))
        staged += part.num_rows
    return bool(staged)


def _coverage(staging: Staging, plan: FilePlan, files: Sequence[StagedFile]) -> Coverage:
    file, key, amount = plan.file, plan.kind.key[0], plan.kind.total
    parts = parts_of(file, files)
    field = next((field for field in plan.fields if field.id == amount), None)
    several = len(parts) > 1
    return Coverage(
        rows=file.rows,
        table=own_totals_table(file.file_no),
        key=key if plan.has(key) else "NULL",
        amount=field.id if field else "NULL",
        power=field.power if field else 0,
        whole=_sums(staging, plan, [file]),
        parts=_sums(staging, plan, parts) if several else None,
        up_to=_sums(staging, plan, [part for part in parts if part.file_no <= file.file_no]) if several else None,
        last_alone=several and not any(_has_totals(staging, part) for part in parts if part.file_no != file.file_no),
        continued=bool(file.continues),
        whole_known=not file.continues or any(part.file_no == file.continues for part in parts),
    )


def _sums(staging: Staging, plan: FilePlan, files: Sequence[StagedFile]) -> Sums:
    numbers = ", ".join(str(file.file_no) for file in files)
    kind = plan.kind.id
    together = f"(SELECT count(DISTINCT head) FROM {bundles_table(kind)} WHERE file_no IN ({numbers}))"
    heads = together if len(files) > 1 else "coalesce(max(customers), 0)"
    found = staging.query(
        f"SELECT CAST(coalesce(sum(row_count), 0) AS BIGINT) AS n, {heads} AS customers, coalesce(sum(amount), 0) AS amount "
        f"FROM {totals_table(kind)} WHERE file_no IN ({numbers}) AND part = 'all'"
    )
    rows, customers, amount = (found.column(name).to_pylist()[0] for name in found.column_names)
    return Sums(int(rows), int(customers), Decimal(amount))


def _has_totals(staging: Staging, file: StagedFile) -> bool:
    return bool(staging.query(f"SELECT row_no FROM {file.rows} WHERE role IN ({literals(TOTALS)}) LIMIT 1").num_rows)


def _told(found: Frame, file: StagedFile, parts: Sequence[StagedFile]) -> Iterator[OwnTotal]:
    """A handful: one for each answer there is."""
    names = {
        Covers.PARTS.value: tuple(f"{told_name(part.path)} {part.sheet}".strip() for part in parts),
        UP_TO: tuple(f"{told_name(part.path)} {part.sheet}".strip() for part in parts if part.file_no <= file.file_no),
    }
    columns = [found.column(name).to_pylist() for name in found.column_names]
    for item_id, answer, covers, word, said, counted, value, rows, first, stated, rounded in zip(*columns, strict=True):
        item = Item(item_id)
        yield OwnTotal(
            item=item,
            answer=Answer(answer),
            covers=None if Answer(answer) in (Answer.UNREAD, Answer.OPEN) else Covers(_COVERS.get(covers, covers)),
            word=(word or "").strip(_AROUND)[:_LONGEST_WORD],
            said=_written(item, said),
            counted=tuple(_plain(item, figure) for figure in counted or ()),
            rows=rows,
            first=tuple(first),
            parts=names.get(covers, ()),
            stated=stated,
            rounded=rounded,
            value=value,
        )


def _written(item: Item, digits: str | None) -> str:
    return "" if digits is None else _plain(item, Decimal(digits))


def _plain(item: Item, figure: Decimal) -> str:
    """Every digit there is: an amount at least to the fen, a number without any behind the point."""
    if item is not Item.AMOUNT:
        return f"{int(figure):,}"
    exponent = figure.normalize().as_tuple().exponent
    return f"{figure:,.2f}" if isinstance(exponent, int) and exponent >= -_CENTS else f"{figure.normalize():,f}"
