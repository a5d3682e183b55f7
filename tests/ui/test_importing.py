"""From files to stored rows to scores."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QRadioButton
from pytestqt.qtbot import QtBot

from desktop_app.domain.batch import CheckedFile, Finding, Severity, Totals
from desktop_app.domain.errors import NotEnoughData
from desktop_app.domain.message import Message
from desktop_app.domain.money import Money
from desktop_app.domain.own_totals import Answer, Covers, Item, OwnTotal
from desktop_app.domain.roles import Role
from desktop_app.domain.same_month import Overlap, RowSum
from desktop_app.ui.screens.importing.control_total import control_total
from desktop_app.ui.screens.importing.same_month import SameMonthCard
from desktop_app.ui.screens.importing.screen import ImportScreen
from desktop_app.ui.shell.window import MainWindow
from desktop_app.ui.widgets.columnar_view import ColumnarView
from tests.fakes import county
from tests.ui.conftest import Stage
from tests.ui.looking import click, part, text_of

Settle = Callable[[], None]
PATHS = (Path("客户档案.xlsx"), Path("电费台账.csv"), Path("缴费.csv"))


@pytest.fixture
def window(open_window: Callable[[], MainWindow], settle: Settle) -> MainWindow:
    made = open_window()
    made.show_place("data")
    settle()
    return made


def screen(window: MainWindow) -> ImportScreen:
    found = window.screen_of("data")
    assert isinstance(found, ImportScreen)
    return found


def check(window: MainWindow, settle: Settle) -> None:
    screen(window).take_files(PATHS)
    settle()


def cells(window: MainWindow, table: str, column: str) -> list[str]:
    rows = part(window, ColumnarView, table).rows
    place = [part.id for part in rows.columns].index(column)
    return [str(rows.index(row, place).data()) for row in range(rows.rowCount())]


def test_that_the_check_shows_counts_kinds_and_control_totals(window: MainWindow, settle: Settle) -> None:
    check(window, settle)
    assert text_of(window, "figure-accepted-value") == "129,054"
    assert text_of(window, "figure-confirm-value") == "1"
    assert text_of(window, "figure-rejected-below").endswith(" 行")
    assert text_of(window, "figure-rejected-value") == "12"
    assert cells(window, "check-files", "kind") == ["客户档案", "应收电费", "缴费"]
    assert cells(window, "check-files", "total")[0].startswith("✓")
    assert cells(window, "check-files", "total")[2] == "✕ 41,263,801.20，与文件合计差 -0.01 元"
    assert cells(window, "check-findings", "severity") == ["✕ 已拒绝", "● 需确认"]


def test_that_columns_not_read_are_told_with_the_cells_they_hold(window: MainWindow, settle: Settle) -> None:
    check(window, settle)
    assert text_of(window, "check-preview-unread") == "未读取 1 列，有内容的 1,204 格"
    headings = part(window, ColumnarView, "check-preview").rows.columns
    assert headings[4].heading() == "备注（不导入，1,204 格）"


def test_that_choosing_a_file_previews_it(window: MainWindow, settle: Settle) -> None:
    check(window, settle)
    part(window, ColumnarView, "check-files").select_row(1)
    title = text_of(window, "check-preview-title")
    assert title == "电费台账.csv · 预览 43,030 行中的前 30 行"


def test_that_importing_states_facts_scores_by_itself_and_opens_the_list(
    window: MainWindow, stage: Stage, qtbot: QtBot, settle: Settle
) -> None:
    stage.house.scored = False
    check(window, settle)
    click(window, "check-import")
    settle()
    settle()
    assert text_of(window, "message-what") == "已导入 3 个文件，128,430 行；跳过 0 行；拒绝 12 行；用时 0 秒"
    assert text_of(window, "message-next").startswith("已为 2,000 户评分 · 高风险 ")
    assert stage.house.scored
    assert window.screen_shown.objectName() == "screen-worklist"


def test_that_what_is_needed_to_score_is_told_and_scoring_is_not_offered_in_vain(
    window: MainWindow, stage: Stage, settle: Settle
) -> None:
    stage.house.too_little = NotEnoughData("credit.too_few_labels", bads=12, rows="40", needed=50)
    check(window, settle)
    click(window, "check-import")
    settle()
    assert "40 条里只有 12 条逾期未缴，至少要有 50 条" in text_of(window, "result-then")
    assert not part(window, QPushButton, "result-next").isVisible()
    assert text_of(window, "message-what").startswith("已导入 3 个文件"), "it is no error of the import"


def test_that_cancelled_scoring_keeps_the_import_and_offers_to_score(
    window: MainWindow, stage: Stage, qtbot: QtBot, settle: Settle
) -> None:
    check(window, settle)
    stage.house.step_seconds = 0.2
    click(window, "check-import")
    qtbot.waitUntil(lambda: any(task.question.key == "score" for task in stage.runner.tasks()), timeout=5000)
    stage.runner.cancel_all()
    settle()
    assert text_of(window, "result-then") == "评分没有完成，导入的数据已保留。"
    assert part(window, QPushButton, "result-next").text() == "计算评分"


def test_that_going_back_lets_the_check_go(window: MainWindow, stage: Stage, qtbot: QtBot, settle: Settle) -> None:
    check(window, settle)
    click(window, "check-back")
    settle()
    assert stage.house.discarded == ["token-1"]
    assert part(window, QPushButton, "choose-files").isVisible()


def test_that_nothing_can_be_pressed_twice_meanwhile(window: MainWindow, stage: Stage, qtbot: QtBot, settle: Settle) -> None:
    check(window, settle)
    stage.house.step_seconds = 0.05
    click(window, "check-import")
    assert not part(window, QPushButton, "check-import").isEnabled()
    assert not part(window, QPushButton, "check-back").isEnabled()
    stage.runner.cancel_all()
    settle()
    assert part(window, QPushButton, "check-import").isEnabled()


def test_that_rejected_rows_are_saved_and_counted(window: MainWindow, settle: Settle, tmp_path: Path) -> None:
    check(window, settle)
    screen(window).save_rejects(tmp_path / "rejects.xlsx")
    settle()
    assert (tmp_path / "rejects.xlsx").exists()
    assert text_of(window, "message-what") == "已导出 12 行"


def test_that_a_collector_has_no_data_screen(stage: Stage, open_window: Callable[[], MainWindow]) -> None:
    stage.house.gate.role = Role.COLLECTOR
    assert "data" not in open_window().places


def checked(read: Totals, customers: int | None, rows: int | None, amount: Money | None) -> CheckedFile:
    """A file of which a part was skipped and a part rejected: both were read."""
    file = county.import_check((Path("a.csv"),)).files[0]
    return replace(file, read=read, source_customers=customers, source_rows=rows, source_amount=amount)


def test_that_rows_are_counted_beside_what_was_found_row_by_row_only() -> None:
    keys = ("importing.rule.damaged_id", "importing.note.total_amount", "importing.filled.due_date")
    found = [Finding(1, "any", Severity.CONFIRM, Message.of(key), 1, (5,)) for key in keys]
    assert [finding.is_about_rows for finding in found] == [True, False, False]


@pytest.mark.parametrize(
    ("read", "customers", "rows", "amount", "claimed", "agrees"),
    [
        (Totals(12, 8, Money(550)), None, None, Money(550), True, True),
        (Totals(12, 8, Money(550)), None, None, Money(500), True, False),
        (Totals(12, 8, None), None, 12, None, True, True),
        (Totals(12, 8, None), None, 8, None, True, False),
        (Totals(12, 8, None), 8, None, None, True, True),
        (Totals(12, 8, None), 12, None, None, True, False),
        (Totals(12, 8, None), None, None, None, False, True),
        (Totals(12, 8, None), None, None, Money(5), False, True),
    ],
)
def test_that_a_total_of_customers_is_held_against_customers_and_one_of_rows_against_rows(
    read: Totals, customers: int | None, rows: int | None, amount: Money | None, claimed: bool, agrees: bool
) -> None:
    total = control_total(checked(read, customers, rows, amount))
    assert (total.claimed, total.agrees) == (claimed, agrees)


def own(answer: Answer, covers: Covers | None, said: str = "99.345") -> OwnTotal:
    return OwnTotal(Item.AMOUNT, answer, covers, "合计", said, ("30.30",), 1, (7,), value=Decimal(said) if said else None)


@pytest.mark.parametrize(
    ("total", "words"),
    [
        (own(Answer.DIFFERS, Covers.FILE), "✕ 41,263,801.21，第 7 行“合计”写的是 99.345"),
        (own(Answer.AGREES, Covers.PARTS, "210.00"), "✓ 41,263,801.21；合计 210.00 是几个部分合起来的，相符"),
        (own(Answer.AGREES, Covers.BLOCK), "✓ 41,263,801.21；“合计”相符，文件没有全部的合计"),
        (own(Answer.UNREAD, None, ""), "● 41,263,801.21 · 合计行里没有能对照的数"),
        (own(Answer.OPEN, None), "● 41,263,801.21 · 合计行里没有能对照的数"),
    ],
)
def test_that_what_came_of_total_rows_is_told_beside_the_files_sum(
    window: MainWindow, stage: Stage, settle: Settle, total: OwnTotal, words: str
) -> None:
    stage.house.own_totals = (total,)
    check(window, settle)
    assert cells(window, "check-files", "total")[1] == words


def test_that_a_count_that_agrees_does_not_speak_for_an_amount_nobody_can_read() -> None:
    file = replace(checked(Totals(12, 8, Money(550)), 8, None, None), totals=(own(Answer.UNREAD, None, ""),))
    total = control_total(file)
    assert (total.claimed, total.agrees, total.amount_unread) == (True, True, True)


def test_that_months_that_are_there_ask_once_what_becomes_of_them(window: MainWindow, stage: Stage, settle: Settle) -> None:
    stage.house.overlaps = (same_months(),)
    check(window, settle)
    assert part(window, QRadioButton, "same-month-skip").isChecked()
    words = part(window, QRadioButton, "same-month-replace").text()
    assert words == "替换该月：以前的 43,000 行退出使用，其中 882 行的客户不在本次文件中"
    part(window, QRadioButton, "same-month-replace").click()
    settle()
    assert stage.house.checked == [PATHS, PATHS]
    assert part(window, QRadioButton, "same-month-replace").isChecked()
    looked_at(window, "same-month")


def test_that_each_choice_says_what_the_months_would_hold(window: MainWindow, stage: Stage, settle: Settle) -> None:
    stage.house.overlaps = (same_months(),)
    check(window, settle)
    append = part(window, QRadioButton, "same-month-append").text()
    assert append == "追加（只用于退补、冲正）：42,500 行全部计入，其中 42,000 行库中已有、会重复计"
    assert part(window, QLabel, "same-month-left").text() == (
        "应收电费：库中 43,000 行（4,300.00 元），文件里 42,500 行（4,400.00 元）。"
        "之后：跳过 43,382 行（4,490.00 元），替换 42,500 行（4,400.00 元），追加 85,500 行（8,700.00 元）"
    )


def same_months() -> Overlap:
    """A month of 43,000 bills that comes in again, nearly whole."""
    return Overlap(
        "bill",
        stored=RowSum(43_000, Money(430_000)),
        arriving=RowSum(42_500, Money(440_000)),
        repeated=RowSum(42_118, Money(421_000)),
        replaced=RowSum(43_000, Money(430_000)),
        missing=882,
        twice=RowSum(42_000, Money(420_000)),
    )


def test_that_nothing_is_asked_where_no_month_is_there(window: MainWindow, settle: Settle) -> None:
    check(window, settle)
    assert not part(window, SameMonthCard, "same-month").isVisible()


def looked_at(window: MainWindow, name: str) -> None:
    """A picture for people, where one is asked for."""
    folder = os.environ.get("POWERDESK_PICTURES")
    if folder:
        window.grab().save(f"{folder}/{name}.png")


def test_that_totals_typed_for_each_file_go_with_the_import(window: MainWindow, stage: Stage, settle: Settle) -> None:
    check(window, settle)
    QTest.keyClicks(part(window, QLineEdit, "typed-rows"), "3,000")
    part(window, ColumnarView, "check-files").select_row(1)
    assert part(window, QLineEdit, "typed-rows").text() == ""
    QTest.keyClicks(part(window, QLineEdit, "typed-amount"), "781,577,315.00")
    click(window, "check-import")
    settle()
    said = [(one.rows, one.customers, one.amount) for one in stage.house.typed]
    assert said == [(3000, None, None), (None, None, Money.from_yuan("781577315.00"))]
