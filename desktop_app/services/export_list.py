"""The ranked list as a workbook for people: masked, watermarked, registered, on request locked with a password."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from desktop_app.domain.approval import SecondPerson
from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import NotEnoughData, ReportError
from desktop_app.domain.indicator import IndicatorSpec
from desktop_app.domain.masking import Masking
from desktop_app.domain.ports import Workspace
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.domain.roles import Permission, Session
from desktop_app.domain.texts import Texts
from desktop_app.reports.workbook import build_list
from desktop_app.security.locked_workbook import locked
from desktop_app.services.export_register import ExportRegister
from desktop_app.services.list_risk import ListRisk, RiskList
from desktop_app.services.whole_file import whole_file

SUFFIX = ".xlsx"
SHORTEST_PASSWORD = 8


@dataclass(frozen=True, slots=True)
class Exported:
    """What left the program, and the line of the register it is known by."""

    rows: int
    serial: str
    sha256: str
    changes: Changes


@dataclass(frozen=True, slots=True)
class ExportList:
    workspace: Workspace
    list_risk: ListRisk
    register: ExportRegister
    masking: Masking
    texts: Texts
    indicators: Mapping[str, IndicatorSpec]

    def __call__(
        self,
        session: Session,
        path: Path,
        purpose: str,
        encrypt_password: str | None = None,
        second: SecondPerson | None = None,
        progress: Progress = SILENT,
        language: str = "zh",
    ) -> Exported:
        """Write the ranked list of the person's scope; an existing file is replaced only by a whole one.

        With `encrypt_password` the file is an encrypted workbook (ECMA-376 agile, AES-256); nothing of it is ever on disk in
        clear.

        Raises:
            ReportError: not an .xlsx name, or it cannot be written; PrivacyError: no purpose; AccessDenied: too many rows;
            NotEnoughData: nothing scored yet.
        """
        session.require(Permission.EXPORT)
        if path.suffix.lower() != SUFFIX:
            raise ReportError("export.not_xlsx", file=path.name)
        if encrypt_password is not None and len(encrypt_password) < SHORTEST_PASSWORD:
            raise ReportError("export.short_password", shortest=SHORTEST_PASSWORD)
        listed = listed_for(session, self.list_risk)
        rows = listed.frame.num_rows
        leave = self.register.allow(session, rows, purpose, second)
        with whole_file(path) as draft, self.workspace.begin() as work:
            mark, batch = self.register.watermark(session, work, leave.purpose), work.ledger.state().last_batch
            texts, mask = self.texts.in_language(language), self.masking.of(session.role)
            content = build_list(listed.run, listed.frame, batch, texts, self.indicators, mark, mask, progress)
            if encrypt_password is not None:
                content = locked(content, encrypt_password)
            draft.write_bytes(content)
            progress.check()
            encrypted = encrypt_password is not None
            changes = self.register.record(work, mark, leave, "list", rows, path.name, content, encrypted)
            return Exported(rows, mark.serial, hashlib.sha256(content).hexdigest(), changes)


def listed_for(session: Session, list_risk: ListRisk) -> RiskList:
    """The newest list of the person's scope.

    Raises:
        NotEnoughData: nothing scored yet.
    """
    listed = list_risk(session)
    if listed is None:
        raise NotEnoughData("score.none_yet")
    return listed
