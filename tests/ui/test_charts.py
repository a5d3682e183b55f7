"""Charts: drawn, turned into tables, and dressed by the theme."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.charts.bars import Bar, BarChart
from desktop_app.ui.charts.chart import Chart
from desktop_app.ui.charts.trend import Point, TrendChart
from desktop_app.ui.shell.window import MainWindow
from desktop_app.ui.widgets.columnar_view import ColumnarView
from tests.ui.conftest import Stage
from tests.ui.looking import click, part


def texts_of(chart: Chart) -> list[str]:
    return [item.toPlainText() for item in chart.getPlotItem().items if hasattr(item, "toPlainText")]


def test_that_the_newest_month_is_labelled_directly(stage: Stage, qtbot: QtBot) -> None:
    chart = TrendChart("t", stage.theme)
    qtbot.addWidget(chart)
    chart.show_points([Point("2026-01", 0.98), Point("2", 0.974)])
    assert texts_of(chart) == ["97.40%"]


def test_that_nothing_to_draw_draws_nothing(stage: Stage, qtbot: QtBot) -> None:
    for chart in (TrendChart("t", stage.theme), BarChart("b", stage.theme)):
        qtbot.addWidget(chart)
        chart.show()
        assert texts_of(chart) == []


def test_that_each_bar_carries_its_figure_even_where_all_are_zero(stage: Stage, qtbot: QtBot) -> None:
    chart = BarChart("b", stage.theme)
    qtbot.addWidget(chart)
    chart.show_bars([Bar("a", 0, "0.00", "chart_low"), Bar("b", 0, "0.00", "chart_mid")])
    assert texts_of(chart) == ["0.00", "0.00"]


def test_that_zooming_draws_again_in_the_larger_face(stage: Stage, qtbot: QtBot) -> None:
    chart = BarChart("b", stage.theme)
    qtbot.addWidget(chart)
    before = chart.small_font().pixelSize()
    stage.theme.zoom_in()
    assert chart.small_font().pixelSize() > before


def test_that_a_chart_turns_into_its_table_and_back(open_window: Callable[[], MainWindow], qtbot: QtBot) -> None:
    window = open_window()
    turn = part(window, QPushButton, "recovery-as-table")
    click(window, "recovery-as-table")
    table = part(window, ColumnarView, "recovery-table")
    assert table.isVisible()
    assert [str(table.rows.index(11, column).data()) for column in (0, 3, 4)] == ["2026-10", "97.40%", "已到期"]
    assert turn.text() == "显示为图"
    click(window, "recovery-as-table")
    assert part(window, QWidget, "recovery-chart").isVisible()


def test_that_a_chart_is_named_by_its_finding_for_screen_readers(open_window: Callable[[], MainWindow]) -> None:
    assert part(open_window(), QWidget, "recovery-chart").accessibleName() == "回收率比上月同期低 0.80 个百分点"
