"""What came of a file's own total rows, in words: on the check page, at the command line, and on the control sheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from desktop_app.domain.batch import Finding, Severity, Totals
from desktop_app.domain.message import Message
from desktop_app.domain.money import Money
from desktop_app.domain.own_totals import Answer, Covers, Item, OwnTotal, told

DISAGREE, UNREAD, OPEN, COVERS, ROUNDED = "totals_disagree", "total_unread", "total_open", "total_covers", "total_rounded"


def stated(totals: Sequence[OwnTotal], read: Totals) -> tuple[int | None, int | None, Money | None]:
    """Customers, rows and amount as the file's last total row states them of all its rows; a bare number is what it fits."""
    figures = {total.item: total for total in totals if total.stated}
    amount = figures.get(Item.AMOUNT)
    rows, customers = (_number(figures.get(item)) for item in (Item.ROWS, Item.CUSTOMERS))
    bare = _number(figures.get(Item.COUNT))
    if bare == read.rows:
        rows = bare
    elif bare == read.customers:
        customers = bare
    return customers, rows, amount.amount if amount else None


def findings(file_no: int, totals: Sequence[OwnTotal]) -> Iterator[Finding]:
    """What does not agree or could not be compared; what agrees with all rows of the file goes without saying."""
    compared = any(total.is_compared for total in totals)
    for total in totals:
        rule, severity = _meaning(total, compared=compared)
        if rule:
            yield Finding(file_no, rule, severity, told(total), total.rows, total.first)
        if total.rounded:
            message = Message.of("importing.note.total_rounded", word=total.word, said=total.said)
            yield Finding(file_no, ROUNDED, Severity.NOTE, message, total.rows, total.first)
    yield from _disagreeing(file_no, totals)


def _meaning(total: OwnTotal, *, compared: bool) -> tuple[str, Severity]:
    match total.answer:
        case Answer.DIFFERS:
            return f"total_{total.item.value}", Severity.CONFIRM
        case Answer.UNREAD:
            return UNREAD, Severity.NOTE if compared or total.item is Item.COUNT else Severity.CONFIRM
        case Answer.OPEN:
            return OPEN, Severity.NOTE
        case Answer.AGREES:
            return (COVERS if total.covers is not Covers.FILE else "", Severity.NOTE)


def _disagreeing(file_no: int, totals: Sequence[OwnTotal]) -> Iterator[Finding]:
    """Two rows that each total all rows of the file and say different figures."""
    of_all = [
        total
        for total in totals
        if (total.covers is Covers.FILE and total.is_compared)
        or (total.covers is Covers.PARTS and total.answer is Answer.DIFFERS)
    ]
    for item, alike in groupby(sorted(of_all, key=lambda total: total.item.value), key=lambda total: total.item):
        figures = {total.value: total for total in sorted(alike, key=lambda total: total.row_no)}
        if len(figures) > 1 and item is not Item.COUNT:
            said = "、".join(f"{total.word} {total.said}" for total in figures.values())
            rows = tuple(total.row_no for total in figures.values())
            yield Finding(
                file_no, DISAGREE, Severity.CONFIRM, Message.of(f"importing.note.{DISAGREE}", said=said), len(rows), rows
            )


def _number(total: OwnTotal | None) -> int | None:
    return None if total is None or total.value is None else int(total.value)
