"""Counting customers by probability: plain functions, run beside the window."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from desktop_app.domain.figures import BandCount
from desktop_app.domain.frame import Frame
from desktop_app.domain.risk import Band
from desktop_app.ui.charts.bands import Bin

BINS = 20


@dataclass(frozen=True, slots=True)
class Spread:
    """The histogram of scored customers and how many have too little data to be in it."""

    bins: tuple[Bin, ...]
    unknown: int


def spread(frame: Frame) -> Spread:
    """Twenty equal bins over 0..1; a bin takes the band most of its customers are in (band limits fall on bin limits)."""
    band = np.asarray(frame.column("band").to_pylist(), dtype=object)
    chance = np.asarray(frame.column("probability").to_numpy(), dtype=np.float64)
    place = np.minimum(np.floor(np.round(chance * BINS, 9)), BINS - 1).astype(np.intp)
    scored = [kind for kind in Band if kind is not Band.UNKNOWN]
    counts = np.stack([np.bincount(place[band == kind.value], minlength=BINS) for kind in scored])
    last = Band.LOW
    bins = []
    for number in range(BINS):
        if counts[:, number].any():
            last = scored[int(counts[:, number].argmax())]
        bins.append(Bin(number / BINS, (number + 1) / BINS, int(counts[:, number].sum()), last))
    return Spread(_without_tail(bins), int((band == Band.UNKNOWN.value).sum()))


def _without_tail(bins: Sequence[Bin]) -> tuple[Bin, ...]:
    """Empty bins at the upper end say nothing; at least ten stay, so that pictures of two months can be held side by side."""
    used = max((number for number, part in enumerate(bins) if part.customers), default=0)
    return tuple(bins[: max(used + 1, BINS // 2)])


def concentration(bands: Sequence[BandCount]) -> tuple[float, float] | None:
    """Share of customers in the high band and their share of what is owed; None without customers or arrears."""
    customers = sum(band.customers for band in bands)
    owed = sum(band.owed.fen for band in bands)
    high = next((band for band in bands if band.band == Band.HIGH.value), None)
    if high is None or not customers or owed <= 0:
        return None
    return high.customers / customers, high.owed.fen / owed
