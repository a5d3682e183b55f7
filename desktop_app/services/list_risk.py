"""The ranked list: every customer of the newest scoring run, riskiest first."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.domain.audit import AuditEntry
from desktop_app.domain.frame import Frame
from desktop_app.domain.ports import Workspace
from desktop_app.domain.risk import RunRecord
from desktop_app.domain.roles import Permission, Session
from desktop_app.services.office_policy import policy_of

SCORE = "score"


@dataclass(frozen=True, slots=True)
class RiskList:
    """`frame` has the columns of the run's results (storage table `risk`), the customer's names, override_band,
    override_reason and no_marketing, of the customers in the person's scope; unknown ones last. `band` is the card's own."""

    run: RunRecord
    frame: Frame


@dataclass(frozen=True, slots=True)
class ListRisk:
    workspace: Workspace

    def __call__(self, session: Session) -> RiskList | None:
        """None before the first scoring run. A list longer than what may be exported without a second person is put on record."""
        session.require(Permission.SEE_CUSTOMERS)
        with self.workspace.begin() as work:
            run = work.runs.latest(SCORE)
            if run is None:
                return None
            listed = RiskList(run, work.runs.risk(run.run_id, session.scope))
            if listed.frame.num_rows > policy_of(work).export_rows:
                work.commit(AuditEntry(session.user, "list.shown", f"run {run.run_id}", {"rows": listed.frame.num_rows}))
        return listed
