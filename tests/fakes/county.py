"""A made-up county: names, bills and scores from a fixed seed."""

from __future__ import annotations

import datetime as dt
import functools
import io
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pypdfium2

from desktop_app.domain.batch import CheckedFile, Finding, ImportCheck, Severity, Totals, UnreadColumn
from desktop_app.domain.dictionary import Dictionary, ExtractKind, Field, FieldType
from desktop_app.domain.figures import AgeingBucket, BandCount, CollectionMonth
from desktop_app.domain.indicator import Direction, Family, IndicatorSpec, Side
from desktop_app.domain.ledger import Bill, Customer, Lineage, Payment
from desktop_app.domain.message import Message
from desktop_app.domain.money import Money
from desktop_app.domain.month import Month
from desktop_app.domain.risk import Band, Reason, RiskResult, RunRecord, SheetLine
from desktop_app.domain.segment import KChoice, Segment, Segmentation, Trait
from desktop_app.domain.sheets import MappedColumn
from desktop_app.services.explain_customer import CustomerSheet

AS_OF = dt.date(2026, 10, 31)
SURNAMES = "王李张刘陈杨赵黄周吴徐孙马朱胡郭何高林罗"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英"
FIRMS = ("某某建材有限公司", "某某宾馆", "某某养殖合作社", "某某农贸市场")
KINDS = ("城镇居民生活用电", "乡村居民生活用电", "一般工商业", "农业生产用电")


def _spec(name: str, zh: str, en: str, family: Family, unit: str, decimals: int) -> IndicatorSpec:
    side = Side.WILLINGNESS if family in {Family.LATENESS, Family.RECENCY, Family.PAYMENT} else Side.ABILITY
    return IndicatorSpec(name, zh, en, side, family, Direction.RAISES, unit, decimals, "", "")


INDICATORS: Mapping[str, IndicatorSpec] = {
    spec.id: spec
    for spec in (
        _spec("late_count", "近 6 个月逾期次数", "late bills in 6 months", Family.LATENESS, "次", 0),
        _spec("longest_late", "最长逾期天数", "longest delay", Family.RECENCY, "天", 0),
        _spec("owed_ratio", "欠费为月均电费的倍数", "arrears to usual bill", Family.ARREARS, "倍", 1),
        _spec("bill_change", "电费较去年同期变化", "bill against last year", Family.BILL, "%", 1),
    )
}

ENTRIES: Mapping[str, Mapping[str, Any]] = {
    "reason.late_count": {
        "zh": "近 6 个月有 {value} 次逾期（平均 {mean} 次）",
        "en": "{value} late bills in 6 months (mean {mean})",
    },
    "reason.longest_late": {"zh": "最长晚缴 {value} 天（平均 {mean} 天）", "en": "paid up to {value} days late (mean {mean})"},
    "reason.owed_ratio": {
        "zh": "欠费为月均电费的 {value} 倍（平均 {mean} 倍）",
        "en": "owes {value} times a usual bill (mean {mean})",
    },
    "reason.bill_change": {
        "zh": "电费较去年同期变化 {value}（平均 {mean}）",
        "en": "bill changed by {value} in a year (mean {mean})",
    },
    "reason.unknown": {"zh": "{name}：没有数据", "en": "{name}: unknown"},
    "ageing.not_due": {"zh": "未到期", "en": "Not due"},
    "ageing.d1_30": {"zh": "1–30 天", "en": "1–30 days"},
    "ageing.d31_60": {"zh": "31–60 天", "en": "31–60 days"},
    "ageing.d61_90": {"zh": "61–90 天", "en": "61–90 days"},
    "ageing.d91_180": {"zh": "91 天以上", "en": "Over 90 days"},
    "segment.steady": {"zh": "按时缴费的普通户", "en": "Regular payers"},
    "segment.late_large": {"zh": "大额偶发逾期", "en": "Large bills, sometimes late"},
    "segment.habitual": {"zh": "经常晚缴", "en": "Habitually late"},
    "fake.ambiguous": {"zh": "日期写法不明，例如 {sample}", "en": "Ambiguous date, e.g. {sample}"},
    "fake.damaged": {"zh": "户号已损坏（科学计数法）", "en": "Damaged customer number (scientific notation)"},
}


def trend() -> tuple[CollectionMonth, ...]:
    rates = (0.9802, 0.9841, 0.9778, 0.9866, 0.9890, 0.9829, 0.9752, 0.9791, 0.9853, 0.9878, 0.9820, 0.9740)
    months = [Month(2025, 11).plus(number) for number in range(12)]
    rows = []
    for number, (month, rate) in enumerate(zip(months, rates, strict=True)):
        billed = 3_800_000_000 + number * 29_670_000
        rows.append(CollectionMonth(month, Money(billed), Money(round(billed * rate)), 128_430, 1_900 + number * 38, True))
    return tuple(rows)


def ageing() -> tuple[AgeingBucket, ...]:
    keys = ("not_due", "d1_30", "d31_60", "d61_90", "d91_180")
    wan = (256_10, 86_70, 37_20, 16_50, 16_50)
    return tuple(
        AgeingBucket(key, 400 * (5 - n), Money(amount * 10_000)) for n, (key, amount) in enumerate(zip(keys, wan, strict=True))
    )


def risk_table(rows: int) -> pa.Table:
    """Like the table `risk` joined with names: riskiest first, customers with too little data last."""
    draw = np.random.default_rng(7)
    unknown = max(rows // 40, 1)
    chance = np.sort(np.round(draw.beta(0.5, 5.0, rows - unknown), 4))[::-1]
    chance = np.concatenate([chance, np.full(unknown, 0.08)])
    bands = [_band(value, number >= rows - unknown) for number, value in enumerate(chance)]
    owed = (draw.gamma(1.2, 40_000, rows) * (0.1 + chance * 3)).astype(np.int64)
    names = [_name(int(value)) for value in draw.integers(0, 1_000_000, rows)]
    ids = list(INDICATORS)
    columns: dict[str, Any] = {
        "cons_no": [f"{1_500_000 + int(number):010d}" for number in draw.permutation(rows)],
        "cons_name": names,
        "org_name": ["城关供电所"] * rows,
        "elec_type": [KINDS[int(value)] for value in draw.integers(0, 4, rows)],
        "tg_name": [f"城关 {int(value):02d} 台区" for value in draw.integers(1, 30, rows)],
        "mobile": [f"186{int(value):08d}" for value in draw.integers(0, 99_999_999, rows)],
        "band": [band.value for band in bands],
        "probability": chance,
        "points": pa.array(
            [None if band is Band.UNKNOWN else int(20 + value * 180) for band, value in zip(bands, chance, strict=True)]
        ),
        "owed_fen": owed,
        "overdue_days": pa.array((chance * draw.integers(0, 180, rows)).astype(np.int32)),
        "open_bills": pa.array((chance * 6).astype(np.int32)),
        "override_band": pa.array([None] * rows, pa.string()),
        "override_reason": pa.array([None] * rows, pa.string()),
        "no_marketing": [False] * rows,
    }
    for place in (1, 2, 3):
        known = [band is not Band.UNKNOWN and value > 0.02 * place for band, value in zip(bands, chance, strict=True)]
        picked = [ids[(place - 1 + number) % 3] if yes else None for number, yes in enumerate(known)]
        columns[f"reason_{place}"] = pa.array(picked, pa.string())
        columns[f"reason_{place}_value"] = pa.array(
            [round(1 + value * 6, 1) if yes else None for yes, value in zip(known, chance, strict=True)]
        )
        columns[f"reason_{place}_mean"] = pa.array([0.7 if yes else None for yes in known])
        columns[f"reason_{place}_points"] = pa.array([int(25 - 6 * place) if yes else None for yes in known], pa.int32())
    for place in (1, 2):
        columns[f"good_{place}"] = pa.array(["bill_change" if place == 1 else None] * rows, pa.string())
        columns[f"good_{place}_value"] = pa.array([0.031 if place == 1 else None] * rows, pa.float64())
        columns[f"good_{place}_mean"] = pa.array([0.05 if place == 1 else None] * rows, pa.float64())
        columns[f"good_{place}_points"] = pa.array([-6 if place == 1 else None] * rows, pa.int32())
    return pa.table(columns)


def bands(frame: pa.Table) -> tuple[BandCount, ...]:
    names, owed = np.asarray(frame.column("band").to_pylist()), frame.column("owed_fen").to_numpy()
    return tuple(BandCount(b.value, int((names == b.value).sum()), Money(int(owed[names == b.value].sum()))) for b in Band)


def sheet(frame: pa.Table, cons_no: str, run: RunRecord) -> CustomerSheet:
    row = frame.slice(frame.column("cons_no").to_pylist().index(cons_no), 1).to_pylist()[0]
    result = RiskResult(
        cons_no, row["probability"], row["points"], Band(row["band"]), _reasons(row, "reason", 3), _reasons(row, "good", 2)
    )
    customer = Customer(
        cons_no,
        row["cons_name"],
        row["org_name"],
        row["elec_type"],
        "低压居民",
        Decimal(8),
        row["tg_name"],
        row["mobile"],
        "某某县城关镇一路 1 号",
        None,
    )
    lines = tuple(SheetLine(reason.indicator_id, reason.value, "≥ 3", reason.points, 4.0) for reason in result.reasons)
    base = (result.points or 0) - sum(line.points for line in lines)
    return CustomerSheet(run, customer, result, lines, base, _bills(cons_no), _payments(cons_no))


def segmentation() -> Segmentation:
    def segment(number: int, key: str, size: int, owed: int, late: float) -> Segment:
        traits = (
            Trait("late_count", late, 0.7, (late - 0.7) / 0.9),
            Trait("owed_ratio", late / 2, 0.4, (late - 0.7) / 1.3),
            Trait("longest_late", late * 9, 5.0, late / 3),
        )
        return Segment(number, f"segment.{key}", size, Money(owed), traits, tuple(f"00015{number}{n:05d}" for n in range(5)))

    segments = (
        segment(1, "steady", 1480, 9_120_300, 0.1),
        segment(2, "habitual", 312, 51_802_210, 3.6),
        segment(3, "late_large", 208, 81_240_005, 1.9),
    )
    return Segmentation(segments, (KChoice(3, 0.93, 0.41, 0.104),), True, 20260101)


def dictionary() -> Dictionary:
    def fields(*triples: tuple[str, FieldType, str]) -> tuple[Field, ...]:
        return tuple(Field(name, kind, zh, name) for name, kind, zh in triples)

    bill = fields(
        ("cons_no", FieldType.ID, "户号"),
        ("rcvbl_ym", FieldType.MONTH, "电费年月"),
        ("rcvbl_amt", FieldType.MONEY, "应收电费"),
        ("due_date", FieldType.DATE, "交费截止日"),
    )
    return Dictionary(
        (
            ExtractKind("customer", "客户档案", "Customers", "customer", 1, ("cons_no",), None, bill),
            ExtractKind("bill", "应收电费", "Bills", "bill", 2, ("cons_no", "rcvbl_ym"), "rcvbl_amt", bill),
            ExtractKind("payment", "缴费", "Payments", "payment", 3, ("cons_no",), "rcvbl_amt", bill),
        )
    )


def import_check(paths: tuple[Path, ...]) -> ImportCheck:
    kinds = ("customer", "bill", "payment")
    files = tuple(_checked(number, path, kinds[number % 3]) for number, path in enumerate(paths))
    findings = (
        Finding(1 % len(paths), "dates", Severity.CONFIRM, Message.of("fake.ambiguous", sample="03/04/26"), 25, (112, 340, 2201)),
        Finding(1 % len(paths), "ids", Severity.REJECT, Message.of("fake.damaged"), 12, (7, 8, 90)),
    )
    return ImportCheck("token-1", files, findings)


def _checked(number: int, path: Path, kind: str) -> CheckedFile:
    headers = ("用户编号", "电费年月", "应收电费", "交费截止日", "备注")
    ids = ("cons_no", "rcvbl_ym", "rcvbl_amt", "due_date", None)
    columns = tuple(MappedColumn(i, header, field) for i, (header, field) in enumerate(zip(headers, ids, strict=True)))
    rows = 42_118 + number * 900
    amount = None if kind == "customer" else Money(4_126_380_122 - number)
    preview = tuple((f"{15_200_000 + 37 * n:010d}", "2026-10", f"{20.31 * (n + 1):.2f}", "2026-11-20", "") for n in range(30))
    source = Money(4_126_380_122 - 1) if amount else None
    refused = 12 if number == 1 else 0
    return CheckedFile(
        number, path, "Sheet1" if path.suffix == ".xlsx" else "", "0" * 64, "GB18030", kind, 3, 2, 1, columns,
        Totals(rows + refused, 42_118, amount), Totals(rows, 42_118, amount), Totals(0, 0, None), Totals(refused, refused, None),
        None, rows, source, preview, (UnreadColumn(4, "备注", 1_204),),
    )  # fmt: skip


@functools.cache
def two_page_pdf() -> bytes:
    """Two empty A4 pages, the same bytes each time (PDFium gives each new file a number of its own)."""
    document = pypdfium2.PdfDocument.new()
    for _ in range(2):
        document.new_page(595, 842)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def page_count(pdf: bytes) -> int:
    return len(pypdfium2.PdfDocument(pdf))


def render_page(pdf: bytes, page: int, width_px: int) -> tuple[int, int, bytes]:
    shown = pypdfium2.PdfDocument(pdf)[page - 1]
    picture = shown.render(scale=width_px / shown.get_width(), rev_byteorder=True).to_numpy()[:, :, :3]
    return picture.shape[1], picture.shape[0], np.ascontiguousarray(picture).tobytes()


def _band(chance: float, too_little: bool) -> Band:
    if too_little:
        return Band.UNKNOWN
    return Band.HIGH if chance >= 0.30 else Band.MEDIUM if chance >= 0.10 else Band.LOW


def _name(number: int) -> str:
    if number % 17 == 0:
        return FIRMS[number % len(FIRMS)]
    given = GIVEN[number % len(GIVEN)] + (GIVEN[number // 7 % len(GIVEN)] if number % 3 else "")
    return SURNAMES[number % len(SURNAMES)] + given


def _reasons(row: Mapping[str, Any], kind: str, count: int) -> tuple[Reason, ...]:
    found = []
    for place in range(1, count + 1):
        if row[f"{kind}_{place}"] is not None:
            parts = (row[f"{kind}_{place}_{part}"] for part in ("value", "mean", "points"))
            found.append(Reason(row[f"{kind}_{place}"], *parts))
    return tuple(found)


def _bills(cons_no: str) -> tuple[Bill, ...]:
    lineage = Lineage(1, 1, "", 5)
    months = [Month(2026, 10).plus(-n) for n in range(8)]
    return tuple(
        Bill(
            cons_no, month, Money(28_000 + 731 * n), Money(0 if n < 2 else 28_000 + 731 * n),
            month.last_day, month.plus(1).first_day,
            None if n < 2 else month.plus(1).first_day + dt.timedelta(days=9 * (n % 4)), lineage,
        )
        for n, month in enumerate(months)
    )  # fmt: skip


def _payments(cons_no: str) -> tuple[Payment, ...]:
    lineage = Lineage(1, 2, "", 9)
    return tuple(
        Payment(
            cons_no, Month(2026, 8).plus(-n), dt.datetime(2026, 9, 12) - dt.timedelta(days=30 * n), Money(28_000), "微信", lineage
        )
        for n in range(4)
    )
