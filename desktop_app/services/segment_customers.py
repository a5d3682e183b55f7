"""A grouping run: find groups of similar customers as of a day, keep it for ever; and show the newest one."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from desktop_app.analytics.segments.grouping import group_customers
from desktop_app.domain.audit import AuditEntry
from desktop_app.domain.changes import NOTHING, Changes
from desktop_app.domain.errors import NotEnoughData
from desktop_app.domain.indicator import IndicatorEngine, IndicatorSpec
from desktop_app.domain.message import Message
from desktop_app.domain.money import Money
from desktop_app.domain.ports import Clock, Workspace
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.domain.risk import RunRecord, ScoreParameters
from desktop_app.domain.roles import Permission, Session
from desktop_app.domain.segment import KChoice, Segment, Segmentation, Trait
from desktop_app.services.run_record import canonical, new_run, run_facts
from desktop_app.services.show_overview import default_as_of

SEGMENT = "segment"


@dataclass(frozen=True, slots=True)
class Segmented:
    run: RunRecord
    segmentation: Segmentation
    changes: Changes


@dataclass(frozen=True, slots=True)
class SegmentCustomers:
    workspace: Workspace
    engine: IndicatorEngine
    indicators: Mapping[str, IndicatorSpec]
    parameters: ScoreParameters
    clock: Clock

    def __call__(self, session: Session, as_of: dt.date | None = None, progress: Progress = SILENT) -> Segmented:
        """Group every customer as of `as_of` (by default the end of the newest bill month).

        Raises:
            NotEnoughData: no bills, or too few customers to group.
        """
        session.require(Permission.SCORE)
        with self.workspace.begin() as work:
            day, seed = as_of or default_as_of(work, self.clock), self.parameters.seed
            progress.stage(Message.of("score.stage.history", as_of=day), 1, 2)
            frame = self.engine.indicators(day, progress)
            if frame.num_rows == 0:
                raise NotEnoughData("score.no_bills", as_of=day)
            progress.stage(Message.of("segment.stage.group"), 2, 2)
            segmentation, numbers = group_customers(frame, tuple(self.indicators.values()), seed, progress)
            artefact, before = canonical(segmentation), work.runs.latest(SEGMENT)
            facts: dict[str, object] = {"customers": frame.num_rows, "groups": len(segmentation.segments)}
            rule = self.engine.allocation_rule()
            run = new_run(work, session, self.clock, SEGMENT, day, {"seed": seed}, seed, artefact, facts, progress, rule)
            work.runs.record(run, artefact)
            work.runs.save_segments(run.run_id, numbers, progress)
            progress.check()
            changes = work.commit(AuditEntry(session.user, "segment.run", f"run {run.run_id}", run_facts(run, before) | facts))
        return Segmented(run, seen(self.workspace, self.engine, session, run, segmentation), changes)


@dataclass(frozen=True, slots=True)
class ShowSegments:
    workspace: Workspace
    engine: IndicatorEngine

    def __call__(self, session: Session) -> Segmented | None:
        """The newest grouping; None before the first. Sizes, arrears and typical customers are those of the person's scope."""
        session.require(Permission.SEE_FIGURES)
        with self.workspace.begin() as work:
            run = work.runs.latest(SEGMENT)
            artefact = work.runs.artefact(run.run_id) if run else ""
        if run is None:
            return None
        return Segmented(run, seen(self.workspace, self.engine, session, run, _read(json.loads(artefact))), NOTHING)


def seen(workspace: Workspace, engine: IndicatorEngine, session: Session, run: RunRecord, found: Segmentation) -> Segmentation:
    """The groups as a person with this scope may see them; what describes a group stays that of the whole office."""
    if session.scope.everywhere:
        return found
    with workspace.begin() as work:
        frame = work.runs.segments(run.run_id, session.scope)
    numbers = dict(zip(frame.column("cons_no").to_pylist(), frame.column("number").to_pylist(), strict=True))
    owing = engine.balances(run.as_of, session.scope)
    sizes, owed = Counter(numbers.values()), Counter[int]()
    for cons_no, fen in zip(owing.column("cons_no").to_pylist(), owing.column("owed").to_pylist(), strict=True):
        if cons_no in numbers:
            owed[numbers[cons_no]] += fen
    groups = (
        replace(
            group,
            size=sizes[group.number],
            arrears=Money(owed[group.number]),
            typical=tuple(cons_no for cons_no in group.typical if cons_no in numbers),
        )
        for group in found.segments
    )
    return replace(found, segments=tuple(groups))


def _read(content: dict[str, Any]) -> Segmentation:
    """What `canonical` wrote of a segmentation."""
    return Segmentation(
        segments=tuple(_segment(entry) for entry in content["segments"]),
        choices=tuple(KChoice(**entry) for entry in content["choices"]),
        stable=content["stable"],
        seed=content["seed"],
    )


def _segment(entry: dict[str, Any]) -> Segment:
    traits = tuple(Trait(**trait) for trait in entry["traits"])
    arrears = Money.from_yuan(entry["arrears"])
    return Segment(**{**entry, "arrears": arrears, "traits": traits, "typical": tuple(entry["typical"])})
