"""The registered indicators, each against a value worked out by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from desktop_app.domain.indicator import Direction
from desktop_app.domain.risk import Reason
from desktop_app.domain.texts import LANGUAGES, Texts
from desktop_app.domain.wording import reason_sentence
from desktop_app.metrics import sources
from desktop_app.metrics.indicators import INDICATORS, SPECS
from tests.unit.metrics.ledgers import SmallLedger

TEXTS = Path(__file__).parents[3] / "resources" / "texts"
UNITS = {"次", "天", "元", "%", "倍", "月", "状态", "户", "千伏安"}

# As of 2026-06-30. January to May are due; the June bill is not.
#            month      yuan    receipts
HISTORY = (
    ("2026-01", "100", (("2026-02-10", "100"),)),  # on time, 10 days early, by standing order
    ("2026-02", "100", (("2026-04-02", "100"),)),  # 13 days late, in a later month
    ("2026-03", "100", (("2026-04-10", "40"), ("2026-04-20", "60"))),  # on time in two parts
    ("2026-04", "200", (("2026-05-25", "200"),)),  # 5 days late
    ("2026-05", "300", (("2026-06-15", "90"),)),  # open since the 20th of June: 10 days, 210 owed
    ("2026-06", "400", ()),
)
Rows = dict[str, dict[str, Any]]

EXPECTED = {
    "on_time_rate": 2 / 5,
    "on_time_amt_rate": (100 + 0 + 100 + 0 + 90) / 800,
    "late_count": 3,
    "avg_late_days": (13 + 5 + 10) / 5,
    "amt_w_late_days": (100 * 13 + 200 * 5 + 300 * 10) / 800,
    "max_late_days": 13,
    "max_consec_late": 2,
    "earlier_late_days": 13 / 2,
    "cross_month_count": 1,
    "decayed_lateness": (0.5 ** (4 / 6) + 0.5 ** (2 / 6) + 0.5 ** (1 / 6)) / sum(0.5 ** (age / 6) for age in range(1, 6)),
    "recent_state": 321,
    "months_since_late": 1,
    "part_pay_share": 1 / 5,
    "paid_ratio": 590 / 800,
    "first_pay_ratio": 90 / 300,
    "first_pay_ratio_3": (40 + 200 + 90) / 600,
    "first_pay": 90,
    "least_first_pay": 40,
    "avg_lead_days": (10 + 0) / 2,
    "auto_pay_share": 1 / 6,
    "owe_to_month": 210 / (1200 / 6),
    "owe_over_cap": 210 / 8,
    "overdue_bills": 1,
    "oldest_overdue_days": 10,
    "balance_to_month": 610 / (1200 / 6),
    "balance_to_cap": 610 / 8,
    "bill_level": 400 / 200,
    "bill_growth": 400 / 300,
    "bill_trend": 1100 / 17.5 / 200,  # Σ(month - mean)(yuan - mean) = 1100, Σ(month - mean)² = 17.5
    "bill_cv": (80_000 / 6) ** 0.5 / 200,
    "newest_bill": 400,
    "mean_bill": 200,
    "contract_cap": 8,
    "bill_to_cap": 400 / 8,
    "mean_bill_to_cap": 200 / 8,
    "paid_to_cap": (40 + 200 + 90) / 8,
    "tenure_months": 29,
    "billed_months": 6,
}


@pytest.fixture(scope="module")
def rows() -> Rows:
    ledger = SmallLedger()
    ledger.customer("1", contract_cap="8", build_date="2024-01-15", cons_sort="低压居民")
    for month, yuan, receipts in HISTORY:
        ledger.bill("1", month, yuan)
        for day, paid in receipts:
            ledger.receipt("1", month, day, paid, pay_mode="银行代扣" if month == "2026-01" else "网上国网")
    ledger.bill("2", "2026-06", "50")  # new: nothing due yet, no customer record
    ledger.customer("3", contract_cap="0", build_date="2027-01-01", elec_type="非居民照明")
    ledger.bill("3", "2024-01", "80")  # long ago, never paid
    return ledger.indicators()


def test_that_every_indicator_has_an_expected_value() -> None:
    assert set(EXPECTED) == set(SPECS)


@pytest.mark.parametrize("name", list(EXPECTED))
def test_that_an_indicator_is_what_its_formula_says(rows: Rows, name: str) -> None:
    assert rows["1"][name] == pytest.approx(EXPECTED[name], abs=1e-6)


def test_that_ratios_carry_six_decimals_and_no_more(rows: Rows) -> None:
    numbers = [value for row in rows.values() for name in SPECS if (value := row[name]) is not None]
    assert all(round(value, 6) == value for value in numbers)


def test_that_what_is_not_known_stays_unknown(rows: Rows) -> None:
    new = rows["2"]
    known = {name for name in SPECS if new[name] is not None}
    overdue_nothing = {"owe_to_month", "overdue_bills", "oldest_overdue_days"}
    assert known == overdue_nothing | {"balance_to_month", "newest_bill", "mean_bill", "billed_months"}
    assert all(new[name] == 0 for name in overdue_nothing)


def test_that_an_old_debt_outside_the_window_is_still_owed(rows: Rows) -> None:
    old = rows["3"]
    assert (old["owed"], old["open_bills"], old["overdue_bills"], old["late_now"]) == (8_000, 1, 1, True)
    assert old["late_count"] is None
    assert old["owe_to_month"] is None
    assert old["contract_cap"] is None
    assert old["tenure_months"] is None


def test_that_the_facts_beside_the_indicators_are_exact(rows: Rows) -> None:
    facts = ("customer_class", "bills_seen", "owed", "overdue_days", "open_bills", "late_now", "latest_bill")
    assert [rows["1"][name] for name in facts] == ["lv_resident", 6, 61_000, 10, 2, True, 40_000]
    assert [row["customer_class"] for row in rows.values()] == ["lv_resident", "unclassified", "lv_business"]


CLASSES = (
    ("01", None, "hv"),
    ("高压用户", "居民生活", "hv"),
    ("02", "居民生活", "lv_business"),
    ("低压非居民", None, "lv_business"),
    ("低压居民", "商业", "lv_resident"),
    (None, "乡村居民生活用电", "lv_resident"),
    ("不明", "非居民照明", "lv_business"),
    (None, "农业生产", "lv_business"),
    (None, "", "unclassified"),
    (None, None, "unclassified"),
)


def test_that_the_class_follows_the_customer_record() -> None:
    ledger = SmallLedger()
    for place, (cons_sort, elec_type, _) in enumerate(CLASSES):
        ledger.customer(str(place), cons_sort=cons_sort, elec_type=elec_type)
        ledger.bill(str(place), "2026-05", "10")
    found = ledger.indicators()
    assert [found[str(place)]["customer_class"] for place in range(len(CLASSES))] == [expected for *_, expected in CLASSES]


def test_that_no_indicator_can_see_what_a_score_must_not_use() -> None:
    tables = sources.ledger()
    seen = {name for table in (tables.customer, tables.bill, tables.payment) for name in table.columns}
    assert not seen & {"cons_name", "elec_addr", "cert_no", "cert_type", "mobile", "tel", "welfare_flag", "urban_rural"}


def test_that_every_indicator_is_described_and_has_words_in_both_languages() -> None:
    assert len(SPECS) == len(INDICATORS) >= 18
    for language in LANGUAGES:
        texts = Texts.load(TEXTS, language)
        for spec in SPECS.values():
            assert spec.zh
            assert spec.en
            assert spec.formula
            assert spec.unit in UNITS
            assert texts(f"unit.{spec.unit}")
            assert texts(f"family.{spec.family.value}")
            assert texts(f"side.{spec.side.value}")
            value = 321.0 if spec.unit == "状态" else 0.25
            sentence = reason_sentence(texts, spec, Reason(spec.id, value, 0.5, 7))
            assert "{" not in sentence
            assert spec.name(language) in reason_sentence(texts, spec, Reason(spec.id, None, None, 7))


def test_that_every_state_a_customer_can_be_in_has_words() -> None:
    texts = Texts.load(TEXTS, "zh")
    codes = [100 * a + 10 * b + c for a in (1, 2, 3) for b in (0, 1, 2, 3) for c in (0, 1, 2, 3) if b or not c]
    words = {texts(f"state.recent_state.{code}") for code in codes}
    assert len(words) == len(codes)


def test_that_states_are_categories_without_a_direction() -> None:
    assert all(spec.direction is Direction.FREE for spec in SPECS.values() if spec.unit == "状态")
