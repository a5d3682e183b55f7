"""The two office papers: their rows, sums and sentences."""

from __future__ import annotations

import dataclasses
import time
from decimal import Decimal
from typing import Any

import pytest

from desktop_app.domain.errors import Cancelled
from desktop_app.domain.figures import AgeingBucket, BandCount
from desktop_app.domain.integration import Allocation
from desktop_app.domain.money import Money
from desktop_app.domain.risk import Band
from desktop_app.reports import findings
from desktop_app.reports.collection import build_collection
from desktop_app.reports.model import Chart, Document, Paragraph, SignOff, Table
from desktop_app.reports.pictures import Bar, Pictures, Point
from desktop_app.reports.risk_list import RiskListChoice, build_risk_list
from tests.fakes.progress import CancelAfter
from tests.unit.reports.samples import IMPRINT, INDICATORS, MASK, PRESS, RUN, band, overview, owed_fen, ranked, texts

PICTURES = Pictures(PRESS.fonts)
USUAL = RiskListChoice()


def risk_list(rows: int = 200, choice: RiskListChoice = USUAL, **columns: list[Any]) -> Document:
    return build_risk_list(RUN, ranked(rows, **columns), 3, texts(), INDICATORS, IMPRINT, MASK, choice=choice)


def table_of(made: Document) -> Table:
    (table,) = (block for block in made.blocks if isinstance(block, Table))
    return table


def words(made: Document) -> list[str]:
    return [block.text for block in made.blocks if isinstance(block, Paragraph)]


def test_that_only_high_and_medium_risk_are_listed_in_order() -> None:
    rows = table_of(risk_list()).rows
    expected = [place for place in range(200) if band(place, 200) in {"high", "medium"}]
    assert [row[1] for row in rows] == [f"03{place:08d}" for place in expected]
    assert [row[0] for row in rows] == [str(place) for place in range(1, len(expected) + 1)]


def test_that_the_total_is_that_of_the_customers_listed() -> None:
    expected = sum(owed_fen(place) for place in range(200) if band(place, 200) in {"high", "medium"})
    assert table_of(risk_list()).total(7) == Decimal(expected).scaleb(-2)


def test_that_a_cap_is_stated_and_totals_cover_only_what_is_listed() -> None:
    made = risk_list(choice=RiskListChoice(max_rows=10))
    assert len(table_of(made).rows) == 10
    found = sum(band(place, 200) in {"high", "medium"} for place in range(200))
    assert any(f"共 {found} 户" in text and "前 10 户" in text for text in words(made))


def test_that_the_fixed_caution_and_the_sign_off_are_there() -> None:
    made = risk_list()
    assert "评分仅供排序参考，不作为停电、信用处罚的唯一依据。" in words(made)
    assert isinstance(made.blocks[-1], SignOff)


def test_that_names_are_masked_and_phones_are_not_printed() -> None:
    made = risk_list()
    printed = repr(made)
    assert "王秀英" not in printed
    assert "王*英" in printed
    assert "13800000001" not in printed


def test_that_reasons_are_sentences_with_the_customers_own_value() -> None:
    assert (
        table_of(risk_list()).rows[1][9]
        == "近 12 个月逾期 2 次，同类客户平均 0.6 次；欠费是平常月电费的 1.5 倍，同类客户 0.60 倍"
    )


def test_that_too_little_data_is_shown_as_such_and_never_as_a_zero() -> None:
    rows = table_of(risk_list(choice=RiskListChoice(bands=(Band.UNKNOWN,)))).rows
    assert rows
    assert {row[4] for row in rows} == {"◌ 资料不足"}
    assert {row[6] for row in rows} == {"--"}


def test_that_a_customer_without_name_or_use_still_has_a_line() -> None:
    rows = table_of(risk_list(4, cons_name=[None] * 4, elec_type=[None] * 4)).rows
    assert rows[0][2:4] == ("--", "--")


def test_that_the_list_stops_reading_once_it_is_full() -> None:
    frame = ranked(40_000)
    started = time.perf_counter()
    build_risk_list(RUN, frame, 3, texts(), INDICATORS, IMPRINT, MASK, choice=RiskListChoice(max_rows=10))
    assert time.perf_counter() - started < 0.5


def test_that_cancelling_stops_the_list() -> None:
    with pytest.raises(Cancelled):
        build_risk_list(
            RUN,
            ranked(9_000),
            3,
            texts(),
            INDICATORS,
            IMPRINT,
            MASK,
            choice=RiskListChoice(max_rows=9_000),
            progress=CancelAfter(2),
        )


def test_that_the_collection_table_sums_to_the_fen() -> None:
    made = build_collection(overview(), texts(), IMPRINT, PICTURES, Allocation.OLDEST_FIRST)
    table, months = table_of(made), overview().trend
    assert table.total(1) == Decimal(sum(month.billed.fen for month in months)).scaleb(-2)
    assert table.total(2) + table.total(3) == table.total(1)
    assert [row[0] for row in table.rows] == [str(month.month) for month in months]
    assert table.rows[-1][7] == "未到期"


def test_that_findings_are_computed_from_the_figures() -> None:
    said = findings.findings(texts(), overview(), 0.985)
    assert said[0] == "2026年2月 回收率 95.00%，比上月同期升 4.00 个百分点"
    assert said[1] == "2026年2月 回收率比目标 98.50% 低 3.50 个百分点，达到目标还差 14.87 万元"
    assert "2025年6月 回收率最低，为 91.00%" in said[3]
    assert said[4] == "逾期欠费 27.94 万元，以“逾期 1～30 天”最多：12.83 万元，占 45.9%"
    assert said[5] == "高风险客户 311 户，占 3.0%，欠费占 64.4%"


def test_that_findings_turn_with_the_figures() -> None:
    known = overview()
    assert known.current is not None
    fallen = dataclasses.replace(
        known, current=dataclasses.replace(known.current, paid=Money(known.current.billed.fen * 9 // 10))
    )
    assert "降 1.00 个百分点" in findings.findings(texts(), fallen, None)[0]
    held = dataclasses.replace(known, previous=known.current)
    assert "与上月同期持平" in findings.findings(texts(), held, None)[0]
    assert "达到目标 95.00%" in findings.findings(texts(), known, 0.95)[1]
    none_due = dataclasses.replace(known, current=None, previous=None)
    assert "暂不能计算" in findings.findings(texts(), none_due, 0.98)[0]
    assert findings.ageing(texts(), (AgeingBucket("not_due", 5, Money(99)),)) == "截止日没有逾期欠费"
    assert findings.bands(texts(), (BandCount("high", 0, Money(0)), BandCount("low", 3, Money(5)))) == "没有高风险客户"


def test_that_the_change_is_what_a_reader_would_subtract() -> None:
    known = overview()
    assert known.current is not None
    current = dataclasses.replace(known.current, billed=Money(10_000_000), paid=Money(9_500_449))
    before = dataclasses.replace(known.current, billed=Money(10_000_000), paid=Money(9_499_551))
    assert findings.change_points(current, before) == 0.0


def test_that_charts_are_titled_by_their_finding_and_said_in_words() -> None:
    charts = [
        block
        for block in build_collection(overview(), texts(), IMPRINT, PICTURES, Allocation.OLDEST_FIRST, 0.985).blocks
        if isinstance(block, Chart)
    ]
    assert [chart.title for chart in charts] == [
        "2026年2月 回收率 95.00%，比上月同期升 4.00 个百分点",
        "逾期欠费 27.94 万元，以“逾期 1～30 天”最多：12.83 万元，占 45.9%",
        "高风险客户 311 户，占 3.0%，欠费占 64.4%",
    ]
    assert "2025-06 91.00%" in charts[0].alt
    assert "目标 98.5%" in charts[0].svg
    assert "只画已到期的月份" in charts[0].subtitle


def test_that_an_empty_county_makes_a_paper_without_charts() -> None:
    empty = dataclasses.replace(overview(), current=None, previous=None, trend=(), ageing=(), bands=())
    made = build_collection(empty, texts(), IMPRINT, PICTURES, Allocation.OLDEST_FIRST)
    assert not [block for block in made.blocks if isinstance(block, Chart)]
    assert "暂不能计算" in words(made)[0]


def test_that_pictures_are_the_same_bytes_each_time() -> None:
    points = [Point("26-01", 0.97, "97.0"), Point("26-02", None, ""), Point("26-03", 0.6, "60.0")]
    bars = [Bar("甲", 3.0, "3.00", stressed=True), Bar("乙", 0.0, "0.00")]

    def drawn() -> list[str]:
        return [PICTURES.line(points, 0.98, "目标 98%"), PICTURES.bars(bars), PICTURES.bars([])]

    assert drawn() == drawn()
    for svg in drawn():
        assert "<svg" in svg
        assert "dc:date" not in svg
    assert "<pattern" in PICTURES.bars(bars), "the stressed bar is hatched for grey copies"


def test_that_every_text_has_the_same_places_in_both_languages() -> None:
    loaded = texts().entries
    mine = [key for key in loaded if key.startswith("reports.")]
    assert len(mine) > 100
    for key in mine:
        zh, en = (loaded[key][language] for language in ("zh", "en"))
        assert type(zh) is type(en), key
        if isinstance(zh, dict):
            assert set(zh) == set(en) == {"what", "means", "next"}, key
