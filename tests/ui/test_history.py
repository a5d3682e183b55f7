"""What was imported, and taking it back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from desktop_app.domain.errors import ExtractError
from desktop_app.domain.roles import Role
from desktop_app.ui.asking.second_person import SecondPersonDialog
from desktop_app.ui.screens.importing.history_page import HistoryPage
from desktop_app.ui.shell.window import MainWindow
from tests.fakes.safety import SECOND
from tests.ui.conftest import Stage
from tests.ui.looking import click, part, press_key, text_of

Settle = Callable[[], None]
Show = Callable[[], MainWindow]


@pytest.fixture
def show(open_window: Callable[[], MainWindow], settle: Settle) -> Show:
    def make() -> MainWindow:
        window = open_window()
        window.show_place("data")
        settle()
        click(window, "import-history")
        settle()
        return window

    return make


def states(window: MainWindow) -> list[str]:
    view = part(window, HistoryPage, "history-page").view
    return [str(view.rows.index(row, view.rows.columnCount() - 1).data()) for row in range(view.rows.rowCount())]


def undo(window: MainWindow, row: int) -> None:
    part(window, HistoryPage, "history-page").view.select_row(row)
    click(window, "history-undo")
    part(window, QLineEdit, "undo-text").setText("导错了月份")
    click(window, "undo-act")


def test_that_past_imports_are_listed_with_what_became_of_them(show: Show) -> None:
    window = show()
    assert text_of(window, "data-title") == "导入记录"
    assert states(window) == ["● 使用中", "✕ 2026-10-02 09:30 由 孙丽 撤销：错导测试文件", "● 使用中，其后已有打印的报告"]


def test_that_past_imports_name_their_files_and_what_was_skipped_and_rejected(show: Show) -> None:
    view = part(show(), HistoryPage, "history-page").view
    texts = [[str(view.rows.index(row, column).data()) for column in range(3, 7)] for row in range(2)]
    assert texts[0] == ["客户档案 202610.xlsx、电费台账 202610.xlsx 等 3 个文件", "128,430", "4,512", "12"]
    assert texts[1] == ["--", "640", "--", "12"], "of an import nobody knows more of, nothing is made up"


def test_that_a_batch_is_taken_back_with_a_reason(show: Show, stage: Stage, settle: Settle) -> None:
    window = show()
    undo(window, 0)
    settle()
    assert stage.house.undone == [(3, "导错了月份", "")]
    assert text_of(window, "message-what") == "批次 3 已撤销，共 128,430 行"
    assert states(window)[0].startswith("✕")


def test_that_the_question_names_the_batch_and_the_choice_stays_on_it(show: Show, settle: Settle) -> None:
    window = show()
    view = part(window, HistoryPage, "history-page").view
    view.select_row(2)
    click(window, "history-undo")
    assert text_of(window, "undo-title").startswith("批次 1（")
    assert "行将一次性移出，被它替换的行恢复使用" in text_of(window, "undo-title")
    part(window, HistoryPage, "history-page").refresh()
    settle()
    assert view.currentIndex().row() == 2


def test_that_what_was_wrong_with_a_try_is_gone_with_the_next(show: Show, stage: Stage, settle: Settle) -> None:
    window = show()
    window.screen_shown.desk.failed.emit(ExtractError("importing.missing", file="a.csv"))
    assert part(window, QWidget, "message-bar").isVisible()
    undo(window, 2)
    settle()
    assert stage.house.undone == [], "a second person is asked for"
    assert not part(window, QWidget, "message-bar").isVisible()


def test_that_what_was_undone_cannot_be_undone_again(show: Show) -> None:
    window = show()
    part(window, HistoryPage, "history-page").view.select_row(1)
    assert not part(window, QPushButton, "history-undo").isEnabled()


def test_that_a_batch_with_a_printed_report_takes_a_second_person(show: Show, stage: Stage, settle: Settle) -> None:
    window = show()
    undo(window, 2)
    settle()
    assert stage.house.undone == []
    dialog = part(window, SecondPersonDialog, "second-person")
    assert "撤销批次 1" in text_of(dialog, "second-title")
    part(dialog, QLineEdit, "second-user").setText(SECOND.user)
    part(dialog, QLineEdit, "second-password").setText(SECOND.password)
    click(dialog, "second-send")
    settle()
    assert stage.house.undone == [(1, "导错了月份", "赵强")]


def test_that_who_may_not_undo_only_reads(show: Show, stage: Stage) -> None:
    stage.house.gate.role = Role.ANALYST
    window = show()
    assert not part(window, QPushButton, "history-undo").isVisible()
    click(window, "history-back")
    assert part(window, QWidget, "drop-area").isVisible()


def test_that_a_batch_others_stand_on_says_so_before_a_reason_is_asked(show: Show, stage: Stage, settle: Settle) -> None:
    stage.house.standing[3] = (4, 5)
    window = show()
    part(window, HistoryPage, "history-page").view.select_row(0)
    settle()
    assert not part(window, QPushButton, "history-undo").isEnabled()
    assert text_of(window, "history-held") == "批次 4、5 要用到本批，请先撤销它们"


def test_that_the_control_sheet_of_any_batch_is_one_click_away(show: Show, stage: Stage, settle: Settle) -> None:
    window = show()
    part(window, HistoryPage, "history-page").view.select_row(1)
    click(window, "history-control")
    settle()
    assert (stage.house.built[-1][0], stage.house.sheets[-1]) == ("import-control", 2)


def test_that_escape_takes_the_question_back_and_the_keyboard_goes_where_it_was(show: Show) -> None:
    window = show()
    asker = part(window, QPushButton, "history-undo")
    asker.setFocus()
    click(window, "history-undo")
    text = part(window, QLineEdit, "undo-text")
    assert text.hasFocus()
    press_key(text, Qt.Key.Key_Escape)
    assert not text.isVisible()
    assert asker.hasFocus()


def test_that_why_a_batch_was_taken_back_is_told_whole(show: Show, settle: Settle) -> None:
    window = show()
    part(window, HistoryPage, "history-page").view.select_row(1)
    settle()
    assert text_of(window, "history-held") == "✕ 2026-10-02 09:30 由 孙丽 撤销：错导测试文件"


def test_that_alt_and_the_left_arrow_go_back_from_page_to_page(show: Show) -> None:
    window = show()
    press_key(window, Qt.Key.Key_Left, alt=True)
    assert text_of(window, "data-title") == "导入数据"
    press_key(window, Qt.Key.Key_Left, alt=True)
    assert window.screen_shown.objectName() == "screen-home"
    press_key(window, Qt.Key.Key_Left, alt=True)
    assert window.screen_shown.objectName() == "screen-home"


def test_that_nothing_is_said_to_be_there_only_once_that_is_known(show: Show, stage: Stage, settle: Settle) -> None:
    stage.house.batches_unread = True
    window = show()
    assert text_of(window, "history-none") == "没有读出来；按 F5 再试。"
    assert not part(window, QWidget, "history-table").isVisible()
    stage.house.batches_unread = False
    press_key(window, Qt.Key.Key_F5)
    settle()
    assert not part(window, QWidget, "history-none").isVisible()
    assert len(states(window)) == 3


def test_that_a_question_about_one_batch_is_not_answered_for_another(show: Show) -> None:
    window = show()
    click(window, "history-undo")
    part(window, QLineEdit, "undo-text").setText("导错了月份")
    part(window, HistoryPage, "history-page").view.select_row(2)
    assert not part(window, QLineEdit, "undo-text").isVisible()
    assert part(window, QLineEdit, "undo-text").text() == ""
