"""Reading, recognising, staging and checking files; nothing is written to the store."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop_app.domain.batch import ImportCheck
from desktop_app.domain.dictionary import Dictionary
from desktop_app.domain.errors import ExtractError
from desktop_app.domain.ports import Clock, Workspace
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.domain.roles import Permission, Session
from desktop_app.importing.check import check
from desktop_app.importing.reading import read_into
from desktop_app.services.pending_import import PendingImport


@dataclass(frozen=True, slots=True)
class CheckExtracts:
    workspace: Workspace
    dictionary: Dictionary
    pending: PendingImport
    clock: Clock

    def __call__(self, session: Session, paths: Sequence[Path], progress: Progress = SILENT) -> ImportCheck:
        """Everything the check page shows. A check made before and not committed is forgotten.

        Raises:
            ExtractError: a file cannot be read or recognised, or was imported before; nothing is kept of any of them.
        """
        session.require(Permission.IMPORT)
        with self.workspace.begin() as work:
            imported = work.ledger.imported_files()
            work.staging.clear()
            files = read_into(work.staging, paths, self.dictionary, progress)
            for file in files:
                if file.sha256 in imported:
                    raise ExtractError("importing.same_file", file=file.path.name, batch=imported[file.sha256])
            result = check(work.staging, files, self.dictionary, progress, today=self.clock.now().date())
        self.pending.hold(result)
        return result
