"""Reading, recognising, staging and checking files; nothing is written to the store."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from desktop_app.domain.batch import CheckedFile, Finding, ImportCheck, Severity
from desktop_app.domain.dictionary import Dictionary
from desktop_app.domain.errors import ExtractError
from desktop_app.domain.intake import NOTHING_SAID, Answers
from desktop_app.domain.message import Message
from desktop_app.domain.ports import Clock, UnitOfWork, Workspace
from desktop_app.domain.practice import PracticeMark
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.domain.roles import Permission, Session
from desktop_app.importing.check import check
from desktop_app.importing.practice import about_known_customers, marked
from desktop_app.importing.reading import read_into
from desktop_app.services.office_policy import policy_of
from desktop_app.services.pending_import import PendingImport


@dataclass(frozen=True, slots=True)
class CheckExtracts:
    workspace: Workspace
    dictionary: Dictionary
    practice: PracticeMark
    pending: PendingImport
    clock: Clock

    def __call__(
        self, session: Session, paths: Sequence[Path], progress: Progress = SILENT, answers: Answers = NOTHING_SAID
    ) -> ImportCheck:
        """Everything the check page shows. A check made before and not committed is forgotten.

        A sheet that cannot be read without an answer is among the check's `sheets`, open; `answers` settle it.

        Raises:
            ExtractError: a file cannot be opened, was imported before, or holds real data where only practice data
            may come in; nothing is kept of any of them.
        """
        session.require(Permission.IMPORT)
        with self.workspace.begin() as work:
            imported = work.ledger.imported_files()
            work.staging.clear()
            today = self.clock.now().date()
            staged = read_into(work.staging, paths, self.dictionary, progress, answers, work.templates.all(), today=today)
            for file in staged.files:
                if file.sha256 in imported:
                    raise ExtractError("importing.same_file", file=file.path.name, batch=imported[file.sha256])
            result = check(work.staging, staged, self.dictionary, progress, today=today)
            result = self._kept_apart(work, result)
        self.pending.hold(result)
        return result

    def _kept_apart(self, work: UnitOfWork, result: ImportCheck) -> ImportCheck:
        """Real data never enter a workspace for training; practice data enter a real one only with a remark."""
        practice = marked(work.staging, result, self.practice)
        if not policy_of(work).training:
            return replace(result, findings=(*result.findings, *(_remark(file) for file in practice)))
        harmless = {file.file_no for file in (*practice, *about_known_customers(work.staging, result, self.dictionary))}
        real = next((file for file in result.files if file.file_no not in harmless), None)
        if real is not None:
            work.staging.clear()
            raise ExtractError("training.real_file", file=real.path.name)
        return result


def _remark(file: CheckedFile) -> Finding:
    return Finding(file.file_no, "practice", Severity.CONFIRM, Message.of("training.practice_file"), file.accepted.rows, ())
