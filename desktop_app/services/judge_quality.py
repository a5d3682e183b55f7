"""A run of the data-quality rules over the whole store, kept for ever."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from desktop_app import __version__
from desktop_app.domain.audit import AuditEntry
from desktop_app.domain.changes import Changes
from desktop_app.domain.ports import Clock, UnitOfWork, Workspace
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.domain.quality import Hit, QualityEngine, QualityRun, Verdict, score
from desktop_app.domain.quality_rules import RuleSpec, Settings
from desktop_app.domain.roles import EVERYWHERE, Permission, Session
from desktop_app.services.quality_settings import in_force, settings_of
from desktop_app.services.run_record import canonical

SAMPLES = 200
"""Rows kept per rule and run; all of them are found anew when somebody asks."""


@dataclass(frozen=True, slots=True)
class QualityJudged:
    """A finished run in counted facts."""

    run: QualityRun
    score: float | None
    rules: int
    judged: int
    hits: int
    changes: Changes


@dataclass(frozen=True, slots=True)
class JudgeQuality:
    workspace: Workspace
    engine: QualityEngine
    specs: tuple[RuleSpec, ...]
    clock: Clock

    def __call__(self, session: Session, as_of: dt.date | None = None, progress: Progress = SILENT) -> QualityJudged:
        """Judge everything in the store as of a day (by default today). Cancelling leaves the store as before.

        The observed value of a rule about personal data is not kept with the run: it is looked up when it is shown.
        """
        session.require(Permission.IMPORT)
        with self.workspace.begin() as work:
            settings = settings_of(work)
            run = self._run(work, session, as_of or self.clock.now().date(), settings, progress)
            verdict = self.engine.judge(run.as_of, settings, SAMPLES, EVERYWHERE, progress)
            work.quality.record(run, verdict.tallies, self._impersonal(verdict.samples))
            progress.check()
            judged = self._facts(run, verdict)
            facts = {"rules": judged.rules, "judged": judged.judged, "hits": judged.hits, "data_sha256": run.data_sha256}
            changes = work.commit(AuditEntry(session.user, "quality.run", f"quality run {run.run_id}", facts))
        return replace(judged, changes=changes)

    def _run(self, work: UnitOfWork, session: Session, day: dt.date, settings: Settings, progress: Progress) -> QualityRun:
        return QualityRun(
            run_id=work.quality.next_run_id(),
            made_at=self.clock.now(),
            user=session.user,
            as_of=day,
            followed=work.ledger.state().last_batch,
            parameters=canonical(in_force(self.specs, settings)),
            data_sha256=work.ledger.fingerprint(progress).sha256,
            code_version=__version__,
        )

    def _impersonal(self, samples: tuple[Hit, ...]) -> tuple[Hit, ...]:
        personal = {spec.id for spec in self.specs if spec.personal is not None}
        return tuple(replace(hit, observed="") if hit.rule in personal else hit for hit in samples)

    def _facts(self, run: QualityRun, verdict: Verdict) -> QualityJudged:
        gravities = {spec.id: spec.gravity for spec in self.specs}
        rules = {tally.rule for tally in verdict.tallies if tally.judged}
        judged, hits = (sum(getattr(tally, name) for tally in verdict.tallies) for name in ("judged", "hits"))
        return QualityJudged(run, score(verdict.tallies, gravities), len(rules), judged, hits, Changes(frozenset()))
