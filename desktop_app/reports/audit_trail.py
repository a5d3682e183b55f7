"""审计轨迹: what was done in a period, where the chain stood, and whether it is whole."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from desktop_app.domain import formats
from desktop_app.domain.audit import AuditRow, Result
from desktop_app.domain.audit_words import (
    action_in_words,
    facts_in_words,
    filter_in_words,
    period_in_words,
    result_in_words,
    role_in_words,
    subject_in_words,
)
from desktop_app.domain.duties import Duties
from desktop_app.domain.message import Message
from desktop_app.domain.safety import AuditFilter
from desktop_app.domain.texts import Texts
from desktop_app.domain.trail import TrailCheck
from desktop_app.reports.formalities import sign_off
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

NAME = "audit-trail"
MOST_ROWS = 2_000
_FACTS = 160


@dataclass(frozen=True, slots=True)
class PrintedTrail:
    """`rows` oldest first, of `total` that fit the filter; `sentence` and `faults` say what the check of the trail found."""

    chosen: AuditFilter
    rows: Sequence[AuditRow]
    total: int
    check: TrailCheck
    sentence: Message
    faults: Sequence[Message]


def build_audit_trail(day: dt.date, trail: PrintedTrail, duties: Duties, texts: Texts, imprint: Imprint) -> Document:
    """The paper an audit administrator signs."""
    blocks: list[Block] = [_figures(texts, trail.rows), Paragraph(texts.say(trail.sentence), strong=not trail.check.whole)]
    if trail.faults:
        blocks += [Heading(texts("audit.paper.faults")), _faults(texts, trail)]
    blocks.append(Heading(texts("audit.paper.rows")))
    key = "audit.paper.all" if len(trail.rows) == trail.total else "audit.paper.newest"
    blocks.append(Paragraph(texts(key, total=formats.count(trail.total), listed=formats.count(len(trail.rows)))))
    blocks.append(Table(_columns(texts), tuple(_line(texts, duties, row) for row in trail.rows)))
    blocks.append(sign_off(texts))
    period = period_in_words(texts, trail.chosen)
    return Document(
        name=NAME,
        language=texts.language,
        title=texts("audit.paper.title"),
        subtitle=period,
        as_of=day,
        imprint=imprint,
        scope=texts("audit.paper.scope", period=period, filter=filter_in_words(texts, trail.chosen)),
        meta=(
            Fact(texts("audit.paper.period"), period),
            Fact(texts("audit.paper.filter"), filter_in_words(texts, trail.chosen)),
            Fact(texts("audit.paper.head"), trail.check.head.printed),
        ),
        blocks=tuple(blocks),
    )


def _figures(texts: Texts, rows: Sequence[AuditRow]) -> KeyFigures:
    counts = Counter(row.result for row in rows)
    people = len({row.user for row in rows if row.user})
    figures = (
        ("rows", len(rows)),
        ("people", people),
        ("refused", counts[Result.REFUSED.value]),
        ("failed", counts[Result.FAILED.value]),
    )
    return KeyFigures(tuple(KeyFigure(texts(f"audit.figure.{name}"), formats.count(number)) for name, number in figures))


def _faults(texts: Texts, trail: PrintedTrail) -> Table:
    columns = (Column(texts("reports.column.no"), Align.RIGHT), Column(texts("audit.paper.fault"), share=1, min_mm=120.0))
    return Table(columns, tuple((str(number), texts.say(fault)) for number, fault in enumerate(trail.faults, 1)))


def _columns(texts: Texts) -> tuple[Column, ...]:
    def column(key: str, share: int = 0, min_mm: float = 0.0, align: Align = Align.LEFT) -> Column:
        return Column(texts(f"audit.column.{key}"), align, share=share, min_mm=min_mm)

    return (
        column("sequence", align=Align.RIGHT),
        column("at"),
        column("user", 2, 16.0),
        column("role", 2, 18.0),
        column("station", 2, 18.0),
        column("action", 3, 22.0),
        column("subject", 4, 26.0),
        column("result"),
        column("facts", 10, 60.0),
    )


def _line(texts: Texts, duties: Duties, row: AuditRow) -> tuple[str, ...]:
    return (
        formats.count(row.sequence),
        f"{row.at:%Y-%m-%d %H:%M:%S}",
        row.user or formats.NOTHING,
        role_in_words(duties, texts, row.role or ""),
        row.station or formats.NOTHING,
        action_in_words(texts, row.action),
        subject_in_words(texts, row.subject or "") or formats.NOTHING,
        result_in_words(texts, row.result or ""),
        facts_in_words(texts, row, _FACTS) or formats.NOTHING,
    )
