"""What the trail's row of an import says of each file and no table keeps: rows skipped, what all rows and those left out come to,
columns not read, columns converted, what came of the file's own total rows."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from desktop_app.domain.batch import Batch, CheckedFile, ColumnsAsRead, ConvertedColumn, Totals, UnreadColumn
from desktop_app.domain.control import CommitRecord, FileRecord, ReadTotals
from desktop_app.domain.intake import SameMonth
from desktop_app.domain.money import Money
from desktop_app.domain.own_totals import Answer, Covers, Item, OwnTotal
from desktop_app.domain.ports import UnitOfWork
from desktop_app.domain.safety import AuditFilter

COMMITTED = "import.commit"
_BATCH = "batch "
_A_DAY = dt.timedelta(days=1)  # an import at midnight is written down the day after


def subject_of(batch_id: int) -> str:
    """By which a batch goes in the trail."""
    return f"{_BATCH}{batch_id}"


def told(file: CheckedFile) -> dict[str, object]:
    """As it is written down; nothing is said of conversions and total rows where there were none."""
    unread = [(column.index, column.header, column.cells) for column in file.unread]
    converted = [(column.header, column.unit, column.factor) for column in file.converted]
    totals = [_total_facts(total) for total in file.totals]
    facts: dict[str, object] = {"skipped": file.skipped.rows, "sums": _sums_facts(file), "unread": unread}
    facts |= {"converted": converted} if converted else {}
    return facts | ({"totals": totals} if totals else {})


def written_of(work: UnitOfWork, batch: Batch) -> CommitRecord:
    """Nothing where the row that said so was pruned since."""
    day = batch.committed_at.date()
    rows = work.audit.rows(AuditFilter(action=COMMITTED, since=day, until=day + _A_DAY))
    facts = next((row.facts for row in rows if row.subject == subject_of(batch.batch_id)), "{}")
    told = json.loads(facts)
    asked = SameMonth(told["same_month"]) if "same_month" in told else None
    return CommitRecord(_files(facts), tuple(told.get("unreadable", ())), asked, int(told.get("replaced", 0)))


def skipped_by_batch(work: UnitOfWork) -> Mapping[int, int]:
    """Rows skipped, by batch; one whose row was pruned is not in it."""
    rows = work.audit.rows(AuditFilter(action=COMMITTED))
    commits = {row.subject.removeprefix(_BATCH): _files(row.facts).values() for row in rows}
    return {int(batch): sum(file.skipped for file in files) for batch, files in commits.items() if batch.isdecimal()}


def _files(facts: str) -> dict[int, FileRecord]:
    return {int(file["file_no"]): _written(file) for file in json.loads(facts).get("files", ())}


def _written(file: Mapping[str, Any]) -> FileRecord:
    totals = tuple(_total(facts) for facts in file.get("totals", ()))
    columns = _columns(file) if "unread" in file else None
    return FileRecord(int(file.get("skipped", 0)), columns, totals, _sums(file["sums"]) if "sums" in file else None)


def _sums_facts(file: CheckedFile) -> dict[str, object]:
    """Rows, customers and fen of all rows that were read, and of each part of them."""
    parts = {"read": file.read, "accepted": file.accepted, "skipped": file.skipped, "rejected": file.rejected}
    return {name: (part.rows, part.customers, None if part.amount is None else part.amount.fen) for name, part in parts.items()}


def _sums(facts: Mapping[str, Any]) -> ReadTotals:
    return ReadTotals(*(_sum(facts[name]) for name in ("read", "accepted", "skipped", "rejected")))


def _sum(told: Sequence[int | None]) -> Totals:
    rows, customers, fen = told
    return Totals(rows or 0, customers or 0, None if fen is None else Money(fen))


def _columns(file: Mapping[str, Any]) -> ColumnsAsRead:
    return ColumnsAsRead(
        tuple(UnreadColumn(*column) for column in file["unread"]),
        tuple(ConvertedColumn(*column) for column in file.get("converted", ())),
    )


def _total_facts(total: OwnTotal) -> dict[str, object]:
    facts = dataclasses.asdict(total)
    words = {name: getattr(total, name) for name in ("item", "answer", "covers")}
    facts |= {name: word and word.value for name, word in words.items()}
    return facts | {"value": None if total.value is None else str(total.value)}


def _total(facts: Mapping[str, Any]) -> OwnTotal:
    read: dict[str, Any] = {
        "item": Item(facts["item"]),
        "answer": Answer(facts["answer"]),
        "covers": Covers(facts["covers"]) if facts["covers"] else None,
        "counted": tuple(facts["counted"]),
        "first": tuple(facts["first"]),
        "parts": tuple(facts["parts"]),
        "value": None if facts["value"] is None else Decimal(facts["value"]),
    }
    return OwnTotal(**{**facts, **read})
