"""The ranked list: every customer of the newest scoring run, riskiest first."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.domain.frame import Frame
from desktop_app.domain.ports import Workspace
from desktop_app.domain.risk import RunRecord
from desktop_app.domain.roles import Permission, Session

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
        """None before the first scoring run."""
        session.require(Permission.SEE_CUSTOMERS)
        with self.workspace.begin() as work:
            run = work.runs.latest(SCORE)
            return None if run is None else RiskList(run, work.runs.risk(run.run_id, session.scope))
