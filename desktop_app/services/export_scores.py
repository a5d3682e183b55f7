"""The scores as CSV for other programs: no names, every row under its customer number, registered like any export."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from desktop_app.domain.approval import SecondPerson
from desktop_app.domain.indicator import IndicatorSpec
from desktop_app.domain.masking import Mask, Masking, Personal
from desktop_app.domain.ports import Workspace
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.domain.roles import Permission, Session
from desktop_app.domain.texts import Texts
from desktop_app.reports.neutral import csv_text
from desktop_app.reports.ranked import Ranked, ranked_rows, sentences
from desktop_app.services.export_list import listed_for
from desktop_app.services.export_register import ExportRegister
from desktop_app.services.list_risk import ListRisk
from desktop_app.services.whole_file import whole_file

COLUMNS = (
    *("cons_no", "probability", "points", "band", "reason_1", "reason_2", "reason_3", "owed", "overdue_days"),
    *("override_band", "marketing"),
)


@dataclass(frozen=True, slots=True)
class ExportScores:
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
        progress: Progress = SILENT,
        purpose: str = "",
        second: SecondPerson | None = None,
    ) -> int:
        """Write one row per scored customer (UTF-8 with BOM, so that Excel reads the Chinese) and give their number.

        The same scores give the same bytes, so the file itself bears no serial; the register knows it by its SHA-256. It holds
        no personal data but the number, so the limit on rows is not asked. Without a purpose the register says that the command
        line wrote it.

        Raises:
            As `ExportList`.
        """
        session.require(Permission.EXPORT)
        listed = listed_for(session, self.list_risk)
        told = purpose or self.texts("export.scores_purpose")
        leave = self.register.allow(session, listed.frame.num_rows, told, second, named=False)
        mask = self.masking.of(session.role)
        import pandas as pd  # noqa: PLC0415 - a second on an old PC that no other command should wait for

        table = pd.DataFrame([self._line(row, mask) for row in ranked_rows(listed.frame, progress)], columns=list(COLUMNS))
        content = table.to_csv(index=False, lineterminator="\r\n").encode("utf-8-sig")
        with whole_file(path) as draft, self.workspace.begin() as work:
            draft.write_bytes(content)
            mark = self.register.watermark(session, work, leave.purpose)
            self.register.record(work, mark, leave, "scores", len(table), path.name, content)
        return len(table)

    def _line(self, row: Ranked, mask: Mask) -> tuple[object, ...]:
        reasons = (*sentences(self.texts, self.indicators, row, 3), "", "", "")[:3]
        points = "" if row.points is None else str(row.points)
        return (
            csv_text(mask(Personal.CONS_NO, row.cons_no)),
            f"{row.probability:.6f}",
            points,
            row.band.value,
            *(csv_text(reason) for reason in reasons),
            f"{row.owed.yuan}",
            row.overdue_days,
            row.override.value if row.override else "",
            self.texts("reports.marketing.refused") if row.no_marketing else "",
        )
