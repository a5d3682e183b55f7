"""From extracts to stored, scored and listed in at most three actions, counted with real widgets, files and services."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.domain.roles import Session
from desktop_app.services.house import House
from desktop_app.ui.shell.window import MainWindow
from desktop_app.ui.tasks.runner import TaskRunner
from desktop_app.ui.widgets.columnar_view import ColumnarView
from tests.houses import EXTRACTS, Opened, opened_in
from tests.ui.looking import click, part, text_of

Enter = Callable[[House, Session, str], MainWindow]
MOST = 3


class Person:
    """Somebody at the window, whose every drop and press is counted."""

    def __init__(self, window: MainWindow, settle: Callable[[], None]) -> None:
        self.window = window
        self.actions = 0
        self._settle = settle

    def drops(self, *files: Path) -> None:
        """Files are dragged over the window and let go: one action."""
        data, action = QMimeData(), Qt.DropAction.CopyAction
        data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
        button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        over = QDragEnterEvent(QPoint(600, 400), action, data, button, none)
        QApplication.sendEvent(self.window, over)
        assert over.isAccepted()
        QApplication.sendEvent(self.window, QDropEvent(QPointF(600, 400), action, data, button, none))
        self._acted()

    def presses(self, name: str) -> None:
        click(self.window, name)
        self._acted()

    def waits(self) -> None:
        self._settle()

    def _acted(self) -> None:
        self.actions += 1
        self.waits()


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Opened]:
    opened = opened_in(tmp_path / "workspace")
    yield opened
    opened.house.gate.sign_out()


@pytest.fixture
def settle(qtbot: QtBot, runner: TaskRunner) -> Callable[[], None]:
    """As ever, with time to store and to score three thousand customers."""

    def wait() -> None:
        qtbot.waitUntil(lambda: not runner.tasks(), timeout=120_000)
        QApplication.sendPostedEvents()
        QApplication.processEvents()

    return wait


@pytest.fixture
def person(enter: Enter, office: Opened, settle: Callable[[], None]) -> Person:
    return Person(enter(office.house, office.session, "home"), settle)


def assert_checked(person: Person) -> None:
    """The check page, with all of what was found and nothing asked."""
    assert person.window.screen_shown.objectName() == "screen-data"
    assert text_of(person.window, "figure-accepted-value") == "42,225"
    assert part(person.window, ColumnarView, "check-files").rows.rowCount() == len(EXTRACTS)
    assert part(person.window, QPushButton, "check-import").isEnabled()


def assert_imported_and_listed(person: Person, office: Opened) -> None:
    """Stored under one batch, scored by itself, and the ranked list open."""
    state = office.house.show_overview(office.session).state
    assert (state.customers, state.bills, state.payments) == (3_000, 15_949, 23_276)
    assert text_of(person.window, "message-what").startswith("已导入 3 个文件，42,225 行；跳过 0 行；拒绝 0 行")
    assert person.window.screen_shown.objectName() == "screen-worklist"
    assert part(person.window, ColumnarView, "worklist-table").rows.rowCount() == 3_000
    assert person.actions <= MOST


def test_that_dropped_files_are_checked_imported_and_listed(person: Person, office: Opened) -> None:
    person.drops(*EXTRACTS)
    assert_checked(person)
    person.presses("check-import")
    assert_imported_and_listed(person, office)
    assert person.actions == 2


def test_that_files_in_the_inbox_are_checked_imported_and_listed(person: Person, office: Opened, tmp_path: Path) -> None:
    folder = tmp_path / "收件箱"
    folder.mkdir()
    for file in EXTRACTS:
        copied = folder / file.name
        shutil.copyfile(file, copied)
        os.utime(copied, (1_100_000_000, 1_100_000_000))
    office.house.set_inbox(office.session, folder)
    person.window.inbox.look()
    person.waits()
    person.presses("home-inbox-check")
    assert_checked(person)
    person.presses("check-import")
    assert_imported_and_listed(person, office)
    assert person.actions == 2


def test_that_files_chosen_in_the_dialog_are_checked_imported_and_listed(
    person: Person, office: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    def choose(*_arguments: object) -> tuple[list[str], str]:
        person.actions += 1  # Open, in the system's own dialog
        return [str(file) for file in EXTRACTS], ""

    monkeypatch.setattr(QFileDialog, "getOpenFileNames", choose)
    person.presses("next-step-act")
    assert_checked(person)
    person.presses("check-import")
    assert_imported_and_listed(person, office)
    assert person.actions == 3
