"""One formatter: what people read of numbers, shares, dates and names."""

from __future__ import annotations

import datetime as dt

import pytest

from desktop_app.domain import formats
from desktop_app.domain.formats import Personal


def test_that_nothing_and_zero_are_told_apart() -> None:
    assert formats.yuan(None) == formats.count(None) == formats.percent(None) == formats.day(None) == "--"
    assert formats.count(0) == "0"
    assert formats.percent(0.0) == "0.00%"


def test_that_dates_are_written_with_four_digit_years() -> None:
    assert formats.day(dt.date(2026, 3, 5)) == "2026-03-05"
    assert formats.moment(dt.datetime(2026, 3, 5, 7, 4, 59)) == "2026-03-05 07:04"


@pytest.mark.parametrize(
    ("kind", "text", "shown"),
    [
        (Personal.NAME, "张明", "张*"),
        (Personal.NAME, "张小明", "张*明"),
        (Personal.NAME, "欧阳小明", "欧**明"),
        (Personal.NAME, "某某建材有限公司", "某某建材有限公司"),
        (Personal.NAME, None, "--"),
        (Personal.PHONE, "18612341402", "186****1402"),
        (Personal.PHONE, "12345", "****"),
        (Personal.ADDRESS, "城关镇人民路12号3单元", "城关镇人民路***"),
    ],
)
def test_that_personal_data_are_masked(kind: Personal, text: str | None, shown: str) -> None:
    assert formats.masked(kind, text) == shown
