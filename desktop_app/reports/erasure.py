"""个人信息删除清单: whose personal data were erased, by number only."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from desktop_app.domain import formats
from desktop_app.domain.custody import Closed
from desktop_app.domain.texts import Texts
from desktop_app.reports.formalities import sign_off
from desktop_app.reports.model import Align, Column, Document, Fact, Imprint, KeyFigure, KeyFigures, Paragraph, Table

NAME = "erasure"


@dataclass(frozen=True, slots=True)
class Erasure:
    """What an erasure did: customers closed on or before `until`; `kept` of them still have something open and were left."""

    today: dt.date
    until: dt.date
    months: int
    erased: Sequence[Closed]
    kept: int
    approver: str


def build_erasure(done: Erasure, fields: Sequence[str], texts: Texts, imprint: Imprint) -> Document:
    """The paper two persons sign; `fields` are the names of what was emptied."""
    households = texts("reports.unit.households")
    figures = KeyFigures(
        (
            KeyFigure(texts("erasure.erased"), formats.count(len(done.erased)), households),
            KeyFigure(texts("erasure.kept"), formats.count(done.kept), households, texts("erasure.kept_note")),
        )
    )
    columns = (
        Column(texts("reports.column.no"), Align.RIGHT),
        Column(texts("reports.column.cons_no"), share=1, min_mm=40.0),
        Column(texts("erasure.closed_on"), Align.CENTER, min_mm=30.0),
    )
    rows = tuple(
        (formats.count(place), customer.cons_no, formats.day(customer.closed_on)) for place, customer in enumerate(done.erased, 1)
    )
    return Document(
        name=NAME,
        language=texts.language,
        title=texts("erasure.title"),
        subtitle=texts("erasure.subtitle", until=formats.day(done.until), months=done.months),
        as_of=done.today,
        imprint=imprint,
        scope=texts("erasure.scope"),
        meta=(Fact(texts("erasure.user"), imprint.user), Fact(texts("erasure.approver"), done.approver)),
        blocks=(
            figures,
            Paragraph(texts("erasure.what", fields=texts("reports.risk.and").join(fields))),
            Paragraph(texts("erasure.backups"), strong=True),
            Table(columns, rows),
            sign_off(texts),
        ),
    )
