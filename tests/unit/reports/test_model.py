"""What a report says, stored and rebuilt, and how wide it is."""

from __future__ import annotations

import dataclasses
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.ft2font import FT2Font

from desktop_app.domain.errors import ReportError
from desktop_app.domain.integration import Allocation
from desktop_app.reports import layout
from desktop_app.reports.collection import build_collection
from desktop_app.reports.model import Align, Column, Document, Fact, Table, amount
from desktop_app.reports.pictures import Pictures
from desktop_app.reports.printable import BREAK_HERE, breakable, coverage, printable
from desktop_app.reports.risk_list import build_risk_list
from desktop_app.reports.stored import content_sha256, from_json, to_json
from tests.unit.reports.samples import IMPRINT, INDICATORS, MASK, PRESS, RUN, document, overview, ranked, texts

REGULAR, BOLD = (PRESS.fonts / f"PowerdeskSansSC-{style}.otf" for style in ("Regular", "Bold"))
ONE = Table((Column("户号"), Column("金额", Align.RIGHT, summed=True)), (("1", "1.00"),))


@pytest.mark.parametrize(
    "made",
    [
        build_risk_list(RUN, ranked(40), 3, texts(), INDICATORS, IMPRINT, MASK),
        build_collection(overview(), texts(), IMPRINT, Pictures(PRESS.fonts), Allocation.OLDEST_FIRST, 0.98),
        build_collection(overview(), texts("en"), IMPRINT, Pictures(PRESS.fonts), Allocation.OLDEST_FIRST),
    ],
    ids=["risk-list", "collection", "collection-en"],
)
def test_that_a_stored_document_is_rebuilt_as_it_was(made: Document) -> None:
    assert from_json(to_json(made)) == made
    assert content_sha256(from_json(to_json(made))) == content_sha256(made)


@given(st.text(max_size=30))
def test_that_any_text_survives_storing(text: str) -> None:
    made = dataclasses.replace(document(ONE), meta=(Fact("备注", text.encode("utf-8", "ignore").decode()),))
    assert from_json(to_json(made)) == made


def test_that_one_changed_fen_changes_the_hash() -> None:
    other = Table(ONE.columns, (("1", "1.01"),))
    assert content_sha256(document(ONE)) != content_sha256(document(other))


@pytest.mark.parametrize(
    "text", ["", "{}", "[]", "null", '{"form":2}', to_json(document(ONE)).replace('"kind":"table"', '"kind":"tab"')]
)
def test_that_a_damaged_store_is_refused_in_words(text: str) -> None:
    with pytest.raises(ReportError) as caught:
        from_json(text)
    assert "无法识别" in texts().say(caught.value.message)


@given(st.lists(st.integers(-(10**13), 10**13), max_size=20))
def test_that_a_total_is_exact_whatever_the_amounts(fen: list[int]) -> None:
    rows = tuple(("x", f"{Decimal(one).scaleb(-2):,.2f}") for one in fen)
    assert Table(ONE.columns, rows).total(1) == Decimal(sum(fen)).scaleb(-2)


def test_that_cells_which_are_no_numbers_add_nothing() -> None:
    assert [amount(cell) for cell in ("--", "", "-", "1,234", "-0.05", "1.2.3", "12%")] == [0, 0, 0, 1234, Decimal("-0.05"), 0, 0]


def test_that_a_ragged_table_and_a_sum_without_place_are_refused() -> None:
    with pytest.raises(ValueError, match="2 columns"):
        Table(ONE.columns, (("1",),))
    with pytest.raises(ValueError, match="first column"):
        Table((Column("金额", summed=True),), ())
    with pytest.raises(ValueError, match="not a summed"):
        ONE.total(0)


def test_that_estimated_widths_are_never_below_those_of_the_face() -> None:
    for font in (FT2Font(str(REGULAR)), FT2Font(str(BOLD))):
        font.set_size(1000, 72)
        for code in [*range(0x20, 0x7F), *map(ord, "户高●▲○◌·—～％№①，。：；（）“”¥￥万元")]:
            true = font.load_char(code).linearHoriAdvance / 65536 / 1000
            assert layout._ems(chr(code)) >= true - 1e-6, chr(code)


def test_that_widths_fill_the_sheet_and_numbers_keep_their_room() -> None:
    table = Table(
        (Column("户号"), Column("金额", Align.RIGHT, share=1), Column("原因", share=3)),
        (("0300000001", "123,456,789.00", "长" * 90),),
    )
    chosen = layout.fit(document(table))
    found = layout.widths(table, chosen)
    assert sum(found) == pytest.approx(chosen.sheet.text_width)
    assert found[1] > layout.width(table, 1, chosen.size_pt)
    assert not chosen.sheet.landscape


def test_that_type_never_falls_below_eight_points() -> None:
    assert min(layout.SIZES_PT) == 8.0


def test_that_both_faces_lack_every_radical_and_have_what_the_office_writes() -> None:
    for font in (REGULAR, BOLD):
        covered = coverage(font)
        assert not covered & set(range(0x2E80, 0x2FE0))
        assert {ord(character) for character in "户号高风险●▲▼○◌✓✕→←·—～％№①②☐☑▸▾⋮⟳鞚镕囍㎡¥￥"} <= covered
        assert len([code for code in covered if 0x4E00 <= code < 0x9FA6]) == 20_902
    assert len([code for code in coverage(REGULAR) if 0x3400 <= code < 0x4DB6]) == 6_582


def test_that_digits_of_a_face_share_one_width() -> None:
    for path in (REGULAR, BOLD):
        font = FT2Font(str(path))
        font.set_size(100, 72)
        assert len({font.load_char(ord(digit)).linearHoriAdvance for digit in "0123456789"}) == 1


def test_that_line_ends_become_blanks_and_long_runs_may_break() -> None:
    assert printable("甲\r\n乙\t丙", coverage(REGULAR)) == "甲 乙 丙"
    assert breakable("A" * 30).replace(BREAK_HERE, "") == "A" * 30
    assert BREAK_HERE in breakable("A" * 30)
    assert breakable("0300000001 甲") == "0300000001 甲"
