"""Reading files into staging: every recognised sheet, whole and as text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from desktop_app.domain.batch import Finding, Severity, told_name
from desktop_app.domain.dictionary import Dictionary
from desktop_app.domain.errors import ExtractError
from desktop_app.domain.intake import NOTHING_SAID, Answers
from desktop_app.domain.message import Message
from desktop_app.domain.ports import Staging
from desktop_app.domain.progress import Progress
from desktop_app.importing import continuation
from desktop_app.importing.ahead import ahead
from desktop_app.importing.arrival import arrivals
from desktop_app.importing.headers import Header, find_header, missing_columns
from desktop_app.importing.plan import FilePlan
from desktop_app.importing.sources.opening import open_extracts
from desktop_app.importing.sources.pulled import PulledExtract
from desktop_app.importing.sources.sheet import Extract, Sheet
from desktop_app.importing.staged import StagedFile, bare_name


def read_into(
    staging: Staging,
    paths: Sequence[Path | PulledExtract],
    dictionary: Dictionary,
    progress: Progress,
    answers: Answers = NOTHING_SAID,
    *,
    today: dt.date,
) -> tuple[StagedFile, ...]:
    """Stage every sheet that is a known extract, typed on its way in; customers first, then bills, then payments.

    Raises:
        ExtractError: a file cannot be read, or none of its visible sheets is a known extract.
        Cancelled: the person stopped; clear the staging.
    """
    staged: list[StagedFile] = []
    for number, path in enumerate(paths, start=1):
        progress.stage(Message.of("importing.stage.read", file=path.name), number, len(paths))
        for extract in _opened(path, progress, answers):
            staged += _Workbook(extract, dictionary, len(staged) + 1, today, staged[-1:]).stage(staging, progress)
    return tuple(sorted(staged, key=lambda file: (dictionary.kind(file.kind_id).order, file.file_no)))


def _opened(path: Path | PulledExtract, progress: Progress, answers: Answers) -> Iterator[Extract]:
    return open_extracts(path, progress, dict(answers.passwords)) if isinstance(path, Path) else iter((path.opened(progress),))


class _Workbook:
    """One file while its sheets are read: what was staged, what was passed over and why."""

    def __init__(
        self, extract: Extract, dictionary: Dictionary, first_no: int, today: dt.date, before: Sequence[StagedFile]
    ) -> None:
        self._extract = extract
        self._dictionary = dictionary
        self._next_no = first_no
        self._today = today
        self._before = before
        self._passed: list[Message] = list(extract.notes)
        self._errors: list[ExtractError] = []

    def stage(self, staging: Staging, progress: Progress) -> list[StagedFile]:
        staged = list(self._sheets(staging, progress))
        if not staged:
            raise self._why_nothing()
        notes = tuple(Finding(staged[0].file_no, "passed_over", Severity.NOTE, message, 0, ()) for message in self._passed)
        return [replace(staged[0], notes=staged[0].notes + notes), *staged[1:]]

    def _sheets(self, staging: Staging, progress: Progress) -> Iterator[StagedFile]:
        for sheet in self._extract.sheets:
            progress.check()
            header = self._header(sheet)
            if header is not None:
                file = self._described(sheet, header)
                plan = FilePlan.of(file, self._dictionary, self._today)
                tables = continuation.Counted(sheet.read(len(header.columns), progress))
                with ahead(arrivals(tables, plan, self._dictionary)) as arriving:
                    staging.fill(bare_name(file.rows), arriving, progress)
                self._next_no += 1
                notes = (*continuation.full_sheet(file, tables.rows), *self._told_continued(file))
                self._before = (file,)
                yield _with_facts(replace(file, notes=notes), sheet)

    def _header(self, sheet: Sheet) -> Header | None:
        """The sheet's header if the sheet is to be imported; otherwise it is remembered why not."""
        if not sheet.head:
            return None
        if sheet.hidden:
            self._pass_over("importing.note.hidden_sheet", ExtractError("importing.only_hidden", file=self._name), sheet)
            return None
        try:
            header = find_header(sheet.head, self._dictionary)
        except ExtractError as error:
            ambiguous = ExtractError(error.message.key, file=self._name, **error.message.values)
            self._pass_over("importing.note.unknown_sheet", ambiguous, sheet)
            return None
        header = header or self._continued(sheet)
        if header is None:
            self._pass_over("importing.note.unknown_sheet", ExtractError("importing.no_header", file=self._name), sheet)
        elif header.missing:
            self._pass_over("importing.note.unknown_sheet", missing_columns(header, self._name), sheet)
        else:
            return header
        return None

    def _continued(self, sheet: Sheet) -> Header | None:
        """The header of the sheet before, where this one goes on without a header of its own."""
        for before in self._before:
            return continuation.continued(sheet, self._extract.path, before, self._dictionary.kind(before.kind_id))
        return None

    def _told_continued(self, file: StagedFile) -> tuple[Finding, ...]:
        return tuple(continuation.told(file, before) for before in self._before if not file.header_row)

    def _described(self, sheet: Sheet, header: Header) -> StagedFile:
        filled = [column.index + 1 for column in header.columns if column.header.strip()]
        return StagedFile(
            file_no=self._next_no,
            path=self._extract.path,
            sheet=sheet.name,
            sha256=self._extract.sha256,
            encoding=sheet.encoding,
            kind_id=header.kind.id,
            header_row=header.row_no,
            columns=header.columns,
            expected=max(filled) if sheet.counted else None,
        )

    @property
    def _name(self) -> str:
        return told_name(self._extract.path)

    def _pass_over(self, key: str, error: ExtractError, sheet: Sheet) -> None:
        self._passed.append(Message.of(key, sheet=sheet.name))
        self._errors.append(error)

    def _why_nothing(self) -> ExtractError:
        """The most telling of the reasons: missing columns before a kind unclear before no header before hidden."""
        order = (
            "importing.missing_columns",
            "importing.ambiguous_kind",
            "importing.unread_amounts",
            "importing.no_header",
            "importing.only_hidden",
        )
        told = sorted(self._errors, key=lambda error: order.index(error.message.key))
        return told[0] if told else ExtractError("importing.empty", file=self._name)


def _with_facts(file: StagedFile, sheet: Sheet) -> StagedFile:
    """With what only reading told."""
    if sheet.facts is None:
        return file
    facts = sheet.facts()
    remarks = tuple(Finding(file.file_no, "as_read", Severity.CONFIRM, message, 0, ()) for message in facts.remarks)
    return replace(file, sha256=facts.sha256 or file.sha256, notes=file.notes + remarks)
