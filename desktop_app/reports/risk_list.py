"""风险客户明细: one line per customer, riskiest first, with the main reasons in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop_app.domain import formats
from desktop_app.domain.frame import Frame
from desktop_app.domain.indicator import IndicatorSpec
from desktop_app.domain.masking import Mask, Personal
from desktop_app.domain.money import ZERO
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.domain.risk import Band, RunRecord
from desktop_app.domain.roles import EVERYWHERE, Scope
from desktop_app.domain.texts import Texts
from desktop_app.reports.formalities import grade_name, run_facts, sign_off, whose
from desktop_app.reports.model import Align, Column, Document, Imprint, KeyFigure, KeyFigures, Paragraph, Table
from desktop_app.reports.ranked import Ranked, band_counts, ranked_rows, sentences

NAME = "risk-list"


@dataclass(frozen=True, slots=True)
class RiskListChoice:
    """What goes on paper: the bands, at most so many customers, so many reasons each."""

    bands: tuple[Band, ...] = (Band.HIGH, Band.MEDIUM)
    max_rows: int = 2_000
    reasons: int = 2


def build_risk_list(
    run: RunRecord,
    frame: Frame,
    batch: int | None,
    texts: Texts,
    indicators: Mapping[str, IndicatorSpec],
    imprint: Imprint,
    mask: Mask,
    scope: Scope = EVERYWHERE,
    choice: RiskListChoice = RiskListChoice(),
    progress: Progress = SILENT,
) -> Document:
    """The paper of one scoring run. `frame` is the ranked list, riskiest first; `batch` the newest import; `mask` and
    `scope` are those of the person who prints."""
    counts = band_counts(frame)
    found = sum(counts[band] for band in choice.bands)
    listed = _listed(frame, choice, min(found, choice.max_rows), progress)
    lines = tuple(_line(texts, indicators, mask, place, row, choice) for place, row in enumerate(listed, 1))
    return Document(
        name=NAME,
        language=texts.language,
        title=texts("reports.risk.title"),
        subtitle=texts("reports.risk.subtitle", day=formats.day(run.as_of)),
        as_of=run.as_of,
        imprint=imprint,
        scope=_scope(texts, choice, scope),
        meta=run_facts(texts, run, batch),
        blocks=(
            _figures(texts, counts, listed),
            Paragraph(texts("reports.risk.caution"), strong=True),
            Paragraph(_coverage(texts, found, len(listed))),
            Table(_columns(texts), lines, page_sums=True),
            sign_off(texts),
        ),
    )


def _listed(frame: Frame, choice: RiskListChoice, most: int, progress: Progress) -> list[Ranked]:
    listed: list[Ranked] = []
    rows = ranked_rows(frame, progress)
    while len(listed) < most:  # stops as soon as the list is full: the low risks below are never read
        row = next(rows)
        if row.grade in choice.bands:
            listed.append(row)
    return listed


def _scope(texts: Texts, choice: RiskListChoice, scope: Scope) -> str:
    bands = texts("reports.risk.and").join(texts(f"reports.risk.band_{band.value}") for band in choice.bands)
    return texts("reports.risk.scope", bands=bands, whose=whose(texts, scope))


def _coverage(texts: Texts, found: int, listed: int) -> str:
    if found == 0:
        return texts("reports.risk.none_listed")
    key = "reports.risk.all_listed" if listed == found else "reports.risk.first_listed"
    return texts(key, found=formats.count(found), listed=formats.count(listed))


def _figures(texts: Texts, counts: Mapping[Band, int], listed: Sequence[Ranked]) -> KeyFigures:
    scored = sum(counts.values()) - counts[Band.UNKNOWN]
    overdue = [row for row in listed if row.overdue_days > 0]
    households = texts("reports.unit.households")

    def share(band: Band) -> str:
        return texts("reports.risk.figure_share", share=formats.percent(counts[band] / scored if scored else None))

    return KeyFigures(
        (
            KeyFigure(texts("reports.risk.figure_high"), formats.count(counts[Band.HIGH]), households, share(Band.HIGH)),
            KeyFigure(texts("reports.risk.figure_medium"), formats.count(counts[Band.MEDIUM]), households, share(Band.MEDIUM)),
            KeyFigure(
                texts("reports.risk.figure_owed"),
                formats.wan(sum((row.owed for row in listed), ZERO)),
                texts("reports.unit.wan"),
                texts("reports.risk.figure_listed", listed=formats.count(len(listed))),
            ),
            KeyFigure(
                texts("reports.risk.figure_overdue"),
                formats.count(len(overdue)),
                households,
                texts("reports.risk.figure_longest", days=formats.count(max((row.overdue_days for row in overdue), default=0))),
            ),
        )
    )


def _columns(texts: Texts) -> tuple[Column, ...]:
    def column(
        key: str, align: Align = Align.LEFT, unit: str = "", share: int = 0, min_mm: float = 0.0, summed: bool = False
    ) -> Column:
        return Column(texts(f"reports.column.{key}"), align, texts(f"reports.unit.{unit}") if unit else "", share, min_mm, summed)

    return (
        column("no", Align.RIGHT),
        column("cons_no"),
        column("cons_name", share=2, min_mm=18.0),
        column("elec_type", share=1, min_mm=16.0),
        column("band"),
        column("probability", Align.RIGHT),
        column("points", Align.RIGHT),
        column("owed", Align.RIGHT, "yuan", summed=True),
        column("overdue", Align.RIGHT, "day"),
        column("reasons", share=11, min_mm=75.0),
    )


def _line(
    texts: Texts, indicators: Mapping[str, IndicatorSpec], mask: Mask, place: int, row: Ranked, choice: RiskListChoice
) -> tuple[str, ...]:
    said = sentences(texts, indicators, row, choice.reasons)
    if row.override is not None:
        said.insert(0, texts("reports.adjusted_because", reason=row.override_reason))
    return (
        formats.count(place),
        mask(Personal.CONS_NO, row.cons_no),
        mask(Personal.NAME, row.cons_name),
        row.elec_type or formats.NOTHING,
        grade_name(texts, row.grade, row.override is not None),
        formats.percent(row.probability, 1),
        formats.count(row.points),
        formats.yuan(row.owed),
        formats.count(row.overdue_days),
        texts("reports.semicolon").join(said) or formats.NOTHING,
    )
