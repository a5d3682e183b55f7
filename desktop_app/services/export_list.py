"""The ranked list as files: xlsx for people, CSV for other programs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from desktop_app.domain.audit import AuditEntry
from desktop_app.domain.errors import NotEnoughData
from desktop_app.domain.indicator import IndicatorSpec
from desktop_app.domain.ports import Clock, Workspace
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.domain.roles import Permission, Session
from desktop_app.domain.texts import Texts
from desktop_app.reports.model import Imprint
from desktop_app.reports.ranked import Ranked, ranked_rows, sentences
from desktop_app.reports.workbook import write_list
from desktop_app.services.list_risk import ListRisk, RiskList
from desktop_app.services.whole_file import whole_file

CSV_COLUMNS = ("cons_no", "probability", "points", "band", "reason_1", "reason_2", "reason_3", "owed", "overdue_days")


@dataclass(frozen=True, slots=True)
class ExportList:
    workspace: Workspace
    list_risk: ListRisk
    texts: Texts
    indicators: Mapping[str, IndicatorSpec]
    clock: Clock

    def __call__(self, session: Session, path: Path, progress: Progress = SILENT, language: str = "zh") -> int:
        """Write the ranked list as xlsx and give the number of rows; an existing file is replaced only by a whole one."""
        listed = _listed(session, self.list_risk)
        with self.workspace.begin() as work:
            batch = work.ledger.state().last_batch
            imprint = Imprint(f"run-{listed.run.run_id}", work.users.unit(), session.user, self.clock.now())
        texts = self.texts.in_language(language)
        rows = write_list(path, listed.run, listed.frame, batch, texts, self.indicators, imprint, progress)
        _record(self.workspace, session, path, rows)
        return rows


@dataclass(frozen=True, slots=True)
class ExportScores:
    workspace: Workspace
    list_risk: ListRisk
    texts: Texts
    indicators: Mapping[str, IndicatorSpec]

    def __call__(self, session: Session, path: Path, progress: Progress = SILENT) -> int:
        """Write one CSV row per scored customer (UTF-8 with BOM, so that Excel reads the Chinese) and give their number."""
        listed = _listed(session, self.list_risk)
        table = pd.DataFrame([self._line(row) for row in ranked_rows(listed.frame, progress)], columns=list(CSV_COLUMNS))
        with whole_file(path) as draft:
            table.to_csv(draft, index=False, encoding="utf-8-sig", lineterminator="\r\n")
        _record(self.workspace, session, path, len(table))
        return len(table)

    def _line(self, row: Ranked) -> tuple[object, ...]:
        reasons = (*sentences(self.texts, self.indicators, row, 3), "", "", "")[:3]
        points = "" if row.points is None else str(row.points)
        return (row.cons_no, f"{row.probability:.6f}", points, row.band.value, *reasons, f"{row.owed.yuan}", row.overdue_days)


def _listed(session: Session, list_risk: ListRisk) -> RiskList:
    session.require(Permission.EXPORT)
    listed = list_risk(session)
    if listed is None:
        raise NotEnoughData("score.none_yet")
    return listed


def _record(workspace: Workspace, session: Session, path: Path, rows: int) -> None:
    with workspace.begin() as work:
        work.commit(AuditEntry(session.user, "list.export", str(path), {"rows": rows}))
