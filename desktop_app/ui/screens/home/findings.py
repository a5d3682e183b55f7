"""What the home page's pictures show, as facts; the screen puts them into words."""

from __future__ import annotations

import enum
from collections.abc import Sequence

from desktop_app.domain.figures import AgeingBucket, BandCount, CollectionMonth, Overview
from desktop_app.domain.risk import Band

LEAST_BUCKETS = 5


class Course(enum.Enum):
    """How the recovery rate of the newest due month stands against the month before at the same time."""

    SINGLE = "single"
    FELL = "fell"
    ROSE = "rose"
    STEADY = "steady"


class Step(enum.Enum):
    """What should be done next."""

    IMPORT = "import"
    SCORE = "score"
    LIST = "list"


def recovery_change(current: CollectionMonth | None, previous: CollectionMonth | None) -> tuple[Course, float]:
    """The newest due month against the one before at the same point of its course: which way, and by how much in 0..1."""
    if current is None or previous is None or current.recovery is None or previous.recovery is None:
        return Course.SINGLE, 0.0
    change = round(current.recovery - previous.recovery, 4)
    if change == 0:
        return Course.STEADY, 0.0
    return (Course.FELL if change < 0 else Course.ROSE), abs(change)


def largest_bucket(ageing: Sequence[AgeingBucket]) -> tuple[AgeingBucket, float] | None:
    """The bucket with most of the arrears and its share in 0..1; None where nothing is owed."""
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
