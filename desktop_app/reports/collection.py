"""月度回收分析: how much of what was billed came in, by month, by age of the arrears and by risk."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.domain import formats
from desktop_app.domain.figures import AgeingBucket, BandCount, CollectionMonth, Overview
from desktop_app.domain.integration import Allocation
from desktop_app.domain.money import FEN_PER_WAN
from desktop_app.domain.progress import SILENT, Progress
from desktop_app.domain.risk import Band
from desktop_app.domain.roles import EVERYWHERE, Scope
from desktop_app.domain.texts import Texts
from desktop_app.reports import findings
from desktop_app.reports.formalities import allocation_fact, band_name, batch_fact, sign_off, whose
from desktop_app.reports.model import (
    Align,
    Block,
    Chart,
    Column,
    Document,
    Fact,
    Heading,
    Imprint,
    KeyFigure,
    KeyFigures,
    Paragraph,
    Table,
)
from desktop_app.reports.pictures import Bar, Pictures, Point

NAME = "collection"


def build_collection(
    overview: Overview,
    texts: Texts,
    imprint: Imprint,
    pictures: Pictures,
    allocation: Allocation,
    target: float | None = None,
    scope: Scope = EVERYWHERE,
    progress: Progress = SILENT,
) -> Document:
    """The paper of one as-of day; `scope` is that of the figures, `allocation` the rule by which receipts were read, `target` the
    recovery rate asked for, in 0..1."""
    progress.check()
    charts = [block for block in _charts(overview, texts, pictures, target, progress) if block is not None]
    return Document(
        name=NAME,
        language=texts.language,
        title=_title(texts, overview),
        subtitle=texts("reports.collection.subtitle", day=formats.day(overview.as_of)),
        as_of=overview.as_of,
        imprint=imprint,
        scope=_scope(texts, overview.trend, scope),
        meta=(
            Fact(texts("reports.fact.as_of"), formats.day(overview.as_of)),
            batch_fact(texts, overview.state.last_batch),
            allocation_fact(texts, allocation),
        ),
        blocks=(
            *_figures(texts, overview),
            Heading(texts("reports.collection.findings")),
            *(Paragraph(f"{place}. {finding}") for place, finding in enumerate(findings.findings(texts, overview, target), 1)),
            *charts,
            Heading(texts("reports.collection.by_month")),
            Table(_columns(texts), tuple(_line(texts, month) for month in overview.trend)),
            sign_off(texts),
        ),
    )


def _title(texts: Texts, overview: Overview) -> str:
    if overview.current is None:
        return texts("reports.collection.title_none")
    return texts("reports.collection.title", month=findings.month_title(texts, overview.current))


def _scope(texts: Texts, trend: Sequence[CollectionMonth], scope: Scope) -> str:
    if not trend:
        return texts("reports.collection.scope_none", whose=whose(texts, scope))
    return texts("reports.collection.scope", whose=whose(texts, scope), first=trend[0].month, last=trend[-1].month)


def _figures(texts: Texts, overview: Overview) -> tuple[Block, ...]:
    month = overview.current
    if month is None:
        return ()
    note = texts("reports.collection.month_note", month=findings.month_title(texts, month))
    wan, households = texts("reports.unit.wan"), texts("reports.unit.households")
    billed_to = texts("reports.collection.owing_note", customers=formats.count(month.customers))
    return (
        KeyFigures(
            (
                KeyFigure(texts("reports.collection.billed"), formats.wan(month.billed), wan, note),
                KeyFigure(texts("reports.collection.paid"), formats.wan(month.paid), wan, note),
                KeyFigure(texts("reports.collection.recovery"), formats.percent(month.recovery), "", _change(texts, overview)),
                KeyFigure(texts("reports.collection.owing"), formats.count(month.owing_customers), households, billed_to),
            )
        ),
    )


def _change(texts: Texts, overview: Overview) -> str:
    change = findings.change_points(overview.current, overview.previous) if overview.current else None
    if change is None:
        return texts("reports.collection.no_previous")
    if change == 0:
        return texts("reports.collection.same")
    return texts("reports.collection.up" if change > 0 else "reports.collection.down", points=f"{abs(change):.2f}")


def _charts(
    overview: Overview, texts: Texts, pictures: Pictures, target: float | None, progress: Progress
) -> tuple[Chart | None, Chart | None, Chart | None]:
    trend = _trend(overview, texts, pictures, target)
    progress.check()
    ageing = _ageing(overview.ageing, texts, pictures, findings.ageing(texts, overview.ageing))
    progress.check()
    return trend, ageing, _bands(overview.bands, texts, pictures)


def _trend(overview: Overview, texts: Texts, pictures: Pictures, target: float | None) -> Chart | None:
    """Months that have fallen due: what is not yet due is still coming in, and would look like a fall."""
    months = [month for month in overview.trend if month.due]
    if not months:
        return None
    points = [
        Point(str(month.month)[2:], month.recovery, "" if month.recovery is None else f"{month.recovery * 100:.1f}")
        for month in months
    ]
    asked = "" if target is None else texts("reports.chart.target", target=formats.percent(target, 1))
    note = texts("reports.chart.trend_plain" if target is None else "reports.chart.trend")
    said = [(str(month.month), formats.percent(month.recovery)) for month in months]
    return Chart(
        findings.recovery(texts, overview.current, overview.previous),
        note + texts("reports.semicolon") + texts("reports.chart.trend_note"),
        pictures.line(points, target, asked),
        _alt(texts, "reports.chart.trend_alt", said),
    )


def _ageing(buckets: Sequence[AgeingBucket], texts: Texts, pictures: Pictures, finding: str) -> Chart | None:
    if not any(bucket.amount for bucket in buckets):
        return None
    worst = findings.worst_age(buckets)
    bars = [
        Bar(findings.age_name(texts, one), one.amount.fen / FEN_PER_WAN, formats.wan(one.amount), one is worst) for one in buckets
    ]
    said = [(bar.label, bar.shown) for bar in bars]
    return Chart(finding, texts("reports.chart.ageing"), pictures.bars(bars), _alt(texts, "reports.chart.ageing_alt", said))


def _bands(counts: Sequence[BandCount], texts: Texts, pictures: Pictures) -> Chart | None:
    if not any(count.customers for count in counts):
        return None
    bars = [
        Bar(band_name(texts, Band(one.band)), float(one.customers), formats.count(one.customers), one.band == Band.HIGH.value)
        for one in counts
    ]
    said = [(bar.label, bar.shown) for bar in bars]
    alt = _alt(texts, "reports.chart.bands_alt", said)
    return Chart(findings.bands(texts, counts), texts("reports.chart.bands"), pictures.bars(bars), alt)


def _alt(texts: Texts, key: str, points: Sequence[tuple[str, str]]) -> str:
    said = (texts("reports.chart.point", name=name, value=value) for name, value in points)
    return texts(key, points=texts("reports.semicolon").join(said))


def _columns(texts: Texts) -> tuple[Column, ...]:
    def column(key: str, unit: str = "", align: Align = Align.RIGHT, summed: bool = False) -> Column:
        name = texts(f"reports.unit.{unit}") if unit else ""
        return Column(texts(f"reports.column.{key}"), align, name, share=1, min_mm=15.0, summed=summed)

    return (
        column("month", align=Align.CENTER),
        column("billed", "yuan", summed=True),
        column("paid", "yuan", summed=True),
        column("balance", "yuan", summed=True),
        column("recovery"),
        column("customers", "households"),
        column("owing", "households"),
        column("state", align=Align.CENTER),
    )


def _line(texts: Texts, month: CollectionMonth) -> tuple[str, ...]:
    return (
        str(month.month),
        formats.yuan(month.billed),
        formats.yuan(month.paid),
        formats.yuan(month.billed - month.paid),
        formats.percent(month.recovery),
        formats.count(month.customers),
        formats.count(month.owing_customers),
        texts("reports.state.due" if month.due else "reports.state.running"),
    )
