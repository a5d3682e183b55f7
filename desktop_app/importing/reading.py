"""Reading files into staging: every sheet that is known how to be read, whole and as text; the others are shown."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pyarrow as pa

from desktop_app.domain.batch import Finding, Severity, told_name
from desktop_app.domain.dictionary import Dictionary
from desktop_app.domain.errors import ExtractError
from desktop_app.domain.intake import NOTHING_SAID, Answers
from desktop_app.domain.message import Message
from desktop_app.domain.ports import Staging
from desktop_app.domain.progress import Progress
from desktop_app.domain.sheets import Doubt, SeenSheet, SheetReading
from desktop_app.domain.templates import MappingTemplate
from desktop_app.importing import continuation
from desktop_app.importing.ahead import ahead
from desktop_app.importing.arrival import arrivals
from desktop_app.importing.asked import counted
from desktop_app.importing.left_out import money_left_out
from desktop_app.importing.plan import FilePlan
from desktop_app.importing.recognise import Recognised, likely_header, question, recognise
from desktop_app.importing.sources.opening import open_extracts
from desktop_app.importing.sources.pulled import PulledExtract
from desktop_app.importing.sources.sheet import Extract, Sheet
from desktop_app.importing.staged import StagedExtracts, StagedFile, bare_name
from desktop_app.importing.unread import Unread
from desktop_app.importing.unreadable import refused, unless_alone


def read_into(
    staging: Staging,
    paths: Sequence[Path | PulledExtract],
    dictionary: Dictionary,
    progress: Progress,
    answers: Answers = NOTHING_SAID,
    templates: Sequence[MappingTemplate] = (),
    *,
    today: dt.date,
) -> StagedExtracts:
    """Stage every sheet that is to be read and known how, typed on its way in; customers first, then bills, then payments.

    A sheet that needs an answer is not staged, only seen; so is a file that cannot be read, or not to its end. Hidden sheets are
    read where a choice takes them.

    Raises:
        ExtractError: a database refuses a pull, or the one file given cannot be read.
        Cancelled: the person stopped; clear the staging.
    """
    files = _Files(staging, Recogniser(dictionary, answers, templates), today, progress)
    for number, path in enumerate(paths, start=1):
        progress.stage(Message.of("importing.stage.read", file=path.name), number, len(paths))
        if isinstance(path, Path):
            files.take_file(path, dict(answers.passwords))
        else:
            files.take(path.opened(progress))
    unless_alone(files.seen)
    ordered = sorted(files.staged, key=lambda file: (dictionary.kind(file.kind_id).order, file.file_no))
    return StagedExtracts(tuple(ordered), tuple(files.seen))


class _Files:
    """What was staged and seen so far. A file is read whole or not at all: of one that breaks off nothing staged is used."""

    def __init__(self, staging: Staging, rules: Recogniser, today: dt.date, progress: Progress) -> None:
        self._staging = staging
        self._rules = rules
        self._today = today
        self._progress = progress
        self._next_no = 1
        self.staged: list[StagedFile] = []
        self.seen: list[SeenSheet] = []

    def take_file(self, path: Path, passwords: Mapping[Path, str]) -> None:
        """Every extract in it; what cannot be read is seen, with its cause. Notes wait for the first that was."""
        notes: tuple[Message, ...] = ()
        try:
            for extract in open_extracts(path, self._progress, passwords):
                notes, before = (*notes, *extract.notes), len(self.staged)
                try:
                    self.take(replace(extract, notes=notes))
                except ExtractError as error:
                    self.seen.append(refused(extract.path, error))
                notes = () if len(self.staged) > before else notes
        except ExtractError as error:
            self.seen.append(refused(path, error))

    def take(self, extract: Extract) -> None:
        """One extract, as it is.

        Raises:
            ExtractError: it cannot be read, or breaks off.
        """
        workbook = _Workbook(extract, self._rules, self._next_no, self._today, self.staged[-1:])
        try:
            self.staged += workbook.stage(self._staging, self._progress)
            self.seen += workbook.seen()
        finally:
            self._next_no = workbook.next_no


@dataclass(frozen=True, slots=True)
class Recogniser:
    """What sheets are held against: the dictionary, what the person said, and the templates."""

    dictionary: Dictionary
    answers: Answers
    templates: Sequence[MappingTemplate]

    def __call__(self, extract: Extract, sheet: Sheet) -> Recognised:
        choice = self.answers.of(extract.path, sheet.name)
        return recognise(sheet.head, self.dictionary, choice, self.templates)


class _Workbook:
    """One file while its sheets are read: what was staged, and what was seen of every sheet."""

    def __init__(
        self, extract: Extract, recognised: Recogniser, first_no: int, today: dt.date, before: Sequence[StagedFile]
    ) -> None:
        self._extract = extract
        self._recognised = recognised
        self._dictionary = recognised.dictionary
        self.next_no = first_no
        self._today = today
        self._before = before
        self._seen: list[SeenSheet] = []

    def stage(self, staging: Staging, progress: Progress) -> list[StagedFile]:
        staged = list(self._sheets(staging, progress))
        if not self._seen:
            raise ExtractError("importing.empty", file=self._name)
        return [replace(staged[0], notes=staged[0].notes + self._passed_over(staged[0])), *staged[1:]] if staged else []

    def seen(self) -> list[SeenSheet]:
        """Every sheet. A sheet without a header beside others that were read is left out unless a choice takes it."""
        if not any(sheet.file_no for sheet in self._seen):
            return self._seen
        return [
            replace(sheet, taken=False) if sheet.doubt is Doubt.NO_HEADER and sheet.choice is None else sheet
            for sheet in self._seen
        ]

    def _sheets(self, staging: Staging, progress: Progress) -> Iterator[StagedFile]:
        for sheet in self._extract.sheets:
            progress.check()
            if not sheet.head:
                continue
            found = self._recognised(self._extract, sheet)
            if found.doubt is Doubt.NO_HEADER:
                found = self._continued(sheet) or found
            seen = self._as_seen(sheet, found)
            if seen.taken and found.doubt is None:
                file, rows = self._staged(staging, sheet, found, progress)
                self._seen.append(replace(seen, file_no=file.file_no, rows=rows))
                yield file
            else:
                self._seen.append(counted(seen, sheet, self._dictionary, progress))

    def _staged(self, staging: Staging, sheet: Sheet, found: Recognised, progress: Progress) -> tuple[StagedFile, int]:
        """The sheet in staging, and how many rows it has below its header."""
        file = self._described(sheet, found)
        plan = FilePlan.of(file, self._dictionary, self._today)
        tables = continuation.Counted(_told(sheet.read(len(file.columns), progress), progress))
        unread = Unread(tables, plan, self._dictionary)
        self.next_no += 1
        with ahead(arrivals(unread, plan, self._dictionary)) as arriving:
            staging.fill(bare_name(file.rows), arriving, progress)
        notes = (*file.notes, *continuation.full_sheet(file, tables.rows), *self._told_continued(file))
        continues = self._before[0].file_no if self._before and not file.header_row else 0
        self._before = (file,)
        file = replace(file, notes=notes, unread=unread.columns(staging), continues=continues)
        file = replace(file, notes=(*file.notes, *money_left_out(file, sheet.head, self._dictionary)))
        return self._as_read(file, sheet), tables.rows - file.header_row

    def _as_read(self, file: StagedFile, sheet: Sheet) -> StagedFile:
        """With what is known only now that it was read: its hash, and what reading told."""
        if sheet.facts is None:
            return replace(file, sha256=self._extract.sha256)
        facts = sheet.facts()
        remarks = tuple(Finding(file.file_no, "as_read", Severity.CONFIRM, message, 0, ()) for message in facts.remarks)
        return replace(file, sha256=facts.sha256 or self._extract.sha256, notes=file.notes + remarks)

    def _continued(self, sheet: Sheet) -> Recognised | None:
        """The header of the sheet before, where this one goes on without a header of its own."""
        for before in self._before:
            header = continuation.continued(sheet, self._extract.path, before, self._dictionary.kind(before.kind_id))
            if header is not None:
                reading = SheetReading(header.kind.id, header.row_no, header.columns)
                return Recognised((reading,), None, before.day_order)
        return None

    def _told_continued(self, file: StagedFile) -> tuple[Finding, ...]:
        return tuple(continuation.told(file, before) for before in self._before if not file.header_row)

    def _as_seen(self, sheet: Sheet, found: Recognised) -> SeenSheet:
        choice = self._recognised.answers.of(self._extract.path, sheet.name)
        said = choice.taken if choice else None
        return SeenSheet(
            path=self._extract.path,
            sheet=sheet.name,
            hidden=sheet.hidden,
            taken=not sheet.hidden if said is None else said,
            rows=None,
            head=sheet.head,
            header_row=found.readings[0].header_row if found.readings else likely_header(sheet.head),
            readings=found.readings,
            doubt=found.doubt,
            message=Message.of("importing.only_hidden", file=self._name)
            if sheet.hidden and not said
            else question(found, self._name, sheet.head, self._dictionary),
            choice=choice,
            corrected=found.corrected,
        )

    def _described(self, sheet: Sheet, found: Recognised) -> StagedFile:
        reading = found.readings[0]
        filled = [column.index + 1 for column in reading.columns if column.header.strip()]
        return StagedFile(
            file_no=self.next_no,
            path=self._extract.path,
            sheet=sheet.name,
            sha256="",  # see `_as_read`
            encoding=sheet.encoding,
            kind_id=reading.kind_id,
            header_row=reading.header_row,
            columns=reading.columns,
            expected=max(filled) if sheet.counted else None,
            notes=self._template_note(reading.template),
            day_order=found.day_order,
        )

    def _template_note(self, template: str) -> tuple[Finding, ...]:
        if not template:
            return ()
        return (Finding(self.next_no, "template", Severity.NOTE, Message.of("importing.note.by_template", name=template), 0, ()),)

    def _passed_over(self, file: StagedFile) -> tuple[Finding, ...]:
        """What was not read beside the sheets that were, said once with the first of them."""
        unread = (sheet for sheet in self.seen() if sheet.file_no is None and not _left_out(sheet))
        messages = (*self._extract.notes, *map(_why_not_read, unread))
        return tuple(Finding(file.file_no, "passed_over", Severity.NOTE, message, 0, ()) for message in messages)

    @property
    def _name(self) -> str:
        return told_name(self._extract.path)


def _told(tables: Iterable[pa.Table], progress: Progress) -> Iterator[pa.Table]:
    """The same tables; how many rows have gone by is told as they go."""
    rows = 0
    for table in tables:
        rows += table.num_rows
        progress.counted(rows)
        yield table


def _left_out(sheet: SeenSheet) -> bool:
    """A person said so, and need not be told."""
    return sheet.choice is not None and sheet.choice.taken is False


def _why_not_read(sheet: SeenSheet) -> Message:
    key = "hidden_sheet" if sheet.hidden and not sheet.taken else "unknown_sheet"
    return Message.of(f"importing.note.{key}", sheet=sheet.sheet)
