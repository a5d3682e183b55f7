"""Reading, recognising, staging and checking files; nothing is written to the store."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from desktop_app.domain.batch import CheckedFile, Finding, ImportCheck, KnownFile, Severity
from desktop_app.domain.database import Pull
from desktop_app.domain.dictionary import Dictionary
from desktop_app.domain.errors import ExtractError
from desktop_app.domain.intake import NOTHING_SAID, Answers, SameMonth
from desktop_app.domain.message import Message
from desktop_app.domain.ports import Clock, UnitOfWork, Workspace
from desktop_app.domain.practice import PracticeMark
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.domain.receipts import UncountedSelect
from desktop_app.domain.roles import Permission, Session
from desktop_app.importing.check import check
from desktop_app.importing.filled_in import filled_in
from desktop_app.importing.lost_zeros import lost_zeros
from desktop_app.importing.no_money import no_money
from desktop_app.importing.numbers import uncertain_numbers
from desktop_app.importing.orphans import orphans_told
from desktop_app.importing.practice import about_known_customers, marked
from desktop_app.importing.reading import read_into
from desktop_app.importing.staged import StagedExtracts
from desktop_app.services.integration_rules import rules_of
from desktop_app.services.office_policy import policy_of
from desktop_app.services.pending_import import PendingImport
from desktop_app.services.pulling import Pulling


@dataclass(frozen=True, slots=True)
class CheckExtracts:
    workspace: Workspace
    dictionary: Dictionary
    practice: PracticeMark
    pending: PendingImport
    clock: Clock
    pulling: Pulling
    uncounted: UncountedSelect

    def __call__(
        self, session: Session, paths: Sequence[Path | Pull], progress: Progress = SILENT, answers: Answers = NOTHING_SAID
    ) -> ImportCheck:
        """Everything the check page shows, of files and of what is pulled. A check made before and not committed is forgotten.

        A file imported before is left out and told, unless somebody says that months that are there are to be replaced or
        appended to: the office's rule for such months is about other files that bring them.

        A sheet that cannot be read without an answer is among the check's `sheets`, open; `answers` settle it. A file that cannot
        be read is among them too, with its cause, and holds up no other; nothing of it is imported.

        Raises:
            ExtractError: the only file given cannot be read, a database refuses a pull, or a file holds real data where only
            practice data may come in; nothing is kept of any of them.
        """
        session.require(Permission.IMPORT)
        with self.pulling.opened(session, paths) as sources, self.workspace.begin() as work:
            work.staging.clear()
            today = self.clock.now().date()
            templates, rules = work.templates.all(), rules_of(work)
            same_month = answers.same_month or rules.same_month
            read = read_into(work.staging, sources.opened, self.dictionary, progress, answers, templates, today=today)
            staged, known = self._new_ones(work, read, answers)
            result = check(work.staging, staged, self.dictionary, progress, today=today, same_month=same_month)
            result = replace(result, findings=orphans_told(work.staging, result, self.dictionary))
            told = (
                *filled_in(work.staging, result, self.dictionary, rules),
                *no_money(work.staging, result, self.dictionary, self.uncounted),
                *uncertain_numbers(work.staging, result),
                *lost_zeros(work.staging, result, self.dictionary),
            )
            result = self._kept_apart(work, replace(result, findings=(*result.findings, *told), known=known))
            sources.told(result)
        self.pending.hold(result)
        return result

    def _new_ones(self, work: UnitOfWork, read: StagedExtracts, answers: Answers) -> tuple[StagedExtracts, tuple[KnownFile, ...]]:
        """The sheets to go on with, and those left out because exactly their content is in a batch in use.

        Of one workbook some may be in and others not: a sheet that was left out before comes in now. One of which no row was
        taken is not in: with an answer, or after the rows it waits for, it may come in.
        """
        left_out = answers.same_month in (None, SameMonth.SKIP) and not answers.known_too
        imported = work.ledger.imported_sheets(fewest_rows=1) if left_out else {}
        new = tuple(file for file in read.files if (file.sha256, file.sheet) not in imported)
        there = [file for file in read.files if (file.sha256, file.sheet) in imported]
        numbers, partly = {file.file_no for file in there}, {file.path for file in new}
        known = dict.fromkeys(
            KnownFile(file.path, imported[file.sha256, file.sheet], file.sheet if file.path in partly else "") for file in there
        )
        sheets = (replace(sheet, taken=False, file_no=None) if sheet.file_no in numbers else sheet for sheet in read.sheets)
        return StagedExtracts(new, tuple(sheets)), tuple(known)

    def _kept_apart(self, work: UnitOfWork, result: ImportCheck) -> ImportCheck:
        """Real data never enter a workspace for training; practice data enter a real one only with a remark."""
        practice = marked(work.staging, result, self.practice)
        if not policy_of(work).training:
            return replace(result, findings=(*result.findings, *(_remark(file) for file in practice)))
        harmless = {file.file_no for file in (*practice, *about_known_customers(work.staging, result, self.dictionary))}
        real = next((file for file in result.files if file.file_no not in harmless), None)
        if real is not None:
            work.staging.clear()
            raise ExtractError("training.real_file", file=real.name)
        return result


def _remark(file: CheckedFile) -> Finding:
    return Finding(file.file_no, "practice", Severity.CONFIRM, Message.of("training.practice_file"), file.accepted.rows, ())
