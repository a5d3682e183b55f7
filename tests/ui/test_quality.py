"""The data-quality page: what the rules found, the rows behind them, and the parameters."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget

from desktop_app.domain.roles import Role, Session
from desktop_app.services.house import House
from desktop_app.ui.charts.trend import TrendChart
from desktop_app.ui.screens.quality.screen import QualityScreen
from desktop_app.ui.shell.window import MainWindow
from desktop_app.ui.widgets.columnar_view import ColumnarView
from desktop_app.ui.widgets.inputs import Choice
from tests.accounts import DUTIES
from tests.houses import AS_OF, Opened, opened_in, sample_in
from tests.ui.conftest import Stage
from tests.ui.looking import click, part, press_key, text_of

Settle = Callable[[], None]
Enter = Callable[[House, Session, str], MainWindow]


@pytest.fixture
def opened(tmp_path: Path) -> Opened:
    return sample_in(tmp_path / "workspace")


def table(window: MainWindow, name: str = "quality-rules") -> list[list[str]]:
    rows = part(window, ColumnarView, name).rows
    return [[str(rows.index(row, column).data()) for column in range(rows.columnCount())] for row in range(rows.rowCount())]


def choose_rule(window: MainWindow, rule: str) -> None:
    place = next(place for place, cells in enumerate(table(window)) if cells[1] == rule)
    part(window, ColumnarView, "quality-rules").select_row(place)


def judged(enter: Enter, opened: Opened, settle: Settle) -> MainWindow:
    window = enter(opened.house, opened.session, "quality")
    click(window, "quality-empty-act")
    settle()
    return window


def test_that_nothing_imported_is_said_with_the_way_to_import(enter: Enter, tmp_path: Path) -> None:
    opened = opened_in(tmp_path / "empty")
    window = enter(opened.house, opened.session, "quality")
    assert text_of(window, "quality-empty-title") == "还没有可核对的数据"
    assert part(window, QPushButton, "quality-empty-act").text() == "导入数据"
    assert not part(window, QPushButton, "quality-print").isEnabled()
    opened.house.gate.sign_out()


def test_that_what_was_never_judged_is_judged_by_one_press(enter: Enter, opened: Opened, settle: Settle) -> None:
    window = enter(opened.house, opened.session, "quality")
    assert text_of(window, "quality-empty-title") == "还没有核对过"
    click(window, "quality-empty-act")
    settle()
    assert text_of(window, "message-what") == "数据质量 99.8 分：10 条规则可判断，命中 420 行"
    assert text_of(window, "figure-quality-score-value") == "99.8"
    assert table(window)[0] == ["警告", "DQ29", "账单缺月", "12,949", "420", "3.24%"]
    assert part(window, ColumnarView, "quality-samples").rows.rowCount() == 5
    opened.house.gate.sign_out()


def test_that_a_rule_without_its_data_says_not_judged_and_never_nought(enter: Enter, opened: Opened, settle: Settle) -> None:
    window = judged(enter, opened, settle)
    row = next(cells for cells in table(window) if cells[1] == "DQ17")
    assert row[3:] == ["未判断", "", ""]
    choose_rule(window, "DQ17")
    assert text_of(window, "quality-rule-counts") == "未判断：没有导入这条规则所需的数据，并不等于没有问题。"
    assert not part(window, QPushButton, "quality-rows").isVisible()
    opened.house.gate.sign_out()


def test_that_every_row_hit_is_found_with_its_source_and_leads_to_the_customer(
    enter: Enter, opened: Opened, settle: Settle
) -> None:
    opened.house.score_customers(opened.session, AS_OF)
    window = judged(enter, opened, settle)
    click(window, "quality-rows")
    settle()
    rows = table(window, "quality-rows-table")
    assert len(rows) == 200
    assert rows[0] == ["0000012352", "2005-05", "1", "0", "1", "电费台账.csv", "--", "42"]
    assert text_of(window, "quality-rows-place") == "第 1–200 行，共 420 行"
    for _turn in range(2):
        click(window, "quality-rows-after")
        settle()
    assert text_of(window, "quality-rows-place") == "第 401–420 行，共 420 行"
    assert not part(window, QPushButton, "quality-rows-after").isEnabled()
    click(window, "quality-rows-customer")
    settle()
    assert window.screen_shown.objectName() == "screen-worklist"
    shown = part(window, ColumnarView, "worklist-table").rows
    assert shown.rowCount() == 1
    opened.house.gate.sign_out()


def test_that_a_unit_narrows_what_is_shown_and_everything_comes_back(enter: Enter, opened: Opened, settle: Settle) -> None:
    window = judged(enter, opened, settle)
    unit = part(window, Choice, "quality-unit")
    assert [unit.itemText(place) for place in range(unit.count())] == ["全部单位", "城关供电所 · 99.8"]
    unit.setCurrentIndex(1)
    settle()
    assert table(window)[0][4] == "420"
    click(window, "quality-clear")
    settle()
    assert unit.currentIndex() == 0
    opened.house.gate.sign_out()


def test_that_data_newer_than_the_run_are_told(enter: Enter, opened: Opened, settle: Settle) -> None:
    window = judged(enter, opened, settle)
    assert not part(window, QLabel, "quality-stale").isVisible()
    changes = opened.house.undo_import(opened.session, 1, "导错了月份").changes
    part(window, QualityScreen, "screen-quality").desk.changed.emit(changes)
    settle()
    assert part(window, QLabel, "quality-stale").isVisible()
    opened.house.gate.sign_out()


def test_that_the_report_and_the_control_sheet_open_on_the_reports_page(enter: Enter, opened: Opened, settle: Settle) -> None:
    window = judged(enter, opened, settle)
    for press, name in (("quality-print", "数据质量报告"), ("quality-control", "导入核对表")):
        window.show_place("quality")
        click(window, press)
        settle()
        assert window.screen_shown.objectName() == "screen-reports"
        assert name in [found.text() for found in window.screen_shown.findChildren(QLabel)]
    opened.house.gate.sign_out()


def test_that_who_may_set_parameters_sees_them_and_nothing_of_the_data(enter: Enter, opened: Opened, settle: Settle) -> None:
    role = Role.SYSTEM_ADMIN
    session = Session("sys", role, opened.house.clock.now(), DUTIES.grants(role))
    window = enter(opened.house, session, "quality")
    assert part(window, QWidget, "quality-parameters-page").isVisible()
    assert not part(window, QPushButton, "quality-parameters-back").isVisible()
    box = part(window, QLineEdit, "quality-DQ29-months")
    assert box.text() == "1"
    box.setText("2")
    click(window, "quality-parameters-save")
    settle()
    assert text_of(window, "message-what") == "规则参数已保存"
    box.setText("99")
    click(window, "quality-parameters-save")
    settle()
    assert text_of(window, "message-what") == "规则 DQ29 的参数值“99”不在允许范围。"
    opened.house.gate.sign_out()


def test_that_a_reader_judges_nothing_but_sees_what_was_found(
    open_window: Callable[[], MainWindow], stage: Stage, settle: Settle
) -> None:
    stage.house.gate.role = Role.AUDITOR
    window = open_window()
    window.show_place("quality")
    settle()
    assert not part(window, QPushButton, "quality-judge").isVisible()
    assert table(window)[0][1] == "DQ07"
    choose_rule(window, "DQ07")
    click(window, "quality-rows")
    settle()
    assert len(table(window, "quality-rows-table")) == 200


def test_that_findings_are_gone_through_with_the_keyboard_alone(enter: Enter, opened: Opened, settle: Settle) -> None:
    opened.house.score_customers(opened.session, AS_OF)
    window = judged(enter, opened, settle)
    rules, rows = part(window, ColumnarView, "quality-rules"), part(window, ColumnarView, "quality-rows-table")
    rules.setFocus()
    press_key(rules, Qt.Key.Key_Return)
    settle()
    assert rows.hasFocus()
    press_key(rows, Qt.Key.Key_Escape)
    assert rules.hasFocus()
    press_key(rules, Qt.Key.Key_Return)
    settle()
    press_key(rows, Qt.Key.Key_Down)
    press_key(rows, Qt.Key.Key_Return)
    settle()
    assert window.screen_shown.objectName() == "screen-worklist"
    press_key(window, Qt.Key.Key_Left, alt=True)
    assert rows.isVisible()
    press_key(window, Qt.Key.Key_Left, alt=True)
    assert rules.hasFocus()
    opened.house.gate.sign_out()


def test_that_a_rule_without_hits_is_not_entered(enter: Enter, opened: Opened, settle: Settle) -> None:
    window = judged(enter, opened, settle)
    choose_rule(window, "DQ17")
    press_key(part(window, ColumnarView, "quality-rules"), Qt.Key.Key_Return)
    assert part(window, ColumnarView, "quality-rules").isVisible()
    opened.house.gate.sign_out()


def test_that_scores_are_told_in_points_and_not_in_per_cent(enter: Enter, opened: Opened, settle: Settle) -> None:
    opened.house.judge_quality(opened.session)
    window = judged_again(enter, opened, settle)
    axis = part(window, TrendChart, "quality-trend-chart").getAxis("left")
    told = [text for level in axis._tickLevels for _value, text in level]
    assert told
    assert not any("%" in text for text in told)
    assert "%" not in text_of(window, "quality-trend-scope")
    opened.house.gate.sign_out()


def judged_again(enter: Enter, opened: Opened, settle: Settle) -> MainWindow:
    window = enter(opened.house, opened.session, "quality")
    click(window, "quality-judge")
    settle()
    return window
