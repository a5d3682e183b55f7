"""Filtering and sorting of the ranked list: plain functions on whole columns, run beside the window."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from desktop_app.domain.money import Money
from desktop_app.domain.progress import Progress
from desktop_app.domain.risk import Band

Order = npt.NDArray[np.intp]
BANDS = tuple(Band)
_KEYS = {
    "cons_no": "cons_no",
    "cons_name": "cons_name",
    "probability": "probability",
    "points": "points",
    "owed": "owed_fen",
    "overdue": "overdue_days",
    "elec_type": "elec_type",
}


@dataclass(frozen=True, slots=True)
class Wish:
    """What the person wants to see. `bands` empty means all; `sort` empty keeps the ranking: riskiest first."""

    text: str = ""
    bands: frozenset[Band] = frozenset()
    sort: str = ""
    descending: bool = False


@dataclass(frozen=True, slots=True)
class Arranged:
    """Source rows in the order to be shown, and what they add up to."""

    order: Order
    owed: Money


@dataclass(frozen=True, slots=True)
class Ranked:
    """The list as whole columns. `band` holds positions in `BANDS` of the grades acted on, a person's before the card's;
    `owed` is in fen."""

    table: pa.Table
    band: npt.NDArray[np.int8]
    owed: npt.NDArray[np.int64]

    @classmethod
    def of(cls, table: pa.Table) -> Ranked:
        """Columns as one chunk each, so that a cell is one look-up."""
        whole = table.combine_chunks()
        acted_on = pc.coalesce(whole.column("override_band"), whole.column("band"))
        codes = pc.index_in(acted_on, pa.array([band.value for band in BANDS]))
        owed = whole.column("owed_fen").to_numpy()
        return cls(whole, codes.to_numpy().astype(np.int8), owed.astype(np.int64))

    def __len__(self) -> int:
        return int(self.table.num_rows)

    def count(self, band: Band) -> int:
        return int(np.count_nonzero(self.band == BANDS.index(band)))

    def owed_of(self, rows: Order) -> Money:
        return Money(int(self.owed[rows].sum()))


def arrange(ranked: Ranked, wish: Wish, progress: Progress) -> Arranged:
    """Filter, then sort; ties keep the ranking."""
    order = np.flatnonzero(_matching(ranked, wish))
    progress.check()
    if wish.sort:
        order = order[_sorted(ranked.table.column(_KEYS[wish.sort]).take(pa.array(order)), wish.descending)]
    return Arranged(order, ranked.owed_of(order))


def _matching(ranked: Ranked, wish: Wish) -> npt.NDArray[np.bool_]:
    mask = np.ones(len(ranked), dtype=np.bool_)
    if wish.bands:
        mask &= np.isin(ranked.band, [BANDS.index(band) for band in wish.bands])
    if wish.text:
        numbers = pc.match_substring(ranked.table.column("cons_no"), wish.text)
        names = pc.match_substring(ranked.table.column("cons_name"), wish.text, ignore_case=True)
        mask &= pc.or_kleene(pc.fill_null(numbers, False), pc.fill_null(names, False)).to_numpy(zero_copy_only=False)
    return mask


def _sorted(column: pa.ChunkedArray, descending: bool) -> Order:
    """A stable order of the column's values; missing ones last either way (Arrow's default)."""
    direction = "descending" if descending else "ascending"
    table = pa.table({"key": column})
    found = pc.sort_indices(table, sort_keys=[("key", direction)])
    return np.asarray(found.to_numpy(), dtype=np.intp)
