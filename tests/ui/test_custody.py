"""Personal data on the list: shown with a reason, taken out with a purpose, graded by two."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget

from desktop_app.domain.policy import Policy
from desktop_app.domain.risk import Band
from desktop_app.domain.roles import Role
from desktop_app.ui.asking.second_person import SecondPersonDialog
from desktop_app.ui.screens.worklist.screen import WorklistScreen
from desktop_app.ui.screens.worklist.unmask_many import ShownCustomers
from desktop_app.ui.shell.window import MainWindow
from desktop_app.ui.widgets.columnar_view import ColumnarView
from desktop_app.ui.widgets.inputs import Choice
from tests.fakes.safety import SECOND
from tests.ui.conftest import Stage
from tests.ui.looking import click, part, press_key, text_of

Settle = Callable[[], None]
Show = Callable[[], MainWindow]


@pytest.fixture
def show(open_window: Callable[[], MainWindow], settle: Settle) -> Show:
    def make() -> MainWindow:
        window = open_window()
        window.show_place("worklist")
        settle()
        return window

    return make


def screen_of(window: MainWindow) -> WorklistScreen:
    screen = window.screen_shown
    assert isinstance(screen, WorklistScreen)
    return screen


def unmasked(window: MainWindow) -> list[str]:
    return [label.text() for label in part(window, QWidget, "drawer-unmasked").findChildren(QLabel) if label.isVisible()]


def confirm(window: MainWindow) -> None:
    dialog = part(window, SecondPersonDialog, "second-person")
    part(dialog, QLineEdit, "second-user").setText(SECOND.user)
    part(dialog, QLineEdit, "second-password").setText(SECOND.password)
    click(dialog, "second-send")


def test_that_one_customer_is_shown_whole_only_with_a_reason(show: Show, stage: Stage, settle: Settle) -> None:
    window = show()
    click(window, "drawer-unmask")
    click(window, "unmask-act")
    assert part(window, QWidget, "unmask-fault").isVisible()
    assert stage.house.unmasked == []
    part(window, QLineEdit, "unmask-text").setText("上门核实用电地址")
    click(window, "unmask-act")
    settle()
    assert stage.house.unmasked == [(text_of(window, "drawer-number"), "上门核实用电地址")]
    assert unmasked(window)[1::2] == ["张建明", "18612341402", "某某县城关镇人民路 12 号 3 幢 402", "330108197503120417"]


def test_that_what_was_shown_goes_with_the_customer(show: Show, settle: Settle) -> None:
    window = show()
    click(window, "drawer-unmask")
    part(window, QLineEdit, "unmask-text").setText("上门核实用电地址")
    click(window, "unmask-act")
    settle()
    screen_of(window).view.select_row(1)
    settle()
    assert unmasked(window) == []


def test_that_it_can_be_hidden_again(show: Show, settle: Settle) -> None:
    window = show()
    click(window, "drawer-unmask")
    part(window, QLineEdit, "unmask-text").setText("上门核实用电地址")
    click(window, "unmask-act")
    settle()
    click(window, "drawer-unmask")
    assert unmasked(window) == []


def test_that_who_may_not_unmask_or_grade_is_not_offered_it(show: Show, stage: Stage) -> None:
    stage.house.gate.role = Role.ANALYST
    window = show()
    assert not part(window, QPushButton, "drawer-unmask").isVisible()
    assert not part(window, QPushButton, "drawer-override").isVisible()


def test_that_a_level_is_adjusted_by_two_people_with_a_reason(show: Show, stage: Stage, settle: Settle) -> None:
    window = show()
    number = text_of(window, "drawer-number")
    click(window, "drawer-override")
    bands = part(window, Choice, "override-band")
    assert bands.count() == 2
    bands.choose(Band.LOW)
    part(window, QLineEdit, "override-text").setText("已签订分期协议")
    click(window, "override-act")
    dialog = part(window, SecondPersonDialog, "second-person")
    assert text_of(dialog, "second-title") == f"客户 {number} 的等级：高风险 → 低风险"
    confirm(window)
    settle()
    assert stage.house.overrides == [(number, Band.LOW, "已签订分期协议", "赵强")]


def test_that_an_export_asks_what_it_is_for_before_any_file(show: Show, stage: Stage) -> None:
    window = show()
    click(window, "worklist-export")
    assert part(window, QWidget, "export-purpose").isVisible()
    assert part(window, QLineEdit, "export-purpose-password").isVisible()
    click(window, "export-purpose-act")
    assert part(window, QWidget, "export-purpose-fault").isVisible()
    click(window, "export-purpose-leave")
    assert not part(window, QWidget, "export-purpose").isVisible()
    assert stage.house.exports == []


def test_that_an_export_carries_purpose_and_password(show: Show, stage: Stage, settle: Settle, tmp_path: Path) -> None:
    window = show()
    screen_of(window).export_to(tmp_path / "list.xlsx", "月度催费", "file-word-27")
    settle()
    assert stage.house.exports == [("月度催费", "file-word-27")]


def test_that_an_export_above_the_limit_takes_a_second_person(show: Show, stage: Stage, settle: Settle, tmp_path: Path) -> None:
    stage.house.gate.rules = Policy(export_rows=500)
    window = show()
    screen_of(window).export_to(tmp_path / "list.xlsx", "月度催费")
    assert "导出 2,000 行" in text_of(part(window, SecondPersonDialog, "second-person"), "second-title")
    confirm(window)
    settle()
    assert stage.house.exports == [("月度催费", None)]


def copy_rows(window: MainWindow) -> None:
    view = screen_of(window).view
    view.setFocus()
    view.selectAll()
    press_key(view, Qt.Key.Key_C, control=True)


def test_that_copying_many_rows_asks_what_for_first(show: Show, stage: Stage, settle: Settle) -> None:
    window = show()
    QGuiApplication.clipboard().setText("before")
    copy_rows(window)
    assert QGuiApplication.clipboard().text() == "before"
    assert "2,000 行" in text_of(window, "copy-purpose-title")
    part(window, QLineEdit, "copy-purpose-text").setText("核对台账")
    click(window, "copy-purpose-act")
    settle()
    assert stage.house.copies == [(2000, "核对台账")]
    assert len(QGuiApplication.clipboard().text().split("\n")) == 2001
    assert not part(window, QWidget, "copy-purpose").isVisible()


def test_that_what_the_service_refuses_is_not_on_the_clipboard(show: Show, stage: Stage, settle: Settle) -> None:
    window = show()
    QGuiApplication.clipboard().setText("before")
    copy_rows(window)
    stage.house.refuse_copies = True
    part(window, QLineEdit, "copy-purpose-text").setText("核对台账")
    click(window, "copy-purpose-act")
    settle()
    assert QGuiApplication.clipboard().text() == "before"
    assert part(window, QWidget, "message-bar").isVisible()


def test_that_a_few_rows_are_copied_at_once(show: Show, stage: Stage) -> None:
    window = show()
    view = screen_of(window).view
    view.setFocus()
    view.select_row(3)
    press_key(view, Qt.Key.Key_C, control=True)
    assert len(QGuiApplication.clipboard().text().split("\n")) == 2
    assert not part(window, QWidget, "copy-purpose").isVisible()


def test_that_several_are_shown_only_with_a_second_person(show: Show, stage: Stage, settle: Settle) -> None:
    stage.house.gate.role = Role.MANAGER
    window = show()
    assert not part(window, QPushButton, "worklist-unmask-many").isVisible()
    view = screen_of(window).view
    view.select_row(0)
    for _ in range(2):
        press_key(view, Qt.Key.Key_Down, shift=True)
    click(window, "worklist-unmask-many")
    part(window, QLineEdit, "unmask-many-text").setText("核对停电名单")
    click(window, "unmask-many-act")
    assert stage.house.unmasked == []
    confirm(window)
    settle()
    assert [reason for _number, reason in stage.house.unmasked] == ["核对停电名单"] * 3
    shown = part(window, ShownCustomers, "shown-customers")
    table = part(shown, ColumnarView, "shown-table")
    assert table.rows.index(2, 2).data() == "18612341402"
    QGuiApplication.clipboard().setText("before")
    table.selectAll()
    press_key(table, Qt.Key.Key_C, control=True)
    assert QGuiApplication.clipboard().text() == "before"
    click(shown, "shown-close")


def test_that_a_collector_is_not_offered_several(show: Show, stage: Stage) -> None:
    stage.house.gate.role = Role.COLLECTOR
    window = show()
    screen_of(window).view.selectAll()
    assert not part(window, QPushButton, "worklist-unmask-many").isVisible()
