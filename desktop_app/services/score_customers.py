"""A scoring run: learn the card from closed months, score everyone as of a day, keep it for ever."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from desktop_app.analytics.credit.card import Card
from desktop_app.analytics.credit.scoring import score_frame
from desktop_app.analytics.credit.training import train_card
from desktop_app.domain.audit import AuditEntry
from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import NotEnoughData
from desktop_app.domain.figures import BandCount
from desktop_app.domain.frame import Frame
from desktop_app.domain.indicator import IndicatorEngine, IndicatorSpec
from desktop_app.domain.message import Message
from desktop_app.domain.ports import Clock, UnitOfWork, Workspace
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.domain.risk import RunRecord, ScoreParameters
from desktop_app.domain.roles import Permission, Session
from desktop_app.services.list_risk import SCORE
from desktop_app.services.run_record import new_run, run_facts
from desktop_app.services.show_overview import band_counts, default_as_of
from desktop_app.services.snapshots import snapshots


@dataclass(frozen=True, slots=True)
class Scored:
    """A finished run in counted facts; those of the person's scope, though everybody was scored."""

    run: RunRecord
    customers: int
    bands: tuple[BandCount, ...]
    changes: Changes


@dataclass(frozen=True, slots=True)
class ScoreCustomers:
    workspace: Workspace
    engine: IndicatorEngine
    indicators: Mapping[str, IndicatorSpec]
    parameters: ScoreParameters
    clock: Clock

    def __call__(self, session: Session, as_of: dt.date | None = None, progress: Progress = SILENT) -> Scored:
        """Score every customer as of `as_of` (by default the end of the newest bill month).

        Only labels closed by that day are learned from. Cancelling leaves the store as before.

        Raises:
            NotEnoughData: no bills, or too few known answers to learn from.
        """
        session.require(Permission.SCORE)
        with self.workspace.begin() as work:
            day = as_of or default_as_of(work, self.clock)
            before = work.runs.latest(SCORE)
            card, results = self._answers(day, progress)
            stages = self._stages
            progress.stage(Message.of("score.stage.save"), stages, stages)
            run = self._recorded(work, session, day, card, results, progress)
            progress.check()
            facts = run_facts(run, before) | {"customers": results.num_rows}
            changes = work.commit(AuditEntry(session.user, "score.run", f"run {run.run_id}", facts))
        with self.workspace.begin() as work:
            bands = band_counts(work, run.run_id, session.scope)
            return Scored(run, sum(band.customers for band in bands), bands, changes)

    @property
    def _stages(self) -> int:
        """One per snapshot, then the day itself, training, scoring and saving."""
        return self.parameters.training_snapshots + 4

    def _answers(self, day: dt.date, progress: Progress) -> tuple[Card, Frame]:
        stages, specs = self._stages, tuple(self.indicators.values())
        panel = snapshots(self.engine, day, self.parameters, progress, stages)
        progress.stage(Message.of("score.stage.history", as_of=day), stages - 3, stages)
        frame = self.engine.indicators(day, progress)
        if frame.num_rows == 0:
            raise NotEnoughData("score.no_bills", as_of=day)
        progress.stage(Message.of("score.stage.train"), stages - 2, stages)
        card = train_card(panel, specs, self.parameters, progress)
        progress.stage(Message.of("score.stage.score"), stages - 1, stages)
        results = score_frame(card, frame, progress)
        return card, results.append_column("inputs", inputs_of(card, frame))

    def _recorded(
        self, work: UnitOfWork, session: Session, day: dt.date, card: Card, results: Frame, progress: Progress
    ) -> RunRecord:
        artefact = card.to_json()
        facts = {"customers": results.num_rows, "characteristics": list(card.indicator_ids)}
        rule, seed = self.engine.allocation_rule(), self.parameters.seed
        run = new_run(work, session, self.clock, SCORE, day, self.parameters, seed, artefact, facts, progress, rule)
        work.runs.record(run, artefact)
        work.runs.save_risk(run.run_id, results, progress)
        return run


def inputs_of(card: Card, frame: Frame) -> pa.ListArray:
    """Per customer the values of the card's characteristics, in the card's order: what the points sheet is replayed from."""
    width, rows = len(card.indicator_ids), frame.num_rows
    values = np.column_stack([frame.column(name).to_numpy() for name in card.indicator_ids] or [np.zeros((rows, 0))]).ravel()
    flat = pa.array(values, type=pa.float64(), from_pandas=True)  # NaN is how numpy says null
    return pa.ListArray.from_arrays(np.arange(rows + 1, dtype=np.int32) * width, flat)
