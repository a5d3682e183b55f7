"""A person's grade in place of the card's: asked for by one, confirmed by another, with a reason."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.domain.approval import SecondPerson
from desktop_app.domain.audit import AuditEntry
from desktop_app.domain.changes import Changes
from desktop_app.domain.custody import Override
from desktop_app.domain.errors import NotEnoughData, PrivacyError
from desktop_app.domain.masking import Masking
from desktop_app.domain.ports import Clock, UnitOfWork, Workspace
from desktop_app.domain.risk import Band
from desktop_app.domain.roles import Permission, Session
from desktop_app.services.approvals import Approvals
from desktop_app.services.list_risk import SCORE
from desktop_app.services.reach import reach
from desktop_app.services.reasons import given


@dataclass(frozen=True, slots=True)
class Overridden:
    """What was recorded; `withdrawn`: the grade is the card's own again."""

    override: Override
    withdrawn: bool
    changes: Changes


@dataclass(frozen=True, slots=True)
class OverrideBand:
    workspace: Workspace
    approvals: Approvals
    masking: Masking
    clock: Clock

    def __call__(self, session: Session, cons_no: str, band: Band, reason: str, second: SecondPerson) -> Overridden:
        """Give the customer of the newest run another grade beside the card's; giving the card's own withdraws the override.

        Raises:
            PrivacyError: no reason, or the grade is that already; AccessDenied: outside the scope, or the second person is
            refused; NotEnoughData: nothing scored, or a stranger.
        """
        session.require(Permission.OVERRIDE)
        why = given(self.masking.strict, reason)
        reach(self.workspace, session, cons_no, "risk.override")
        with self.workspace.begin() as work:
            self._present(work, cons_no, band)
        approver = self.approvals.confirm(session, second, "risk.override")
        with self.workspace.begin() as work:
            run_id, own, before = self._present(work, cons_no, band)
            override = Override(cons_no, run_id, before, band, why, session.user, approver, self.clock.now())
            work.overrides.record(override)
            facts = {"before": before.value, "after": band.value, "card": own.value, "reason": why, "approver": approver}
            changes = work.commit(AuditEntry(session.user, "risk.override", cons_no, {**facts, "run": run_id}))
        return Overridden(override, band is own, changes)

    def _present(self, work: UnitOfWork, cons_no: str, wanted: Band) -> tuple[int, Band, Band]:
        """The newest run, the card's grade in it, and the one that holds now."""
        run = work.runs.latest(SCORE)
        if run is None:
            raise NotEnoughData("score.none_yet")
        found = work.runs.risk_of(run.run_id, cons_no)
        if found.num_rows == 0:
            raise NotEnoughData("score.stranger", cons_no=cons_no)
        own = Band(found.column("band")[0].as_py())
        held = found.column("override_band")[0].as_py()
        before = Band(held) if held else own
        if wanted is before:
            raise PrivacyError("override.same", cons_no=cons_no)
        return run.run_id, own, before
