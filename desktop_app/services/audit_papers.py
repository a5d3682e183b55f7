"""The papers of the trail and of the duties: 审计轨迹 and 权限矩阵."""

from __future__ import annotations

import dataclasses
import datetime as dt
from dataclasses import dataclass

from desktop_app.domain.duties import Duties
from desktop_app.domain.ports import Clock, UnitOfWork
from desktop_app.domain.progress import Progress
from desktop_app.domain.roles import Permission
from desktop_app.domain.safety import EVERY_ROW, AuditFilter
from desktop_app.domain.texts import Texts
from desktop_app.reports import audit_trail, duties
from desktop_app.reports.audit_trail import MOST_ROWS, PrintedTrail, build_audit_trail
from desktop_app.reports.duties import build_duties
from desktop_app.reports.model import Document, Imprint
from desktop_app.services.verify_trail import fault_in_words, trail_in_words

NEEDS = {
    audit_trail.NAME: (Permission.SEE_AUDIT,),
    duties.NAME: (Permission.ASSIGN_DUTIES, Permission.SEE_AUDIT),
}
"""Any one of these rights is enough."""
NAMES = tuple(NEEDS)
TITLES = {"审计轨迹": audit_trail.NAME, "权限矩阵": duties.NAME}
PERIOD_DAYS = 31


@dataclass(frozen=True, slots=True)
class AuditPapers:
    """Not a use case of its own: `BuildReport` asks it for these documents, after it has asked for the right."""

    duties: Duties
    clock: Clock

    def document(
        self,
        work: UnitOfWork,
        name: str,
        as_of: dt.date | None,
        chosen: AuditFilter | None,
        imprint: Imprint,
        texts: Texts,
        progress: Progress,
    ) -> Document:
        """One of NAMES. Without a filter, the trail of the month up to `as_of` (today); of too many rows the newest."""
        day = as_of or self.clock.now().date()
        if name == duties.NAME:
            return build_duties(day, self.duties, work.users.accounts(), texts, imprint)
        asked = chosen or EVERY_ROW
        until = asked.until or day
        asked = dataclasses.replace(asked, until=until, since=asked.since or until - dt.timedelta(days=PERIOD_DAYS - 1))
        page, told = work.audit.page(asked, 1, MOST_ROWS), work.audit.check(progress=progress)
        faults = tuple(fault_in_words(fault) for fault in told.faults)
        trail = PrintedTrail(asked, page.rows[::-1], page.total, told, trail_in_words(told), faults)
        return build_audit_trail(day, trail, self.duties, texts, imprint)
