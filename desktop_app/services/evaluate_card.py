"""How good is the card, measured on customers and months it had not seen?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from desktop_app.analytics.credit.evaluation import evaluate_by_customer, evaluate_by_time
from desktop_app.domain.errors import NotEnoughData
from desktop_app.domain.indicator import IndicatorEngine, IndicatorSpec
from desktop_app.domain.integration import Allocation
from desktop_app.domain.message import Message
from desktop_app.domain.ports import Clock, Workspace
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.domain.risk import Evaluation, ScoreParameters
from desktop_app.domain.roles import Permission, Session
from desktop_app.services.show_overview import default_as_of
from desktop_app.services.snapshots import snapshots, take


@dataclass(frozen=True, slots=True)
class Evaluated:
    """Evaluations of both protocols and all populations.

    `closed_on` is the day the labels of `as_of` close, `last_payment` the newest payment stored. Bills without a later payment
    count as unpaid, so a reader must know whether the data reach that far. `allocation`: by which rule receipts were read.
    """

    as_of: dt.date
    closed_on: dt.date
    last_payment: dt.date | None
    evaluations: tuple[Evaluation, ...]
    allocation: Allocation


@dataclass(frozen=True, slots=True)
class EvaluateCard:
    workspace: Workspace
    engine: IndicatorEngine
    indicators: Mapping[str, IndicatorSpec]
    parameters: ScoreParameters
    clock: Clock

    def __call__(self, session: Session, as_of: dt.date | None = None, progress: Progress = SILENT) -> Evaluated:
        """By customer (five folds, features as of the day) and by time (learned from days whose answers were known by then).

        Reads only; nothing is stored.

        Raises:
            NotEnoughData: no bills, too few answers, or a quality no honest data give.
        """
        session.require(Permission.SCORE)
        with self.workspace.begin() as work:
            day = as_of or default_as_of(work, self.clock)
            last_payment = work.ledger.fingerprint().last_payment
        specs, stages = tuple(self.indicators.values()), self.parameters.training_snapshots + 3
        earlier = snapshots(self.engine, day, self.parameters, progress, stages)
        progress.stage(Message.of("score.stage.history", as_of=day), stages - 2, stages)
        today = take(self.engine, day, self.parameters.label, progress)
        if today.features.num_rows == 0:
            raise NotEnoughData("score.no_bills", as_of=day)
        progress.stage(Message.of("evaluate.stage.customers"), stages - 1, stages)
        by_customer = evaluate_by_customer((today,), specs, self.parameters, progress)
        progress.stage(Message.of("evaluate.stage.time"), stages, stages)
        by_time = evaluate_by_time(earlier, today, specs, self.parameters, progress)
        return Evaluated(
            day, self.parameters.label.closed_on(day), last_payment, by_customer + by_time, self.engine.allocation_rule()
        )
