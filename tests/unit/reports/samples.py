"""A county on paper: a scored list and a year of collection, made from arithmetic so that every sum can be checked."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path
from typing import Any

import pyarrow as pa

from desktop_app.domain.figures import AgeingBucket, BandCount, CollectionMonth, DataState, Overview
from desktop_app.domain.indicator import Direction, Family, IndicatorSpec, Side
from desktop_app.domain.masking import Masking
from desktop_app.domain.money import Money
from desktop_app.domain.month import Month
from desktop_app.domain.risk import RunRecord
from desktop_app.domain.roles import Role
from desktop_app.domain.texts import Texts
from desktop_app.reports.model import Document, Imprint, SignOff, Table
from desktop_app.reports.typst_pdf import Press
from desktop_app.reports.watermark import Watermark

ROOT = Path(__file__).parents[3]
PRESS = Press(ROOT / "resources" / "templates", ROOT / "resources" / "fonts")
MADE_AT = dt.datetime(2026, 4, 1, 9, 30, 15)
MASK = Masking.load(ROOT / "resources" / "rules" / "masking.toml").of(Role.MANAGER)
WATERMARK = Watermark("EX-20260401-001", "青河县供电公司", "李建国", "1001", "PC-7", MADE_AT, "走访催收")
IMPRINT = Imprint("FX-20260401-001", "青河县供电公司", "李建国", MADE_AT)

_SENTENCES = {
    "reason.late_12": (
        "近 12 个月逾期 {value} 次，同类客户平均 {mean} 次",
        "Late {value} times in 12 months; similar customers {mean}",
    ),
    "reason.owed_ratio": (
        "欠费是平常月电费的 {value} 倍，同类客户 {mean} 倍",
        "Owes {value} times a usual bill; similar customers {mean}",
    ),
    "reason.bill_jump": ("最近一期电费是平常的 {value} 倍", "The latest bill is {value} times the usual one"),
    "reason.unknown": ("{name}：没有资料", "{name}: not known"),
    "ageing.not_due": ("未到期", "Not yet due"),
    "ageing.d1_30": ("逾期 1～30 天", "1–30 days"),
    "ageing.d31_60": ("逾期 31～60 天", "31–60 days"),
    "ageing.over_y3": ("逾期 3 年以上", "Over 3 years"),
}

INDICATORS = {
    name: IndicatorSpec(name, zh, zh, Side.WILLINGNESS, Family.LATENESS, Direction.RAISES, unit, decimals, "", "")
    for name, zh, unit, decimals in (
        ("late_12", "逾期次数", "次", 0),
        ("owed_ratio", "欠费倍数", "倍", 1),
        ("bill_jump", "电费突增", "倍", 1),
    )
}


def texts(language: str = "zh") -> Texts:
    """The shipped texts of this floor with sentences for the sample's own indicators and ages."""
    own: dict[str, Any] = {}
    for name in ("reports.toml", "privacy.toml"):
        own |= tomllib.loads((ROOT / "resources" / "texts" / name).read_text(encoding="utf-8"))
    return Texts(language, {**own, **{key: {"zh": zh, "en": en} for key, (zh, en) in _SENTENCES.items()}})


RUN = RunRecord(
    run_id=7, kind="risk", as_of=dt.date(2026, 3, 31), started_at=dt.datetime(2026, 4, 1, 9, 12), user="李建国", parameters="{}",
    seed=1, data_sha256="9c1185a5c5e9fc54" * 4, code_version="0.1.0", artefact_sha256="2fd4e1c67a2d28fc" * 4,
    facts='{"allocation":"oldest_first"}',
)  # fmt: skip

_NAMES = ("张明", "王秀英", "欧阳志强", "青河县城关镇中心小学", "李*", "赵#[强]", "青河县惠民农副产品加工有限责任公司")
_USES = ("居民生活用电", "一般工商业", "农业生产用电", "大工业用电")


def owed_fen(place: int) -> int:
    return 0 if place % 11 == 0 else place * 7_919 % 900_000 + 1


def band(place: int, rows: int) -> str:
    part = place * 10 // rows
    return "unknown" if place % 37 == 5 else ("high" if part < 3 else "medium" if part < 6 else "low")


def ranked(rows: int, **columns: list[Any]) -> pa.Table:
    """A ranked list: three tenths high, three medium, the rest low, some with too little data in between."""
    places = range(rows)
    reasons: dict[str, list[Any]] = {}
    for number, name in enumerate(INDICATORS, 1):
        has = [place % 5 >= number - 1 for place in places]
        reasons[f"reason_{number}"] = [name if there else None for there in has]
        reasons[f"reason_{number}_value"] = [
            float(place % 9) + 0.5 if there else None for place, there in zip(places, has, strict=True)
        ]
        reasons[f"reason_{number}_mean"] = [0.6 if there else None for there in has]
        reasons[f"reason_{number}_points"] = [12 if there else None for there in has]
    content = {
        "cons_no": [f"03{place:08d}" for place in places],
        "cons_name": [_NAMES[place % len(_NAMES)] for place in places],
        "org_name": ["城关供电所" for _ in places],
        "elec_type": [_USES[place % len(_USES)] for place in places],
        "tg_name": [f"{place % 40} 号公变" for place in places],
        "mobile": [f"138{place:08d}" for place in places],
        "band": [band(place, rows) for place in places],
        "probability": [round(0.97 * (1 - place / rows), 6) for place in places],
        "points": [None if band(place, rows) == "unknown" else 640 - place * 300 // rows for place in places],
        "owed_fen": [owed_fen(place) for place in places],
        "overdue_days": [place * 13 % 120 if owed_fen(place) else 0 for place in places],
        "open_bills": [place % 4 for place in places],
        "override_band": pa.array([None] * rows, pa.string()),
        "override_reason": pa.array([None] * rows, pa.string()),
        "no_marketing": [place % 50 == 7 for place in places],
        **reasons,
    }
    return pa.table({**content, **columns})


def overview() -> Overview:
    """Twelve months, the last one not yet due."""
    months = tuple(_month(Month(2025, 4).plus(place), place) for place in range(12))
    ageing = (
        AgeingBucket("not_due", 812, Money(31_245_600)),
        AgeingBucket("d1_30", 402, Money(12_830_055)),
        AgeingBucket("d31_60", 133, Money(6_100_210)),
        AgeingBucket("over_y3", 61, Money(9_004_999)),
    )
    bands = (
        BandCount("high", 311, Money(18_000_000)),
        BandCount("medium", 905, Money(7_000_000)),
        BandCount("low", 9_120, Money(2_935_264)),
        BandCount("unknown", 77, Money(0)),
    )
    state = DataState(10_413, 120_000, 118_000, tuple(month.month for month in months), 3, MADE_AT, 12, 7, dt.date(2026, 3, 31))
    return Overview(dt.date(2026, 3, 31), state, months[-2], months[-3], months, ageing, bands)


def _month(month: Month, place: int) -> CollectionMonth:
    billed = 412_638_000 + place * 1_234_567
    rate = 60 if place == 11 else 97 - place * 3 % 7
    return CollectionMonth(
        month, Money(billed), Money(billed * rate // 100), 10_413, 4_100 if place == 11 else 300 + place, place < 11
    )


def document(table: Table, *, title: str = "测试表", language: str = "zh") -> Document:
    """The smallest report: one table and the sign-off."""
    return Document(
        "test",
        language,
        title,
        "副标题",
        dt.date(2026, 3, 31),
        IMPRINT,
        "筛选条件：全部",
        (),
        (table, SignOff(("制表",), "（盖章处）")),
    )
