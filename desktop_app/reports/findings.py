"""What the figures of collection say, as sentences; each is computed, none is fixed."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.domain import formats
from desktop_app.domain.figures import AgeingBucket, BandCount, CollectionMonth, Overview
from desktop_app.domain.money import ZERO, Money
from desktop_app.domain.risk import Band
from desktop_app.domain.texts import Texts

NOT_DUE = "not_due"


def findings(texts: Texts, overview: Overview, target: float | None) -> list[str]:
    """All sentences, most important first."""
    found = [recovery(texts, overview.current, overview.previous)]
    if overview.current is not None and target is not None:
        found.append(against_target(texts, overview.current, target))
    found += arrears(texts, overview.trend)
    found += [ageing(texts, overview.ageing)]
    if overview.bands:
        found.append(bands(texts, overview.bands))
    return found


def recovery(texts: Texts, current: CollectionMonth | None, previous: CollectionMonth | None) -> str:
    """The newest month due beside the one before."""
    if current is None or current.recovery is None:
        return texts("reports.finding.no_month")
    said = {"month": month_title(texts, current), "rate": formats.percent(current.recovery)}
    change = change_points(current, previous)
    if change is None:
        return texts("reports.finding.first", **said)
    if change == 0:
        return texts("reports.finding.held", **said)
    return texts("reports.finding.rose" if change > 0 else "reports.finding.fell", points=f"{abs(change):.2f}", **said)


def change_points(current: CollectionMonth, previous: CollectionMonth | None) -> float | None:
    """Change of the printed rate in percentage points, None where either is missing: what a reader would subtract."""
    if previous is None or previous.recovery is None or current.recovery is None:
        return None
    return round(round(current.recovery * 100, 2) - round(previous.recovery * 100, 2), 2)


def against_target(texts: Texts, month: CollectionMonth, target: float) -> str:
    """Whether the month, as its rate is printed, meets the target, and what is missing if it does not."""
    said = {"month": month_title(texts, month), "target": formats.percent(target)}
    short = round(round(target * 100, 2) - round((month.recovery or 0.0) * 100, 2), 2)
    if short <= 0:
        return texts("reports.finding.on_target", **said)
    missing = Money(round(month.billed.fen * target)) - month.paid
    return texts("reports.finding.below_target", points=f"{short:.2f}", amount=formats.wan(missing), **said)


def arrears(texts: Texts, trend: Sequence[CollectionMonth]) -> list[str]:
    """Outstanding over all months due, and the month worst collected."""
    due = [month for month in trend if month.due and month.recovery is not None]
    if len(due) < 2:
        return []
    balance = sum((month.billed - month.paid for month in due), ZERO)
    worst = min(due, key=lambda month: (month.recovery, month.month))
    return [
        texts("reports.finding.balance", amount=formats.wan(balance)),
        texts(
            "reports.finding.worst",
            month=month_title(texts, worst),
            rate=formats.percent(worst.recovery),
            amount=formats.wan(worst.billed - worst.paid),
        ),
    ]


def ageing(texts: Texts, buckets: Sequence[AgeingBucket]) -> str:
    """Of what is overdue, the age with most money and its share; what is not yet due is no arrears."""
    top = worst_age(buckets)
    if top is None:
        return texts("reports.finding.no_arrears")
    overdue = sum((bucket.amount for bucket in buckets if bucket.key != NOT_DUE), ZERO)
    return texts(
        "reports.finding.ageing",
        overdue=formats.wan(overdue),
        bucket=age_name(texts, top),
        amount=formats.wan(top.amount),
        share=formats.percent(top.amount.fen / overdue.fen, 1),
    )


def worst_age(buckets: Sequence[AgeingBucket]) -> AgeingBucket | None:
    """The overdue bucket with most money (the younger of equals), None where nothing is overdue."""
    overdue = [bucket for bucket in buckets if bucket.key != NOT_DUE and bucket.amount > ZERO]
    return max(overdue, key=lambda bucket: bucket.amount, default=None)


def age_name(texts: Texts, bucket: AgeingBucket) -> str:
    return texts(f"ageing.{bucket.key}")


def bands(texts: Texts, counts: Sequence[BandCount]) -> str:
    """How few customers owe how much."""
    high = next((count for count in counts if count.band == Band.HIGH.value), None)
    if high is None or high.customers == 0:
        return texts("reports.finding.no_high")
    customers = sum(count.customers for count in counts)
    owed = sum(count.owed.fen for count in counts)
    return texts(
        "reports.finding.bands",
        customers=formats.count(high.customers),
        share=formats.percent(high.customers / customers, 1),
        owed_share=formats.percent(high.owed.fen / owed if owed else None, 1),
    )


def month_title(texts: Texts, month: CollectionMonth) -> str:
    """2026年3月 in titles and sentences."""
    return texts("reports.month", year=month.month.year, number=month.month.number)
