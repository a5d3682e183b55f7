"""A check as the command line tells it: each file's counts, each finding with its remedy, each question with its option."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from desktop_app.cli.same_month_words import choice_facts, choices_in_words
from desktop_app.cli.telling import said
from desktop_app.domain import formats
from desktop_app.domain.batch import CheckedFile, Finding, ImportCheck, told_name
from desktop_app.domain.dictionary import Dictionary, ExtractKind
from desktop_app.domain.finding_words import costliest_first, fix_of, numbers_of, severity_in_words
from desktop_app.domain.sheets import DayQuestion, Doubt, SeenSheet
from desktop_app.domain.texts import Texts

_HEAD_ROWS = 5
NO_TABLE = "importing.no_table"


def check_in_words(check: ImportCheck, texts: Texts, dictionary: Dictionary) -> list[str]:
    """Everything a person decides by; nothing where no file was read."""
    lines = [line for file in check.files for line in _file(texts, dictionary, file)]
    lines += choices_in_words(check, texts, dictionary)
    lines += [line for found in costliest_first(check.findings) for line in _finding(texts, found, check.place_of(found))]
    if check.files:  # else the refusal says so
        lines += [texts("cli.left_out", file=known.name, batch=known.batch_id) for known in check.known]
    lines += [line for sheet in check.sheets for line in _questions(texts, dictionary, sheet)]
    if any(map(_may_be_any_kind, check.sheets)):
        lines.append(texts("cli.open_kinds", kinds=_kinds_in_words(texts, dictionary.kinds)))  # once, however many ask
    unread = (sheet.message for sheet in check.unreadable if sheet.message)
    return lines + [said(texts, message) for message in unread if message != check.why_nothing]  # which the refusal says


def check_facts(check: ImportCheck, texts: Texts) -> dict[str, object]:
    """The same for programs."""
    return {
        "accepted": check.accepted,
        "skipped": check.skipped,
        "rejected": check.rejected,
        "same_month": check.same_month,
        "same_month_choices": [choice_facts(overlap) for overlap in check.overlaps],
        "left_out": [{"file": known.name, "batch": known.batch_id} for known in check.known],
        "files": [_file_facts(file) for file in check.files],
        "findings": [_finding_facts(texts, found) for found in check.findings],
        "open": [_open_question(sheet) for sheet in check.open_sheets],
        "unreadable": [{"file": told_name(sheet.path), "why": sheet.message.key} for sheet in check.unreadable if sheet.message],
        "days": [{"file": sheet.path.name, "sheet": sheet.sheet, "question": sheet.days} for sheet in check.sheets if sheet.days],
    }


def _file(texts: Texts, dictionary: Dictionary, file: CheckedFile) -> Iterator[str]:
    counts = {"rows": file.read, "accepted": file.accepted, "skipped": file.skipped, "rejected": file.rejected}
    told = {name: formats.count(totals.rows) for name, totals in counts.items()}
    kind, amount = dictionary.kind(file.kind_id).name(texts.language), file.accepted.amount
    sum_up = "" if amount is None else texts("cli.checked_amount", amount=amount)
    name = f"{file.name} · {file.sheet}" if file.sheet else file.name
    yield texts("cli.checked_file", file=name, kind=kind, amount=sum_up, **told)
    if file.unread:
        columns = ", ".join(f"{column.header} {formats.count(column.cells)}" for column in file.unread)
        yield texts("cli.imported_unread", cells=formats.count(file.unread_cells), columns=columns)


def _finding(texts: Texts, finding: Finding, file: str) -> Iterator[str]:
    rows = texts("cli.finding_rows", rows=formats.count(finding.rows)) if finding.rows else ""
    severity = severity_in_words(texts, finding)
    rule, text = " ".join((*numbers_of(finding), "")), said(texts, finding.message)
    first = ", ".join(map(str, finding.sample_rows))
    where = texts("cli.finding_where", first=first) if first else ""
    yield texts("cli.finding", severity=severity, rows=rows, rule=rule, text=text, file=file, where=where)
    fix = fix_of(texts, finding)
    if fix is not None:
        yield texts("cli.finding_fix", fix=said(texts, fix))


def _questions(texts: Texts, dictionary: Dictionary, sheet: SeenSheet) -> Iterator[str]:
    if sheet.message is not None and (sheet.is_open or sheet.hidden):
        told = said(texts, sheet.message)
        yield (
            told
            if sheet.is_unreadable or sheet.message.key == NO_TABLE
            else texts("cli.open_sheet", sheet=sheet.sheet or told_name(sheet.path), text=told)
        )
    if sheet.is_open and not sheet.is_unreadable and (sheet.doubt is not Doubt.NO_HEADER or _may_be_any_kind(sheet)):
        yield from _ways(texts, dictionary, sheet)
    if sheet.days is not None:
        yield from _day_question(texts, sheet, sheet.days)


def _ways(texts: Texts, dictionary: Dictionary, sheet: SeenSheet) -> Iterator[str]:
    """What can be answered: the kinds that fit, else the first rows, and the columns with the fields that are lacking."""
    kinds = [dictionary.kind(reading.kind_id) for reading in sheet.readings]
    if sheet.doubt is Doubt.AMOUNTS:  # the kinds such a column can belong to
        kinds += [kind for kind in dictionary.kinds if kind.total and kind not in kinds]
    if sheet.doubt is Doubt.NO_HEADER:
        for number, row in enumerate(sheet.head[:_HEAD_ROWS], start=1):
            yield texts("cli.open_row", row=number, cells=" | ".join(row))
        return
    if sheet.doubt is not Doubt.MISSING:
        yield texts("cli.open_kinds", kinds=_kinds_in_words(texts, kinds))
        return
    (reading,), (kind,) = sheet.readings, kinds
    columns = ", ".join(column.header.strip() for column in reading.columns if column.header.strip())
    fields = ", ".join(f"{field_id} {kind.field(field_id).name(texts.language)}" for field_id in reading.missing)
    yield texts("cli.open_columns", columns=columns, fields=fields)


def _may_be_any_kind(sheet: SeenSheet) -> bool:
    """A table without a header; of what is no table nobody is asked which kind it is."""
    return sheet.doubt is Doubt.NO_HEADER and sheet.message is not None and sheet.message.key != NO_TABLE


def _kinds_in_words(texts: Texts, kinds: Iterable[ExtractKind]) -> str:
    return ", ".join(f"{kind.id} {kind.name(texts.language)}" for kind in kinds)


def _day_question(texts: Texts, sheet: SeenSheet, question: DayQuestion) -> Iterator[str]:
    yield texts("cli.day_question", file=sheet.sheet or told_name(sheet.path), cells=formats.count(question.rows))
    for reading in question.readings:
        pairs = zip(question.examples, reading.days, strict=True)
        days = "、".join(f"{text} → {formats.day(day) if day else texts('cli.no_day')}" for text, day in pairs)
        unread = texts("cli.day_unread", cells=formats.count(reading.unread)) if reading.unread else ""
        yield texts("cli.day_order", order=reading.order.value, days=days, unread=unread)
    if question.mixed:
        yield texts("cli.day_mixed")


def _open_question(sheet: SeenSheet) -> dict[str, object]:
    """A sheet that waits for an answer, and why, as the key of its sentence."""
    return {
        "file": sheet.path.name,
        "sheet": sheet.sheet,
        "question": sheet.message.key if sheet.message else "",
        "kinds": [reading.kind_id for reading in sheet.readings],
        "missing": sheet.reading.missing if sheet.reading else (),
    }


def _file_facts(file: CheckedFile) -> dict[str, object]:
    """One file's control totals; amounts in yuan."""
    return {
        "file": file.name,
        "sheet": file.sheet,
        "kind": file.kind_id,
        "encoding": file.encoding,
        "rows": file.accepted.rows,
        "skipped": file.skipped.rows,
        "rejected": file.rejected.rows,
        "customers": file.accepted.customers,
        "amount": file.accepted.amount,
        "unread": [{"column": column.header, "cells": column.cells} for column in file.unread],
    }


def _finding_facts(texts: Texts, found: Finding) -> dict[str, object]:
    fix = fix_of(texts, found)
    return {
        "rule": found.rule,
        "numbers": numbers_of(found),
        "severity": found.severity,
        "rows": found.rows,
        "first_rows": found.sample_rows,
        "file_no": found.file_no,
        "sentence": said(texts, found.message),
        "fix": said(texts, fix) if fix else "",
    }
