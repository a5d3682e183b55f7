"""Amounts that stay out because a person, or a template, said so: told every time, lest a kind be taken for another."""

from __future__ import annotations

from collections.abc import Iterator

from desktop_app.domain.batch import Finding, Severity
from desktop_app.domain.dictionary import Dictionary
from desktop_app.domain.formats import count
from desktop_app.domain.message import Message
from desktop_app.domain.sheets import SheetReading
from desktop_app.importing.money_columns import Rows, passed_by
from desktop_app.importing.staged import StagedFile


def money_left_out(file: StagedFile, head: Rows, dictionary: Dictionary) -> Iterator[Finding]:
    """Of a file that comes in without any amount: its columns that may well be some."""
    reading = SheetReading(file.kind_id, file.header_row, file.columns)
    names = set(passed_by(reading, head[file.header_row :], dictionary))
    columns = [column for column in file.unread if column.header.strip() in names]
    if columns:
        kind, told = dictionary.kind(file.kind_id), "、".join(f"{column.header} {count(column.cells)}" for column in columns)
        message = Message.of("importing.note.money_left_out", kind=kind.zh, kind_en=kind.en, columns=told)
        yield Finding(file.file_no, "money_left_out", Severity.CONFIRM, message, 0, ())
