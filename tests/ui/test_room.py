"""Small screens: every page has room at 1366×768 with all bars shown, and what has none scrolls instead of being cut off."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.policy import Policy
from desktop_app.ui.screens.importing.screen import ImportScreen
from desktop_app.ui.shell.window import MainWindow
from desktop_app.ui.widgets.pages import Pages
from desktop_app.ui.widgets.scrolled import Roomy
from tests.houses import EXTRACTS, imported_in, opened_in
from tests.ui.conftest import Stage
from tests.ui.looking import part
from tests.ui.test_quality import Enter

Settle = Callable[[], None]
SMALL = (1366, 768)


def page(height: int) -> QWidget:
    made = QWidget()
    made.setMinimumHeight(height)
    return made


def scrolls(window: MainWindow, place: str) -> bool:
    for _turn in range(4):  # a bar that goes gives its room back with the next turn
        QApplication.sendPostedEvents()
        QApplication.processEvents()
    return part(window, Roomy, f"{place}-area").verticalScrollBar().isVisible()


def with_all_bars(window: MainWindow) -> None:
    """A message with two lines; the training band is there already."""
    desk = window.screen_shown.desk
    desk.tell(lambda: "已导入 3 个文件，128,430 行；跳过 0 行；拒绝 12 行；用时 41 秒", lambda: "可以继续导入。")


def test_that_pages_need_the_room_of_the_one_shown(qtbot: QtBot) -> None:
    stack, short, tall = Pages(), page(100), page(900)
    qtbot.addWidget(stack)
    for each in (short, tall):
        stack.addWidget(each)
    assert stack.minimumSizeHint().height() < 900
    stack.setCurrentWidget(tall)
    assert stack.sizeHint().height() <= 900


def test_that_wrapped_words_count_with_all_their_lines(qtbot: QtBot) -> None:
    stack, whole = Pages(), QWidget()
    words = QLabel("需确认的行数很多，每一类都要写清楚是什么意思。" * 20)
    words.setWordWrap(True)
    QVBoxLayout(whole).addWidget(words)
    qtbot.addWidget(stack)
    stack.addWidget(whole)
    stack.resize(300, 100)
    stack.show()
    narrow = stack.minimumSizeHint().height()
    stack.resize(1200, 100)
    assert stack.minimumSizeHint().height() < narrow


def test_that_every_place_has_room_on_a_small_screen_with_all_bars(
    open_window: Callable[[], MainWindow], stage: Stage, settle: Settle
) -> None:
    stage.house.gate.rules = Policy(training=True)
    window = open_window()
    with_all_bars(window)
    for place in window.places:
        window.show_place(place)
        settle()
        assert not scrolls(window, place), place
        assert (window.width(), window.height()) == SMALL


def test_that_checking_and_what_stands_beside_it_have_room(enter: Enter, tmp_path: Path, settle: Settle) -> None:
    opened = opened_in(tmp_path / "workspace")
    opened.house.make_training(opened.session)
    window = enter(opened.house, opened.session, "data")
    with_all_bars(window)
    screen = part(window, ImportScreen, "screen-data")
    screen.take_files(EXTRACTS)
    settle()
    assert not scrolls(window, "data")
    for beside in ("database", "templates", "merging", "history"):
        screen.visit(beside)
        settle()
        assert not scrolls(window, "data"), beside
    assert (window.width(), window.height()) == SMALL
    opened.house.gate.sign_out()


def test_that_findings_over_two_runs_have_room(enter: Enter, tmp_path: Path, settle: Settle) -> None:
    opened = imported_in(tmp_path / "workspace")
    for _run in range(2):
        opened.house.judge_quality(opened.session)
    window = enter(opened.house, opened.session, "quality")
    with_all_bars(window)
    settle()
    assert part(window, QWidget, "quality-trend").isVisible()
    assert not scrolls(window, "quality")
    opened.house.gate.sign_out()


def test_that_large_words_scroll_and_the_window_stays_on_the_screen(
    open_window: Callable[[], MainWindow], stage: Stage, settle: Settle
) -> None:
    window = open_window()
    while stage.theme.zoom < 175:
        stage.theme.zoom_in()
    for place in window.places:
        window.show_place(place)
        settle()
        assert window.height() == SMALL[1], place
    window.show_place("home")
    assert scrolls(window, "home")
