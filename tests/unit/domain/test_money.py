"""Money is exact: what goes in as yuan comes out as the same yuan, and no part of a fen is ever dropped."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain import formats
from desktop_app.domain.money import Money

FEN = st.integers(-(10**15), 10**15)


@given(FEN)
def test_that_yuan_and_fen_are_the_same_amount(fen: int) -> None:
    assert Money.from_yuan(Money(fen).yuan) == Money(fen)


@given(FEN)
def test_that_the_printed_amount_reads_back_exactly(fen: int) -> None:
    assert Money.from_yuan(formats.yuan(Money(fen)).replace(",", "")) == Money(fen)


@given(st.lists(FEN))
def test_that_a_sum_does_not_depend_on_the_order(amounts: list[int]) -> None:
    def total(fen: list[int]) -> Money:
        return sum((Money(one) for one in fen), Money(0))

    assert total(amounts) == total(sorted(amounts)) == Money(sum(amounts))


@pytest.mark.parametrize("text", ["0.001", "1e-3", "NaN", "Infinity", "twelve", ""])
def test_that_a_part_of_a_fen_or_no_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"yuan|fen"):
        Money.from_yuan(text)


@given(FEN)
def test_that_wan_is_the_nearest_hundredth_of_ten_thousand(fen: int) -> None:
    shown = Decimal(formats.wan(Money(fen)).replace(",", ""))
    assert abs(shown * 1_000_000 - fen) <= 5_000


def test_that_wan_rounds_half_away_from_zero() -> None:
    assert formats.wan(Money(5_000)) == "0.01"
    assert formats.wan(Money(-5_000)) == "-0.01"
    assert formats.wan(Money(4_999)) == "0.00"
    assert formats.wan(Money(4_126_380_000)) == "4,126.38"
