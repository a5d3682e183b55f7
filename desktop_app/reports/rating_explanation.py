"""评级说明: one customer's rating, on request: the score, how it adds up, why, the bills behind it, and the customer's rights."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop_app.domain import formats
from desktop_app.domain.custody import Override
from desktop_app.domain.indicator import IndicatorSpec
from desktop_app.domain.integration import Allocation
from desktop_app.domain.ledger import Bill
from desktop_app.domain.masking import Mask, Personal
from desktop_app.domain.money import ZERO
from desktop_app.domain.privacy_rules import Words
from desktop_app.domain.risk import RiskResult, RunRecord, SheetLine
from desktop_app.domain.texts import Texts
from desktop_app.domain.wording import reason_sentence, shown
from desktop_app.reports.formalities import grade_name, run_facts, sign_off
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

NAME = "rating-explanation"


@dataclass(frozen=True, slots=True)
class Rating:
    """Everything behind one customer's rating; `base` plus the points of `lines` is the score."""

    run: RunRecord
    batch: int | None
    name: str | None
    result: RiskResult
    override: Override | None
    lines: Sequence[SheetLine]
    base: int
    bills: Sequence[Bill]
    allocation: Allocation = Allocation.OLDEST_FIRST


def build_rating_explanation(
    rating: Rating, rights: Sequence[Words], texts: Texts, indicators: Mapping[str, IndicatorSpec], mask: Mask, imprint: Imprint
) -> Document:
    """The paper handed to the customer: without anything about others but the means of the class."""
    result = rating.result
    number, name = mask(Personal.CONS_NO, result.cons_no), mask(Personal.NAME, rating.name)
    said = [Paragraph(f"{place}. {right.part(texts.language, 'right', {})}") for place, right in enumerate(rights, 1)]
    return Document(
        name=NAME,
        language=texts.language,
        title=texts("explanation.title"),
        subtitle=texts("explanation.subtitle", cons_no=number, name=name),
        as_of=rating.run.as_of,
        imprint=imprint,
        scope=texts("explanation.scope", cons_no=number),
        meta=(
            Fact(texts("reports.column.cons_no"), number),
            Fact(texts("reports.column.cons_name"), name),
            *run_facts(texts, rating.run, rating.batch),
        ),
        blocks=(
            _figures(texts, rating),
            Paragraph(texts("explanation.never_alone"), strong=True),
            Paragraph(texts("explanation.meaning")),
            *_adjusted(texts, rating.override),
            *_reasons(texts, indicators, result),
            *_points(texts, indicators, rating),
            Heading(texts("explanation.bills")),
            Table(_bill_columns(texts), tuple(_bill(texts, bill, rating) for bill in rating.bills)),
            *_allocated(texts, rating),
            Heading(texts("explanation.rights")),
            *said,
            sign_off(texts),
        ),
    )


def _allocated(texts: Texts, rating: Rating) -> tuple[Block, ...]:
    """By which rule money that named no bill was put to these bills; nothing where there was none."""
    amount = sum((bill.allocated for bill in rating.bills), ZERO)
    if not amount:
        return ()
    said = texts("explanation.allocated", amount=formats.yuan(amount))
    return (Paragraph(f"{said}{texts(f'reports.allocation.{rating.allocation.value}')}"),)


def _figures(texts: Texts, rating: Rating) -> KeyFigures:
    result, override = rating.result, rating.override
    grade = grade_name(texts, override.band if override else result.band, override is not None)
    return KeyFigures(
        (
            KeyFigure(texts("reports.column.band"), grade),
            KeyFigure(texts("reports.column.points"), formats.count(result.points), "", texts("explanation.points_note")),
            KeyFigure(
                texts("reports.column.probability"), formats.percent(result.probability, 1), "", texts("explanation.chance_note")
            ),
        )
    )


def _adjusted(texts: Texts, override: Override | None) -> tuple[Block, ...]:
    if override is None:
        return ()
    at = formats.day(override.made_at.date())
    return (Paragraph(texts("explanation.adjusted", reason=override.reason, at=at)),)


def _reasons(texts: Texts, indicators: Mapping[str, IndicatorSpec], result: RiskResult) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for key, reasons in (("explanation.reasons", result.reasons), ("explanation.favour", result.in_favour)):
        sentences = [reason_sentence(texts, indicators[reason.indicator_id], reason) for reason in reasons]
        if sentences:
            blocks += [Heading(texts(key)), *(Paragraph(f"{place}. {one}") for place, one in enumerate(sentences, 1))]
    return tuple(blocks)


def _points(texts: Texts, indicators: Mapping[str, IndicatorSpec], rating: Rating) -> tuple[Block, ...]:
    """The sheet a calculator adds up; none where there were too few bills for a score."""
    if rating.result.points is None:
        return (Heading(texts("explanation.points")), Paragraph(texts("explanation.too_little")))
    columns = (
        Column(texts("explanation.indicator"), share=3, min_mm=50.0),
        Column(texts("explanation.value"), Align.RIGHT, min_mm=24.0),
        Column(texts("explanation.bin"), Align.CENTER, min_mm=26.0),
        Column(texts("reports.column.points"), Align.RIGHT, texts("reports.unit.points"), summed=True),
    )
    rows = [(texts("explanation.base"), formats.NOTHING, formats.NOTHING, str(rating.base))]
    for line in rating.lines:
        spec = indicators[line.indicator_id]
        rows.append((spec.name(texts.language), shown(texts, spec, line.value), line.bin_text, str(line.points)))
    return (Heading(texts("explanation.points")), Table(columns, tuple(rows)))


def _bill_columns(texts: Texts) -> tuple[Column, ...]:
    yuan = texts("reports.unit.yuan")
    return (
        Column(texts("reports.column.month"), Align.CENTER, share=1, min_mm=18.0),
        Column(texts("reports.column.billed"), Align.RIGHT, yuan, share=1, summed=True),
        Column(texts("reports.column.paid"), Align.RIGHT, yuan, share=1, summed=True),
        Column(texts("reports.column.balance"), Align.RIGHT, yuan, share=1, summed=True),
        Column(texts("explanation.due"), Align.CENTER),
        Column(texts("explanation.settled"), Align.CENTER),
        Column(texts("reports.column.overdue"), Align.RIGHT, texts("reports.unit.day")),
    )


def _bill(texts: Texts, bill: Bill, rating: Rating) -> tuple[str, ...]:
    return (
        str(bill.rcvbl_ym),
        formats.yuan(bill.rcvbl_amt),
        formats.yuan(bill.paid),
        formats.yuan(bill.balance),
        formats.day(bill.due_date),
        formats.day(bill.settled_on) if bill.settled_on else texts("explanation.open"),
        formats.count(bill.days_late(rating.run.as_of)),
    )
