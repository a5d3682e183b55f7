"""What the card learns from: customers as of earlier month ends whose answer is known by the scoring day."""

from __future__ import annotations

import datetime as dt

from desktop_app.analytics.credit.panel import Snapshot
from desktop_app.domain.indicator import IndicatorEngine
from desktop_app.domain.message import Message
from desktop_app.domain.month import Month
from desktop_app.domain.progress import Progress
from desktop_app.domain.risk import LabelRule, ScoreParameters


def closed_days(as_of: dt.date, rule: LabelRule, count: int) -> tuple[dt.date, ...]:
    """The newest `count` month ends before `as_of` whose label is closed on or before it, oldest first."""
    days = [Month.of(as_of).plus(-back).last_day for back in range(1, count + rule.horizon_days // 28 + rule.late_days // 28 + 2)]
    return tuple(reversed([day for day in days if rule.closed_on(day) <= as_of][:count]))


def snapshots(
    engine: IndicatorEngine, as_of: dt.date, parameters: ScoreParameters, progress: Progress, stages: int
) -> tuple[Snapshot, ...]:
    """One snapshot per closed day that had customers; `stages` is the number of stages of the whole work."""
    found = []
    for number, day in enumerate(closed_days(as_of, parameters.label, parameters.training_snapshots), start=1):
        progress.stage(Message.of("score.stage.history", as_of=day), number, stages)
        snapshot = take(engine, day, parameters.label, progress)
        if snapshot.features.num_rows and snapshot.labels.num_rows:
            found.append(snapshot)
    return tuple(found)


def take(engine: IndicatorEngine, day: dt.date, rule: LabelRule, progress: Progress) -> Snapshot:
    """Indicators as of the day beside the answers known later."""
    return Snapshot(day, engine.indicators(day, progress), engine.labels(day, rule, progress))
