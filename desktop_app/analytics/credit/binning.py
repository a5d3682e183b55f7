"""Bins: fine ones to learn on, and the exact cut of a learned shape into few."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from desktop_app.analytics.credit.panel import Floats, Ints

FINE_BINS = 60
RARE = 20


@dataclass(frozen=True, slots=True)
class Bins:
    """How values of one indicator are told apart.

    Numbers: bin i holds values above edges[i-1] and up to edges[i]; edges are values that occurred, so they have few decimals.
    States: bin i holds categories[i]; one more bin holds all other states. In both cases the last bin is "unknown".
    """

    edges: tuple[float, ...] = ()
    categories: tuple[float, ...] = ()

    @property
    def known(self) -> int:
        """How many bins hold known values."""
        return len(self.categories) + 1 if self.categories else len(self.edges) + 1

    @property
    def unknown(self) -> int:
        """The number of the bin of unknown values."""
        return self.known

    def codes(self, values: Floats) -> Ints:
        """The bin of each value."""
        unknown = np.isnan(values)
        found = self._states(values) if self.categories else np.searchsorted(np.array(self.edges), values, side="left")
        return np.where(unknown, self.unknown, found).astype(np.int64)

    def _states(self, values: Floats) -> Ints:
        listed = np.array(self.categories)
        place = np.searchsorted(listed, values).clip(0, len(listed) - 1)
        return np.where(listed[place] == values, place, len(listed)).astype(np.int64)


def fine(values: Floats, count: int = FINE_BINS) -> Bins:
    """At most `count` bins of about equal numbers of rows; every value its own bin where there are few."""
    known = np.sort(values[~np.isnan(values)])
    distinct = np.unique(known)
    if len(distinct) <= count:
        return Bins(edges=tuple(distinct[:-1].tolist()))
    cuts = known[[len(known) * place // count for place in range(1, count)]]
    edges = np.unique(cuts)
    return Bins(edges=tuple(edges[edges < distinct[-1]].tolist()))


def states(values: Floats, count: int = FINE_BINS) -> Bins:
    """One bin per state that occurs often enough to learn from; the rarest beyond `count` fall together."""
    seen, times = np.unique(values[~np.isnan(values)], return_counts=True)
    often = np.argsort(-times, kind="stable")[:count]
    kept = np.sort(seen[often][times[often] >= RARE])
    return Bins(categories=tuple(kept.tolist())) if len(kept) else Bins()


def cut(shape: Floats, weight: Floats, most: int) -> list[int]:
    """Where to cut a shape into at most `most` stretches with the least weighted squared error, exactly.

    Returns the first fine bin of each stretch. Dynamic programming over all cuts; of equally good cuts the leftmost wins, and a
    further stretch is only opened where it lowers the error.
    """
    size = len(shape)
    cost = _costs(shape, weight)
    best = cost[0].copy()
    back: list[Ints] = []
    for _ in range(1, min(most, size)):
        tried = np.where(np.tri(size, size, -1, dtype=bool).T, best[:, None] + np.roll(cost, -1, axis=0), np.inf)
        start = tried.argmin(axis=0)
        opened = tried[start, np.arange(size)]
        better = opened < best - 1e-12
        back.append(np.where(better, start + 1, -1).astype(np.int64))
        best = np.where(better, opened, best)
    return _trace(back, size)


def _costs(shape: Floats, weight: Floats) -> Floats:
    """cost[i, j]: the weighted squared error of the stretch i..j around its own mean."""
    size = len(shape)
    w, wx, wxx = (np.concatenate([[0.0], np.cumsum(part)]) for part in (weight, weight * shape, weight * shape**2))
    first, last = np.arange(size)[:, None], np.arange(size)[None, :] + 1
    mass, total, square = w[last] - w[first], wx[last] - wx[first], wxx[last] - wxx[first]
    error = square - np.divide(total**2, mass, out=np.zeros_like(total), where=mass > 0)
    return np.asarray(np.where(first < last, np.maximum(error, 0.0), np.inf))


def _trace(back: list[Ints], size: int) -> list[int]:
    starts: list[int] = []
    end = size - 1
    for opened in reversed(back):
        if end >= 0 and opened[end] > 0:
            starts.append(int(opened[end]))
            end = int(opened[end]) - 1
    return [0, *reversed(starts)]
