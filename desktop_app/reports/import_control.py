"""导入核对表: what every file of a batch brought in, beside the file's own total and what was typed, to be signed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence

from desktop_app.domain import formats
from desktop_app.domain.batch import Batch, ColumnsAsRead, UnreadColumn
from desktop_app.domain.control import CommitRecord, Control, FileRecord
from desktop_app.domain.dictionary import Dictionary
from desktop_app.domain.money import Money
from desktop_app.domain.own_totals import Answer, Item, OwnTotal, told, worth_telling
from desktop_app.domain.texts import Texts
from desktop_app.reports.formalities import SHORT, batch_fact, sign_off
from desktop_app.reports.model import (
    Align,
    Block,
    Column,
    Document,
    Fact,
    Heading,
    Imprint,
    KeyFigure,
    KeyFigures,
    Paragraph,
    Table,
)

NAME = "import-control"


def build_import_control(
    batch: Batch,
    controls: Sequence[Control],
    record: CommitRecord,
    undone_at: dt.datetime | None,
    dictionary: Dictionary,
    texts: Texts,
    imprint: Imprint,
) -> Document:
    """All figures were stored with the batch; nothing is reckoned anew but the differences.

    `record`: what was written down beside the totals; a file of which nobody knows is not in it.
    """
    return Document(
        name=NAME,
        language=texts.language,
        title=texts("quality.control.title"),
        subtitle=texts("quality.control.subtitle", batch=batch.batch_id, at=formats.moment(batch.committed_at)),
        as_of=batch.committed_at.date(),
        imprint=imprint,
        scope=texts("quality.control.scope", batch=batch.batch_id),
        meta=(
            batch_fact(texts, batch.batch_id),
            Fact(texts("quality.control.by"), batch.user),
            Fact(texts("reports.fact.data"), batch.data_sha256[:SHORT]),
        ),
        blocks=(
            _figures(texts, batch, controls, record.files),
            *((Paragraph(texts("quality.control.undone", at=formats.moment(undone_at)), strong=True),) if undone_at else ()),
            Paragraph(_verdict(texts, controls, record.files), strong=True),
            *_not_in(texts, record.unreadable),
            *(block for control in controls for block in _file(texts, dictionary, control, record.files.get(control.file_no))),
            sign_off(texts),
        ),
    )


def _figures(texts: Texts, batch: Batch, controls: Sequence[Control], records: Records) -> KeyFigures:
    rows = texts("quality.paper.rows")
    counts = {
        "files": (len(controls), ""),
        "stored": (sum(one.accepted for one in controls), rows),
        "skipped": (sum(record.skipped for record in records.values()), rows),
        "rejected": (batch.rejected, rows),
        "set_aside": (sum(one.set_aside for one in controls), rows),
    }
    return KeyFigures(
        tuple(KeyFigure(texts(f"quality.control.{name}"), formats.count(count), unit) for name, (count, unit) in counts.items())
    )


def _verdict(texts: Texts, controls: Sequence[Control], records: Records) -> str:
    """Whether everything that was said agrees with what was read; where nothing was said, nothing was checked."""
    pairs = [pair for control in controls for pair in _pairs(control, records.get(control.file_no))]
    totals = [(one, control) for control in controls for one in _own_totals(control, records)]
    others = [one for one, control in totals if one.is_compared and not _is_among_pairs(one, control)]
    compared = len(pairs) + sum(one.rows for one in others)
    if not compared:
        set_aside = any(control.set_aside for control in controls)
        return texts("quality.control.nothing_comparable" if set_aside else "quality.control.nothing_said")
    off_below = sum(one.rows for one in others if one.answer is Answer.DIFFERS)
    off = sum(held != said for held, said in pairs) + off_below
    key = "agrees" if off == 0 else "differs_below" if off_below else "differs"
    left = sum(one.rows for one, _ in totals if not one.is_compared)
    verdict = texts(f"quality.control.{key}", compared=compared, off=off)
    return verdict + (texts("quality.control.left", left=left) if left else "")


def _is_among_pairs(total: OwnTotal, control: Control) -> bool:
    """Not a sum where nothing of the file is stored: there is none to hold it against."""
    return total.is_the_files and not (total.item is Item.AMOUNT and _amount(control) is None)


def _own_totals(control: Control, records: Records) -> tuple[OwnTotal, ...]:
    record = records.get(control.file_no)
    return record.totals if record else ()


def _not_in(texts: Texts, files: Sequence[str]) -> tuple[Paragraph, ...]:
    if not files:
        return ()
    told = texts("quality.control.between").join(files)
    return (Paragraph(texts("quality.control.not_in", count=len(files), files=told), strong=True),)


def _pairs(control: Control, record: FileRecord | None) -> list[tuple[int, int]]:
    read, amount = _rows_read(control, record), _amount(control)
    said = [
        (read, control.said_rows),
        (read, control.typed_rows),
        (control.customers, control.said_customers),
        (control.customers, control.typed_customers),
        (amount, control.said_fen),
        (amount, control.typed_fen),
    ]
    return [(held, claim) for held, claim in said if held is not None and claim is not None]


def _amount(control: Control) -> int | None:
    """The sum that a total row is about: what was billed, else what was received."""
    return control.paid_fen if control.billed_fen is None else control.billed_fen


def _rows_read(control: Control, record: FileRecord | None) -> int:
    return control.accepted + control.rejected + (record.skipped if record else 0)


def _file(texts: Texts, dictionary: Dictionary, control: Control, record: FileRecord | None) -> tuple[Block, ...]:
    kind = dictionary.kind(control.kind_id).name(texts.language)
    name = f"{control.file_no}. {control.file_name}" + (f" · {control.sheet}" if control.sheet else "")
    return (
        Heading(name, 2),
        Paragraph(texts("quality.control.kind", kind=kind)),
        Table(_columns(texts), _lines(texts, control, record)),
        *_total_rows(texts, record),
        *(_as_read(texts, record.columns) if record and record.columns is not None else ()),
    )


def _total_rows(texts: Texts, record: FileRecord | None) -> tuple[Paragraph, ...]:
    """The file's own total rows the table does not show: of several parts, of a page or group, or not to be compared."""
    return tuple(
        Paragraph(
            texts("quality.control.total_row", row=formats.count(one.row_no), told=texts.say(told(one))),
            strong=one.answer is Answer.DIFFERS,
        )
        for one in worth_telling(record.totals if record else ())
    )


def _as_read(texts: Texts, columns: ColumnsAsRead) -> tuple[Paragraph, ...]:
    """What was done to columns: figures multiplied, columns left out."""
    converted = (
        Paragraph(texts("quality.control.converted", column=one.header, unit=one.unit, factor=formats.count(one.factor)))
        for one in columns.converted
    )
    return (*converted, _unread(texts, columns.unread))


def _unread(texts: Texts, columns: Sequence[UnreadColumn]) -> Paragraph:
    """What of the file is not in the store because no field takes it."""
    if not columns:
        return Paragraph(texts("quality.control.all_read"))
    told = texts("quality.control.between").join(
        texts("quality.control.unread_column", column=column.header, cells=formats.count(column.cells)) for column in columns
    )
    cells = formats.count(sum(column.cells for column in columns))
    return Paragraph(texts("quality.control.unread", cells=cells, columns=told))


def _columns(texts: Texts) -> tuple[Column, ...]:
    numbers = ("held", "said", "typed", "difference")
    return (
        Column(texts("quality.control.item"), share=2, min_mm=34.0),
        *(Column(texts(f"quality.control.{name}"), Align.RIGHT, share=1, min_mm=26.0) for name in numbers),
    )


def _lines(texts: Texts, one: Control, record: FileRecord | None) -> tuple[tuple[str, ...], ...]:
    def line(item: str, held: int | None, said: int | None = None, typed: int | None = None, show: _Show = formats.count) -> Line:
        claim = typed if typed is not None else said
        off = None if claim is None or held is None else held - claim
        return (texts(f"quality.control.{item}"), show(held), show(said), show(typed), show(off))

    of_bills = one.billed_fen is not None
    billed = (one.said_fen, one.typed_fen) if of_bills else (None, None)
    paid = (None, None) if of_bills else (one.said_fen, one.typed_fen)
    months = f"{_month(one.first_month)} – {_month(one.last_month)}" if one.first_month else formats.NOTHING
    return (
        line("read", _rows_read(one, record), one.said_rows, one.typed_rows),
        line("stored", one.accepted),
        line("skipped", record.skipped if record else None),
        line("rejected", one.rejected),
        line("set_aside", one.set_aside),
        line("customers", one.customers, one.said_customers, one.typed_customers),
        (texts("quality.control.months"), months, *(formats.NOTHING,) * 3),
        line("billed", one.billed_fen, *billed, show=_yuan),
        line("paid", one.paid_fen, *paid, show=_yuan),
    )


Line = tuple[str, str, str, str, str]
Records = Mapping[int, FileRecord]
_Show = Callable[[int | None], str]


def _yuan(fen: int | None) -> str:
    return formats.NOTHING if fen is None else formats.yuan(Money(fen))


def _month(day: dt.date | None) -> str:
    return f"{day:%Y-%m}" if day else formats.NOTHING
