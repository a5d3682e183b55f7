"""A file's total is one of all its rows: those stored, those skipped and those rejected."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.batch import Totals
from desktop_app.domain.control import Control, FileRecord, ReadTotals
from desktop_app.domain.control_words import verdict_in_words
from desktop_app.domain.money import Money
from desktop_app.domain.own_totals import Answer, Covers, Item, OwnTotal
from desktop_app.domain.reconciliation import reconciled
from desktop_app.domain.texts import Texts

TEXTS = Texts.load(Path("resources/texts"))
FEN = st.integers(-(10**12), 10**12)
STORED = Control(1, 1, "电费.csv", "", "bill", 5, 1, 1, 5, None, None, 51_000, None, None, 6, 56_000)
OLD = FileRecord(skipped=0)
STATED = OwnTotal(Item.AMOUNT, Answer.AGREES, Covers.FILE, "合计", "560.00", ("560.00",), 1, (8,), stated=True)


def part(rows: int, fen: int) -> Totals:
    return Totals(rows, rows, Money(fen))


@given(FEN, FEN, FEN)
def test_that_a_total_of_all_rows_agrees_whatever_became_of_them(stored: int, skipped: int, rejected: int) -> None:
    whole = stored + skipped + rejected
    sums = ReadTotals(part(6, whole), part(3, stored), part(2, skipped), part(1, rejected))
    file = reconciled(replace(STORED, accepted=3, billed_fen=stored, said_fen=whole), FileRecord(2, sums=sums))
    assert (file.compared, file.off_in_lines + file.off_below) == (2, 0)
    assert file.main is not None
    assert file.main.difference == 0


def test_that_of_an_older_batch_with_rejected_rows_their_amount_is_not_recorded() -> None:
    file = reconciled(STORED, OLD)
    assert (file.unrecorded, file.compared) == (True, 0)
    assert verdict_in_words(TEXTS, [file]).startswith("本批次导入时没有记录跳过和拒绝的行合计多少")


def test_that_an_older_batch_keeps_the_answer_its_check_gave() -> None:
    total = replace(STATED, value=Money(56_000).yuan)
    assert verdict_in_words(TEXTS, [reconciled(STORED, replace(OLD, totals=(total,)))]).startswith("1 项总数全部相符")


def test_that_of_an_older_batch_without_rejected_rows_what_is_stored_is_what_was_read() -> None:
    file = reconciled(replace(STORED, accepted=6, rejected=0, customers=6, billed_fen=56_000), OLD)
    assert (file.unrecorded, file.compared, file.off_in_lines) == (False, 2, 0)
