"""导入核对表: what every file of a batch brought in, beside the file's own total and what was typed, to be signed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from desktop_app.domain import formats
from desktop_app.domain.batch import Batch, ColumnsAsRead, UnreadColumn
from desktop_app.domain.control import CommitRecord, Control, FileRecord
from desktop_app.domain.control_words import same_month_in_words, verdict_in_words
from desktop_app.domain.dictionary import Dictionary
from desktop_app.domain.money import Money
from desktop_app.domain.own_totals import Answer, told, worth_telling
from desktop_app.domain.reconciliation import MONEY, Line, Reconciled, reconciled
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
_LEFT_OUT = ("skipped", "rejected", "read")
_ROWS = (("held", "stored"), *((name, name) for name in (*_LEFT_OUT, "said", "typed", "difference")))


def build_import_control(
    batch: Batch,
    controls: Sequence[Control],
    record: CommitRecord,
    undone_at: dt.datetime | None,
    dictionary: Dictionary,
    texts: Texts,
    imprint: Imprint,
) -> Document:
    """All figures were stored with the batch; nothing is reckoned anew but what they add up to, and the differences.

    `record`: what was written down beside the totals; a file of which nobody knows is not in it.
    """
    files = [reconciled(control, record.files.get(control.file_no)) for control in controls]
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
            Paragraph(verdict_in_words(texts, files), strong=True),
            *((Paragraph(settled),) if (settled := same_month_in_words(texts, record)) else ()),
            *_not_in(texts, record.unreadable),
            Paragraph(texts("quality.control.how")),
            *(block for file in files for block in _file(texts, dictionary, file, record.files.get(file.control.file_no))),
            sign_off(texts),
        ),
    )


def _figures(texts: Texts, batch: Batch, controls: Sequence[Control], records: Mapping[int, FileRecord]) -> KeyFigures:
    rows = texts("quality.paper.rows")
    counts = {
        "files": (len(controls), ""),
        "stored": (sum(one.accepted for one in controls), rows),
        "skipped": (sum(record.skipped for record in records.values()), rows),
        "rejected": (batch.rejected, rows),
    }
    return KeyFigures(
        tuple(KeyFigure(texts(f"quality.control.{name}"), formats.count(count), unit) for name, (count, unit) in counts.items())
    )


def _not_in(texts: Texts, files: Sequence[str]) -> tuple[Paragraph, ...]:
    if not files:
        return ()
    told = texts("quality.control.between").join(files)
    return (Paragraph(texts("quality.control.not_in", count=len(files), files=told), strong=True),)


def _file(texts: Texts, dictionary: Dictionary, file: Reconciled, record: FileRecord | None) -> tuple[Block, ...]:
    control = file.control
    kind = dictionary.kind(control.kind_id).name(texts.language)
    name = f"{control.file_no}. {control.file_name}" + (f" · {control.sheet}" if control.sheet else "")
    return (
        Heading(name, 2),
        Paragraph(_about(texts, kind, control)),
        Table(_columns(texts, file), _rows(texts, file)),
        *_total_rows(texts, file),
        *(_as_read(texts, record.columns) if record and record.columns is not None else ()),
    )


def _about(texts: Texts, kind: str, control: Control) -> str:
    """The kind, the months of what is stored, and the rows set aside."""
    parts = [texts("quality.control.kind", kind=kind)]
    if control.first_month:
        parts.append(texts("quality.control.months", months=f"{_month(control.first_month)} – {_month(control.last_month)}"))
    if control.set_aside:
        parts.append(texts("quality.control.total_rows", rows=formats.count(control.set_aside)))
    return "".join(parts)


def _total_rows(texts: Texts, file: Reconciled) -> tuple[Paragraph, ...]:
    """The file's own total rows the table does not show: of several parts, of a page or group, or not to be compared."""
    return tuple(
        Paragraph(
            texts("quality.control.total_row", row=formats.count(one.row_no), told=texts.say(told(one))),
            strong=one.answer is Answer.DIFFERS,
        )
        for one in worth_telling(file.totals)
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


def _columns(texts: Texts, file: Reconciled) -> tuple[Column, ...]:
    items = (Column(texts(f"quality.control.{line.item}"), Align.RIGHT, share=1, min_mm=26.0) for line in file.lines)
    return (Column(texts("quality.control.item"), share=2, min_mm=44.0), *items)


def _rows(texts: Texts, file: Reconciled) -> tuple[tuple[str, ...], ...]:
    """Read downwards: stored, skipped and rejected make up what was read; below it what was said, and how far it is from that."""
    return tuple(
        (texts(f"quality.control.{row}"), *(_cell(texts, file, line, name) for line in file.lines)) for row, name in _ROWS
    )


def _cell(texts: Texts, file: Reconciled, line: Line, name: str) -> str:
    value: int | None = getattr(line, name)
    if value is None:
        missing = file.unrecorded and name in _LEFT_OUT and (line.item not in MONEY or line is file.main)
        return texts("quality.control.unrecorded") if missing else formats.NOTHING
    return formats.yuan(Money(value)) if line.item in MONEY else formats.count(value)


def _month(day: dt.date | None) -> str:
    return f"{day:%Y-%m}" if day else formats.NOTHING
