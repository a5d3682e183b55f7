"""Rows of the ranked list as values, read from the frame a part at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from desktop_app.domain.frame import Frame
from desktop_app.domain.indicator import IndicatorSpec
from desktop_app.domain.money import Money
from desktop_app.domain.progress import Progress
from desktop_app.domain.risk import Band, Reason
from desktop_app.domain.texts import Texts
from desktop_app.domain.wording import reason_sentence

REASONS = 3
_PART = 2_000
_COLUMNS = (
    *("cons_no", "cons_name", "org_name", "elec_type", "tg_name", "mobile"),
    *("band", "probability", "points", "owed_fen", "overdue_days", "open_bills"),
    *("override_band", "override_reason", "no_marketing"),
)


@dataclass(frozen=True, slots=True)
class Ranked:
    """One customer of the ranked list, unmasked as it is stored. `band` is the card's own; `override` a person's in its place."""

    cons_no: str
    cons_name: str | None
    org_name: str | None
    elec_type: str | None
    tg_name: str | None
    mobile: str | None
    band: Band
    probability: float
    points: int | None
    owed: Money
    overdue_days: int
    open_bills: int
    reasons: tuple[Reason, ...]
    override: Band | None = None
    override_reason: str = ""
    no_marketing: bool = False

    @property
    def grade(self) -> Band:
        """What the office acts on."""
        return self.override or self.band


def ranked_rows(frame: Frame, progress: Progress) -> Iterator[Ranked]:
    """All rows in the frame's order (riskiest first); fetched in parts, so that half a million never stand in memory at once."""
    for start in range(0, frame.num_rows, _PART):
        progress.check()
        columns = [frame.column(name).slice(start, _PART).to_pylist() for name in _COLUMNS]
        reasons = zip(*(_reasons(frame, number, start) for number in range(1, REASONS + 1)), strict=True)
        for plain, given in zip(zip(*columns, strict=True), reasons, strict=True):
            no, name, org, use, area, mobile, band, probability, points, owed, days, bills, override, why, no_marketing = plain
            stated = tuple(reason for reason in given if reason is not None)
            yield Ranked(
                no, name, org, use, area, mobile, Band(band), probability, points, Money(owed), days, bills, stated,
                Band(override) if override else None, why or "", no_marketing,
            )  # fmt: skip


def band_counts(frame: Frame) -> dict[Band, int]:
    """Customers of the whole frame per band acted on; all bands are there, if only with 0."""
    found = {entry["values"]: entry["counts"] for entry in frame.column("band").value_counts().to_pylist()}
    counts = {band: found.get(band.value, 0) for band in Band}
    for place, override in enumerate(frame.column("override_band").to_pylist()):
        if override is not None:
            counts[Band(frame.column("band")[place].as_py())] -= 1
            counts[Band(override)] += 1
    return counts


def sentences(texts: Texts, indicators: Mapping[str, IndicatorSpec], row: Ranked, most: int = REASONS) -> list[str]:
    """The customer's first reasons in words."""
    return [reason_sentence(texts, indicators[reason.indicator_id], reason) for reason in row.reasons[:most]]


def _reasons(frame: Frame, number: int, start: int) -> list[Reason | None]:
    names = (f"reason_{number}", f"reason_{number}_value", f"reason_{number}_mean", f"reason_{number}_points")
    columns = (frame.column(name).slice(start, _PART).to_pylist() for name in names)
    return [Reason(*values) if values[0] is not None else None for values in zip(*columns, strict=True)]
