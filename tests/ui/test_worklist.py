"""The list on the screen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain import formats
from desktop_app.domain.money import Money
from desktop_app.ui.screens.worklist.screen import WorklistScreen
from desktop_app.ui.shell.window import MainWindow
from desktop_app.ui.widgets.columnar_model import Column
from desktop_app.ui.widgets.columnar_view import ColumnarView
from desktop_app.ui.widgets.totals_row import TotalsRow
from tests.ui.conftest import Stage
from tests.ui.looking import click, part, press_key, text_of

Settle = Callable[[], None]


@pytest.fixture
def window(open_window: Callable[[], MainWindow], settle: Settle) -> MainWindow:
    made = open_window()
    made.show_place("worklist")
    settle()
    return made


@pytest.fixture
def view(window: MainWindow) -> ColumnarView:
    screen = window.screen_shown
    assert isinstance(screen, WorklistScreen)
    return screen.view


def column(view: ColumnarView, name: str) -> list[str]:
    place = [part.id for part in view.rows.columns].index(name)
    return [str(view.rows.index(row, place).data()) for row in range(view.rows.rowCount())]


def press_header(view: ColumnarView, name: str) -> None:
    view.horizontalHeader().sectionClicked.emit([part.id for part in view.rows.columns].index(name))


def test_that_the_list_opens_riskiest_first_with_the_first_customer_explained(window: MainWindow, view: ColumnarView) -> None:
    assert view.rows.rowCount() == 2000
    chances = [float(text.rstrip("%")) for text in column(view, "probability")[:1900]]
    assert chances == sorted(chances, reverse=True)
    assert text_of(window, "drawer-number") == column(view, "cons_no")[0]


def test_that_names_are_masked_everywhere(window: MainWindow, view: ColumnarView, stage: Stage) -> None:
    whole = stage.house.frame.column("cons_name").to_pylist()
    people = {name for name in whole if len(name) <= 4}
    seen = {label.text() for label in window.findChildren(QLabel)} | set(column(view, "cons_name"))
    assert people
    assert not people & seen


def test_that_typing_filters_after_a_pause_and_totals_follow(
    window: MainWindow, view: ColumnarView, stage: Stage, qtbot: QtBot, settle: Settle
) -> None:
    QTest.keyClicks(part(window, QLineEdit, "worklist-filter"), "00015001")
    assert view.rows.rowCount() == 2000
    qtbot.waitUntil(lambda: view.rows.rowCount() != 2000)
    settle()
    rows = [row for row in stage.house.frame.to_pylist() if "00015001" in row["cons_no"]]
    assert sorted(column(view, "cons_no")) == sorted(row["cons_no"] for row in rows)
    totals = part(window, TotalsRow, "worklist-totals").texts
    assert totals["cons_no"] == f"筛选合计 {len(rows)} 户"
    assert totals["owed"] == formats.yuan(Money(sum(row["owed_fen"] for row in rows)))


def test_that_a_chip_shows_one_band_and_clear_all(window: MainWindow, view: ColumnarView, qtbot: QtBot, settle: Settle) -> None:
    click(window, "chip-high")
    settle()
    assert set(column(view, "band")) == {"高风险"}
    click(window, "worklist-clear")
    settle()
    assert view.rows.rowCount() == 2000


def test_that_a_header_sorts_figures_down_first_and_then_up(view: ColumnarView, settle: Settle) -> None:
    press_header(view, "owed")
    settle()
    owed = [float(text.replace(",", "")) for text in column(view, "owed")]
    assert owed == sorted(owed, reverse=True)
    press_header(view, "owed")
    settle()
    assert [float(text.replace(",", "")) for text in column(view, "owed")] == sorted(owed)


def test_that_a_filter_without_a_match_says_so(window: MainWindow, view: ColumnarView, qtbot: QtBot, settle: Settle) -> None:
    part(window, QLineEdit, "worklist-filter").setText("没有这个人")
    qtbot.waitUntil(lambda: view.rows.rowCount() == 0)
    settle()
    assert part(window, QWidget, "worklist-none").isVisible()


def test_that_rows_are_copied_with_headings_separated_by_tabs(view: ColumnarView, qtbot: QtBot) -> None:
    view.setFocus()
    view.select_row(1)
    press_key(view, Qt.Key.Key_C, control=True)
    lines = QGuiApplication.clipboard().text().split("\n")
    assert len(lines) == 2
    assert lines[0].split("\t")[:3] == ["户号", "户名", "风险"]
    assert lines[1].split("\t")[0] == column(view, "cons_no")[1]


def test_that_selecting_says_how_many_and_how_much(window: MainWindow, view: ColumnarView, stage: Stage) -> None:
    view.selectAll()
    owed = formats.yuan(Money(int(stage.house.frame.column("owed_fen").to_numpy().sum())))
    assert text_of(window, "worklist-selected") == f"已选 2,000 户，合计 {owed} 元"


def test_that_the_points_sheet_unfolds_and_adds_up(window: MainWindow, qtbot: QtBot) -> None:
    assert not part(window, QWidget, "drawer-points").isVisible()
    click(window, "drawer-fold")
    texts = [label.text() for label in part(window, QWidget, "drawer-points").findChildren(QLabel) if label.isVisibleTo(window)]
    figures = [int(text.replace("−", "-")) for text in texts if text.replace("−", "-").lstrip("+-").isdigit()]
    assert sum(figures[:-1]) == figures[-1]


def test_that_the_caution_is_always_there(window: MainWindow) -> None:
    assert text_of(window, "drawer-caution") == "评分仅供排序参考，不作为停电、信用处罚的唯一依据"


def test_that_exporting_states_the_number_of_rows(window: MainWindow, settle: Settle, tmp_path: Path) -> None:
    screen = window.screen_shown
    assert isinstance(screen, WorklistScreen)
    screen.export_to(tmp_path / "list.xlsx", "月度催费")
    settle()
    assert (tmp_path / "list.xlsx").exists()
    assert text_of(window, "message-what") == "已导出 2,000 户 · 登记号 EX-20261103-001"


def test_that_half_a_million_rows_are_written_only_where_they_are_seen(stage: Stage, qtbot: QtBot) -> None:
    rows = 500_000
    view = ColumnarView("big", stage.theme)
    qtbot.addWidget(view)
    written: list[int] = []

    def words(row: int) -> str:
        written.append(row)
        return f"{row:,}"

    columns = [Column(f"c{n}", lambda: "h", words, "999,999", number=True, sortable=True) for n in range(9)]
    view.rows.show_columns(columns, np.arange(rows, dtype=np.intp))
    view.measure()
    view.show()
    stage.app.processEvents()
    view.selectAll()
    stage.app.processEvents()
    assert len(view.selected_source_rows()) == rows
    assert max(written) < 1_000
