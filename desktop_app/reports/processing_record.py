"""个人信息处理记录 (PIPL 55, 56): what is kept, why, how long, who sees it, and where it went."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence

from desktop_app.domain import formats
from desktop_app.domain.custody import Export, Holdings
from desktop_app.domain.privacy_rules import Activity
from desktop_app.domain.texts import Texts
from desktop_app.reports.formalities import sign_off
from desktop_app.reports.model import Align, Column, Document, Fact, Heading, Imprint, KeyFigure, KeyFigures, Paragraph, Table

NAME = "processing-record"


def build_processing_record(
    day: dt.date,
    activities: Sequence[Activity],
    values: Mapping[str, object],
    sees: Callable[[Activity], Sequence[str]],
    holdings: Holdings,
    exports: Sequence[Export],
    total_exports: int,
    texts: Texts,
    imprint: Imprint,
) -> Document:
    """`values` fill the places in the activities' words, `sees` names the duties that take part in one; `exports` are the newest
    of `total_exports`."""
    return Document(
        name=NAME,
        language=texts.language,
        title=texts("record.title"),
        subtitle=texts("record.subtitle"),
        as_of=day,
        imprint=imprint,
        scope=texts("record.scope"),
        meta=(Fact(texts("record.handler"), imprint.unit), Fact(texts("record.contact"), texts("record.to_fill"))),
        blocks=(
            _figures(texts, holdings),
            Heading(texts("record.activities")),
            Table(_columns(texts), tuple(_line(texts, activity, values, sees(activity)) for activity in activities)),
            Heading(texts("record.recipients")),
            Paragraph(texts("record.recipients_note", listed=formats.count(len(exports)), total=formats.count(total_exports))),
            *((Table(_export_columns(texts), tuple(_export(texts, export) for export in exports)),) if exports else ()),
            Heading(texts("record.measures")),
            Paragraph(texts("record.measures_note")),
            sign_off(texts),
        ),
    )


def _figures(texts: Texts, held: Holdings) -> KeyFigures:
    households = texts("reports.unit.households")
    counts = {"customers": held.customers, "phones": held.phones, "addresses": held.addresses, "certs": held.certs}
    return KeyFigures(
        tuple(KeyFigure(texts(f"record.{name}"), formats.count(number), households) for name, number in counts.items())
    )


def _columns(texts: Texts) -> tuple[Column, ...]:
    widths = {"name": 26.0, "data": 44.0, "purpose": 44.0, "basis": 44.0, "retention": 34.0, "sees": 30.0}
    return tuple(Column(texts(f"record.column.{name}"), share=1, min_mm=width) for name, width in widths.items())


def _line(texts: Texts, activity: Activity, values: Mapping[str, object], duties: Sequence[str]) -> tuple[str, ...]:
    parts = ("name", "data", "purpose", "basis", "retention")
    said = tuple(activity.words.part(texts.language, part, values) for part in parts)
    return (*said, texts("reports.risk.and").join(duties))


def _export_columns(texts: Texts) -> tuple[Column, ...]:
    return (
        Column(texts("record.column.serial")),
        Column(texts("record.column.at")),
        Column(texts("record.column.user")),
        Column(texts("record.column.kind"), Align.CENTER),
        Column(texts("record.column.purpose_told"), share=1, min_mm=60.0),
        Column(texts("record.column.rows"), Align.RIGHT),
        Column(texts("record.column.encrypted"), Align.CENTER),
        Column(texts("record.column.approver")),
    )


def _export(texts: Texts, export: Export) -> tuple[str, ...]:
    return (
        export.serial,
        formats.moment(export.made_at),
        export.user,
        texts(f"export.kind.{export.kind}"),
        export.purpose,
        formats.count(export.rows),
        texts("record.yes" if export.encrypted else "record.no"),
        export.approver or formats.NOTHING,
    )
