"""Data quality: what one run of the rules DQ01–DQ30 found, and the score that sums it up."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from desktop_app.domain.control import Control, StoredSums
from desktop_app.domain.progress import Progress
from desktop_app.domain.quality_rules import Gravity, RuleSpec, Settings
from desktop_app.domain.roles import EVERYWHERE, Scope
from desktop_app.domain.units import UnitFinding


@dataclass(frozen=True, slots=True)
class Tally:
    """Of one rule, batch and unit: how many rows could be judged, and how many were hit."""

    rule: str
    batch_id: int
    org_no: str
    org_name: str
    judged: int
    hits: int


@dataclass(frozen=True, slots=True)
class Hit:
    """One row a rule speaks of: where it came from, what it says and what was expected. `about` is the month, meter or area."""

    rule: str
    batch_id: int
    file_no: int
    sheet: str
    row_no: int
    cons_no: str
    about: str
    observed: str
    expected: str
    file_name: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the rules found: counts of those that could be judged, and a bounded sample of the rows they hit."""

    tallies: tuple[Tally, ...]
    samples: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class QualityRun:
    """An immutable run: enough to say later exactly how its counts came about. `followed` is the newest batch it saw."""

    run_id: int
    made_at: dt.datetime
    user: str
    as_of: dt.date
    followed: int | None
    parameters: str
    data_sha256: str
    code_version: str


@dataclass(frozen=True, slots=True)
class RunTallies:
    """One run with one tally per rule."""

    run_id: int
    made_at: dt.datetime
    tallies: tuple[Tally, ...]


@dataclass(frozen=True, slots=True)
class JudgedBatch:
    """A batch some of whose rows were judged."""

    batch_id: int
    committed_at: dt.datetime


@dataclass(frozen=True, slots=True)
class RuleFound:
    """One rule in one view: counts, None where it could not be judged, and samples of what it hit."""

    spec: RuleSpec
    judged: int | None
    hits: int
    samples: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class Scored:
    """The score of a batch, a unit or a run. `key` is its number or code; `at` when it came about, None for a unit; `depth` how
    many units are above it."""

    key: str
    name: str
    score: float | None
    hits: int
    at: dt.datetime | None = None
    depth: int = 0


@dataclass(frozen=True, slots=True)
class QualityView:
    """What the page shows of the newest run for one choice of batch and unit. `stale`: data or parameters changed since;
    `unit_findings`: what units contradict now, for who sees the whole office."""

    run: QualityRun
    stale: bool
    score: float | None
    rules: tuple[RuleFound, ...]
    batches: tuple[Scored, ...]
    units: tuple[Scored, ...]
    trend: tuple[Scored, ...]
    unit_findings: tuple[UnitFinding, ...] = ()

    @property
    def not_judged(self) -> tuple[RuleFound, ...]:
        return tuple(rule for rule in self.rules if rule.judged is None)

    def hits_of(self, gravity: Gravity) -> int:
        return sum(rule.hits for rule in self.rules if rule.spec.gravity is gravity)


def score(tallies: Iterable[Tally], gravities: Mapping[str, Gravity]) -> float | None:
    """0..100: the mean, over the rules that judged anything, of the share of judged rows without a hit; a rule counts with the
    weight of its gravity (5, 2, 1). None where nothing was judged."""
    judged: dict[str, int] = {}
    hits: dict[str, int] = {}
    for tally in tallies:
        judged[tally.rule] = judged.get(tally.rule, 0) + tally.judged
        hits[tally.rule] = hits.get(tally.rule, 0) + tally.hits
    weighed = [(gravities[rule].weight, 1 - hits[rule] / rows) for rule, rows in judged.items() if rows and rule in gravities]
    whole = sum(weight for weight, _ in weighed)
    return 100 * sum(weight * share for weight, share in weighed) / whole if whole else None


class QualityEngine(Protocol):
    """Where the rules run."""

    def judge(self, as_of: dt.date, settings: Settings, samples: int, scope: Scope, progress: Progress) -> Verdict:
        """Every rule that finds what it needs, over the customers of the scope; at most so many samples per rule."""

    def hits(
        self,
        rule: str,
        as_of: dt.date,
        settings: Settings,
        scope: Scope = EVERYWHERE,
        batch_id: int | None = None,
        units: frozenset[str] | None = None,
        first: int = 0,
        most: int = 200,
    ) -> tuple[Hit, ...]:
        """A page of the rows one rule hits, in the order of batch, file and row; of these units where some are named."""


class QualityRuns(Protocol):
    """Runs of the rules, their counts and samples; and the control totals of every batch."""

    def next_run_id(self) -> int: ...

    def record(self, run: QualityRun, tallies: Iterable[Tally], samples: Iterable[Hit]) -> None: ...

    def latest(self) -> QualityRun | None: ...

    def runs(self, most: int) -> tuple[QualityRun, ...]:
        """Newest first."""

    def tallies(self, run_id: int, scope: Scope = EVERYWHERE) -> tuple[Tally, ...]:
        """Of the units of the scope; sections are not kept apart."""

    def trend(self, scope: Scope, batch_id: int | None, units: frozenset[str] | None, most: int) -> tuple[RunTallies, ...]:
        """The newest runs, oldest first, each with one tally per rule over what was chosen."""

    def batches_in(self, run_id: int) -> tuple[JudgedBatch, ...]:
        """The batches whose rows the run judged, oldest first."""

    def samples(self, run_id: int, rule: str, scope: Scope = EVERYWHERE) -> tuple[Hit, ...]: ...

    def file_names(self) -> Mapping[tuple[int, int], str]:
        """(batch, file number) → the file's name."""

    def sums(self, table: str, batch_id: int, file_no: int) -> StoredSums:
        """Of the rows one file brought into a canonical table."""

    def record_controls(self, controls: Iterable[Control]) -> None: ...

    def controls(self, batch_id: int) -> tuple[Control, ...]: ...
