"""What the home page's pictures show, as facts; the screen puts them into words."""

from __future__ import annotations

import enum
import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from desktop_app.domain.figures import AgeingBucket, BandCount, CollectionMonth, Overview
from desktop_app.domain.risk import Band

LEAST_BUCKETS = 5


class Course(enum.Enum):
    """How the recovery rate has moved up to the newest month that has fallen due."""

    SINGLE = "single"
    FELL = "fell"
    ROSE = "rose"
    STEADY = "steady"


class Step(enum.Enum):
    """What should be done next."""

    IMPORT = "import"
    SCORE = "score"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class Trend:
    """`months` in a row the rate has moved in the same direction; `points` is the change over the last one, in 0..1."""

    course: Course
    months: int
    points: float


def recovery_trend(months: Sequence[CollectionMonth]) -> Trend:
    """Of the months that have fallen due, oldest first."""
    rates = [month.recovery for month in months if month.due and month.recovery is not None]
    if len(rates) < 2:
        return Trend(Course.SINGLE, 0, 0.0)
    steps = [round(after - before, 4) for before, after in itertools.pairwise(rates)]
    last = steps[-1]
    if last == 0:
        return Trend(Course.STEADY, 0, 0.0)
    run = 0
    for step in reversed(steps):
        if step * last <= 0:
            break
        run += 1
    return Trend(Course.FELL if last < 0 else Course.ROSE, run, abs(last))


def largest_bucket(ageing: Sequence[AgeingBucket]) -> tuple[AgeingBucket, float] | None:
    """The bucket with most of the balance and its share in 0..1; None where nothing is owed."""
    total = sum(bucket.amount.fen for bucket in ageing)
    if total <= 0:
        return None
    largest = max(ageing, key=lambda bucket: bucket.amount.fen)
    return largest, largest.amount.fen / total


def without_empty_end(ageing: Sequence[AgeingBucket]) -> Sequence[AgeingBucket]:
    """The buckets up to the oldest that holds something, and never fewer than `LEAST_BUCKETS`."""
    held = [number for number, bucket in enumerate(ageing) if bucket.customers or bucket.amount]
    return ageing[: max(max(held, default=0) + 1, LEAST_BUCKETS)]


def high_risk(bands: Sequence[BandCount]) -> tuple[BandCount, float] | None:
    """The high band and its share of everything owed; None before the first scoring."""
    high = next((band for band in bands if band.band == Band.HIGH.value), None)
    if high is None:
        return None
    total = sum(band.owed.fen for band in bands)
    return high, high.owed.fen / total if total else 0.0


def next_step(overview: Overview) -> Step:
    """Import first, score when the newest data are not scored yet, else the list."""
    state = overview.state
    if not state.customers or not state.bills:
        return Step.IMPORT
    if state.last_run_as_of is None or state.last_run_as_of < overview.as_of:
        return Step.SCORE
    return Step.LIST
