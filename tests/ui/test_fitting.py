"""Every word can be read: on every screen around importing, in both languages, from 100 % to 200 %."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.roles import Role, Session
from desktop_app.domain.texts import LANGUAGES
from desktop_app.security.codes import new_code, secret_of
from desktop_app.services.house import House
from desktop_app.ui.safety_pictures import SAMPLE_CODE
from desktop_app.ui.shell.window import MainWindow
from desktop_app.ui.tasks.runner import TaskRunner
from desktop_app.ui.widgets.columnar_model import Column
from desktop_app.ui.widgets.columnar_view import ColumnarView
from desktop_app.ui.widgets.elided import Elided
from desktop_app.ui.widgets.flow import Flow
from desktop_app.ui.widgets.inputs import Number
from desktop_app.ui.widgets.labels import button, label
from desktop_app.ui.widgets.scrolled import scrolled
from desktop_app.ui.widgets.side_by_side import SideBySide
from desktop_app.ui.widgets.whole_rows import WholeRows
from tests.accounts import DUTIES
from tests.houses import Opened
from tests.ui.conftest import Stage
from tests.ui.fitting import hidden, misfits, sideways
from tests.ui.looking import part
from tests.ui.scenes import ADMINISTRATOR, REASON, RESULTS, SCENES, Place, eventful_in, scored_in

Enter = Callable[[House, Session, str], MainWindow]
ZOOMS = (100, 150, 200)
MOST_WITHOUT_SIDEWAYS = 150
STATE = 7  # the last column of past imports
"""Up to this zoom a page needs no scrolling sideways; tables may."""


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Opened]:
    made = eventful_in(tmp_path / "workspace")
    yield made
    made.house.gate.sign_out()


@pytest.fixture
def settle(qtbot: QtBot, runner: TaskRunner) -> Callable[[], None]:
    """As ever, with time for a PC that is busy with other tests."""

    def wait() -> None:
        qtbot.waitUntil(lambda: not runner.tasks(), timeout=120_000)
        settled()

    return wait


def settled() -> None:
    """What was measured anew asks for another layout."""
    for _turn in range(8):
        QApplication.sendPostedEvents()
        QApplication.processEvents()


def all_misfits(
    stage: Stage, place: Place, scenes: Mapping[str, Callable[[Place], None]], upright: int = MOST_WITHOUT_SIDEWAYS
) -> list[str]:
    """Up to the zoom of `upright` no page scrolls sideways.

    Zoomed first, since styling a whole window anew takes half a second; spoken in each language where it stands.
    """
    found = []
    for zoom in ZOOMS:
        stage.theme.zoom_to(zoom)
        for name, scene in scenes.items():
            scene(place)
            for language in LANGUAGES:
                stage.language.switch(language)
                settled()
                wide = sideways(place.window) if zoom <= upright else []
                wide += hidden(place.window) if zoom == ZOOMS[0] else []
                found += [f"{name} {language} {zoom} %: {words}" for words in (*misfits(place.window), *wide)]
                looked_at(place.window, f"{name}-{language}-{zoom}")
            stage.language.switch("zh")
    return found


def looked_at(window: MainWindow, name: str) -> None:
    """A picture for people, where one is asked for."""
    folder = os.environ.get("POWERDESK_PICTURES")
    if folder:
        window.grab().save(f"{folder}/{name}.png")


def test_that_every_word_around_importing_can_be_read(
    enter: Enter, opened: Opened, stage: Stage, settle: Callable[[], None], tmp_path: Path
) -> None:
    place = Place(enter(opened.house, opened.session, "data"), opened, tmp_path, settle)
    assert not (found := all_misfits(stage, place, SCENES)), "\n".join(found)


def test_that_every_word_of_the_results_can_be_read(
    enter: Enter, stage: Stage, settle: Callable[[], None], tmp_path: Path
) -> None:
    opened = scored_in(tmp_path / "scored")
    place = Place(enter(opened.house, opened.session, "home"), opened, tmp_path, settle)
    assert not (found := all_misfits(stage, place, RESULTS, upright=ZOOMS[0])), "\n".join(found)
    opened.house.gate.sign_out()


def test_that_every_word_of_what_an_administrator_sets_can_be_read(
    enter: Enter, opened: Opened, stage: Stage, settle: Callable[[], None], tmp_path: Path
) -> None:
    role = Role.SYSTEM_ADMIN
    administrator = Session("孙丽", role, opened.house.clock.now(), DUTIES.grants(role))
    place = Place(enter(opened.house, administrator, "quality"), opened, tmp_path, settle)
    assert not (found := all_misfits(stage, place, ADMINISTRATOR)), "\n".join(found)


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_that_a_cell_that_is_cut_off_is_told_whole_where_the_pointer_rests(
    enter: Enter, opened: Opened, settle: Callable[[], None], tmp_path: Path
) -> None:
    place = Place(enter(opened.house, opened.session, "data"), opened, tmp_path, settle)
    place.beside("history")
    view = part(place.window, ColumnarView, "history-table")
    assert pointed_at(view, 1, STATE) == ""
    assert pointed_at(view, 0, STATE).endswith(REASON)


def pointed_at(view: ColumnarView, row: int, column: int) -> str:
    cell = view.visualRect(view.model().index(row, column)).center()
    QApplication.sendEvent(view.viewport(), QHelpEvent(QEvent.Type.ToolTip, cell, view.viewport().mapToGlobal(cell)))
    return QToolTip.text()


def test_that_words_that_give_way_are_told_whole(qtbot: QtBot) -> None:
    words = Elided("note", "words")
    qtbot.addWidget(words)
    words.setText("某某县供电公司城关供电所客户服务中心")
    words.resize(60, 20)
    words.show()
    assert words.minimumSizeHint().width() < 60
    assert words.toolTip() == words.text()
    words.resize(words.sizeHint())
    assert words.toolTip() == ""


def test_that_widgets_go_on_in_the_next_line(qtbot: QtBot) -> None:
    whole, buttons = QWidget(), [button(f"button-{number}") for number in range(4)]
    for each in buttons:
        each.setText("导入核对表")
    whole.setLayout(Flow(*buttons))
    qtbot.addWidget(whole)
    whole.resize(whole.sizeHint())
    whole.show()
    assert len({each.y() for each in buttons}) == 1
    whole.resize(whole.width() // 2, 200)
    assert len({each.y() for each in buttons}) == 2
    assert misfits_inside(whole) == []


def misfits_inside(whole: QWidget) -> list[str]:
    """Of something smaller than a window."""
    return [words for words in misfits(whole) if not words.startswith("the window grew")]


def test_that_a_table_ends_with_a_whole_row(stage: Stage, qtbot: QtBot) -> None:
    view = ColumnarView("rows", stage.theme)
    room = WholeRows(view, stage.theme, least=2)
    qtbot.addWidget(room)
    view.rows.show_columns([Column("a", str, str, "0")], np.arange(50, dtype=np.intp))
    view.measure()
    room.show()
    for height in range(140, 175):
        room.resize(300, height)
        assert view.viewport().height() % view.rowHeight(0) == 0
        assert view.geometry().bottom() < height
    assert room.minimumSizeHint().height() >= 3 * view.rowHeight(0)


def test_that_what_scrolls_ends_with_a_whole_line(stage: Stage, qtbot: QtBot) -> None:
    """In the style of the program, whose bar is wider than Qt's own."""
    area, column = scrolled("area")
    qtbot.addWidget(area)
    for number in range(20):
        column.addWidget(label("note", name=f"line-{number}"))
    area.show()
    for height in range(80, 140, 7):
        area.resize(200, height)
        settled()
        assert area.viewport().height() > height // 2
        assert misfits_inside(area) == []


def test_that_two_parts_stand_side_by_side_only_where_both_have_room(qtbot: QtBot) -> None:
    main, beside = label(name="main"), label(name="beside")
    main.setText("供电单位 城关供电所 城关供电所")
    beside.setText("年、月、日是按什么顺序写的？")
    page = QWidget()
    qtbot.addWidget(page)
    both = SideBySide(main, beside, page)
    page.show()
    both.resize(800, 200)
    settled()
    assert beside.x() > main.x()
    both.resize(both.minimumSizeHint().width(), 200)
    settled()
    assert beside.y() < main.y()


def test_that_a_number_keeps_off_the_edge_of_its_box(stage: Stage, qtbot: QtBot) -> None:
    box = Number("box")
    qtbot.addWidget(box)
    box.show()
    before = box.lineEdit().textMargins().left()
    assert before > 0
    stage.theme.zoom_to(200)
    assert box.lineEdit().textMargins().left() > before


def test_that_the_code_pictured_is_of_the_form_of_a_real_one() -> None:
    assert len(secret_of(SAMPLE_CODE)) == 26
    assert [len(group) for group in SAMPLE_CODE.split("-")] == [len(group) for group in new_code().split("-")]
