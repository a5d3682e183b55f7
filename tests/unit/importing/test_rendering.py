"""Values of a database as text: nothing is rounded, shortened or lost."""

from __future__ import annotations

import datetime as dt
import uuid
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.errors import ExtractError
from desktop_app.importing.sources.rendering import column_text


def text(value: object) -> str | None:
    (cell,) = column_text("a", [value], set()).to_pylist()
    return cell if cell is None else str(cell)


@given(st.decimals(allow_nan=False, allow_infinity=False))
def test_that_a_decimal_keeps_every_digit_and_shows_no_exponent(value: Decimal) -> None:
    said = text(value)
    assert said is not None
    assert Decimal(said) == value
    assert "E" not in said


@given(st.integers() | st.floats(allow_nan=False, allow_infinity=False))
def test_that_a_number_reads_back_as_itself(value: float) -> None:
    said = text(value)
    assert said is not None
    assert (float(said) if isinstance(value, float) else int(said)) == value


@given(st.datetimes(dt.datetime(1, 1, 1), dt.datetime(9999, 12, 31)))
def test_that_a_moment_reads_back_as_itself(value: dt.datetime) -> None:
    assert dt.datetime.fromisoformat(str(text(value))) == value


def test_that_other_values_have_the_text_people_know() -> None:
    assert [text(value) for value in (None, True, dt.date(2026, 1, 5), dt.time(10, 30), uuid.UUID(int=1))] == [
        None, "TRUE", "2026-01-05", "10:30:00", "00000000-0000-0000-0000-000000000001",
    ]  # fmt: skip
    assert text(dt.timedelta(hours=26, seconds=5)) == "26:00:05"
    assert text(-dt.timedelta(minutes=1)) == "-00:01:00"
    assert text(1234567890123.0) == "1234567890123"


def test_that_a_column_may_mix_values_and_gaps() -> None:
    assert column_text("a", ["x", None, 5, Decimal("1.50")], set()).to_pylist() == ["x", None, "5", "1.50"]


@pytest.mark.parametrize("value", [b"\xff", memoryview(b"x"), [1], {"a": 1}, object()])
def test_that_what_has_no_text_is_refused_by_its_column(value: object) -> None:
    with pytest.raises(ExtractError) as error:
        column_text("照片", [None, value], set())
    assert error.value.message.values["column"] == "照片"
