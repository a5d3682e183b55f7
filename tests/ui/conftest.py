"""The desktop without a display: one theme and language per test, a fresh settings folder, no task left behind."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.domain.roles import Session
from desktop_app.services.house import House
from desktop_app.ui.desk import Desk
from desktop_app.ui.desktop import SCREENS
from desktop_app.ui.shell.window import MainWindow
from desktop_app.ui.tasks.runner import TaskRunner
from desktop_app.ui.texts.language import Language
from desktop_app.ui.theme.theme import Theme
from tests.fakes.house import FakeHouse, as_house, fake_house


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The offscreen plugin says this of every window; it is about the plugin, not about us."""
    for item in items:
        if "tests/ui" in item.path.as_posix():
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints"))


@dataclass
class Stage:
    """What a test plays on."""

    app: QApplication
    settings: QSettings
    theme: Theme
    language: Language
    runner: TaskRunner
    house: FakeHouse

    def desk(self) -> Desk:
        session = self.house.gate.sign_in("王敏", self.house.gate.password)
        return Desk(as_house(self.house), session, self.runner, self.theme, self.language)


@pytest.fixture
def runner(qapp: QApplication) -> Iterator[TaskRunner]:
    """With Python's own collection off, as in the program (ADR 0003): on a worker thread it would delete Qt objects."""
    gc.collect()
    gc.disable()
    made = TaskRunner()
    yield made
    made.close()
    gc.enable()


@pytest.fixture
def stage(qapp: QApplication, runner: TaskRunner, tmp_path: Path) -> Iterator[Stage]:
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    house = fake_house()
    theme, language = Theme(qapp, settings), Language(qapp, house.texts, settings)
    yield Stage(qapp, settings, theme, language, runner, house)
    runner.close()
    theme.zoom_reset()
    language.switch("en")  # removes the translators from the application shared by all tests
    theme.deleteLater()
    language.deleteLater()


@pytest.fixture
def settle(qtbot: QtBot, runner: TaskRunner) -> Callable[[], None]:
    """Wait, by events, until no task is left and its answers have been dealt with."""

    def wait() -> None:
        qtbot.waitUntil(lambda: not runner.tasks(), timeout=10_000)
        QApplication.sendPostedEvents()
        QApplication.processEvents()

    return wait


@pytest.fixture
def open_window(stage: Stage, qtbot: QtBot, settle: Callable[[], None]) -> Callable[[], MainWindow]:
    """A main window over the stage's house, shown and filled."""

    def make() -> MainWindow:
        window = MainWindow(stage.desk(), SCREENS, stage.settings)
        qtbot.addWidget(window)
        window.resize(1366, 768)
        window.show()
        settle()
        return window

    return make


@pytest.fixture
def enter(stage: Stage, qtbot: QtBot, settle: Callable[[], None]) -> Callable[[House, Session, str], MainWindow]:
    """A main window over a real house, shown at a place and filled."""

    def make(house: House, session: Session, place: str) -> MainWindow:
        window = MainWindow(Desk(house, session, stage.runner, stage.theme, stage.language), SCREENS, stage.settings)
        qtbot.addWidget(window)
        window.resize(1366, 768)
        window.show()
        window.show_place(place)
        settle()
        return window

    return make
