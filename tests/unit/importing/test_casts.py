"""Text to typed values in DuckDB, against independent Python answers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from decimal import Decimal

import duckdb
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.domain.dictionary import FieldType
from desktop_app.importing import casts
from desktop_app.importing.sql import cleaned, narrowed

Value = Decimal | dt.date | dt.datetime | str | None


@pytest.fixture(scope="module")
def db() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(":memory:") as connection:
        yield connection


def cast(
    db: duckdb.DuckDBPyConnection, texts: Sequence[str], field_type: FieldType, *, number: bool = False, power: int = 0
) -> list[Value]:
    source = pa.table({"n": range(len(texts)), "c": pa.array(texts, pa.string())})
    db.register("source", source)
    text = f"SELECT n, {cleaned('c')} AS t FROM source"
    form = f"SELECT n, {casts.reading('t', field_type)} AS r FROM ({text})"
    found = db.execute(f"SELECT {casts.value('r', field_type, str(number).lower(), power)} FROM ({form}) ORDER BY n")
    return [row[0] for row in found.fetchall()]


def one(db: duckdb.DuckDBPyConnection, text: str, field_type: FieldType, *, number: bool = False, power: int = 0) -> Value:
    return cast(db, [text], field_type, number=number, power=power)[0]


@pytest.mark.parametrize(
    "text",
    ["2026-03-05", "20260305", "2026/3/5", "2026.3.5", "2026年3月5日", "2026年03月05号", "２０２６-０３-０５", "2026-3-5 10:30",
     "20260305103000", "20260305 10:30:00", "2026年3月5日 10时30分", " 2026-03-05T10:30:00 ", "\u30002026/03/05\t", "'20260305",
     '="20260305"', "2026-03-05 10:30:00.000"],
)  # fmt: skip
def test_that_a_day_is_read_in_every_usual_way_of_writing(db: duckdb.DuckDBPyConnection, text: str) -> None:
    assert one(db, text, FieldType.DATE) == dt.date(2026, 3, 5)


@pytest.mark.parametrize(
    "text",
    ["2026-02-30", "20261301", "2026-3", "202603", "0226-03-05", "2126-03-05", "46086", "03/04/26", "3-4-2026", "明天", "2026030",
     "2026-03-05 25:00", "2026--3-5", "2026-03-05x"],
)  # fmt: skip
def test_that_what_is_no_day_is_not_made_one(db: duckdb.DuckDBPyConnection, text: str) -> None:
    assert one(db, text, FieldType.DATE) is None


def test_that_a_serial_number_is_a_day_only_where_the_cell_held_a_number(db: duckdb.DuckDBPyConnection) -> None:
    assert one(db, "46086", FieldType.DATE, number=True) == dt.date(2026, 3, 5)
    assert one(db, "46086.4375", FieldType.TIME, number=True) == dt.datetime(2026, 3, 5, 10, 30)
    assert one(db, "20260305", FieldType.DATE, number=True) == dt.date(2026, 3, 5)
    assert one(db, "202603", FieldType.DATE, number=True) is None


@pytest.mark.parametrize("text", ["-", "--", "NULL", "无", r"\N", "", "   "])
def test_that_words_for_nothing_are_nothing(db: duckdb.DuckDBPyConnection, text: str) -> None:
    for field_type in (FieldType.DATE, FieldType.MONEY, FieldType.NUMBER, FieldType.MONTH, FieldType.TIME):
        assert one(db, text, field_type) is None


@pytest.mark.parametrize("text", ["03/04/26", "3.4.26", "03-04-2026", "26/3/5", "03/04/26 10:30"])
def test_that_a_day_with_several_readings_is_called_ambiguous(db: duckdb.DuckDBPyConnection, text: str) -> None:
    form = casts.reading("t", FieldType.DATE)
    found = db.execute(f"SELECT {casts.is_ambiguous_day('r')} FROM (SELECT {form} AS r FROM (SELECT ? AS t))", [text])
    assert found.fetchone() == (True,)


@given(st.lists(st.datetimes(dt.datetime(1950, 1, 1), dt.datetime(2099, 12, 31)), min_size=10, max_size=30))
@settings(deadline=None, max_examples=8)
def test_that_every_moment_survives_each_notation(moments: list[dt.datetime]) -> None:
    moments = [moment.replace(microsecond=0) for moment in moments]
    with duckdb.connect(":memory:") as db:
        for form in ("%Y-%m-%d %H:%M:%S", "%Y/%m/%d %H:%M:%S", "%Y年%m月%d日 %H时%M分%S秒", "%Y%m%d%H%M%S"):
            assert cast(db, [f"{moment:{form}}" for moment in moments], FieldType.TIME) == moments


@pytest.mark.parametrize(
    "text", ["202603", "2026-03", "2026年3月", "2026/3", "2026.03", "2026-03-15", "20260315", "２０２６０３", "2026年3月份"]
)
def test_that_a_month_is_read_in_every_usual_way_of_writing(db: duckdb.DuckDBPyConnection, text: str) -> None:
    assert one(db, text.removesuffix("份"), FieldType.MONTH) == dt.date(2026, 3, 1)


@pytest.mark.parametrize("text", ["202613", "202600", "26-03", "2026", "3月", "46086", "2026-13", "03/04/26"])
def test_that_what_is_no_month_is_not_made_one(db: duckdb.DuckDBPyConnection, text: str) -> None:
    assert one(db, text, FieldType.MONTH) is None


@pytest.mark.parametrize(
    ("text", "yuan"),
    [("1234.5", "1234.50"), ("1,234.50", "1234.50"), ("￥1,234.50", "1234.50"), ("¥ 12", "12.00"), ("(123.45)", "-123.45"),
     ("（123.45）", "-123.45"), ("123.45-", "-123.45"), ("-123.45", "-123.45"), ("－１２．５", "-12.50"), ("12.500", "12.50"),
     ("12元", "12.00"), ("(负)5", "-5.00"), ("+3", "3.00"), (".5", "0.50"), ("5.", "5.00"), ("0", "0.00"),
     ("9999999999999999.99", "9999999999999999.99")],
)  # fmt: skip
def test_that_an_amount_is_read_in_every_usual_way_of_writing(db: duckdb.DuckDBPyConnection, text: str, yuan: str) -> None:
    assert one(db, text, FieldType.MONEY) == Decimal(yuan)


@pytest.mark.parametrize(
    "text",
    [
        "12.345",
        "1,23",
        "1.2.3",
        "12,3456",
        "1e3",
        "1.23E+12",
        "abc",
        "12 34a",
        "12 34",
        "--5",
        "(-5)",
        "99999999999999999.00",
        "１，２",
    ],
)
def test_that_what_is_no_exact_amount_is_not_made_one(db: duckdb.DuckDBPyConnection, text: str) -> None:
    assert one(db, text, FieldType.MONEY) is None


@given(st.lists(st.integers(-(10**17), 10**17), min_size=20, max_size=60))
@settings(deadline=None, max_examples=8)
def test_that_no_fen_is_lost_in_any_notation(amounts: list[int]) -> None:
    yuan = [Decimal(fen).scaleb(-2) for fen in amounts]
    with duckdb.connect(":memory:") as db:
        for notation in ("{:.2f}", "{:,.2f}", "¥{:.2f}", "{:.4f}"):
            assert cast(db, [notation.format(amount) for amount in yuan], FieldType.MONEY) == yuan


@given(st.lists(st.decimals(-1000000, 1000000, places=6), min_size=20, max_size=60))
@settings(deadline=None, max_examples=10)
def test_that_amounts_in_wan_yuan_become_the_same_fen(amounts: list[Decimal]) -> None:
    with duckdb.connect(":memory:") as db:
        found = cast(db, [f"{amount:f}" for amount in amounts], FieldType.MONEY, power=4)
    assert found == [amount * 10_000 for amount in amounts]


def test_that_a_tenth_of_a_fen_in_wan_yuan_is_refused(db: duckdb.DuckDBPyConnection) -> None:
    assert one(db, "1.2345678", FieldType.MONEY, power=4) is None


@given(st.lists(st.text("0123456789-/.:,()eE¥年月日 Ｔ１負\t'=\"", max_size=20), min_size=50, max_size=200))
@settings(deadline=None, max_examples=8)
def test_that_no_text_whatever_breaks_a_cast(cells: list[str]) -> None:
    with duckdb.connect(":memory:") as db:
        for field_type in set(FieldType) - {FieldType.CURVE}:
            assert len(cast(db, cells, field_type, number=True, power=4)) == len(cells)


def test_that_full_width_text_is_narrowed_and_chinese_left_alone(db: duckdb.DuckDBPyConnection) -> None:
    found = db.execute(f"SELECT {narrowed('t')} FROM (SELECT ? AS t)", ["Ａ１　（户）"]).fetchone()
    assert found == ("A1 (户)",)
