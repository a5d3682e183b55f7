"""The newest run of the data-quality rules: by rule, by batch, by unit, and over time."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import groupby

from desktop_app.domain.ports import UnitOfWork, Workspace
from desktop_app.domain.progress import SILENT
from desktop_app.domain.quality import QualityEngine, QualityRun, QualityView, RuleFound, Scored, Tally, score
from desktop_app.domain.quality_rules import Gravity, RuleSpec
from desktop_app.domain.roles import Permission, Session
from desktop_app.services.quality_settings import in_force, settings_of
from desktop_app.services.run_record import canonical
from desktop_app.services.show_units import units_of
from desktop_app.services.unit_scores import unit_scores

RUNS, SAMPLES = 24, 5


@dataclass(frozen=True, slots=True)
class ShowQuality:
    workspace: Workspace
    engine: QualityEngine
    specs: tuple[RuleSpec, ...]

    def __call__(self, session: Session, batch_id: int | None = None, org_no: str | None = None) -> QualityView | None:
        """None before the first run. `batch_id` and `org_no` (with the units below it) narrow everything but the lists of batches
        and units themselves.

        Runs are kept by unit; for a person whose scope is sections, the rules are asked anew, and there is no history.
        """
        session.require(Permission.SEE_FIGURES)
        with self.workspace.begin() as work:
            run = work.quality.latest()
            if run is None:
                return None
            everything = self._tallies(session, work, run)
            tree = units_of(work)
            units = None if org_no is None else tree.whole(org_no)
            of_units = [one for one in everything if units is None or one.org_no in units]
            of_batch = [one for one in everything if batch_id in (None, one.batch_id)]
            chosen = [one for one in of_units if batch_id in (None, one.batch_id)]
            return QualityView(
                run=run,
                stale=self._is_stale(work, run),
                score=score(chosen, self._gravities),
                rules=tuple(self._rule(session, work, run, spec, chosen, batch_id, org_no) for spec in self.specs),
                batches=self._batches(work, run, of_units),
                units=unit_scores(tree, of_batch, self._gravities, session.scope),
                trend=() if session.scope.sections else self._trend(session, work, batch_id, units),
                unit_findings=tree.findings if session.scope.everywhere else (),
            )

    @property
    def _gravities(self) -> dict[str, Gravity]:
        return {spec.id: spec.gravity for spec in self.specs}

    def _tallies(self, session: Session, work: UnitOfWork, run: QualityRun) -> tuple[Tally, ...]:
        if not session.scope.sections:
            return work.quality.tallies(run.run_id, session.scope)
        return self.engine.judge(run.as_of, settings_of(work), 0, session.scope, SILENT).tallies

    def _is_stale(self, work: UnitOfWork, run: QualityRun) -> bool:
        """Whether a batch came or went, or a parameter changed, after the run."""
        batches = [batch.committed_at for batch in work.ledger.batches()[:1]]
        undone = [batch.undone_at for batch in work.past.undone()]
        changed = run.parameters != canonical(in_force(self.specs, settings_of(work)))
        return changed or work.ledger.state().last_batch != run.followed or any(at > run.made_at for at in (*batches, *undone))

    def _rule(
        self,
        session: Session,
        work: UnitOfWork,
        run: QualityRun,
        spec: RuleSpec,
        tallies: Iterable[Tally],
        batch_id: int | None,
        org_no: str | None,
    ) -> RuleFound:
        mine = [tally for tally in tallies if tally.rule == spec.id]
        hits = sum(tally.hits for tally in mine)
        narrowed = batch_id is not None or org_no is not None
        seen = session.may(Permission.SEE_CUSTOMERS) and hits and not narrowed
        samples = work.quality.samples(run.run_id, spec.id, session.scope)[:SAMPLES] if seen else ()
        return RuleFound(spec, sum(tally.judged for tally in mine) or None, hits, samples)

    def _batches(self, work: UnitOfWork, run: QualityRun, tallies: list[Tally]) -> tuple[Scored, ...]:
        of = _grouped(tallies, lambda tally: str(tally.batch_id))
        return tuple(
            Scored(str(one.batch_id), str(one.batch_id), score(mine, self._gravities), _hits(mine), one.committed_at)
            for one in work.quality.batches_in(run.run_id)
            if (mine := of.get(str(one.batch_id)))
        )

    def _trend(
        self, session: Session, work: UnitOfWork, batch_id: int | None, units: frozenset[str] | None
    ) -> tuple[Scored, ...]:
        return tuple(
            Scored(str(run.run_id), str(run.run_id), score(run.tallies, self._gravities), _hits(run.tallies), run.made_at)
            for run in work.quality.trend(session.scope, batch_id, units, RUNS)
        )


def _grouped(tallies: list[Tally], key: Callable[[Tally], str]) -> dict[str, list[Tally]]:
    return {name: list(found) for name, found in groupby(sorted(tallies, key=key), key=key)}


def _hits(tallies: Iterable[Tally]) -> int:
    return sum(tally.hits for tally in tallies)
