"""Snapshots of customers as of closed days, put together as arrays to learn from."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from desktop_app.domain.frame import Frame
from desktop_app.domain.indicator import IndicatorSpec

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Indicators as of a day (one row per customer, ordered by cons_no) and the answers known later (cons_no, label)."""

    as_of: dt.date
    features: Frame
    labels: Frame


@dataclass(frozen=True, slots=True)
class Panel:
    """Customer-days with an answer. `values` has one row per customer-day, one column per indicator, NaN where unknown."""

    cons_no: npt.NDArray[np.str_]
    classes: npt.NDArray[np.str_]
    values: Floats
    label: Floats
    bills: Ints
    late_now: Bools
    days: tuple[dt.date, ...]

    @property
    def rows(self) -> int:
        return len(self.label)

    @property
    def bads(self) -> int:
        return int(self.label.sum())

    def take(self, chosen: Bools) -> Panel:
        """The rows for which `chosen` is true."""
        return Panel(
            self.cons_no[chosen],
            self.classes[chosen],
            self.values[chosen],
            self.label[chosen],
            self.bills[chosen],
            self.late_now[chosen],
            self.days,
        )


def gather(snapshots: Sequence[Snapshot], specs: Sequence[IndicatorSpec]) -> Panel:
    """All customer-days of the snapshots that have an answer, oldest snapshot first, customers in order."""
    parts = [_answered(snapshot, specs) for snapshot in sorted(snapshots, key=lambda item: item.as_of)]
    if not parts:
        return _empty(len(specs))
    return Panel(
        np.concatenate([part.cons_no for part in parts]),
        np.concatenate([part.classes for part in parts]),
        np.concatenate([part.values for part in parts]),
        np.concatenate([part.label for part in parts]),
        np.concatenate([part.bills for part in parts]),
        np.concatenate([part.late_now for part in parts]),
        tuple(day for part in parts for day in part.days),
    )


def matrix(frame: Frame, specs: Sequence[IndicatorSpec]) -> Floats:
    """The indicators of a frame as a matrix, NaN where unknown."""
    columns = [np.asarray(frame.column(spec.id).to_numpy(), dtype=np.float64) for spec in specs]
    return np.column_stack(columns) if columns else np.zeros((frame.num_rows, 0))


def texts(frame: Frame, name: str) -> npt.NDArray[np.str_]:
    return np.array(frame.column(name).to_pylist(), dtype=np.str_)


def share_of(cons_no: npt.NDArray[np.str_], seed: int) -> Floats:
    """A number in [0, 1) for each customer, the same wherever and whenever it is asked: folds and samples are drawn by it."""
    unique, place = np.unique(cons_no, return_inverse=True)
    salt = seed.to_bytes(8, "big", signed=True)
    drawn = [int.from_bytes(hashlib.blake2b(no.encode(), digest_size=6, salt=salt).digest(), "big") for no in unique.tolist()]
    return np.array(drawn, dtype=np.float64)[place] / 2.0**48


def _answered(snapshot: Snapshot, specs: Sequence[IndicatorSpec]) -> Panel:
    known = _combined(snapshot.features.column("cons_no"))
    place = pc.index_in(_combined(snapshot.labels.column("cons_no")), value_set=known)
    label = np.asarray(snapshot.labels.column("label").to_numpy(), dtype=np.float64)
    found = np.asarray(place.is_valid())
    rows = np.asarray(place.filter(place.is_valid()).to_numpy(), dtype=np.int64)
    order = np.argsort(rows, kind="stable")
    rows = rows[order]
    features = snapshot.features
    return Panel(
        texts(features, "cons_no")[rows],
        texts(features, "customer_class")[rows],
        matrix(features, specs)[rows],
        label[found][order],
        np.asarray(features.column("bills_seen").to_numpy(), dtype=np.int64)[rows],
        np.asarray(features.column("late_now").to_numpy(), dtype=np.bool_)[rows],
        (snapshot.as_of,),
    )


def _combined(column: pa.ChunkedArray) -> pa.Array:
    combined = column.combine_chunks()
    return combined.combine_chunks() if isinstance(combined, pa.ChunkedArray) else combined


def _empty(width: int) -> Panel:
    nobody = np.array([], dtype=np.str_)
    none = np.array([], dtype=np.int64)
    return Panel(nobody, nobody, np.zeros((0, width)), none.astype(np.float64), none, none.astype(np.bool_), ())
